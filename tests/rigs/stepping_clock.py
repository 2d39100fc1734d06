"""A wall clock that steps minute by minute: the oracle the engine is compared with.

It shares nothing with the engine: it asks a zone only what its wall clocks show at an instant,
finds local times by looking at every minute, and counts by walking.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Hours = Sequence[tuple[str, str]]

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MINUTE = timedelta(minutes=1)


@lru_cache(maxsize=64)
def shown_walls(
    zone: str, around: tuple[date, date]
) -> tuple[int, list[datetime], dict[datetime, int]]:
    """What the zone's clocks show at each minute, and when they first showed it."""
    first, last = (datetime(day.year, day.month, day.day, tzinfo=UTC) for day in around)
    begin, tz = first - timedelta(days=4), ZoneInfo(zone)
    count = int((last + timedelta(days=4) - begin) / MINUTE)
    walls = [(begin + n * MINUTE).astimezone(tz).replace(tzinfo=None) for n in range(count)]
    seen: dict[datetime, int] = {}
    for n, wall in enumerate(walls):
        seen.setdefault(wall, n)
    return int(begin.timestamp()), walls, seen


class SteppingClock:
    """The open minutes of a calendar between two dates, found by looking at each minute."""

    def __init__(
        self,
        zone: str,
        weekly: Mapping[str, Hours],
        holidays: Sequence[date],
        overrides: Mapping[date, Hours],
        around: tuple[date, date],
    ) -> None:
        self.begin, self.walls, self.first_seen = shown_walls(zone, around)
        count = len(self.walls)
        self.open = bytearray(count)
        dates = sorted({wall.date() for wall in self.walls[::60]})
        for day in dates[1:-2]:
            if day not in holidays:
                for pair in overrides.get(day, weekly.get(DAYS[day.weekday()], ())):
                    self._mark(day, pair)
        closed = set(holidays)
        for n, wall in enumerate(self.walls if closed else ()):
            if wall.date() in closed:
                self.open[n] = 0

    def _mark(self, day: date, pair: tuple[str, str]) -> None:
        start, end = (self._wall(day, text) for text in pair)
        if end <= start:
            end += timedelta(days=1)
        for n in range(self._minute_of(start), self._minute_of(end)):
            self.open[n] = 1

    @staticmethod
    def _wall(day: date, text: str) -> datetime:
        hours, minutes = text.split(":")
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a wall clock
        return midnight + timedelta(hours=int(hours), minutes=int(minutes))

    def _minute_of(self, wall: datetime) -> int:
        """The first minute that shows a wall time; in a gap, as much later as the gap is wide."""
        found = self.first_seen.get(wall)
        if found is not None:
            return found
        after = min(n for n, shown in enumerate(self.walls) if shown > wall)
        gap = self.walls[after] - self.walls[after - 1] - MINUTE
        return self.first_seen[wall + gap]

    def is_open(self, instant: int) -> bool:
        return bool(self.open[(instant - self.begin) // 60])

    def between(self, start: int, end: int) -> int:
        total = 0
        while start < end:
            step = min(end, start - start % 60 + 60) - start
            if self.is_open(start):
                total += step
            start += step
        return total

    def add(self, start: int, seconds: int) -> int:
        while seconds:
            room = 60 - start % 60
            if self.is_open(start):
                if seconds <= room:
                    return start + seconds
                seconds -= room
            start += room
        return start

    def subtract(self, end: int, seconds: int) -> int:
        while seconds:
            room = (end - 1) % 60 + 1
            if self.is_open(end - room):
                if seconds <= room:
                    end -= seconds
                    break
                seconds -= room
            end -= room
        return end
