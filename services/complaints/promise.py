"""Times that a regulator gives: business days, calendar days, weeks and months; never paused.

The last day ends with the close of its business for business days, and with local midnight for
the others (evidence.md, R24). The day on which something was received does not count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from services.calendars import duration
from services.calendars.overriding import override
from services.errors import BadValue

if TYPE_CHECKING:
    from services.calendars.working_time import WorkingTime

MOST: Final = 1_000
"""Of any unit: longer times are a slip of the pen."""
MONTHS: Final = 12
_WRITTEN: Final = re.compile(r"(\d{1,4})(bd|cd|w|mo)", re.ASCII)


class Unit(StrEnum):
    """What an amount counts."""

    BUSINESS_DAYS = "bd"
    DAYS = "cd"
    WEEKS = "w"
    MONTHS = "mo"


@dataclass(frozen=True, slots=True)
class Promise:
    """A time such as `3bd`, `10cd`, `8w` or `6mo`."""

    amount: int
    unit: Unit

    @override
    def __str__(self) -> str:
        """Return the text that `parse` reads back."""
        return f"{self.amount}{self.unit.value}"


def parse(text: str) -> Promise:
    """Read `3bd`, `10cd`, `8w` or `6mo`.

    Raises:
        ValueError: It is none of these, or longer than anybody means.
    """
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise BadValue("{text!r} is not a time such as 3bd, 10cd, 8w or 6mo", text=text)
    amount = int(found[1])
    if amount > MOST:
        raise BadValue(
            "{text!r} is longer than {most}{found}", text=text, most=MOST, found=found[2]
        )
    return Promise(amount, Unit(found[2]))


def due(promise: Promise, start: datetime, hours: WorkingTime) -> datetime:
    """Return the end of the last day.

    Args:
        promise: How long.
        start: When it was received or sent, aware.
        hours: The calendar of the jurisdiction, and its zone.

    Raises:
        ValueError: `start` has no zone, or the calendar does not open often enough.
    """
    began = _seconds(start)
    if promise.unit is Unit.BUSINESS_DAYS and promise.amount:
        counted = duration.Duration(duration.Unit.BUSINESS_DAYS, promise.amount)
        return _instant(counted.due(began, hours))
    last = _days_on(hours.days.date_of(began), promise)
    return _instant(hours.days.midnight(last + 1))


def at_risk(warning: Promise, due_at: datetime, start: datetime, hours: WorkingTime) -> datetime:
    """Return the midnight at which the last days before `due_at` begin, not before `start`.

    `0bd` is the last day itself, `1bd` the business day before it as well.

    Raises:
        ValueError: A warning in months, or an instant without a zone.
    """
    if warning.unit is Unit.MONTHS:
        raise BadValue("a warning is given in days or weeks")
    days = hours.days
    first, last = days.date_of(_seconds(start)), days.date_of(_seconds(due_at) - 1)
    if warning.unit is Unit.BUSINESS_DAYS:
        left = warning.amount
        while left and last > first:
            last -= 1
            left -= bool(days.hours_of(last))
    else:
        last -= warning.amount * (7 if warning.unit is Unit.WEEKS else 1)
    return max(_instant(days.midnight(last)), start.astimezone(UTC))


def _days_on(day: int, promise: Promise) -> int:
    """Return the date that many days, weeks or months later; a month too short ends it."""
    if promise.unit is not Unit.MONTHS:
        return day + promise.amount * (7 if promise.unit is Unit.WEEKS else 1)
    begun = date.fromordinal(day)
    years, month = divmod(begun.month - 1 + promise.amount, MONTHS)
    first = date(begun.year + years, month + 1, 1)
    following = date(first.year + (month + 1) // MONTHS, (month + 1) % MONTHS + 1, 1)
    return min(first.toordinal() + begun.day, following.toordinal()) - 1


def _seconds(instant: datetime) -> int:
    if instant.tzinfo is None:
        raise BadValue("an instant needs a time zone")
    return int(instant.timestamp() // 1)


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
