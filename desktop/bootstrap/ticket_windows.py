"""Tickets in windows of their own, several at a time, which come back at the next start."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop import memory as remembered
from desktop.commands import EVERYWHERE, Commands
from desktop.main_window.focus_keeper import FocusKeeper
from desktop.overriding import override
from desktop.ticket import TicketPage
from desktop.widgets.room import stay_on_screen

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from desktop.main_window.window import MainWindow
    from desktop.memory import Memory
    from desktop.work import Desk

OWN_SIZE: Final = (860, 720)
MOST: Final = 8
"""Windows that come back: more would be a surprise, not a help."""
LONGEST: Final = 2000
"""Characters kept of one window's place; Qt needs some 130."""


class TicketWindow(QWidget):
    """One ticket in a window of its own, with its own keys."""

    closed = Signal(object)

    def __init__(self, desk: Desk, ticket_id: int, memory: Memory) -> None:
        """Show the ticket.

        Args:
            desk: Of the person.
            ticket_id: The ticket.
            memory: For the panes within, as they were last.
        """
        super().__init__()
        self.memory = memory
        self.ticket_id = ticket_id
        self.setWindowTitle(f"#{ticket_id} · Vigildesk")
        self.resize(*OWN_SIZE)
        stay_on_screen(self)
        self.commands = Commands(self, desk.actor.role)
        self.page = TicketPage(desk, self.commands)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.page.show_ticket(ticket_id)
        self.page.conversation.take_keys()
        self.keeper = FocusKeeper(self, lambda: self.page.conversation)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit(self)


class TicketWindows(QObject):
    """The windows of one person at one desk."""

    def __init__(self, window: MainWindow, desk: Desk, commands: Commands) -> None:
        """Know which were open last time; `reopen` shows them.

        Args:
            window: The main window, whose memory it is.
            desk: Of the person.
            commands: Of the main window: what works everywhere works in these windows.
        """
        super().__init__(window)
        self._desk = desk
        self._commands = commands
        self._memory = window.memory
        place = self._memory.text(remembered.PLACE)
        whose = f"{place}|{desk.actor.person_id}|{desk.actor.name}"
        self.key = f"tickets/{hashlib.sha256(whose.encode()).hexdigest()[:16]}"
        self.open_ones: list[TicketWindow] = []
        self._closed: list[TicketWindow] = []
        self._clicks = 0
        desk.begun.connect(self._on_begun)
        desk.finished.connect(self._on_finished)
        window.remembering.connect(self.keep)

    def open(self, ticket_id: int) -> TicketWindow:
        """Show a ticket in one more window, as large as the last one was left."""
        made = TicketWindow(self._desk, ticket_id, self._memory)
        shape = self._memory.shape(remembered.TICKET_SHAPE)
        if not shape.isEmpty():
            made.restoreGeometry(shape)
        self._show(made)
        return made

    def reopen(self) -> None:
        """Show the windows that were open when this person left."""
        for one in self._memory.text(self.key).split(",")[:MOST]:
            number, _, shape = one.partition(":")
            if number.isascii() and number.isdigit() and len(shape) < LONGEST:
                made = TicketWindow(self._desk, int(number), self._memory)
                made.restoreGeometry(QByteArray.fromHex(shape.encode("ascii", "ignore")))
                self._show(made)

    def keep(self) -> None:
        """Write down which are open, and where."""
        if not all(isValid(one) for one in self.open_ones):
            return  # the person has left: what was written down then stays
        kept = (f"{one.ticket_id}:{_shape(one)}" for one in self.open_ones)
        self._memory.keep(self.key, ",".join(kept))

    def _show(self, made: TicketWindow) -> None:
        self.open_ones.append(made)
        for name in EVERYWHERE:
            made.commands.bind(name, partial(self._commands.run, name))
        made.closed.connect(self._on_closed)
        made.show()
        self.keep()

    def _on_closed(self, window: TicketWindow) -> None:
        self._memory.keep(remembered.TICKET_SHAPE, window.saveGeometry())
        if window in self.open_ones:
            self.open_ones.remove(window)
        self._closed.append(window)
        self._let_go()
        self.keep()

    def _on_begun(self) -> None:
        self._clicks += 1

    def _on_finished(self) -> None:
        self._clicks -= 1
        self._let_go()

    def _let_go(self) -> None:
        """Destroy what was closed, unless a click is under way: it may be of such a window."""
        if self._clicks:
            return
        for window in self._closed:
            window.deleteLater()
        self._closed.clear()


def _shape(window: QWidget) -> str:
    return bytes(window.saveGeometry().toHex().data()).decode("ascii")
