"""What a queue page shows: bars while it is read, the tickets, or what an empty one means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from desktop.text import tr
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.skeleton import Skeleton

if TYPE_CHECKING:
    from desktop.queue.shelves import Shelf
    from services.tickets.queue import QueueView

TYPED_INTO: Final = (QLineEdit, QTextEdit, QPlainTextEdit)
BARS: Final = 14


class QueueStates(QStackedWidget):
    """Turns between the states of one queue."""

    def __init__(self, table: QWidget, parent: QWidget | None = None) -> None:
        """Begin with the bars."""
        super().__init__(parent)
        self._table = table
        self.addWidget(Skeleton(BARS))
        self.addWidget(table)

    def wait(self) -> None:
        """Show bars until the first tickets come."""
        self.setCurrentIndex(0)

    def show_count(self, count: int, shelf: Shelf | None, view: QueueView | None) -> None:
        """Show the tickets, or why there are none in this queue."""
        if count:
            if self.currentWidget() is not self._table:
                self.setCurrentWidget(self._table)
                # whoever is typing, here or in the palette, goes on typing
                if not isinstance(QApplication.focusWidget(), TYPED_INTO):
                    self._table.setFocus()
            return
        while self.count() > 2:  # noqa: PLR2004 - the skeleton and the table stay
            old = self.widget(2)
            if old is not None:
                self.removeWidget(old)
                old.deleteLater()
        self.setCurrentIndex(self.addWidget(_empty(shelf, view)))


def _empty(shelf: Shelf | None, view: QueueView | None) -> EmptyState:
    if view is not None and view.text:
        words = tr("No ticket of this queue says this. Look in all tickets with Ctrl+K.")
        return EmptyState("search", tr("Nothing found"), words=words)
    if shelf is None:
        return EmptyState("inbox", tr("Nothing here"))
    heading, words = shelf.empty()
    return EmptyState(shelf.icon, heading, words=words)
