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
from services.tickets import assignment, classification, lifecycle

if TYPE_CHECKING:
    from collections.abc import Iterable
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
    _check_nobody_else(work, was)
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


def _check_nobody_else(work: Work, was: Before) -> None:
    query = select(AuditEntry.actor_name).where(
        AuditEntry.subject_type == "ticket",
        AuditEntry.subject_id == was.ticket_id,
        AuditEntry.at > was.at,
        AuditEntry.actor_id.is_not(None),
        AuditEntry.actor_id != work.actor.person_id,
    )
    other = work.session.scalar(query.limit(1))
    if other is not None:
        raise ConflictError(
            "{other} changed #{ticket_id} meanwhile; it was left as it is now.",
            other=other,
            ticket_id=was.ticket_id,
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
