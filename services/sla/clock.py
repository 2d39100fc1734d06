"""One running count against one promise: what it counted, when it is due, how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from models.vocabulary import ClockState
from services.calendars.duration import Unit
from services.sla.levels import earliest
from services.sla.terms import COUNTED, RESOLVED, UNMEASURED

if TYPE_CHECKING:
    from collections.abc import Hashable

    from services.calendars.open_seconds import OpenSeconds
    from services.sla.events import Restated
    from services.sla.levels import Mark
    from services.sla.terms import Pin


class Entry(NamedTuple):
    """One line of a ticket's SLA timeline; `at_s` is in epoch seconds."""

    at_s: int
    clock: str
    what: str
    why: str


class Stretch(NamedTuple):
    """A finished stretch of one kind of time; instants in epoch seconds.

    Attributes:
        kind: counted, paused, resolved or unmeasured.
        gained_s: Business seconds added to the clock; only counted time adds any.
        why: What began it.
        pin: The versions it was counted under; None while unmeasured.
    """

    start_s: int
    end_s: int
    kind: str
    gained_s: int
    why: str
    pin: Pin | None


_Row = tuple[int, int, str, int, str, "Pin | None"]
"""A stretch as it is kept while replaying: most are never looked at."""
Line = tuple[int, str, str, str]
"""An entry as it is kept while replaying."""


