"""What a status means that brings another policy, worked out by hand.

The policy before counted nothing while the ticket was paused under it, and promises nothing any
more at the moment the ticket goes on: its target cannot be what is breached (sla.md, section 3:
a paused clock cannot breach). The desk never closes, so business time is real time.
"""

from __future__ import annotations

from typing import Any

from tests.rigs.questions import created, event, london, policy, scenario

AROUND = {
    "tz": "Europe/London",
    "weekly": {
        day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    },
}
FIRST = "first_response"
HELD = policy(
    {FIRST: "1m"},
    name="While it is held",
    pause_statuses=["hold"],
    conditions=[{"field": "status", "op": "is", "value": "hold"}],
)
ON_HOLD = [
    created("08 08:00"),
    event("08 09:00", "status", status="hold"),
    event("08 10:00", "status", status="open"),
]


def seen(*policies: dict[str, Any], check: str = "08 10:30") -> dict[str, Any]:
    answer = scenario([*policies], ON_HOLD, check, calendars={"main": AROUND})
    assert "error" not in answer, answer
    found: dict[str, Any] = answer["checks"][0]
    return found


def test_a_target_that_held_only_in_the_pause_breaches_nothing() -> None:
    found = seen(HELD, policy({FIRST: "8h"}))

    assert (london(found["first_response_due"]), found["breached"]) == ("08 16:00", [])


def test_a_target_that_held_only_in_the_pause_breaches_nothing_where_no_policy_follows() -> None:
    found = seen(HELD)

    assert (found["policy"], found["breached"]) == (None, [])


def test_the_terms_a_status_brings_breach_at_that_moment_where_they_are_exceeded() -> None:
    found = seen(HELD, policy({FIRST: "90m"}), check="08 10:00")

    assert found["breached"] == [FIRST]


def test_a_target_exceeded_in_the_pause_breaches_where_the_policy_stays() -> None:
    always = policy({FIRST: "1m"}, pause_statuses=["hold"])
    update = event("08 09:30", "policy_update", policy="Standard", targets={FIRST: "1m"})
    events = [*ON_HOLD[:2], update, ON_HOLD[2]]

    answer = scenario(
        [always | {"targets": {FIRST: "8h"}}], events, "08 10:00", calendars={"main": AROUND}
    )

    assert answer["checks"][0]["breached"] == [FIRST]
