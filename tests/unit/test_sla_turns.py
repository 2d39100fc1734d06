"""A promise that was passed on by a merge is judged once, whatever clocks it had."""

from __future__ import annotations

from services.sla import events as ev
from services.sla.replay import Replay, replay
from services.sla.turns import Turn, set_aside
from tests.rigs.june_ticket import RESOLUTION, day, shown, status, terms

FIVE, SIX, SEVEN = 5, 6, 7


def ticket(opened: str, *events: ev.Event, span: str = "4h", until: str = "10 12:00") -> Replay:
    log = ev.Created(day(opened), "open"), ev.PolicyPinned(day(opened), terms({RESOLUTION: span}))
    return replay((*log, *events), until=day(until))


def taken(at: str, number: int, source: Replay) -> ev.Absorbed:
    """What a ticket brings along that is merged as it stands."""
    return ev.Absorbed(day(at), number, source.obligations())


def aside(*tickets: tuple[int, Replay]) -> dict[tuple[int, str, int], tuple[int, str, int]]:
    return set_aside(Turn(number, clock) for number, one in tickets for clock in one.clocks)


def breaches(one: Replay) -> list[str | None]:
    return [shown(clock.breached_s) for clock in one.clocks]


def test_a_breach_that_was_taken_along_is_counted_where_it_happened() -> None:
    before = ticket("08 09:00", span="1h", until="08 11:00")
    source = ticket("08 09:00", ev.Merged(day("08 11:00"), SIX), span="1h")
    target = ticket("08 10:30", taken("08 11:00", FIVE, before), span="40h")

    assert (breaches(source), breaches(target)) == (["08 10:00"], [None, "08 10:00"])
    assert aside((FIVE, source), (SIX, target)) == {
        (SIX, RESOLUTION, 2): (FIVE, RESOLUTION, 1),
    }


def test_a_breach_in_a_merge_that_was_undone_is_counted_with_the_promise_it_broke() -> None:
    before = ticket("08 09:00", until="08 11:00")
    merged, undone = ev.Merged(day("08 11:00"), SIX), ev.MergeUndone(day("08 15:00"), SIX)
    source = ticket("08 09:00", merged, undone)
    back = ev.MergeUndone(day("08 15:00"), FIVE)
    target = ticket("08 10:00", taken("08 11:00", FIVE, before), back)

    assert (breaches(source), breaches(target)) == (["08 13:00"], ["08 14:00", "08 13:00"])
    assert aside((FIVE, source), (SIX, target)) == {
        (SIX, RESOLUTION, 2): (FIVE, RESOLUTION, 1),
    }


def test_what_the_other_ticket_broke_counts_in_place_of_what_was_kept_afterwards() -> None:
    held = status("08 10:00", "pending"), status("08 10:30", "open")
    before = ticket("08 09:00", *held, until="08 11:00")
    resolved = status("08 13:20", "resolved")
    merged, undone = ev.Merged(day("08 11:00"), SIX), ev.MergeUndone(day("08 13:10"), SIX)
    source = ticket("08 09:00", *held, merged, undone, resolved)
    back = ev.MergeUndone(day("08 13:10"), FIVE)
    soon = ev.PolicyPinned(day("08 12:00"), terms({RESOLUTION: "3h"}))
    target = ticket("08 10:30", taken("08 11:00", FIVE, before), soon, back)

    assert [clock.end for clock in source.clocks] == ["met"]
    assert breaches(target)[1] is not None
    assert aside((FIVE, source), (SIX, target)) == {
        (FIVE, RESOLUTION, 1): (SIX, RESOLUTION, 2),
    }


def test_a_promise_kept_on_both_tickets_is_kept_once() -> None:
    before = ticket("08 09:00", until="08 11:00")
    merged, undone = ev.Merged(day("08 11:00"), SIX), ev.MergeUndone(day("08 12:20"), SIX)
    source = ticket("08 09:00", merged, undone, status("08 12:40", "resolved"))
    back = ev.MergeUndone(day("08 12:20"), FIVE)
    taken_over = taken("08 11:00", FIVE, before)
    target = ticket("08 10:00", taken_over, status("08 12:00", "resolved"), back)

    assert [clock.end for clock in (*source.clocks, *target.clocks)] == ["met"] * 3
    assert aside((FIVE, source), (SIX, target)) == {
        (FIVE, RESOLUTION, 1): (SIX, RESOLUTION, 2),
    }


def test_a_promise_passed_on_twice_is_counted_once() -> None:
    before = ticket("08 09:00", until="08 14:00")
    first = ticket("08 09:00", ev.Merged(day("08 14:00"), SIX))
    takes = taken("08 14:00", FIVE, before)
    between = ticket("08 11:00", takes, until="08 14:10")
    second = ticket("08 11:00", takes, ev.Merged(day("08 14:10"), SEVEN))
    third = ticket("08 12:00", taken("08 14:10", SIX, between))

    assert aside((FIVE, first), (SIX, second), (SEVEN, third)) == {
        (SIX, RESOLUTION, 2): (FIVE, RESOLUTION, 1),
        (SEVEN, RESOLUTION, 2): (FIVE, RESOLUTION, 1),
    }


def test_a_clock_whose_merged_ticket_is_out_of_sight_counts_for_itself() -> None:
    before = ticket("08 09:00", until="08 14:00")
    target = ticket("08 11:00", taken("08 14:00", FIVE, before))

    assert aside((SIX, target)) == {}


def test_two_promises_that_began_at_one_instant_are_two() -> None:
    assert aside((FIVE, ticket("08 09:00")), (SIX, ticket("08 09:00"))) == {}


def test_tickets_merged_into_each_other_by_turns_keep_two_promises() -> None:
    at_once, later = ticket("08 09:00", until="08 10:00"), ticket("08 09:00", until="08 11:00")
    one = ticket(
        "08 09:00",
        ev.Merged(day("08 10:00"), SIX),
        ev.MergeUndone(day("08 10:30"), SIX),
        taken("08 11:00", SIX, later),
    )
    other = ticket(
        "08 09:00",
        taken("08 10:00", FIVE, at_once),
        ev.MergeUndone(day("08 10:30"), FIVE),
        ev.Merged(day("08 11:00"), FIVE),
    )

    assert aside((FIVE, one), (SIX, other)) == {}
