"""Proposes holidays from a local .ics file or the `holidays` library; somebody confirms them.

Nothing is fetched from a network. What is found is a preview: what is new, what the calendar
already has, and what was left out and why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from services.errors import RuleError
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

LARGEST_FILE: Final = 5_000_000
"""Bytes of an .ics file; a hundred years of holidays are a hundredth of it."""
MOST_YEARS: Final = 30
MOST_ENTRIES: Final = 2_000
_LONGEST_EVENT_DAYS: Final = 366
_REPEATS: Final = frozenset({"YEARLY", "MONTHLY", "WEEKLY"})


class Holiday(NamedTuple):
    """A local date that is closed as a whole, and what it is called."""

    day: date
    name: str


class LeftOut(NamedTuple):
    """Something in the file that cannot be a holiday."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would change, for somebody to look at first.

    Attributes:
        added: Dates the calendar does not have yet, in order.
        known: Dates it has already.
        left_out: Entries that were not understood as whole days.
    """

    added: tuple[Holiday, ...]
    known: tuple[Holiday, ...]
    left_out: tuple[LeftOut, ...] = ()


def preview_ics(content: bytes, *, years: range, present: Iterable[date] = ()) -> Preview:
    """Read the whole days of an iCalendar file.

    Args:
        content: The file.
        years: Which years to take; at most 30 of them.
        present: The holidays the calendar has now.

    Raises:
        RuleError: The file is too large or no calendar, or there are too many years.
    """
    import icalendar  # noqa: PLC0415 - a quarter of a second that only an import needs

    _check_years(years)
    if len(content) > LARGEST_FILE:
        raise RuleError("The calendar file is larger than 5 MB: that is no list of holidays.")
    try:
        events = [
            event
            for calendar in icalendar.Calendar.from_ical(content, multiple=True)
            for event in calendar.walk("VEVENT")
        ]
    except (ValueError, IndexError, KeyError, AttributeError, TypeError) as problem:
        raise RuleError("This is not an iCalendar file: {problem}.", problem=problem) from problem
    if not 0 < len(events) <= MOST_ENTRIES:
        raise RuleError(
            "The file has {count} entries, not one to {most_entries}.",
            count=len(events),
            most_entries=MOST_ENTRIES,
        )
    found: list[Holiday] = []
    left_out: list[LeftOut] = []
    elsewhere = {_instance(event) for event in events}
    for event in events:
        name = " ".join(str(event.get("SUMMARY", "")).split()) or "unnamed"
        try:
            read = _read(event, years, elsewhere)
        except (ValueError, AttributeError, TypeError, OverflowError) as problem:
            read = Sentence("it cannot be read: {problem}", problem=problem)
        if isinstance(read, str):
            left_out.append(LeftOut(name, read))
        else:
            found += [Holiday(day, name) for day in read]
    return _preview(found, present, left_out)


def preview_country(
    country: str, subdivision: str | None = None, *, years: range, present: Iterable[date] = ()
) -> Preview:
    """Ask the `holidays` library for the public holidays of a country or a part of it.

    Args:
        country: ISO code, such as `DE`.
        subdivision: The library's code of a state or region, such as `BY`.
        years: Which years to take; at most 30 of them.
        present: The holidays the calendar has now.

    Raises:
        RuleError: The country or the part is unknown, or there are too many years.
    """
    import holidays  # noqa: PLC0415 - loaded only when somebody imports

    _check_years(years)
    try:
        found = holidays.country_holidays(country, subdiv=subdivision, years=years)
    except NotImplementedError as problem:
        place = country if subdivision is None else f"{country}, {subdivision}"
        raise RuleError("No holidays are known for {place}.", place=place) from problem
    return _preview([Holiday(day, str(name)) for day, name in found.items()], present, [])


def countries() -> dict[str, tuple[str, ...]]:
    """Return the countries whose holidays are known, by ISO code, with the codes of their parts."""
    import holidays  # noqa: PLC0415 - loaded only when somebody imports

    found = holidays.list_supported_countries(include_aliases=False)
    return {code: tuple(parts) for code, parts in found.items()}


def _check_years(years: range) -> None:
    if not years or len(years) > MOST_YEARS:
        raise RuleError("Choose between one and {most_years} years.", most_years=MOST_YEARS)


def _preview(found: Iterable[Holiday], present: Iterable[date], left_out: list[LeftOut]) -> Preview:
    """Sort what was found, each date once, into new and known."""
    here = set(present)
    by_day: dict[date, Holiday] = {}
    for one in sorted(found):
        by_day.setdefault(one.day, one)
    return Preview(
        added=tuple(one for day, one in by_day.items() if day not in here),
        known=tuple(one for day, one in by_day.items() if day in here),
        left_out=tuple(left_out),
    )


def _instance(event: Any) -> tuple[str, object]:  # noqa: ANN401 - an untyped library
    """Return which date of which series an entry speaks of alone; None for the series itself."""
    return str(event.get("UID", "")), _moment(event, "RECURRENCE-ID")


def _read(
    event: Any,  # noqa: ANN401
    years: range,
    elsewhere: Container[tuple[str, object]],
) -> list[date] | str:
    """Return the dates of an entry, or why it is left out.

    Args:
        event: The entry.
        years: Which years to take.
        elsewhere: Dates of series that have an entry of their own.
    """
    start = _moment(event, "DTSTART")
    if type(start) is not date:
        return "it is not a whole day"
    series, instance = _instance(event)
    return _not_a_holiday(event, start) or [
        day
        for first in _beginnings(event, start, years)
        if instance is not None or (series, first) not in elsewhere
        for day in (first + timedelta(days=offset) for offset in range(_length(event, start)))
        if day.year in years
    ]


def _not_a_holiday(event: Any, start: date) -> str | None:  # noqa: ANN401
    """Return why a whole day is left out, or None if it is not."""
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return "it is cancelled"
    if _length(event, start) > _LONGEST_EVENT_DAYS:
        return "it lasts longer than a year"
    rule = event.get("RRULE")
    return None if rule is None else _not_a_repetition(rule)


def _not_a_repetition(rule: Any) -> str | None:  # noqa: ANN401
    """Return why a repetition is left out: others could repeat every second, for ever."""
    repeats = str(next(iter(rule.get("FREQ", [])), "")).upper()
    if repeats in _REPEATS and next(iter(rule.get("INTERVAL", [1])), 1) > 0:
        return None
    return "it repeats in a way that is not understood"


def _moment(event: Any, key: str) -> object:  # noqa: ANN401
    return getattr(event.get(key), "dt", None)


def _length(event: Any, start: date) -> int:  # noqa: ANN401
    """Return how many days an entry lasts, by its end or by how long it says it is."""
    end, span = _moment(event, "DTEND"), _moment(event, "DURATION")
    if type(end) is date:
        span = end - start
    return max(span.days, 1) if isinstance(span, timedelta) else 1


def _beginnings(event: Any, start: date, years: range) -> Iterator[date]:  # noqa: ANN401
    """Yield the first days of an entry, of its repetitions and of dates it lists beside them."""
    skipped = _listed(event, "EXDATE")
    first = (start,) if event.get("RRULE") is None else _repeated(event["RRULE"], start, years)
    yield from (day for day in {*first, *_listed(event, "RDATE")} if day not in skipped)


def _repeated(rule: Any, start: date, years: range) -> Iterator[date]:  # noqa: ANN401
    from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # noqa: PLC0415

    begin = datetime(start.year, start.month, start.day)  # noqa: DTZ001 - a date without zone
    text = rule.to_ical().decode().replace("Z", "")
    last = datetime(years[-1], 12, 31)  # noqa: DTZ001
    for moment in rrulestr(text, dtstart=begin):
        if moment > last:
            return
        yield moment.date()


def _listed(event: Any, key: str) -> frozenset[date]:  # noqa: ANN401
    """Return dates that are listed one by one; of a span of time none."""
    listed = event.get(key, [])
    dates = [
        one.dt for part in (listed if isinstance(listed, list) else [listed]) for one in part.dts
    ]
    found = (one.date() if isinstance(one, datetime) else one for one in dates)
    return frozenset(one for one in found if isinstance(one, date))
