"""Tickets put aside until an instant, and people's own reminders; the watcher brings both back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.moves import Reminder, TicketSnooze
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import OPEN_STATUSES
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.changes import Happening
from services.errors import NotAllowed, RuleError
from services.notify import inbox
from services.notify.inbox import Word
from services.sla import rest
from services.tickets import sight
from services.tickets.texts import given_reason

if TYPE_CHECKING:
    from datetime import datetime

    from services.changes import Changes
    from services.store.work import Actor, Store, Work

BATCH: Final = 100
REPLIED: Final = "the requester replied"


@dataclass(frozen=True, slots=True)
class ReminderView:
    """One reminder that is still to come."""

    id: int
    ticket_id: int
    due_at: datetime
    note: str


def snooze(work: Work, ticket_id: int, until: datetime) -> Changes:
    """Take a ticket out of the queues until an instant; its clocks count on.

    It comes back earlier when its requester writes, and whoever put it aside is told. A ticket
    that is at risk or breached stays in those queues meanwhile.
    """
    demand(work.actor, Act.WORK_TICKET)
    if until <= work.now:
        raise RuleError("That is in the past: choose a later time for the ticket to come back.")
    ticket = work.lock(Ticket, ticket_id)
    if ticket.status not in OPEN_STATUSES:
        raise RuleError(
            "Ticket #{ticket_id} is {status} and in no queue to leave.",
            ticket_id=ticket_id,
            status=ticket.status,
        )
    kept = work.session.get(TicketSnooze, ticket.id)
    before = _said(kept.until) if kept else None
    if kept is None:
        kept = TicketSnooze(ticket_id=ticket.id)
        work.session.add(kept)
    kept.until, kept.since, kept.person_id = until, work.now, work.actor.person_id
    said = [FieldChange("back at", before, _said(until))]
    trail.append(work, "ticket.snoozed", ("ticket", ticket.id), said)
    return work.touch(tickets={ticket.id}, subject=ticket.id)


def wake(work: Work, ticket_id: int, *, why: str = "taken back by hand") -> Changes:
    """Put a ticket back into the queues now."""
    demand(work.actor, Act.WORK_TICKET)
    return bring_back(work, ticket_id, why=why)


def bring_back(work: Work, ticket_id: int, *, why: str) -> Changes:
    """Put a ticket back into the queues for its requester wrote, whoever takes the words in."""
    if work.leaves_the_rest:
        rest.leave(work, ticket_id, [Happening(ticket_id, rest.TOLD, REPLIED, "")])
        return work.touch(tickets={ticket_id})
    ticket = work.lock(Ticket, ticket_id)
    kept = work.session.get(TicketSnooze, ticket.id)
    if kept is not None:
        said = [FieldChange("back at", _said(kept.until), None)]
        trail.append(work, "ticket.back", ("ticket", ticket.id), said, why)
        work.session.delete(kept)
        who = kept.person_id
        is_by_hand = who == work.actor.person_id and why != REPLIED
        if ticket.status in OPEN_STATUSES and not is_by_hand and _still_sees(work, who, ticket.id):
            _tell(work, ticket, [who], ("back", "Back in the queue:", why))
    return work.touch(tickets={ticket.id}, subject=ticket.id)


def remind(work: Work, ticket_id: int, at: datetime, note: str) -> Changes:
    """Remind the actor of a ticket at an instant; its number is `changes.subject`."""
    demand(work.actor, Act.WORK_TICKET)
    words = given_reason(note, what="A reminder")
    if at <= work.now:
        raise RuleError("That is in the past: choose a later time to be reminded.")
    if work.actor.person_id is None:
        raise RuleError("Only a person can be reminded.")
    ticket = work.require(Ticket, ticket_id)
    made = Reminder(
        ticket_id=ticket.id,
        person_id=work.actor.person_id,
        due_at=at,
        note=words,
        made_at=work.now,
    )
    work.session.add(made)
    work.session.flush()
    said = [FieldChange("reminder", None, f"{_said(at)}: {words}")]
    trail.append(work, "ticket.reminder_set", ("ticket", ticket.id), said)
    return work.touch(tickets={ticket.id}, subject=made.id)


def forget_reminder(work: Work, reminder_id: int) -> Changes:
    """Take back a reminder of one's own before it is given."""
    one = work.lock(Reminder, reminder_id)
    if one.person_id != work.actor.person_id:
        raise NotAllowed("That reminder is somebody else's.")
    if one.done_at is None:
        one.done_at = work.now
        said = [FieldChange("reminder", f"{_said(one.due_at)}: {one.note}", None)]
        trail.append(work, "ticket.reminder_taken_back", ("ticket", one.ticket_id), said)
    return work.touch(tickets={one.ticket_id}, subject=one.ticket_id)


