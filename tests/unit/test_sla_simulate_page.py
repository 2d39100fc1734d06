"""Sentence by sentence: what scenario-format.md and sla.md say, asked of `vigilctl simulate`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.rigs.questions import OFFICE, ask, ask_text, created, event, policy, scenario, state

EVERY_DAY = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ALWAYS = {"weekly": {day: [["00:00", "24:00"]] for day in EVERY_DAY}}
NIGHTS = {"weekly": {day: [["22:00", "06:00"]] for day in EVERY_DAY}}
WORKING = {"weekly": OFFICE["weekly"]}


def of(zone: str, local: str) -> str:
    """A local time as an answer writes it."""
    instant = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return f"{instant:%Y-%m-%dT%H:%M:%SZ}"


@pytest.mark.parametrize(
    ("hours", "start", "length", "due"),
    [
        (WORKING, "2026-03-27 16:00", "4h", "2026-03-30 12:00"),
        (ALWAYS, "2026-03-28 22:00", "8h", "2026-03-29 07:00"),
        (ALWAYS, "2026-10-24 22:00", "8h", "2026-10-25 05:00"),
        (NIGHTS, "2026-03-28 22:00", "8h", "2026-03-29 23:00"),
        (WORKING, "2026-06-06 10:00", "1h", "2026-06-08 10:00"),
        (WORKING, "2026-06-05 17:00", "1h", "2026-06-08 10:00"),
        (WORKING, "2026-06-08 09:00", "8h", "2026-06-08 17:00"),
        (WORKING | {"tz": "America/New_York"}, "2026-03-16 16:00", "2h", "2026-03-16 18:00"),
        (WORKING | {"holidays": ["2026-12-25", "2026-12-28"]}, "2026-12-24 15:00", "4h",
         "2026-12-29 11:00"),
        # target units: business time, business days, calendar weeks and days, a local time
        (WORKING, "2026-06-08 09:00", "90s", "2026-06-08 09:01:30"),
        (WORKING, "2026-06-08 09:00", "1h30m", "2026-06-08 10:30"),
        (WORKING, "2026-06-08 09:00", 45, "2026-06-08 09:45"),
        (WORKING, "2026-06-08 09:00", "3bd", "2026-06-11 17:00"),
        (WORKING, "2026-06-06 10:00", "1bd", "2026-06-08 17:00"),
        (WORKING, "2026-03-20 15:00", "8w", "2026-05-15 15:00"),
        (WORKING, "2026-03-20 15:00", "10cd", "2026-03-30 15:00"),
        (WORKING, "2026-06-08 09:00", "by 16:00", "2026-06-08 16:00"),
        (WORKING, "2026-06-05 16:00", "by 16:00", "2026-06-08 16:00"),
    ],
)  # fmt: skip
def test_a_target_is_due_when_the_page_says(
    hours: dict[str, Any], start: str, length: str | int, due: str
) -> None:
    zone = "Europe/London"
    opening = created() | {"at": of(zone, start)}
    calendars = {"main": {"tz": zone} | hours}

    answer = scenario(
        [policy({"resolution": length})], [opening], calendars=calendars,
        checks=[{"at": opening["at"]}],
    )  # fmt: skip

    assert answer["checks"][0]["resolution_due"] == of(zone, due)


@pytest.mark.parametrize(
    ("op", "value", "priority", "applies"),
    [
        ("is", "high", "high", True),
        ("is", "high", "low", False),
        ("is_not", "high", "low", True),
        ("is_not", "high", "high", False),
        ("contains", "ig", "high", True),
        ("contains", "ow", "high", False),
        ("not_contains", "ow", "high", True),
        ("not_contains", "ig", "high", False),
    ],
)
@pytest.mark.parametrize("field", ["priority", "status", "product"])
def test_a_policy_applies_where_its_condition_holds(
    field: str, op: str, value: str, priority: str, *, applies: bool
) -> None:
    condition = {"field": field, "op": op, "value": value}
    more: dict[str, Any] = {"fields": {"product": priority}} if field == "product" else {}
    opening = created(**(more or {field: priority}))

    found = state([policy({"resolution": 60}, conditions=[condition])], [opening], "08 09:00")

    assert (found["policy"], found["resolution_due"] is not None) == (
        "Standard" if applies else None,
        applies,
    )


def test_all_conditions_have_to_hold() -> None:
    conditions = [
        {"field": "priority", "op": "is", "value": "high"},
        {"field": "status", "op": "is", "value": "open"},
    ]

    found = state([policy({}, conditions=conditions)], [created(priority="low")], "08 09:00")

    assert found["policy"] is None


EVENTS = [
    created(),
    event("08 09:10", "customer_reply"),
    event("08 09:20", "internal_note"),
    event("08 09:30", "agent_reply"),
    event("08 09:30", "customer_reply"),
    event("08 10:00", "status", status="pending"),
    event("08 11:00", "agent_reply"),
    event("08 12:00", "status", status="open"),
]


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        # a check is the state just after all events with event.at <= at
        ("08 09:29", {"first_response_due": "2026-06-08T09:00:00Z", "first_response_at": None}),
        ("08 09:30", {"first_response_due": None, "first_response_minutes": 30}),
        # ... and one of equal instants keeps list order: the customer wrote last
        ("08 09:30", {"next_response_due": "2026-06-08T09:30:00Z"}),
        # a reply changes no status
        ("08 11:59", {"paused": True, "paused_minutes": 119, "next_response_minutes": 30}),
        ("08 12:00", {"paused": False, "paused_minutes": 120}),
        # minutes are of completed clocks only
        ("08 12:00", {"resolution_minutes": None, "resolution_minutes_max": None}),
        ("08 12:00", {"resolution_due": "2026-06-08T14:00:00Z",
                      "resolution_deadline": "2026-06-08T14:00:00Z",
                      "escalation_at": "2026-06-08T13:00:00Z"}),
    ],
)  # fmt: skip
def test_a_check_answers_as_the_page_says(check: str, expected: dict[str, Any]) -> None:
    targets = {
        "first_response": 60,
        "next_response": 60,
        "periodic_update": "2h",
        "resolution": "4h",
    }

    found = state([policy(targets)], EVENTS, check)

    assert {key: found[key] for key in expected} == expected


def test_an_earlier_missed_cycle_stays_and_escalations_are_of_the_latest_clock() -> None:
    levels = [{"name": "late", "target": "next_response", "offset_minutes": 30}]
    events = [
        created(by="agent"),
        event("08 09:00", "agent_reply"),
        event("08 10:00", "customer_reply"),
        event("08 12:00", "agent_reply"),
        event("08 16:00", "customer_reply"),
    ]

    found = state([policy({"next_response": 60}, escalations=levels)], events, "08 16:30")

    assert (found["breached"], found["breached_by_deadline"]) == (["next_response"],) * 2
    assert found["next_response_due"] == "2026-06-08T16:00:00Z"
    assert found["escalations"] == [{"name": "late", "at": "2026-06-09T08:30:00Z", "fired": False}]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"kind": "scenario", "policies": [], "events": []}',
         {"error": "the key 'calendars' is missing", "at": "calendars"}),
        ('{"kind": "businesstime", "op": "add", "zone": 1}',
         {"error": "the key 'zone' is unknown here", "at": "zone"}),
        ('{"a": 1' + "0" * 5_000 + "}",
         {"error": "this is not JSON: a number in it has too many digits", "at": ""}),
        ('{"a": Infinity}', {"error": "this is not JSON: Infinity is no number here", "at": ""}),
        ('{\0"\0a\0"\0:\0001\0}\0', {"error": "this is not JSON: it is not UTF-8", "at": ""}),
        ('\0{\0"\0a\0"\0:\0001\0}', {"error": "this is not JSON: it is not UTF-8", "at": ""}),
    ],
)  # fmt: skip
def test_a_malformed_object_gives_an_error_on_its_line(line: str, said: dict[str, str]) -> None:
    good = json.dumps({"kind": "businesstime", "calendar": OFFICE, "op": "is_open",
                       "start": "2026-06-08T10:00:00+01:00"})  # fmt: skip

    assert ask_text(f"{line}\n{good}\n") == (2, [said, {"result": True}])


def test_a_level_of_a_clock_that_never_ran_is_not_due_before_it_began() -> None:
    levels = [{"name": "early", "target": "resolution", "offset_minutes": -240}]
    events = [created(status="pending"), event("08 10:00", "status", status="resolved")]

    found = state([policy({"resolution": 60}, escalations=levels)], events, "08 12:00")

    assert found["escalations"] == [{"name": "early", "at": "2026-06-08T08:00:00Z", "fired": False}]


def test_an_opening_behind_twelve_closed_years_is_none_whatever_was_asked_before() -> None:
    rare = {
        "tz": "UTC",
        "weekly": {},
        "overrides": {f"{year}-01-04": [["09:00", "17:00"]] for year in (2010, 2035)},
    }
    near = {"kind": "businesstime", "calendar": rare, "op": "next_open",
            "start": "2030-01-01T00:00:00Z"}  # fmt: skip
    far = near | {"start": "2011-01-01T00:00:00Z"}
    spans = {"start": "2010-01-04T09:00:00Z", "seconds": 9 * 3_600}
    questions = [
        near,
        far,
        near | {"op": "prev_close"},
        near | {"op": "add"} | spans,
        near | {"op": "subtract"} | spans | {"start": "2035-01-04T10:00:00Z"},
    ]

    _, answers = ask_text("".join(f"{json.dumps(one)}\n" for one in questions))

    within = [
        near | {"op": "add"} | spans | {"seconds": 3_600},
        near | {"op": "subtract"} | spans | {"start": "2010-01-04T12:00:00Z", "seconds": 3_600},
        near | {"op": "prev_close", "start": "2015-01-01T00:00:00Z"},
        near | {"op": "next_close"},
    ]

    assert [ask(one)["result"] for one in within] == [
        "2010-01-04T10:00:00Z",
        "2010-01-04T11:00:00Z",
        "2010-01-04T17:00:00Z",
        "2035-01-04T17:00:00Z",
    ]
    assert answers[0] == {"result": "2035-01-04T09:00:00Z"}
    assert answers == [ask(one) for one in questions]
    assert ["12 years" in answer.get("error", "") for answer in answers[1:]] == [True] * 4
