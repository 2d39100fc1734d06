"""Business time of one calendar: adds to, subtracts from and measures between instants."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from services.calendars.hours import DAY_S, day_hours, week_hours
from services.calendars.local_days import LocalDays
from services.calendars.open_seconds import OpenSeconds
from services.calendars.rare_seconds import RareSeconds, may_close_for_years
from services.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Pairs = Sequence[Sequence[str]]

_NAIVE: Final = "an instant needs a time zone"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class WorkingTime:
    """When a desk is open, exactly as sla.md, section 1, says.

    Instants go in aware (any zone) and come out in UTC; spans are timedeltas of real elapsed
    time inside open hours, never negative. Every question raises ValueError for a naive
    instant, one outside 1900 to 2200, and where no opening lies within 12 years.

    Attributes:
        seconds: The same arithmetic on epoch seconds, for replay and other tight loops.
        days: The local dates, for business days and wall-clock times.
    """

    __slots__ = ("_add", "_between", "_written", "days", "seconds")

    def __init__(
        self,
        tz: str,
        weekly: Mapping[str, Pairs],
        *,
        holidays: Iterable[date] = (),
        overrides: Mapping[date, Pairs] | None = None,
    ) -> None:
        """Read a calendar.

        Args:
            tz: IANA name of the zone.
            weekly: `mon` to `sun`, each a list of (`09:00`, `17:00`) pairs; absent is closed.
            holidays: Local dates closed as a whole; they beat overrides.
            overrides: The hours of single dates, replacing the weekly ones.

        Raises:
            ValueError: Unknown zone, malformed or overlapping hours, or no opening at all.
        """
        overrides = overrides or {}
        holidays = sorted(holidays)
        dates = {day.toordinal(): day_hours(pairs) for day, pairs in overrides.items()}
        closed = frozenset(day.toordinal() for day in holidays)
        week = week_hours(weekly)
        self.days = LocalDays(zone(tz), week, closed, dates)
        if not self.days.ever_opens():
            raise BadValue("this calendar never opens")
        is_rare = may_close_for_years(sum(map(bool, week)), len(closed) + len(dates))
        self.seconds = (RareSeconds if is_rare else OpenSeconds)(self.days)
        self._add, self._between = self.seconds.add, self.seconds.between
        self._written = (tz, weekly, holidays, overrides)

    @property
    def plain(self) -> dict[str, object]:
        """The definition it was read from, as JSON has it."""
        tz, weekly, holidays, overrides = self._written
        return {
            "tz": tz,
            "weekly": {day: [list(pair) for pair in pairs] for day, pairs in weekly.items()},
            "holidays": [day.isoformat() for day in holidays],
            "overrides": {
                day.isoformat(): [list(pair) for pair in pairs] for day, pairs in overrides.items()
            },
        }

    def add(self, start: datetime, span: timedelta) -> datetime:
        """Return the earliest instant with exactly `span` of business time since `start`."""
        try:
            since = start - _EPOCH
        except TypeError:
            raise BadValue(_NAIVE) from None
        if since.microseconds or span.microseconds:
            return _instant(self.seconds.add(_epoch(start), _whole(span)))
        return _from_epoch(  # inline: this is asked very often
            self._add(since.days * DAY_S + since.seconds, span.days * DAY_S + span.seconds), UTC
        )

    def subtract(self, end: datetime, span: timedelta) -> datetime:
        """Return the latest instant with exactly `span` of business time until `end`."""
        return _instant(self.seconds.subtract(_epoch(end), _whole(span)))

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Return the business time from `start` to `end`; ValueError if `end` is earlier."""
        try:
            begin, until = start - _EPOCH, end - _EPOCH
        except TypeError:
            raise BadValue(_NAIVE) from None
        if begin.microseconds or until.microseconds:
            seconds = self.seconds.between(_epoch(start), _epoch(end))
            return timedelta(microseconds=int(seconds * 1_000_000))
        return timedelta(
            0,
            self._between(begin.days * DAY_S + begin.seconds, until.days * DAY_S + until.seconds),
        )

    def is_open(self, at: datetime) -> bool:
        """Tell whether the desk is open; an interval holds its start and not its end."""
        return self.seconds.is_open(_epoch(at))

    def next_open(self, at: datetime) -> datetime:
        """Return `at` itself when open, else the next opening."""
        return _instant(self.seconds.next_open(_epoch(at)))

    def prev_close(self, at: datetime) -> datetime:
        """Return `at` when the moment before it is open, else the latest earlier closing."""
        return _instant(self.seconds.prev_close(_epoch(at)))

    def next_close(self, at: datetime) -> datetime:
        """Return the next closing after `at`; ValueError for a calendar that never closes."""
        return _instant(self.seconds.next_close(_epoch(at)))

    def require_opening(self, after: datetime) -> None:
        """Refuse the calendar if nothing opens within 12 years; asked before one is saved.

        Raises:
            ValueError: "this calendar never opens ...".
        """
        self.seconds.next_open(_epoch(after))


def zone(name: str) -> ZoneInfo:
    """Return the zone of an IANA name.

    Raises:
        ValueError: There is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError, TypeError, AttributeError) as problem:
        raise BadValue("{name!r} is not a time zone such as Europe/Berlin", name=name) from problem


def _epoch(instant: datetime) -> int:
    """Return epoch seconds: an int where it is whole, else an exact fraction."""
    if instant.tzinfo is None:
        raise BadValue(_NAIVE)
    if instant.microsecond:
        microseconds = (instant - _EPOCH) // _MICROSECOND
        return Fraction(microseconds, 1_000_000)  # type: ignore[return-value]
    return int(instant.timestamp())


def _whole(span: timedelta) -> int:
    """Return the seconds of a span: an int where it is whole, else an exact fraction."""
    if span.microseconds:
        return Fraction(span // _MICROSECOND, 1_000_000)  # type: ignore[return-value]
    return span.days * DAY_S + span.seconds


def _instant(seconds: int) -> datetime:
    if type(seconds) is int:
        return _from_epoch(seconds, UTC)
    return _EPOCH + timedelta(microseconds=int(seconds * 1_000_000))


_from_epoch: Final = datetime.fromtimestamp
_MICROSECOND: Final = timedelta(microseconds=1)
