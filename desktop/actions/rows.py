"""What a macro or a rule does, line by line: each action a row with the fields of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions.parts import KINDS, Offers, parts
from desktop.overriding import override
from desktop.spoken.rules import action_words
from desktop.text import tr
from desktop.widgets.box import Box
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.labels import frame, label
from desktop.widgets.queue_line import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QMouseEvent

    from desktop.actions.parts import Action, Part

EMPTY: Final[tuple[object, ...]] = ("", [])
"""What is not written down; None is: it empties a field."""


class ActionRow(QWidget):
    """One action: what it does, its fields, its place among the others, and a way out.

    Attributes:
        dropped: The row is to go.
        moved: Emitted with -1 or 1: it goes up or down, by its buttons or Alt and an arrow.
        dragged: Emitted with a height on the screen: it is pulled there by its head.
    """

    dropped = Signal()
    moved = Signal(int)
    dragged = Signal(int)

    def __init__(self, action: Mapping[str, Any], offers: Offers) -> None:
        """Show an action; one that cannot be put together here is only named."""
        super().__init__()
        self._given = dict(action)
        kind = str(action["do"])
        self._parts = parts(action, offers)
        self._words = KINDS[kind]() if kind in KINDS else tr("Another action: {kind}", kind=kind)
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 8, 10)
        column.setSpacing(6)
        self._up = icon_button("chevron-up", tr("Earlier: {action}", action=self._words))
        self._down = icon_button("chevron-down", tr("Later: {action}", action=self._words))
        column.addLayout(self._head())
        if not self._parts:
            column.addWidget(label(one_line(_given(action)), "small", wrap=True))
        for part in self._parts:
            column.addWidget(_held(part) if part.height else part.editor)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda known=by: self.moved.emit(known))

    def action(self) -> Action:
        """Return the action as it may be saved; what has no field here stays as it was."""
        if not self._parts:
            return dict(self._given)
        shown = {part.key for part in self._parts}
        kept = {key: value for key, value in self._given.items() if key not in shown}
        said = {part.key: part.read() for part in self._parts}
        return kept | {key: value for key, value in said.items() if value not in EMPTY}

    def first(self) -> QWidget | None:
        """Return where typing begins."""
        return self._parts[0].editor if self._parts else None

    def set_place(self, place: int, of: int) -> None:
        """Offer the ways there are from this place."""
        self._up.setEnabled(place > 0)
        self._down.setEnabled(place < of - 1)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint().y())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # what is pressed between the fields is the row, to be pulled

    def _head(self) -> QHBoxLayout:
        drop = icon_button("x", tr("Take out: {action}", action=self._words))
        drop.clicked.connect(self.dropped)
        self._up.clicked.connect(lambda: self.moved.emit(-1))
        self._down.clicked.connect(lambda: self.moved.emit(1))
        name = label(self._words, "strong")
        name.setCursor(Qt.CursorShape.SizeVerCursor)
        name.setToolTip(tr("Pull to another place, or Alt and an arrow"))
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(name, 1)
        for one in (self._up, self._down, drop):
            head.addWidget(one)
        return head


def _given(action: Mapping[str, Any]) -> str:
    """Say an action that has no fields here; one of no known kind by its own words."""
    if action["do"] in KINDS:
        return tr("{action}; kept as it is", action=action_words(action))
    return ", ".join(f"{key}: {value}" for key, value in action.items() if key != "do")


def _held(part: Part) -> QWidget:
    """Return an editor at its height: the style sheet lets a field itself become lower."""
    holder = QWidget()
    holder.setFixedHeight(part.height)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part.editor)
    return holder


class ActionRows(QWidget):
    """The actions of a macro or a rule, in their order, and what can be added.

    Attributes:
        changed: A row has come or gone.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no action."""
        super().__init__(parent)
        self._offers = Offers()
        self._rows: list[ActionRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._kind = Box()
        self._kind.setAccessibleName(tr("Kind of action"))
        add = button(tr("Add"), icon="plus")
        add.clicked.connect(self._on_add)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._kind)
        foot.addWidget(add)
        foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self._column)
        whole.addLayout(foot)
        whole.addStretch(1)
        self._offer_kinds()

    def offer(self, offers: Offers) -> None:
        """Offer these names to rows that are shown from now on."""
        if offers == self._offers:
            return
        self._offers = offers
        self._offer_kinds()
        self.show_actions([row.action() for row in self._rows])

    def show_actions(self, actions: Sequence[Mapping[str, Any]]) -> None:
        """Show these actions instead of the former."""
        for row in list(self._rows):
            self._drop(row)
        for one in actions:
            self._add(one)

    def written(self) -> list[Action]:
        """Return the actions as they stand."""
        return [row.action() for row in self._rows]

    def add(self, kind: str) -> ActionRow:
        """Add an empty action of a kind and go into it."""
        row = self._add({"do": kind})
        first = row.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def rows(self) -> list[ActionRow]:
        """Return the rows in their order."""
        return list(self._rows)

    def _offer_kinds(self) -> None:
        chosen = self._kind.currentData()
        self._kind.clear()
        for kind in self._offers.kinds():
            self._kind.addItem(KINDS[kind](), kind)
        self._kind.setCurrentIndex(max(self._kind.findData(chosen), 0))

    def _on_add(self) -> None:
        self.add(str(self._kind.currentData()))

    def _add(self, action: Mapping[str, Any]) -> ActionRow:
        row = ActionRow(action, self._offers)
        row.dropped.connect(lambda: self._drop(row))
        row.moved.connect(lambda by: self._put(row, self._rows.index(row) + by))
        row.dragged.connect(lambda height: self._pull(row, height))
        self._rows.append(row)
        self._column.addWidget(row)
        self._number()
        return row

    def _pull(self, row: ActionRow, height: int) -> None:
        """Let a row take the place it was pulled to: past the middle of a neighbour."""
        here = self.mapFromGlobal(QPoint(0, height)).y()
        above = sum(
            1 for one in self._rows if one is not row and one.geometry().center().y() < here
        )
        self._put(row, above)

    def _put(self, row: ActionRow, place: int) -> None:
        if place == self._rows.index(row) or not 0 <= place < len(self._rows):
            return
        self._rows.remove(row)
        self._rows.insert(place, row)
        self._column.removeWidget(row)
        self._column.insertWidget(place, row)
        self._number()

    def _number(self) -> None:
        for place, row in enumerate(self._rows):
            row.set_place(place, len(self._rows))
        self.changed.emit()

    def _drop(self, row: ActionRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self._number()
