"""The event log of a ticket: the only thing its clocks are derived from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import bindparam, select

from models.tickets import TicketEvent
from services.sla import past, stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from services.store.sending import Question
    from services.store.work import Work

_KNOWN: Final = "ticket events"
_UNCOUNTED: Final = "tickets without clocks"


class Logged(NamedTuple):
    """One event of a ticket; it is never changed."""

    seq: int
    at: datetime
    kind: str
    data: dict[str, Any]


_LOG: Final = select(TicketEvent.seq, TicketEvent.at, TicketEvent.kind, TicketEvent.data)
LOG_OF_ONE: Final = (
    _LOG.add_columns(stamp.MARK.scalar_subquery())
    .where(TicketEvent.ticket_id == bindparam("ticket_id"), TicketEvent.seq >= bindparam("since"))
    .order_by(TicketEvent.seq)
)
"""With it, for whoever counts will ask for it, the mark of the configuration."""


def append_event(work: Work, ticket_id: int, kind: str, data: Mapping[str, Any]) -> None:
    """Add one event at the instant of the unit of work; it is never changed afterwards.

    The caller holds the ticket. A unit may have waited for it while a later one went ahead; the
    log never runs backwards, so such an event takes the instant of the one before it.
    """
    known = _known(work, ticket_id)
    seq = known[-1].seq + 1 if known else 1
    at = max(work.now, known[-1].at) if known else work.now
    event = Logged(seq, at, kind, dict(data))
    past.note_written(work, ticket_id)
    work.session.write(TicketEvent, ticket_id=ticket_id, **event._asdict())
    known.append(event)


def begin(work: Work, ticket_id: int) -> None:
    """Know that a ticket was opened in this very unit: nothing was logged or counted of it yet."""
    work.memory.setdefault(_KNOWN, {})[ticket_id] = []
    work.memory[_UNCOUNTED, ticket_id] = True


def is_uncounted(work: Work, ticket_id: int) -> bool:
    """Tell whether a ticket that was opened in this unit has no clocks yet."""
    return (_UNCOUNTED, ticket_id) in work.memory


def know_as_counted(work: Work, ticket_id: int) -> None:
    """Know that the clocks of a ticket are written."""
    work.memory.pop((_UNCOUNTED, ticket_id), None)


def events_of(work: Work, ticket_id: int) -> Sequence[Logged]:
    """Return a ticket's events in the order they were logged."""
    return tuple(_known(work, ticket_id))


def look_back(work: Work, ticket_id: int, first: int | None) -> None:
    """Know a ticket's log, in a unit that only asks, as it was before its event number `first`."""
    if first is not None:
        logs: dict[int, list[Logged]] = work.memory.setdefault(_KNOWN, {})
        logs[ticket_id] = [one for one in _known(work, ticket_id) if one.seq < first]


def read_ahead(work: Work, tickets: Iterable[int]) -> None:
    """Read the logs of several held tickets at once and whole, for what follows in this unit."""
    logs: dict[int, list[Logged]] = work.memory.setdefault(_KNOWN, {})
    wanted = [one for one in tickets if one not in logs]
    logs |= {one: [] for one in wanted}
    query = _LOG.add_columns(TicketEvent.ticket_id).where(TicketEvent.ticket_id.in_(wanted))
    ordered = query.order_by(TicketEvent.ticket_id, TicketEvent.seq)
    for *event, ticket_id in work.session.connection().execute(ordered):
        logs[ticket_id].append(Logged(*event))


def _known(work: Work, ticket_id: int) -> list[Logged]:
    """Return the ticket's log as this unit knows it: nobody else can add to a held ticket."""
    logs: dict[int, list[Logged]] = work.memory.setdefault(_KNOWN, {})
    if ticket_id not in logs:
        logs[ticket_id] = _read(work, ticket_id)
    return logs[ticket_id]


def _read(work: Work, ticket_id: int) -> list[Logged]:
    """Read what happened to a ticket since this seat last looked, or all of it."""
    before = past.known(work, ticket_id)
    if before is not None:
        *older, last = before.events
        new = _since(work, ticket_id, last.seq)
        if new and new[0] == last:
            events = [*older, *new]
            past.learn(work, ticket_id, events, before)
            return events
    events = _since(work, ticket_id, 1)
    if events:
        past.learn(work, ticket_id, events, None)
    return events


def wanted(work: Work, ticket_id: int) -> Question:
    """Return what will be asked for the log of a ticket, for who asks ahead."""
    before = past.known(work, ticket_id)
    return _question(ticket_id, 1 if before is None else before.events[-1].seq)


def _question(ticket_id: int, since: int) -> Question:
    return LOG_OF_ONE, {"ticket_id": ticket_id, "since": since}


def _since(work: Work, ticket_id: int, seq: int) -> list[Logged]:
    found = work.session.ask(*_question(ticket_id, seq))
    if found:
        stamp.know(work, found[0][-1])
    return [Logged(*event) for *event, _ in found]
