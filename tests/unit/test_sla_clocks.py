"""Clocks at the edges of sla.md, section 3: due times, pauses, switches, marks."""

from __future__ import annotations

from typing import Any

import pytest

from models.vocabulary import ClockState
from services.sla import events as ev
from services.sla.levels import Mark, parse_offset
from services.sla.replay import replay
from services.sla.terms import CalendarTerms
from tests.rigs.june_ticket import (
    ALWAYS,
    FIRST,
    RESOLUTION,
    day,
    last,
    shown,
    status,
    terms,
    ticket,
)


def test_a_clock_stopped_at_its_due_time_is_met() -> None:
    clock = last(ticket({RESOLUTION: "1h"}, status("08 10:00", "resolved")))

    assert (clock.state, clock.breached_s) == (ClockState.MET, None)


def test_a_clock_stopped_a_second_later_is_breached_at_its_due_time() -> None:
    late = ev.StatusChanged(day("08 10:00") + 1, "resolved")

    clock = last(ticket({RESOLUTION: "1h"}, late))

    assert (clock.state, shown(clock.breached_s)) == (ClockState.BREACHED, "08 10:00")


def test_a_clock_paused_at_its_due_time_is_due_when_it_goes_on() -> None:
    paused = status("08 10:00", "pending")

    clock = last(ticket({RESOLUTION: "1h"}, paused, status("08 12:00", "open"), until="08 12:00"))

    assert (shown(clock.due_s), clock.breached_s) == ("08 12:00", None)


def test_a_paused_clock_tells_what_is_left() -> None:
    clock = last(ticket({RESOLUTION: "4h"}, status("08 10:00", "pending"), until="20 09:00"))

    assert (clock.state, clock.due_s, clock.left_at(day("20 09:00"))) == (
        ClockState.PAUSED,
        None,
        3 * 3_600,
    )


def test_a_ticket_created_in_a_pause_begins_to_count_when_it_ends() -> None:
    start = day("08 09:00")
    log: list[ev.Event] = [
        ev.Created(start, "pending"),
        ev.PolicyPinned(start, terms({RESOLUTION: "2bd", FIRST: "1h"})),
        status("08 12:00", "open"),
    ]

    worked = replay(log)

    assert shown(last(worked, FIRST).due_s) == "08 13:00"
    assert shown(last(worked).due_s) == "11 12:00"


@pytest.mark.parametrize(
    ("length", "due"), [("2bd", "11 12:00"), ("2cd", "10 12:00"), ("by 16:00", "09 11:00")]
)
def test_a_pause_moves_every_kind_of_due_time(length: str, due: str) -> None:
    paused = (status("08 10:00", "pending"), status("08 13:00", "open"))

    clock = last(ticket({RESOLUTION: length}, *paused, until="08 13:00"))

    assert shown(clock.due_s) == due


def test_a_pause_at_night_leaves_business_days_alone() -> None:
    paused = (status("08 17:00", "pending"), status("09 08:00", "open"))

    clock = last(ticket({RESOLUTION: "1bd"}, *paused, until="09 08:00"))

    assert shown(clock.due_s) == "09 17:00"


def test_a_due_time_reached_before_a_night_of_pause_moves_to_the_resumption() -> None:
    paused = (status("08 16:00", "pending"), status("08 20:00", "open"))

    clock = last(ticket({RESOLUTION: "by 16:00"}, *paused, until="08 20:00"))

    assert (shown(clock.due_s), clock.breached_s) == ("08 20:00", None)


def test_business_days_left_are_told_while_paused_and_after_the_end() -> None:
    paused = ticket({RESOLUTION: "1bd"}, status("08 15:00", "pending"), until="08 16:00")
    running = ticket({RESOLUTION: "1bd"}, until="08 15:00")
    late = ticket({RESOLUTION: "1bd"}, until="10 10:00")

    assert last(paused).left_at(day("08 16:00")) == 10 * 3_600
    assert last(running).left_at(day("08 15:00")) == 10 * 3_600
    assert last(late).left_at(day("10 10:00")) == -3_600


def test_the_target_of_business_days_is_told_in_business_time() -> None:
    assert last(ticket({RESOLUTION: "1bd"}, until="08 10:00")).target_s == 16 * 3_600


def test_a_priority_has_its_own_length() -> None:
    usual = terms({RESOLUTION: "8h"})
    quick = terms({RESOLUTION: "2h"}).targets[RESOLUTION].durations[None]
    durations: dict[object, Any] = {None: usual.targets[RESOLUTION].durations[None], "high": quick}
    own = type(usual.targets[RESOLUTION])(durations, usual.calendar)
    both = type(usual)(
        id=1, version=1, name="s", targets={RESOLUTION: own}, calendar=usual.calendar
    )
    start = day("08 09:00")
    log: list[ev.Event] = [
        ev.Created(start, "open", priority="low"),
        ev.PolicyPinned(start, both),
        ev.PriorityChanged(day("08 12:00"), "high"),
    ]

    clock = last(replay(log))

    assert (shown(clock.deadline_s), shown(clock.breached_s), clock.breach_cause) == (
        "08 11:00",
        "08 12:00",
        "policy change",
    )


