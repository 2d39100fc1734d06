"""Asks `vigilctl simulate` in this process, as a script would through a pipe."""

from __future__ import annotations

import argparse
import io
import json
from typing import TYPE_CHECKING, Any

from services.console import simulate

if TYPE_CHECKING:
    from collections.abc import Mapping

OFFICE: dict[str, Any] = {
    "tz": "Europe/London",
    "weekly": {day: [["09:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
}


def ask_text(text: str, *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    """Exit status and answers to raw input."""
    parser = argparse.ArgumentParser()
    simulate.add_parser(parser.add_subparsers())
    out = io.StringIO()
    args = parser.parse_args(["simulate", *arguments])
    status = simulate.run(args, io.StringIO(text), out, io.StringIO())
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


def ask(question: object) -> dict[str, Any]:
    """The answer to one question."""
    _, answers = ask_text(json.dumps(question) + "\n")
    assert len(answers) == 1
    return answers[0]


def hours(op: str, start: str, **arguments: object) -> dict[str, Any]:
    """The answer to a business-time question about the office."""
    question = {"kind": "businesstime", "calendar": OFFICE, "op": op, "start": start}
    return ask(question | arguments)


def policy(targets: Mapping[str, object], **more: object) -> dict[str, Any]:
    """A policy over the office that pauses on `pending`."""
    usual: dict[str, Any] = {
        "name": "Standard",
        "calendar": "main",
        "targets": dict(targets),
        "pause_statuses": ["pending"],
        "closed_statuses": ["resolved", "closed"],
    }
    return usual | more


def event(when: str, kind: str, **more: object) -> dict[str, Any]:
    """An event at a London time in June 2026, written as `08 09:00`."""
    return {"at": instant(when), "type": kind, **more}


def created(when: str = "08 09:00", **more: object) -> dict[str, Any]:
    """The creation of a ticket, Monday at nine unless said."""
    usual: dict[str, Any] = event(when, "created", status="open", by="customer")
    return usual | more


def instant(when: str) -> str:
    """An instant of June 2026 in London, as `08 09:00`."""
    return f"2026-06-{when.replace(' ', 'T')}:00+01:00"


def scenario(policies: object, events: object, *checks: str, **more: object) -> dict[str, Any]:
    """The whole answer to a scenario over the office."""
    question = {
        "kind": "scenario",
        "calendars": {"main": OFFICE},
        "policies": policies,
        "events": events,
        "checks": [{"at": instant(check)} for check in checks],
    }
    return ask(question | more)


def state(policies: object, events: object, check: str) -> dict[str, Any]:
    """The state at one check."""
    answer = scenario(policies, events, check)
    assert "error" not in answer, answer
    found: dict[str, Any] = answer["checks"][0]
    return found


def london(text: str | None) -> str | None:
    """An answer's instant as `08 09:00` of June 2026 in London."""
    if text is None:
        return None
    hour = int(text[11:13]) + 1
    return f"{text[8:10]} {hour:02}:{text[14:16]}"


LEVELS = [
    {"name": "early", "target": "resolution", "offset_minutes": -30},
    {"name": "late", "target": "resolution", "offset_minutes": 60},
]


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
