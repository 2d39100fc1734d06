"""Reads opening hours as written by people into seconds after local midnight."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from services.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DAY_S: Final = 86_400
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DIGITS: Final = 2
MOST_INTERVALS: Final = 10_080
"""One interval a minute for a week; more than that is a mistake, not a calendar."""

Interval = tuple[int, int]
"""Start and end in seconds after the midnight of the day it starts on; end may exceed a day."""


def time_of_day(text: object) -> int:
    """Read `HH:MM`, `HH:MM:SS` or `24:00` as seconds after midnight.

    Raises:
        ValueError: It is none of these.
    """
    if not isinstance(text, str):
        raise BadValue("{text!r} is not a time such as 09:00", text=text)
    return _time_of_day(text)


@lru_cache(maxsize=1 << 12)
def _time_of_day(text: str) -> int:
    parts = text.split(":")
    if len(parts) not in {2, 3} or not all(
        len(part) == _DIGITS and part.isascii() and part.isdigit() for part in parts
    ):
        raise BadValue("{text!r} is not a time such as 09:00", text=text)
    hours, minutes, seconds = (*map(int, parts), 0)[:3]
    total = hours * 3600 + minutes * 60 + seconds
    if max(minutes, seconds) >= 60 or total > DAY_S:  # noqa: PLR2004 - minutes in an hour
        raise BadValue("{text!r} is not a time of day", text=text)
    return total


def day_hours(pairs: Sequence[Sequence[str]]) -> tuple[Interval, ...]:
    """Read the intervals of one day, in order; an end at or before its start is the next day's.

    Raises:
        ValueError: A time is malformed, an interval is no pair, or two intervals overlap.
    """
    if isinstance(pairs, str):
        raise BadValue("hours are a list of intervals, not {pairs!r}", pairs=pairs)
    intervals = sorted([_interval(pair) for pair in pairs])
    for (_, end), (start, _) in pairwise(intervals):
        if start < end:
            raise BadValue("two intervals of one day overlap")
    return tuple(intervals)


def week_hours(weekly: Mapping[str, Sequence[Sequence[str]]]) -> tuple[tuple[Interval, ...], ...]:
    """Read the weekly hours; the answer has seven days, Monday first.

    Raises:
        ValueError: A day is unknown, its hours are malformed, or there are too many intervals.
    """
    for day in weekly:
        if day not in WEEKDAYS:
            raise BadValue("{day!r} is not a day of the week (mon to sun)", day=day)
    if sum(len(pairs) for pairs in weekly.values()) > MOST_INTERVALS:
        raise BadValue("more than {most_intervals} intervals a week", most_intervals=MOST_INTERVALS)
    week: list[tuple[Interval, ...]] = []
    last: Sequence[Sequence[str]] | None = None
    for day in WEEKDAYS:  # most days have the hours of the day before
        pairs = weekly.get(day, ())
        week.append(week[-1] if pairs == last else day_hours(pairs))
        last = pairs
    return tuple(week)


def _interval(pair: Sequence[str]) -> Interval:
    if isinstance(pair, str) or len(pair) != len(("start", "end")):
        raise BadValue("an interval is a pair of times such as 09:00 and 17:00")
    start, end = time_of_day(pair[0]), time_of_day(pair[1])
    if start == DAY_S:
        raise BadValue("an interval cannot start at 24:00")
    return start, end if end > start else end + DAY_S
