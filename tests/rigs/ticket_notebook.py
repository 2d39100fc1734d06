"""What a person beside the desk writes down of a ticket, to count every clock once more.

It shares nothing with the engine: it knows the terms as they were handed in, the statuses with
their instants, and the open minutes of a clock that steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.rigs.open_minutes import open_minutes

if TYPE_CHECKING:
    from services.calendars.working_time import WorkingTime
    from services.sla.clock import Clock
    from services.sla.terms import CalendarTerms, PolicyTerms, TargetTerms
    from tests.rigs.open_minutes import OpenMinutes

CLOSED = ("resolved", "closed")


class TicketNotebook:
    """The terms that apply now and everything that stops a clock from counting."""

    def __init__(self, began: int, status: str) -> None:
        self.policy: PolicyTerms | None = None
        self.priority: str | None = None
        self.pinned: CalendarTerms | None = None
        self.team: TargetTerms | None = None
        self.statuses: list[tuple[int, str]] = [(began, status)]
        self.status = status

    def moved(self, at: int, status: str) -> None:
        """A status; the one it has already is no news."""
        if status != self.status:
            self.status = status
            self.statuses.append((at, status))

    def cancelled(self, at: int) -> None:
        """Nothing counts any more until the status moves."""
        self.statuses.append((at, "cancelled"))

    def terms_of(self, target: str) -> TargetTerms | None:
        """What is promised now, if anything is."""
        if target == "team":
            return self.team
        terms = self.policy.targets.get(target) if self.policy is not None else None
        if terms is None or self.priority in terms.durations:
            return terms
        return terms if None in terms.durations else None

    def open_minutes(self, terms: TargetTerms) -> OpenMinutes:
        """The hours that apply now: those pinned last, if they are newer than the promise's."""
        calendar = terms.calendar
        if self.pinned is not None and self.pinned.version > calendar.version:
            calendar = self.pinned
        return stepped(calendar.hours)

    def counted(self, clock: Clock, until: int) -> int | None:
        """The business seconds of a clock that has not ended, all under the terms of now."""
        terms = self.terms_of(clock.target)
        if terms is None:
            return None
        start = clock.started_s if clock.taken_from is None else clock.taken_s
        minutes = self.open_minutes(terms)
        pauses = {*terms.pause_statuses, *CLOSED, "cancelled"}
        total = clock.carried_s
        ends = [at for at, _ in self.statuses[1:]] + [until]
        for (at, status), end in zip(self.statuses, ends, strict=True):
            begin = max(at, start)
            if status not in pauses and begin < end:
                total += minutes.between(begin, end)
        return total


def stepped(hours: WorkingTime) -> OpenMinutes:
    """The hours of one interval a day, walked through once more from what was written."""
    plain = hours.plain
    weekly = plain["weekly"]
    assert isinstance(weekly, dict)
    ((opens, closes),) = {tuple(pairs[0]) for pairs in weekly.values()}
    return open_minutes(str(plain["tz"]), tuple(weekly), opens, closes)
