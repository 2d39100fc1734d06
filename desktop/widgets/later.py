"""When a ticket comes back or somebody is reminded: the usual times, and one's own."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from desktop.text import moment, tr
from services.errors import RuleError

if TYPE_CHECKING:
    from datetime import date

MORNING: Final = 9
"""Hour of the seat's own clock at which a day begins here."""
MONDAY: Final = 0
TIME_ONLY: Final = "%H:%M"
DAYS: Final = ("%Y-%m-%d", "%d.%m.%Y")
PATTERNS: Final = (*(f"{one} {TIME_ONLY}" for one in DAYS), *DAYS, TIME_ONLY)


def later_choices(now: datetime) -> list[tuple[str, datetime]]:
    """Return the usual times after `now` with their words, on this seat's clock."""
    today = now.astimezone().date()
    tomorrow = _morning(today + timedelta(days=1))
    monday = _morning(today + timedelta(days=(MONDAY - today.weekday()) % 7 or 7))
    found = [
        (tr("In 1 hour"), now + timedelta(hours=1)),
        (tr("In 4 hours"), now + timedelta(hours=4)),
        (tr("Tomorrow morning"), tomorrow),
    ]
    if monday != tomorrow:
        found.append((tr("Monday morning"), monday))
    return [(tr("{when}  ({at})", when=words, at=moment(at, now)), at) for words, at in found]


def read_time(text: str, now: datetime) -> datetime:
    """Read a time somebody typed: 14:30, 2026-12-01 or 1.12.2026 14:30; RuleError otherwise."""
    for pattern in PATTERNS:
        try:
            read = datetime.strptime(text.strip(), pattern)  # noqa: DTZ007 - the seat's own clock
            return _placed(read, pattern, now)
        except (ValueError, OverflowError):  # no such pattern, or a year that no clock shows
            continue
    raise RuleError(tr("Write a time such as 14:30 or 2026-12-01 09:00."))


def _placed(read: datetime, pattern: str, now: datetime) -> datetime:
    """Add what was not typed: the hour of a day, or the next day that has this time to come."""
    if pattern in DAYS:
        return _morning(read.date())
    if pattern != TIME_ONLY:
        return _here(read)
    today = now.astimezone().date()
    found = _here(datetime.combine(today, read.time()))
    if found > now:
        return found
    return _here(datetime.combine(today + timedelta(days=1), read.time()))


def _morning(day: date) -> datetime:
    """Return when a day begins here; reckoned from its date, for its clock may be put on."""
    return _here(datetime.combine(day, time(MORNING)))


def _here(wall: datetime) -> datetime:
    """Return the instant at which the seat's clock shows this; what it skips moves forward."""
    at = wall.astimezone()
    is_shown = at.replace(tzinfo=None) == wall
    return at if is_shown else max(at, wall.replace(fold=1).astimezone())
