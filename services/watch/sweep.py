"""One evaluation: fire what is due, ticket by ticket, whoever else sweeps at the same time."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, null, select, text

from models.clocks import Clock
from models.rules import PathRun, Rule, RuleDue, RuleSchedule, Unsettled
from models.tickets import Ticket
from services.changes import Changes
from services.escalation import firing, started, volley
from services.rules import timed
from services.sla import rest
from services.store import faults
from services.store.glance import glance
from services.store.work import WATCHER
from services.watch import left

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from sqlalchemy import Select

    from services.store.work import Actor, Store, Work

log = logging.getLogger(__name__)

SWEEP: Final = text("SELECT ticket_id, people FROM api.sweep(:most, :client)")
MOST_LOOKS: Final = 20
"""At one ticket in one sweep, each of which should leave less that is due."""
BATCH: Final = 100
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
    """Do everything that is due now, in batches, the longest due first: levels, then rules.

    A person's own login does so for the tickets it sees; of the others the server notices breaches
    and fires the levels that tell people or hand a ticket over.
    """
    store.require_known()  # a glance would find nothing due in tables of another form
    now, (unseen_at, *instants) = glance(store, _earliest(), _earliest_for_all(store))
    own_at = min(filter(None, instants), default=None)
    if own_at is not None and own_at <= now:
        swept = _sweep(store, actor)
    else:
        next_in = None if own_at is None else own_at - now
        swept = Swept(0, 0, frozenset(), next_in, Changes())
    if unseen_at is None:
        return swept
    if unseen_at > now:
        waits = min(filter(None, (swept.next_in, unseen_at - now)))
        return replace(swept, next_in=waits)
    fired, changes = _fire_unseen(store, actor)
    return replace(swept, fired=swept.fired + fired, changes=swept.changes | changes)


def _sweep(store: Store, actor: Actor) -> Swept:
    fired = tickets = 0
    failed: set[int] = set()
    changes = Changes()
    looks: Counter[int] = Counter()
    while True:
        with store.work(actor) as work:
            found = _due(work, failed)
            locked = _lock(work, found) if found else []
            failed |= _stubborn(looks, locked)
            fired += _evaluate(work, locked, failed)
            tickets += len(locked)
            guarded = partial(_guarded, work, failed)
            taken = rest.settle(work, BATCH, left.tell, each=guarded, but=failed) or (
                _rules(work, failed) if not locked else 0
            )
            next_in = None if found or taken else _next_in(work)
        changes |= work.changes
        if not locked and not taken:
            return Swept(fired, tickets, frozenset(failed), next_in, changes)


def _stubborn(looks: Counter[int], tickets: list[Ticket]) -> set[int]:
    """Return tickets that are due again however often they are looked at: left to the next sweep.

    Nothing is known to make one so; where something does, the others must not wait for it.
    """
    looks.update(one.id for one in tickets)
    found = {one.id for one in tickets if looks[one.id] > MOST_LOOKS}
    if found:
        log.error("tickets %s stay due whatever is done", sorted(found))
    return found


def _fire_unseen(store: Store, actor: Actor) -> tuple[int, Changes]:
    """Have the server fire levels of tickets that this window's person may not see."""
    fired, changes = 0, Changes()
    while True:
        with store.work(actor) as work:
            rows = work.session.execute(SWEEP, {"most": BATCH, "client": actor.client}).all()
            for ticket_id, people in rows:
                work.touch(tickets={ticket_id}, notices=people or ())
        fired += sum(people is not None for _, people in rows)
        changes |= work.changes
        if not rows:
            return fired, changes


def _earliest_for_all(store: Store) -> Select[Any] | None:
    """The same for a login that sees a part of the desk; None where the desk has its own clock."""
    return None if store.time_source else _earliest(unseen=True)


@cache
def _earliest(*, unseen: bool = False) -> Select[Any]:
    """The earliest instants at which a level, a started path or a rule is or was due.

    Args:
        unseen: Also, first, when a level is due that the server fires for whoever asks.
    """
    scheduled = (
        select(func.min(RuleSchedule.next_at))
        .join(Rule, Rule.id == RuleSchedule.rule_id)
        .where(Rule.active)
    )
    queries = (
        select(func.min(Clock.next_at)),
        select(func.min(PathRun.next_at)),
        select(func.min(RuleDue.due_at)),
        select(func.min(Unsettled.left_at)),
        scheduled,
    )
    columns: list[Any] = [one.scalar_subquery() for one in queries]
    return select(func.api.next_level() if unseen else null(), *columns)


def _due(work: Work, failed: set[int]) -> list[int]:
    """Return tickets whose clocks or started paths are due; broken ones wait for the next time."""
    wanted = [*firing.due_tickets(work, BATCH * 4), *started.due_tickets(work, BATCH * 4)]
    return [one for one in dict.fromkeys(wanted) if one not in failed][:BATCH]


def _climb(work: Work, ticket: Ticket) -> int:
    return firing.fire_ticket(work, ticket) + started.climb_ticket(work, ticket)


def _rules(work: Work, failed: set[int]) -> int:
    """Run the rules that time alone made due; returns how many were looked at."""
    looked = timed.sweep_stretches(work, BATCH, partial(_guarded, work, failed))
    if not work.may_everything:
        return looked  # a schedule takes tickets of the whole desk: a watcher runs it
    return looked or timed.sweep_schedules(work, partial(_guarded, work, failed))


def _lock(work: Work, found: list[int]) -> list[Ticket]:
    """Take the tickets nobody else holds; another sweeper or an agent has the rest."""
    query = select(Ticket).where(Ticket.id.in_(found)).order_by(Ticket.id)
    locked = work.session.scalars(
        query.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    )
    return list(locked)


def _evaluate(work: Work, tickets: list[Ticket], failed: set[int]) -> int:
    """Fire what can be fired together, then each other ticket in a savepoint of its own."""
    fired, left = _together(work, tickets)
    for ticket in left:
        fired += _guarded(work, failed, ticket.id, partial(_climb, work, ticket))
    return fired


def _together(work: Work, tickets: list[Ticket]) -> tuple[int, list[Ticket]]:
    """Fire what is plain; where that breaks, every ticket goes by itself, so one is to blame."""
    heard = len(work.happened)
    try:
        with work.session.begin_nested():
            return volley.fire_together(work, tickets)
    except Exception as error:
        if faults.is_lost(error):
            raise  # no ticket is to blame, and none can be evaluated now
        log.exception("levels could not be fired together; each ticket is evaluated by itself")
        work.forget()
        del work.happened[heard:]
        return 0, tickets


def _guarded(work: Work, failed: set[int], ticket_id: int, act: Callable[[], int]) -> int:
    if ticket_id in failed:
        return 0
    try:
        with work.session.begin_nested():
            return act()
    except Exception as error:
        if faults.is_lost(error):
            raise
        log.exception("ticket %s could not be evaluated", ticket_id)
        failed.add(ticket_id)
        work.forget()
        return 0


def _next_in(work: Work) -> timedelta | None:
    levels_at: datetime | None = work.session.scalar(
        select(func.min(Clock.next_at)).where(Clock.next_at > work.now)
    )
    coming = (levels_at, started.next_at(work), timed.next_due(work))
    next_at = min(filter(None, coming), default=None)
    return None if next_at is None else next_at - work.now
