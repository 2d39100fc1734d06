"""When a ticket comes back or somebody is reminded: the usual times, and one's own."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from desktop.text import moment, tr
from services.errors import RuleError

MORNING: Final = 9
"""Hour of the seat's own clock at which a day begins here."""
MONDAY: Final = 0


def later_choices(now: datetime) -> list[tuple[str, datetime]]:
    """Return the usual times after `now` with their words, on this seat's clock."""
    local = now.astimezone()
    tomorrow = _morning(local + timedelta(days=1))
    monday = _morning(local + timedelta(days=(MONDAY - local.weekday()) % 7 or 7))
    found = [
        (tr("In 1 hour"), now + timedelta(hours=1)),
        (tr("In 4 hours"), now + timedelta(hours=4)),
        (tr("Tomorrow morning"), tomorrow),
    ]
    if monday != tomorrow:
        found.append((tr("Monday morning"), monday))
    return [(tr("{when}  ({at})", when=words, at=moment(at, now)), at) for words, at in found]


def read_time(text: str, now: datetime) -> datetime:
    """Read a time somebody typed: 14:30, 2026-12-01 or 2026-12-01 14:30; RuleError otherwise."""
    local = now.astimezone()
    for pattern in ("%Y-%m-%d %H:%M", "%Y-%m-%d", "%H:%M"):
        try:
            read = datetime.strptime(text.strip(), pattern)  # noqa: DTZ007 - the seat's own clock
        except ValueError:
            continue
        if pattern == "%H:%M":
            read = read.replace(year=local.year, month=local.month, day=local.day)
        if pattern == "%Y-%m-%d":
            read = read.replace(hour=MORNING)
        found = read.astimezone()
        return found + timedelta(days=1) if pattern == "%H:%M" and found <= now else found
    raise RuleError(tr("Write a time such as 14:30 or 2026-12-01 09:00."))


def _morning(day: datetime) -> datetime:
    return day.replace(hour=MORNING, minute=0, second=0, microsecond=0)
