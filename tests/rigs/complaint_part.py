"""The complaint of a ticket in a window, as the tests of its forms look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.form import FormDialog
from desktop.ticket.complaint import ComplaintPart
from services.tickets import reading
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat

Form = TypeVar("Form", bound=FormDialog)


class Shown:
    """The part of one ticket in a window, and what its forms do."""

    def __init__(self, seat: Seat, qtbot: QtBot) -> None:
        """Show an open ticket."""
        self.seat, self._qtbot = seat, qtbot
        self.number = opened(seat.store, seat.small, subject="Charged twice")
        self.part = ComplaintPart(seat.desk)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        column.addWidget(self.part)
        column.addWidget(self.part.offer)
        self.window.show()
        self.refresh()

    def refresh(self) -> None:
        """Ask for the ticket again, and for its complaint."""
        with self.seat.store.reading(self.seat.small.agent) as work:
            ticket = reading.ticket(work, self.number)
        self.part.view = None
        self.part.offer.hide()
        self.part.show_ticket(ticket)
        self._qtbot.waitUntil(lambda: self.part.record.isVisible() or self.part.view is not None)

    def form(self, kind: type[Form]) -> Form:
        """Return the form that was opened."""
        self._qtbot.waitUntil(lambda: isinstance(self.part.form, kind))
        assert isinstance(self.part.form, kind)
        self._qtbot.addWidget(self.part.form)
        return self.part.form

    def go(self, form: FormDialog) -> None:
        """Press what the form does, and wait until it is done."""
        self._qtbot.waitUntil(form.go.isEnabled)
        form.go.click()
        self._qtbot.waitUntil(lambda: not form.isVisible())
        self.refresh()

    def choose(self, words: str) -> None:
        """Choose from the menu."""
        [action] = [one for one in self.part.menu.actions() if one.text() == words]
        action.trigger()

    def do(self, words: str) -> None:
        """Choose what is done at once, and wait until it is."""
        with self._qtbot.waitSignal(self.seat.desk.changed):
            self.choose(words)
        self.refresh()
