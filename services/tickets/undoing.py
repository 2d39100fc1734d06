"""What tickets were before several changes at once, and how they become that again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import and_, select

from models.moves import TicketSnooze
from models.tickets import CustomField, CustomValue, Message, Ticket
from models.vocabulary import DONE_STATUSES, OPEN_STATUSES, AuthorKind, TicketStatus
from services.access.permissions import Act, demand
from services.audit.others import who_changed
from services.errors import ConflictError
from services.tickets import agenda, assignment, classification, lifecycle, together
from services.tickets.together import FieldEdit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from models.vocabulary import Priority
    from services.changes import Changes
    from services.store.work import Work

ASIDE: Final = "back at"
"""What the trail calls the instant at which a ticket that was put aside comes back."""


class Beside(NamedTuple):
    """What stands beside the properties of a ticket: until when it is aside, its own fields."""

    aside_until: datetime | None
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class Before:
    """The fields of one ticket at an instant.

    Attributes:
        beside: None where a change touches nothing of it, and nothing of it is put back.
    """

    ticket_id: int
    at: datetime
    status: TicketStatus
    priority: Priority
    team_id: int | None
    assignee_id: int | None
    kind: str
    tags: tuple[str, ...]
    hold_reason: str | None
    beside: Beside | None = None


def before(work: Work, ticket_ids: Iterable[int]) -> tuple[Before, ...]:
    """Return how these tickets stand now; those that are gone are left out."""
    wanted = list(ticket_ids)
    query = select(Ticket).where(Ticket.id.in_(wanted)).order_by(Ticket.id)
    beside = _beside(work, wanted)
    return tuple(
        Before(
            one.id,
            work.now,
            one.status,
            one.priority,
            one.team_id,
            one.assignee_id,
            one.kind,
            tuple(one.tags),
            one.hold_reason,
            beside[one.id],
        )
        for one in work.session.scalars(query)
    )


def _beside(work: Work, ticket_ids: list[int]) -> dict[int, Beside]:
    """Return what stands beside the properties of these tickets, in two questions for all."""
    found: defaultdict[int, Beside] = defaultdict(lambda: Beside(None, {}))
    aside = select(TicketSnooze.ticket_id, TicketSnooze.until)
    aside = aside.where(TicketSnooze.ticket_id.in_(ticket_ids), TicketSnooze.until > work.now)
    for one in work.session.execute(aside):
        found[one.ticket_id] = Beside(one.until, {})
    filled = select(CustomValue.ticket_id, CustomField.key, CustomValue.value)
    filled = filled.join(CustomField).where(CustomValue.ticket_id.in_(ticket_ids))
    for row in work.session.execute(filled):
        found[row.ticket_id].fields[row.key] = row.value
    return found


def put_back(work: Work, was: Before, *, reason: str) -> Changes:
    """Make a ticket what it was; messages that were sent stay sent, a new ticket stays open.

    Raises:
        ConflictError: A colleague changed it meanwhile; nothing of theirs is undone.
    """
    demand(work.actor, Act.WORK_TICKET)
    ticket = work.lock(Ticket, was.ticket_id)
    _check_nobody_else(work, ticket.id, was.at)
    if was.beside is not None:
        _fields_as_before(work, ticket.id, was.beside.fields, reason)
    classification.set_tags(
        work,
        ticket.id,
        add=was.tags,
        remove=[one for one in ticket.tags if one not in was.tags],
        reason=reason,
    )
    classification.set_kind(work, ticket.id, was.kind, reason=reason)
    assignment.set_priority(work, ticket.id, was.priority, reason=reason)
    assignment.assign(
        work, ticket.id, team_id=was.team_id, person_id=was.assignee_id, reason=reason
    )
    _status_back(work, ticket, was, reason)
    if was.beside is not None:
        _aside_until(work, ticket, was.beside.aside_until, reason)
    return work.touch(tickets={ticket.id}, subject=ticket.id)


def fields_back(
    work: Work, ticket_id: int, edits: Sequence[FieldEdit], since: datetime, *, reason: str
) -> Changes:
    """Take a change of fields back; what a rule made of them since goes with it.

    Args:
        work: The unit of work.
        ticket_id: The ticket.
        edits: What was changed: the values before it, and those it gave.
        since: When; what is looked at is what colleagues changed after it.
        reason: For the trail.

    Raises:
        ConflictError: A colleague changed one of these fields since; nothing is taken back.
    """
    demand(work.actor, Act.WORK_TICKET)
    ticket = work.lock(Ticket, ticket_id)
    labels = {together.label_of(work, one.field) for one in edits if one.field != "tags"}
    _check_nobody_else(work, ticket.id, since, labels)
    back = [
        FieldEdit(
            one.field,
            one.wanted if one.field == "tags" else together.value_now(work, ticket, one.field),
            one.seen,
        )
        for one in edits
    ]
    return together.edit_fields(work, ticket.id, back, reason=reason)


def aside_back(
    work: Work, ticket_id: int, until: datetime | None, since: datetime, *, reason: str
) -> Changes:
    """Take back that a ticket was put aside, or that it was brought back.

    Args:
        work: The unit of work.
        ticket_id: The ticket.
        until: Until when it was aside before; None: it stood in the queues.
        since: When that was changed; what is looked at is what others did after it.
        reason: For the trail.

    Raises:
        ConflictError: A colleague brought it back or put it aside since, or its requester wrote.
    """
    demand(work.actor, Act.WORK_TICKET)
    ticket = work.lock(Ticket, ticket_id)
    _check_nobody_else(work, ticket.id, since, {ASIDE})
    if until is not None:
        wrote = select(Message.id).where(
            Message.ticket_id == ticket.id,
            Message.at > since,
            Message.author_kind == AuthorKind.REQUESTER,
        )
        if work.session.scalar(wrote.limit(1)) is not None:
            raise ConflictError(
                "The requester wrote on #{ticket_id} meanwhile; it stays in the queues.",
                ticket_id=ticket_id,
            )
    _aside_until(work, ticket, until, reason)
    return work.touch(tickets={ticket.id}, subject=ticket.id)


def _aside_until(work: Work, ticket: Ticket, until: datetime | None, reason: str) -> None:
    """Put a ticket aside until then, or bring it back where that is over or it never was."""
    now = agenda.snoozed_until(work, ticket.id)
    if until is not None and until > work.now and ticket.status in OPEN_STATUSES:
        if until != now:
            agenda.snooze(work, ticket.id, until)
    elif now is not None:
        agenda.wake(work, ticket.id, why=reason)


def _fields_as_before(work: Work, ticket_id: int, was: dict[str, str], reason: str) -> None:
    """Fill the site's own fields as they were; one that was retired meanwhile stays."""
    held = and_(CustomValue.field_id == CustomField.id, CustomValue.ticket_id == ticket_id)
    query = select(CustomField.key, CustomValue.value).outerjoin(CustomValue, held)
    for one in work.session.execute(query.where(CustomField.active)).all():
        if one.value != was.get(one.key):
            classification.set_field(work, ticket_id, one.key, was.get(one.key), reason=reason)


