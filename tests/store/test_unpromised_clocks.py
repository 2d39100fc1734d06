"""A ticket that comes under a policy which promises less is due for nothing else any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from models.clocks import Clock
from models.tickets import Ticket
from models.vocabulary import ClockState, Priority, Target
from services.sla import standing
from services.sla.checking import check_ticket
from services.sla.drafts import Promise
from services.sla.pictures import clocks_of
from services.sla.publishing import publish_policy
from services.store.work import WATCHER, Store
from services.tickets.assignment import set_priority
from services.tickets.conversation import send_reply
from services.watch.sweep import sweep
from tests.rigs.desk import STANDARD, SmallDesk, lay_desk, opened
from tests.rigs.logins import GuardedDesk

if TYPE_CHECKING:
    from services.time_source import VirtualTime

MINOR = replace(
    STANDARD,
    name="Minor",
    position=0,
    promises=(Promise(Target.RESOLUTION, "24h"),),
    conditions=({"field": "priority", "op": "is", "value": "low"},),
)


@pytest.fixture
def ticket(desk_store: Store, desk: SmallDesk) -> int:
    with desk_store.work(desk.admin) as work:
        publish_policy(work, MINOR)
    return opened(desk_store, desk)


def _set(store: Store, desk: SmallDesk, ticket: int, priority: Priority) -> None:
    store.apply(desk.agent, lambda work: set_priority(work, ticket, priority, reason="Looked at."))


def _clocks(store: Store, ticket: int) -> dict[Target, Clock]:
    with store.reading(WATCHER) as work:
        assert [*check_ticket(work, ticket)] == []
        rows = work.session.scalars(select(Clock).where(Clock.ticket_id == ticket))
        return {one.target: one for one in rows}


def test_what_is_promised_no_more_is_due_for_nothing(
    desk_store: Store, desk: SmallDesk, ticket: int, time: VirtualTime
) -> None:
    began = time.now()
    time.advance(timedelta(minutes=30))
    _set(desk_store, desk, ticket, Priority.LOW)

    found = _clocks(desk_store, ticket)
    for target in (Target.FIRST_RESPONSE, Target.PERIODIC_UPDATE):
        assert (found[target].state, found[target].due_at) == (ClockState.CANCELLED, None)
        assert (found[target].next_at, found[target].breached_at) == (None, None)
    with desk_store.reading(WATCHER) as work:
        assert work.require(Ticket, ticket).next_due_at == began + timedelta(hours=24)
        shown = {one.target: one for one in clocks_of(work, ticket)}[Target.FIRST_RESPONSE]
    assert (shown.state, shown.left) == (ClockState.CANCELLED, timedelta(0))
    time.advance(timedelta(hours=6))
    assert sweep(desk_store).tickets == 0

    _set(desk_store, desk, ticket, Priority.NORMAL)

    found = _clocks(desk_store, ticket)
    assert found[Target.FIRST_RESPONSE].due_at == began + timedelta(hours=1)
    assert found[Target.FIRST_RESPONSE].breached_at == time.now()
    assert found[Target.FIRST_RESPONSE].breach_cause == "policy change"


def test_a_breach_stays_when_its_promise_is_gone(
    desk_store: Store, desk: SmallDesk, ticket: int, time: VirtualTime
) -> None:
    began = time.now()
    time.advance(timedelta(hours=2))
    _set(desk_store, desk, ticket, Priority.LOW)  # nobody has swept: it is noticed here

    found = _clocks(desk_store, ticket)[Target.FIRST_RESPONSE]
    assert (found.state, found.breached_at) == (ClockState.BREACHED, began + timedelta(hours=1))
    assert found.noticed_at == time.now()
    assert found.due_at is None
    assert sweep(desk_store).tickets == 0
    desk_store.apply(desk.agent, lambda work: send_reply(work, ticket, "Here we are."))
    assert _clocks(desk_store, ticket)[Target.FIRST_RESPONSE].breached_at == found.breached_at


def test_a_clock_that_was_left_due_is_put_right_by_the_next_sweep(
    desk_store: Store, desk: SmallDesk, ticket: int, time: VirtualTime
) -> None:
    """As desks have it that were worked by a program which left such clocks as they were."""
    _set(desk_store, desk, ticket, Priority.LOW)
    left = {"id": ticket, "due": time.now() + timedelta(hours=1)}
    stale = (
        "UPDATE clock SET state = 'running', due_at = :due, next_at = :due WHERE ticket_id = :id"
    )
    with desk_store.work(WATCHER) as work:
        work.session.execute(text(f"{stale} AND target = 'first_response'"), left)
    time.advance(timedelta(hours=2))

    assert sweep(desk_store).failed == frozenset()

    assert _clocks(desk_store, ticket)[Target.FIRST_RESPONSE].state is ClockState.CANCELLED


def test_a_ticket_that_stays_due_whatever_is_done_does_not_hold_the_sweep(
    desk_store: Store,
    ticket: int,
    time: VirtualTime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    time.advance(timedelta(hours=2))
    with monkeypatch.context() as patch:
        patch.setattr(standing, "put", lambda *_: None)
        swept = sweep(desk_store)

    assert swept.failed == {ticket}
    assert sweep(desk_store).failed == frozenset()


@pytest.mark.postgres
def test_the_guard_lets_a_seat_under_its_own_login_do_so(pg_url: str) -> None:
    owner = Store(pg_url)
    guarded = GuardedDesk(owner, lay_desk(owner))
    with owner.work(guarded.small.admin) as work:
        publish_policy(work, MINOR)
    ticket = opened(guarded.agent, guarded.small)

    _set(guarded.agent, guarded.small, ticket, Priority.LOW)

    assert _clocks(owner, ticket)[Target.FIRST_RESPONSE].state is ClockState.CANCELLED
    _set(guarded.agent, guarded.small, ticket, Priority.NORMAL)
    assert _clocks(owner, ticket)[Target.FIRST_RESPONSE].state is ClockState.RUNNING
    guarded.close()
