"""Merges done twice, undone in any order, and everything that happens in between."""

from __future__ import annotations

from models.vocabulary import ClockState
from services.calendars.duration import parse
from services.sla import events as ev
from tests.rigs.june_ticket import (
    FIRST,
    NEXT,
    RESOLUTION,
    day,
    last,
    owing,
    shown,
    status,
    terms,
    ticket,
)


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


def test_a_clock_reopened_too_late_while_another_counted_stays_ended_when_the_merge_is_undone() -> (
    None
):
    events = (
        ev.Absorbed(day("08 10:00"), 5, owing(RESOLUTION, "08 09:00", 3_600, "08 15:00")),
        status("08 12:00", "resolved"),
        status("08 15:00", "open"),
        ev.MergeUndone(day("08 16:00"), 5),
    )

    worked = ticket({RESOLUTION: "8h"}, *events, until="08 16:00", confirmation_window=parse("1h"))

    assert [(clock.cycle, clock.state) for clock in worked.clocks] == [
        (1, ClockState.MET),
        (2, ClockState.MET),
        (3, ClockState.RUNNING),
    ]
    assert shown(last(worked).due_s) == "09 15:00"


def test_a_ticket_reopened_while_merged_away_goes_on_as_it_was() -> None:
    events = (
        ev.Merged(day("08 10:00"), 7),
        status("08 11:00", "resolved"),
        status("08 15:00", "open"),
        ev.MergeUndone(day("08 16:00"), 7),
    )

    worked = ticket({RESOLUTION: "8h"}, *events, until="08 16:00", confirmation_window=parse("1h"))

    assert [(clock.cycle, clock.state) for clock in worked.clocks] == [(1, ClockState.RUNNING)]
    assert last(worked).elapsed_at(day("08 16:00")) == 3 * 3_600


def test_a_ticket_resolved_with_what_it_absorbed_is_resolved_by_itself_too() -> None:
    events = (
        ev.Absorbed(day("08 10:00"), 5, owing(RESOLUTION, "08 09:00", 3_600, "08 15:00")),
        status("08 12:00", "resolved"),
        ev.MergeUndone(day("08 13:00"), 5),
    )

    worked = ticket({RESOLUTION: "8h"}, *events, until="08 13:00")

    assert [(clock.cycle, clock.state) for clock in worked.clocks] == [
        (1, ClockState.MET),
        (2, ClockState.MET),
    ]


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