def _check_nobody_else(
    work: Work, ticket_id: int, since: datetime, labels: set[str] | None = None
) -> None:
    """Hold that no colleague changed a ticket since, or none of these of its fields."""
    other = who_changed(work, ("ticket", ticket_id), since, labels)
    if other is not None:
        raise ConflictError(
            "{other} changed #{ticket_id} meanwhile; it was left as it is now.",
            other=other,
            ticket_id=ticket_id,
        )


def _status_back(work: Work, ticket: Ticket, was: Before, reason: str) -> None:
    if ticket.status is was.status or ticket.status in {
        TicketStatus.MERGED,
        TicketStatus.CANCELLED,
    }:
        return
    if ticket.status in DONE_STATUSES and was.status is not TicketStatus.CLOSED:
        lifecycle.reopen(work, ticket.id, reason=reason)
    is_fresh = was.status in {TicketStatus.OPEN, TicketStatus.NEW}  # nothing makes it new again
    if is_fresh and ticket.status is not TicketStatus.OPEN:
        lifecycle.resume(work, ticket.id)
    elif was.status is TicketStatus.PENDING:
        lifecycle.await_requester(work, ticket.id, reason=was.hold_reason or reason)
    elif was.status is TicketStatus.ON_HOLD:
        lifecycle.place_on_hold(work, ticket.id, reason=was.hold_reason or reason)
    elif was.status is TicketStatus.RESOLVED:
        lifecycle.resolve(work, ticket.id, reason=reason)
    elif was.status is TicketStatus.CLOSED:
        lifecycle.close(work, ticket.id, reason=reason)
