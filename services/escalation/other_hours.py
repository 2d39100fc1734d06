"""What waits on a ticket beside its clocks, when the hours it counts in become others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from models.rules import PathRun
from models.tickets import Ticket
from services.escalation import started
from services.rules import stretches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from services.store.work import Work


def lay_again(work: Work, tickets: Iterable[int]) -> None:
    """Reckon idle and lasting rules and started paths anew, as extending did the clocks."""
    for ticket_id in sorted(tickets):
        stretches.lay_again(work, ticket_id)
        ticket = work.require(Ticket, ticket_id)
        query = select(PathRun).where(
            PathRun.ticket_id == ticket_id, PathRun.next_at.is_not(None), PathRun.ended_at.is_(None)
        )
        for run in work.session.scalars(query).all():
            started.settle(work, ticket, run)
