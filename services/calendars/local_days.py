"""Turns local dates and their hours into real intervals on the UTC time line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from services.calendars.hours import DAY_S

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from services.calendars.hours import Interval


class LocalDays:
    """The dates of one zone with the hours that belong to each (sla.md, section 1).

    Dates are proleptic ordinals (`date.toordinal`), instants are epoch seconds.

    Attributes:
        zone: The zone whose midnights bound the dates.
    """

    __slots__ = ("_holidays", "_midnights", "_overrides", "_weekly", "zone")

    def __init__(
        self,
        zone: ZoneInfo,
        weekly: tuple[tuple[Interval, ...], ...],
        holidays: frozenset[int],
        overrides: Mapping[int, tuple[Interval, ...]],
    ) -> None:
        self.zone = zone
        self._weekly = weekly
        self._holidays = holidays
        self._overrides = dict(overrides)
        self._midnights = _midnights_of(zone)

    def ever_opens(self) -> bool:
        """Tell whether any rule at all opens a day; false means that asking is pointless."""
        dates = self._overrides.keys() - self._holidays
        return any(self._weekly) or any(self._overrides[date] for date in dates)

    def date_of(self, instant: int) -> int:
        """Return the local date of an instant."""
        return datetime.fromtimestamp(instant // 1, self.zone).toordinal()  # floor of a fraction

    def time_of(self, instant: int) -> int:
        """Return the local time of an instant in seconds after midnight."""
        local = datetime.fromtimestamp(instant, self.zone)
        return local.hour * 3600 + local.minute * 60 + local.second

    def instant(self, date: int, second: int) -> int:
        """Return the instant of a local time; a gap moves it forward, a fold gives the first."""
        naive = datetime.fromordinal(date) + timedelta(seconds=second)
        return int((naive.replace(tzinfo=self.zone) - _EPOCH).total_seconds())

    def midnight(self, date: int) -> int:
        """Return the instant at which a local date begins."""
        known = self._midnights.get(date)
        if known is None:
            begin = datetime.fromordinal(date).replace(tzinfo=self.zone)
            known = self._midnights[date] = int((begin - _EPOCH).total_seconds())
        return known

    def hours_of(self, date: int) -> list[Interval]:
        """Return the real open intervals that belong to a date, in order, holidays cut out."""
        hours = self._overrides.get(date)
        if hours is None:
            hours = self._weekly[(date + 6) % 7]
        if not hours or date in self._holidays:
            return []
        start, following = self.midnight(date), self.midnight(date + 1)
        if following <= start:
            return []  # the date never happened
        if following - start == DAY_S:
            if hours[-1][1] <= DAY_S:
                return [(start + opens, start + closes) for opens, closes in hours]
            if self.midnight(date + 2) - following == DAY_S and date + 1 not in self._holidays:
                return [(start + opens, start + closes) for opens, closes in hours]
        return self._irregular(date, hours)

    def expand(self, first: int, last: int) -> list[Interval]:
        """Return the open intervals between two midnights, touching ones merged.

        Args:
            first: The date whose midnight begins the stretch.
            last: The date whose midnight ends it.
        """
        low, high = self.midnight(first), self.midnight(last)
        weekly, overrides = self._weekly, self._overrides
        found: list[Interval] = []
        for date in range(first - 2, last):
            if weekly[(date + 6) % 7] or date in overrides:  # the others need not be asked
                found += self.hours_of(date)
        found.sort()
        merged: list[Interval] = []
        for opens, closes in found:
            if closes > low and opens < high:
                begin, end = max(opens, low), min(closes, high)
                if merged and begin <= merged[-1][1]:
                    merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
                else:
                    merged.append((begin, end))
        return merged

    def _irregular(self, date: int, hours: tuple[Interval, ...]) -> list[Interval]:
        """Place hours on a day beside a clock change or a holiday, each time for itself."""
        placed = []
        for opens, closes in hours:
            begin, end = self.instant(date, opens), self.instant(date, closes)
            for holiday in (date + 1, date + 2):
                dawn = self.midnight(holiday)
                if holiday in self._holidays and dawn < min(end, self.midnight(holiday + 1)):
                    end = dawn
            if begin < end:
                placed.append((begin, end))
        return placed


@lru_cache(maxsize=64)
def _midnights_of(zone: ZoneInfo) -> dict[int, int]:
    """Return what is known of a zone's midnights: every calendar of the zone adds to it."""
    del zone
    return {}


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
