"""The levels still open on a clock, and when each is due."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.escalation import Firing

if TYPE_CHECKING:
    from collections.abc import Collection

    from models.clocks import Clock
    from services.sla.clock import Clock as Counted
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class Rung:
    """One level against one clock."""

    level_id: int
    at: datetime


def rungs(counted: Counted) -> list[Rung]:
    """Return every level of a clock with the instant it is due, in due order."""
    if counted.pin is None:
        return []
    found = []
    for mark in counted.pin.terms.marks:
        at_s = None if mark.warning else counted.mark_instant(mark.name)
        if at_s is not None:
            found.append(Rung(int(mark.name), datetime.fromtimestamp(at_s, UTC)))
    return sorted(found, key=lambda rung: rung.at)


def open_rungs(row: Clock, counted: Counted, fired: Collection[int]) -> list[Rung]:
    """Return the levels that have not fired; none once somebody acknowledged the clock."""
    if row.acknowledged_at is not None:
        return []
    return [rung for rung in rungs(counted) if rung.level_id not in fired]


def fired_levels(work: Work, ticket_id: int) -> dict[int, set[int]]:
    """Return for each clock of a ticket the levels that fired or were overtaken."""
    query = select(Firing.clock_id, Firing.level_id).where(Firing.ticket_id == ticket_id)
    found: dict[int, set[int]] = defaultdict(set)
    for row in work.session.execute(query):
        found[row.clock_id].add(row.level_id)
    return found
