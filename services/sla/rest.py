"""What a requester's own login leaves to others: clocks to count and rules to ask.

Its rights end at asking and answering. What follows from that is written down here, in the same
transaction, and done by the next sweep of whoever may: a seat that works the ticket, or a watcher.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, select

from models.rules import Unsettled
from models.tickets import Ticket
from models.vocabulary import Priority
from services.audit import opening
from services.changes import Happening
from services.sla import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from services.store.work import Work

log = logging.getLogger(__name__)

TOLD: Final = "told"
"""Not for the rules: what those who follow the ticket are to be told."""
PRIORITY: Final = "priority"


def leave(work: Work, ticket_id: int, happened: Iterable[Happening] = ()) -> None:
    """Write down that a ticket is to be settled, and what the rules are to hear of."""
    told = [[one.kind, one.field, _kept(one.before), _kept(one.after)] for one in happened]
    work.session.add(Unsettled(ticket_id=ticket_id, left_at=work.now, happened=told))


def _at_once(_ticket_id: int, act: Callable[[], int]) -> int:
    return act()


def settle(
    work: Work,
    limit: int,
    tell: Callable[[Work, Ticket, str, str], None],
    *,
    each: Callable[[int, Callable[[], int]], int] = _at_once,
    but: Collection[int] = (),
) -> int:
    """Settle tickets nobody else holds, the longest left first; returns how many were tried.

    The rules are asked at the end of the unit, as for anything that happens in it.

    Args:
        work: The unit of work.
        limit: Rows that are looked at.
        tell: Tells those who follow a ticket.
        each: Does it for one ticket, so that a broken one does not keep the others.
        but: Tickets that broke before.
    """
    query = select(Unsettled.ticket_id).where(Unsettled.ticket_id.not_in(but))
    found = work.session.scalars(query.order_by(Unsettled.id).limit(limit))
    wanted = list(dict.fromkeys(found))
    if not wanted:
        return 0
    held = select(Ticket).where(Ticket.id.in_(wanted)).order_by(Ticket.id)
    locked = work.session.scalars(
        held.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    ).all()
    opening.open_words(work, *locked, why="rules", is_needed=False)
    for ticket in locked:
        each(ticket.id, partial(_settle, work, ticket, tell))
    return len(locked)


def _settle(work: Work, ticket: Ticket, tell: Callable[[Work, Ticket, str, str], None]) -> int:
    mine = Unsettled.ticket_id == ticket.id
    rows = work.session.execute(
        select(Unsettled.id, Unsettled.happened).where(mine).order_by(Unsettled.id)
    ).all()
    standing.refresh(work, ticket)
    heard = []
    for one in (one for row in rows for one in row.happened):
        match one:
            case ["told", str(what), str(body), *_]:
                tell(work, ticket, what, body)
            case [str(kind), str() | None, _, _] if kind != TOLD:
                heard.append(_heard(ticket.id, one))
            case _:
                log.warning("something unreadable was left of ticket %s", ticket.id)
    work.happened += heard
    work.session.execute(delete(Unsettled).where(Unsettled.id.in_([row.id for row in rows])))
    work.touch(tickets={ticket.id})
    return 1


def _kept(value: Any) -> Any:  # noqa: ANN401 - as conditions compare it
    if isinstance(value, Priority):
        return {PRIORITY: int(value)}
    return list(value) if isinstance(value, tuple) else value


def _heard(ticket_id: int, told: list[Any]) -> Happening:
    kind, field, before, after = told
    return Happening(ticket_id, kind, field, _given(before), _given(after), is_left=True)


def _given(value: Any) -> object:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return Priority(value[PRIORITY])
    return tuple(value) if isinstance(value, list) else value
