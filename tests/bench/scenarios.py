"""`vigilctl simulate` in scenarios a second of one thread, for the bench of the engine."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta
from time import thread_time
from typing import TYPE_CHECKING, Any

from services.console import simulate
from tests.bench.job import Job
from tests.rigs.desk_terms import WORKDAYS
from tests.rigs.questions import OFFICE, created, event, policy

if TYPE_CHECKING:
    from collections.abc import Callable


def simulations() -> list[Job]:
    """Scenarios over hours known from before, and over hours never seen."""
    known = [json.dumps(_question(OFFICE)) + "\n"] * 500
    unseen = [json.dumps(_question(_hours_of(number))) + "\n" for number in range(2_000)]
    return [
        Job(
            job="simulate, scenarios a second in one process",
            ours=_rate(known),
            goal=">= 5000 /s",
            unit="/s",
            more_is_better=True,
            rounds=9,
        ),
        Job(
            job="simulate, each scenario in hours never seen before",
            ours=_rate(unseen),
            goal=">= 4000 /s",
            unit="/s",
            more_is_better=True,
            rounds=9,
        ),
    ]


def _question(calendar: dict[str, Any]) -> dict[str, Any]:
    levels = [{"name": "late", "target": "resolution", "offset_minutes": 60}]
    return {
        "kind": "scenario",
        "calendars": {"main": calendar},
        "policies": [
            policy({"first_response": 60, "resolution": "8h"}, escalations=levels),
        ],
        "events": [
            created(),
            event("08 09:30", "agent_reply"),
            event("08 10:00", "status", status="pending"),
            event("08 11:00", "customer_reply"),
            event("08 11:00", "status", status="open"),
            event("08 15:00", "status", status="resolved"),
        ],
        "checks": [{"at": "2026-06-08T09:15:00Z"}, {"at": "2026-06-08T16:00:00Z"}],
    }


def _hours_of(number: int) -> dict[str, Any]:
    """Hours that no other number has: more of them than a desk remembers."""
    holiday = date(2026, 7, 1) + timedelta(days=number // 60)
    weekly = {day: [["09:00", f"17:{number % 60:02}"]] for day in WORKDAYS}
    return OFFICE | {"weekly": weekly, "holidays": [holiday.isoformat()]}


def _rate(lines: list[str]) -> Callable[[], float]:
    """Scenarios a second."""

    def answered() -> float:
        begin = thread_time()
        simulate.answer_all(lines, io.StringIO(), flush=False)
        return len(lines) / (thread_time() - begin)

    return answered
