"""Derives a ticket's clocks from its events: the only source of any deadline.

Rule zero of sla.md: deadlines are replayed, never adjusted. Feed the events in time order,
then `observe` an instant; what the clocks say is true of that instant.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from models.vocabulary import Origin
from services.sla import events as ev
from services.sla import pausing, switching
from services.sla.clock import Clock
from services.sla.handlers import HANDLERS
from services.sla.tally import BROUGHT_BY_TIME, Entry, Line
from services.sla.terms import (
    CANCELLED,
    CLOSED_STATUSES,
    COUNTED,
    ENDING,
    FIRST,
    NEXT,
    PAUSED,
    RESOLVED,
    TEAM,
    UPDATE,
    Pin,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

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
        terms_from_s: Since when the policy, priority and hours of now apply.
        first_response_s: The first public message of an agent.
        status, priority: As of now.
    """

    __slots__ = (
        "asleep", "calendars", "clocks", "created_s", "cycles", "first_response_s", "history",
        "live", "log", "merged_into", "now_s", "opened_by", "origin", "paused_from",
        "paused_total", "pins", "policy", "priority", "reserve", "resolution_from", "status",
        "terms_from_s", "update_from", "waiting_any", "waiting_next",
    )  # fmt: skip

    def __init__(self) -> None:
        self.clocks: list[Clock] = []
        self.cycles: dict[str, int] = {}
        self.merged_into: Hashable = None
        self.pins: dict[str, Pin | None] = {}  # of the policy and priority that apply now
        self.live: dict[str, Clock] = {}
        self.asleep: dict[Hashable, dict[str, tuple[Clock, Clock]]] = {}
        self.reserve: list[Clock] = []  # of absorbed tickets, later than what counts now
        self.policy: PolicyTerms | None = None
        self.now_s = self.terms_from_s = 0
        self.status = ""
        self.priority: Hashable = None
        self.first_response_s: int | None = None
        self.created_s: int | None = None
        self.resolution_from = 0  # the contact, later the reopening that began a new cycle
        self.opened_by = ""
        self.origin = Origin.REQUESTER
        self.calendars: dict[Hashable, CalendarTerms] = {}
        self.history: list[tuple[int, str]] = []
        self.log: list[Line] = []
        self.paused_from: int | None = None
        self.paused_total = 0
        self.update_from = 0
        self.waiting_any: int | None = None  # oldest unanswered message, opening included
        self.waiting_next: int | None = None  # the same without the opening

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

    def copy(self) -> Replay:
        """Return one that goes on by itself; both share what has ended for good.

        Raises:
            ValueError: Clocks sleep, of which any may wake.
        """
        if self.asleep or self.reserve:
            raise ValueError("a ticket with merges is replayed as a whole")
        other = copy.copy(self)
        other.log, other.history, other.cycles = self.log[:], self.history[:], dict(self.cycles)
        other.pins, other.calendars, other.asleep = dict(self.pins), dict(self.calendars), {}
        other.reserve = []
        other.live = {target: clock.copy(other.log) for target, clock in self.live.items()}
        moved = {self.live[target]: clock for target, clock in other.live.items()}
        other.clocks = [moved.get(clock, clock) for clock in self.clocks]
        return other

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
        return pausing.so_far(self)

    def latest(self, target: str) -> Clock | None:
        """Return the clock of a target's last cycle."""
        return next((c for c in reversed(self.clocks) if c.target == target), None)

    def sleepers(self) -> Iterator[Clock]:
        """Yield the clocks that others count in the place of, in case a merge is undone."""
        for pairs in self.asleep.values():
            for clock, _ in pairs.values():
                yield clock
        yield from self.reserve

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
            clock.fit(started, pin, self.kind(target, pin, self.history[-1][1]), why)
        else:
            switching.catch_up(self, clock, pin, why)
        clock.tell(self.now_s, self.status)
        return clock

    def beginning(self, target: str) -> Pin | None:
        """Return what a promise would be counted under if it began now; None if it may not."""
        pin = self.pin_for(target)
        if pin is None or self.merged_into is not None:
            return None
        kind = self.kind(target, pin, self.history[-1][1])
        return None if kind is RESOLVED and target in ENDING else pin

    def kind(self, target: str, pin: Pin, status: str) -> str:
        """Return what a status means for a clock; a team's own has its policy from the ticket."""
        policy = pin.policy
        if policy is not None:
            return policy.kind(target, status)
        closed = self.policy.closed_statuses if self.policy is not None else CLOSED_STATUSES
        if status is CANCELLED or status in closed:
            return RESOLVED
        return PAUSED if status in pin.terms.pause_statuses else COUNTED

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

    def began(self, target: str) -> int | None:
        """Return where an open promise began, or None when nothing is owed."""
        policy = self.policy
        if policy is None:
            return None
        if target == FIRST:
            owed = self.first_response_s is None and not self.exempt()
            return self.created_s if owed else None
        if target == NEXT:
            if policy.any_customer_message:
                return self.waiting_any
            answered = self.first_response_s is not None or self.exempt()
            return self.waiting_next if answered else None
        return self.update_from if target == UPDATE else self.resolution_from

    def exempt(self) -> bool:
        """Tell whether nobody is owed a first response."""
        if self.origin is Origin.PROACTIVE or self.origin is Origin.SYSTEM:
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


def _order(line: Line) -> tuple[int, int, str]:
    """Sort by instant; of equal ones, what people did stays first and in its order."""
    rank = BROUGHT_BY_TIME.get(line[2], 0)
    return line[0], rank, line[1] if rank else ""
