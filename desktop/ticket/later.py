"""What is put off: a ticket aside until later, a reminder to look again; each with its undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from desktop.text import moment, tr
from desktop.ticket.asking import Asking, Question
from desktop.widgets.ask_bar import Asked
from desktop.widgets.later import later_choices, read_time
from desktop.widgets.queue_line import number_words
from services.tickets import agenda, undoing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.ticket.asking import Undo
    from desktop.ticket.page import TicketPage
    from desktop.work import Desk
    from services.changes import Changes
    from services.tickets.agenda import ReminderView
    from services.tickets.reading import TicketView


class Later(Asking):
    """Puts off, and takes that back."""

    def __init__(self, page: TicketPage, desk: Desk) -> None:
        """Do it to whatever ticket `page` shows."""
        super().__init__(page, desk)
        self.later = QMenu(page)

    def fill_later(self, *, remind: bool) -> QMenu:
        """Fill and return the menu of times, to put the ticket aside or to be reminded."""
        self.later.clear()
        act = self._ask_reminder if remind else self._snooze
        for words, at in later_choices(self._desk.now()):
            action = self.later.addAction(words)
            action.triggered.connect(lambda _on, known=at: act(known))
        other = self.later.addAction(tr("Another time …"))
        other.triggered.connect(lambda: self._ask_time(act))
        return self.later

    def wake(self) -> None:
        """Bring the ticket back into the queues."""
        ticket = self._page.ticket
        if ticket is not None:
            known = ticket.id
            said = tr("{number} is back in the queue", number=number_words(known))
            back = self._aside_back(ticket) if ticket.relations.snoozed_until else None
            self.run(self._desk.do(agenda.wake, known), said, back)

    def forget_reminder(self, reminder_id: int) -> None:
        """Take a reminder back."""
        ticket = self._page.ticket
        kept = ticket.relations.reminders if ticket is not None else ()
        back: Undo | None = None
        for one in kept:
            if one.id == reminder_id:
                back = partial(self._remind_again, one)
        click = self._desk.do(agenda.forget_reminder, reminder_id)
        self.run(click, tr("The reminder is taken back"), back)

    def _remind_again(self, one: ReminderView, _changes: Changes) -> object:
        return self._desk.do(agenda.remind, one.ticket_id, one.due_at, one.note)

    def _snooze(self, at: datetime) -> None:
        ticket = self._page.ticket
        if ticket is not None:
            when = moment(at, self._desk.now())
            said = tr("{number} comes back {when}", number=number_words(ticket.id), when=when)
            back = self._aside_back(ticket)
            self.run(self._desk.do(agenda.snooze, ticket.id, at), said, back)

    def _aside_back(self, ticket: TicketView) -> Undo:
        """Return what puts it aside, or brings it back, as it is now, unless others did since."""
        since, until = self._desk.now(), ticket.relations.snoozed_until
        return lambda _changes: self._desk.do(
            undoing.aside_back, ticket.id, until, since, reason=tr("Undone")
        )

    def _ask_reminder(self, at: datetime) -> None:
        known = self.known()
        if known is None:
            return
        when = moment(at, self._desk.now())
        self.ask(
            Question(
                tr("What shall you be reminded of, {when}?", when=when),
                (Asked(tr("Note"), tr("Such as: call the vendor")),),
                tr("Remind me"),
                lambda given: self._desk.do(agenda.remind, known, at, given[0]),
                tr("You are reminded {when}", when=when),
                lambda changes: self._desk.do(agenda.forget_reminder, changes.subject or 0),
            )
        )

    def _ask_time(self, act: Callable[[datetime], None]) -> None:
        def take(given: tuple[str, ...]) -> None:
            at = read_time(given[0], self._desk.now())
            self._page.ask_bar.accepted()
            act(at)

        hint = tr("Such as: 14:30 or 2026-12-01 09:00")
        self.ask_first(tr("When?"), Asked(tr("Time"), hint), tr("Go on"), take)
