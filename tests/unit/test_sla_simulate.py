"""`vigilctl simulate` answers as scenario-format.md says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from services.sla.scenario import Desk
from tests.rigs.questions import (
    OFFICE,
    ask,
    ask_text,
    created,
    event,
    hours,
    london,
    policy,
    scenario,
    state,
)

if TYPE_CHECKING:
    from pathlib import Path

BERLIN = {
    "tz": "Europe/Berlin",
    "weekly": {"mon": [["09:00", "12:00"], ["13:00", "17:00"]], "sun": []},
    "holidays": ["2016-11-01"],
    "overrides": {"2019-12-27": [["10:00", "18:00"]]},
}
LEVELS = [
    {"name": "early", "target": "resolution", "offset_minutes": -30},
    {"name": "late", "target": "resolution", "offset_minutes": 60},
]


def test_the_example_of_the_format_is_answered() -> None:
    question = {
        "kind": "businesstime",
        "calendar": BERLIN,
        "op": "add",
        "start": "2016-11-07T08:00:00Z",
        "seconds": 3600,
    }

    assert ask(question) == {"result": "2016-11-07T09:00:00Z"}


@pytest.mark.parametrize(
    ("op", "start", "arguments", "result"),
    [
        ("add", "2026-06-08T07:00:00Z", {"seconds": 3600}, "2026-06-08T09:00:00Z"),
        ("add", "2026-06-06T10:00:00Z", {"seconds": 0}, "2026-06-06T10:00:00Z"),
        ("subtract", "2026-06-08T09:00:00Z", {"seconds": 3600}, "2026-06-08T08:00:00Z"),
        ("subtract", "2026-06-08T08:00:00Z", {"seconds": 3600}, "2026-06-05T15:00:00Z"),
        ("between", "2026-06-05T15:00:00Z", {"end": "2026-06-08T09:00:00Z"}, 7200),
        ("is_open", "2026-06-08T08:00:00Z", {}, True),
        ("is_open", "2026-06-08T16:00:00Z", {}, False),
        ("next_open", "2026-06-08T09:30:00Z", {}, "2026-06-08T09:30:00Z"),
        ("next_open", "2026-06-08T16:00:00Z", {}, "2026-06-09T08:00:00Z"),
        ("prev_close", "2026-06-08T16:00:00Z", {}, "2026-06-08T16:00:00Z"),
        ("prev_close", "2026-06-08T08:00:00Z", {}, "2026-06-05T16:00:00Z"),
        ("next_close", "2026-06-08T16:00:00Z", {}, "2026-06-09T16:00:00Z"),
        ("next_close", "2026-06-08T15:59:59Z", {}, "2026-06-08T16:00:00Z"),
    ],
)
def test_a_business_time_question_is_answered(
    op: str, start: str, arguments: dict[str, Any], result: object
) -> None:
    assert hours(op, start, **arguments) == {"result": result}


def test_a_check_lists_every_key_of_the_format() -> None:
    found = state([policy({"resolution": "8h"})], [created()], "08 09:00")

    targets = ("first_response", "next_response", "periodic_update", "resolution")
    suffixes = ("due", "deadline", "minutes", "minutes_max")
    assert list(found) == [
        *(f"{target}_{suffix}" for target in targets for suffix in suffixes),
        "escalation_at",
        "first_response_at",
        "policy",
        "paused",
        "paused_minutes",
        "breached",
        "breached_by_deadline",
        "escalations",
    ]


def test_a_check_before_the_creation_knows_nothing() -> None:
    found = state([policy({"resolution": 60})], [created()], "08 08:59")

    assert (found["policy"], found["resolution_due"], found["breached"]) == (None, None, [])


def test_a_running_clock_has_a_due_time_and_a_deadline() -> None:
    found = state([policy({"first_response": 60})], [created()], "08 09:30")

    assert london(found["first_response_due"]) == "08 10:00"
    assert london(found["first_response_deadline"]) == "08 10:00"
    assert london(found["escalation_at"]) == "08 10:00"


def test_a_met_clock_keeps_its_deadline_and_its_minutes() -> None:
    events = [created(), event("08 09:25", "agent_reply")]

    found = state([policy({"first_response": 60})], events, "08 12:00")

    assert found["first_response_due"] is None
    assert london(found["first_response_deadline"]) == "08 10:00"
    assert found["first_response_minutes"] == 25
    assert london(found["first_response_at"]) == "08 09:25"
    assert found["breached"] == []


def test_a_clock_is_breached_strictly_after_its_due_time() -> None:
    policies, events = [policy({"resolution": 60})], [created()]

    assert state(policies, events, "08 10:00")["breached"] == []
    assert state(policies, events, "08 10:01")["breached"] == ["resolution"]


def test_a_paused_clock_has_neither_due_time_nor_deadline() -> None:
    events = [created(), event("08 10:00", "status", status="pending")]

    found = state([policy({"resolution": "2h"})], events, "09 12:00")

    assert (found["paused"], found["paused_minutes"]) == (True, 7 * 60 + 3 * 60)
    assert (found["resolution_due"], found["resolution_deadline"]) == (None, None)
    assert (found["escalation_at"], found["breached"]) == (None, [])


def test_a_pause_applies_to_the_targets_named() -> None:
    policies = [policy({"first_response": 60, "resolution": 60}, pause_applies_to=["resolution"])]
    events = [created(), event("08 09:30", "status", status="pending")]

    found = state(policies, events, "08 09:45")

    assert (london(found["first_response_due"]), found["resolution_due"]) == ("08 10:00", None)


def test_a_resolved_ticket_has_no_due_time_and_its_time_is_no_pause() -> None:
    events = [created(), event("08 10:00", "status", status="resolved")]

    found = state([policy({"resolution": "8h", "first_response": "4h"})], events, "09 12:00")

    assert (found["resolution_due"], found["first_response_due"]) == (None, None)
    assert (found["resolution_minutes"], found["paused"], found["paused_minutes"]) == (60, False, 0)


def test_the_longest_completed_clock_is_remembered() -> None:
    events = [
        created(),
        event("08 09:10", "agent_reply"),
        event("08 10:00", "customer_reply"),
        event("08 10:20", "customer_reply"),
        event("08 10:50", "agent_reply"),
        event("08 11:00", "customer_reply"),
        event("08 11:05", "agent_reply"),
    ]

    found = state([policy({"next_response": 30})], events, "08 12:00")

    assert (found["next_response_minutes"], found["next_response_minutes_max"]) == (5, 50)
    assert found["breached"] == ["next_response"]


def test_the_opening_message_starts_next_response_only_where_the_policy_says_so() -> None:
    targets = {"next_response": 60}
    anything = policy(targets, options={"next_response_starts": "any_customer_message"})

    assert state([policy(targets)], [created()], "08 09:00")["next_response_due"] is None
    assert london(state([anything], [created()], "08 09:00")["next_response_due"]) == "08 10:00"


def test_an_agents_own_ticket_owes_no_response_where_the_policy_says_so() -> None:
    spared = policy({"first_response": 60}, options={"agent_created_no_response_clock": True})

    found = state([spared], [created(by="agent")], "08 09:00")

    assert found["first_response_due"] is None


def test_periodic_update_begins_again_with_every_public_message() -> None:
    events = [created(), event("08 10:00", "agent_reply"), event("08 10:30", "internal_note")]

    found = state([policy({"periodic_update": 120})], events, "08 11:00")

    assert london(found["periodic_update_due"]) == "08 12:00"


def test_the_first_policy_whose_conditions_hold_applies_and_is_asked_again() -> None:
    policies = [
        policy(
            {"resolution": 60},
            name="Urgent",
            conditions=[{"field": "priority", "op": "is", "value": "high"}],
        ),
        policy(
            {"resolution": 120},
            name="Cloud",
            conditions=[{"field": "product", "op": "contains", "value": "cloud"}],
        ),
    ]
    events = [
        created(priority="low", fields={"product": "my cloud"}),
        event("08 09:10", "priority", priority="high"),
        event("08 09:20", "priority", priority="low"),
        event("08 09:30", "field", field="product", value="desk"),
    ]

    checks = scenario(policies, events, "08 09:05", "08 09:15", "08 09:25", "08 09:35")["checks"]

    assert [check["policy"] for check in checks] == ["Cloud", "Urgent", "Cloud", None]
    assert [london(check["resolution_due"]) for check in checks] == [
        "08 11:00",
        "08 10:00",
        "08 11:00",
        None,
    ]


def test_a_policy_that_applies_late_counts_from_the_beginning() -> None:
    late = policy({"resolution": 120}, conditions=[{"field": "vip", "op": "is", "value": True}])
    events = [
        created(),
        event("08 10:00", "status", status="pending"),
        event("08 10:30", "status", status="open"),
        event("08 11:00", "field", field="vip", value=True),
    ]

    found = state([late], events, "08 11:00")

    assert london(found["resolution_due"]) == "08 11:30"


def test_a_shorter_target_already_exceeded_breaches_at_the_update() -> None:
    events = [
        created(),
        event("08 12:00", "policy_update", policy="Standard", targets={"resolution": "2h"}),
    ]

    answer = scenario([policy({"resolution": "8h"})], events, "08 12:00")

    found = answer["checks"][0]
    assert (found["breached"], found["breached_by_deadline"]) == (["resolution"], ["resolution"])
    assert london(found["resolution_due"]) == "08 11:00"
    breach = next(entry for entry in answer["timeline"] if entry["what"] == "breach")
    assert breach == {
        "at": "2026-06-08T11:00:00Z",
        "clock": "resolution",
        "what": "breach",
        "why": "policy change",
    }


def test_a_longer_target_keeps_the_breach_and_moves_the_deadline() -> None:
    events = [
        created(),
        event("08 12:00", "policy_update", policy="Standard", targets={"resolution": "8h"}),
    ]

    found = state([policy({"resolution": "2h"})], events, "08 13:00")

    assert (found["breached"], found["breached_by_deadline"]) == (["resolution"], [])
    assert london(found["resolution_due"]) == "08 17:00"


def test_new_hours_count_from_their_publication_on() -> None:
    shorter = {day: [["09:00", "11:00"]] for day in ("mon", "tue")}
    events = [
        created(),
        event("08 10:00", "calendar_update", calendar="main", weekly=shorter),
    ]

    found = state([policy({"resolution": "4h"})], events, "08 10:00")

    assert london(found["resolution_due"]) == "09 11:00"


def test_a_holiday_added_today_undoes_no_breach() -> None:
    events = [
        created(),
        event("08 12:00", "calendar_update", calendar="main", holidays=["2026-06-08"]),
    ]

    found = state([policy({"resolution": "2h"})], events, "08 12:00")

    assert (found["breached"], london(found["resolution_deadline"])) == (["resolution"], "08 11:00")


def test_levels_fire_at_their_offset_from_the_due_time() -> None:
    policies = [policy({"resolution": "2h"}, escalations=LEVELS)]

    found = state(policies, [created()], "08 10:30")

    assert [(one["name"], london(one["at"]), one["fired"]) for one in found["escalations"]] == [
        ("early", "08 10:30", True),
        ("late", "08 12:00", False),
    ]


def test_a_paused_clock_moves_its_levels_with_it() -> None:
    policies = [policy({"resolution": "2h"}, escalations=LEVELS)]
    events = [
        created(),
        event("08 10:00", "status", status="pending"),
        event("08 12:00", "status", status="open"),
    ]

    paused, resumed = scenario(policies, events, "08 11:00", "08 12:00")["checks"]

    assert [one["at"] for one in paused["escalations"]] == [None, None]
    assert [london(one["at"]) for one in resumed["escalations"]] == ["08 12:30", "08 14:00"]


def test_a_met_clock_fires_nothing_more() -> None:
    policies = [policy({"resolution": "2h"}, escalations=LEVELS)]
    events = [created(), event("08 11:00", "status", status="resolved")]

    found = state(policies, events, "08 17:00")

    assert [one["fired"] for one in found["escalations"]] == [True, False]


def test_the_timeline_tells_everything_in_order() -> None:
    events = [
        created(),
        event("08 10:00", "status", status="pending"),
        event("08 11:00", "status", status="open"),
        event("08 14:00", "status", status="closed"),
    ]
    policies = [policy({"resolution": "2h"}, escalations=LEVELS)]

    lines = scenario(policies, events)["timeline"]

    assert [(london(line["at"]), line["what"], line["why"]) for line in lines] == [
        ("08 09:00", "start", "created"),
        ("08 10:00", "pause", "pending"),
        ("08 11:00", "resume", "open"),
        ("08 11:30", "firing", "early"),
        ("08 12:00", "breach", "target exceeded"),
        ("08 13:00", "firing", "late"),
        ("08 14:00", "stop", "closed: breached"),
    ]


def test_checks_are_answered_in_the_order_asked() -> None:
    answer = scenario([policy({"resolution": 60})], [created()], "08 11:00", "08 09:30")

    assert [check["breached"] for check in answer["checks"]] == [["resolution"], []]


def test_no_target_may_be_written_as_null() -> None:
    policies = [policy({"resolution": 60, "first_response": None})]

    assert state(policies, [created()], "08 09:00")["first_response_deadline"] is None


def test_new_hours_leave_policies_over_other_calendars_alone() -> None:
    update = event("08 09:30", "calendar_update", calendar="other", holidays=["2026-06-08"])
    calendars = {"main": OFFICE, "other": OFFICE}

    answer = scenario(
        [policy({"resolution": 60})], [created(), update], "08 09:30", calendars=calendars
    )

    assert london(answer["checks"][0]["resolution_due"]) == "08 10:00"
    assert [line["what"] for line in answer["timeline"]] == ["start"]


def test_a_desk_remembers_what_it_read_and_forgets_it_in_time() -> None:
    desk = Desk()
    questions = [
        changed("policies.0.name", f"policy {number}")
        | {"calendars": {"main": OFFICE | {"holidays": [f"2027-{number % 12 + 1:02}-01"]}}}
        for number in range(1_100)
    ]
    twice = changed("calendars.other", OFFICE)

    answers = [desk.answer(question)["checks"][0]["policy"] for question in questions]

    assert answers == [f"policy {number}" for number in range(1_100)]
    assert desk.answer(twice) == desk.answer(twice)


def test_a_desk_forgets_calendars_in_time() -> None:
    desk = Desk()
    for number in range(1_100):
        calendar = OFFICE | {"holidays": [f"{1_950 + number % 200}-{number // 200 + 1:02}-01"]}
        question = changed("calendars.main", calendar)
        assert desk.answer(question)["checks"][0]["breached"] == ["resolution"]


def test_a_question_that_is_no_object_is_refused() -> None:
    assert ask([1]) == {"error": "a question is an object", "at": ""}


def changed(path: str, value: object) -> dict[str, Any]:
    """A good scenario with one thing changed; the path is dotted, numbers are places."""
    question: dict[str, Any] = {
        "kind": "scenario",
        "calendars": {"main": OFFICE},
        "policies": [policy({"resolution": 60}, conditions=[], escalations=LEVELS, options={})],
        "events": [created(), event("08 10:00", "status", status="open")],
        "checks": [{"at": "2026-06-08T12:00:00Z"}],
    }
    question = json.loads(json.dumps(question))
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    inner: Any = question
    for step in steps:
        inner = inner[step]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return question


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


GOOD = json.dumps(
    {
        "kind": "businesstime",
        "calendar": OFFICE,
        "op": "is_open",
        "start": "2026-06-08T09:00:00Z",
    }
)


def test_a_malformed_line_in_a_stream_leaves_the_others_answered() -> None:
    status, answers = ask_text(f"{GOOD}\n{GOOD[:40]}\nrubbish\n[1]\n{GOOD}\n")

    assert status == 2
    assert ["error" in answer for answer in answers] == [False, True, True, True, False]


def test_a_stream_without_mistakes_ends_well() -> None:
    status, answers = ask_text(f"{GOOD}\n\n{GOOD}")

    assert (status, answers) == (0, [{"result": True}, {"result": True}])


def test_one_object_over_many_lines_is_one_question() -> None:
    pretty = json.dumps(json.loads(GOOD), indent=2)

    assert ask_text(pretty) == (0, [{"result": True}])


def test_several_objects_over_many_lines_are_as_many_questions() -> None:
    pretty = json.dumps(json.loads(GOOD), indent=2)

    assert ask_text(f"{pretty}\n{pretty}\n{GOOD}\n") == (0, [{"result": True}] * 3)


def test_an_object_cut_off_at_the_end_is_one_mistake() -> None:
    status, answers = ask_text('{\n "kind":\n')

    assert (status, len(answers)) == (2, 1)


@pytest.mark.parametrize("line", ["[" * 100_000, '{"kind": NaN}', '{"a": 1' + "0" * 5000 + "}"])
def test_hostile_json_is_an_error_on_its_line(line: str) -> None:
    status, answers = ask_text(f"{line}\n{GOOD}\n")

    assert (status, "error" in answers[0], answers[1]) == (2, True, {"result": True})


def test_a_file_is_read_like_the_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(f"\ufeff{GOOD}\n", encoding="utf-8")

    assert ask_text("", str(path)) == (0, [{"result": True}])


def test_a_missing_file_is_a_clear_failure(tmp_path: Path) -> None:
    assert ask_text("", str(tmp_path / "none.json")) == (2, [])
