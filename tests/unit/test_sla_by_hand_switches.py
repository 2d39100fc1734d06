"""What other terms do to pauses, levels and the end of clocks, worked out by hand.

Every expectation was written down from sla.md and scenario-format.md before the engine was asked.
The desk never closes, so business time is real time.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.rigs.questions import created, event, london, policy, scenario

AROUND = {
    "tz": "Europe/London",
    "weekly": {
        day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    },
}
BEGIN = created("08 08:00")
FIRST, RES = "first_response", "resolution"


def played(policies: list[dict[str, Any]], events: list[Any], *checks: str) -> dict[str, Any]:
    answer = scenario(policies, events, *checks, calendars={"main": AROUND})
    assert "error" not in answer, answer
    return answer


def seen(policies: list[dict[str, Any]], events: list[Any], check: str) -> dict[str, Any]:
    found: dict[str, Any] = played(policies, events, check)["checks"][0]
    return found


def levels(found: dict[str, Any]) -> list[tuple[str, str | None, bool]]:
    return [(one["name"], london(one["at"]), one["fired"]) for one in found["escalations"]]


def told(answer: dict[str, Any]) -> list[tuple[str | None, str, str]]:
    return [(london(one["at"]), one["clock"], one["what"]) for one in answer["timeline"]]


def level(name: str, minutes: int, target: str = RES) -> dict[str, Any]:
    return {"name": name, "target": target, "offset_minutes": minutes}


def where(value: str, **of: str) -> list[dict[str, Any]]:
    (op,) = of
    return [{"field": of[op], "op": op, "value": value}]


def to(when: str, status: str) -> dict[str, Any]:
    return event(when, "status", status=status)


def marked(when: str, value: str = "1") -> dict[str, Any]:
    return event(when, "field", field="x", value=value)


NEW_HOURS = {"kind": "calendar_update", "calendar": "main", "holidays": ["2026-12-25"]}
NEW_TARGETS = {"kind": "policy_update", "policy": "Standard", "targets": {RES: "1h"}}


@pytest.mark.parametrize("published", [NEW_HOURS, NEW_TARGETS], ids=lambda one: one["kind"])
@pytest.mark.parametrize("when", ["08 12:00", "08 14:30"], ids=["in the pause", "after it"])
def test_a_pause_after_the_due_time_moves_levels_under_other_terms_too(
    published: dict[str, Any], when: str
) -> None:
    rule = [policy({RES: "1h"}, escalations=[level("director", 240)])]
    events = [BEGIN, to("08 10:00", "pending"), to("08 14:00", "open"), event(when, **published)]
    events.sort(key=lambda one: one["at"])

    assert levels(seen(rule, events, "08 15:00")) == [("director", "08 17:00", False)]
    assert levels(seen(rule, events, "08 17:00")) == [("director", "08 17:00", True)]


def test_a_pause_after_the_due_day_does_not_move_it_under_other_terms() -> None:
    rule = [policy({RES: "1cd"})]
    events = [
        BEGIN,
        to("09 10:00", "pending"),
        to("09 14:00", "open"),
        event("09 14:30", "policy_update", policy="Standard", targets={RES: "1cd"}),
    ]

    found = seen(rule, events, "09 15:00")

    assert london(found["resolution_due"]) == "09 08:00"
    assert found["breached"] == [RES]


def test_a_policy_that_applies_late_fires_its_levels_then_and_not_before() -> None:
    rule = [
        policy({RES: "4h"}, conditions=where("1", **{"is": "x"}), escalations=[level("L", -120)])
    ]

    answer = played(rule, [BEGIN, marked("08 11:30")], "08 11:00", "08 11:30")

    assert [levels(one) for one in answer["checks"]] == [[], [("L", "08 11:30", True)]]
    assert told(answer) == [("08 11:30", RES, "start"), ("08 11:30", RES, "firing")]


def test_a_status_that_other_terms_call_closed_ends_the_clock_at_the_switch() -> None:
    rules = [
        policy({RES: "8h"}, closed_statuses=["resolved"], conditions=where("1", is_not="x")),
        policy({RES: "8h"}, closed_statuses=["resolved", "hold"], name="B"),
    ]

    answer = played(rules, [BEGIN, to("08 09:00", "hold"), marked("08 09:30")], "08 10:00")

    (found,) = answer["checks"]
    assert (found["resolution_due"], found["resolution_minutes"]) == (None, 60)
    assert london(found["resolution_deadline"]) == "08 16:30"
    assert told(answer)[-1] == ("08 09:30", RES, "stop")


def test_a_status_that_brings_the_terms_which_call_it_closed_ends_the_clock() -> None:
    rules = [
        policy(
            {RES: "8h"}, closed_statuses=["closed"], conditions=where("resolved", is_not="status")
        ),
        policy({RES: "8h"}, closed_statuses=["resolved"], name="B"),
    ]

    found = seen(rules, [BEGIN, to("08 09:00", "resolved")], "08 10:00")

    assert (found["resolution_minutes"], london(found["resolution_deadline"])) == (60, "08 16:00")


def test_terms_that_were_exceeded_before_the_status_closed_breach_at_the_switch() -> None:
    rules = [
        policy({RES: "8h"}, closed_statuses=["resolved"], conditions=where("1", is_not="x")),
        policy({RES: "30m"}, closed_statuses=["resolved", "hold"], name="B"),
    ]

    answer = played(rules, [BEGIN, to("08 09:00", "hold"), marked("08 09:30")], "08 10:00")

    assert answer["checks"][0]["breached"] == [RES]
    assert ("08 09:30", RES, "breach") in told(answer)


def test_a_closed_clock_goes_on_only_from_what_the_terms_of_now_call_open() -> None:
    rules = [
        policy({RES: "8h"}, closed_statuses=["resolved"], conditions=where("1", is_not="x")),
        policy({RES: "8h"}, closed_statuses=["resolved", "closed"], name="B"),
    ]
    events = [BEGIN, to("08 09:00", "resolved"), marked("08 10:00"), to("08 11:00", "closed")]

    answer = played(rules, events, "08 12:00")

    assert answer["checks"][0]["resolution_minutes"] == 60
    assert told(answer)[-1] == ("08 09:00", RES, "stop")


def test_a_clock_that_ended_keeps_the_levels_of_its_own_policy() -> None:
    rules = [
        policy(
            {FIRST: "4h"},
            conditions=where("1", is_not="x"),
            escalations=[level("L1", -180, FIRST)],
        ),
        policy({FIRST: "2h"}, name="B", escalations=[level("L2", -30, FIRST)]),
    ]
    events = [BEGIN, event("08 10:00", "agent_reply"), marked("08 11:00")]

    for known in (rules, rules[:1]):
        assert levels(seen(known, events, "08 12:00")) == [("L1", "08 09:00", True)]


def test_a_level_that_fired_stays_told_under_other_terms() -> None:
    rules = [
        policy({RES: "4h"}, conditions=where("1", is_not="x"), escalations=[level("L1", -180)]),
        policy({RES: "8h"}, name="B", escalations=[level("L2", -30)]),
    ]

    found = seen(rules, [BEGIN, marked("08 11:00")], "08 12:00")

    assert levels(found) == [("L2", "08 15:30", False), ("L1", "08 09:00", True)]


def test_a_clock_that_stands_still_after_its_due_time_does_not_say_when_levels_come() -> None:
    rule = [policy({RES: "4h"}, escalations=[level("p", 60)])]
    events = [BEGIN, to("08 12:30", "pending"), to("08 14:00", "open")]

    assert levels(seen(rule, events, "08 13:30")) == [("p", None, False)]
    assert levels(seen(rule, events, "08 14:00")) == [("p", "08 14:30", False)]


@pytest.mark.parametrize("name", ["cancelled", "merged", "waiting"])
def test_no_name_of_a_status_means_more_than_the_policy_says(name: str) -> None:
    rule = [policy({RES: "8h"})]
    events = [BEGIN, to("08 09:00", "resolved"), to("08 10:00", name)]

    assert london(seen(rule, events, "08 11:00")["resolution_due"]) == "08 17:00"


def test_a_ticket_that_begins_in_a_pause_says_so() -> None:
    answer = played(
        [policy({RES: "8h"})], [created("08 08:00", status="pending"), to("08 10:00", "open")]
    )

    assert told(answer) == [
        ("08 08:00", RES, "start"), ("08 08:00", RES, "pause"), ("08 10:00", RES, "resume")
    ]  # fmt: skip


def test_a_pause_that_other_terms_make_is_told() -> None:
    rules = [
        policy({RES: "8h"}, conditions=where("1", is_not="x")),
        policy({RES: "8h"}, name="Y", pause_statuses=["pending", "open"]),
    ]

    answer = played(rules, [BEGIN, marked("08 10:00"), marked("08 11:00", "0")], "08 10:30")

    assert told(answer) == [
        ("08 08:00", RES, "start"),
        ("08 10:00", RES, "switch"), ("08 10:00", RES, "pause"),
        ("08 11:00", RES, "switch"), ("08 11:00", RES, "resume"),
    ]  # fmt: skip


def test_terms_that_owe_an_agents_ticket_no_response_take_the_clock_away() -> None:
    rules = [
        policy({FIRST: "4h"}, conditions=where("1", is_not="x")),
        policy({FIRST: "4h"}, name="Y", options={"agent_created_no_response_clock": True}),
    ]

    found = seen(rules, [created("08 08:00", by="agent"), marked("08 09:30")], "08 13:00")

    assert (found["policy"], found["first_response_due"], found["breached"]) == ("Y", None, [])


def test_a_clock_that_other_terms_ended_goes_on_when_they_are_taken_back() -> None:
    rules = [
        policy({RES: "8h"}, closed_statuses=["resolved"], conditions=where("1", is_not="x")),
        policy({RES: "8h"}, closed_statuses=["resolved", "hold"], name="B"),
    ]
    events = [BEGIN, to("08 09:00", "hold"), marked("08 09:30"), marked("08 10:00", "0")]

    answer = played(rules, events, "08 11:00", "08 17:00")

    assert london(answer["checks"][0]["resolution_due"]) == "08 16:00"
    assert answer["checks"][1]["breached"] == [RES]
    assert [what for _, _, what in told(answer)] == [
        "start", "switch", "stop", "resume", "switch", "breach"
    ]  # fmt: skip


@pytest.mark.parametrize("status", ["resolved", "open"])
def test_a_clock_that_paused_before_its_new_due_time_is_not_late(status: str) -> None:
    office = {
        "tz": "Europe/London",
        "weekly": {"mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]]},
    }
    rules = [
        policy({RES: "20h"}, conditions=where("1", is_not="x")),
        policy({RES: "by 09:00"}, name="B"),
    ]
    events = [
        created("08 10:00"),
        to("08 18:00", "pending"),
        marked("09 12:00"),
        to("09 18:00", status),
    ]

    answer = scenario(rules, events, "09 18:00", calendars={"main": office})

    assert answer["checks"][0]["breached"] == []


def test_a_customer_who_waits_is_owed_an_answer_under_terms_that_owe_no_first_one() -> None:
    both = {FIRST: "4h", "next_response": "2h"}
    rules = [
        policy(both, conditions=where("1", is_not="x")),
        policy(both, name="B", options={"agent_created_no_response_clock": True}),
    ]
    events = [
        created("08 08:00", by="agent"),
        event("08 09:00", "customer_reply"),
        marked("08 09:30"),
    ]

    found = seen(rules, events, "08 10:00")

    assert (found["first_response_due"], london(found["next_response_due"])) == (None, "08 11:00")


def test_levels_keep_the_order_of_their_policy_when_it_is_published_anew() -> None:
    both = [level("L1", -30, FIRST), level("L2", -30)]
    rule = [policy({FIRST: "4h", RES: "8h"}, escalations=both)]
    events = [
        BEGIN,
        event("08 09:00", "agent_reply"),
        event("08 10:00", "policy_update", policy="Standard", targets={FIRST: "4h", RES: "6h"}),
    ]

    assert [one[0] for one in levels(seen(rule, events, "08 10:30"))] == ["L1", "L2"]
