"""One running count against one promise, moved forward: what happens to it, and what it notices."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from models.vocabulary import ClockState
from services.calendars.duration import Unit
from services.sla.levels import earliest
from services.sla.tally import BROUGHT_BY_TIME, Tally
from services.sla.terms import COUNTED, RESOLVED, UNMEASURED

if TYPE_CHECKING:
    from services.sla.tally import Line
    from services.sla.terms import Pin

_HOURS: Final = "_hours"
_TAKEN: Final = tuple(name for name in Tally.__slots__ if name != _HOURS)
_taken: Final = attrgetter(*_TAKEN)
"""What a copy takes over as it is."""


class Clock(Tally):
    """A clock that replay moves forward, in time order, and that is then only read."""

    __slots__ = ()

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

    def turn(self, at: int, kind: str, why: str, *, is_judged: bool = True) -> None:
        """Go on with another kind of time; `is_judged`: a target exceeded meanwhile is a breach."""
        if kind is self.kind:
            return
        self._leave(at)
        self.why = "awaiting confirmation" if kind is RESOLVED else why
        self._enter(at, kind)
        if not self.quiet:
            self._say(at, self.why)
        if kind is COUNTED:
            if self._base is not None and self._late_due is None:
                self._due = max(self._lay(at), at)
            if self._switched and is_judged:
                self.notice_switch(at, "policy change")

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
        self.grant(at, floor_s)
        self.stopped_s = self.end = self.final_due_s = None
        self.ended_by_terms = False
        self.why = "awaiting confirmation"
        self._leave(at)
        self.why = why
        self._enter(at, kind)
        if kind is COUNTED and self._base is not None and self._late_due is None:
            self._due = max(self._lay(at), at)
        if not self.quiet:
            self._say(at, why)

    def grant(self, at: int, floor_s: int) -> None:
        """Leave at least so many business seconds of a target that was not broken before."""
        short = floor_s - self.left_at(at)
        if self.breached_s is not None or short <= 0:
            return
        if self._base is None:
            self._floor_s += short
            self._budget += short
        else:
            self._granted_s += short
            self._lost_s += short
            self._lost_wall_s += short
        self._due = self._late_due = None

    def tell(self, at: int, why: str) -> None:
        """Write that it pauses or goes on, where the timeline does not say so already."""
        if self.kind is not UNMEASURED and (self.kind is COUNTED) is not self._tells_counted:
            self._say(at, "awaiting confirmation" if self.kind is RESOLVED else why)

    def admit(self) -> None:
        """Record the breach of a due time that passed while nothing was noticed."""
        if self._late_due is not None:
            self._breach(self._late_due, "target exceeded")

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

    def keep_apart(self, log: list[Line] | None = None) -> None:
        """Share nothing with the clock this one was copied from; but its timeline, unless given."""
        self._log = self._log if log is None else log
        self._rows = self._rows[:]
        self.fired = dict(self.fired)

    def copy(self, log: list[Line]) -> Clock:
        """Return one that goes on by itself and writes its lines elsewhere.

        Each reply copies every clock, and `copy.copy` takes twice as long.
        """
        other = Clock.__new__(Clock)
        for name, value in zip(_TAKEN, _taken(self), strict=True):
            setattr(other, name, value)
        if hasattr(self, _HOURS):  # it was measured once
            other._hours = self._hours  # noqa: SLF001 - another of this kind
        other.keep_apart(log)
        return other

    def sleep(self) -> None:
        """Go on as before, but tell nobody: another clock, or none, counts in its place."""
        self.keep_apart([])

    def wake(self, log: list[Line], at: int, why: str) -> None:
        """Tell on in a timeline, beginning with what time brought while this clock slept."""
        missed, self._log = self._log, log
        self.note(at, "resume", why)
        self._tells_counted = True
        log += [line for line in missed if line[2] in BROUGHT_BY_TIME]
        if self.stopped_s is None:
            self.tell(at, self.why)
            self.settle(at)

    def note(self, at: int, what: str, why: str) -> None:
        """Write a line of the timeline."""
        self._log.append((at, self.target, what, why))

    def _say(self, at: int, why: str) -> None:
        self._tells_counted = self.kind is COUNTED
        self.note(at, "resume" if self._tells_counted else "pause", why)

    def _leave(self, at: int) -> None:
        """End the stretch now running, and notice what it brought before `at`."""
        start, kind, gained = self.mark_s, self.kind, 0
        if kind is COUNTED:
            gained = self._hours.position(at) - self._origin
            elapsed = self.elapsed_s + gained
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
                self._late_due = due  # known in the past too: pauses after it move later marks
                if not self.quiet:
                    self._breach(due, "target exceeded")
        if self.quiet:
            return
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

    def _final_due(self, at: int, *, is_answered: bool) -> int:
        """Return the due instant of a clock that ends while it does not count.

        Only an answer that comes too late makes a breach of it; a merge or cancelling does not.
        """
        if self._late_due is not None:
            if is_answered:
                self._breach(at, "policy change")  # other terms were exceeded while it stood still
            return self._late_due
        due = self._lay(at)
        if self._base is not None:
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
