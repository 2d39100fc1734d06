"""Count clocks again that a person's login wrote: the server cannot tell whether they are right.

Clock rows are a cache of the events. A seat writes them with its own rights, so a person with an
SQL client could write others. The server refuses what no count can bring and notes whose login
wrote last (`sql/guard/clocks.sql`); any other login, a watcher's first, replays the events, mends
what differs and puts it into the trail. What else is reckoned of a ticket (a regulator's clocks,
when rules come due) is looked at in the same turn, by those who know its arithmetic.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import delete, literal_column, select

from models.clocks import Clock, ClockCheck
from models.rules import Unsettled
from models.tickets import Ticket
from models.vocabulary import ClockState
from services.audit import trail
from services.audit.trail import FieldChange
from services.sla import ladder, standing
from services.sla import log as log_of
from services.store.glance import glance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Row, Select

    from services.store.work import Actor, Store, Work

log = logging.getLogger(__name__)

MENDED: Final = "clock.mended"
BATCH: Final = 50
PATIENCE: Final = timedelta(seconds=10)
"""How long seats leave it to watchers, who see every ticket."""
COUNTED: Final = (
    "state",
    "started_at",
    "due_at",
    "elapsed",
    "span",
    "stopped_at",
    "breached_at",
    "policy_version_id",
    "calendar_version_id",
)


Reckoner = Callable[["Work", Ticket, str], bool | None]
"""Mends what else a login wrote of a held ticket; tells whether anything was wrong, or None where
this session could not look."""


class Found(NamedTuple):
    """A clock as it was found, and its row."""

    row: Clock
    values: dict[str, Any]
    next_at: datetime | None


def recount_left(store: Store, actor: Actor, also: Sequence[Reckoner] = ()) -> int:
    """Count the clocks again that other logins wrote; returns how many tickets were looked at."""
    if store.engine.dialect.name != "postgresql":
        return 0
    _, (oldest,) = glance(store, _oldest())
    if oldest is None:
        return 0
    with store.work(actor) as work:
        return _recount(work, also)


@cache
def _oldest() -> Select[Any]:
    return select(_left(select(ClockCheck.at)).limit(1).scalar_subquery())


def _left(query: Select[*tuple[Any, ...]]) -> Select[Any]:
    """Narrow a question down to what another login left, and nobody has to settle first."""
    settled = ~select(Unsettled.id).where(Unsettled.ticket_id == ClockCheck.ticket_id).exists()
    others = ClockCheck.login != literal_column("session_user::text")
    return query.where(others, settled).order_by(ClockCheck.at)


def _recount(work: Work, also: Sequence[Reckoner]) -> int:
    query = _left(select(ClockCheck.ticket_id, ClockCheck.login, ClockCheck.at))
    if not work.may_everything:
        query = query.where(ClockCheck.at < work.recorded_at - PATIENCE)
    left = {one.ticket_id: one for one in work.session.execute(query.limit(BATCH))}
    held = select(Ticket).where(Ticket.id.in_(list(left))).order_by(Ticket.id)
    locked = work.session.scalars(
        held.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    ).all()
    for ticket in locked:
        note = left[ticket.id]
        found = [*_count(work, ticket, note), *(one(work, ticket, note.login) for one in also)]
        if any(found):
            work.touch(tickets={ticket.id})
        if None in found:
            continue  # for who may look
        # written again meanwhile: then that is counted another time
        this = (ClockCheck.ticket_id == ticket.id, ClockCheck.login == note.login)
        work.session.execute(delete(ClockCheck).where(*this, ClockCheck.at == note.at))
    return len(locked)


def _count(work: Work, ticket: Ticket, note: Row[Any]) -> list[bool]:
    """Replay a held ticket and store what differs; returns for each clock whether it did."""
    rows = work.session.scalars(select(Clock).where(Clock.ticket_id == ticket.id)).all()
    found = [Found(one, _values(one), one.next_at) for one in rows]
    log_of.read_ahead(work, [ticket.id])  # whole, whatever this seat knows of it
    with work.session.no_autoflush:
        standing.match(work, ticket)
        result = standing.replayed(work, ticket.id)
        fired = ladder.fired_levels(work, ticket.id) if rows else {}
        standing.put(work, ticket, result.clocks, (rows, fired))
        _retire(rows, {(one.target, one.cycle) for one in result.clocks})
    said = [list(_differences(one)) for one in found]
    for one, changes in zip(found, said, strict=True):
        if changes:
            log.warning("a clock of ticket %s was not what its events say", ticket.id)
            clock = f"{one.row.target.value} {one.row.cycle}"
            why = f"counted again from the events; {note.login} had written something else"
            about = [FieldChange("clock", None, clock), *changes]
            trail.append(work, MENDED, ("ticket", ticket.id), about, why)
    work.session.flush()
    return [bool(one) for one in said]


def _retire(rows: Sequence[Clock], counted: set[tuple[str, int]]) -> None:
    """End clocks that no event began."""
    for row in rows:
        if (row.target.value, row.cycle) not in counted:
            row.state, row.due_at = ClockState.CANCELLED, None
            row.next_at = row.level_at = row.coming = None


def _differences(found: Found) -> Iterator[FieldChange]:
    """Yield what was wrong; a breach that time has brought meanwhile was not."""
    row, before = found.row, found.values
    after = _values(row)
    is_new_breach = before["breached_at"] is None and after["breached_at"] == before["due_at"]
    for name in COUNTED:
        if before[name] == after[name] or (is_new_breach and name in {"breached_at", "state"}):
            continue
        yield FieldChange(name.replace("_", " "), _said(before[name]), _said(after[name]))
    if row.next_at is not None and (found.next_at is None or found.next_at > row.next_at):
        yield FieldChange("looked at next", _said(found.next_at), _said(row.next_at))


def _values(row: Clock) -> dict[str, Any]:
    return {name: getattr(row, name) for name in COUNTED}


def _said(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return None if value is None else str(getattr(value, "value", value))
