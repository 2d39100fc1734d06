"""Countdowns follow a database clock that was set, and take no coarser reading of the same one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desktop.work.clock import DeskClock
from services.time_source import steady_s

HOUR = timedelta(hours=1)


def test_countdowns_follow_a_clock_that_was_set_at_once() -> None:
    now = datetime(2026, 6, 8, 9, tzinfo=UTC)
    clock = DeskClock()
    at = steady_s()
    clock.read(now, at, at)

    clock.read(now + HOUR, at, at + 0.2)  # a coarser reading, and yet the right one

    assert abs(clock.now() - (now + HOUR)) < timedelta(seconds=5)


def test_a_coarser_reading_of_the_same_clock_is_not_taken() -> None:
    now = datetime(2026, 6, 8, 9, tzinfo=UTC)
    clock = DeskClock()
    at = steady_s()
    clock.read(now, at, at)
    clock.read(now + timedelta(seconds=0.15), at, at + 0.2)

    assert clock.now() - now < timedelta(seconds=steady_s() - at + 0.01)