class Clock:
    """A clock of one cycle of one target, moved forward by replay and then only read.

    All instants are epoch seconds. The caller moves it in time order.

    Attributes:
        target: The promise it counts; `team` for an internal one.
        cycle: 1 for the first, counted per target.
        started_s: Where the promise began.
        mark_s: Where the stretch now running began; `kind`, `why` and `pin` belong to it.
        elapsed_s: Business seconds up to `mark_s`; only other terms recount it.
        breached_s: The breach as a fact: due instant, or the instant of the switch.
        breach_cause: Why it is one.
        stopped_s: When it ended.
        fired: Marks passed while the clock counted, with the instant.
        is_over: Ended for good; whatever is owed later is another cycle.
        taken_from, taken_s: The merged ticket whose promise it is, and since when it counts here.
        carried_s, carried_due_s: What was elapsed and due in that ticket.
        restatements: Corrections confirmed by a second person; the record above stays.
    """

    __slots__ = (
        "_base", "_budget", "_due", "_fires_from", "_fires_next", "_first_mark_s", "_floor_s",
        "_granted_s",
        "_hours", "_late_due", "_log", "_lost_late", "_lost_s", "_lost_wall_s", "_origin", "_rows",
        "_switched", "breach_cause", "breached_s", "carried_due_s", "carried_s", "cycle",
        "elapsed_s", "end", "final_due_s", "fired", "is_over", "kind", "mark_s", "pin", "quiet",
        "restatements", "started_s", "stopped_s", "taken_from", "taken_s", "target", "team", "why",
    )  # fmt: skip

    def __init__(self, target: str, cycle: int, *, started_s: int, log: list[Line]) -> None:
        self.target = target
        self.cycle = cycle
        self.team: Hashable = None
        self.started_s = self.mark_s = self.taken_s = started_s
        self.taken_from: Hashable = None
        self.pin: Pin | None = None
        self.kind = UNMEASURED
        self.why = ""
        self._rows: list[_Row] = []
        self.elapsed_s = self.carried_s = self.carried_due_s = 0
        self.breached_s: int | None = None
        self.breach_cause: str | None = None
        self.stopped_s: int | None = None
        self.final_due_s: int | None = None
        self.end: ClockState | None = None
        self.is_over = False
        self.fired: dict[str, int] = {}
        self.restatements: tuple[Restated, ...] = ()
        self.quiet = False  # catching up with the past: nothing is noticed yet
        self._log = log
        self._hours: OpenSeconds
        self._budget = self._floor_s = self._origin = 0
        self._base: int | None = None  # due instant before pauses, unless a span of business time
        self._lost_s = self._lost_wall_s = self._lost_late = self._granted_s = 0
        self._due: int | None = None
        self._late_due: int | None = None  # set once passed; only a switch moves it again
        self._fires_next: int | None = None
        self._first_mark_s: int | None = None  # no mark can be due with less elapsed than this
        self._fires_from = started_s  # marks that other terms bring forward fire at the switch
        self._switched = False

    # -- reading ---------------------------------------------------------------------------

    @property
    def stretches(self) -> list[Stretch]:
        """What is over, without a gap since `started_s`."""
        return [Stretch(*row) for row in self._rows]

    @property
    def due_s(self) -> int | None:
        """When the running clock is due; None while paused, resolved, ended or unmeasured."""
        return self._due_now() if self.kind is COUNTED and self.end is None else None

    @property
    def deadline_s(self) -> int | None:
        """When it is or was due, ended clocks included; None while nobody can tell."""
        if self.stopped_s is not None:
            return self.final_due_s
        return self._due_now() if self.kind is COUNTED else self._late_due

    @property
    def target_s(self) -> int:
        """The whole target in business seconds, a granted floor included."""
        if self.pin is None:
            return 0
        if self._base is None:
            return self._budget
        return self._hours.between(self.started_s, max(self._base, self.started_s))

    @property
    def state(self) -> ClockState:
        """What the clock does as of the last time it was moved."""
        if self.end is not None:
            return self.end
        if self.kind is COUNTED:
            return ClockState.RUNNING if self._late_due is None else ClockState.BREACHED
        return ClockState.PAUSED

    def elapsed_at(self, at: int) -> int:
        """Return the business seconds counted up to an instant not before `mark_s`."""
        if self.kind is COUNTED and self.stopped_s is None:
            return self.elapsed_s + self._hours.position(at) - self._origin
        return self.elapsed_s

    def left_at(self, at: int) -> int:
        """Return the business seconds still left; negative once the target is exceeded."""
        if self._base is None or self.pin is None:
            return self.target_s - self.elapsed_at(at)
        due = self.deadline_s
        if self.stopped_s is not None:
            at = self.stopped_s
        if due is None:
            due, at = self._lay(self.mark_s), self.mark_s
        return self._hours.between(at, due) if due >= at else -self._hours.between(due, at)

    def mark_instant(self, name: str) -> int | None:
        """Return when a mark fired, or will if nothing changes; None while nobody can tell."""
        if name in self.fired or self.pin is None:
            return self.fired.get(name)
        due = self.deadline_s
        if due is None:
            return None
        return next((self._mark_at(m, due) for m in self.pin.terms.marks if m.name == name), None)

    # -- moving ----------------------------------------------------------------------------

    def fit(self, at: int, pin: Pin, kind: str, why: str) -> None:
        """Count under other terms from `at` on; what was counted stays counted."""
        self._leave(at)
        before = self.pin
        self.pin, self.why = pin, why
        self._hours = pin.calendar.hours.seconds
        duration = pin.duration
        if duration.unit is Unit.BUSINESS_TIME:
            self._base, self._budget = None, duration.amount + self._floor_s
        else:
            self._base = duration.due(self.started_s, pin.calendar.hours)
        marks = pin.terms.marks
        self._first_mark_s = 0 if self._base is not None else earliest(marks, self._budget)
        self._late_due, self._lost_late = None, 0
        self._enter(at, kind)
        if before is not None:
            self._switched = kind is not COUNTED
            self.notice_switch(at, why)

    def restart(self) -> str:
        """Forget what was counted, so that it is counted again under other terms.

        What is a fact stays: the start, a breach, marks that fired, a floor that was granted.

        Returns:
            What began the clock.
        """
        began = self._rows[0][4] if self._rows else self.why
        self._rows = []
        self.pin, self.kind, self.mark_s = None, UNMEASURED, self.taken_s
        self.elapsed_s, self._late_due = self.carried_s, None
        self._lost_s = self._lost_wall_s = self._granted_s
        self._lost_late = 0
        return began

    def switched(self, at: int, cause: str) -> None:
        """Notice what other terms mean: a target they exceed already is breached by the switch."""
        self._fires_from = at
        self._switched = self.kind is not COUNTED
        self.notice_switch(at, cause)

    def turn(self, at: int, kind: str, why: str) -> None:
        """Go on with another kind of time."""
        if kind is self.kind:
            return
        self._leave(at)
        self.why = "awaiting confirmation" if kind is RESOLVED else why
        if not self.quiet:
            self.note(at, "resume" if kind is COUNTED else "pause", self.why)
        self._enter(at, kind)
        if kind is COUNTED:
            if self._switched:
                self.notice_switch(at, "policy change")
            elif self._base is not None and self._late_due is None:
                self._due = max(self._lay(at), at)

    def detach(self, at: int, why: str) -> None:
        """Promise nothing from `at` on; the time is counted later if a policy returns."""
        self._leave(at)
        self.pin, self.why, self._late_due = None, why, None
        self._enter(at, UNMEASURED)

    def stop(self, at: int, why: str, end: ClockState | None = None) -> None:
        """End the clock: met or breached, unless another end is given."""
        if self.kind is COUNTED:
            self.final_due_s = self._due_now()
            self._leave(at)
        else:
            self._leave(at)
            if self.pin is None:
                end = end or ClockState.CANCELLED
            else:
                self.final_due_s = self._final_due(at, is_answered=end is None)
        if end is None:
            end = ClockState.MET if self.breached_s is None else ClockState.BREACHED
        self.stopped_s, self.end, self.why = at, end, why
        self.kind, self.mark_s = RESOLVED, at
        if not self.quiet:
            self.note(at, "stop", f"{why}: {end.value}")

    def reopen(self, at: int, kind: str, *, floor_s: int, why: str) -> None:
        """Go on with the remaining budget; the time since the stop is awaiting confirmation."""
        if self.breached_s is None and self.final_due_s is not None:
            short = floor_s - self.left_at(at)
            if short > 0 and self._base is None:
                self._floor_s += short
                self._budget += short
            elif short > 0:
                self._granted_s += short
                self._lost_s += short
                self._lost_wall_s += short
        self.stopped_s = self.end = self.final_due_s = None
        self.why = "awaiting confirmation"
        self._leave(at)
        self.why = why
        self._enter(at, kind)
        if kind is COUNTED and self._base is not None and self._late_due is None:
            self._due = max(self._lay(at), at)
        if not self.quiet:
            self.note(at, "resume" if kind is COUNTED else "pause", why)

    def settle(self, at: int) -> None:
        """Notice everything that time alone has brought before `at`."""
        if self.kind is COUNTED and not self.quiet:
            self._notice(at, self.elapsed_at(at))

    def observe(self, at: int) -> None:
        """Notice everything that time alone has brought up to and including `at`."""
        self.settle(at)
        if self.kind is COUNTED and not self.quiet and self._first_mark_s is not None:
            self._fire(at)

    def notice_switch(self, at: int, cause: str) -> None:
        """Record a breach at the switch itself where the new deadline is already past."""
        if self.quiet or self.kind is not COUNTED:
            return
        self._switched = False
        due = self._due_now()
        if due < at:
            self._late_due = due
            self._breach(at, cause)

    def keep_apart(self) -> None:
        """Share nothing with the clock this one was copied from."""
        self._rows = self._rows[:]
        self.fired = dict(self.fired)

    def wake(self, at: int, why: str) -> None:
        """Go on as if this clock had never been put aside, and notice what it missed."""
        self.quiet = False
        self.note(at, "resume", why)
        due, stopped = self.final_due_s, self.stopped_s
        if stopped is None:
            self.settle(at)
        elif due is not None and due < stopped and self.breached_s is None:
            self._breach(due, "target exceeded")
            if self.end is ClockState.MET:
                self.end = ClockState.BREACHED

    def note(self, at: int, what: str, why: str) -> None:
        """Write a line of the timeline."""
        self._log.append((at, self.target, what, why))

    # -- inside ----------------------------------------------------------------------------

    def _leave(self, at: int) -> None:
        """End the stretch now running, and notice what it brought before `at`."""
        start, kind, gained = self.mark_s, self.kind, 0
        if kind is COUNTED:
            gained = self._hours.position(at) - self._origin
            elapsed = self.elapsed_s + gained
            if not self.quiet:
                self._notice(at, elapsed)
            self.elapsed_s = elapsed
        elif kind is not UNMEASURED and (self._base or self._late_due) is not None:
            lost = self._hours.between(start, at)
            if self._late_due is not None:
                self._lost_late += lost
            else:
                self._lost_s += lost
                self._lost_wall_s += at - start
        if at > start:
            self._rows.append((start, at, kind, gained, self.why, self.pin))

    def _notice(self, at: int, elapsed: int) -> None:
        """Notice a due time passed before `at`, and the marks before it."""
        if self._late_due is None and (elapsed >= self._budget or self._base is not None):
            due = self._due_now()
            if due < at:
                self._late_due = due
                self._breach(due, "target exceeded")
        if self._first_mark_s is not None and elapsed >= self._first_mark_s:
            self._fire(at - 1)

    def _breach(self, at: int, cause: str) -> None:
        if self.breached_s is None:
            self.breached_s, self.breach_cause = at, cause
            self.note(at, "breach", cause)

    def _enter(self, at: int, kind: str) -> None:
        self.kind, self.mark_s = kind, at
        self._due = self._fires_next = None
        if kind is COUNTED:
            self._origin = self._hours.position(at)

    def _due_now(self) -> int:
        if self._late_due is not None:
            return self._late_due
        if self._due is None:
            self._due = self._lay(self.mark_s)
        return self._due

    def _lay(self, at: int) -> int:
        """Lay what is left on the calendar from `at` on."""
        if self._base is not None:
            if self.pin is not None and self.pin.duration.unit is Unit.CALENDAR_DAYS:
                return self._base + self._lost_wall_s
            return self._hours.add(self._base, self._lost_s)
        left = self._budget - self.elapsed_s
        return self._hours.add(at, left) if left > 0 else self._reached(at)

    def _reached(self, at: int) -> int:
        """Return when the counted time reached the target, which is no later than `at`."""
        left = self._budget - self.carried_s
        if left < 0:
            return min(self.carried_due_s, at - 1)
        for start, end, kind, gained, _, pin in self._rows:
            if kind is COUNTED and left >= 0 and pin is not None:
                due = pin.calendar.hours.seconds.add(start, left)
                if due < end:
                    return due
                left -= gained
        return at

    def _final_due(self, at: int, *, is_answered: bool) -> int:
        """Return the due instant of a clock that ends while it does not count.

        Only an answer that comes too late makes a breach of it; a merge or cancelling does not.
        """
        if self._late_due is not None:
            return self._late_due
        due = self._lay(at)
        if self._base is not None and not self._switched:
            return max(due, at)
        if due < at and is_answered:
            self._breach(at, "policy change")
        return due

    def _fire(self, limit: int) -> None:
        """Pass the marks due up to `limit`; the clock counts."""
        if self.pin is None or (self._fires_next is not None and self._fires_next > limit):
            return
        due = self._due_now()
        later = []
        for mark in self.pin.terms.marks:
            if mark.name not in self.fired:
                at = max(self._mark_at(mark, due), self.mark_s, self._fires_from)
                if at > limit:
                    later.append(at)
                    continue
                self.fired[mark.name] = at
                self.note(at, "warning" if mark.warning else "firing", mark.name)
        self._fires_next = min(later, default=limit + (1 << 60))

    def _mark_at(self, mark: Mark, due: int) -> int:
        at = mark.offset.instant(due, self.target_s, self._hours)
        if self._lost_late and at > due:
            return self._hours.add(at, self._lost_late)
        return at
