"""Other terms: priorities, policies and hours that change, worked out by hand.

Every expectation was written down from sla.md and scenario-format.md before the engine was asked.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.rigs.by_hand import AS_PROMISED, BEGIN, FIRST, OPEN, PENDING, RES, Case, agrees, at, res
from tests.rigs.questions import created, event, policy

HIGH = [{"field": "priority", "op": "is", "value": "high"}]


def raised(when: str, priority: str = "high") -> dict[str, Any]:
    return event(when, "priority", priority=priority)


def published(when: str, targets: dict[str, Any]) -> dict[str, Any]:
    return event(when, "policy_update", policy="Standard", targets=targets)


def hours(when: str, **changes: object) -> dict[str, Any]:
    return event(when, "calendar_update", calendar="main", **changes)


BY_PRIORITY = [
    policy({RES: "2h"}, name="High", conditions=HIGH),
    policy({RES: "8h"}, name="Standard"),
]

SWITCHED = [
    Case(
        "raised: the same clock, less time",
        BY_PRIORITY,
        [BEGIN, raised("08 10:00")],
        "08 10:30",
        {"resolution_due": "08 11:00", "policy": "High", "breached": []},
    ),
    Case(
        "raised too late: breached by the switch",
        BY_PRIORITY,
        [BEGIN, raised("08 12:00")],
        "08 12:00",
        {"resolution_due": "08 11:00", "breached": [RES], "breached_by_deadline": [RES]},
    ),
    Case(
        "lowered after the breach: more time, the breach stays",
        BY_PRIORITY,
        [created(priority="high"), raised("08 12:00", "low")],
        "08 12:30",
        {"resolution_due": "08 17:00", "breached": [RES], "breached_by_deadline": []},
    ),
    Case(
        "raised and lowered in time",
        BY_PRIORITY,
        [BEGIN, raised("08 10:00"), raised("08 10:30", "low")],
        "08 12:00",
        AS_PROMISED | {"policy": "Standard"},
    ),
    Case(
        "paused before the switch: what was paused stays paused",
        BY_PRIORITY,
        [BEGIN, at("08 10:00", **PENDING), at("08 12:00", **OPEN), raised("08 12:00")],
        "08 12:00",
        {"resolution_due": "08 13:00", "breached": []},
    ),
    Case(
        "raised in a pause: nothing is breached before it counts again",
        BY_PRIORITY,
        [BEGIN, at("08 12:00", **PENDING), raised("08 13:00")],
        "08 16:00",
        {"resolution_due": None, "breached": [], "policy": "High"},
    ),
    Case(
        "no policy applies",
        [policy({RES: "8h", FIRST: 60}, conditions=HIGH)],
        [BEGIN],
        "08 12:00",
        {"policy": None, "resolution_due": None, "escalation_at": None, "breached": []},
    ),
    Case(
        "a policy that comes late counts from the creation",
        [policy({RES: "8h", FIRST: 60}, conditions=HIGH)],
        [BEGIN, raised("08 09:30")],
        "08 09:30",
        AS_PROMISED | {"first_response_due": "08 10:00", "policy": "Standard"},
    ),
    Case(
        "and what is too late already breaches at that moment",
        [policy({RES: "8h", FIRST: 60}, conditions=HIGH)],
        [BEGIN, raised("08 11:00")],
        "08 11:00",
        {"breached": [FIRST], "resolution_due": "08 17:00"},
    ),
    Case(
        "a policy that goes takes its deadlines along",
        [policy({RES: "2h"}, conditions=HIGH)],
        [created(priority="high"), raised("08 10:00", "low")],
        "08 18:00",
        {"policy": None, "resolution_due": None, "breached": []},
    ),
    Case(
        "chosen by a tag",
        [
            policy(
                {RES: "2h"},
                name="VIP",
                conditions=[{"field": "tags", "op": "contains", "value": "vip"}],
            ),
            policy({RES: "8h"}),
        ],
        [created(fields={"tags": ["vip", "vpn"]})],
        "08 10:00",
        {"policy": "VIP", "resolution_due": "08 11:00"},
    ),
    Case(
        "the tag is taken away",
        [
            policy(
                {RES: "2h"},
                name="VIP",
                conditions=[{"field": "tags", "op": "contains", "value": "vip"}],
            ),
            policy({RES: "8h"}),
        ],
        [created(fields={"tags": ["vip"]}), event("08 10:00", "field", field="tags", value=[])],
        "08 10:30",
        AS_PROMISED | {"policy": "Standard"},
    ),
    Case(
        "chosen by the status, asked again after every event",
        [
            policy(
                {RES: "16h"},
                name="Slow",
                conditions=[{"field": "status", "op": "is", "value": "supplier"}],
            ),
            policy({RES: "8h"}),
        ],
        [BEGIN, at("08 10:00", status="supplier")],
        "08 10:30",
        {"policy": "Slow", "resolution_due": "09 17:00"},
    ),
    Case(
        "the first of two that hold",
        [policy({RES: "3h"}, name="A"), policy({RES: "1h"}, name="B")],
        [BEGIN],
        "08 09:30",
        {"policy": "A", "resolution_due": "08 12:00"},
    ),
    Case(
        "all conditions must hold",
        [
            policy(
                {RES: "1h"},
                name="Both",
                conditions=[*HIGH, {"field": "site", "op": "is_not", "value": "Oslo"}],
            ),
            policy({RES: "8h"}),
        ],
        [created(priority="high", fields={"site": "Oslo"})],
        "08 09:30",
        AS_PROMISED | {"policy": "Standard"},
    ),
]

PUBLISHED = [
    Case(
        "a shorter promise breaches at once",
        res("8h"),
        [BEGIN, published("08 12:00", {RES: "2h"})],
        "08 12:00",
        {"breached": [RES], "resolution_due": "08 11:00"},
    ),
    Case(
        "a longer promise",
        res("8h"),
        [BEGIN, published("08 12:00", {RES: "10h"})],
        "08 12:30",
        {"breached": [], "resolution_due": "09 11:00"},
    ),
    Case(
        "a promise that is dropped",
        [policy({RES: "8h", FIRST: 60})],
        [BEGIN, published("08 09:30", {RES: "8h"})],
        "08 11:00",
        AS_PROMISED | {"first_response_due": None},
    ),
    Case(
        "a promise that is added",
        res("8h"),
        [BEGIN, published("08 09:30", {RES: "8h", FIRST: 60})],
        "08 09:45",
        {"first_response_due": "08 10:00"},
    ),
    Case(
        "an answered promise is not restated",
        [policy({FIRST: 60})],
        [BEGIN, at("08 09:30", "agent_reply"), published("08 12:00", {FIRST: 10})],
        "08 12:30",
        {"breached": [], "first_response_deadline": "08 10:00", "first_response_minutes": 30},
    ),
    Case(
        "a holiday moves what lies behind it",
        res("10h"),
        [BEGIN, hours("08 12:00", holidays=["2026-06-09"])],
        "08 12:30",
        {"resolution_due": "10 11:00"},
    ),
    Case(
        "a holiday of today un-breaches nothing",
        res("2h"),
        [BEGIN, hours("08 12:00", holidays=["2026-06-08"])],
        "08 12:30",
        {"breached": [RES], "resolution_due": "09 11:00"},
    ),
    Case(
        "longer hours from today on",
        res("10h"),
        [BEGIN, hours("08 12:00", weekly={"mon": [["09:00", "20:00"]]})],
        "08 12:30",
        {"resolution_due": "08 19:00"},
    ),
    Case(
        "hours published before the ticket was opened",
        res("1h"),
        [hours("08 08:00", overrides={"2026-06-08": [["12:00", "13:00"]]}), BEGIN],
        "08 10:00",
        {"resolution_due": "08 13:00"},
    ),
]


@pytest.mark.parametrize("case", [*SWITCHED, *PUBLISHED], ids=lambda case: case.name)
def test_a_scenario_equals_what_was_worked_out_by_hand(case: Case) -> None:
    agrees(case)
