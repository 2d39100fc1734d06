"""What each event does to the clocks of a ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from models.vocabulary import ClockState
from services.sla import events as ev
from services.sla import mending, pausing, switching
from services.sla.clock import Clock
from services.sla.terms import (
    ANSWERED,
    CANCELLED,
    ENDING,
    NEXT,
    RESOLUTION,
    RESOLVED,
    TEAM,
    UPDATE,
    Pin,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.sla.replay import Replay


def _on_created(ticket: Replay, event: ev.Created) -> None:
    at = event.at_s
    ticket.created_s = ticket.update_from = at
    ticket.resolution_from = at if event.contact_s is None else min(event.contact_s, at)
    ticket.opened_by, ticket.origin = event.by, event.origin
    ticket.status, ticket.priority = event.status, event.priority
    ticket.history.append((min(at, ticket.resolution_from), event.status))
    if event.by == "customer":
        ticket.waiting_any = at


def _on_status(ticket: Replay, event: ev.StatusChanged) -> None:
    at, status = event.at_s, event.status
    if status == ticket.status:
        return
    pausing.account(ticket)
    ticket.status = status
    ticket.history.append((at, status))
    for clock in tuple(ticket.live.values()):
        _move(ticket, clock, event)
    if ticket.asleep:
        for clock in tuple(ticket.sleepers()):
            _move(ticket, clock, event)
    for target in ENDING:
        ticket.offer(target, status)
    pausing.watch(ticket)


def _move(ticket: Replay, clock: Clock, event: ev.StatusChanged) -> None:
    """Take one clock along to another status."""
    at, status, pin = ticket.now_s, event.status, clock.pin
    if pin is None:
        return
    if clock.stopped_s is not None and clock.target != TEAM:
        pin = ticket.pin_for(clock.target) or pin  # it ended under its own, and goes on under these
    kind = ticket.kind(clock.target, pin, status)
    if kind is RESOLVED and clock.target in ENDING:
        if clock.stopped_s is None:
            clock.stop(at, status)
    elif clock.stopped_s is None:
        is_judged = clock.target == TEAM or not event.brings_policy
        clock.turn(at, kind, status, is_judged=is_judged)
    elif pin.policy is None or status not in pin.policy.final_statuses:
        _reopen(ticket, clock, kind, status)


def _reopen(ticket: Replay, clock: Clock, kind: str, status: str) -> None:
    at, policy = ticket.now_s, ticket.policy
    if policy is None and clock.pin is not None:
        policy = clock.pin.policy  # none applies: how long it waits says the one it ended under
    awake = ticket.live.get(clock.target) is clock
    if clock.is_over:
        return
    if policy is not None and policy.is_confirmed(clock.stopped_s or at, at):
        if awake:
            clock.is_over = True
            del ticket.live[clock.target]
            _promise_anew(ticket, clock.target, at)
            return
        if ticket.merged_into is None:
            clock.is_over = True  # another clock counts in its place, and begins the new cycle
            return
    floor = policy.floor_s if policy is not None else 0
    is_same = switching.terms_now(ticket, clock) == clock.pin  # else they say what is left
    clock.reopen(at, kind, floor_s=floor if is_same else 0, why=f"reopened: {status}")
    switching.refit_one(ticket, clock, "policy change", floor_s=floor)


def _promise_anew(ticket: Replay, target: str, at: int) -> None:
    """Begin the next cycle; where nothing is promised now, it counts from here once it is."""
    if target == UPDATE:
        ticket.update_from = at
    elif target == RESOLUTION:
        ticket.resolution_from = at
    ticket.begin(target, at, "reopened after the confirmation window")


def _on_agent_reply(ticket: Replay, event: ev.AgentReplied) -> None:
    at = event.at_s
    if ticket.first_response_s is None:
        ticket.first_response_s = at
    ticket.waiting_any = ticket.waiting_next = None
    for target in ANSWERED:
        clock = ticket.live.pop(target, None)
        if clock is not None:
            _answer(clock, at)
    if ticket.asleep:
        for clock in ticket.sleepers():
            if clock.target in ANSWERED:
                _answer(clock, at)
    ticket.update_from = at
    ticket.offer(UPDATE, "agent reply")


def _answer(clock: Clock, at: int) -> None:
    """End for good what a message of an agent answers."""
    clock.is_over = True
    if clock.stopped_s is None:
        clock.stop(at, "agent reply")


def _on_customer_reply(ticket: Replay, event: ev.CustomerReplied) -> None:
    if ticket.waiting_any is None:
        ticket.waiting_any = event.at_s
    if ticket.waiting_next is None:
        ticket.waiting_next = event.at_s
    ticket.offer(NEXT, "customer message")


def _on_nothing(ticket: Replay, event: ev.Event) -> None:
    """A note or a field moves no clock."""


def _on_priority(ticket: Replay, event: ev.PriorityChanged) -> None:
    ticket.priority, ticket.terms_from_s = event.priority, event.at_s
    if event.brings_policy:
        ticket.pins.clear()
    else:
        switching.refit(ticket, "policy change")


def _on_policy(ticket: Replay, event: ev.PolicyPinned) -> None:
    first = ticket.policy is None and event.at_s == ticket.created_s
    pausing.account(ticket)
    ticket.policy, ticket.terms_from_s = event.policy, event.at_s
    switching.refit(ticket, "created" if first else event.cause)
    pausing.recount(ticket)


def _on_calendar(ticket: Replay, event: ev.CalendarPinned) -> None:
    pausing.account(ticket)
    ticket.calendars[event.calendar.id] = event.calendar
    ticket.terms_from_s = event.at_s
    switching.refit(ticket, event.cause)
    pausing.recount(ticket)


def _on_team(ticket: Replay, event: ev.TeamHanded) -> None:
    at = event.at_s
    leaving = ticket.live.pop(TEAM, None)
    for one in (leaving, *ticket.sleepers()):
        if one is not None and one.target == TEAM:
            one.is_over = True
            if one.stopped_s is None:
                one.stop(at, "handed on")
    cycle = ticket.cycles[TEAM] = ticket.cycles.get(TEAM, 0) + 1
    clock = Clock(TEAM, cycle, started_s=at, log=ticket.log)
    clock.team = event.team
    ticket.clocks.append(clock)
    ticket.live[TEAM] = clock
    duration = event.terms.duration_for(ticket.priority) if event.terms is not None else None
    if event.terms is not None and duration is not None:
        pin = Pin(None, event.terms, ticket.calendar_for(event.terms.calendar), duration)
        clock.note(at, "start", f"handed to {event.team}")
        clock.fit(at, pin, ticket.kind(TEAM, pin, ticket.history[-1][1]), "handed over")
        clock.tell(at, ticket.status)


def _on_cancelled(ticket: Replay, event: ev.Cancelled) -> None:
    ticket.history.append((event.at_s, CANCELLED))
    for clock in (*ticket.live.values(), *ticket.sleepers()):
        if clock.stopped_s is None:
            clock.stop(event.at_s, event.reason, ClockState.CANCELLED)
        elif clock.stopped_s == event.at_s:
            clock.end = ClockState.CANCELLED


def _on_restated(ticket: Replay, event: ev.Restated) -> None:
    if event.by == event.approved_by or not event.reason.strip():
        raise ValueError("a restatement needs a reason and a second person")
    for clock in ticket.clocks:
        if clock.target == event.target and clock.cycle == event.cycle:
            clock.restatements += (event,)
            return
    raise ValueError("there is no such clock to restate")


HANDLERS: Final[dict[type, Callable[[Any, Any], None]]] = {
    ev.Created: _on_created,
    ev.StatusChanged: _on_status,
    ev.AgentReplied: _on_agent_reply,
    ev.CustomerReplied: _on_customer_reply,
    ev.Noted: _on_nothing,
    ev.FieldChanged: _on_nothing,
    ev.PriorityChanged: _on_priority,
    ev.PolicyPinned: _on_policy,
    ev.CalendarPinned: _on_calendar,
    ev.TeamHanded: _on_team,
    ev.Merged: mending.merge_away,
    ev.Absorbed: mending.absorb,
    ev.MergeUndone: mending.undo,
    ev.Cancelled: _on_cancelled,
    ev.Restated: _on_restated,
}
