"""Levels, units and shifts, worked out by hand.

Every expectation was written down from sla.md and scenario-format.md before the engine was asked.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.rigs.by_hand import (
    AS_PROMISED,
    BEGIN,
    DONE,
    OPEN,
    PENDING,
    RES,
    Case,
    agrees,
    at,
    res,
)
from tests.rigs.questions import OFFICE, created, event, policy

HIGH = [{"field": "priority", "op": "is", "value": "high"}]
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NIGHTS = {"tz": "Europe/London", "weekly": {day: [["22:00", "06:00"]] for day in WEEK}}

LEVELS = [
    {"name": "early", "target": RES, "offset_minutes": -30},
    {"name": "due", "target": RES, "offset_minutes": 0},
    {"name": "late", "target": RES, "offset_minutes": 60},
]


def level(name: str, when: str | None, *, fired: bool = False) -> dict[str, object]:
    return {"name": name, "at": when, "fired": fired}


def raised(when: str, priority: str = "high") -> dict[str, Any]:
    return event(when, "priority", priority=priority)


ESCALATED = [
    Case(
        "levels before, at and after, in business time",
        res("8h", escalations=LEVELS),
        [BEGIN],
        "08 16:45",
        {
            "escalations": [
                level("early", "08 16:30", fired=True),
                level("due", "08 17:00"),
                level("late", "09 10:00"),
            ]
        },
    ),
    Case(
        "a level fires at its own instant",
        res("8h", escalations=LEVELS),
        [BEGIN],
        "08 17:00",
        {
            "escalations": [
                level("early", "08 16:30", fired=True),
                level("due", "08 17:00", fired=True),
                level("late", "09 10:00"),
            ]
        },
    ),
    Case(
        "a met clock fires nothing more",
        res("8h", escalations=LEVELS),
        [BEGIN, at("08 12:00", **DONE)],
        "10 12:00",
        {
            "escalations": [
                level("early", "08 16:30"),
                level("due", "08 17:00"),
                level("late", "09 10:00"),
            ]
        },
    ),
    Case(
        "levels move with a pause",
        res("8h", escalations=LEVELS),
        [BEGIN, at("08 10:00", **PENDING), at("08 12:00", **OPEN)],
        "08 12:30",
        {
            "escalations": [
                level("early", "09 10:30"),
                level("due", "09 11:00"),
                level("late", "09 12:00"),
            ]
        },
    ),
    Case(
        "a fired level stays fired when the promise grows",
        [
            policy({RES: "2h"}, name="High", conditions=HIGH, escalations=LEVELS),
            policy({RES: "8h"}, escalations=LEVELS),
        ],
        [created(priority="high"), raised("08 10:45", "low")],
        "08 11:00",
        {
            "escalations": [
                level("early", "08 10:30", fired=True),
                level("due", "08 17:00"),
                level("late", "09 10:00"),
            ]
        },
    ),
]

UNITS = [
    Case("three business days", res("3bd"), [BEGIN], "08 10:00", {"resolution_due": "11 17:00"}),
    Case("one, over a weekend", res("1bd"), [created("05 10:00")], "05 11:00", AS_PROMISED),
    Case("one, begun on Saturday", res("1bd"), [created("06 10:00")], "06 11:00", AS_PROMISED),
    Case(
        "one, over a holiday",
        res("1bd"),
        [created("05 10:00")],
        "05 11:00",
        {"resolution_due": "09 17:00"},
        OFFICE | {"holidays": ["2026-06-08"]},
    ),
    Case("ten calendar days", res("10cd"), [BEGIN], "08 10:00", {"resolution_due": "18 09:00"}),
    Case("a week", res("1w"), [BEGIN], "08 10:00", {"resolution_due": "15 09:00"}),
    Case(
        "two calendar days, on Sunday",
        res("2cd"),
        [created("05 16:00")],
        "05 16:30",
        {"resolution_due": "07 16:00"},
    ),
    Case("by four", res("by 16:00"), [BEGIN], "08 10:00", {"resolution_due": "08 16:00"}),
    Case(
        "by four, after four",
        res("by 16:00"),
        [created("08 16:01")],
        "08 16:30",
        {"resolution_due": "09 16:00"},
    ),
    Case(
        "by four, on Friday evening",
        res("by 16:00"),
        [created("05 17:00")],
        "05 18:00",
        {"resolution_due": "08 16:00"},
    ),
    Case("an hour and a half", res("1h30m"), [BEGIN], "08 10:00", {"resolution_due": "08 10:30"}),
]

SHIFTS = [
    Case(
        "a night shift crosses midnight",
        res("8h"),
        [created("08 23:00")],
        "09 01:00",
        {"resolution_due": "09 23:00"},
        NIGHTS,
    ),
    Case(
        "the tail belongs to the day the shift starts on",
        res("1h"),
        [created("09 01:00")],
        "09 01:30",
        {"resolution_due": "09 02:00"},
        NIGHTS | {"weekly": {"mon": [["22:00", "06:00"]]}},
    ),
    Case(
        "and the next one is a week away",
        res("1h"),
        [created("09 05:30")],
        "09 07:00",
        {"resolution_due": "15 22:30"},
        NIGHTS | {"weekly": {"mon": [["22:00", "06:00"]]}},
    ),
    Case(
        "a holiday closes the tail of the night before and its own night",
        res("2h"),
        [created("08 23:00")],
        "09 07:00",
        {"resolution_due": "10 23:00"},
        NIGHTS | {"holidays": ["2026-06-09"]},
    ),
    Case(
        "a holiday beats an override",
        res("1h"),
        [created("08 16:30")],
        "08 18:00",
        {"resolution_due": "10 09:30"},
        OFFICE | {"holidays": ["2026-06-09"], "overrides": {"2026-06-09": [["09:00", "17:00"]]}},
    ),
    Case(
        "an override opens a Saturday",
        res("1h"),
        [created("12 16:30")],
        "12 18:00",
        {"resolution_due": "13 10:30"},
        OFFICE | {"overrides": {"2026-06-13": [["10:00", "12:00"]]}},
    ),
    Case(
        "an empty override closes a Tuesday",
        res("1h"),
        [created("08 16:30")],
        "08 18:00",
        {"resolution_due": "10 09:30"},
        OFFICE | {"overrides": {"2026-06-09": []}},
    ),
    Case(
        "an override over midnight replaces the day and leaves the next one alone",
        res("7h"),
        [BEGIN],
        "08 10:00",
        {"resolution_due": "09 10:00"},
        OFFICE | {"overrides": {"2026-06-08": [["20:00", "02:00"]]}},
    ),
]


@pytest.mark.parametrize("case", [*ESCALATED, *UNITS, *SHIFTS], ids=lambda case: case.name)
def test_a_scenario_equals_what_was_worked_out_by_hand(case: Case) -> None:
    agrees(case)
