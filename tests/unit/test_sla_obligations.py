"""What begins, ends and reopens a clock (sla.md, section 3)."""

from __future__ import annotations

import pytest

from models.vocabulary import ClockState, Origin
from services.calendars.duration import parse
from services.sla import events as ev
from services.sla.replay import Replay, replay
from tests.rigs.june_ticket import (
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


def test_a_target_shortened_in_a_pause_breaches_when_the_ticket_is_resolved_from_it() -> None:
    events = (
        status("08 12:00", "pending"),
        ev.PolicyPinned(day("08 13:00"), terms({RESOLUTION: "2h"})),
        status("09 10:00", "resolved"),
    )

    clock = last(ticket({RESOLUTION: "8h"}, *events))

    assert (clock.state, shown(clock.breached_s)) == (ClockState.BREACHED, "09 10:00")


def test_a_ticket_resolved_from_a_pause_is_met() -> None:
    events = (status("08 12:00", "pending"), status("20 12:00", "resolved"))

    for length in ("8h", "3bd"):
        clock = last(ticket({RESOLUTION: length}, *events))
        assert clock.state is ClockState.MET
        assert clock.final_due_s is not None
        assert clock.final_due_s >= day("20 12:00")


def test_a_breached_clock_resolved_from_a_pause_keeps_its_due_time() -> None:
    events = (status("08 11:00", "pending"), status("08 13:00", "resolved"))

    clock = last(ticket({RESOLUTION: "1h"}, *events))

    assert (clock.state, shown(clock.final_due_s)) == (ClockState.BREACHED, "08 10:00")


def test_a_ticket_reopened_in_the_window_has_the_floor_left_at_least() -> None:
    events = (status("08 16:30", "resolved"), status("10 10:00", "open"))

    for length in ("8h", "by 17:00", "0cd"):
        worked = ticket({RESOLUTION: length}, *events, until="10 10:00", floor_s=7_200)
        clock = last(worked)
        if clock.breached_s is None:
            assert shown(clock.due_s) == "10 12:00"


def test_a_ticket_reopened_after_the_window_begins_a_new_cycle() -> None:
    events = (status("08 10:00", "resolved"), status("20 10:00", "open"))

    worked = ticket({RESOLUTION: "8h"}, *events, until="20 10:00", confirmation_window=parse("24h"))

    first, second = worked.clocks
    assert (first.state, second.cycle, shown(second.started_s)) == (
        ClockState.MET,
        2,
        "20 10:00",
    )


@pytest.mark.parametrize(
    ("window", "last_within"),
    [
        ("24h", "13 12:00"),
        ("1bd", "15 17:00"),
        ("3bd", "17 17:00"),
        ("3cd", "15 12:00"),
        ("1w", "19 12:00"),
    ],
)
def test_days_of_a_confirmation_window_are_those_of_the_calendar(
    window: str, last_within: str
) -> None:
    """Resolved on a Friday at noon: business days begin after the weekend."""

    def cycles(reopened: int) -> int:
        events = (status("12 12:00", "resolved"), ev.StatusChanged(reopened, "open"))
        return len(ticket({RESOLUTION: "80h"}, *events, confirmation_window=parse(window)).clocks)

    assert (cycles(day(last_within)), cycles(day(last_within) + 1)) == (1, 2)


def test_a_cancelled_response_reopened_after_the_window_is_another_cycle() -> None:
    worked = ticket(
        {FIRST: "4h"},
        ev.Cancelled(day("08 10:00"), "spam"),
        status("19 16:00", "new"),
        until="19 16:00",
        confirmation_window=parse("24h"),
    )

    clock = last(worked, FIRST)
    assert (clock.cycle, shown(clock.started_s), shown(clock.due_s)) == (2, "19 16:00", "22 12:00")


def test_a_cycle_reopened_late_while_no_policy_applied_begins_at_the_reopening() -> None:
    within, after = (
        ticket(
            {RESOLUTION: "8h", UPDATE: "4h"},
            status("08 10:00", "resolved"),
            ev.PolicyPinned(day("08 10:30"), None),
            status(reopened, "open"),
            ev.PolicyPinned(day("22 10:00"), terms({RESOLUTION: "16h", UPDATE: "16h"})),
            until="22 10:00",
            confirmation_window=parse("24h"),
        )
        for reopened in ("09 10:00", "19 16:00")
    )

    for target in (RESOLUTION, UPDATE):
        # 2 h of the Friday and of the Monday are counted, none from before the reopening
        clock = last(after, target)
        assert (clock.cycle, shown(clock.started_s), shown(clock.due_s)) == (
            2, "19 16:00", "23 16:00",
        )  # fmt: skip
        assert (last(within, target).cycle, last(within, target).breach_cause) == (
            1, "policy change",
        )  # fmt: skip


def test_a_ticket_reopened_under_another_policy_goes_on_under_that_one() -> None:
    events = (
        status("08 10:00", "resolved"),
        ev.PolicyPinned(day("08 11:00"), terms({RESOLUTION: "3h"})),
        status("08 12:00", "open"),
    )

    clock = last(ticket({RESOLUTION: "8h"}, *events, until="08 12:00"))

    assert shown(clock.due_s) == "08 14:00"


@pytest.mark.parametrize(
    ("before", "after", "due"),
    [
        ("4h", "8h", "09 10:15"),
        ("8h", "4h", "08 14:30"),
        ("8h", "1h", "08 14:30"),
        ("by 15:00", "by 13:00", "08 14:30"),
    ],
)
def test_the_floor_of_a_ticket_reopened_under_other_terms_is_of_those(
    before: str, after: str, due: str
) -> None:
    events = (
        status("08 12:45", "resolved"),
        ev.PolicyPinned(day("08 13:00"), terms({RESOLUTION: after}, floor_s=1_800)),
        status("08 14:00", "open"),
    )

    clock = last(ticket({RESOLUTION: before}, *events, until="08 14:00", floor_s=1_800))

    assert (shown(clock.due_s), clock.breached_s) == (due, None)


def test_a_reply_to_a_resolved_ticket_begins_periodic_update_at_its_reopening() -> None:
    events = (
        status("08 10:00", "resolved"),
        ev.AgentReplied(day("08 10:30")),
        status("08 12:00", "open"),
    )

    clock = last(ticket({UPDATE: "2h"}, *events, until="08 12:00"), UPDATE)

    assert (clock.cycle, shown(clock.due_s)) == (2, "08 14:00")


def test_the_contact_time_begins_the_resolution_clock() -> None:
    start = day("08 12:00")
    log: list[ev.Event] = [
        ev.Created(start, "open", origin=Origin.ON_BEHALF, by="agent", contact_s=day("08 10:00")),
        ev.PolicyPinned(start, terms({RESOLUTION: "1h", FIRST: "1h"})),
    ]

    worked = replay(log)

    assert shown(last(worked, FIRST).due_s) == "08 13:00"
    assert (shown(last(worked).breached_s), last(worked).breach_cause) == (
        "08 11:00",
        "target exceeded",
    )


@pytest.mark.parametrize("origin", [Origin.PROACTIVE, Origin.SYSTEM])
def test_a_proactive_ticket_owes_no_first_response_but_answers(origin: Origin) -> None:
    start = day("08 09:00")
    log: list[ev.Event] = [
        ev.Created(start, "open", origin=origin, by="agent"),
        ev.PolicyPinned(start, terms({FIRST: "1h", NEXT: "1h"})),
        ev.CustomerReplied(day("08 10:00")),
    ]

    worked = replay(log)

    assert worked.latest(FIRST) is None
    assert shown(last(worked, NEXT).due_s) == "08 11:00"


def test_later_messages_do_not_restart_next_response() -> None:
    events = (
        ev.AgentReplied(day("08 09:30")),
        ev.CustomerReplied(day("08 10:00")),
        ev.Noted(day("08 10:10")),
        ev.CustomerReplied(day("08 10:30")),
    )

    clock = last(ticket({NEXT: "1h"}, *events, until="08 10:30"), NEXT)

    assert (clock.cycle, shown(clock.due_s)) == (1, "08 11:00")


def test_events_out_of_order_are_refused() -> None:
    worked = ticket({RESOLUTION: "1h"}, until="08 12:00")

    with pytest.raises(ValueError, match="time order"):
        worked.feed(ev.Noted(day("08 11:00")))
    with pytest.raises(ValueError, match="backwards"):
        worked.observe(day("08 11:00"))
    with pytest.raises(ValueError, match="created once"):
        worked.feed(ev.Created(day("08 13:00"), "open"))
    with pytest.raises(ValueError, match="before anything else"):
        Replay().feed(ev.Noted(day("08 11:00")))


def test_a_ticket_that_does_not_exist_yet_has_no_clocks() -> None:
    assert Replay().latest(RESOLUTION) is None
