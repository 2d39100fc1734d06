"""What is due and does not happen: it waits for a window that sees its ticket, or for a watcher.

Whoever sweeps does what is due within a second, and the server what it can of tickets that nobody
at a window sees. What is left longer than that waits for somebody, and an administrator is told.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import func, select, text, union_all

from models.clocks import Clock
from models.rules import PathRun, Unsettled

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

GRACE: Final = timedelta(minutes=1)
"""A desk that is watched leaves nothing for so long."""
ON_SERVER: Final = text("SELECT tickets, since FROM api.waiting(:before)")
"""Of the whole desk, whoever asks: two numbers and nothing of the tickets."""


class Waiting(NamedTuple):
    """How many tickets have something due that nobody does, and since when the first waits."""

    tickets: int
    since: datetime | None


def waiting(connection: Connection, now: datetime) -> Waiting:
    """Count what waits now for longer than a desk that is watched leaves anything."""
    before = now - GRACE
    if connection.dialect.name == "postgresql":
        found = connection.execute(ON_SERVER, {"before": before}).one()
        return Waiting(found.tickets, found.since)
    left = union_all(
        select(Clock.ticket_id, Clock.next_at.label("at")),
        select(PathRun.ticket_id, PathRun.next_at),
        select(Unsettled.ticket_id, Unsettled.left_at),
    ).subquery()
    query = select(func.count(left.c.ticket_id.distinct()), func.min(left.c.at))
    tickets, since = connection.execute(query.where(left.c.at < before)).one()
    return Waiting(tickets, since)
