"""The calendars and policies of sla.md's vectors, for tests that count."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from services.calendars.duration import parse
from services.calendars.working_time import WorkingTime
from services.sla.loading import FINAL
from services.sla.terms import CalendarTerms, PolicyTerms, TargetTerms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from services.sla.levels import Mark

LONDON = ZoneInfo("Europe/London")
WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
EVERY_DAY = (*WORKDAYS, "sat", "sun")


def office(tz: str = "Europe/London", holidays: Iterable[date] = ()) -> WorkingTime:
    """Monday to Friday 09:00-17:00."""
    return WorkingTime(tz, dict.fromkeys(WORKDAYS, (("09:00", "17:00"),)), holidays=holidays)


def around_the_clock(tz: str = "Europe/London") -> WorkingTime:
    """Never closed."""
    return WorkingTime(tz, dict.fromkeys(EVERY_DAY, (("00:00", "24:00"),)))


def nights(tz: str = "Europe/London") -> WorkingTime:
    """Every night 22:00-06:00."""
    return WorkingTime(tz, dict.fromkeys(EVERY_DAY, (("22:00", "06:00"),)))


def at(text: str, zone: ZoneInfo = LONDON) -> int:
    """Epoch seconds of a local time such as `2026-06-08 09:00`."""
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp())


def local(seconds: int | None, zone: ZoneInfo = LONDON) -> str | None:
    """The local time of epoch seconds, as `at` reads it."""
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, zone).strftime("%Y-%m-%d %H:%M")


def calendar(hours: WorkingTime | None = None, version: int = 1) -> CalendarTerms:
    """A calendar version; the office unless said."""
    return CalendarTerms(id=1, version=version, name="main", hours=hours or office())


def policy(
    targets: Mapping[str, str],
    *,
    hours: WorkingTime | None = None,
    pause: Iterable[str] = ("pending",),
    marks: tuple[Mark, ...] = (),
    version: int = 1,
    **options: object,
) -> PolicyTerms:
    """A policy whose targets all count in one calendar."""
    terms = calendar(hours, version)
    return PolicyTerms(
        id=1,
        version=version,
        name="Standard",
        targets={
            name: TargetTerms({None: parse(length)}, terms, frozenset(pause), marks)
            for name, length in targets.items()
        },
        calendar=terms,
        pause_statuses=frozenset(pause),
        final_statuses=FINAL,
        **options,  # type: ignore[arg-type]
    )
