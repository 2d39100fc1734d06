"""Business time against a clock that steps minute by minute, where zones misbehave most."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.calendars.hours import WEEKDAYS
from services.calendars.working_time import WorkingTime
from tests.rigs.stepping_clock import SteppingClock

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
REACH = timedelta(days=9)


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


def built(case: Case) -> tuple[WorkingTime, SteppingClock]:
    ours = WorkingTime(case.zone, case.weekly, holidays=case.holidays, overrides=case.overrides)
    around = (case.centre - REACH - timedelta(days=9), case.centre + REACH + timedelta(days=9))
    return ours, SteppingClock(case.zone, case.weekly, case.holidays, case.overrides, around)


def compare(ours: WorkingTime, oracle: SteppingClock, start: int, seconds: int) -> None:
    """Ask both the same questions."""
    count = ours.seconds
    due = count.add(start, seconds)
    assert due == oracle.add(start, seconds)
    assert count.subtract(start, seconds) == oracle.subtract(start, seconds)
    assert count.is_open(start) == oracle.is_open(start)
    assert count.between(start, start + seconds) == oracle.between(start, start + seconds)
    assert count.between(start, due) == seconds


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


@settings(max_examples=25, deadline=None)
@given(case=cases(), data=st.data())
def test_business_time_equals_a_clock_that_steps(case: Case, data: st.DataObject) -> None:
    ours, oracle = built(case)
    middle = oracle.begin + 13 * 86_400 + 9 * 86_400

    for _ in range(20):
        start = middle + data.draw(st.integers(-8 * 86_400, 8 * 86_400))
        compare(ours, oracle, start, data.draw(st.integers(0, 5 * 3600)))


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


def compare_seeded(seed: int, calendars: int, questions: int) -> int:
    rng = random.Random(seed)  # noqa: S311
    asked = 0
    for _ in range(calendars):
        ours, oracle = built(seeded_case(rng))
        middle = oracle.begin + 22 * 86_400
        for _ in range(questions):
            start = middle + rng.randint(-8 * 86_400, 8 * 86_400)
            compare(ours, oracle, start, rng.choice((60, 900, 3600)) * rng.randint(0, 5))
            asked += 1
    return asked


def test_seeded_calendars_equal_a_clock_that_steps() -> None:
    assert compare_seeded(seed=1, calendars=12, questions=60) == 720


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_hundred_thousand_seeded_questions_equal_a_clock_that_steps() -> None:
    assert compare_seeded(seed=2026, calendars=1_000, questions=100) == 100_000
