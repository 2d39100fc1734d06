"""V1 to V14 of sla.md, section 5."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from models.vocabulary import ClockState, Target
from services.sla import events as ev
from services.sla.replay import replay
from services.sla.terms import TEAM
from tests.rigs.desk_terms import around_the_clock, at, local, nights, office, policy

if TYPE_CHECKING:
    from services.calendars.working_time import WorkingTime
    from services.sla.clock import Clock

OFFICE, ALWAYS, NIGHTS = office(), around_the_clock(), nights()
CHRISTMAS = office(holidays=(date(2026, 12, 25), date(2026, 12, 28)))


def resolution_clock(log: list[ev.Event], until: str) -> Clock:
    clock = replay(log, until=at(until)).latest(Target.RESOLUTION)
    assert clock is not None
    return clock


def opened(when: str, target: str) -> list[ev.Event]:
    start = at(when)
    return [
        ev.Created(start, "open"),
        ev.PolicyPinned(start, policy({Target.RESOLUTION: target}, hours=OFFICE)),
    ]


@pytest.mark.parametrize(
    ("hours", "start", "span_s", "due"),
    [
        pytest.param(OFFICE, "2026-03-27 16:00", 4, "2026-03-30 12:00", id="V1"),
        pytest.param(ALWAYS, "2026-03-28 22:00", 8, "2026-03-29 07:00", id="V2"),
        pytest.param(ALWAYS, "2026-10-24 22:00", 8, "2026-10-25 05:00", id="V3"),
        pytest.param(NIGHTS, "2026-03-28 22:00", 8, "2026-03-29 23:00", id="V4"),
        pytest.param(OFFICE, "2026-06-06 10:00", 1, "2026-06-08 10:00", id="V5"),
        pytest.param(OFFICE, "2026-06-05 17:00", 1, "2026-06-08 10:00", id="V6"),
        pytest.param(OFFICE, "2026-06-08 09:00", 8, "2026-06-08 17:00", id="V7"),
        pytest.param(CHRISTMAS, "2026-12-24 15:00", 4, "2026-12-29 11:00", id="V13"),
    ],
)
def test_a_deadline_is_the_earliest_instant_with_that_much_business_time(
    hours: WorkingTime, start: str, span_s: int, due: str
) -> None:
    assert local(hours.seconds.add(at(start), span_s * 3600)) == due


def test_v8_a_pause_over_a_night_moves_the_deadline_by_its_business_time() -> None:
    log = opened("2026-06-08 09:00", "4h")
    log += [
        ev.StatusChanged(at("2026-06-08 10:00"), "pending"),
        ev.StatusChanged(at("2026-06-09 10:00"), "open"),
    ]

    clock = resolution_clock(log, "2026-06-09 10:00")

    assert local(clock.due_s) == "2026-06-09 13:00"


def test_v9_a_pause_outside_hours_costs_nothing() -> None:
    log = opened("2026-06-05 15:00", "4h")
    log += [
        ev.StatusChanged(at("2026-06-05 18:00"), "pending"),
        ev.StatusChanged(at("2026-06-08 08:00"), "open"),
    ]

    clock = resolution_clock(log, "2026-06-08 08:00")

    assert local(clock.due_s) == "2026-06-08 11:00"


def test_v10_a_shorter_target_already_exceeded_breaches_at_the_switch() -> None:
    log = opened("2026-06-08 09:00", "8h")
    noon = at("2026-06-08 12:00")
    log.append(ev.PolicyPinned(noon, policy({Target.RESOLUTION: "2h"}, hours=OFFICE)))

    clock = resolution_clock(log, "2026-06-08 12:00")

    assert (clock.breached_s, clock.breach_cause) == (noon, "policy change")
    assert local(clock.deadline_s) == "2026-06-08 11:00"


def test_v11_a_longer_target_moves_the_deadline_and_keeps_the_breach() -> None:
    log = opened("2026-06-08 09:00", "2h")
    longer = policy({Target.RESOLUTION: "8h"}, hours=OFFICE)
    log.append(ev.PolicyPinned(at("2026-06-08 12:00"), longer))

    clock = resolution_clock(log, "2026-06-08 13:00")

    assert (local(clock.due_s), local(clock.breached_s)) == ("2026-06-08 17:00", "2026-06-08 11:00")
    assert clock.state is ClockState.RUNNING


def test_v12_a_team_clock_counts_in_the_hours_of_the_team() -> None:
    handed = at("2026-03-16 16:00")
    terms = policy({TEAM: "2h"}, hours=office("America/New_York")).targets[TEAM]

    ticket = replay([ev.Created(handed, "open"), ev.TeamHanded(handed, "Tier 2", terms)])

    due = ticket.clocks[0].due_s
    assert local(due, ZoneInfo("America/New_York")) == "2026-03-16 14:00"
    assert local(due, ZoneInfo("UTC")) == "2026-03-16 18:00"


def test_v14_a_reopened_clock_goes_on_with_what_was_left() -> None:
    log = opened("2026-06-08 09:00", "8h")
    log += [
        ev.StatusChanged(at("2026-06-08 13:00"), "resolved"),
        ev.StatusChanged(at("2026-06-10 10:00"), "open"),
    ]

    clock = resolution_clock(log, "2026-06-10 10:00")

    assert (clock.cycle, local(clock.due_s)) == (1, "2026-06-10 14:00")
