"""Who is on call for a team at an instant: overrides first, then layers that take turns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from services.calendars.working_time import WorkingTime

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from zoneinfo import ZoneInfo

STEP: Final = timedelta(minutes=15)
"""How finely gaps and shifts are looked for; hand-overs lie on quarters of an hour."""


@dataclass(frozen=True, slots=True)
class Layer:
    """People who take turns of `turn_days` local days, from `handover` to `handover`.

    Attributes:
        first_on: The local date of the first person's first turn.
        hours: When the layer covers at all; None: always.
    """

    name: str
    people: tuple[int, ...]
    first_on: date
    handover: time = time(9)
    turn_days: int = 7
    hours: WorkingTime | None = None

    def on_call(self, at: datetime, zone: ZoneInfo) -> int | None:
        """Return whose turn it is; None outside the layer's hours or before its first turn."""
        local = at.astimezone(zone)
        day = local.date()
        if local.time().replace(tzinfo=None) < self.handover:
            day -= timedelta(days=1)
        turns, before = divmod((day - self.first_on).days, self.turn_days)
        del before
        if not self.people or day < self.first_on:
            return None
        if self.hours is not None and not self.hours.is_open(at):
            return None
        return self.people[turns % len(self.people)]


@dataclass(frozen=True, slots=True)
class Override:
    """Somebody in place of whoever's turn it is; the end is exclusive."""

    person_id: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """The rota of one team, as pure data."""

    zone: ZoneInfo
    layers: tuple[Layer, ...]
    overrides: tuple[Override, ...] = ()

    def on_call(self, at: datetime) -> tuple[int | None, str]:
        """Return who is on call and by what: an override, a layer's name, or a gap."""
        for one in self.overrides:
            if one.starts_at <= at < one.ends_at:
                return one.person_id, "override"
        for layer in self.layers:
            found = layer.on_call(at, self.zone)
            if found is not None:
                return found, layer.name
        return None, "gap"


@dataclass(frozen=True, slots=True)
class Shift:
    """A stretch with one person on call, or with nobody (a gap)."""

    starts_at: datetime
    ends_at: datetime
    person_id: int | None
    by: str


def shifts(plan: Plan, start: datetime, end: datetime) -> list[Shift]:
    """Return the shifts from start to end, gaps included, in order."""
    found: list[Shift] = []
    for at in _steps(plan, start, end):
        person_id, by = plan.on_call(at)
        until = min(at + STEP, end)
        if found and (found[-1].person_id, found[-1].by) == (person_id, by):
            found[-1] = Shift(found[-1].starts_at, until, person_id, by)
            continue
        if found:
            found[-1] = Shift(found[-1].starts_at, at, found[-1].person_id, found[-1].by)
        found.append(Shift(at, until, person_id, by))
    return found


def gaps(plan: Plan, start: datetime, end: datetime) -> list[Shift]:
    """Return the stretches in which nobody is on call."""
    return [one for one in shifts(plan, start, end) if one.person_id is None]


def _steps(plan: Plan, start: datetime, end: datetime) -> Iterator[datetime]:
    """Every quarter of an hour, and every edge of an override."""
    at = start.astimezone(UTC)
    edges = {edge for one in plan.overrides for edge in (one.starts_at, one.ends_at)}
    instants = {edge.astimezone(UTC) for edge in edges if start < edge < end} | {at}
    quarter = at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0) + STEP
    while quarter < end:
        instants.add(quarter)
        quarter += STEP
    yield from sorted(instants)


def layer_hours(timezone: str, hours: Mapping[str, Sequence[Sequence[str]]]) -> WorkingTime | None:
    """Read the hours of a layer; empty is all the time."""
    return WorkingTime(timezone, hours) if hours else None
