"""A place where one widget stands at a time, and goes when the next one comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Stage(QStackedWidget):
    """Shows what it was given last."""

    def show_instead(self, shown: QWidget) -> None:
        """Show this widget; the one before is deleted."""
        before = self.currentWidget()
        self.addWidget(shown)
        self.setCurrentWidget(shown)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
