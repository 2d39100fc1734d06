"""What a running count says of itself: when it is due, what is left, how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from models.vocabulary import ClockState
from services.calendars.duration import Unit
from services.sla.terms import COUNTED, UNMEASURED

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
BROUGHT_BY_TIME: Final = {"breach": 1, "warning": 2, "firing": 3}
"""What nobody did, in the order it is told at one instant."""


class Tally:
    """A clock of one cycle of one target as it stands; `Clock` moves it.

    All instants are epoch seconds. Nothing here changes it, but that the due instant is kept
    once it was laid on the calendar.

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
        ended_by_terms: No status ended it, but terms that call the status of then closed.
        taken_from, taken_s: The merged ticket whose promise it is, and since when it counts here.
        carried_s, carried_due_s: What was elapsed and due in that ticket.
        restatements: Corrections confirmed by a second person; the record above stays.
    """

    __slots__ = (
        "_base", "_budget", "_due", "_fires_from", "_fires_next", "_first_mark_s", "_floor_s",
        "_granted_s", "_hours", "_late_due", "_log", "_lost_late", "_lost_s", "_lost_wall_s",
        "_origin", "_rows", "_switched", "_tells_counted", "breach_cause", "breached_s",
        "carried_due_s", "carried_s", "cycle", "elapsed_s", "end", "ended_by_terms", "final_due_s",
        "fired", "is_over", "kind", "mark_s", "pin", "quiet", "restatements", "started_s",
        "stopped_s", "taken_from", "taken_s", "target", "team", "why",
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
        self.ended_by_terms = False
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
        self._tells_counted = True  # what the timeline says of it: a start, or going on

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
        stands_still = self.stopped_s is None and self.kind is not COUNTED
        due = self.deadline_s
        if name in self.fired or self.pin is None or due is None or stands_still:
            return self.fired.get(name)  # of one that stands still the levels move along
        found = (self._mark_at(m, due) for m in self.pin.terms.marks if m.name == name)
        at = next(found, None)
        return None if at is None else max(at, self.started_s)  # none is due before it counts

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

    def _mark_at(self, mark: Mark, due: int) -> int:
        at = mark.offset.instant(due, self.target_s, self._hours)
        if self._lost_late and at > due:
            return self._hours.add(at, self._lost_late)
        return at
