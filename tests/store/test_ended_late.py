"""A clock that ended late is over: nothing fires on it, and nothing counts it as late now."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text, update

from models.clocks import Clock
from models.escalation import EscalationLevel
from models.tickets import Ticket
from models.vocabulary import ClockState, LevelAction, Target
from services.errors import RuleError
from services.escalation import acknowledgement, by_hand, firing_log, ladders
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.reports.board import board
from services.sla.publishing import publish_policy
from services.store import schema
from services.store.work import WATCHER, Store
from services.tickets import lifecycle
from services.tickets.conversation import send_reply
from services.tickets.grouping import Standing
from services.tickets.queue import Queue, QueueView, groups, queue_count
from services.tickets.rows import queue_rows
from services.time_source import VirtualTime
from services.watch.sweep import sweep
from tests.rigs.desk import STANDARD, lay_desk, opened

if TYPE_CHECKING:
    from tests.rigs.desk import SmallDesk

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
AFTER = PathDraft(
    "After",
    (
        LevelDraft(
            "Before",
            "-10m",
            LevelAction.NOTIFY_ROLE,
            Target.FIRST_RESPONSE,
            recipients=("manager",),
            ack_within="30m",
            repeats=3,
        ),
        LevelDraft(
            "Late", "+2h", LevelAction.NOTIFY_ROLE, Target.FIRST_RESPONSE, recipients=("manager",)
        ),
        LevelDraft("Tier", "+4h", LevelAction.REASSIGN_TEAM, Target.RESOLUTION, team="Tier 2"),
    ),
)


@pytest.fixture
def ticket(desk_store: Store, desk: SmallDesk) -> int:
    return _with_path(desk_store, desk)


def _with_path(store: Store, desk: SmallDesk) -> int:
    with store.work(desk.admin) as work:
        create_path(work, AFTER)
        publish_policy(work, replace(STANDARD, path="After"))
    return opened(store, desk)


@pytest.fixture
def answered(desk_store: Store, desk: SmallDesk, ticket: int, time: VirtualTime) -> int:
    """A ticket whose first answer came a minute late."""
    time.advance(HOUR - 10 * MINUTE)
    sweep(desk_store)
    time.advance(11 * MINUTE)
    sweep(desk_store)
    desk_store.apply(desk.agent, lambda work: send_reply(work, ticket, "Here we are."))
    return ticket


def _first(store: Store, ticket: int) -> Clock:
    with store.reading(WATCHER) as work:
        query = select(Clock).where(Clock.ticket_id == ticket)
        return work.session.scalars(query.where(Clock.target == Target.FIRST_RESPONSE)).one()


def _fired(store: Store, desk: SmallDesk, ticket: int) -> list[str]:
    with store.reading(desk.agent) as work:
        found = firing_log.firings(work, firing_log.Wanted(ticket_id=ticket))
    return [one.level for one in reversed(found)]


def test_after_a_late_answer_its_levels_and_calls_are_over(
    desk_store: Store, desk: SmallDesk, answered: int, time: VirtualTime
) -> None:
    time.advance(HOUR)
    sweep(desk_store)
    time.advance(2 * HOUR)
    sweep(desk_store)

    assert _fired(desk_store, desk, answered) == ["Before"]
    with desk_store.reading(desk.agent) as work:
        (seen,) = firing_log.firings(work, firing_log.Wanted(ticket_id=answered))
        assert (seen.calls, seen.can_answer) == (0, False)
        assert firing_log.firings(work, firing_log.Wanted(unanswered=True)) == []


def test_a_ticket_closed_too_late_stays_with_its_team(
    desk_store: Store, desk: SmallDesk, answered: int, time: VirtualTime
) -> None:
    time.advance(8 * HOUR)
    sweep(desk_store)
    desk_store.apply(desk.agent, lambda work: lifecycle.close(work, answered, reason="done"))
    time.advance(5 * HOUR)
    sweep(desk_store)

    with desk_store.reading(desk.agent) as work:
        assert work.require(Ticket, answered).team_id == desk.tier_1
        assert work.require(Ticket, answered).next_due_at is None
        late = select(Clock.target).where(Clock.breached_at.is_not(None))
        assert Target.RESOLUTION in work.session.scalars(late).all()  # what happened stays


def test_an_answered_ticket_is_due_for_what_comes_next(
    desk_store: Store, desk: SmallDesk, answered: int, time: VirtualTime
) -> None:
    with desk_store.reading(desk.manager) as work:
        dues = select(Clock.due_at).where(Clock.stopped_at.is_(None), Clock.due_at.is_not(None))
        assert work.require(Ticket, answered).next_due_at == min(
            filter(None, work.session.scalars(dues))
        )
        seen = board(work)
        assert (seen.breached, sum(seen.ahead)) == (0, 1)
        assert queue_count(work, QueueView(Queue.BREACHED)) == 0
        (row,) = queue_rows(work, [answered])
        assert row.chip is not None
        assert row.chip.breached_at is None
        assert row.next_due_at == row.chip.due_at
        assert groups(work, QueueView(), "sla")[0].value == Standing.ON_TIME.value
    ended = _first(desk_store, answered)
    assert (ended.state, ended.breached_at) == (ClockState.BREACHED, time.now() - MINUTE)
    assert (ended.next_at, ended.level_at, ended.coming) == (None, None, None)


def test_a_queue_counts_down_what_breaks_next_and_knows_what_broke(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    number = opened(desk_store, desk)
    time.advance(HOUR + MINUTE)

    with desk_store.reading(desk.agent) as work:
        assert queue_count(work, QueueView(Queue.BREACHED)) == 1
        (before,) = queue_rows(work, [number])
    sweep(desk_store)
    with desk_store.reading(desk.agent) as work:
        (after,) = queue_rows(work, [number])
    assert before.next_due_at == after.next_due_at == time.now() - MINUTE
    assert after.chip is not None
    assert (after.chip.target, after.chip.breached_at) == (Target.PERIODIC_UPDATE, None)


def test_nobody_takes_on_or_escalates_what_has_ended(
    desk_store: Store, desk: SmallDesk, answered: int
) -> None:
    ended = _first(desk_store, answered).id
    desk_store.apply(desk.agent, lambda work: acknowledgement.acknowledge_clock(work, ended))
    assert _first(desk_store, answered).acknowledged_at is None

    desk_store.apply(desk.agent, lambda work: acknowledgement.acknowledge_ticket(work, answered))
    assert _first(desk_store, answered).acknowledged_at is None
    with pytest.raises(RuleError, match="no running clock"):
        desk_store.apply(
            desk.agent, lambda work: acknowledgement.acknowledge_ticket(work, answered)
        )
    with pytest.raises(RuleError, match="no level left"):
        desk_store.apply(desk.agent, lambda work: by_hand.escalate(work, answered, reason="now"))
    with desk_store.reading(desk.agent) as work:
        found = ladders.ladders(work, answered)
    (ladder,) = [one for one in found if one.target is Target.FIRST_RESPONSE]
    assert (ladder.is_live, ladder.calls) == (False, False)


def test_an_upgrade_takes_what_was_planned_from_clocks_that_ended_late(
    desk_store: Store, answered: int
) -> None:
    right = _planned(desk_store, answered)
    schema.downgrade(desk_store.engine, "0041")
    with desk_store.engine.begin() as connection:
        connection.execute(
            text(
                "UPDATE clock SET next_at = due_at, level_at = due_at, coming = '[]'"
                " WHERE state = 'breached'"
            )
        )
        connection.execute(
            text(
                "UPDATE ticket SET next_due_at = (SELECT due_at FROM clock c"
                " WHERE c.ticket_id = ticket.id AND c.state = 'breached')"
            )
        )
    assert _planned(desk_store, answered) != right

    schema.upgrade(desk_store.engine)

    assert _planned(desk_store, answered) == right


def _planned(store: Store, ticket: int) -> object:
    with store.reading(WATCHER) as work:
        query = select(Clock.next_at, Clock.level_at, Clock.coming).order_by(Clock.id)
        due = select(Ticket.next_due_at).where(Ticket.id == ticket)
        return [tuple(one) for one in work.session.execute(query)], work.session.scalar(due)


@pytest.mark.postgres
def test_the_server_fires_nothing_on_what_was_left_planned(pg_url: str) -> None:
    time = VirtualTime(datetime.now(UTC) - 4 * HOUR)
    store = Store(pg_url, time)
    desk = lay_desk(store)
    ticket = _with_path(store, desk)
    time.advance(HOUR + MINUTE)
    store.apply(desk.agent, lambda work: send_reply(work, ticket, "Here we are."))
    level = select(EscalationLevel.id).where(EscalationLevel.name == "Late").scalar_subquery()
    plan = func.jsonb_build_array(func.jsonb_build_array(level, 0))
    stale = {"level_at": time.now(), "next_at": time.now(), "coming": plan}
    with store.engine.begin() as connection:
        ended = Clock.target == Target.FIRST_RESPONSE
        connection.execute(update(Clock).where(ended).values(**stale))
        assert connection.execute(text("SELECT * FROM api.sweep(10, 'test')")).all() == []

    assert _fired(store, desk, ticket) == []
    assert _first(store, ticket).next_at is None
    store.dispose()
