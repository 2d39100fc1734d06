"""The lengths a promise can have: business time, business days, calendar days, a time of day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from services.calendars.hours import DAY_S, time_of_day
from services.calendars.open_seconds import PATIENCE_S
from services.calendars.overriding import override
from services.errors import BadValue

if TYPE_CHECKING:
    from services.calendars.working_time import WorkingTime

LONGEST_S: Final = 100 * 366 * DAY_S
LONGEST_DAYS: Final = 36_600
_SPAN: Final = re.compile(r"(?:(\d{1,12})h)?(?:(\d{1,12})m)?(?:(\d{1,12})s)?", re.ASCII)
_DAYS: Final = re.compile(r"(\d{1,12})(bd|cd|w)", re.ASCII)


class Unit(StrEnum):
    """How the amount of a duration is read."""

    BUSINESS_TIME = "business_time"
    """Seconds of business time."""
    BUSINESS_DAYS = "business_days"
    """Days with any opening, the day of the start not counted."""
    CALENDAR_DAYS = "calendar_days"
    """Local dates; the wall time of the start is kept."""
    TIME_OF_DAY = "time_of_day"
    """The next such local time (seconds after midnight) in open hours."""


@dataclass(frozen=True, slots=True)
class Duration:
    """The length of a promise.

    Attributes:
        unit: How the amount is read.
        amount: Seconds, or days, as the unit says; zero or more.
    """

    unit: Unit
    amount: int

    def due(self, start: int, calendar: WorkingTime) -> int:
        """Return when the promise is due, in epoch seconds, if nothing ever pauses it.

        Args:
            start: When it begins, in epoch seconds.
            calendar: The hours it counts in.

        Raises:
            ValueError: No such instant within 12 years of the last opening, or before 2200.
        """
        match self.unit:
            case Unit.BUSINESS_TIME:
                return calendar.seconds.add(start, self.amount)
            case Unit.CALENDAR_DAYS:
                days = calendar.days
                return days.instant(days.date_of(start) + self.amount, days.time_of(start))
            case Unit.BUSINESS_DAYS:
                return _business_days(start, self.amount, calendar)
            case _:
                return _time_of_day(start, self.amount, calendar)

    @override
    def __str__(self) -> str:
        """Return the text that `parse` reads back."""
        match self.unit:
            case Unit.BUSINESS_TIME:
                return _span_text(self.amount)
            case Unit.BUSINESS_DAYS:
                return f"{self.amount}bd"
            case Unit.CALENDAR_DAYS:
                weeks, days = divmod(self.amount, 7)
                return f"{weeks}w" if weeks and not days else f"{self.amount}cd"
            case _:
                return f"by {_clock_text(self.amount)}"


def business_time(seconds: int) -> Duration:
    """Return a duration of business time.

    Raises:
        ValueError: It is negative, or longer than a hundred years.
    """
    if seconds < 0:
        raise BadValue("a target is not negative")
    if seconds > LONGEST_S:
        raise BadValue("a target is at most a hundred years")
    return Duration(Unit.BUSINESS_TIME, seconds)


def parse(text: str) -> Duration:
    """Read `90s`, `45m`, `8h`, `1h30m`, `3bd`, `8w`, `10cd` or `by 16:00`.

    Raises:
        ValueError: It is none of these, or too long.
    """
    if text.startswith("by "):
        return Duration(Unit.TIME_OF_DAY, time_of_day(text[3:]) % DAY_S)
    if found := _DAYS.fullmatch(text):
        amount = int(found[1]) * (7 if found[2] == "w" else 1)
        if amount > LONGEST_DAYS:
            raise BadValue("a target is at most a hundred years")
        return Duration(Unit.BUSINESS_DAYS if found[2] == "bd" else Unit.CALENDAR_DAYS, amount)
    found = _SPAN.fullmatch(text)
    if not text or found is None:
        raise BadValue(
            "{text!r} is not a duration such as 8h, 1h30m, 3bd, 10cd or by 16:00", text=text
        )
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return business_time(hours * 3600 + minutes * 60 + seconds)


def _business_days(start: int, count: int, calendar: WorkingTime) -> int:
    """Return the closing instant of the count-th date with any opening after the start's."""
    days = calendar.days
    date = days.date_of(start)
    closing = start
    last_open = date
    while count:
        date += 1
        if hours := days.hours_of(date):
            closing, last_open = max(closes for _, closes in hours), date
            count -= 1
        elif (date - last_open) * DAY_S > PATIENCE_S:
            raise BadValue("this calendar never opens within 12 years")
    return closing


def _time_of_day(start: int, second: int, calendar: WorkingTime) -> int:
    """Return the next such local time at which the desk is open or just closing."""
    days, open_seconds = calendar.days, calendar.seconds
    first = days.date_of(start)
    for date in range(first, first + PATIENCE_S // DAY_S):
        due = days.instant(date, second)
        if due > start and (open_seconds.is_open(due) or open_seconds.prev_close(due) == due):
            return due
    raise BadValue("no such local time in open hours within 12 years")


def _span_text(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    parts = ((hours, "h"), (minutes, "m"), (rest, "s"))
    return "".join(f"{amount}{unit}" for amount, unit in parts if amount) or "0s"


def _clock_text(second: int) -> str:
    hours, rest = divmod(second, 3600)
    minutes, rest = divmod(rest, 60)
    return f"{hours:02}:{minutes:02}" + (f":{rest:02}" if rest else "")
