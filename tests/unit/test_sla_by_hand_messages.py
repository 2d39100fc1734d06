"""Messages, updates and reopenings, worked out by hand.

Every expectation was written down from sla.md and scenario-format.md before the engine was asked.
"""

from __future__ import annotations

import pytest

from tests.rigs.by_hand import (
    BEGIN,
    DONE,
    NEXT,
    OPEN,
    PENDING,
    RES,
    UPDATE,
    Case,
    agrees,
    at,
    one,
    res,
)
from tests.rigs.questions import created

ANY = {"next_response_starts": "any_customer_message"}

MESSAGES = [
    Case(
        "the oldest unanswered message counts",
        one({NEXT: 60}),
        [
            BEGIN,
            at("08 09:30", "agent_reply"),
            at("08 10:00", "customer_reply"),
            at("08 10:30", "customer_reply"),
        ],
        "08 10:45",
        {"next_response_due": "08 11:00"},
    ),
    Case(
        "before the first response no next response is owed",
        one({NEXT: 60}),
        [BEGIN, at("08 09:30", "customer_reply"), at("08 10:00", "agent_reply")],
        "08 10:30",
        {"next_response_due": None, "next_response_minutes": None},
    ),
    Case(
        "where the opening message counts",
        one({NEXT: 60}, options=ANY),
        [BEGIN],
        "08 09:30",
        {"next_response_due": "08 10:00"},
    ),
    Case(
        "where the opening message counts and was answered",
        one({NEXT: 60}, options=ANY),
        [BEGIN, at("08 09:30", "agent_reply"), at("08 11:00", "customer_reply")],
        "08 11:30",
        {"next_response_due": "08 12:00", "next_response_minutes": 30},
    ),
    Case(
        "opened by an agent there is no opening message to answer",
        one({NEXT: 60}, options=ANY),
        [created(by="agent")],
        "08 09:30",
        {"next_response_due": None},
    ),
    Case(
        "the last and the longest of two answers",
        one({NEXT: 60}),
        [
            BEGIN,
            at("08 09:10", "agent_reply"),
            at("08 10:00", "customer_reply"),
            at("08 10:50", "agent_reply"),
            at("08 11:00", "customer_reply"),
            at("08 11:20", "agent_reply"),
        ],
        "08 12:00",
        {"next_response_minutes": 20, "next_response_minutes_max": 50, "breached": []},
    ),
    Case(
        "a late answer stays late though the next one came in time",
        one({NEXT: 60}),
        [
            BEGIN,
            at("08 09:10", "agent_reply"),
            at("08 10:00", "customer_reply"),
            at("08 11:30", "agent_reply"),
            at("08 12:00", "customer_reply"),
            at("08 12:10", "agent_reply"),
        ],
        "08 13:00",
        {"breached": [NEXT], "next_response_minutes": 10, "next_response_minutes_max": 90},
    ),
    Case(
        "a message of Saturday",
        one({NEXT: 60}),
        [BEGIN, at("08 09:10", "agent_reply"), at("13 10:00", "customer_reply")],
        "13 12:00",
        {"next_response_due": "15 10:00"},
    ),
    Case(
        "a message on a resolved ticket waits for its reopening",
        one({NEXT: 60}),
        [
            BEGIN,
            at("08 09:30", "agent_reply"),
            at("08 10:00", **DONE),
            at("08 11:00", "customer_reply"),
        ],
        "08 16:00",
        {"next_response_due": None, "breached": []},
    ),
    Case(
        "and counts from then on",
        one({NEXT: 60}),
        [
            BEGIN,
            at("08 09:30", "agent_reply"),
            at("08 10:00", **DONE),
            at("08 11:00", "customer_reply"),
            at("08 14:00", **OPEN),
        ],
        "08 14:00",
        {"next_response_due": "08 15:00"},
    ),
    Case(
        "an agent's message and the customer's at one instant, in this order",
        one({NEXT: 60}),
        [BEGIN, at("08 10:00", "agent_reply"), at("08 10:00", "customer_reply")],
        "08 10:30",
        {"next_response_due": "08 11:00"},
    ),
    Case(
        "the same in the other order: answered",
        one({NEXT: 60}),
        [BEGIN, at("08 10:00", "customer_reply"), at("08 10:00", "agent_reply")],
        "08 10:30",
        {"next_response_due": None},
    ),
    Case(
        "an update is owed from the creation on",
        one({UPDATE: 120}),
        [BEGIN],
        "08 10:00",
        {"periodic_update_due": "08 11:00"},
    ),
    Case(
        "each message owes the next update",
        one({UPDATE: 120}),
        [BEGIN, at("08 10:00", "agent_reply"), at("08 10:30", "internal_note")],
        "08 11:30",
        {"periodic_update_due": "08 12:00", "periodic_update_minutes": 60},
    ),
    Case(
        "a missed update stays missed",
        one({UPDATE: 120}),
        [BEGIN, at("08 12:00", "agent_reply")],
        "08 12:30",
        {
            "periodic_update_due": "08 14:00",
            "breached": [UPDATE],
            "periodic_update_minutes_max": 180,
        },
    ),
    Case(
        "updates end with the resolution",
        one({UPDATE: 120}),
        [BEGIN, at("08 10:00", "agent_reply"), at("08 11:00", **DONE)],
        "09 12:00",
        {"periodic_update_due": None, "breached": [], "periodic_update_minutes": 60},
    ),
    Case(
        "and go on when it is reopened",
        one({UPDATE: 120}),
        [BEGIN, at("08 10:00", **DONE), at("08 12:00", **OPEN)],
        "08 12:30",
        {"periodic_update_due": "08 13:00"},
    ),
    Case(
        "updates are paused like everything",
        one({UPDATE: 120}),
        [BEGIN, at("08 10:00", **PENDING), at("08 12:00", **OPEN)],
        "08 12:30",
        {"periodic_update_due": "08 13:00"},
    ),
]

