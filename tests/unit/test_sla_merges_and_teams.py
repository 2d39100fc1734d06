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
    NEXT,
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


def owing(target: str, started: str, elapsed_s: int, due: str) -> tuple[ev.Obligation, ...]:
    return (ev.Obligation(target, day(started), elapsed_s, day(due), None),)


def test_a_ticket_absorbed_twice_changes_nothing_the_second_time() -> None:
    first = ev.Absorbed(day("08 12:00"), 5, owing(RESOLUTION, "08 09:00", 10_800, "08 17:00"))
    again = ev.Absorbed(day("08 12:30"), 5, owing(RESOLUTION, "08 08:00", 36_000, "08 09:30"))
    undone = ev.MergeUndone(day("08 13:00"), 5)

    once = ticket({RESOLUTION: "16h"}, first, undone, until="08 14:00")
    twice = ticket({RESOLUTION: "16h"}, first, again, undone, until="08 14:00")

    assert once.timeline == twice.timeline
    assert [clock.breached_s for clock in twice.clocks] == [None, None]
    assert shown(twice.clocks[0].due_s) == "09 17:00"


def test_a_ticket_absorbed_taken_out_and_absorbed_again_counts_again() -> None:
    owed = owing(RESOLUTION, "08 09:00", 10_800, "08 12:30")
    events = (
        ev.Absorbed(day("08 12:00"), 5, owed),
        ev.MergeUndone(day("08 12:05"), 5),
        ev.Absorbed(day("08 12:10"), 5, owed),
    )

    worked = ticket({RESOLUTION: "8h"}, *events, until="08 12:10")

    assert [clock.state for clock in worked.clocks] == [
        ClockState.MERGED,
        ClockState.MERGED,
        ClockState.RUNNING,
    ]


def test_merges_are_undone_in_any_order() -> None:
    events = (
        ev.Absorbed(day("08 10:00"), 5, owing(RESOLUTION, "08 09:00", 7_200, "08 15:00")),
        ev.Absorbed(day("08 10:30"), 6, owing(RESOLUTION, "08 09:00", 14_400, "08 13:00")),
    )
    taken_out = [ev.MergeUndone(day("08 11:00"), 5), ev.MergeUndone(day("08 11:30"), 6)]

    one_left = ticket({RESOLUTION: "8h"}, *events, taken_out[0], until="08 11:00")
    none_left = ticket({RESOLUTION: "8h"}, *events, *taken_out, until="08 11:30")

    assert shown(last(one_left).due_s) == "08 14:30"
    assert [clock.state for clock in none_left.clocks] == [
        ClockState.RUNNING,
        ClockState.MERGED,
        ClockState.MERGED,
    ]
    assert shown(none_left.clocks[0].due_s) == "08 17:00"


def test_a_ticket_merged_away_is_not_merged_a_second_time() -> None:
    events = (
        ev.Merged(day("08 10:00"), 7),
        ev.Merged(day("08 10:30"), 8),
        ev.MergeUndone(day("08 11:00"), 8),
    )

    gone = ticket({RESOLUTION: "8h"}, *events)
    back = ticket({RESOLUTION: "8h"}, *events, ev.MergeUndone(day("08 11:30"), 7), until="08 12:00")

    assert [clock.state for clock in gone.clocks] == [ClockState.MERGED]
    assert shown(last(back).due_s) == "08 17:00"


def test_a_merge_undone_leaves_what_began_since_alone() -> None:
    events = (
        ev.AgentReplied(day("08 09:10")),
        ev.CustomerReplied(day("08 09:30")),
        ev.Absorbed(day("08 10:00"), 5, owing(NEXT, "08 09:00", 3_600, "08 10:30")),
        ev.AgentReplied(day("08 10:10")),
        ev.CustomerReplied(day("08 11:00")),
        ev.MergeUndone(day("08 12:00"), 5),
    )

    worked = ticket({NEXT: "4h"}, *events, until="08 12:00")

    assert [(clock.cycle, clock.state) for clock in worked.clocks] == [
        (1, ClockState.MET),
        (2, ClockState.MET),
        (3, ClockState.RUNNING),
    ]
    assert shown(last(worked, NEXT).due_s) == "08 15:00"


def test_a_ticket_cancelled_while_it_was_merged_is_cancelled_when_the_merge_is_undone() -> None:
    events = (
        ev.Merged(day("08 10:00"), 7),
        ev.Cancelled(day("08 11:00"), "spam"),
        ev.MergeUndone(day("08 12:00"), 7),
    )

    worked = ticket({RESOLUTION: "8h", FIRST: "1h"}, *events)

    assert {clock.target: (clock.state, shown(clock.breached_s)) for clock in worked.clocks} == {
        RESOLUTION: (ClockState.CANCELLED, None),
        FIRST: (ClockState.CANCELLED, "08 10:00"),
    }


def test_time_in_which_a_ticket_was_cancelled_counts_under_other_terms_no_more_than_before() -> (
    None
):
    events = (
        status("08 10:00", "pending"),
        ev.Cancelled(day("08 11:00"), "spam"),
        status("08 13:00", "open"),
        ev.PolicyPinned(day("08 14:00"), terms({RESOLUTION: "4h"}, pause=())),
    )

    clock = last(ticket({RESOLUTION: "8h"}, *events, until="08 14:00"))

    assert (clock.elapsed_at(day("08 14:00")), shown(clock.due_s)) == (3 * 3_600, "08 15:00")


def test_what_a_taken_over_clock_counted_here_is_counted_again_under_other_terms() -> None:
    events = (
        ev.Absorbed(day("08 12:00"), 5, owing(RESOLUTION, "08 09:00", 3_600, "08 16:00")),
        status("08 13:00", "pending"),
        status("08 14:00", "open"),
        ev.PolicyPinned(day("08 15:00"), terms({RESOLUTION: "10h"}, pause=())),
    )

    clock = last(ticket({RESOLUTION: "8h"}, *events, until="08 15:00"))

    assert clock.elapsed_at(day("08 15:00")) == 4 * 3_600


def test_a_reopened_clock_nobody_promises_any_more_counts_no_longer() -> None:
    events = (
        status("08 10:00", "resolved"),
        ev.PolicyPinned(day("08 11:00"), None),
        status("08 12:00", "open"),
    )

    clock = last(ticket({RESOLUTION: "8h"}, *events, until="08 15:00"))

    assert (clock.due_s, clock.elapsed_at(day("08 15:00"))) == (None, 3_600)


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
