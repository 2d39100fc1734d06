"""Instants and spans of a report in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from typing_extensions import override

from services.errors import RuleError
from services.reports.tongue import SOURCE, now, number

_MINUTE: Final = timedelta(minutes=1)
NOTHING: Final = "\N{EM DASH}"


def zone_of(name: str) -> tzinfo:
    """Find a time zone by its IANA name.

    Raises:
        RuleError: There is no such zone.
    """
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise RuleError("There is no time zone called {name!r}.", name=name) from error


def instant(at: datetime | None, zone: tzinfo) -> str:
    """Write an instant to the second with its offset: 2026-06-08 09:00:00 +01:00, or 08.06.2026."""
    if at is None:
        return NOTHING
    local = at.astimezone(zone)
    text = local.isoformat(" ", "seconds")
    begun = text[:19] if now() == SOURCE else f"{local:%d.%m.%Y %H:%M:%S}"
    return f"{begun} {text[19:]}"


@dataclass(frozen=True, slots=True)
class Written:
    """An instant in a sentence, written to the second in the zone of its report (IANA name)."""

    at: datetime
    zone: str

    @override
    def __str__(self) -> str:
        return instant(self.at, zone_of(self.zone))


def clock_time(at: datetime, zone: tzinfo, *, with_year: bool = False) -> str:
    """Write an instant briefly, for the scale of a picture: 8 Jun 09:00, or 8 Jun 2026 09:00."""
    local = at.astimezone(zone)
    if now() == SOURCE:
        return f"{local.day} {local:%b %Y %H:%M}" if with_year else f"{local.day} {local:%b %H:%M}"
    return f"{local:%d.%m.%Y %H:%M}" if with_year else f"{local:%d.%m. %H:%M}"


def span(length: timedelta) -> str:
    """Write a length of time: 3 h 05 min, 1 min 40 s, 42 s; below zero with a minus sign.

    Seconds are said wherever there are any: what is printed is added up again by its readers.
    """
    if length < timedelta(0):
        return "\N{MINUS SIGN}" + span(-length)
    minutes, rest = divmod(length, _MINUTE)
    hours, minutes = divmod(minutes, 60)
    words = [f"{number(hours)} h {minutes:02d} min"] if hours else []
    if minutes and not hours:
        words.append(f"{minutes} min")
    if rest.seconds or not words:
        words.append(f"{rest.seconds:02d} s" if words else f"{rest.seconds} s")
    return " ".join(words)
