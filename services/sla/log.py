"""The event log of a ticket: the only thing its clocks are derived from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from models.tickets import TicketEvent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.store.work import Work


def append_event(work: Work, ticket_id: int, kind: str, data: Mapping[str, Any]) -> TicketEvent:
    """Add one event at the instant of the unit of work; it is never changed afterwards.

    A unit may have waited for the ticket while a later one went ahead; the log never runs
    backwards, so such an event takes the instant of the one before it.
    """
    last = work.session.execute(
        select(func.max(TicketEvent.seq), func.max(TicketEvent.at)).where(
            TicketEvent.ticket_id == ticket_id
        )
    ).one()
    seq, at = last[0] or 0, work.now if last[1] is None else max(work.now, last[1])
    event = TicketEvent(ticket_id=ticket_id, seq=seq + 1, at=at, kind=kind, data=dict(data))
    work.session.add(event)
    work.session.flush()
    return event


def events_of(work: Work, ticket_id: int) -> Sequence[TicketEvent]:
    """Return a ticket's events in the order they were logged."""
    query = select(TicketEvent).where(TicketEvent.ticket_id == ticket_id)
    return work.session.scalars(query.order_by(TicketEvent.seq)).all()
