"""What tickets were before several changes at once, and how they become that again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.audit import AuditEntry
from models.tickets import Ticket
from models.vocabulary import DONE_STATUSES, TicketStatus
from services.access.permissions import Act, demand
from services.errors import ConflictError
from services.tickets import assignment, classification, lifecycle, together
from services.tickets.together import LOOKED_BACK, FieldEdit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from models.vocabulary import Priority
    from services.changes import Changes
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class Before:
    """The fields of one ticket at an instant."""

    ticket_id: int
    at: datetime
    status: TicketStatus
    priority: Priority
    team_id: int | None
    assignee_id: int | None
    kind: str
    tags: tuple[str, ...]
    hold_reason: str | None


def before(work: Work, ticket_ids: Iterable[int]) -> tuple[Before, ...]:
    """Return how these tickets stand now; those that are gone are left out."""
    query = select(Ticket).where(Ticket.id.in_(list(ticket_ids))).order_by(Ticket.id)
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
        )
        for one in work.session.scalars(query)
    )


def put_back(work: Work, was: Before, *, reason: str) -> Changes:
    """Make a ticket what it was; messages that were sent stay sent, a new ticket stays open.

    Raises:
        ConflictError: A colleague changed it meanwhile; nothing of theirs is undone.
    """
    demand(work.actor, Act.WORK_TICKET)
    ticket = work.lock(Ticket, was.ticket_id)
    _check_nobody_else(work, ticket.id, was.at)
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


def _check_nobody_else(
    work: Work, ticket_id: int, since: datetime, labels: set[str] | None = None
) -> None:
    """Hold that no colleague changed a ticket since, or none of these of its fields."""
    query = select(AuditEntry.actor_name, AuditEntry.changes).where(
        AuditEntry.subject_type == "ticket",
        AuditEntry.subject_id == ticket_id,
        AuditEntry.at > since,
        AuditEntry.actor_id.is_not(None),
        AuditEntry.actor_id != work.actor.person_id,
    )
    for other, changes in work.session.execute(query.limit(LOOKED_BACK)):
        if labels is None or labels & {one["field"] for one in changes}:
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
