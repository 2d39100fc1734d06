"""A stretch of the time line with its openings expanded into prefix sums."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from services.calendars.hours import Interval
    from services.calendars.local_days import LocalDays

EARLIEST: Final = -2_208_988_800
"""1900-01-01T00:00:00Z; zones are guesswork before it."""
LATEST: Final = 7_258_118_400
"""2200-01-01T00:00:00Z; whoever asks beyond it made a mistake."""
FIRST_DATE: Final = date(1899, 12, 31).toordinal()
LAST_DATE: Final = date(2200, 1, 2).toordinal()
"""No window reaches further, so that an answer never depends on what was asked before."""


class Window:
    """A stretch of the time line, expanded: never changed once another thread can see it.

    Attributes:
        first, last: The local dates whose midnights bound it.
        low, high: Those midnights.
        starts: Opening instants; the first is `low` itself, with nothing in it (a sentinel).
        shifts: Instant minus position inside each interval.
        totals: Position at the end of each interval.
    """

    __slots__ = ("first", "high", "last", "low", "shifts", "starts", "totals")

    def __init__(self, first: int, last: int, days: LocalDays) -> None:
        self.first, self.last = first, last
        self.low, self.high = days.midnight(first), days.midnight(last)
        self.starts: list[int] = []
        self.shifts: list[int] = []
        self.totals: list[int] = []

    def fill(self, origin: int, intervals: list[Interval]) -> None:
        """Append intervals to an empty window whose position at `low` is `origin`."""
        self.starts.append(self.low)
        self.shifts.append(self.low - origin)
        self.totals.append(origin)
        self.append(intervals)

    def append(self, intervals: list[Interval]) -> None:
        """Append later intervals; one that touches the last becomes part of it."""
        starts, shifts, totals = self.starts, self.shifts, self.totals
        total = totals[-1]
        for opens, closes in intervals:
            if len(starts) > 1 and opens == total + shifts[-1]:
                total += closes - opens
                totals[-1] = total
            else:
                starts.append(opens)
                shifts.append(opens - total)
                total += closes - opens
                totals.append(total)

    def intervals(self) -> list[Interval]:
        """Return the open intervals as instants."""
        ends = (total + shift for total, shift in zip(self.totals, self.shifts, strict=True))
        return list(zip(self.starts, ends, strict=True))[1:]


def _nothing() -> Window:
    window = Window.__new__(Window)
    window.low, window.high = 1 << 62, EARLIEST - 1  # holds nothing, is before nothing
    window.starts, window.shifts, window.totals = [], [], []
    return window


NOTHING: Final = _nothing()
"""The window of a calendar that nobody has asked anything yet."""
