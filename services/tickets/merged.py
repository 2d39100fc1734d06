"""Which tickets were merged into which; nothing of a merged ticket moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select

from models.moves import TicketMerge

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from services.store.work import Work

STOOD: Final = "merges that stood"
"""In the memory of a unit that looks back: numbers of merges that were undone since."""


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
    stands: ColumnElement[bool] = TicketMerge.undone_at.is_(None)
    if stood := work.memory.get(STOOD):
        stands = or_(stands, TicketMerge.id.in_(stood))
    while step:
        query = select(TicketMerge.source_id).where(TicketMerge.target_id.in_(step), stands)
        step = [one for one in work.session.scalars(query) if one not in found]
        found += step
    return found
