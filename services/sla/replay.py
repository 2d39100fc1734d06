"""Derives a ticket's clocks from its events: the only source of any deadline.

Rule zero of sla.md: deadlines are replayed, never adjusted. Feed the events in time order,
then `observe` an instant; what the clocks say is true of that instant.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from models.vocabulary import Origin
from services.sla import events as ev
from services.sla.clock import Clock, Entry, Line
from services.sla.handlers import HANDLERS
from services.sla.terms import (
    ENDING,
    FIRST,
    NEXT,
    RESOLVED,
    TARGETS,
    TEAM,
    UPDATE,
    Pin,
    switch_text,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from services.calendars.open_seconds import OpenSeconds
    from services.sla.terms import CalendarTerms, PolicyTerms


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
        "asleep", "calendars", "clocks", "contact_s", "created_s", "cycles", "first_response_s",
        "history", "live", "log", "merged_into", "now_s", "opened_by", "origin", "paused_from",
        "paused_total", "pins", "policy", "priority", "status", "update_from", "waiting_any",
        "waiting_next",
    )  # fmt: skip

    def __init__(self) -> None:
        self.clocks: list[Clock] = []
        self.cycles: dict[str, int] = {}
        self.merged_into: Hashable = None
        self.pins: dict[str, Pin | None] = {}  # of the policy and priority that apply now
        self.live: dict[str, Clock] = {}
        self.asleep: dict[Hashable, dict[str, tuple[Clock, Clock]]] = {}
        self.policy: PolicyTerms | None = None
        self.now_s = 0
        self.status = ""
        self.priority: Hashable = None
        self.first_response_s: int | None = None
        self.created_s: int | None = None
        self.contact_s = 0
        self.opened_by = ""
        self.origin = Origin.REQUESTER
        self.calendars: dict[Hashable, CalendarTerms] = {}
        self.history: list[tuple[int, str]] = []
        self.log: list[Line] = []
        self.paused_from: int | None = None
        self.paused_total = 0
        self.update_from = 0
        self.waiting_any: int | None = None  # oldest unanswered message, opening included
        self.waiting_next: int | None = None  # the same after the first response

    def feed(self, event: ev.Event) -> None:
        """Take the next event.

        Raises:
            ValueError: It is earlier than the one before, or the ticket was not created.
        """
        if event.at_s < self.now_s:
            raise ValueError("events must be in time order")
        if (self.created_s is None) is not isinstance(event, ev.Created):
            raise ValueError("a ticket is created once, before anything else")
        self.now_s = event.at_s
        HANDLERS[type(event)](self, event)

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
        return [Entry(*line) for line in sorted(self.log, key=_order)]

    @property
    def paused(self) -> bool:
        """Whether the ticket as a whole is paused now."""
        return self.paused_from is not None

    @property
    def paused_s(self) -> int:
        """Business seconds paused so far, in the calendar of the policy of the time."""
        if self.paused_from is None or self.policy is None:
            return self.paused_total
        hours = self._hours(self.policy.calendar)
        return self.paused_total + hours.between(self.paused_from, self.now_s)

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

    def begin(self, target: str, started: int, why: str) -> None:
        """Begin a new cycle now, if anything is promised, from where the promise began."""
        pin = self.beginning(target)
        if pin is not None:
            self.begin_under(pin, target, started, why=why)

    def begin_under(self, pin: Pin, target: str, started: int, *, why: str) -> Clock:
        """Begin a new cycle now, counted from where the promise began."""
        cycle = self.cycles[target] = self.cycles.get(target, 0) + 1
        clock = Clock(target, cycle, started_s=started, log=self.log)
        self.clocks.append(clock)
        self.live[target] = clock
        clock.note(self.now_s, "start", why)
        if started == self.now_s:
            clock.fit(started, pin, pin.kind(target, self.status), why)
        else:
            self.catch_up(clock, pin, why)
        return clock

    def beginning(self, target: str) -> Pin | None:
        """Return what a promise would be counted under if it began now; None if it may not."""
        pin = self.pin_for(target)
        if pin is None or self.merged_into is not None:
            return None
        resolved = target in ENDING and pin.kind(target, self.status) is RESOLVED
        return None if resolved else pin

    def catch_up(self, clock: Clock, pin: Pin, why: str) -> None:
        """Count what passed since the clock's mark under terms that were pinned only now."""
        self._retrace(clock, pin, why)
        if self.now_s == self.created_s:
            clock.observe(self.now_s)  # the promise is as old as the contact, so is the breach
        else:
            clock.notice_switch(self.now_s, why)

    def recount(self, clock: Clock, pin: Pin, cause: str) -> None:
        """Replay a clock from its start under other terms (sla.md, rule zero and section 3).

        A clock that took over from a merged ticket has no events of its own to replay: what it
        brought along stays counted.
        """
        if clock.origin_why:
            clock.fit(self.now_s, pin, pin.kind(clock.target, self.status), cause)
            return
        clock.settle(self.now_s)
        self._retrace(clock, pin, clock.restart())
        clock.switched(self.now_s, cause)

    def _retrace(self, clock: Clock, pin: Pin, why: str) -> None:
        """Lead a clock from its mark through every status since, noticing nothing."""
        since, target = clock.mark_s, clock.target
        clock.quiet = True
        status = self.history[0][1]
        for at, then in self.history:
            if at <= since:
                status = then
        clock.fit(since, pin, pin.kind(target, status), why)
        for at, then in self.history:
            if at > since:
                clock.turn(at, pin.kind(target, then), then)
        clock.quiet = False

    def pin_for(self, target: str) -> Pin | None:
        """Return what a target would be counted under now, or None for no promise."""
        if target in self.pins:
            return self.pins[target]
        policy = self.policy
        terms = policy.targets.get(target) if policy is not None else None
        duration = terms.duration_for(self.priority) if terms is not None else None
        pin = None
        if terms is not None and duration is not None:
            pin = Pin(policy, terms, self.calendar_for(terms.calendar), duration)
        self.pins[target] = pin
        return pin

    def calendar_for(self, named: CalendarTerms) -> CalendarTerms:
        """Return the newest version of a calendar that was published to this ticket."""
        pinned = self.calendars.get(named.id)
        return pinned if pinned is not None and pinned.version > named.version else named

    def _hours(self, named: CalendarTerms) -> OpenSeconds:
        return self.calendar_for(named).hours.seconds

    def began(self, target: str) -> int | None:
        """Return where an open promise began, or None when nothing is owed."""
        policy = self.policy
        if policy is None:
            return None
        if target == FIRST:
            owed = self.first_response_s is None and not self.exempt()
            return self.created_s if owed else None
        if target == NEXT:
            return self.waiting_any if policy.any_customer_message else self.waiting_next
        return self.update_from if target == UPDATE else self.contact_s

    def exempt(self) -> bool:
        """Tell whether nobody is owed a first response."""
        if self.origin in {Origin.PROACTIVE, Origin.SYSTEM}:
            return True
        policy = self.policy
        return (
            self.opened_by == "agent"
            and policy is not None
            and policy.agent_created_no_response_clock
        )

    def offer(self, target: str, why: str) -> None:
        """Begin a clock for a promise that is owed and has none."""
        if target not in self.live:
            began = self.began(target)
            if began is not None:
                self.begin(target, began, why)

    def refit(self, cause: str) -> None:
        """Put every open clock under the terms that apply now."""
        at = self.now_s
        self.pins.clear()
        for target in TARGETS:
            clock = self.live.get(target)
            if clock is None:
                self.offer(target, cause)
                continue
            if clock.stopped_s is not None:
                continue  # closed clocks are never restated
            pin = self.pin_for(target)
            if pin == clock.pin:
                continue
            clock.note(at, "switch", switch_text(cause, clock.pin, pin))
            if pin is None:
                clock.detach(at, cause)
            elif clock.pin is None:
                self.catch_up(clock, pin, cause)
            else:
                self.recount(clock, pin, cause)

    def account_pause(self) -> None:
        """Add the ticket's own paused time up to now; asked before status or terms change."""
        if self.paused_from is not None:
            self.paused_total, self.paused_from = self.paused_s, None

    def recount_pause(self) -> None:
        """Count the ticket's own paused time again, in the calendar of the policy that applies."""
        policy, created = self.policy, self.created_s
        if policy is None or created is None:
            return
        hours = self._hours(policy.calendar)
        self.paused_total, self.paused_from = 0, None
        for (at, status), (end, _) in pairwise(self.history):
            if policy.pauses(status):
                self.paused_total += hours.between(max(at, created), max(end, created))
        if policy.pauses(self.status):
            self.paused_from = max(self.history[-1][0], created)

    def watch_pause(self) -> None:
        """Begin the ticket's own paused time where the policy says so."""
        if self.policy is not None and self.policy.pauses(self.status):
            self.paused_from = self.now_s


def _order(line: Line) -> tuple[int, int, str]:
    """Sort by instant; of equal ones, what people did stays first and in its order."""
    rank = _BROUGHT_BY_TIME.get(line[2], 0)
    return line[0], rank, line[1] if rank else ""


_BROUGHT_BY_TIME: Final = {"breach": 1, "warning": 2, "firing": 3}
