"""Merges a ticket's clocks away or takes another's over, so that it can be undone."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from models.vocabulary import ClockState
from services.sla.terms import ENDING

if TYPE_CHECKING:
    from services.sla.clock import Clock
    from services.sla.events import Absorbed, Merged, MergeUndone, Obligation
    from services.sla.replay import Replay
    from services.sla.terms import Pin


def merge_away(ticket: Replay, event: Merged) -> None:
    """End the open clocks as merged; the real ones sleep on, in case the merge is undone."""
    asleep = ticket.asleep.setdefault(event.into, {})
    ticket.merged_into = event.into
    for target in list(ticket.live):
        clock = ticket.live[target]
        if clock.end is None:
            asleep[target] = _put_to_sleep(ticket, clock, event.at_s, f"merged into {event.into}")


def absorb(ticket: Replay, event: Absorbed) -> None:
    """Keep the earliest open obligation of both tickets for each target."""
    asleep = ticket.asleep.setdefault(event.source, {})
    for obligation in event.obligations:
        own = ticket.live.get(obligation.target)
        if own is not None and (own.end is not None or not _earlier(obligation, own)):
            continue
        pin = ticket.beginning(obligation.target)
        if pin is None:
            continue
        why = f"merged from {event.source}"
        if own is not None:
            asleep[obligation.target] = _put_to_sleep(ticket, own, event.at_s, why)
        _take_over(ticket, obligation, pin, why)


def undo(ticket: Replay, event: MergeUndone) -> None:
    """Restore the clocks as if the merge had not been."""
    at = event.at_s
    if ticket.merged_into == event.other:
        ticket.merged_into = None
    for target, (clock, shown) in ticket.asleep.pop(event.other, {}).items():
        ticket.clocks[ticket.clocks.index(shown)] = clock
        _clear(ticket, target, at)
        if clock.stopped_s is None or target in ENDING:
            ticket.live[target] = clock
        clock.wake(at, "merge undone")
    for clock in list(ticket.live.values()):
        if clock.origin_why == f"merged from {event.other}":
            _clear(ticket, clock.target, at)
    ticket.refit("merge undone")


def _clear(ticket: Replay, target: str, at: int) -> None:
    """End what counted in a restored clock's place."""
    clock = ticket.live.pop(target, None)
    if clock is not None and clock.stopped_s is None:
        clock.stop(at, "merge undone", ClockState.MERGED)


def _put_to_sleep(ticket: Replay, clock: Clock, at: int, why: str) -> tuple[Clock, Clock]:
    """Take a clock out of the figures; a copy that ends as merged stands in its place."""
    clock.settle(at)
    shown = copy.copy(clock)
    shown.keep_apart()
    shown.stop(at, why, ClockState.MERGED)
    ticket.clocks[ticket.clocks.index(clock)] = shown
    del ticket.live[clock.target]
    clock.quiet = True
    return clock, shown


def _earlier(obligation: Obligation, own: Clock) -> bool:
    """Tell whether another ticket's promise is the more urgent one."""
    if obligation.due_s is not None and own.due_s is not None:
        return obligation.due_s < own.due_s
    return obligation.started_s < own.started_s


def _take_over(ticket: Replay, obligation: Obligation, pin: Pin, why: str) -> None:
    """Go on counting where the other ticket's clock stood."""
    clock = ticket.begin_under(pin, obligation.target, ticket.now_s, why=why)
    clock.origin_why = why
    clock.started_s = obligation.started_s
    clock.elapsed_s = clock.carried_s = obligation.elapsed_s
    clock.carried_due_s = obligation.started_s if obligation.due_s is None else obligation.due_s
    clock.breached_s = obligation.breached_s
    if obligation.breached_s is not None:
        clock.breach_cause = why
    clock.fit(ticket.now_s, pin, clock.kind, why)
