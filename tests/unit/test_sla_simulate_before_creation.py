"""`vigilctl simulate`: what is published before the ticket exists."""

from __future__ import annotations

import pytest

from tests.rigs.questions import OFFICE, ask, created, event, london, policy, scenario, state


def test_a_ticket_begins_under_targets_published_before_it() -> None:
    events = [
        event("08 08:00", "policy_update", policy="Standard", targets={"resolution": "1h"}),
        created(),
    ]

    found = state([policy({"resolution": "8h"}, name="Standard")], events, "08 09:00")

    assert london(found["resolution_due"]) == "08 10:00"


def test_a_ticket_begins_under_hours_published_before_it() -> None:
    events = [
        event("08 08:00", "calendar_update", calendar="main", holidays=["2026-06-08"]),
        created(),
    ]

    found = state([policy({"resolution": "4h"})], events, "08 09:00")

    assert london(found["resolution_due"]) == "09 13:00"


def test_before_its_creation_a_ticket_has_no_policy() -> None:
    events = [
        event("08 08:00", "calendar_update", calendar="main", holidays=["2026-06-08"]),
        created(),
    ]

    check = scenario([policy({"resolution": "4h"})], events, "08 08:30")["checks"][0]

    assert (check["policy"], check["resolution_due"]) == (None, None)


@pytest.mark.parametrize(
    ("events", "at"),
    [
        ([event("08 09:30", "calendar_update", calendar="main", holidays=[]), created()],
         "events[1].at"),
        ([event("08 08:00", "calendar_update", calendar="main", holidays=[])], "events"),
        ([event("08 08:00", "status", status="open"), created()], "events[0].type"),
        ([created(), created()], "events[1].type"),
    ],
    ids=["out of order", "never created", "status of nothing", "created twice"],
)  # fmt: skip
def test_a_ticket_is_created_once_and_in_time_order(
    events: list[dict[str, object]], at: str
) -> None:
    question = {
        "kind": "scenario",
        "calendars": {"main": OFFICE},
        "policies": [policy({"resolution": "4h"})],
        "events": events,
        "checks": [],
    }

    assert ask(question)["at"] == at
