"""Turns of a rota where the clock is changed within a shift or at the hour of the hand-over."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from services.escalation.rota import Layer, Plan, layer_hours, shifts

FIRST, SECOND = 1, 2
LONDON, CAIRO, HAVANA = "Europe/London", "Africa/Cairo", "America/Havana"

TURNS: Final = (
    # the hour from one to two comes twice on 25 October: whoever takes over stays
    (LONDON, "01:30", "2026-10-25 00:29", "2026-10-24"),
    (LONDON, "01:30", "2026-10-25 00:30", "2026-10-25"),
    (LONDON, "01:30", "2026-10-25 01:10", "2026-10-25"),
    # and is left out on 29 March: half past one is half past two
    (LONDON, "01:30", "2026-03-29 01:29", "2026-03-28"),
    (LONDON, "01:30", "2026-03-29 01:30", "2026-03-29"),
    # midnight is left out in Cairo on 24 April; on 29 October the hour before it comes twice
    (CAIRO, "00:00", "2026-04-23 21:59", "2026-04-23"),
    (CAIRO, "00:00", "2026-04-23 22:00", "2026-04-24"),
    (CAIRO, "00:00", "2026-10-29 21:30", "2026-10-29"),
    (CAIRO, "00:00", "2026-10-29 22:00", "2026-10-30"),
    (CAIRO, "23:30", "2026-10-29 21:10", "2026-10-29"),
    # midnight comes twice in Havana on 1 November
    (HAVANA, "00:00", "2026-11-01 03:59", "2026-10-31"),
    (HAVANA, "00:00", "2026-11-01 04:00", "2026-11-01"),
    (HAVANA, "00:00", "2026-11-01 05:10", "2026-11-01"),
)
"""Zone, hand-over, instant in UTC, and the local day whose turn it is."""


def at(instant: str) -> datetime:
    return datetime.fromisoformat(instant).replace(tzinfo=UTC)


@pytest.mark.parametrize(("zone", "handover", "instant", "day"), TURNS)
def test_a_turn_begins_once_whatever_the_clock_does(
    zone: str, handover: str, instant: str, day: str
) -> None:
    people = tuple(range(400))
    layer = Layer("Turns", people, date(2026, 1, 1), time.fromisoformat(handover), turn_days=1)

    found = layer.on_call(at(instant), ZoneInfo(zone))

    assert found == (date.fromisoformat(day) - date(2026, 1, 1)).days


@pytest.mark.parametrize(
    ("instant", "found"),
    [
        ("2026-10-24 20:59", None),
        ("2026-10-24 21:00", FIRST),
        ("2026-10-25 01:30", FIRST),
        ("2026-10-25 05:59", FIRST),
        ("2026-10-25 06:00", None),
    ],
)
def test_a_night_of_a_layer_lasts_through_the_change(instant: str, found: int | None) -> None:
    hours = layer_hours(LONDON, {"sat": (("22:00", "06:00"),)})
    layer = Layer("Nights", (FIRST, SECOND), date(2026, 10, 24), time(21), hours=hours)

    assert layer.on_call(at(instant), ZoneInfo(LONDON)) == found


def test_shifts_change_at_the_minute_of_the_hand_over_and_once_in_a_repeated_hour() -> None:
    layer = Layer("Turns", (FIRST, SECOND), date(2026, 10, 23), time(1, 10), turn_days=1)

    found = shifts(Plan(ZoneInfo(LONDON), (layer,)), at("2026-10-24 12:00"), at("2026-10-26 12:00"))

    assert [(one.starts_at, one.person_id) for one in found] == [
        (at("2026-10-24 12:00"), SECOND),
        (at("2026-10-25 00:10"), FIRST),
        (at("2026-10-26 01:10"), SECOND),
    ]
