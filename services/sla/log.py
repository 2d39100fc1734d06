"""The event log of a ticket: the only thing its clocks are derived from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from models.tickets import TicketEvent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.store.work import Work


def append_event(work: Work, ticket_id: int, kind: str, data: Mapping[str, Any]) -> TicketEvent:
    """Add one event at the instant of the unit of work; it is never changed afterwards."""
    last = work.session.scalar(
        select(func.max(TicketEvent.seq)).where(TicketEvent.ticket_id == ticket_id)
    )
    event = TicketEvent(
        ticket_id=ticket_id, seq=(last or 0) + 1, at=work.now, kind=kind, data=dict(data)
    )
    work.session.add(event)
    work.session.flush()
    return event


def events_of(work: Work, ticket_id: int) -> Sequence[TicketEvent]:
    """Return a ticket's events in the order they were logged."""
    query = select(TicketEvent).where(TicketEvent.ticket_id == ticket_id)
    return work.session.scalars(query.order_by(TicketEvent.seq)).all()
