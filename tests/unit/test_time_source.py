"""The clock read from samples, and the virtual clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from services.time_source import DatabaseTime, VirtualTime

MONDAY_9H = datetime(2026, 6, 8, 9, tzinfo=UTC)


def test_a_step_of_the_database_clock_is_noticed() -> None:
    told = iter([MONDAY_9H] * 5 + [MONDAY_9H + timedelta(hours=1)] * 5)
    clock = DatabaseTime(lambda: next(told))

    clock.resync()

    assert timedelta(minutes=59) < clock.stepped_by <= timedelta(hours=1)


def test_countdowns_move_on_without_another_question() -> None:
    clock = DatabaseTime(lambda: MONDAY_9H)

    assert clock.now() < clock.now()


def test_a_virtual_clock_stands_still() -> None:
    clock = VirtualTime(MONDAY_9H)

    assert clock.now() == clock.now() == MONDAY_9H


def test_a_virtual_clock_moves_when_told() -> None:
    clock = VirtualTime(MONDAY_9H)

    clock.advance(timedelta(minutes=30))

    assert clock.now() == datetime(2026, 6, 8, 9, 30, tzinfo=UTC)


def test_a_virtual_clock_tells_utc_whatever_zone_it_was_given() -> None:
    clock = VirtualTime(MONDAY_9H)

    clock.move_to(datetime(2026, 6, 8, 9, tzinfo=timezone(timedelta(hours=-3))))

    assert clock.now() == datetime(2026, 6, 8, 12, tzinfo=UTC)


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        VirtualTime(MONDAY_9H.replace(tzinfo=None))
