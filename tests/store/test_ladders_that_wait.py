"""A ladder that waits for an answer: past levels nobody wants, through pauses, in wall time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from models.tickets import Ticket
from models.vocabulary import LevelAction, Target, TicketStatus
from services.errors import RuleError
from services.escalation import firing_log, runs
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.notify import inbox
from services.sla.drafts import PolicyDraft, Promise
from services.sla.publishing import publish_policy
from services.store.work import WATCHER
from services.tickets import lifecycle
from services.watch.sweep import sweep
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTIFY = LevelAction.NOTIFY_ROLE
CALL = LevelDraft("Lead", "-60m", NOTIFY, recipients=("lead",), ack_within="15m", repeats=3)
CRITICAL = {"field": "priority", "op": "is", "value": "critical"}
UNWANTED = LevelDraft("Critical", "-50m", NOTIFY, recipients=("manager",), conditions=CRITICAL)
NEXT = LevelDraft("Critical", "+1h", NOTIFY, recipients=("manager",), conditions=CRITICAL)
LAST = LevelDraft("Director", "+4h", NOTIFY, recipients=("director",))
LOW = LevelDraft("Low", "+5h", NOTIFY, recipients=("director",), conditions=CRITICAL)


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    yield made
    made.store.dispose()


def climbing(desk: RuledDesk, *levels: LevelDraft) -> int:
    """A ticket due at 17:00, opened at 9:00; its clock pauses on hold."""
    with desk.store.work(desk.people.admin) as work:
        create_path(work, PathDraft("Called", levels))
        publish_policy(
            work,
            PolicyDraft(
                "Called",
                0,
                "Around the clock",
                (Promise(Target.RESOLUTION, "8h"),),
                pauses={Target.RESOLUTION: (TicketStatus.ON_HOLD,)},
                path="Called",
            ),
        )
    return desk.open()


def story(desk: RuledDesk, ticket: int) -> list[str]:
    """What fired and when, in order."""
    with desk.store.reading(desk.people.agent) as work:
        found = firing_log.firings(work, firing_log.Wanted(ticket_id=ticket))
    return [f"{one.level} {one.fired_at:%H:%M} {one.outcome.value}" for one in reversed(found)]


def calls(desk: RuledDesk) -> list[str]:
    with desk.store.reading(desk.people.lead) as work:
        return sorted(f"{one.created_at:%H:%M}" for one in inbox.notices(work))


def watch(desk: RuledDesk, *, hours: float) -> None:
    """Sweep every five minutes."""
    for _ in range(round(hours * 12)):
        desk.pass_time(minutes=5)


def test_a_level_that_is_not_wanted_leaves_the_one_before_waiting(desk: RuledDesk) -> None:
    ticket = climbing(desk, CALL, UNWANTED, LAST)
    desk.pass_time(hours=7)
    watch(desk, hours=1.5)

    assert calls(desk) == ["16:00", "16:15", "16:30", "16:45"]
    assert story(desk, ticket) == [
        "Lead 16:00 fired",
        "Critical 16:10 not_wanted",
        "Director 17:00 fired",
    ]


def test_a_level_that_is_brought_forward_and_not_wanted_is_stepped_over(desk: RuledDesk) -> None:
    ticket = climbing(desk, CALL, NEXT, LAST)
    desk.pass_time(hours=7)
    watch(desk, hours=1.5)
    assert story(desk, ticket) == ["Lead 16:00 fired", "Director 17:00 fired"]

    with desk.store.work(WATCHER) as work:
        work.require(Ticket, ticket).priority = desk.ticket(ticket).priority.CRITICAL
    watch(desk, hours=1)

    assert story(desk, ticket)[2:] == ["Critical 18:00 fired"]


def test_where_no_level_above_is_wanted_each_keeps_its_own_time(desk: RuledDesk) -> None:
    ticket = climbing(desk, CALL, NEXT, LOW)
    desk.pass_time(hours=7)
    watch(desk, hours=1)
    assert sweep(desk.store).tickets == 0  # nobody looks again before the next one is due
    watch(desk, hours=1.5)

    assert story(desk, ticket) == ["Lead 16:00 fired", "Critical 18:00 not_wanted"]
    with desk.store.reading(desk.people.agent) as work:
        found = firing_log.firings(work, firing_log.Wanted(ticket_id=ticket))
    assert [one.calls for one in found] == [0, 3]


def test_an_answer_is_waited_for_while_the_clock_counts(desk: RuledDesk) -> None:
    called = LevelDraft("Lead", "-1h", NOTIFY, recipients=("lead",), ack_within="10m", repeats=2)
    ticket = climbing(desk, called, LevelDraft("Above", "+1h", NOTIFY, recipients=("manager",)))
    desk.pass_time(hours=7)
    desk.pass_time(minutes=5)
    with desk.store.work(desk.people.agent) as work:
        lifecycle.place_on_hold(work, ticket, reason="A part is on its way.")
    watch(desk, hours=1)
    with desk.store.work(desk.people.agent) as work:
        lifecycle.resume(work, ticket)
    sweep(desk.store)
    assert calls(desk) == ["16:00"]

    watch(desk, hours=1)

    assert calls(desk) == ["16:00", "17:10", "17:20"]
    assert story(desk, ticket) == ["Lead 16:00 fired", "Above 17:30 fired"]


@pytest.mark.parametrize("offset", ["0", "+4h", "+4h wall"])
def test_levels_in_wall_time_fire(desk: RuledDesk, offset: str) -> None:
    told = LevelDraft("Told", offset, NOTIFY, recipients=("lead",), wall_time=True)
    ticket = climbing(desk, told)
    desk.pass_time(hours=8 if offset == "0" else 12)
    assert len(story(desk, ticket)) == 1

    with desk.store.work(desk.people.agent) as work:
        runs.start(work, work.require(Ticket, ticket), "Called")
    desk.pass_time(hours=4)

    assert len(story(desk, ticket)) == 2


def test_a_share_of_the_target_is_no_wall_time(desk: RuledDesk) -> None:
    share = LevelDraft("Share", "75%", NOTIFY, recipients=("lead",), wall_time=True)

    with (
        desk.store.work(desk.people.admin) as work,
        pytest.raises(RuleError, match="counted in hours, minutes or seconds"),
    ):
        create_path(work, PathDraft("Shares", (share,)))


def test_an_offset_that_says_wall_time_is_kept_as_a_level_in_wall_time(desk: RuledDesk) -> None:
    told = LevelDraft("Told", "+4h wall", NOTIFY, recipients=("lead",))

    with desk.store.work(desk.people.admin) as work:
        (level,) = create_path(work, PathDraft("Wall", (told,))).levels
        assert (level.offset, level.wall_time) == ("+4h", True)


def _server_sweeps(desk: RuledDesk) -> int:
    """Let a window sweep that sees no ticket; returns how many alerts and calls there were."""
    with desk.store.engine.begin() as connection:
        connection.execute(text("UPDATE clock SET level_at = next_at WHERE next_at <= now()"))
        return len(connection.execute(text("SELECT * FROM api.sweep(10, 'test')")).all())


@pytest.fixture
def late(pg_monday_url: str) -> Iterator[RuledDesk]:
    """A desk seven hours and twenty minutes ago."""
    made = lay_ruled_desk(pg_monday_url)
    made.time.move_to(datetime.now(UTC) - timedelta(hours=7, minutes=20))
    yield made
    made.store.dispose()


@pytest.mark.postgres
def test_the_server_calls_again_past_a_level_that_is_not_wanted(late: RuledDesk) -> None:
    ticket = climbing(late, CALL, UNWANTED, LAST)
    late.pass_time(hours=7)
    late.pass_time(minutes=10)

    assert _server_sweeps(late) == 1

    with late.store.reading(late.people.agent) as work:
        found = firing_log.firings(work, firing_log.Wanted(ticket_id=ticket))
    assert [(one.level, one.calls) for one in found] == [("Critical", 0), ("Lead", 1)]


@pytest.mark.postgres
def test_the_server_leaves_a_level_to_be_stepped_over_to_the_program(late: RuledDesk) -> None:
    ticket = climbing(late, replace(CALL, repeats=0), NEXT, LAST)
    late.pass_time(hours=7)

    assert _server_sweeps(late) == 0
    late.pass_time(minutes=20)

    assert [one.split()[0] for one in story(late, ticket)] == ["Lead", "Director"]


@pytest.mark.postgres
def test_the_server_leaves_calls_after_a_pause_to_the_program(late: RuledDesk) -> None:
    ticket = climbing(late, CALL, LAST)
    late.pass_time(hours=7)
    late.pass_time(minutes=2)
    with late.store.work(late.people.agent) as work:
        lifecycle.place_on_hold(work, ticket, reason="A part is on its way.")
    late.pass_time(minutes=13)
    with late.store.work(late.people.agent) as work:
        lifecycle.resume(work, ticket)
    with late.store.engine.begin() as connection:
        connection.execute(text("UPDATE clock SET next_at = now() WHERE next_at IS NOT NULL"))

    assert _server_sweeps(late) == 0
    late.pass_time(minutes=13)

    with late.store.reading(late.people.agent) as work:
        (lead,) = firing_log.firings(work, firing_log.Wanted(ticket_id=ticket))
    assert lead.calls == 1
