"""Scenarios worked out by hand: a ticket, a check, and what is true of it then.

London, June 2026; the 8th is a Monday; the office is open Monday to Friday, 09:00-17:00.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tests.rigs.questions import OFFICE, created, event, london, policy, scenario

if TYPE_CHECKING:
    from collections.abc import Mapping

RES, FIRST, NEXT, UPDATE = "resolution", "first_response", "next_response", "periodic_update"
PENDING, OPEN, DONE = {"status": "pending"}, {"status": "open"}, {"status": "resolved"}
BEGIN = created()
AS_PROMISED: dict[str, object] = {"resolution_due": "08 17:00", "breached": []}


class Case(NamedTuple):
    """A ticket under one policy or several, and what a check answers; instants as `08 10:00`."""

    name: str
    policies: list[dict[str, Any]]
    events: list[dict[str, Any]]
    check: str
    expected: dict[str, object]
    calendar: dict[str, Any] = OFFICE


def at(when: str, kind: str = "status", **more: object) -> dict[str, Any]:
    """An event, a status unless said."""
    return event(when, kind, **more)


def res(length: object, **more: object) -> list[dict[str, Any]]:
    """A policy that promises a resolution."""
    return [policy({RES: length}, **more)]


def one(targets: Mapping[str, object], **more: object) -> list[dict[str, Any]]:
    """A policy with these targets."""
    return [policy(targets, **more)]


def agrees(case: Case) -> None:
    """Ask the engine, and compare it with what was written down before."""
    answer = scenario(case.policies, case.events, case.check, calendars={"main": case.calendar})

    (check,) = answer["checks"]
    assert {key: _shown(check[key]) for key in case.expected} == case.expected


def _shown(found: object) -> object:
    if isinstance(found, list):
        return [_shown(each) for each in found]
    if isinstance(found, dict):
        return {key: _shown(value) for key, value in found.items()}
    return london(found) if isinstance(found, str) and found.startswith("2026-") else found
