"""Which months a table is parted into, and which numbers each of them holds; pure arithmetic.

A part holds a range of numbers (`id`), so that the primary key and every reference stay as they
are. The server numbers new rows by the month it is in: the running number plus `WIDTH` for each
month since the table was parted. So the calendar decides, and nothing has to happen at a month's
end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

WIDTH: Final = 10**9
"""Numbers of a month; more than a table ever gives out on its own."""
AHEAD: Final = 6
"""Months that are prepared beyond the present one; after the last of them, that one goes on."""


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month of UTC."""

    number: int
    """Months since the year 0."""

    @classmethod
    def of(cls, instant: datetime) -> Month:
        """Return the month an instant lies in; it must be of UTC."""
        return cls(instant.year * 12 + instant.month - 1)

    @classmethod
    def named(cls, schema: str) -> Month:
        """Read the name of a schema back."""
        year, _, month = schema.removeprefix("m").partition("_")
        return cls(int(year) * 12 + int(month) - 1)

    @property
    def schema(self) -> str:
        """Return the name of the schema that holds its parts, such as `m2026_11`."""
        return f"m{self}".replace("-", "_")

    @override
    def __str__(self) -> str:
        """Write it as people do in lists: 2026-11."""
        return f"{self.number // 12:04}-{self.number % 12 + 1:02}"

    def later(self, months: int) -> Month:
        """Return a month so many later."""
        return Month(self.number + months)


@dataclass(frozen=True, slots=True)
class Part:
    """One month of a table: the numbers from `low` up to but not including `high`."""

    month: Month
    low: int
    high: int


def past(firsts: Iterable[tuple[Month, int]], now: Month, last: int) -> list[Part]:
    """Cut what is there already into months.

    Args:
        firsts: For each month that rows tell of, the smallest number among them. Rows that were
            brought in from elsewhere tell of long ago under young numbers, so a month begins
            where neither it nor a later one has a smaller number.
        now: The present month; whatever tells of a later one belongs to it.
        last: The largest number that was given out.

    Returns:
        Parts without gaps, the oldest first: up to the present month, which goes on, and the first
        of those to come.
    """
    begins: dict[Month, int] = {now: last + 1}
    for month, first in firsts:
        kept = min(month, now)
        begins[kept] = min(first, begins.get(kept, first))
    end = _width_for(last)
    parts = [Part(now.later(1), end, 2 * end)]
    for month in sorted(begins, reverse=True):
        if month == now or begins[month] < end:
            parts.append(Part(month, begins[month], end))
            end = begins[month]
    return parts[::-1]


def next_ones(newest: Part, until: Month) -> Iterator[Part]:
    """Yield the parts that follow the newest there is."""
    width = newest.high - newest.low
    for ahead in range(1, until.number - newest.month.number + 1):
        low = newest.high + (ahead - 1) * width
        yield Part(newest.month.later(ahead), low, low + width)


def numbering(sequence: str, newest: Part) -> str:
    """Write the SQL that numbers a new row, up to the last month that is prepared."""
    width = newest.high - newest.low
    ahead = newest.low // width
    first = newest.month.number - ahead
    today = "(now() AT TIME ZONE 'UTC')"
    month = f"extract(year FROM {today}) * 12 + extract(month FROM {today}) - 1 - {first}"
    return f"nextval('{sequence}') + {width} * least(greatest({month}, 0), {ahead})::bigint"


def _width_for(last: int) -> int:
    width = WIDTH
    while last * 2 > width:
        width *= 10
    return width
