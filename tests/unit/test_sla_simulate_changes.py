"""`vigilctl simulate`: policies and hours that change, levels and the timeline."""

from __future__ import annotations

from tests.rigs.questions import (
    LEVELS,
    OFFICE,
    created,
    event,
    london,
    policy,
    scenario,
    state,
)


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

    assert (found["breached"], london(found["resolution_deadline"])) == (["resolution"], "09 11:00")


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
