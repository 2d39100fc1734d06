"""Compares how a control looks with the focus and without: somebody at the keys must see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

AROUND: Final = 4
"""Pixels around a control that its ring may take."""


def ringless(window: QWidget, met: Sequence[QWidget], known: set[tuple[str, ...]]) -> list[str]:
    """Return the controls that look the same with the focus as without.

    Args:
        window: That is in front.
        met: Where Tab leads to.
        known: Kinds of controls that were looked at before; grows.
    """
    bad = []
    for one in met:
        if not isValid(one) or (isinstance(one, QLineEdit) and one.property("role") == "bare"):
            continue  # a sheet that goes when the focus does; a field that shows its caret only
        kind = _kind(one)
        if kind in known or len(met) < 2 or not one.isEnabled():
            continue
        other = next((each for each in met if each is not one and _takes_focus(each)), one)
        if not _takes_focus(one) or one.visibleRegion().isEmpty():
            continue  # a list is open over it, or it is scrolled away: another will be in view
        with_it, without = seen(window, one, one), seen(window, one, other)
        if with_it is None or without is None:
            continue  # the list of another field takes the focus back
        known.add(kind)
        if with_it == without:
            bad.append(" ".join(kind))
    return bad


def _takes_focus(one: QWidget) -> bool:
    if not isValid(one) or not one.isVisible() or not one.isEnabled():
        return False
    one.setFocus(Qt.FocusReason.OtherFocusReason)
    return one.hasFocus()


def _kind(one: QWidget) -> tuple[str, ...]:
    marks = (one.property(name) for name in ("role", "shape", "checkable"))
    return (type(one).__name__, *(str(mark or "") for mark in marks), one.objectName())


def seen(window: QWidget, one: QWidget, focused: QWidget) -> QImage | None:
    """Return how a control looks while another one, or itself, has the focus; None if it cannot."""
    focused.setFocus(Qt.FocusReason.OtherFocusReason)  # Tab would open the lists of some
    QApplication.processEvents()
    if not focused.hasFocus():
        return None
    around = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
    return window.grab(around.adjusted(-AROUND, -AROUND, AROUND, AROUND)).toImage()
