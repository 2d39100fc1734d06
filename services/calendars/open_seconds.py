"""Counts open seconds on the epoch line by prefix sums, at a cost that ignores the horizon."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from threading import Lock
from typing import TYPE_CHECKING, Final

from services.calendars.hours import DAY_S
from services.calendars.window import EARLIEST, FIRST_DATE, LAST_DATE, LATEST, NOTHING, Window
from services.errors import BadValue

if TYPE_CHECKING:
    from services.calendars.hours import Interval
    from services.calendars.local_days import LocalDays

PATIENCE_S: Final = 12 * 366 * DAY_S
"""A calendar closed for longer than this never opens (sla.md, section 1)."""
_FIRST_DAYS: Final = 9


class OpenSeconds:
    """The open seconds of one calendar; all instants are epoch seconds, all spans seconds.

    A *position* is the number of open seconds between the calendar's own fixed origin and an
    instant; it means something only in comparison with positions of the same object. Whole
    numbers are expected; fractions work and stay exact. Every method raises ValueError for an
    instant outside 1900 to 2200, and where the calendar never opens within 12 years.
    """

    __slots__ = ("_days", "_lock", "_window")

    def __init__(self, days: LocalDays) -> None:
        self._days = days
        self._lock = Lock()
        self._window = NOTHING

    def position(self, instant: int) -> int:
        """Return the position of an instant."""
        window = self._window
        if not window.low <= instant <= window.high:
            window = self._reach(instant)
        i = bisect_right(window.starts, instant) - 1
        position = instant - window.shifts[i]
        total = window.totals[i]
        return position if position < total else total  # noqa: FURB136 - min() costs double

    def instant_at(self, position: int, since: int = EARLIEST) -> int:
        """Return the earliest instant with a position; closing time, not the next opening.

        Args:
            position: As `position` gives them.
            since: An instant before the answer: patience with a closed calendar begins there.
        """
        window = self._window
        while True:
            totals = window.totals
            j = bisect_left(totals, position)
            if j == 0:
                window = self._grow_back(window)
            elif j == len(totals):
                window = self._grow(window, since=since)
            else:
                return window.shifts[j] + position

    def last_instant_at(self, position: int, until: int = LATEST) -> int:
        """Return the latest instant with a position; opening time, not the closing before.

        Args:
            position: As `position` gives them.
            until: An instant after the answer: patience with a closed calendar begins there.
        """
        window = self._window
        while True:
            totals = window.totals
            j = bisect_right(totals, position)
            if j == 0:
                window = self._grow_back(window, until=until)
            elif j == len(totals):
                window = self._grow(window)
            else:
                return window.shifts[j] + position

    def add(self, instant: int, seconds: int) -> int:
        """Return the earliest instant with so many open seconds between; 0 is `instant`."""
        window = self._window
        if seconds > 0 and instant >= window.low:
            i = bisect_right(window.starts, instant) - 1
            position = instant - window.shifts[i]
            totals = window.totals
            if position > totals[i]:  # noqa: PLR1730 - min() costs double
                position = totals[i]
            position += seconds
            j = bisect_left(totals, position)
            if j < len(totals):
                return window.shifts[j] + position
        return self._add_slowly(instant, seconds)

    def subtract(self, instant: int, seconds: int) -> int:
        """Return the latest instant with so many open seconds until `instant`."""
        _refuse_negative(seconds)
        position = self.position(instant)
        return self.last_instant_at(position - seconds, instant) if seconds else instant

    def between(self, begin: int, end: int) -> int:
        """Return the open seconds from one instant to a later one.

        Raises:
            ValueError: The end is before the beginning.
        """
        if end < begin:
            raise BadValue("the end is before the start")
        window = self._window
        if begin < window.low or end > window.high:
            self._reach(begin)
            window = self._reach(end)
        starts, shifts, totals = window.starts, window.shifts, window.totals
        i = bisect_right(starts, end) - 1
        upper = end - shifts[i]
        if upper > totals[i]:  # noqa: PLR1730 - min() costs double
            upper = totals[i]
        i = bisect_right(starts, begin) - 1
        lower = begin - shifts[i]
        if lower > totals[i]:  # noqa: PLR1730 - min() costs double
            lower = totals[i]
        return upper - lower

    def is_open(self, instant: int) -> bool:
        """Tell whether the desk is open; the start of an interval is, its end is not."""
        window = self._reach(instant)
        i = bisect_right(window.starts, instant) - 1
        return instant < window.totals[i] + window.shifts[i] or (
            instant == window.high and self._grows_open(window, instant)
        )

    def next_open(self, instant: int) -> int:
        """Return the instant itself when open, else the next opening."""
        if self.is_open(instant):
            return instant
        window = self._reach(instant)
        while (i := bisect_right(window.starts, instant)) == len(window.starts):
            window = self._grow(window, since=instant)
        return window.starts[i]

    def prev_close(self, instant: int) -> int:
        """Return the instant itself when the moment before is open, else the latest closing."""
        window = self._reach(instant)
        while (i := bisect_left(window.starts, instant) - 1) < 1:
            window = self._grow_back(window, until=instant)
        closing = window.totals[i] + window.shifts[i]
        return min(instant, closing)

    def next_close(self, instant: int) -> int:
        """Return the end of the open interval now running, else of the next one.

        Raises:
            ValueError: The calendar never closes within 12 years.
        """
        opening = self.next_open(instant)
        window = self._reach(opening + 1)
        while True:
            i = bisect_right(window.starts, opening) - 1
            closing = window.totals[i] + window.shifts[i]
            if closing < window.high:
                return closing
            if closing - opening > PATIENCE_S:
                raise BadValue("this calendar never closes")
            window = self._grow(window)

    def intervals(self, begin: int, end: int) -> list[Interval]:
        """Return the open intervals between two instants, cut to them."""
        self._reach(begin)
        window = self._reach(end)
        i = max(bisect_right(window.starts, begin) - 1, 1)
        j = bisect_left(window.starts, end)
        found = []
        for k in range(i, j):
            opens, closes = window.starts[k], window.totals[k] + window.shifts[k]
            if closes > begin:
                found.append((max(opens, begin), min(closes, end)))
        return found

    def _add_slowly(self, instant: int, seconds: int) -> int:
        _refuse_negative(seconds)
        position = self.position(instant)
        if seconds > LATEST - instant:
            raise BadValue("the answer lies beyond the year 2200")
        return self.instant_at(position + seconds, instant) if seconds else instant

    def _grows_open(self, window: Window, instant: int) -> bool:
        """Tell whether an instant on the very edge of the window is open after it."""
        window = self._grow(window)
        i = bisect_right(window.starts, instant) - 1
        return instant < window.totals[i] + window.shifts[i]

    def _reach(self, instant: int) -> Window:
        """Return a window that holds an instant, expanding the calendar where it must."""
        window = self._window
        while not window.low <= instant <= window.high:
            if not EARLIEST <= instant <= LATEST:
                raise BadValue("instants lie in the years 1900 to 2200")
            if window is NOTHING:
                window = self._open_window(instant)
            elif instant < window.low:
                window = self._grow_back(window, instant)
            else:
                window = self._grow(window, instant)
        return window

    def _open_window(self, instant: int) -> Window:
        date = self._days.date_of(instant)
        with self._lock:
            if self._window is NOTHING:
                last = min(date + _FIRST_DAYS, LAST_DATE)
                window = Window(max(date - 2, FIRST_DATE), last, self._days)
                window.fill(0, self._days.expand(window.first, window.last))
                self._window = window
            return self._window

    def _grow(self, seen: Window, instant: int = EARLIEST, *, since: int = EARLIEST) -> Window:
        """Expand later dates, at least doubling, so that the work per day stays constant.

        What others asked for may have opened the calendar long before: patience begins with
        whoever asks now.
        """
        with self._lock:
            old = self._window
            if old is not seen:
                return old
            if old.last >= LAST_DATE:
                raise BadValue("the answer lies beyond the year 2200")
            closing = old.totals[-1] + old.shifts[-1]
            if instant <= old.high and old.high - max(closing, since) > PATIENCE_S:
                raise BadValue("this calendar never opens within 12 years")
            span = max(_FIRST_DAYS, old.last - old.first, 1 + (instant - old.high) // DAY_S)
            last = min(old.last + min(span, 6_000), LAST_DATE)
            new = Window(old.first, last, self._days)
            new.starts, new.shifts, new.totals = old.starts[:], old.shifts[:], old.totals[:]
            new.append(self._days.expand(old.last, new.last))
            self._window = new
            return new

    def _grow_back(self, seen: Window, instant: int = LATEST, *, until: int = LATEST) -> Window:
        """Expand earlier dates; the positions already handed out keep their meaning."""
        with self._lock:
            old = self._window
            if old is not seen:
                return old
            if old.first <= FIRST_DATE:
                raise BadValue("the answer lies before the year 1900")
            opening = old.starts[1] if len(old.starts) > 1 else old.high
            if instant >= old.low and min(opening, until) - old.low > PATIENCE_S:
                raise BadValue("this calendar was never open in the 12 years before")
            span = max(_FIRST_DAYS, old.last - old.first, 1 + (old.low - instant) // DAY_S)
            first = max(old.first - min(span, 6_000), FIRST_DATE)
            new = Window(first, old.last, self._days)
            earlier = self._days.expand(new.first, old.first)
            gained = sum(closes - opens for opens, closes in earlier)
            new.fill(old.totals[0] - gained, earlier)
            new.append(old.intervals())
            self._window = new
            return new


def _refuse_negative(seconds: int) -> None:
    if seconds < 0:
        raise BadValue("a span of business time is not negative")
