"""Calendars with hours of every kind around the days on which zones misbehave most."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

from services.calendars.hours import WEEKDAYS

if TYPE_CHECKING:
    import random

TROUBLE = (
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("Europe/London", date(2026, 3, 29)),
    ("Europe/London", date(2026, 10, 25)),
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("Pacific/Apia", date(2011, 12, 30)),
    ("Africa/Casablanca", date(2026, 2, 15)),
    ("Africa/Casablanca", date(2026, 3, 22)),
    ("America/Havana", date(2026, 3, 8)),
    ("America/Havana", date(2026, 11, 1)),
    ("Africa/Cairo", date(2026, 4, 24)),
    ("Africa/Cairo", date(2026, 10, 29)),
    ("UTC", date(2026, 12, 31)),
)


class Case(NamedTuple):
    zone: str
    centre: date
    weekly: dict[str, list[tuple[str, str]]]
    holidays: list[date]
    overrides: dict[date, list[tuple[str, str]]]


def clock_text(quarter: int) -> str:
    return f"{quarter // 4:02}:{quarter % 4 * 15:02}"


def day_hours(cuts: list[int], *, overnight: bool) -> list[tuple[str, str]]:
    """Pair up cut points; the last may run into the next day."""
    points = sorted(set(cuts))
    pairs = list(zip(points[::2], points[1::2], strict=False))
    hours = [(clock_text(start), clock_text(end)) for start, end in pairs]
    if overnight and len(points) % 2 and points[-1] < 96:
        hours.append((clock_text(points[-1]), clock_text(points[0] // 2)))
    return hours


days = st.lists(st.integers(0, 96), max_size=5)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    zone, centre = draw(st.sampled_from(TROUBLE))
    weekly = {day: day_hours(draw(days), overnight=draw(st.booleans())) for day in WEEKDAYS}
    weekly["wed"] = weekly["wed"] or [("08:00", "20:00")]
    weekly["sat"] = weekly["sat"] or [("22:00", "06:00")]
    near = st.integers(-5, 5).map(lambda n: centre + timedelta(days=n))
    holidays = draw(st.lists(near, max_size=2, unique=True))
    overrides = {
        day: day_hours(draw(days), overnight=True)
        for day in draw(st.lists(near, max_size=2, unique=True))
    }
    return Case(zone, centre, weekly, holidays, overrides)


def seeded_case(rng: random.Random) -> Case:
    zone, centre = rng.choice(TROUBLE)
    weekly = {
        day: day_hours(rng.sample(range(97), rng.randint(0, 5)), overnight=rng.random() < 0.5)
        for day in WEEKDAYS
    }
    weekly["thu"] = weekly["thu"] or [("08:00", "20:00")]
    weekly["sun"] = weekly["sun"] or [("22:00", "06:00")]
    near = [centre + timedelta(days=n) for n in range(-5, 6)]
    overrides = {
        day: day_hours(rng.sample(range(97), rng.randint(0, 5)), overnight=True)
        for day in rng.sample(near, rng.randint(0, 2))
    }
    return Case(zone, centre, weekly, rng.sample(near, rng.randint(0, 2)), overrides)
