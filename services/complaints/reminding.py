"""Tell of complaints whose time runs out or has, once each; a job of the watcher."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.complaint_words import WINDOWS
from models.complaints import ComplaintDue
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import NoticeUrgency, Role
from services.audit import opening, trail
from services.audit.restriction import restriction
from services.audit.trail import FieldChange
from services.changes import Happening
from services.complaints import dues
from services.complaints.course import label
from services.complaints.dues import set_next
from services.escalation import moving_on, recipients
from services.notify import inbox
from services.notify.phrases import Phrase

if TYPE_CHECKING:
    from services.store.work import Actor, Store, Work

KIND: Final = "complaint"
"""Of the notices."""
AT_ONCE: Final = 50
"""Tickets in one transaction."""


def remind_due(store: Store, actor: Actor) -> int:
    """Tell of what is at risk or breached by now; returns of how many clocks."""
    with store.reading(actor) as work:
        is_due = select(ComplaintDue.id).where(ComplaintDue.next_at <= work.now)
        if work.session.scalar(is_due.limit(1)) is None:
            return 0
    with store.work(actor) as work:
        return remind(work)


def remind(work: Work, limit: int = AT_ONCE) -> int:
    """Tell of what is due of tickets that nobody else holds; returns of how many clocks.

    Whoever holds the ticket decides, as in a sweep: what was told is written in the transaction
    that tells it, so nothing is told twice and nothing is lost in a crash.
    """
    wanted = (
        select(ComplaintDue.ticket_id)
        .where(ComplaintDue.next_at <= work.now)
        .order_by(ComplaintDue.next_at)
        .limit(limit)
    )
    found = sorted(set(work.session.scalars(wanted)))
    tickets = work.session.scalars(
        select(Ticket)
        .where(Ticket.id.in_(found))
        .order_by(Ticket.id)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    ).all()
    opening.open_words(work, *tickets, why="reminders", is_needed=False)
    told = 0
    for ticket in tickets:
        due = select(ComplaintDue).where(
            ComplaintDue.ticket_id == ticket.id, ComplaintDue.next_at <= work.now
        )
        for row in work.session.scalars(due.order_by(ComplaintDue.due_at)).all():
            told += _tell(work, ticket, row)
    return told


def _tell(work: Work, ticket: Ticket, row: ComplaintDue) -> int:
    is_window = row.duty in WINDOWS
    is_late = work.now > row.due_at and not is_window
    if is_window and work.now > row.due_at:  # it passed before anybody looked: no news any more
        row.risk_told_at = work.now
        set_next(row, is_window=True)
        return 0
    if is_late:
        row.breached_at = row.breached_at or row.due_at
        row.breach_told_at = work.now
        row.risk_told_at = row.risk_told_at or work.now
    elif row.at_risk_at is not None and work.now >= row.at_risk_at and row.risk_told_at is None:
        row.risk_told_at = work.now
    else:
        return 0  # due this very instant: breached is strictly after it
    set_next(row, is_window=is_window)
    _say(work, ticket, row, "breached" if is_late else "at_risk")
    return 1


def _say(work: Work, ticket: Ticket, row: ComplaintDue, what: str) -> None:
    """Tell people, the trail and the rules."""
    is_late = what == "breached"
    meant = recipients.stand_ins(work, _people(work, ticket, is_late=is_late))
    found = moving_on.reached(work, ticket, meant, waits=False, seated=False)
    word = Phrase(
        f"complaint {what}",
        {"duty": Phrase(f"duty {row.duty.value}"), "complaint": label(row.complaint_id)},
    )
    until = dues.last_moment(work, row)
    called = restriction(work).called(ticket)
    about = Phrase("complaint due", {"number": ticket.id, "subject": called, "at": until})
    urgency = NoticeUrgency.CRITICAL if is_late else NoticeUrgency.NORMAL
    said_to = inbox.Word(KIND, word, about, urgency, ticket_id=ticket.id, skipped=found.away)
    inbox.tell(work, found.people, said_to)
    told = f"{what.replace('_', ' ')}; told {moving_on.words(work, found)}"
    said = [
        FieldChange(row.duty.value.replace("_", " "), None, told),
        FieldChange("due at", None, row.due_at.isoformat()),
    ]
    trail.append(work, f"complaint.{what}", ("ticket", ticket.id), said)
    work.happened.append(Happening(ticket.id, "complaint", after=(what,)))
    work.touch(tickets={ticket.id})


def _people(work: Work, ticket: Ticket, *, is_late: bool) -> set[int]:
    """Who handles it and their lead; of a breach also the head and the compliance officers."""
    people = recipients.assignee(work, ticket) | recipients.lead(work, ticket)
    if is_late or not people:
        officers = select(Person.id).where(Person.role == Role.COMPLIANCE, Person.active)
        people |= recipients.director(work, ticket) | set(work.session.scalars(officers))
    return people
