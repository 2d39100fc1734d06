"""`vigilctl simulate` answers checks as scenario-format.md says."""

from __future__ import annotations

from tests.rigs.questions import (
    created,
    event,
    london,
    policy,
    scenario,
    state,
)


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


def test_checks_are_answered_in_the_order_asked() -> None:
    answer = scenario([policy({"resolution": 60})], [created()], "08 11:00", "08 09:30")

    assert [check["breached"] for check in answer["checks"]] == [["resolution"], []]
