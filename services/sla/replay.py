"""Derives a ticket's clocks from its events: the only source of any deadline.

Rule zero of sla.md: deadlines are replayed, never adjusted. Feed the events in time order,
then `observe` an instant; what the clocks say is true of that instant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from models.vocabulary import ClockState, Origin
from services.sla import events as ev
from services.sla import mending
from services.sla.clock import Clock, Entry
from services.sla.terms import COUNTED, PAUSED, RESOLVED, TARGETS, TEAM, Pin

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from services.calendars.open_seconds import OpenSeconds
    from services.sla.terms import CalendarTerms, PolicyTerms

FIRST, NEXT, UPDATE, RESOLUTION = TARGETS
_ENDING: Final = (UPDATE, RESOLUTION)
"""Targets that end when the ticket is resolved; the others only stand still."""
_NO_CLOSING: Final[frozenset[str]] = frozenset()


def replay(events: Iterable[ev.Event], *, until: int | None = None) -> Replay:
    """Replay a ticket's whole log.

    Args:
        events: In time order; equal instants keep their order.
        until: Epoch seconds up to which time has passed; default the last event.

    Raises:
        ValueError: The events are not in order, or the first is not the creation.
    """
    ticket = Replay()
    for event in events:
        ticket.feed(event)
    ticket.observe(ticket.now_s if until is None else until)
    return ticket


class Replay:
    """The clocks of one ticket as its events make them; instants are epoch seconds.

    Attributes:
        clocks: Every clock of every cycle, in the order they began, internal ones included.
        policy: The policy version that applies now.
        now_s: The last event or observation.
        first_response_s: The first public message of an agent.
        status, priority: As of now.
    """

    __slots__ = (
        "_by", "_calendars", "_contact_s", "_created_s", "_history", "_log", "_origin",
        "_paused_from", "_paused_s", "_update_from", "_waiting_any", "_waiting_next", "asleep",
        "clocks", "first_response_s", "live", "now_s", "policy", "priority", "status",
    )  # fmt: skip

    def __init__(self) -> None:
        self.clocks: list[Clock] = []
        self.live: dict[str, Clock] = {}
        self.asleep: dict[Hashable, dict[str, tuple[Clock, Clock]]] = {}
        self.policy: PolicyTerms | None = None
        self.now_s = 0
        self.status = ""
        self.priority: Hashable = None
        self.first_response_s: int | None = None
        self._created_s: int | None = None
        self._contact_s = 0
        self._by = ""
        self._origin = Origin.REQUESTER
        self._calendars: dict[Hashable, CalendarTerms] = {}
        self._history: list[tuple[int, str]] = []
        self._log: list[Entry] = []
        self._paused_from: int | None = None
        self._paused_s = 0
        self._update_from = 0
        self._waiting_any: int | None = None  # oldest unanswered message, opening included
        self._waiting_next: int | None = None  # the same after the first response

    def feed(self, event: ev.Event) -> None:
        """Take the next event.

        Raises:
            ValueError: It is earlier than the one before, or the ticket was not created.
        """
        if event.at_s < self.now_s:
            raise ValueError("events must be in time order")
        if (self._created_s is None) is not isinstance(event, ev.Created):
            raise ValueError("a ticket is created once, before anything else")
        self.now_s = event.at_s
        _HANDLERS[type(event)](self, event)

    def observe(self, at: int) -> None:
        """Let time pass up to an instant: due times and marks up to it are noticed."""
        if at < self.now_s:
            raise ValueError("time does not run backwards")
        self.now_s = at
        for clock in self.live.values():
            clock.observe(at)

    @property
    def timeline(self) -> list[Entry]:
        """Every start, pause, resume, stop, switch, warning, breach and firing, in order."""
        self._log.sort(key=_instant)
        return self._log

    @property
    def paused(self) -> bool:
        """Whether the ticket as a whole is paused now."""
        return self._paused_from is not None

    @property
    def paused_s(self) -> int:
        """Business seconds paused so far, in the calendar of the policy of the time."""
        if self._paused_from is None or self.policy is None:
            return self._paused_s
        hours = self._hours(self.policy.calendar)
        return self._paused_s + hours.between(self._paused_from, self.now_s)

    def latest(self, target: str) -> Clock | None:
        """Return the clock of a target's last cycle."""
        return next((c for c in reversed(self.clocks) if c.target == target), None)

    def obligations(self) -> tuple[ev.Obligation, ...]:
        """Return the open clocks as another ticket takes them over in a merge."""
        return tuple(
            ev.Obligation(c.target, c.started_s, c.elapsed_at(self.now_s), c.due_s, c.breached_s)
            for c in self.live.values()
            if c.end is None and c.target != TEAM
        )

    # -- what the handlers below and the mending of merges use -------------------------------

    def begin(self, target: str, started: int, why: str) -> Clock | None:
        """Begin a new cycle now, counted from where the promise began."""
        pin = self._pin(target)
        if pin is None or pin.policy is None:
            return None
        if target in _ENDING and pin.policy.kind(target, self.status) is RESOLVED:
            return None
        cycle = 1 + sum(clock.target == target for clock in self.clocks)
        clock = Clock(target, cycle, started_s=started, log=self._log)
        self.clocks.append(clock)
        self.live[target] = clock
        clock.note(self.now_s, "start", why)
        if started == self.now_s:
            clock.fit(started, pin, pin.policy.kind(target, self.status), why)
        else:
            self._catch_up(clock, pin, why)
        return clock

    def _catch_up(self, clock: Clock, pin: Pin, why: str) -> None:
        """Count what passed since the clock's mark under terms that were pinned only now."""
        policy = pin.policy
        if policy is None:
            return
        since, target = clock.mark_s, clock.target
        clock.quiet = True
        status = self._history[0][1]
        for at, then in self._history:
            if at <= since:
                status = then
        clock.fit(since, pin, policy.kind(target, status), why)
        for at, then in self._history:
            if at > since:
                clock.turn(at, policy.kind(target, then), then)
        clock.quiet = False
        if self.now_s == self._created_s:
            clock.observe(self.now_s)  # the promise is as old as the contact, so is the breach
        else:
            clock.notice_switch(self.now_s, why)

    def _pin(self, target: str) -> Pin | None:
        policy = self.policy
        terms = policy.targets.get(target) if policy is not None else None
        duration = terms.duration_for(self.priority) if terms is not None else None
        if terms is None or duration is None:
            return None
        return Pin(policy, terms, self._calendar(terms.calendar), duration)

    def _calendar(self, named: CalendarTerms) -> CalendarTerms:
        pinned = self._calendars.get(named.id)
        return pinned if pinned is not None and pinned.version > named.version else named

    def _hours(self, named: CalendarTerms) -> OpenSeconds:
        return self._calendar(named).hours.seconds

    def _began(self, target: str) -> int | None:
        """Return where an open promise began, or None when nothing is owed."""
        policy = self.policy
        if policy is None:
            return None
        if target == FIRST:
            owed = self.first_response_s is None and not self._exempt()
            return self._created_s if owed else None
        if target == NEXT:
            return self._waiting_any if policy.any_customer_message else self._waiting_next
        return self._update_from if target == UPDATE else self._contact_s

    def _exempt(self) -> bool:
        if self._origin in {Origin.PROACTIVE, Origin.SYSTEM}:
            return True
        policy = self.policy
        return self._by == "agent" and policy is not None and policy.agent_created_no_response_clock

    def _offer(self, target: str, why: str) -> None:
        """Begin a clock for a promise that is owed and has none."""
        if target not in self.live:
            began = self._began(target)
            if began is not None:
                self.begin(target, began, why)

    def _refit(self, cause: str) -> None:
        """Put every open clock under the terms that apply now."""
        at = self.now_s
        for target in TARGETS:
            clock = self.live.get(target)
            if clock is None:
                self._offer(target, cause)
                continue
            if clock.stopped_s is not None:
                continue  # closed clocks are never restated
            pin = self._pin(target)
            if pin == clock.pin:
                continue
            clock.note(at, "switch", _switch_text(cause, clock.pin, pin))
            if pin is None or pin.policy is None:
                clock.detach(at, cause)
            elif clock.pin is None:
                self._catch_up(clock, pin, cause)
            else:
                clock.fit(at, pin, pin.policy.kind(target, self.status), cause)

    def _account(self) -> None:
        """Add the ticket's own paused time up to now; asked before status or terms change."""
        if self._paused_from is not None:
            self._paused_s, self._paused_from = self.paused_s, None

    def _watch_pause(self) -> None:
        if self.policy is not None and self.policy.pauses(self.status):
            self._paused_from = self.now_s

    # -- one handler for each event ----------------------------------------------------------

    def _on_created(self, event: ev.Created) -> None:
        at = event.at_s
        self._created_s = self._update_from = at
        self._contact_s = at if event.contact_s is None else min(event.contact_s, at)
        self._by, self._origin = event.by, event.origin
        self.status, self.priority = event.status, event.priority
        self._history.append((min(at, self._contact_s), event.status))
        if event.by == "customer":
            self._waiting_any = at

    def _on_status(self, event: ev.StatusChanged) -> None:
        at, status = event.at_s, event.status
        if status == self.status:
            return
        self._account()
        self.status = status
        self._history.append((at, status))
        for clock in tuple(self.live.values()):
            self._move(clock, status)
        for pairs in self.asleep.values():
            for clock, _ in pairs.values():
                self._move(clock, status)
        for target in _ENDING:
            self._offer(target, status)
        self._watch_pause()

    def _move(self, clock: Clock, status: str) -> None:
        """Take one clock along to another status."""
        at, pin = self.now_s, clock.pin
        if pin is None:
            return
        kind = self._kind(clock.target, pin, status)
        if kind is RESOLVED and clock.target in _ENDING:
            if clock.stopped_s is None:
                clock.stop(at, status)
        elif clock.stopped_s is None:
            clock.turn(at, kind, status)
        elif status not in {"cancelled", "merged"}:
            self._reopen(clock, kind, status)

    def _kind(self, target: str, pin: Pin, status: str) -> str:
        if pin.policy is not None:
            return pin.policy.kind(target, status)
        if self.policy is not None and status in self.policy.closed_statuses:
            return RESOLVED
        return PAUSED if status in pin.terms.pause_statuses else COUNTED

    def _reopen(self, clock: Clock, kind: str, status: str) -> None:
        at, policy = self.now_s, self.policy
        window = policy.confirmation_window_s if policy is not None else None
        if window is not None and clock.stopped_s is not None and at - clock.stopped_s > window:
            del self.live[clock.target]
            self.begin(clock.target, at, "reopened after the confirmation window")
            return
        floor = policy.floor_s if policy is not None else 0
        clock.reopen(at, kind, floor_s=floor, why=f"reopened: {status}")
        pin = clock.pin if clock.target == TEAM else self._pin(clock.target)
        if pin is not None and pin.policy is not None and pin != clock.pin:
            clock.note(at, "switch", _switch_text("policy change", clock.pin, pin))
            clock.fit(at, pin, pin.policy.kind(clock.target, status), "policy change")

    def _on_agent_reply(self, event: ev.AgentReplied) -> None:
        at = event.at_s
        if self.first_response_s is None:
            self.first_response_s = at
        self._waiting_any = self._waiting_next = None
        for target in (FIRST, NEXT, UPDATE):
            clock = self.live.get(target)
            if clock is not None:
                if clock.stopped_s is None:
                    clock.stop(at, "agent reply")
                del self.live[target]
        for pairs in self.asleep.values():
            for name, (clock, _) in pairs.items():
                if name != RESOLUTION and clock.stopped_s is None:
                    clock.stop(at, "agent reply")
        self._update_from = at
        self._offer(UPDATE, "agent reply")

    def _on_customer_reply(self, event: ev.CustomerReplied) -> None:
        if self._waiting_any is None:
            self._waiting_any = event.at_s
        if self._waiting_next is None and (self.first_response_s is not None or self._exempt()):
            self._waiting_next = event.at_s
        self._offer(NEXT, "customer message")

    def _on_nothing(self, event: ev.Event) -> None:
        """A note or a field moves no clock."""

    def _on_priority(self, event: ev.PriorityChanged) -> None:
        self.priority = event.priority
        self._refit("policy change")

    def _on_policy(self, event: ev.PolicyPinned) -> None:
        first = self.policy is None and event.at_s == self._created_s
        self._account()
        self.policy = event.policy
        self._refit("created" if first else event.cause)
        self._watch_pause()

    def _on_calendar(self, event: ev.CalendarPinned) -> None:
        paused = self.paused
        self._account()
        self._calendars[event.calendar.id] = event.calendar
        self._refit(event.cause)
        team = self.live.get(TEAM)
        if team is not None and team.pin is not None and team.stopped_s is None:
            calendar = self._calendar(team.pin.calendar)
            if calendar is not team.pin.calendar:
                pin = team.pin._replace(calendar=calendar)
                team.fit(event.at_s, pin, team.kind, event.cause)
        if paused:
            self._paused_from = event.at_s

    def _on_team(self, event: ev.TeamHanded) -> None:
        at = event.at_s
        leaving = self.live.pop(TEAM, None)
        if leaving is not None and leaving.stopped_s is None:
            leaving.stop(at, "handed on")
        cycle = 1 + sum(clock.target == TEAM for clock in self.clocks)
        clock = Clock(TEAM, cycle, started_s=at, log=self._log)
        clock.team = event.team
        self.clocks.append(clock)
        self.live[TEAM] = clock
        duration = event.terms.duration_for(self.priority) if event.terms is not None else None
        if event.terms is not None and duration is not None:
            pin = Pin(None, event.terms, self._calendar(event.terms.calendar), duration)
            clock.note(at, "start", f"handed to {event.team}")
            clock.fit(at, pin, self._kind(TEAM, pin, self.status), "handed over")

    def _on_cancelled(self, event: ev.Cancelled) -> None:
        for clock in self.live.values():
            if clock.stopped_s is None:
                clock.stop(event.at_s, event.reason, ClockState.CANCELLED)
            elif clock.stopped_s == event.at_s:
                clock.end = ClockState.CANCELLED

    def _on_restated(self, event: ev.Restated) -> None:
        if event.by == event.approved_by or not event.reason.strip():
            raise ValueError("a restatement needs a reason and a second person")
        for clock in self.clocks:
            if clock.target == event.target and clock.cycle == event.cycle:
                clock.restatements += (event,)
                return
        raise ValueError("there is no such clock to restate")


