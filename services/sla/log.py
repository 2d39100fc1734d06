"""The event log of a ticket: the only thing its clocks are derived from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.tickets import TicketEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from services.store.work import Work

_KNOWN: Final = "ticket events"
_UNCOUNTED: Final = "tickets without clocks"


def append_event(work: Work, ticket_id: int, kind: str, data: Mapping[str, Any]) -> TicketEvent:
    """Add one event at the instant of the unit of work; it is never changed afterwards.

    The caller holds the ticket. A unit may have waited for it while a later one went ahead; the
    log never runs backwards, so such an event takes the instant of the one before it.
    """
    known = _known(work, ticket_id)
    seq = known[-1].seq + 1 if known else 1
    at = max(work.now, known[-1].at) if known else work.now
    event = TicketEvent(ticket_id=ticket_id, seq=seq, at=at, kind=kind, data=dict(data))
    work.session.add(event)
    known.append(event)
    return event


def begin(work: Work, ticket_id: int) -> None:
    """Know that a ticket was opened in this very unit: nothing was logged or counted of it yet."""
    work.memory.setdefault(_KNOWN, {})[ticket_id] = []
    work.memory[_UNCOUNTED, ticket_id] = True


def is_uncounted(work: Work, ticket_id: int) -> bool:
    """Tell, once, whether a ticket that was opened in this unit has no clocks yet."""
    return bool(work.memory.pop((_UNCOUNTED, ticket_id), False))


def events_of(work: Work, ticket_id: int) -> Sequence[TicketEvent]:
    """Return a ticket's events in the order they were logged."""
    return tuple(_known(work, ticket_id))


def read_ahead(work: Work, tickets: Iterable[int]) -> None:
    """Read the logs of several held tickets at once, for what follows in this unit."""
    logs: dict[int, list[TicketEvent]] = work.memory.setdefault(_KNOWN, {})
    wanted = [one for one in tickets if one not in logs]
    logs |= {one: [] for one in wanted}
    query = select(TicketEvent).where(TicketEvent.ticket_id.in_(wanted))
    for event in work.session.scalars(query.order_by(TicketEvent.ticket_id, TicketEvent.seq)):
        logs[event.ticket_id].append(event)


def _known(work: Work, ticket_id: int) -> list[TicketEvent]:
    """Return the ticket's log as this unit knows it: nobody else can add to a held ticket."""
    logs: dict[int, list[TicketEvent]] = work.memory.setdefault(_KNOWN, {})
    if ticket_id not in logs:
        query = select(TicketEvent).where(TicketEvent.ticket_id == ticket_id)
        logs[ticket_id] = list(work.session.scalars(query.order_by(TicketEvent.seq)))
    return logs[ticket_id]
