"""The life of a ticket: which status may follow which, and what each step means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.links import TicketLink
from models.tickets import Ticket
from models.vocabulary import DONE_STATUSES, OPEN_STATUSES, LinkKind, TicketStatus
from services.access.permissions import Act, demand
from services.errors import RuleError
from services.sentence import Sentence
from services.sla.log import append_event
from services.tickets.editing import change, hold, settle
from services.tickets.texts import given_reason

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Work

NAMED: Final = 5
"""Open children that a refusal names."""
_ENDS: Final = DONE_STATUSES | {TicketStatus.CANCELLED}
FOLLOWS: Final = {
    TicketStatus.NEW: (OPEN_STATUSES | _ENDS) - {TicketStatus.NEW},
    TicketStatus.OPEN: (OPEN_STATUSES | _ENDS) - {TicketStatus.NEW, TicketStatus.OPEN},
    TicketStatus.PENDING: (OPEN_STATUSES | _ENDS) - {TicketStatus.NEW, TicketStatus.PENDING},
    TicketStatus.ON_HOLD: (OPEN_STATUSES | _ENDS) - {TicketStatus.NEW, TicketStatus.ON_HOLD},
    TicketStatus.RESOLVED: frozenset({TicketStatus.OPEN, TicketStatus.CLOSED}),
    TicketStatus.CLOSED: frozenset({TicketStatus.OPEN}),
    TicketStatus.MERGED: frozenset[TicketStatus](),
    TicketStatus.CANCELLED: frozenset[TicketStatus](),
}


def place_on_hold(work: Work, ticket_id: int, *, reason: str) -> Changes:
    """Wait for someone outside the help desk."""
    why = given_reason(reason, what="Placing a ticket on hold")
    return _step(work, ticket_id, TicketStatus.ON_HOLD, why)


def await_requester(work: Work, ticket_id: int, *, reason: str) -> Changes:
    """Wait for the requester to answer."""
    why = given_reason(reason, what="Waiting for the requester")
    return _step(work, ticket_id, TicketStatus.PENDING, why)


def resume(work: Work, ticket_id: int) -> Changes:
    """Go on working after a wait, or take up a new ticket.

    Raises:
        RuleError: It is resolved or closed: taking it up again is counted and needs a reason.
    """
    demand(work.actor, Act.WORK_TICKET)
    ticket = hold(work, ticket_id)
    if ticket.status in DONE_STATUSES:
        raise RuleError(
            "Ticket #{ticket_id} is {status}; reopen it and say why.",
            ticket_id=ticket_id,
            status=ticket.status,
        )
    return _set(work, ticket, TicketStatus.OPEN, None)


def resolve(work: Work, ticket_id: int, *, reason: str) -> Changes:
    """Say that the request is answered; the requester may still disagree."""
    why = given_reason(reason, what="Resolving a ticket")
    _demand_children(work, ticket_id, "resolved")
    return _step(work, ticket_id, TicketStatus.RESOLVED, why)


def reopen(work: Work, ticket_id: int, *, reason: str) -> Changes:
    """Take up again what was resolved or closed."""
    why = given_reason(reason, what="Reopening a ticket")
    ticket = hold(work, ticket_id)
    if ticket.status not in DONE_STATUSES:
        raise RuleError(
            "Ticket #{ticket_id} is {status}; there is nothing to reopen.",
            ticket_id=ticket_id,
            status=ticket.status,
        )
    ticket.reopen_count += 1
    return _step(work, ticket_id, TicketStatus.OPEN, why)


def close(work: Work, ticket_id: int, *, reason: str) -> Changes:
    """End a ticket for good."""
    why = given_reason(reason, what="Closing a ticket")
    _demand_children(work, ticket_id, "closed")
    return _step(work, ticket_id, TicketStatus.CLOSED, why)


def cancel(work: Work, ticket_id: int, *, reason: str) -> Changes:
    """End a ticket that needs no answer (spam, duplicate); its clocks end as cancelled."""
    why = given_reason(reason, what="Cancelling a ticket")
    demand(work.actor, Act.WORK_TICKET)
    ticket = hold(work, ticket_id)
    _check(ticket, TicketStatus.CANCELLED)
    change(work, ticket, "ticket.cancelled", reason=why, status=TicketStatus.CANCELLED)
    settle(work, ticket, "cancelled", reason=why)
    return work.changes


def move(work: Work, ticket: Ticket, status: TicketStatus, *, reason: str | None = None) -> None:
    """Set the status with everything that follows from it and log it; no clocks replayed yet."""
    _check(ticket, status)
    _enter(work, ticket, status, reason)
    append_event(work, ticket.id, "status", {"status": status.value, "reason": reason})


def _step(work: Work, ticket_id: int, status: TicketStatus, reason: str | None) -> Changes:
    demand(work.actor, Act.WORK_TICKET)
    return _set(work, hold(work, ticket_id), status, reason)


def _set(work: Work, ticket: Ticket, status: TicketStatus, reason: str | None) -> Changes:
    _check(ticket, status)
    _enter(work, ticket, status, reason)
    settle(work, ticket, "status", status=status.value, reason=reason)
    return work.changes


def _enter(work: Work, ticket: Ticket, status: TicketStatus, reason: str | None) -> None:
    done = status in DONE_STATUSES
    change(
        work,
        ticket,
        f"ticket.{_VERBS[status]}",
        reason=reason,
        status=status,
        hold_reason=reason if status in {TicketStatus.ON_HOLD, TicketStatus.PENDING} else None,
        resolved_at=(ticket.resolved_at or work.now) if done else None,
        closed_at=work.now if status is TicketStatus.CLOSED else None,
    )


_VERBS: Final = {
    TicketStatus.OPEN: "opened",
    TicketStatus.PENDING: "awaiting_requester",
    TicketStatus.ON_HOLD: "placed_on_hold",
    TicketStatus.RESOLVED: "resolved",
    TicketStatus.CLOSED: "closed",
}


def _demand_children(work: Work, ticket_id: int, word: str) -> None:
    """Refuse to end a ticket before its children, those that the actor sees."""
    query = (
        select(Ticket.id)
        .join(TicketLink, TicketLink.to_id == Ticket.id)
        .where(
            TicketLink.from_id == ticket_id,
            TicketLink.kind == LinkKind.PARENT,
            Ticket.status.in_(OPEN_STATUSES),
        )
        .order_by(Ticket.id)
    )
    found = [f"#{one}" for one in work.session.scalars(query.limit(NAMED + 1))]
    if found:
        named = ", ".join(found[:NAMED])
        if len(found) > NAMED:
            named = Sentence("{named} and others", named=named)
        raise RuleError(
            "Ticket #{ticket_id} cannot be {word} while its children are open: {named}. "
            "Finish them first, or take the links away.",
            ticket_id=ticket_id,
            word=Sentence(word),
            named=named,
        )


def _check(ticket: Ticket, status: TicketStatus) -> None:
    if status not in FOLLOWS[ticket.status]:
        raise RuleError(
            "Ticket #{ticket} is {status} and cannot become {wanted}.",
            ticket=ticket.id,
            status=ticket.status,
            wanted=status,
        )
