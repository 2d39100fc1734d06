"""Who is on call for a team at an instant: overrides first, then layers that take turns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from services.calendars.working_time import WorkingTime

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from zoneinfo import ZoneInfo


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
        day = at.astimezone(zone).date() + timedelta(days=1)
        while self._handed_over(day, zone) > at:
            day -= timedelta(days=1)
        if not self.people or day < self.first_on:
            return None
        if self.hours is not None and not self.hours.is_open(at):
            return None
        turns = (day - self.first_on).days // self.turn_days
        return self.people[turns % len(self.people)]

    def edges(self, zone: ZoneInfo, start: datetime, end: datetime) -> set[datetime]:
        """Return its hand-overs, and where its hours begin and end, from one instant to another."""
        first, last = (one.astimezone(zone).date() for one in (start, end))
        days = (last - first).days + 1
        found = {self._handed_over(first + timedelta(days=one), zone) for one in range(days)}
        if self.hours is not None:
            span = (int(start.timestamp()), int(end.timestamp()) + 1)
            for interval in self.hours.seconds.intervals(*span):
                found |= {datetime.fromtimestamp(one, UTC) for one in interval}
        return found

    def _handed_over(self, day: date, zone: ZoneInfo) -> datetime:
        """Return when a local day's turn begins.

        Of a time that a clock change skips the one as far behind the gap, of a repeated one the
        first (sla.md, section 1): nobody is on call a second time for the hour that is repeated.
        """
        return datetime.combine(day, self.handover, zone).astimezone(UTC)


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
        return next(self.in_turn(at), (None, "gap"))

    def in_turn(self, at: datetime) -> Iterator[tuple[int, str]]:
        """Yield who is on call and by what, and who is next should they not be there."""
        for one in self.overrides:
            if one.starts_at <= at < one.ends_at:
                yield one.person_id, "override"
        for layer in self.layers:
            found = layer.on_call(at, self.zone)
            if found is not None:
                yield found, layer.name


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
    for at, until in pairwise([*_edges(plan, start, end), end]):
        person_id, by = plan.on_call(at)
        if found and (found[-1].person_id, found[-1].by) == (person_id, by):
            found[-1] = replace(found[-1], ends_at=until)
        else:
            found.append(Shift(at, until, person_id, by))
    return found


def gaps(plan: Plan, start: datetime, end: datetime) -> list[Shift]:
    """Return the stretches in which nobody is on call."""
    return [one for one in shifts(plan, start, end) if one.person_id is None]


def _edges(plan: Plan, start: datetime, end: datetime) -> list[datetime]:
    """Return when somebody else may be on call: the start, and what begins or ends after it."""
    found = {edge for one in plan.overrides for edge in (one.starts_at, one.ends_at)}
    for layer in plan.layers:
        found |= layer.edges(plan.zone, start, end)
    inside = {one.astimezone(UTC) for one in found if start < one < end}
    return sorted(inside | {start.astimezone(UTC)})


def layer_hours(timezone: str, hours: Mapping[str, Sequence[Sequence[str]]]) -> WorkingTime | None:
    """Read the hours of a layer; empty is all the time."""
    return WorkingTime(timezone, hours) if hours else None