def reminders(work: Work, ticket_id: int) -> list[ReminderView]:
    """Return the actor's reminders about a ticket that are still to come."""
    query = select(Reminder).where(
        Reminder.ticket_id == ticket_id,
        Reminder.person_id == work.actor.person_id,
        Reminder.done_at.is_(None),
    )
    found = work.session.scalars(query.order_by(Reminder.due_at))
    return [ReminderView(one.id, one.ticket_id, one.due_at, one.note) for one in found]


def snoozed_until(work: Work, ticket_id: int) -> datetime | None:
    """Return until when a ticket is put aside; None where it is not."""
    kept = work.session.get(TicketSnooze, ticket_id)
    return kept.until if kept is not None and kept.until > work.now else None


def come_back(store: Store, actor: Actor) -> int:
    """Bring back what is due: snoozed tickets and reminders; returns how many, for the watcher."""
    with store.reading(actor) as work:
        query = select(TicketSnooze.ticket_id).where(TicketSnooze.until <= work.now)
        tickets = list(work.session.scalars(query.order_by(TicketSnooze.until).limit(BATCH)))
        due = select(Reminder.id).where(Reminder.done_at.is_(None), Reminder.due_at <= work.now)
        given = list(work.session.scalars(due.order_by(Reminder.due_at).limit(BATCH)))
    done = 0
    for ticket_id in tickets:
        with store.work(actor) as work:
            done += _wake_due(work, ticket_id)
    for reminder_id in given:
        with store.work(actor) as work:
            done += _give(work, reminder_id)
    return done


def _wake_due(work: Work, ticket_id: int) -> int:
    """Wake one ticket, unless another watcher did or somebody put it off again."""
    work.lock(Ticket, ticket_id)
    kept = work.session.get(TicketSnooze, ticket_id, populate_existing=True)
    if kept is None or kept.until > work.now:
        return 0
    wake(work, ticket_id, why="the time has come")
    return 1


def _give(work: Work, reminder_id: int) -> int:
    one = work.lock(Reminder, reminder_id)
    if one.done_at is not None:
        return 0
    one.done_at = work.now
    ticket = work.require(Ticket, one.ticket_id)
    if _still_sees(work, one.person_id, ticket.id):
        _tell(work, ticket, [one.person_id], ("reminder", "Reminder:", one.note))
    else:  # their own words are no secret to them, what the ticket is called by now is
        word = Word("reminder", f"Reminder: #{ticket.id}", one.note, ticket_id=ticket.id)
        inbox.tell(work, [one.person_id], word)
    said = [FieldChange("reminder", f"{_said(one.due_at)}: {one.note}", "given")]
    trail.append(work, "ticket.reminded", ("ticket", one.ticket_id), said)
    work.touch(tickets={ticket.id})
    return 1


def _still_sees(work: Work, person_id: int | None, ticket_id: int) -> bool:
    """Tell whether who put a ticket aside may still see it: it may be others' by now."""
    person = work.session.get(Person, person_id) if person_id is not None else None
    return person is not None and sight.sees_too(work, person, ticket_id)


def _tell(work: Work, ticket: Ticket, people: list[int | None], word: tuple[str, str, str]) -> None:
    kind, what, body = word
    wanted = [one for one in people if one is not None]
    title = f"{what} #{ticket.id} {ticket.subject}"
    inbox.tell(work, wanted, Word(kind, title, body, ticket_id=ticket.id))


def _said(at: datetime) -> str:
    return at.isoformat(timespec="minutes")
