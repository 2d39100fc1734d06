"""Promises of several merged tickets: where the earliest goes, the next earliest counts."""

from __future__ import annotations

from models.vocabulary import ClockState
from services.sla import events as ev
from services.sla.replay import replay
from tests.rigs.june_ticket import (
    FIRST,
    RESOLUTION,
    day,
    last,
    owing,
    shown,
    status,
    terms,
    ticket,
)


def test_the_next_earliest_promise_counts_when_the_earliest_goes() -> None:
    events = (
        ev.Absorbed(day("08 10:00"), 5, owing(RESOLUTION, "08 09:00", 14_400, "08 13:00")),
        ev.Absorbed(day("08 10:30"), 6, owing(RESOLUTION, "08 09:00", 7_200, "08 15:00")),
        status("08 11:00", "pending"),
        status("08 12:00", "open"),
        ev.MergeUndone(day("08 13:00"), 5),
    )
    undone = (ev.MergeUndone(day("08 13:30"), 6),)

    worked = ticket({RESOLUTION: "8h"}, *events, until="08 13:00")
    alone = ticket({RESOLUTION: "8h"}, *events, *undone, until="08 13:30")

    assert (last(worked).taken_from, shown(last(worked).due_s)) == (6, "09 09:30")
    assert [clock.state for clock in worked.clocks] == [
        ClockState.MERGED,
        ClockState.MERGED,
        ClockState.RUNNING,
    ]
    assert (alone.clocks[0].state, shown(alone.clocks[0].due_s)) == (
        ClockState.RUNNING,
        "09 10:00",
    )


def test_nothing_counts_on_a_ticket_that_is_merged_away_itself() -> None:
    events = (
        ev.Absorbed(day("08 10:00"), 5, owing(RESOLUTION, "08 09:00", 14_400, "08 13:00")),
        ev.Absorbed(day("08 10:30"), 6, owing(RESOLUTION, "08 09:00", 7_200, "08 15:00")),
        ev.Merged(day("08 11:00"), 7),
        ev.MergeUndone(day("08 11:30"), 5),
    )

    gone = ticket({RESOLUTION: "8h"}, *events, until="08 12:00")
    back = ticket({RESOLUTION: "8h"}, *events, ev.MergeUndone(day("08 12:00"), 7), until="08 12:00")

    assert {clock.state for clock in gone.clocks} == {ClockState.MERGED}
    assert (last(back).taken_from, shown(last(back).due_s)) == (6, "08 16:30")


def test_a_promise_that_displaced_nothing_leaves_nothing_behind() -> None:
    events = (
        ev.AgentReplied(day("08 09:30")),
        ev.Absorbed(day("08 10:00"), 5, owing(FIRST, "08 09:00", 7_200, "08 15:00")),
        ev.Absorbed(day("08 10:30"), 6, owing(FIRST, "08 09:00", 14_400, "08 13:00")),
        ev.MergeUndone(day("08 11:00"), 5),
        ev.MergeUndone(day("08 11:30"), 6),
    )

    worked = ticket({FIRST: "8h"}, *events, until="08 12:00")

    assert [(clock.taken_from, clock.state) for clock in worked.clocks] == [
        (None, ClockState.MET),
        (5, ClockState.MERGED),
        (6, ClockState.MERGED),
    ]


def test_a_promise_in_reserve_that_was_answered_is_owed_no_more() -> None:
    events = (
        ev.Absorbed(day("08 10:00"), 5, owing(FIRST, "08 09:00", 14_400, "08 13:00")),
        ev.Absorbed(day("08 10:30"), 6, owing(FIRST, "08 09:00", 7_200, "08 15:00")),
        ev.AgentReplied(day("08 11:00")),
        ev.MergeUndone(day("08 13:00"), 5),
    )

    worked = ticket({FIRST: "8h"}, *events, until="08 14:00")

    assert [(clock.taken_from, clock.state) for clock in worked.clocks] == [
        (None, ClockState.MET),
        (5, ClockState.MET),
    ]


def test_a_promise_in_reserve_that_is_no_earlier_stays_there() -> None:
    events = (
        ev.Absorbed(day("08 10:00"), 5, owing(RESOLUTION, "08 09:00", 14_400, "08 13:00")),
        ev.Absorbed(day("08 10:30"), 6, owing(RESOLUTION, "08 10:00", 60, "09 12:00")),
        ev.MergeUndone(day("08 11:00"), 5),
    )

    worked = ticket({RESOLUTION: "8h"}, *events, until="08 11:00")

    assert [clock.state for clock in worked.clocks] == [ClockState.RUNNING, ClockState.MERGED]


def test_a_promise_in_reserve_of_a_paused_ticket_counts_by_its_start() -> None:
    events = (
        ev.Absorbed(day("08 10:00"), 5, owing(RESOLUTION, "08 08:00", 14_400, "08 13:00")),
        ev.Absorbed(day("08 10:30"), 6, owing(RESOLUTION, "08 08:30", 60, "08 15:00")),
        status("08 10:45", "pending"),
        ev.MergeUndone(day("08 11:00"), 5),
    )

    worked = ticket({RESOLUTION: "8h"}, *events, until="08 11:00")

    assert (last(worked).taken_from, last(worked).state) == (6, ClockState.PAUSED)


def test_a_promise_in_reserve_counts_at_once_where_nothing_else_does() -> None:
    events = (
        ev.AgentReplied(day("08 09:30")),
        ev.Absorbed(day("08 10:00"), 5, owing(FIRST, "08 09:00", 14_400, "08 13:00")),
        ev.Absorbed(day("08 10:30"), 6, owing(FIRST, "08 09:00", 7_200, "08 15:00")),
        ev.MergeUndone(day("08 11:00"), 5),
    )

    worked = ticket({FIRST: "8h"}, *events, until="08 11:00")

    assert [(clock.taken_from, clock.state) for clock in worked.clocks] == [
        (None, ClockState.MET),
        (5, ClockState.MERGED),
        (6, ClockState.RUNNING),
    ]


def test_a_response_that_a_merge_brought_is_owed_where_the_ticket_itself_owes_none() -> None:
    exempt = terms({FIRST: "8h"}, agent_created_no_response_clock=True)
    longer = terms({FIRST: "4h"}, agent_created_no_response_clock=True, version=2)
    log = (
        ev.Created(day("08 09:00"), "open", by="agent"),
        ev.PolicyPinned(day("08 09:00"), exempt),
        ev.Absorbed(day("08 10:00"), 5, owing(FIRST, "08 09:00", 3_600, "08 17:00")),
        ev.PolicyPinned(day("08 11:00"), longer),
    )

    worked = replay(log, until=day("08 12:00"))

    assert (last(worked, FIRST).taken_from, shown(last(worked, FIRST).due_s)) == (5, "08 13:00")
