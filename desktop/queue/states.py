"""What a queue page shows: bars while it is read, the tickets, or what an empty one means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
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
from services.tickets.queue import Queue

if TYPE_CHECKING:
    from desktop.queue.shelves import Shelf
    from services.tickets.queue import QueueView

TYPED_INTO: Final = (QLineEdit, QTextEdit, QPlainTextEdit)
BARS: Final = 14
BEGUN_BY_HAND: Final = frozenset({Queue.MINE, Queue.OPEN, Queue.ALL})
"""Queues into which a new ticket would come."""


class QueueStates(QStackedWidget):
    """Turns between the states of one queue.

    Attributes:
        new_asked: In an empty queue the person wants to write a ticket down.
    """

    new_asked = Signal()

    def __init__(self, table: QWidget, *, may_begin: bool) -> None:
        """Begin with the bars; who `may_begin` tickets is offered that where there is none."""
        super().__init__()
        self._table, self._may_begin = table, may_begin
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
        shown = _empty(shelf, view, may_begin=self._may_begin)
        shown.acted.connect(self.new_asked)
        self.setCurrentIndex(self.addWidget(shown))


def _empty(shelf: Shelf | None, view: QueueView | None, *, may_begin: bool) -> EmptyState:
    if view is not None and view.text:
        words = tr("No ticket of this queue says this. Look in all tickets with Ctrl+K.")
        return EmptyState("search", tr("Nothing found"), words=words)
    if shelf is None:
        return EmptyState("inbox", tr("Nothing here"))
    heading, words = shelf.empty()
    offers = may_begin and shelf.view.queue in BEGUN_BY_HAND and shelf.view.saved_id is None
    step = tr("New ticket") if offers else ""
    return EmptyState(shelf.icon, heading, words=words, action=step)
