"""The place an agent works in: a queue, and beside it the ticket one rests on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from desktop.memory import Panes
from desktop.overriding import override
from desktop.page import Page
from desktop.queue import QueuePage
from desktop.ticket import NewTicketDialog, TicketPage
from desktop.widgets.queue_line import one_line
from services.tickets.queue import Queue, QueueView

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.commands import Commands
    from desktop.work import Desk

SHARES: Final = (40, 60)


class QueueArea(Page):
    """Two pages in one place; each asks for itself."""

    def __init__(self, desk: Desk, commands: Commands, parent: QWidget | None = None) -> None:
        """Build both pages, and the commands that lead between them."""
        super().__init__(desk, parent)
        self._commands = commands
        self.queue = QueuePage(desk, commands)
        self.ticket = TicketPage(desk, commands)
        self.queue.ticket_opened.connect(self._on_rested)
        self.queue.states.new_asked.connect(self.new_ticket)
        pages: tuple[Page, Page] = (self.queue, self.ticket)
        for page in pages:
            page.said.connect(self.said)
            page.offered.connect(self.offered)
            page.tickets_opened.connect(self.tickets_opened)
        self.queue.table.opened.connect(lambda _ticket: self.ticket.conversation.take_keys())
        self.ticket.ticket_opened.connect(self.show_ticket)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for page, share in zip(pages, SHARES, strict=True):
            self.splitter.addWidget(page)
            self.splitter.setStretchFactor(self.splitter.count() - 1, share)
        self.splitter.setSizes([share * 10 for share in SHARES])
        self.panes = Panes(self.splitter, "queue")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.begins_at = self.queue.table
        commands.bind("ticket.new", self.new_ticket)
        commands.bind("ticket.open", self.open_window)
        commands.bind("ticket.drill", self.start_drill)
        for name in self.queue.bulk_bar.names():
            commands.prefer(name, partial(self._for_all, name))

    def show_ticket(self, ticket_id: int) -> None:
        """Show one ticket beside the queue that is open, and mark it there."""
        self.queue.mark(ticket_id)
        self.ticket.show_ticket(ticket_id)

    def show_tickets(self, wanted: object) -> None:
        """Show a queue's view, or search for words."""
        if isinstance(wanted, QueueView):
            self.queue.open_queue(wanted)
        elif isinstance(wanted, str):
            self.queue.open_queue(QueueView(Queue.ALL, text=wanted), f"“{wanted}”")

    def new_ticket(self) -> None:
        """Open the form for a new ticket; the ticket is shown when it is stored."""
        dialog = NewTicketDialog(self._desk, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.opened.connect(self.show_ticket)
        dialog.show()

    def start_drill(self) -> None:
        """Open the form for a fire drill; its ticket is shown when it has begun."""
        from desktop.firings import DrillDialog  # noqa: PLC0415 - seldom, not for the first paint

        dialog = DrillDialog(self._desk, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.opened.connect(self.ticket_opened)
        dialog.show()

    def open_window(self) -> None:
        """Ask for the ticket in a window of its own, beside this one."""
        if self.ticket.ticket is not None:
            self.window_wanted.emit(self.ticket.ticket.id)

    def title(self) -> str:
        """Return the number and subject of the ticket shown; empty without one."""
        ticket = self.ticket.ticket
        return f"#{ticket.id} {one_line(ticket.subject)}" if ticket is not None else ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from the ticket back to the list, once nothing else has a use for it."""
        focus = QApplication.focusWidget()
        is_inside = focus is not None and self.ticket.isAncestorOf(focus)
        if event.key() == Qt.Key.Key_Escape and is_inside:
            self.queue.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)

    def _for_all(self, name: str) -> bool:
        """Do to all chosen tickets what a key does to one, where the keys are in the list."""
        focus = QApplication.focusWidget()
        is_inside = focus is not None and self.queue.isAncestorOf(focus)
        return is_inside and self.queue.bulk_bar.open(name)

    def _on_rested(self, ticket_id: int) -> None:
        self.ticket.show_ticket(ticket_id)
