"""A box to choose from whose open list says what is chosen there; and how far in fields begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QAbstractSpinBox, QComboBox

from desktop.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent


INSET: Final = 7


def inset(field: QAbstractSpinBox) -> None:
    """Let numbers, dates and times begin as far from the edge as words in other fields do.

    The padding of the style sheet does not reach the line within such a field; it does where a
    calendar opens from it.
    """
    field.lineEdit().setTextMargins(INSET, 0, 0, 0)


class Box(QComboBox):
    """A combo whose list has the name of the box, and whose value no wheel changes."""

    @override
    def showPopup(self) -> None:
        self.view().setAccessibleName(self.accessibleName())
        super().showPopup()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling a page must not change what stands on it
