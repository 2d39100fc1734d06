"""One evaluation: fire what is due, ticket by ticket, whoever else sweeps at the same time."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from models.clocks import Clock
from models.tickets import Ticket
from services.changes import Changes
from services.escalation.firing import due_tickets, fire_ticket
from services.store.work import WATCHER

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from services.store.work import Actor, Store, Work

log = logging.getLogger(__name__)

BATCH: Final = 25
"""Tickets in one transaction: few enough that an agent who wants one hardly waits."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What one evaluation did.

    Attributes:
        fired: How many levels fired or were overtaken.
        tickets: How many tickets were looked at.
        failed: Tickets whose evaluation broke; they are tried again at the next sweep.
        next_in: Until the next due instant, by the database's clock; None: nothing is due.
    """

    fired: int
    tickets: int
    failed: frozenset[int]
    next_in: timedelta | None
    changes: Changes


def sweep(store: Store, actor: Actor = WATCHER) -> Swept:
    """Fire everything that is due now, in batches, the longest due first."""
    fired = tickets = 0
    failed: set[int] = set()
    changes = Changes()
    while True:
        with store.work(actor) as work:
            found = [one for one in due_tickets(work, BATCH * 4) if one not in failed][:BATCH]
            if not found:
                return Swept(fired, tickets, frozenset(failed), _next_in(work), changes)
            locked = _lock(work, found)
            for ticket in locked:
                fired += _evaluate(work, ticket, failed)
            tickets += len(locked)
        changes |= work.changes
        if not locked:
            return Swept(fired, tickets, frozenset(failed), None, changes)


def _lock(work: Work, found: list[int]) -> list[Ticket]:
    """Take the tickets nobody else holds; another sweeper or an agent has the rest."""
    query = select(Ticket).where(Ticket.id.in_(found)).order_by(Ticket.id)
    locked = work.session.scalars(
        query.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    )
    return list(locked)


def _evaluate(work: Work, ticket: Ticket, failed: set[int]) -> int:
    """Fire one ticket in a savepoint, so that a broken one does not stop the others."""
    ticket_id = ticket.id
    try:
        with work.session.begin_nested():
            return fire_ticket(work, ticket)
    except Exception:
        log.exception("ticket %s could not be evaluated", ticket_id)
        failed.add(ticket_id)
        work.forget()
        return 0


def _next_in(work: Work) -> timedelta | None:
    next_at: datetime | None = work.session.scalar(
        select(func.min(Clock.next_at)).where(Clock.next_at > work.now)
    )
    return None if next_at is None else next_at - work.now
