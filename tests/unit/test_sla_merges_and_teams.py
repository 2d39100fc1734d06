"""Clocks of merged, cancelled, handed over and restated tickets (sla.md, section 3)."""

from __future__ import annotations

import pytest

from models.vocabulary import ClockState
from services.sla import events as ev
from services.sla.replay import replay
from services.sla.terms import TEAM, CalendarTerms
from tests.rigs.desk_terms import office, policy
from tests.rigs.june_ticket import (
    ALWAYS,
    FIRST,
    RESOLUTION,
    UPDATE,
    day,
    last,
    shown,
    status,
    terms,
    ticket,
)


def test_a_cancelled_ticket_ends_its_clocks_and_may_come_back() -> None:
    events = (
        status("08 10:00", "cancelled"),
        ev.Cancelled(day("08 10:00"), "spam"),
        status("08 10:00", "merged"),
    )

    gone = last(ticket({RESOLUTION: "8h"}, *events))
    back = last(ticket({RESOLUTION: "8h"}, *events, status("08 12:00", "open"), until="08 12:00"))

    assert (gone.state, gone.breached_s) == (ClockState.CANCELLED, None)
    assert (back.state, shown(back.due_s)) == (ClockState.RUNNING, "09 11:00")


def test_a_ticket_resolved_and_cancelled_at_once_counts_as_cancelled() -> None:
    events = (status("08 10:00", "closed"), ev.Cancelled(day("08 10:00"), "duplicate"))

    assert last(ticket({RESOLUTION: "8h"}, *events)).state is ClockState.CANCELLED


def test_a_ticket_resolved_earlier_stays_met_when_cancelled() -> None:
    events = (status("08 10:00", "closed"), ev.Cancelled(day("08 11:00"), "duplicate"))

    assert last(ticket({RESOLUTION: "8h"}, *events)).state is ClockState.MET


def test_the_clocks_of_a_merged_ticket_end_as_merged_and_begin_no_more() -> None:
    events = (
        ev.Merged(day("08 10:00"), 7),
        ev.AgentReplied(day("08 11:00")),
        status("08 12:00", "pending"),
    )

    worked = ticket({RESOLUTION: "8h", FIRST: "30m", UPDATE: "4h"}, *events)

    assert {clock.target: clock.state for clock in worked.clocks} == {
        RESOLUTION: ClockState.MERGED,
        FIRST: ClockState.MERGED,
        UPDATE: ClockState.MERGED,
    }
    assert shown(last(worked, FIRST).breached_s) == "08 09:30"


def test_a_merge_undone_restores_the_clocks_as_if_it_had_not_been() -> None:
    events = (
        ev.Merged(day("08 10:00"), 7),
        ev.AgentReplied(day("08 11:00")),
        ev.MergeUndone(day("08 12:00"), 7),
    )

    worked = ticket({RESOLUTION: "8h", FIRST: "90m"}, *events, until="08 12:00")

    assert shown(last(worked).due_s) == "08 17:00"
    assert (last(worked, FIRST).state, shown(last(worked, FIRST).breached_s)) == (
        ClockState.BREACHED,
        "08 10:30",
    )


def test_a_clock_met_while_its_ticket_was_merged_is_met_when_the_merge_is_undone() -> None:
    events = (
        ev.Merged(day("08 10:00"), 7),
        ev.AgentReplied(day("08 10:15")),
        ev.MergeUndone(day("08 12:00"), 7),
    )

    worked = ticket({RESOLUTION: "8h", FIRST: "90m"}, *events, until="08 12:00")

    assert last(worked, FIRST).state is ClockState.MET


def test_the_earliest_obligation_of_two_merged_tickets_counts() -> None:
    source = ticket({RESOLUTION: "8h", FIRST: "8h"}, until="08 12:00")
    start = day("08 11:00")
    log: list[ev.Event] = [
        ev.Created(start, "open"),
        ev.PolicyPinned(start, terms({RESOLUTION: "8h", FIRST: "1h"})),
        ev.Absorbed(day("08 12:00"), 5, source.obligations()),
    ]

    worked = replay(log)

    assert shown(last(worked).due_s) == "08 17:00"
    assert (last(worked).cycle, worked.clocks[1].state) == (2, ClockState.MERGED)
    assert shown(last(worked, FIRST).due_s) == "08 12:00"


def test_a_breach_taken_over_in_a_merge_stays_a_breach() -> None:
    source = ticket({RESOLUTION: "1h"}, until="08 12:00")
    log: list[ev.Event] = [
        ev.Created(day("08 11:00"), "open"),
        ev.PolicyPinned(day("08 11:00"), terms({RESOLUTION: "1h"})),
        ev.Absorbed(day("08 12:00"), 5, source.obligations()),
    ]

    clock = last(replay(log, until=day("08 12:30")))

    assert (clock.state, shown(clock.breached_s)) == (ClockState.BREACHED, "08 10:00")
    assert clock.breach_cause == "merged from 5"


