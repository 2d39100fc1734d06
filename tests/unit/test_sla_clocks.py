"""Clocks at the edges of sla.md, section 3: pauses, switches, reopenings, merges, teams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.vocabulary import ClockState, Origin, Target
from services.sla import events as ev
from services.sla.levels import Mark, parse_offset
from services.sla.replay import Replay, replay
from services.sla.terms import TEAM, CalendarTerms
from tests.rigs.desk_terms import around_the_clock, at, local, office, policy

if TYPE_CHECKING:
    from services.sla.clock import Clock
    from services.sla.terms import PolicyTerms

OFFICE, ALWAYS = office(), around_the_clock()
FIRST, NEXT, UPDATE, RESOLUTION = Target


def day(text: str) -> int:
    """June 2026 in London, as `08 09:00`."""
    return at(f"2026-06-{text}")


def shown(seconds: int | None) -> str | None:
    found = local(seconds)
    return None if found is None else found[8:]


def terms(targets: dict[str, str], **more: Any) -> PolicyTerms:  # noqa: ANN401
    return policy(targets, hours=OFFICE, **more)


def ticket(
    targets: dict[str, str],
    *events: ev.Event,
    until: str = "30 09:00",
    **more: Any,  # noqa: ANN401
) -> Replay:
    """A ticket opened on Monday the 8th at nine."""
    log: list[ev.Event] = [
        ev.Created(day("08 09:00"), "open"),
        ev.PolicyPinned(day("08 09:00"), terms(targets, **more)),
        *events,
    ]
    return replay(log, until=day(until))


def status(when: str, name: str) -> ev.StatusChanged:
    return ev.StatusChanged(day(when), name)


def last(worked: Replay, target: str = RESOLUTION) -> Clock:
    clock = worked.latest(target)
    assert clock is not None
    return clock


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


def test_a_breached_clock_stays_breached_through_a_pause() -> None:
    late = (Mark("later", parse_offset("+2h")),)
    events = (status("08 11:00", "pending"), status("08 13:00", "open"))

    paused = last(ticket({RESOLUTION: "1h"}, events[0], until="08 12:00", marks=late))
    resumed = last(ticket({RESOLUTION: "1h"}, *events, until="08 13:00", marks=late))

    assert (paused.state, shown(paused.deadline_s)) == (ClockState.PAUSED, "08 10:00")
    assert (resumed.state, shown(resumed.due_s)) == (ClockState.BREACHED, "08 10:00")
    assert shown(resumed.mark_instant("later")) == "08 14:00"


def test_a_breached_clock_resolved_from_a_pause_keeps_its_due_time() -> None:
    events = (status("08 11:00", "pending"), status("08 13:00", "resolved"))

    clock = last(ticket({RESOLUTION: "1h"}, *events))

    assert (clock.state, shown(clock.final_due_s)) == (ClockState.BREACHED, "08 10:00")


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

    assert worked.paused_s == 3 * 3_600


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


def test_a_ticket_reopened_in_the_window_has_the_floor_left_at_least() -> None:
    events = (status("08 16:30", "resolved"), status("10 10:00", "open"))

    for length in ("8h", "by 17:00", "0cd"):
        worked = ticket({RESOLUTION: length}, *events, until="10 10:00", floor_s=7_200)
        clock = last(worked)
        if clock.breached_s is None:
            assert shown(clock.due_s) == "10 12:00"


def test_a_ticket_reopened_after_the_window_begins_a_new_cycle() -> None:
    events = (status("08 10:00", "resolved"), status("20 10:00", "open"))

    worked = ticket({RESOLUTION: "8h"}, *events, until="20 10:00", confirmation_window_s=86_400)

    first, second = worked.clocks
    assert (first.state, second.cycle, shown(second.started_s)) == (
        ClockState.MET,
        2,
        "20 10:00",
    )


def test_a_ticket_reopened_under_another_policy_goes_on_under_that_one() -> None:
    events = (
        status("08 10:00", "resolved"),
        ev.PolicyPinned(day("08 11:00"), terms({RESOLUTION: "3h"})),
        status("08 12:00", "open"),
    )

    clock = last(ticket({RESOLUTION: "8h"}, *events, until="08 12:00"))

    assert shown(clock.due_s) == "08 14:00"


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


def test_a_clock_is_breached_once() -> None:
    longer = ev.PolicyPinned(day("08 12:00"), terms({RESOLUTION: "4h"}))

    worked = ticket({RESOLUTION: "2h"}, longer, until="08 17:00")

    assert [line.what for line in worked.timeline if line.what == "breach"] == ["breach"]
    assert shown(last(worked).breached_s) == "08 11:00"


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