REOPENED = [
    Case(
        "reopened after two days with half the budget",
        res("8h"),
        [BEGIN, at("08 13:00", **DONE), at("10 10:00", **OPEN)],
        "10 11:00",
        {"resolution_due": "10 14:00", "resolution_minutes": None},
    ),
    Case(
        "resolved again: both stretches count",
        res("8h"),
        [BEGIN, at("08 13:00", **DONE), at("10 10:00", **OPEN), at("10 12:00", **DONE)],
        "10 15:00",
        {"resolution_minutes": 360, "breached": [], "resolution_deadline": "10 14:00"},
    ),
    Case(
        "closed after it was resolved changes nothing",
        res("8h"),
        [BEGIN, at("08 13:00", **DONE), at("08 15:00", status="closed")],
        "08 16:00",
        {"resolution_minutes": 240, "resolution_deadline": "08 17:00"},
    ),
    Case(
        "resolved at the due instant",
        res("4h"),
        [BEGIN, at("08 13:00", **DONE)],
        "09 10:00",
        {"breached": [], "breached_by_deadline": [], "resolution_minutes": 240},
    ),
    Case(
        "breached, resolved, reopened: still breached, still due then",
        res("2h"),
        [BEGIN, at("08 12:00", **DONE), at("08 14:00", **OPEN)],
        "08 14:30",
        {"breached": [RES], "resolution_due": "08 11:00"},
    ),
    Case(
        "resolved on Saturday",
        res("8h"),
        [created("05 13:00"), at("06 10:00", **DONE)],
        "08 12:00",
        {"resolution_minutes": 240, "breached": []},
    ),
]


@pytest.mark.parametrize("case", [*MESSAGES, *REOPENED], ids=lambda case: case.name)
def test_a_scenario_equals_what_was_worked_out_by_hand(case: Case) -> None:
    agrees(case)
