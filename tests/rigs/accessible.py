"""What assistive technology would be told of a widget: its tree, read within the process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from desktop.ticket.leaf import TicketLeaf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Role = QAccessible.Role
CONTROLS: Final = frozenset(
    {
        Role.Button,
        Role.ButtonMenu,
        Role.ButtonDropDown,
        Role.CheckBox,
        Role.RadioButton,
        Role.ComboBox,
        Role.EditableText,
        Role.SpinBox,
        Role.Slider,
        Role.Table,
        Role.List,
        Role.Tree,
        Role.Link,
        Role.PageTab,
    }
)
NOT_ENTERED: Final = frozenset({Role.Table, Role.List, Role.Tree, Role.ComboBox, Role.SpinBox})
"""A queue of a million rows has as many children; a box is one control."""
MOST_LINKS: Final = 60
"""In one text; more Tabs than that without leaving it are a trap."""
NO_ROLE: Final = frozenset({Role.NoRole})


@dataclass(frozen=True)
class Told:
    """One thing in the tree."""

    role: QAccessible.Role
    name: str
    widget: QWidget | None
    is_focusable: bool
    is_read_only: bool = False

    @property
    def where(self) -> str:
        """The kind of widget and what it stands in, for whoever has to mend it."""
        found: list[str] = []
        widget = self.widget
        while widget is not None and len(found) < 4:
            found.append(type(widget).__name__)
            widget = widget.parentWidget()
        return f"{self.role.name} in {' < '.join(found)}"


def told(widget: QWidget) -> Iterator[Told]:
    """Go through everything shown in a widget, from the outside in."""
    first = QAccessible.queryAccessibleInterface(widget)
    assert first is not None, f"{widget} is in no tree"
    waiting: list[QAccessibleInterface] = [first]
    while waiting:
        one = waiting.pop(0)
        seen = one.object()
        inside = seen if isinstance(seen, QWidget) else None
        state = one.state()
        name = one.text(QAccessible.Text.Name)
        yield Told(one.role(), name, inside, bool(state.focusable), bool(state.readOnly))
        if one.role() in NOT_ENTERED:
            continue
        for at in range(one.childCount()):
            child = one.child(at)
            if child.isValid() and _is_shown(child):
                waiting.append(child)


def nameless(widget: QWidget) -> list[str]:
    """Return the controls without a name, and what takes the focus without a role."""
    return [
        one.where
        for one in told(widget)
        if (one.role in CONTROLS and not one.name.strip())
        or (one.is_focusable and one.role in NO_ROLE)
    ]


def untold(window: QWidget) -> list[str]:
    """Return what can be pressed or typed into and stands in no tree.

    Such is what lies on a scroll area or on a stack beside its pages.
    """
    known = {one.widget for one in told(window)}
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    return [
        _where(one)
        for one in window.findChildren(QWidget)
        if isinstance(one, kinds)
        and one.isVisible()
        and one not in known
        and one.window() is window.window()
        and not isinstance(one.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit)
    ]


def _is_covered(widget: QWidget) -> bool:
    at: QWidget | None = widget
    while at is not None:
        if isinstance(at, TicketLeaf) and at.covers(widget):
            return True
        at = at.parentWidget()
    return False


def unreached(window: QWidget, reached: Collection[QWidget]) -> list[str]:
    """Return the controls that no number of Tabs leads to.

    A group of choices is reached as one: the arrow keys go on within it. Words that are only read
    are no control, and the glass and the cross within a field are its Enter and its Esc. A list
    that takes no focus is steered from the field it belongs to. What a drawer covers is not seen.

    Args:
        window: What is looked at.
        reached: What Tab was seen to lead to. (Asked for its chain of focus, PySide would make each
            widget a child of the one before it, and lose the one with the other.)
    """
    chain = set(reached)
    return [
        f"{one.where} “{one.name}”"
        for one in told(window)
        if one.role in CONTROLS
        and one.widget is not None
        and one.widget.isEnabled()
        and not (one.role is Role.EditableText and one.is_read_only)
        and not (one.role is Role.List and one.widget.focusPolicy() is Qt.FocusPolicy.NoFocus)
        and not isinstance(one.widget.parentWidget(), QLineEdit)
        and not _is_covered(one.widget)
        and not _is_reached(one.widget, chain)
    ]


def tabbed(window: QWidget) -> tuple[list[QWidget], str]:
    """Press Tab until it is where it began; returns where it led to, and what it never left.

    A text with links keeps the focus while Tab goes from one to the next. Where nothing takes the
    focus, nothing is reached and nothing is a trap.
    """
    press(focused(window) or window, Qt.Key.Key_Tab)
    met: list[QWidget] = []
    again = 0
    now = focused(window)
    while now is not None and (now not in met or (now is met[-1] and again < MOST_LINKS)):
        again = again + 1 if met and now is met[-1] else 0
        if not again:
            met.append(now)
        press(now, Qt.Key.Key_Tab)
        now = focused(window)
    is_loop = not met or now is met[0]
    return met, "" if is_loop else f"{_where(met[-1])} leads to {_where(now)}"


def press(widget: QWidget, key: Qt.Key) -> None:
    """Press a key where the focus is; a list that is open over it hears it first, as in life."""
    QTest.keyClick(QApplication.activePopupWidget() or widget, key)


def focused(window: QWidget) -> QWidget | None:
    """Return what within a window has the focus, or would have it; the stubs forget the None."""
    found: QWidget | None = window.focusWidget()
    return found


def _where(widget: QWidget | None) -> str:
    return "nothing" if widget is None else f"{type(widget).__name__} “{widget.accessibleName()}”"


def _is_reached(widget: QWidget, chain: set[QWidget]) -> bool:
    if widget in chain or (widget.focusProxy() is not None and widget.focusProxy() in chain):
        return True
    if isinstance(widget, QRadioButton) and widget.autoExclusive():
        holder = widget.parentWidget()
        return holder is not None and bool(chain & set(holder.findChildren(QRadioButton)))
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive() and chain & set(group.buttons()):
        return True
    owner = widget.parentWidget()
    while owner is not None and not isinstance(owner, QAbstractScrollArea):
        if isinstance(owner, QComboBox | QSpinBox) and owner in chain:
            return True
        owner = owner.parentWidget()
    return False


def _is_shown(one: QAccessibleInterface) -> bool:
    seen = one.object()
    if isinstance(seen, QWidget):
        return seen.isVisible()
    return not one.state().invisible
