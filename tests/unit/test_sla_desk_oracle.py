"""Whole scenarios against a desk that lives minute by minute."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.rigs.questions import ask_text
from tests.rigs.stepping_clock import DAYS, SteppingClock
from tests.rigs.stepping_desk import TARGETS, SteppingDesk

STATUSES = ("open", "pending", "on_hold", "resolved", "closed")
AROUND = (date(2026, 3, 23), date(2026, 4, 13))
HOURS: tuple[list[tuple[str, str]], ...] = (
    [("09:00", "12:00"), ("13:00", "17:00")],
    [("22:00", "06:00")],
    [("00:00", "24:00")],
    [("08:00", "20:00")],
)


def text_of(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")


def calendar(rng: random.Random) -> tuple[dict[str, Any], SteppingClock]:
    zone = rng.choice(("Europe/London", "Europe/Berlin", "Australia/Lord_Howe"))
    hours = rng.choice(HOURS)
    weekly = dict.fromkeys(DAYS[: rng.choice((5, 7))], hours)
    holidays = [date(2026, 3, 27)] if rng.random() < 0.5 else []
    plain = {"tz": zone, "weekly": weekly, "holidays": [day.isoformat() for day in holidays]}
    return plain, SteppingClock(zone, weekly, holidays, {}, AROUND)


def story(rng: random.Random) -> list[tuple[int, str, str]]:
    at = int(datetime(2026, 3, 26, tzinfo=UTC).timestamp()) + 60 * rng.randrange(1_440)
    events: list[tuple[int, str, str]] = [(at, "created", rng.choice(STATUSES))]
    for _ in range(rng.randrange(9)):
        at += 60 * rng.choice((0, 5, 30, 60, 240, 480, rng.randrange(1_000)))
        kind = rng.choice(("status", "status", "agent_reply", "customer_reply", "internal_note"))
        events.append((at, kind, rng.choice(STATUSES) if kind == "status" else ""))
    return events


def plain_event(at: int, kind: str, value: object) -> dict[str, Any]:
    found: dict[str, Any] = {"at": text_of(at), "type": kind}
    if kind in {"created", "status"}:
        found["status"] = value
    return found | ({"by": "customer"} if kind == "created" else {})


def compare(rng: random.Random) -> tuple[dict[str, Any], dict[str, Any]]:
    """One random scenario: what the engine says, and what the stepping desk says."""
    plain, clock = calendar(rng)
    lengths = {name: rng.choice((0, 1, 30, 60, 240, 480)) for name in TARGETS}
    targets = {name: length for name, length in lengths.items() if rng.random() < 0.8}
    policy: dict[str, Any] = {
        "name": "p",
        "calendar": "main",
        "targets": targets,
        "pause_statuses": rng.sample(("pending", "on_hold", "open"), 1),
        "closed_statuses": ["resolved", "closed"],
        "pause_applies_to": rng.sample(TARGETS, 3),
    }
    any_message = rng.random() < 0.5
    options = {"next_response_starts": "any_customer_message"} if any_message else {}
    events = story(rng)
    until = events[-1][0] + 60 * rng.choice((0, 1, 60, 1_000))
    question = {
        "kind": "scenario",
        "calendars": {"main": plain},
        "policies": [policy | {"options": options}],
        "events": [plain_event(*event) for event in events],
        "checks": [{"at": text_of(until)}],
    }
    _, (answer,) = ask_text(json.dumps(question))
    desk = SteppingDesk(clock, policy | {"any_message": any_message})
    desk.run(events, until)
    return answer["checks"][0], said(desk, until)


def said(desk: SteppingDesk, until: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "paused_minutes": desk.paused_minutes,
        "paused": desk.paused,
        "breached": sorted(desk.breached),
        "first_response_at": text_of(desk.replied_at) if desk.replied_at else None,
    }
    for name in TARGETS:
        due = desk.due(name, until)
        done = desk.done.get(name)
        found[f"{name}_due"] = text_of(due) if due is not None else None
        found[f"{name}_minutes"] = done[-1] if done else None
        found[f"{name}_minutes_max"] = max(done) if done else None
    return found


def agree(seed: int, count: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    for number in range(count):
        answer, expected = compare(rng)
        ours = {key: answer[key] for key in expected}
        assert ours == expected, (seed, number)


def test_random_scenarios_equal_a_desk_that_lives_by_the_minute() -> None:
    agree(seed=7, count=150)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_many_random_scenarios_equal_a_desk_that_lives_by_the_minute() -> None:
    agree(seed=2026, count=20_000)
