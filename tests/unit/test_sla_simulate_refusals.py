"""`vigilctl simulate` names the path to whatever is malformed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rigs.questions import (
    OFFICE,
    ask,
    changed,
    created,
    event,
)


@pytest.mark.parametrize(
    ("path", "value", "at"),
    [
        ("kind", "story", "kind"),
        ("kind", ..., "kind"),
        ("extra", 1, "extra"),
        ("policies", {}, "policies"),
        ("policies", ..., "policies"),
        ("events", [], "events"),
        ("checks", 7, "checks"),
        ("checks.0", {"at": "2026-06-08"}, "checks[0].at"),
        ("checks.0.then", 1, "checks[0].then"),
        ("calendars", [], "calendars"),
        ("calendars.main.tz", "Europe/Nowhere", "calendars.main.tz"),
        ("calendars.main.tz", 7, "calendars.main.tz"),
        ("calendars.main.tz", ..., "calendars.main.tz"),
        ("calendars.main.weekly", {}, "calendars.main"),
        ("calendars.main.weekly", [], "calendars.main.weekly"),
        ("calendars.main.weekly.monday", [], "calendars.main.weekly.monday"),
        ("calendars.main.weekly.mon", [["9:00", "17:00"]], "calendars.main.weekly.mon"),
        ("calendars.main.weekly.mon", [["09:00", "25:00"]], "calendars.main.weekly.mon"),
        ("calendars.main.weekly.mon", [["24:00", "25:00"]], "calendars.main.weekly.mon"),
        ("calendars.main.weekly.mon", [["09:00"]], "calendars.main.weekly.mon"),
        ("calendars.main.weekly.mon", "09:00", "calendars.main.weekly.mon"),
        ("calendars.main.weekly.mon", ["09:00", "17:00"], "calendars.main.weekly.mon"),
        (
            "calendars.main.overrides",
            {"2026-12-24": [["9", "10"]]},
            "calendars.main.overrides.2026-12-24",
        ),
        (
            "calendars.main.weekly.mon",
            [["09:00", "12:00"], ["11:00", "13:00"]],
            "calendars.main.weekly.mon",
        ),
        ("calendars.main.holidays", ["2026-13-01"], "calendars.main.holidays[0]"),
        ("calendars.main.holidays", "2026-12-01", "calendars.main.holidays"),
        ("calendars.main.overrides", {"tomorrow": []}, "calendars.main.overrides.tomorrow"),
        ("calendars.main.open", True, "calendars.main.open"),
        ("policies.0", 7, "policies[0]"),
        ("policies.0.name", 7, "policies[0].name"),
        ("policies.0.calendar", "other", "policies[0].calendar"),
        ("policies.0.calendar", 7, "policies[0].calendar"),
        ("policies.0.targets", ..., "policies[0].targets"),
        ("policies.0.targets", 60, "policies[0].targets"),
        ("policies.0.targets.bogus", 60, "policies[0].targets.bogus"),
        ("policies.0.targets.resolution", -60, "policies[0].targets.resolution"),
        ("policies.0.targets.resolution", True, "policies[0].targets.resolution"),
        ("policies.0.targets.resolution", "soon", "policies[0].targets.resolution"),
        ("policies.0.targets.resolution", 1e300, "policies[0].targets.resolution"),
        ("policies.0.targets.resolution", "9999999h", "policies[0].targets.resolution"),
        ("policies.0.targets.resolution", "99999w", "policies[0].targets.resolution"),
        ("policies.0.pause_statuses", "pending", "policies[0].pause_statuses"),
        ("policies.0.closed_statuses", ..., "policies[0].closed_statuses"),
        ("policies.0.pause_applies_to", ["later"], "policies[0].pause_applies_to[0]"),
        ("policies.0.conditions", {}, "policies[0].conditions"),
        (
            "policies.0.conditions",
            [{"field": "a", "op": "like", "value": 1}],
            "policies[0].conditions[0].op",
        ),
        ("policies.0.conditions", [{"field": "a", "op": "is"}], "policies[0].conditions[0].value"),
        ("policies.0.options.wait", 1, "policies[0].options.wait"),
        (
            "policies.0.options.next_response_starts",
            "never",
            "policies[0].options.next_response_starts",
        ),
        (
            "policies.0.options.agent_created_no_response_clock",
            1,
            "policies[0].options.agent_created_no_response_clock",
        ),
        ("policies.0.escalations.0.target", "reply", "policies[0].escalations[0].target"),
        ("policies.0.escalations.1.name", "early", "policies[0].escalations[1].name"),
        (
            "policies.0.escalations.0.offset_minutes",
            "-30m",
            "policies[0].escalations[0].offset_minutes",
        ),
        ("policies.0.escalation", [], "policies[0].escalation"),
        ("events.0", [], "events[0]"),
        ("events.0.at", ..., "events[0].at"),
        ("events.0.at", "2026-06-08T09:00:00", "events[0].at"),
        ("events.0.at", "0001-01-01T00:00:00Z", "events[0].at"),
        ("events.0.at", "9999-12-31T23:59:59-01:00", "events[0].at"),
        ("events.0.at", 7, "events[0].at"),
        ("events.0.type", "status", "events[0].type"),
        ("events.0.type", "reply", "events[0].type"),
        ("events.0.by", "robot", "events[0].by"),
        ("events.0.by", [], "events[0].by"),
        ("events.0.by", {}, "events[0].by"),
        ("events.0.by", ..., "events[0].by"),
        ("events.0.fields", [], "events[0].fields"),
        ("events.0.priority", 1.5, "events[0].priority"),
        ("events.0.status", None, "events[0].status"),
        ("events.1.at", "2026-06-07T09:00:00Z", "events[1].at"),
        ("events.1", created(), "events[1].type"),
        ("events.1.reason", "x", "events[1].reason"),
        (
            "events.1",
            event("08 10:00", "policy_update", policy="Other", targets={}),
            "events[1].policy",
        ),
        (
            "events.1",
            event("08 10:00", "policy_update", policy="Standard", targets={"x": 1}),
            "events[1].targets.x",
        ),
        (
            "events.1",
            event("08 10:00", "calendar_update", calendar="other", weekly={}),
            "events[1].calendar",
        ),
        ("events.1", event("08 10:00", "calendar_update", calendar="main"), "events[1]"),
        (
            "events.1",
            event("08 10:00", "calendar_update", calendar="main", weekly={"mon": [["x", "y"]]}),
            "events[1].weekly.mon",
        ),
        (
            "events.1",
            event("08 10:00", "calendar_update", calendar="main", weekly={}),
            "events[1]",
        ),
    ],
)
def test_a_malformed_scenario_names_the_path(path: str, value: object, at: str) -> None:
    answer = ask(changed(path, value))

    assert answer.get("at") == at, answer


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"op": "multiply"}, "op"),
        ({"op": ...}, "op"),
        ({"seconds": -1}, "seconds"),
        ({"seconds": 1.5}, "seconds"),
        ({"seconds": True}, "seconds"),
        ({"seconds": 10**18}, "seconds"),
        ({"seconds": ...}, "seconds"),
        ({"end": "2026-06-08T09:00:00Z"}, "end"),
        ({"start": "2026-06-08T09:00:00"}, "start"),
        ({"start": "0001-01-01T00:00:00Z"}, "start"),
        ({"calendar": ...}, "calendar"),
        ({"calendar": {"tz": "UTC", "weekly": {}}}, "calendar"),
        ({"op": "between", "seconds": ..., "end": "2026-06-01T09:00:00Z"}, "end"),
        ({"op": "next_close", "seconds": ..., "calendar": "always"}, "start"),
    ],
)
def test_a_malformed_business_time_question_names_the_path(change: dict[str, Any], at: str) -> None:
    every_day = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    always = {"tz": "UTC", "weekly": {day: [["00:00", "24:00"]] for day in every_day}}
    question: dict[str, Any] = {
        "kind": "businesstime",
        "calendar": OFFICE,
        "op": "add",
        "start": "2026-06-08T09:00:00Z",
        "seconds": 60,
    }
    for key, value in change.items():
        question[key] = always if value == "always" else value
    question = {key: value for key, value in question.items() if value is not ...}

    assert ask(question).get("at") == at
