"""Which tickets were merged into which; nothing of a merged ticket moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from models.moves import TicketMerge

if TYPE_CHECKING:
    from services.store.work import Work


def standing(work: Work, source_id: int) -> TicketMerge | None:
    """Return the merge that took this ticket away; None when it stands by itself."""
    query = select(TicketMerge).where(
        TicketMerge.source_id == source_id, TicketMerge.undone_at.is_(None)
    )
    return work.session.scalar(query)


def survivor(work: Work, ticket_id: int) -> int:
    """Return the ticket that a merged one lives on in; itself where it was not merged."""
    found = ticket_id
    while (merge := standing(work, found)) is not None:
        found = merge.target_id
    return found


def family(work: Work, ticket_id: int) -> list[int]:
    """Return a ticket and every one that was merged into it, at whatever distance."""
    found = [ticket_id]
    step = [ticket_id]
    while step:
        query = select(TicketMerge.source_id).where(
            TicketMerge.target_id.in_(step), TicketMerge.undone_at.is_(None)
        )
        step = [one for one in work.session.scalars(query) if one not in found]
        found += step
    return found
