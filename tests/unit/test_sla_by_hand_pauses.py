"""Starts, stops and pauses, worked out by hand.

Every expectation was written down from sla.md and scenario-format.md before the engine was asked.
"""

from __future__ import annotations

import pytest

from tests.rigs.by_hand import BEGIN, DONE, FIRST, OPEN, PENDING, RES, Case, agrees, at, one
from tests.rigs.questions import created

STARTS_AND_STOPS = [
    Case("an hour", one({FIRST: 60}), [BEGIN], "08 09:30", {"first_response_due": "08 10:00"}),
    Case(
        "begun on Saturday",
        one({FIRST: 60}),
        [created("06 10:00")],
        "06 11:00",
        {"first_response_due": "08 10:00", "breached": [], "paused": False},
    ),
    Case(
        "begun at closing",
        one({FIRST: 60}),
        [created("05 17:00")],
        "05 18:00",
        {"first_response_due": "08 10:00"},
    ),
    Case(
        "over a night",
        one({FIRST: 60}),
        [created("08 16:30")],
        "08 18:00",
        {"first_response_due": "09 09:30"},
    ),
    Case(
        "answered at the due instant",
        one({FIRST: 60}),
        [BEGIN, at("08 10:00", "agent_reply")],
        "08 12:00",
        {
            "breached": [],
            "breached_by_deadline": [],
            "first_response_minutes": 60,
            "first_response_at": "08 10:00",
            "first_response_due": None,
            "first_response_deadline": "08 10:00",
            "escalation_at": None,
        },
    ),
    Case(
        "answered a minute late",
        one({FIRST: 60}),
        [BEGIN, at("08 10:01", "agent_reply")],
        "08 12:00",
        {
            "breached": [FIRST],
            "breached_by_deadline": [FIRST],
            "first_response_minutes": 61,
            "first_response_deadline": "08 10:00",
        },
    ),
    Case(
        "due now is not late",
        one({FIRST: 60}),
        [BEGIN],
        "08 10:00",
        {"breached": [], "breached_by_deadline": [], "first_response_due": "08 10:00"},
    ),
    Case(
        "a minute past due",
        one({FIRST: 60}),
        [BEGIN],
        "08 10:01",
        {
            "breached": [FIRST],
            "breached_by_deadline": [FIRST],
            "first_response_due": "08 10:00",
            "escalation_at": "08 10:00",
        },
    ),
    Case(
        "notes and statuses answer nobody",
        one({FIRST: 60}),
        [BEGIN, at("08 09:10", "internal_note"), at("08 09:15", status="working")],
        "08 09:30",
        {"first_response_due": "08 10:00", "first_response_at": None},
    ),
    Case(
        "the customer writing again restarts nothing",
        one({FIRST: 60}),
        [BEGIN, at("08 09:40", "customer_reply")],
        "08 09:50",
        {"first_response_due": "08 10:00", "next_response_due": None},
    ),
    Case(
        "opened by an agent, without the option",
        one({FIRST: 60}),
        [created(by="agent")],
        "08 09:30",
        {"first_response_due": "08 10:00"},
    ),
    Case(
        "opened by an agent, with the option",
        one({FIRST: 60, RES: 60}, options={"agent_created_no_response_clock": True}),
        [created(by="agent")],
        "08 09:30",
        {
            "first_response_due": None,
            "first_response_deadline": None,
            "resolution_due": "08 10:00",
        },
    ),
    Case(
        "opened by nobody, with the option",
        one({FIRST: 60}, options={"agent_created_no_response_clock": True}),
        [created(by="none")],
        "08 09:30",
        {"first_response_due": "08 10:00"},
    ),
    Case(
        "looked at before it was created",
        one({FIRST: 60}),
        [BEGIN],
        "08 08:00",
        {
            "first_response_due": None,
            "first_response_deadline": None,
            "policy": None,
            "paused": False,
            "paused_minutes": 0,
            "breached": [],
        },
    ),
]