def test_an_absorbed_ticket_can_be_taken_out_again() -> None:
    source = ticket({RESOLUTION: "8h"}, until="08 12:00")
    log: list[ev.Event] = [
        ev.Created(day("08 11:00"), "open"),
        ev.PolicyPinned(day("08 11:00"), terms({RESOLUTION: "8h"})),
        ev.Absorbed(day("08 12:00"), 5, source.obligations()),
        ev.MergeUndone(day("08 13:00"), 5),
    ]

    worked = replay(log)

    assert [clock.state for clock in worked.clocks] == [ClockState.RUNNING, ClockState.MERGED]
    assert shown(worked.clocks[0].due_s) == "09 11:00"


def test_an_obligation_nobody_promised_here_is_not_taken_over() -> None:
    source = ticket({UPDATE: "8h"}, until="08 12:00")
    log: list[ev.Event] = [
        ev.Created(day("08 11:00"), "open"),
        ev.PolicyPinned(day("08 11:00"), terms({RESOLUTION: "8h"})),
        ev.Absorbed(day("08 12:00"), 5, source.obligations()),
    ]

    assert [clock.target for clock in replay(log).clocks] == [RESOLUTION]


def test_each_team_has_its_own_clock_in_its_own_hours() -> None:
    quick = terms({TEAM: "1h"}).targets[TEAM]
    slow = policy({TEAM: "4h"}, hours=office("America/New_York")).targets[TEAM]
    events = (
        ev.TeamHanded(day("08 09:00"), "Tier 1", quick),
        ev.TeamHanded(day("08 11:00"), "Tier 2", slow),
        status("08 15:00", "pending"),
        status("08 16:00", "open"),
        ev.TeamHanded(day("08 16:30"), "Floor", None),
    )

    worked = ticket({RESOLUTION: "16h"}, *events)

    teams = [clock for clock in worked.clocks if clock.target == TEAM]
    assert [(clock.team, clock.state, clock.elapsed_s) for clock in teams] == [
        ("Tier 1", ClockState.BREACHED, 7_200),
        ("Tier 2", ClockState.MET, 3_600 + 1_800),
        ("Floor", ClockState.PAUSED, 0),
    ]


def test_a_team_clock_stands_still_while_the_ticket_is_resolved_and_moves_with_its_hours() -> None:
    quick = terms({TEAM: "4h"}).targets[TEAM]
    always = CalendarTerms(id=1, version=2, name="main", hours=ALWAYS)
    events = (
        ev.TeamHanded(day("08 09:00"), "Tier 1", quick),
        status("08 10:00", "resolved"),
        status("08 16:00", "open"),
        ev.CalendarPinned(day("08 16:30"), always),
    )

    worked = ticket({RESOLUTION: "16h"}, *events, until="08 16:30")

    assert shown(last(worked, TEAM).due_s) == "08 19:00"


def test_a_restatement_stands_beside_the_record() -> None:
    told = ev.Restated(
        day("09 09:00"), RESOLUTION, 1, "met", "customer agreed", by="lena", approved_by="milo"
    )

    clock = last(ticket({RESOLUTION: "1h"}, told))

    assert (clock.restatements, shown(clock.breached_s)) == ((told,), "08 10:00")


@pytest.mark.parametrize(
    ("cycle", "reason", "approver", "problem"),
    [
        (1, "wrong", "lena", "second person"),
        (1, " ", "milo", "needs a reason"),
        (2, "wrong", "milo", "no such clock"),
    ],
)
def test_a_restatement_needs_a_reason_a_second_person_and_a_clock(
    cycle: int, reason: str, approver: str, problem: str
) -> None:
    told = ev.Restated(
        day("09 09:00"), RESOLUTION, cycle, "met", reason, by="lena", approved_by=approver
    )

    with pytest.raises(ValueError, match=problem):
        ticket({RESOLUTION: "1h"}, told)


def test_hours_of_another_calendar_leave_a_team_clock_alone() -> None:
    quick = terms({TEAM: "4h"}).targets[TEAM]
    other = CalendarTerms(id=2, version=2, name="other", hours=ALWAYS)
    events = (
        ev.TeamHanded(day("08 09:00"), "Tier 1", quick),
        ev.CalendarPinned(day("08 10:00"), other),
    )

    worked = ticket({RESOLUTION: "16h"}, *events, until="08 10:00")

    assert shown(last(worked, TEAM).due_s) == "08 13:00"


def test_a_team_clock_counts_without_a_policy_too() -> None:
    quick = terms({TEAM: "4h"}).targets[TEAM]
    log: list[ev.Event] = [
        ev.Created(day("08 09:00"), "open"),
        ev.TeamHanded(day("08 09:00"), "Tier 1", quick),
        status("08 10:00", "pending"),
    ]

    assert last(replay(log), TEAM).left_at(day("08 10:00")) == 3 * 3_600
