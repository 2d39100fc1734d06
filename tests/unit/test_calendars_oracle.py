"""Business time against a clock that steps minute by minute, where zones misbehave most."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.calendars.working_time import WorkingTime
from tests.rigs.stepping_clock import SteppingClock
from tests.rigs.troubled_calendars import Case, cases, seeded_case

REACH = timedelta(days=9)


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


@settings(max_examples=25, deadline=None)
@given(case=cases(), data=st.data())
def test_business_time_equals_a_clock_that_steps(case: Case, data: st.DataObject) -> None:
    ours, oracle = built(case)
    middle = oracle.begin + 13 * 86_400 + 9 * 86_400

    for _ in range(20):
        start = middle + data.draw(st.integers(-8 * 86_400, 8 * 86_400))
        compare(ours, oracle, start, data.draw(st.integers(0, 5 * 3600)))


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
