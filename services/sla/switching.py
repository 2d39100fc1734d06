"""Puts clocks under other terms: counted again from where they began, facts kept (rule zero)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.sla.terms import ENDING, FIRST, RESOLVED, TARGETS, TEAM, switch_text

if TYPE_CHECKING:
    from services.sla.clock import Clock
    from services.sla.replay import Replay
    from services.sla.terms import Pin


def refit(ticket: Replay, cause: str) -> None:
    """Put every open clock under the terms that apply now."""
    ticket.pins.clear()
    for target in (*TARGETS, TEAM):
        clock = ticket.live.get(target)
        if clock is None:
            if target != TEAM:
                ticket.offer(target, cause)
        elif clock.stopped_s is None:  # closed clocks are never restated
            refit_one(ticket, clock, cause)
        elif clock.ended_by_terms:
            _take_back(ticket, clock, cause)
    for clock in tuple(ticket.sleepers()):  # as if they had never been put aside
        if clock.stopped_s is None:
            refit_one(ticket, clock, cause)


def terms_now(ticket: Replay, clock: Clock) -> Pin | None:
    """Return the terms that apply to a clock now; a team's own only has newer hours."""
    if clock.target == TEAM:
        return _team_pin(ticket, clock.pin)
    if clock.target == FIRST and clock.taken_from is None and ticket.exempt():
        return None  # what a merge brought along is owed all the same
    return ticket.pin_for(clock.target)


def refit_one(ticket: Replay, clock: Clock, cause: str, *, floor_s: int = 0) -> None:
    """Put a clock under the terms that apply now, with at least a floor left of the target."""
    before, pin = clock.pin, terms_now(ticket, clock)
    if pin == before:
        return
    clock.note(ticket.now_s, "switch", switch_text(cause, before, pin))
    if pin is None:
        clock.detach(ticket.now_s, cause)
    else:
        recount(ticket, clock, pin, cause, floor_s)
        if clock.kind is RESOLVED and clock.target in ENDING:
            clock.stop(ticket.now_s, ticket.status)
            clock.ended_by_terms = True
        else:
            clock.tell(ticket.now_s, ticket.status)


def _take_back(ticket: Replay, clock: Clock, cause: str) -> None:
    """Let a clock go on that only other terms had ended, where those of now call it open."""
    pin = ticket.pin_for(clock.target)
    kind = RESOLVED if pin is None else ticket.kind(clock.target, pin, ticket.history[-1][1])
    if kind is not RESOLVED:
        clock.reopen(ticket.now_s, kind, floor_s=0, why=cause)
        refit_one(ticket, clock, cause)


def _team_pin(ticket: Replay, pin: Pin | None) -> Pin | None:
    return None if pin is None else pin._replace(calendar=ticket.calendar_for(pin.calendar))


def catch_up(ticket: Replay, clock: Clock, pin: Pin, why: str) -> None:
    """Count what passed since a new clock's promise began, under terms pinned only now."""
    _retrace(ticket, clock, pin, why)
    if ticket.now_s == ticket.created_s or clock.started_s >= ticket.terms_from_s:
        clock.admit()  # the promise was made under these terms, and so was the breach
        clock.observe(ticket.now_s)
    else:
        clock.switched(ticket.now_s, why)


def recount(ticket: Replay, clock: Clock, pin: Pin, cause: str, floor_s: int = 0) -> None:
    """Replay a clock from its start under other terms (sla.md, rule zero and section 3).

    A clock that took over from a merged ticket is replayed from there: what it brought along
    was counted elsewhere, and stays.
    """
    clock.settle(ticket.now_s)
    _retrace(ticket, clock, pin, clock.restart())
    if floor_s:
        clock.grant(ticket.now_s, floor_s)
    clock.switched(ticket.now_s, cause)


def _retrace(ticket: Replay, clock: Clock, pin: Pin, why: str) -> None:
    """Lead a clock from its mark through every status since, noticing nothing."""
    since, target = clock.mark_s, clock.target
    clock.quiet = True
    status = ticket.history[0][1]
    for at, then in ticket.history:
        if at <= since:
            status = then
    clock.fit(since, pin, ticket.kind(target, pin, status), why)
    for at, then in ticket.history:
        if at > since:
            clock.turn(at, ticket.kind(target, pin, then), then)
    clock.quiet = False
