"""What each event does to the clocks of a ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from models.vocabulary import ClockState
from services.sla import events as ev
from services.sla import mending
from services.sla.clock import Clock
from services.sla.terms import (
    ENDING,
    FIRST,
    NEXT,
    RESOLUTION,
    RESOLVED,
    TEAM,
    UPDATE,
    Pin,
    switch_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.sla.replay import Replay


def _on_created(ticket: Replay, event: ev.Created) -> None:
    at = event.at_s
    ticket.created_s = ticket.update_from = at
    ticket.contact_s = at if event.contact_s is None else min(event.contact_s, at)
    ticket.opened_by, ticket.origin = event.by, event.origin
    ticket.status, ticket.priority = event.status, event.priority
    ticket.history.append((min(at, ticket.contact_s), event.status))
    if event.by == "customer":
        ticket.waiting_any = at


def _on_status(ticket: Replay, event: ev.StatusChanged) -> None:
    at, status = event.at_s, event.status
    if status == ticket.status:
        return
    ticket.account_pause()
    ticket.status = status
    ticket.history.append((at, status))
    for clock in tuple(ticket.live.values()):
        _move(ticket, clock, status)
    for pairs in ticket.asleep.values():
        for clock, _ in pairs.values():
            _move(ticket, clock, status)
    for target in ENDING:
        ticket.offer(target, status)
    ticket.watch_pause()


def _move(ticket: Replay, clock: Clock, status: str) -> None:
    """Take one clock along to another status."""
    at, pin = ticket.now_s, clock.pin
    if pin is None:
        return
    kind = _kind(ticket, clock.target, pin, status)
    if kind is RESOLVED and clock.target in ENDING:
        if clock.stopped_s is None:
            clock.stop(at, status)
    elif clock.stopped_s is None:
        clock.turn(at, kind, status)
    elif status not in {"cancelled", "merged"}:
        _reopen(ticket, clock, kind, status)


def _kind(ticket: Replay, target: str, pin: Pin, status: str) -> str:
    """Return what a status means for a clock; a team's own has its policy from the ticket."""
    policy = ticket.policy
    if pin.policy is None and policy is not None and status in policy.closed_statuses:
        return RESOLVED
    return pin.kind(target, status)


def _reopen(ticket: Replay, clock: Clock, kind: str, status: str) -> None:
    at, policy = ticket.now_s, ticket.policy
    window = policy.confirmation_window_s if policy is not None else None
    awake = ticket.live.get(clock.target) is clock
    if awake and window is not None and at - (clock.stopped_s or at) > window:
        del ticket.live[clock.target]
        ticket.begin(clock.target, at, "reopened after the confirmation window")
        return
    floor = policy.floor_s if policy is not None else 0
    clock.reopen(at, kind, floor_s=floor, why=f"reopened: {status}")
    pin = clock.pin if clock.target == TEAM else ticket.pin_for(clock.target)
    if pin is not None and pin != clock.pin:
        clock.note(at, "switch", switch_text("policy change", clock.pin, pin))
        ticket.recount(clock, pin, "policy change")


def _on_agent_reply(ticket: Replay, event: ev.AgentReplied) -> None:
    at = event.at_s
    if ticket.first_response_s is None:
        ticket.first_response_s = at
    ticket.waiting_any = ticket.waiting_next = None
    for target in (FIRST, NEXT, UPDATE):
        clock = ticket.live.get(target)
        if clock is not None:
            if clock.stopped_s is None:
                clock.stop(at, "agent reply")
            del ticket.live[target]
    for pairs in ticket.asleep.values():
        for name, (clock, _) in pairs.items():
            if name != RESOLUTION and clock.stopped_s is None:
                clock.stop(at, "agent reply")
    ticket.update_from = at
    ticket.offer(UPDATE, "agent reply")


def _on_customer_reply(ticket: Replay, event: ev.CustomerReplied) -> None:
    if ticket.waiting_any is None:
        ticket.waiting_any = event.at_s
    if ticket.waiting_next is None and (ticket.first_response_s is not None or ticket.exempt()):
        ticket.waiting_next = event.at_s
    ticket.offer(NEXT, "customer message")


def _on_nothing(ticket: Replay, event: ev.Event) -> None:
    """A note or a field moves no clock."""


def _on_priority(ticket: Replay, event: ev.PriorityChanged) -> None:
    ticket.priority = event.priority
    ticket.refit("policy change")


def _on_policy(ticket: Replay, event: ev.PolicyPinned) -> None:
    first = ticket.policy is None and event.at_s == ticket.created_s
    ticket.account_pause()
    ticket.policy = event.policy
    ticket.refit("created" if first else event.cause)
    ticket.recount_pause()


def _on_calendar(ticket: Replay, event: ev.CalendarPinned) -> None:
    ticket.account_pause()
    ticket.calendars[event.calendar.id] = event.calendar
    ticket.refit(event.cause)
    ticket.recount_pause()
    team = ticket.live.get(TEAM)
    if team is not None and team.pin is not None and team.stopped_s is None:
        calendar = ticket.calendar_for(team.pin.calendar)
        if calendar is not team.pin.calendar:
            pin = team.pin._replace(calendar=calendar)
            team.note(event.at_s, "switch", event.cause)
            team.fit(event.at_s, pin, team.kind, event.cause)


def _on_team(ticket: Replay, event: ev.TeamHanded) -> None:
    at = event.at_s
    leaving = ticket.live.pop(TEAM, None)
    if leaving is not None and leaving.stopped_s is None:
        leaving.stop(at, "handed on")
    cycle = ticket.cycles[TEAM] = ticket.cycles.get(TEAM, 0) + 1
    clock = Clock(TEAM, cycle, started_s=at, log=ticket.log)
    clock.team = event.team
    ticket.clocks.append(clock)
    ticket.live[TEAM] = clock
    duration = event.terms.duration_for(ticket.priority) if event.terms is not None else None
    if event.terms is not None and duration is not None:
        pin = Pin(None, event.terms, ticket.calendar_for(event.terms.calendar), duration)
        clock.note(at, "start", f"handed to {event.team}")
        clock.fit(at, pin, _kind(ticket, TEAM, pin, ticket.status), "handed over")


def _on_cancelled(ticket: Replay, event: ev.Cancelled) -> None:
    for clock in ticket.live.values():
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