def test_a_target_shortened_in_a_pause_breaches_when_the_clock_goes_on() -> None:
    events = (
        status("08 12:00", "pending"),
        ev.PolicyPinned(day("08 13:00"), terms({RESOLUTION: "2h"})),
        status("09 10:00", "open"),
    )

    clock = last(ticket({RESOLUTION: "8h"}, *events, until="09 10:00"))

    assert (shown(clock.breached_s), clock.breach_cause) == ("09 10:00", "policy change")


def test_a_breached_clock_stays_breached_through_a_pause() -> None:
    late = (Mark("later", parse_offset("+2h")),)
    events = (status("08 11:00", "pending"), status("08 13:00", "open"))

    paused = last(ticket({RESOLUTION: "1h"}, events[0], until="08 12:00", marks=late))
    resumed = last(ticket({RESOLUTION: "1h"}, *events, until="08 13:00", marks=late))

    assert (paused.state, shown(paused.deadline_s)) == (ClockState.PAUSED, "08 10:00")
    assert (resumed.state, shown(resumed.due_s)) == (ClockState.BREACHED, "08 10:00")
    assert shown(resumed.mark_instant("later")) == "08 14:00"


def test_new_hours_are_counted_from_their_publication_on() -> None:
    always = CalendarTerms(id=1, version=2, name="main", hours=ALWAYS)
    published = ev.CalendarPinned(day("08 16:00"), always)

    clock = last(ticket({RESOLUTION: "10h"}, published, until="08 16:30"))

    assert (shown(clock.due_s), clock.elapsed_at(day("08 16:30"))) == (
        "08 19:00",
        7 * 3_600 + 1_800,
    )


def test_new_hours_move_business_days_and_the_pause_of_the_ticket() -> None:
    always = CalendarTerms(id=1, version=2, name="main", hours=ALWAYS)
    events = (status("08 16:00", "pending"), ev.CalendarPinned(day("08 18:00"), always))

    worked = ticket({RESOLUTION: "1bd"}, *events, until="08 20:00")

    assert worked.paused_s == 4 * 3_600


def test_without_a_policy_nothing_is_due_and_the_time_is_counted_when_one_returns() -> None:
    gone = ev.PolicyPinned(day("08 10:00"), None)
    back = ev.PolicyPinned(day("08 12:00"), terms({RESOLUTION: "4h"}))

    away = last(ticket({RESOLUTION: "4h"}, gone, until="08 11:00"))
    again = last(ticket({RESOLUTION: "4h"}, gone, back, until="08 12:00"))

    assert (away.due_s, away.deadline_s, away.target_s) == (None, None, 0)
    assert shown(again.due_s) == "08 13:00"


def test_a_clock_that_ends_without_a_policy_is_neither_met_nor_breached() -> None:
    gone = ev.PolicyPinned(day("08 10:00"), None)

    clock = last(ticket({FIRST: "4h"}, gone, ev.AgentReplied(day("08 11:00"))), FIRST)

    assert clock.state is ClockState.CANCELLED


def test_a_status_changed_without_a_policy_is_remembered() -> None:
    events = (
        ev.PolicyPinned(day("08 10:00"), None),
        status("08 11:00", "pending"),
        ev.PolicyPinned(day("08 12:00"), terms({RESOLUTION: "4h"})),
    )

    clock = last(ticket({RESOLUTION: "4h"}, *events, until="08 12:00"))

    assert (clock.state, clock.elapsed_at(day("08 12:00"))) == (ClockState.PAUSED, 2 * 3_600)


def test_marks_fire_once_and_late_ones_at_the_switch() -> None:
    marks = (
        Mark("at risk", parse_offset("75%"), warning=True),
        Mark("breach", parse_offset("0")),
        Mark("later", parse_offset("+1h")),
    )
    shorter = ev.PolicyPinned(day("08 12:00"), terms({RESOLUTION: "2h"}, marks=marks))

    worked = ticket({RESOLUTION: "8h"}, shorter, until="08 14:00", marks=marks)

    fired = {name: shown(when) for name, when in last(worked).fired.items()}
    assert fired == {"at risk": "08 12:00", "breach": "08 12:00", "later": "08 12:00"}
    assert last(worked).mark_instant("breach") == day("08 12:00")
    assert last(worked).mark_instant("unknown") is None


def test_a_clock_is_breached_once() -> None:
    longer = ev.PolicyPinned(day("08 12:00"), terms({RESOLUTION: "4h"}))

    worked = ticket({RESOLUTION: "2h"}, longer, until="08 17:00")

    assert [line.what for line in worked.timeline if line.what == "breach"] == ["breach"]
    assert shown(last(worked).breached_s) == "08 11:00"
