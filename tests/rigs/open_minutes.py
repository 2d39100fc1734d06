"""The stepping clock with its steps added up, for tests that count over months."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from functools import lru_cache
from itertools import accumulate

from tests.rigs.stepping_clock import SteppingClock

AROUND = (date(2026, 3, 20), date(2026, 7, 31))


class OpenMinutes:
    """How many seconds were open before each minute of a few months."""

    def __init__(self, clock: SteppingClock) -> None:
        self._clock = clock
        self._before = [0, *accumulate(60 * is_open for is_open in clock.open)]

    def position(self, instant: int) -> int:
        minute, second = divmod(instant - self._clock.begin, 60)
        return self._before[minute] + second * self._clock.open[minute]

    def between(self, start: int, end: int) -> int:
        return self.position(end) - self.position(start)

    def add(self, start: int, seconds: int) -> int:
        """The earliest instant with so many open seconds since `start`, more than none."""
        wanted = self.position(start) + seconds
        minute = bisect_left(self._before, wanted) - 1
        return self._clock.begin + 60 * minute + wanted - self._before[minute]


@lru_cache(maxsize=16)
def open_minutes(zone: str, days: tuple[str, ...], opens: str, closes: str) -> OpenMinutes:
    """The open minutes of a calendar with one interval a day."""
    return OpenMinutes(SteppingClock(zone, dict.fromkeys(days, ((opens, closes),)), (), {}, AROUND))
