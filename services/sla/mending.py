"""Merges a ticket's clocks away or takes another's over, so that it can be undone."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from models.vocabulary import ClockState
from services.sla import switching
from services.sla.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Hashable

    from services.sla.events import Absorbed, Merged, MergeUndone, Obligation
    from services.sla.replay import Replay
    from services.sla.terms import Pin


def merge_away(ticket: Replay, event: Merged) -> None:
    """End the open clocks as merged; the real ones sleep on, in case the merge is undone."""
    if ticket.merged_into is not None or event.into in ticket.asleep:
        return  # it is gone already, or would be merged into what it holds
    asleep = ticket.asleep[event.into] = {}
    ticket.merged_into = event.into
    for target in list(ticket.live):
        clock = ticket.live[target]
        if clock.end is None:
            asleep[target] = _put_to_sleep(ticket, clock, event.at_s, f"merged into {event.into}")


def absorb(ticket: Replay, event: Absorbed) -> None:
    """Keep the earliest open obligation of both tickets for each target."""
    if event.source in ticket.asleep:
        return  # its obligations are here already, and its own clocks count no more
    asleep = ticket.asleep[event.source] = {}
    for obligation in event.obligations:
        own = ticket.live.get(obligation.target)
        pin = ticket.beginning(obligation.target)
        if pin is None or (own is not None and own.end is not None):
            continue
        if own is not None and not _earlier(obligation, own):
            if own.taken_from is not None:  # that merge may be undone, and this one still stand
                _hold_in_reserve(ticket, event, obligation, pin)
            continue
        if own is not None:
            asleep[obligation.target] = _put_to_sleep(ticket, own, event.at_s, _why(event.source))
        _take_over(ticket, event, obligation, pin)


def undo(ticket: Replay, event: MergeUndone) -> None:
    """Restore the clocks as if the merge had not been."""
    at, other = event.at_s, event.other
    if other not in ticket.asleep:
        return  # nothing of it is here
    if ticket.merged_into == other:
        ticket.merged_into = None
    restored = ticket.asleep.pop(other)
    ticket.reserve = [one for one in ticket.reserve if one.taken_from != other]
    for target in list(ticket.cycles):
        clock = ticket.live.get(target)
        if clock is not None and clock.taken_from == other:
            _end(ticket, clock, at)
        if not _passed_on(ticket, target, other, restored.get(target)) and target in restored:
            _restore(ticket, *restored[target], at)
        _call_up(ticket, target, at)
    switching.refit(ticket, "merge undone")


def _passed_on(
    ticket: Replay, target: str, other: Hashable, displaced: tuple[Clock, Clock] | None
) -> bool:
    """Leave what a later merge displaced to that merge, where it is itself what was undone."""
    for pairs in ticket.asleep.values():
        if target in pairs and pairs[target][0].taken_from == other:
            if displaced is None:
                del pairs[target]
            else:
                pairs[target] = displaced
            return True
    return False


def _restore(ticket: Replay, clock: Clock, shown: Clock, at: int) -> None:
    """Let a clock go on that slept while another, or none, counted in its place."""
    ticket.clocks[ticket.clocks.index(shown)] = clock
    if not clock.is_over:
        later = ticket.live.get(clock.target)
        if later is not None:
            _end(ticket, later, at)
        ticket.live[clock.target] = clock
    clock.wake(ticket.log, at, "merge undone")


def _call_up(ticket: Replay, target: str, at: int) -> None:
    """Let a promise held in reserve count, where it is now the earliest one that stands."""
    if ticket.merged_into is not None:
        return  # nothing counts here
    for clock in [one for one in ticket.reserve if one.target == target]:
        own = ticket.live.get(target)
        if clock.is_over or clock.end is not None or not _is_next(clock, own):
            continue
        ticket.reserve.remove(clock)
        if own is not None:
            pair = _put_to_sleep(ticket, own, at, _why(clock.taken_from))
            ticket.asleep[clock.taken_from][target] = pair
        clock.cycle = ticket.cycles[target] = ticket.cycles[target] + 1
        ticket.clocks.append(clock)
        ticket.live[target] = clock
        clock.wake(ticket.log, at, _why(clock.taken_from))


def _is_next(clock: Clock, own: Clock | None) -> bool:
    """Tell whether a reserved clock comes before what counts now, if anything does."""
    if own is None:
        return True
    if clock.due_s is not None and own.due_s is not None:
        return clock.due_s < own.due_s
    return clock.started_s < own.started_s


def _end(ticket: Replay, clock: Clock, at: int) -> None:
    """End what counted in a restored clock's place."""
    del ticket.live[clock.target]
    if clock.stopped_s is None:
        clock.stop(at, "merge undone", ClockState.MERGED)


def _put_to_sleep(ticket: Replay, clock: Clock, at: int, why: str) -> tuple[Clock, Clock]:
    """Take a clock out of the figures; a copy that ends as merged stands in its place."""
    clock.settle(at)
    shown = copy.copy(clock)
    shown.keep_apart()
    shown.stop(at, why, ClockState.MERGED)
    ticket.clocks[ticket.clocks.index(clock)] = shown
    del ticket.live[clock.target]
    clock.sleep()
    return clock, shown


def _earlier(obligation: Obligation, own: Clock) -> bool:
    """Tell whether another ticket's promise is the more urgent one."""
    if obligation.due_s is not None and own.due_s is not None:
        return obligation.due_s < own.due_s
    return obligation.started_s < own.started_s


def _take_over(ticket: Replay, event: Absorbed, obligation: Obligation, pin: Pin) -> None:
    """Go on counting where the other ticket's clock stood."""
    clock = ticket.begin_under(pin, obligation.target, event.at_s, why=_why(event.source))
    _carry_on(clock, event, obligation, pin)


def _hold_in_reserve(ticket: Replay, event: Absorbed, obligation: Obligation, pin: Pin) -> None:
    """Count along, unseen, what counts for nothing while an earlier promise stands."""
    clock = Clock(obligation.target, 0, started_s=event.at_s, log=[])
    kind = ticket.kind(obligation.target, pin, ticket.history[-1][1])
    clock.fit(event.at_s, pin, kind, _why(event.source))
    _carry_on(clock, event, obligation, pin)
    ticket.reserve.append(clock)


def _carry_on(clock: Clock, event: Absorbed, obligation: Obligation, pin: Pin) -> None:
    why = _why(event.source)
    clock.taken_from, clock.taken_s = event.source, event.at_s
    clock.started_s = obligation.started_s
    clock.elapsed_s = clock.carried_s = obligation.elapsed_s
    clock.carried_due_s = obligation.started_s if obligation.due_s is None else obligation.due_s
    clock.breached_s = obligation.breached_s
    if obligation.breached_s is not None:
        clock.breach_cause = why
    clock.quiet = True  # it is not late by these terms before they count for it
    clock.fit(event.at_s, pin, clock.kind, why)
    clock.quiet = False
    clock.switched(event.at_s, "policy change")


def _why(source: Hashable) -> str:
    return f"merged from {source}"