def _instant(entry: Entry) -> int:
    return entry.at_s


def _switch_text(cause: str, old: Pin | None, new: Pin | None) -> str:
    before = "no target" if old is None else _pin_text(old)
    after = "no target" if new is None else _pin_text(new)
    return f"{cause}: {before} -> {after}"


def _pin_text(pin: Pin) -> str:
    policy = f" ({pin.policy.name} v{pin.policy.version})" if pin.policy is not None else ""
    return f"{pin.duration}{policy}"


_HANDLERS: Final[dict[type, Callable[[Any, Any], None]]] = {
    ev.Created: Replay._on_created,  # noqa: SLF001
    ev.StatusChanged: Replay._on_status,  # noqa: SLF001
    ev.AgentReplied: Replay._on_agent_reply,  # noqa: SLF001
    ev.CustomerReplied: Replay._on_customer_reply,  # noqa: SLF001
    ev.Noted: Replay._on_nothing,  # noqa: SLF001
    ev.FieldChanged: Replay._on_nothing,  # noqa: SLF001
    ev.PriorityChanged: Replay._on_priority,  # noqa: SLF001
    ev.PolicyPinned: Replay._on_policy,  # noqa: SLF001
    ev.CalendarPinned: Replay._on_calendar,  # noqa: SLF001
    ev.TeamHanded: Replay._on_team,  # noqa: SLF001
    ev.Merged: mending.merge_away,
    ev.Absorbed: mending.absorb,
    ev.MergeUndone: mending.undo,
    ev.Cancelled: Replay._on_cancelled,  # noqa: SLF001
    ev.Restated: Replay._on_restated,  # noqa: SLF001
}
