"""Find holidays to be confirmed, and add them to a calendar: its next version, nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.policies import Calendar, CalendarVersion
from services.calendars import holidays_import
from services.errors import RuleError
from services.sla.drafts import CalendarDraft
from services.sla.publishing import publish_calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from services.calendars.holidays_import import Preview
    from services.sla.drafts import Hours
    from services.store.work import Work


def known_countries(_work: Work) -> dict[str, tuple[str, ...]]:
    """Return the countries whose holidays can be found, with the codes of their parts."""
    return holidays_import.countries()


def find_holidays(
    _work: Work, source: tuple[str, str | None] | bytes, years: range, present: tuple[date, ...]
) -> Preview:
    """Find holidays in an iCalendar file, or those of a country or a part of it; add nothing.

    Args:
        _work: Not asked; finding takes a while, so a window lets its desk do it.
        source: The content of a file, or the codes of the country and of its part.
        years: Which years to take.
        present: What the calendar has already.

    Raises:
        RuleError: It is no such file, the country is unknown, or there are too many years.
    """
    if isinstance(source, bytes):
        return holidays_import.preview_ics(source, years=years, present=present)
    country, part = source
    return holidays_import.preview_country(country, part, years=years, present=present)


def present_holidays(work: Work, calendar: str) -> list[date]:
    """Return the holidays a calendar has now; RuleError when there is no such calendar."""
    return [date.fromisoformat(day) for day in _newest(work, calendar).holidays]


def add_holidays(
    work: Work, calendar: str, days: Iterable[date], approved_by: int | None = None
) -> CalendarVersion:
    """Publish a calendar with more holidays, for tickets opened from now on.

    Args:
        work: The unit of work.
        calendar: Its name.
        days: Local dates that are closed as a whole, as somebody confirmed them.
        approved_by: The second person, where the desk asks for one.

    Raises:
        RuleError: There is no such calendar, it has them all, or it would never open.
    """
    newest = _newest(work, calendar)
    present = set(newest.holidays)
    wanted = present | {day.isoformat() for day in days}
    if wanted == present:
        raise RuleError("“{calendar}” has all of these holidays already.", calendar=calendar)
    draft = CalendarDraft(
        calendar,
        newest.timezone,
        _hours(newest.weekly),
        tuple(sorted(wanted)),
        _hours(newest.overrides),
    )
    return publish_calendar(work, draft, approved_by)


def _newest(work: Work, name: str) -> CalendarVersion:
    query = (
        select(CalendarVersion)
        .join(Calendar)
        .where(Calendar.name == name)
        .order_by(CalendarVersion.version.desc())
        .limit(1)
    )
    found = work.session.scalar(query)
    if found is None:
        raise RuleError("There is no calendar called “{name}”.", name=name)
    return found


def _hours(days: Mapping[str, Iterable[Iterable[str]]]) -> dict[str, Hours]:
    read: dict[str, Hours] = {}
    for day, pairs in days.items():
        read[day] = tuple((start, end) for start, end in pairs)
    return read
