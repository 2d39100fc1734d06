"""Proof sheets leave no second out, and a checker that shares nothing with them agrees."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from models.vocabulary import Target
from services.sla import events as ev
from services.sla.proof import ProofSheet, sheet
from services.sla.replay import replay
from tests.rigs.desk_terms import around_the_clock, at, local, nights, office, policy

if TYPE_CHECKING:
    from types import ModuleType

CHECKER = Path(__file__).parents[2] / "resources" / "verify" / "proof_check.py"
STATUSES = ("open", "pending", "resolved")
HOURS = (
    office(holidays=(date(2026, 3, 27),)),
    nights(),
    around_the_clock("Australia/Lord_Howe"),
    office("America/New_York"),
)


@pytest.fixture(scope="module")
def checker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("proof_check", CHECKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def a_sheet(until: str = "2026-06-08 12:00") -> ProofSheet:
    start = at("2026-06-05 15:00")
    log: list[ev.Event] = [
        ev.Created(start, "open"),
        ev.PolicyPinned(start, policy({Target.RESOLUTION: "8h"})),
        ev.StatusChanged(at("2026-06-08 10:00"), "pending"),
        ev.StatusChanged(at("2026-06-08 11:00"), "open"),
    ]
    return sheet(replay(log, until=at(until)).clocks[0], at(until))


def test_the_lines_tell_every_second_with_its_cause() -> None:
    lines = a_sheet().lines

    assert [
        (local(line.start_s), local(line.end_s), line.kind, line.cause, line.projected)
        for line in lines
    ] == [
        ("2026-06-05 15:00", "2026-06-05 17:00", "counted", "created", False),
        ("2026-06-05 17:00", "2026-06-08 09:00", "closed", "created", False),
        ("2026-06-08 09:00", "2026-06-08 10:00", "counted", "created", False),
        ("2026-06-08 10:00", "2026-06-08 11:00", "paused", "pending", False),
        ("2026-06-08 11:00", "2026-06-08 12:00", "counted", "open", False),
        ("2026-06-08 12:00", "2026-06-08 16:00", "counted", "still to come", True),
    ]


def test_the_lines_add_up_to_the_target_at_the_due_time() -> None:
    found = a_sheet()

    assert sum(line.counted_s for line in found.lines) == found.target_s == 8 * 3_600
    assert found.lines[-1].end_s == found.due_s


def test_a_line_names_the_versions_it_was_counted_under() -> None:
    line = a_sheet().lines[0]

    assert (line.policy, line.policy_version) == ("Standard", 1)
    assert (line.calendar, line.calendar_version) == ("main", 1)


def test_the_checker_finds_nothing_in_a_sound_sheet(checker: ModuleType) -> None:
    assert checker.contradictions(a_sheet().to_json()) == []


@pytest.mark.parametrize(
    "tamper",
    [
        {"elapsed_seconds": 1},
        {"target_seconds": 1},
        {"due_at": "2026-06-08T15:30:00Z"},
        {"started_at": "2026-06-05T13:00:00Z"},
        {"state": "met", "breached_at": "2026-06-08T10:00:00Z"},
        {"due_at": "2026-06-05T15:30:00Z"},
    ],
)
def test_the_checker_finds_a_changed_sheet(checker: ModuleType, tamper: dict[str, Any]) -> None:
    assert checker.contradictions(a_sheet().to_json() | tamper)


@pytest.mark.parametrize(
    "tamper",
    [
        {"kind": "paused"},
        {"kind": "lunch"},
        {"counted_seconds": 0},
        {"to": "2026-06-05T15:00:00Z"},
        {"to": "2026-06-05T13:00:00Z"},
        {"calendar_version": 2},
    ],
)
def test_the_checker_finds_a_changed_line(checker: ModuleType, tamper: dict[str, Any]) -> None:
    found = a_sheet().to_json()
    found["lines"][0] |= tamper

    assert checker.contradictions(found)


def test_the_checker_finds_a_closed_hour_counted(checker: ModuleType) -> None:
    found = a_sheet().to_json()
    found["calendars"][0]["holidays"] = ["2026-06-08"]

    assert checker.contradictions(found)


def test_sheets_of_tickets_worked_at_random_add_up(checker: ModuleType) -> None:
    rng = random.Random(11)  # noqa: S311
    for _ in range(40):
        start = now = at("2026-03-26 15:00") + 60 * rng.randrange(1_440)
        terms = [
            policy({Target.RESOLUTION: "16h"}, hours=hours, version=number)
            for number, hours in enumerate(HOURS)
        ]
        log: list[ev.Event] = [
            ev.Created(start, "open"),
            ev.PolicyPinned(start, rng.choice(terms)),
        ]
        for _ in range(4):
            now += rng.randrange(100_000)
            log.append(ev.StatusChanged(now, rng.choice(STATUSES)))
        log.append(ev.PolicyPinned(now, rng.choice(terms)))
        clock = replay(log, until=now + 50_000).clocks[0]

        assert checker.contradictions(sheet(clock, now + 50_000).to_json()) == []


def test_the_checker_runs_alone(tmp_path: Path) -> None:
    good, bad = a_sheet().to_json(), a_sheet().to_json() | {"elapsed_seconds": 1}
    path = tmp_path / "sheets.json"
    path.write_text(json.dumps([good, bad]), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-I", str(CHECKER), str(path)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert "resolution (cycle 1): the lines add up to 14400 s, not 1 s" in done.stdout
    assert done.stdout.endswith("2 proof sheets checked\n")


def an_ended_sheet(length: str = "8h") -> dict[str, Any]:
    """Two and a half hours worked, one paused, resolved at half past eleven on Monday."""
    start = at("2026-06-05 15:00")
    log: list[ev.Event] = [
        ev.Created(start, "open"),
        ev.PolicyPinned(start, policy({Target.RESOLUTION: length})),
        ev.StatusChanged(at("2026-06-08 10:00"), "pending"),
        ev.StatusChanged(at("2026-06-08 11:00"), "open"),
        ev.StatusChanged(at("2026-06-08 11:30"), "resolved"),
    ]
    until = at("2026-06-20 12:00")
    found = sheet(replay(log, until=until).clocks[0], until).to_json()
    assert not any(line["projected"] for line in found["lines"])
    return found


@pytest.mark.parametrize("length", ["8h", "2h", "3bd", "3cd", "1w"])
@pytest.mark.parametrize("shift", [-3_600, 3_600, 86_400])
def test_the_checker_finds_the_changed_due_time_of_a_clock_that_ended(
    checker: ModuleType, length: str, shift: int
) -> None:
    found = an_ended_sheet(length)
    assert checker.contradictions(found) == []

    due = datetime.fromisoformat(found["due_at"]) + timedelta(seconds=shift)

    assert checker.contradictions(found | {"due_at": due.isoformat()})


def test_the_checker_finds_a_due_time_outside_hours(checker: ModuleType) -> None:
    found = an_ended_sheet("2h") | {"breached_at": "2026-06-08T08:00:00Z", "state": "breached"}

    said = checker.contradictions(found | {"due_at": "2026-06-07T10:00:00Z"})

    assert said == ["it is due while its calendar is closed"]


@pytest.mark.parametrize("length", ["16h", "2h", "1bd", "3bd", "1cd", "10cd", "2w"])
def test_due_times_of_tickets_worked_at_random_are_counted_again(
    checker: ModuleType, length: str
) -> None:
    rng = random.Random(length)  # noqa: S311
    for _ in range(30):
        start = now = at("2026-03-26 15:00") + 60 * rng.randrange(1_440)
        terms = [policy({Target.RESOLUTION: length}, hours=one) for one in HOURS]
        log: list[ev.Event] = [ev.Created(start, "open"), ev.PolicyPinned(start, terms[0])]
        for _ in range(rng.randrange(5)):
            now += rng.randrange(100_000)
            log.append(ev.StatusChanged(now, rng.choice(STATUSES)))
        until = now + rng.choice((50_000, 500_000))

        found = sheet(replay(log, until=until).clocks[0], until)

        assert checker.contradictions(found.to_json()) == []
