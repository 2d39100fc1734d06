"""A change that brings another policy is judged by that one alone (sla.md, section 3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from models.clocks import Clock
from models.tickets import TicketEvent
from models.vocabulary import Priority, Target
from services.escalation.rehearsal import Period, rehearse
from services.sla.checking import check_ticket
from services.sla.drafts import Promise
from services.sla.extending import extend
from services.sla.publishing import publish_policy
from services.store.work import WATCHER, Store
from services.tickets.assignment import set_priority
from services.tickets.conversation import send_reply
from services.time_source import VirtualTime
from tests.rigs.desk import STANDARD, SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from datetime import datetime

CRITICAL = replace(
    STANDARD,
    name="Major incidents",
    position=0,
    promises=(
        *STANDARD.promises[:3],
        Promise(Target.RESOLUTION, "6h"),
        Promise(Target.RESOLUTION, "3h", Priority.HIGH),
    ),
    conditions=({"field": "priority", "op": "is", "value": "critical"},),
)
"""STANDARD promises a critical ticket two hours, and never applies to one where this is there."""


def _resolution(store: Store, desk: SmallDesk, ticket: int) -> Clock:
    with store.reading(desk.agent) as work:
        assert [*check_ticket(work, ticket)] == []
        query = select(Clock).where(Clock.ticket_id == ticket, Clock.target == Target.RESOLUTION)
        return work.session.scalars(query).one()


def test_a_priority_that_brings_a_policy_breaks_no_promise_of_the_one_before(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    with desk_store.work(desk.admin) as work:
        publish_policy(work, CRITICAL)
    ticket = opened(desk_store, desk)
    began = time.now()
    time.advance(timedelta(hours=3))
    desk_store.apply(desk.agent, lambda work: send_reply(work, ticket, "We are on it."))
    desk_store.apply(
        desk.agent, lambda work: set_priority(work, ticket, Priority.CRITICAL, reason="Down.")
    )

    found = _resolution(desk_store, desk, ticket)
    assert (found.due_at, found.breached_at) == (began + timedelta(hours=6), None)
    with desk_store.reading(desk.agent) as work:
        kinds = select(TicketEvent.kind).where(TicketEvent.ticket_id == ticket)
        told = [*work.session.scalars(kinds.order_by(TicketEvent.seq))]
    assert told[-2:] == ["priority", "policy"]

    with desk_store.work(desk.admin) as work:
        rehearsed = rehearse(work, lambda _: set(), Period(began, time.now() + timedelta(hours=1)))
    assert rehearsed.rehearsed.breaches == rehearsed.recorded.breaches

    # and the other way: what the policy that is left promises other priorities is not asked
    desk_store.apply(
        desk.agent, lambda work: set_priority(work, ticket, Priority.HIGH, reason="Not so bad.")
    )
    found = _resolution(desk_store, desk, ticket)
    assert (found.due_at, found.breached_at) == (began + timedelta(hours=8), None)


@pytest.mark.postgres
def test_the_server_judges_by_the_policy_that_comes_with_the_priority_too(
    pg_url: str, now: datetime
) -> None:
    """A level sets the priority three hours on, of a ticket that nobody at a window sees."""
    began = now - timedelta(hours=3)
    past = Store(pg_url, VirtualTime(began))
    desk = lay_desk(past)
    with past.work(desk.admin) as work:
        publish_policy(work, CRITICAL)
    ticket = opened(past, desk)
    past.dispose()
    store = Store(pg_url)
    act = "SELECT guard.act_priority(t, 'critical', 'Rule: R', 'psql') FROM ticket t WHERE id = :id"
    with store.work(WATCHER) as work:
        work.session.execute(text(act), {"id": ticket})

    found = _resolution(store, desk, ticket)
    assert (found.due_at, found.breached_at) == (began + timedelta(hours=6), None)
    store.dispose()


def test_a_policy_that_is_published_at_the_same_instant_comes_after_the_priority(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    """A breach that was recorded stays: the promise applied, if only for a moment."""
    ticket = opened(desk_store, desk)
    time.advance(timedelta(hours=3))
    desk_store.apply(
        desk.agent, lambda work: set_priority(work, ticket, Priority.CRITICAL, reason="Down.")
    )
    with desk_store.work(desk.admin) as work:
        promises = (*STANDARD.promises[:3], Promise(Target.RESOLUTION, "9h"))
        longer = replace(STANDARD, promises=promises)
        extend(work, [publish_policy(work, longer, open_tickets_too=True)])

    found = _resolution(desk_store, desk, ticket)
    assert (found.breached_at, found.breach_cause) == (time.now(), "policy change")