PAUSES = [
    Case(
        "a pause outside hours costs nothing, but the day before was used up",
        one({RES: "8h"}),
        [created("05 09:00"), at("05 17:30", **PENDING), at("08 08:00", **OPEN)],
        "08 08:30",
        {"breached": [RES], "paused_minutes": 0},
    ),
    Case(
        "paused at the very due instant: it cannot breach",
        one({RES: "8h"}),
        [BEGIN, at("08 17:00", **PENDING)],
        "09 12:00",
        {"breached": [], "paused": True, "resolution_due": None, "paused_minutes": 180},
    ),
    Case(
        "resumed with nothing left: due at once",
        one({RES: "8h"}),
        [BEGIN, at("08 17:00", **PENDING), at("09 12:00", **OPEN)],
        "09 12:00",
        {"breached": [], "resolution_due": "09 12:00"},
    ),
    Case(
        "resumed with nothing left, a minute later",
        one({RES: "8h"}),
        [BEGIN, at("08 17:00", **PENDING), at("09 12:00", **OPEN)],
        "09 12:01",
        {"breached": [RES]},
    ),
    Case(
        "paused over a night",
        one({RES: "8h"}),
        [BEGIN, at("08 16:00", **PENDING), at("09 10:00", **OPEN)],
        "09 10:30",
        {"resolution_due": "09 11:00", "paused_minutes": 120, "paused": False},
    ),
    Case(
        "in the middle of a pause",
        one({RES: "8h", FIRST: "8h"}),
        [BEGIN, at("08 16:00", **PENDING)],
        "09 09:30",
        {
            "paused": True,
            "resolution_due": None,
            "resolution_deadline": None,
            "escalation_at": None,
            "paused_minutes": 90,
        },
    ),
    Case(
        "resolved out of a pause; resolved time is no pause",
        one({RES: "2h"}),
        [BEGIN, at("08 10:00", **PENDING), at("08 11:00", **DONE)],
        "08 15:00",
        {"resolution_minutes": 60, "paused_minutes": 60, "paused": False, "breached": []},
    ),
    Case(
        "a pause that concerns one target only",
        one({FIRST: 60, RES: 60}, pause_applies_to=[RES]),
        [BEGIN, at("08 09:30", **PENDING)],
        "08 09:45",
        {
            "first_response_due": "08 10:00",
            "resolution_due": None,
            "escalation_at": "08 10:00",
            "paused": True,
        },
    ),
    Case(
        "the target that is not paused breaches",
        one({FIRST: 60, RES: 60}, pause_applies_to=[RES]),
        [BEGIN, at("08 09:30", **PENDING)],
        "08 10:01",
        {"breached": [FIRST]},
    ),
    Case(
        "two pauses add up",
        one({RES: "4h"}),
        [
            BEGIN,
            at("08 10:00", **PENDING),
            at("08 11:00", **OPEN),
            at("08 12:00", **PENDING),
            at("08 14:00", **OPEN),
        ],
        "08 14:00",
        {"resolution_due": "08 16:00", "paused_minutes": 180},
    ),
    Case(
        "from one pause status into another there is no gap",
        one({RES: "4h"}, pause_statuses=["pending", "on_hold"]),
        [
            BEGIN,
            at("08 10:00", **PENDING),
            at("08 11:00", status="on_hold"),
            at("08 12:00", **OPEN),
        ],
        "08 12:00",
        {"resolution_due": "08 15:00", "paused_minutes": 120},
    ),
    Case(
        "created paused",
        one({FIRST: 60}),
        [created(status="pending"), at("08 11:00", **OPEN)],
        "08 11:30",
        {"first_response_due": "08 12:00", "paused_minutes": 120},
    ),
    Case(
        "paused by the second event of the same instant",
        one({FIRST: 60}),
        [BEGIN, at("08 09:00", **PENDING)],
        "08 16:00",
        {"first_response_due": None, "breached": [], "paused_minutes": 420},
    ),
    Case(
        "breached before the pause; the breach stays in the pause",
        one({RES: 60}),
        [BEGIN, at("08 11:00", **PENDING)],
        "08 12:00",
        {"breached": [RES], "resolution_due": None, "paused": True},
    ),
]


@pytest.mark.parametrize("case", [*STARTS_AND_STOPS, *PAUSES], ids=lambda case: case.name)
def test_a_scenario_equals_what_was_worked_out_by_hand(case: Case) -> None:
    agrees(case)
