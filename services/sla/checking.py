"""Replay every open ticket and name any clock whose stored standing differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.clocks import Clock
from models.tickets import Ticket
from models.vocabulary import OPEN_STATUSES
from services.sla import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.sla.clock import Clock as Counted
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class Difference:
    """A stored figure that the replay does not confirm; both as text."""

    ticket_id: int
    clock: str
    field: str
    stored: str
    replayed: str


def recheck(work: Work) -> Iterator[Difference]:
    """Yield every difference between the stored clocks of open tickets and their replay.

    A due date is a cache of the replay (sla.md, rule zero): there should be none.
    """
    query = select(Ticket.id).where(Ticket.status.in_(sorted(OPEN_STATUSES))).order_by(Ticket.id)
    for ticket_id in work.session.scalars(query).all():
        yield from check_ticket(work, ticket_id)


def check_ticket(work: Work, ticket_id: int) -> Iterator[Difference]:
    """Yield the differences of one ticket."""
    counted = {(one.target, one.cycle): one for one in standing.replayed(work, ticket_id).clocks}
    query = select(Clock).where(Clock.ticket_id == ticket_id)
    for row in work.session.scalars(query):
        name = f"{row.target.value} {row.cycle}"
        found = counted.pop((row.target.value, row.cycle), None)
        if found is None:
            yield Difference(ticket_id, name, "clock", "stored", "none")
        else:
            yield from _compare(row, found, name)
    for (target, cycle), left in counted.items():
        if target in standing.TARGETS and left.pin is not None:
            yield Difference(ticket_id, f"{target} {cycle}", "clock", "none", "replayed")


def _compare(row: Clock, found: Counted, name: str) -> Iterator[Difference]:
    stopped = found.stopped_s is not None
    due = standing.instant(found.deadline_s if stopped else found.due_s)
    pairs = {
        "due at": (row.due_at, due),
        "stopped at": (row.stopped_at, standing.instant(found.stopped_s)),
        "span": (row.span.total_seconds(), float(found.target_s)),
    }
    if row.breached_at is not None:  # a breach nobody swept yet is not a difference
        pairs["breached at"] = (row.breached_at, standing.instant(found.breached_s))
    for field, (stored, replayed) in pairs.items():
        if stored != replayed:
            yield Difference(row.ticket_id, name, field, str(stored), str(replayed))
