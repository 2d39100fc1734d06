"""A box to choose from whose open list says what is chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent


class Box(QComboBox):
    """A combo whose list has the name of the box, and whose value no wheel changes."""

    @override
    def showPopup(self) -> None:
        self.view().setAccessibleName(self.accessibleName())
        super().showPopup()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling a page must not change what stands on it
