"""The rows the window shows of a queue: what each ticket says, and the chip of its clock."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import (
    BigInteger,
    Text,
    any_,
    bindparam,
    cast,
    literal_column,
    select,
    true,
    type_coerce,
)
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased
from sqlalchemy.types import NullType

from models.accounts import Account
from models.base import MICROSECOND
from models.clocks import IS_LIVE, Clock
from models.people import Person, Team
from models.tickets import Ticket
from models.vocabulary import ClockState, Priority, Target, TicketStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import InstrumentedAttribute

    from services.store.work import Work


class ClockChip(NamedTuple):
    """What the chip of a ticket counts down; the live clock that breaks next."""

    target: Target
    state: ClockState
    due_at: datetime | None
    at_risk_at: datetime | None
    left: timedelta | None
    """What is left of a paused clock's budget."""
    breached_at: datetime | None


class QueueRow(NamedTuple):
    """A ticket as one row of a queue; a tuple, for two hundred are made while somebody scrolls."""

    id: int
    subject: str
    requester: str
    account: str | None
    assignee: str | None
    team: str | None
    priority: Priority
    status: TicketStatus
    kind: str
    created_at: datetime
    updated_at: datetime
    next_due_at: datetime | None
    """The earliest due time of its live clocks, which a broken promise keeps."""
    chip: ClockChip | None


_new_chip: Final = functools.partial(tuple.__new__, ClockChip)
_new_row: Final = functools.partial(tuple.__new__, QueueRow)
_assignee, _requester = aliased(Person), aliased(Person)
_ROW: Final = (
    Ticket.id,
    Ticket.subject,
    _requester.name,
    Account.name,
    _assignee.name,
    Team.name,
    Ticket.priority,
    Ticket.status,
    Ticket.kind,
    Ticket.created_at,
    Ticket.updated_at,
    Ticket.next_due_at,
)
_CHIP: Final = (
    Clock.target,
    Clock.state,
    Clock.due_at,
    Clock.at_risk_at,
    Clock.span,
    Clock.elapsed,
    Clock.breached_at,
)
_PRIORITIES: Final = {one.value: one for one in Priority}
_STATUSES: Final = {one.value: one for one in TicketStatus}
_TARGETS: Final = {one.value: one for one in Target}
_STATES: Final = {one.value: one for one in ClockState}
_PAUSED: Final = ClockState.PAUSED.value
_RANK: Final = (Clock.due_at.is_(None), Clock.breached_at.is_not(None), Clock.due_at)


def queue_rows(work: Work, ids: Iterable[int]) -> list[QueueRow]:
    """Return the rows of these tickets in the order asked; those that are gone are left out."""
    wanted = list(ids)
    is_server = work.session.get_bind().dialect.name == "postgresql"
    found = _from_server(work, wanted) if is_server else _from_file(work, wanted)
    return [found[one] for one in wanted if one in found]


def _from_server(work: Work, ids: list[int]) -> dict[int, QueueRow]:
    """Ask for the rows and their chips at once, and make of them what they are here.

    That is most of the time of a page: the numbers travel as one value, and what comes back is
    taken as the driver hands it over, without the layers that would turn each value around.
    """
    found: dict[int, QueueRow] = {}
    given = {"ids": f"{{{','.join(map(str, ids))}}}"}
    answer = work.session.connection().exec_driver_sql(_said_to_server(), given)
    for row in answer.cursor.fetchall():
        number, subject, requester, account, assignee, team, priority, status, *rest = row
        kind, created_at, updated_at, first_due_at, *clock = rest
        target, state, due_at, risk_at, span, elapsed, over_at = clock
        chip = None
        if target is not None:
            left = (span - elapsed) * MICROSECOND if state == _PAUSED else None
            chip = _new_chip((_TARGETS[target], _STATES[state], due_at, risk_at, left, over_at))
        words = _PRIORITIES[priority], _STATUSES[status], kind, created_at, updated_at
        people = requester, account, assignee, team
        found[number] = _new_row((number, subject, *people, *words, first_due_at, chip))
    return found


@functools.cache
def _said_to_server() -> str:
    """Write the question once; it is always the same."""
    dialect = registry.load("postgresql.psycopg")()
    how = {"render_postcompile": True}
    return str(_asked_of_server().compile(dialect=dialect, compile_kwargs=how))


def _asked_of_server() -> Select[*tuple[Any, ...]]:
    chip = (
        select(*map(_plain, _CHIP))
        .where(Clock.ticket_id == Ticket.id, IS_LIVE)
        .order_by(*_RANK)
        .limit(literal_column("1"))
        .correlate(Ticket)
        .lateral("chip")
    )
    query = _joined(select(*map(_plain, _ROW), *chip.c)).outerjoin(chip, true())
    numbers = cast(bindparam("ids", "{}", type_=Text()), ARRAY(BigInteger))
    return query.where(Ticket.id == any_(numbers))


def _plain(column: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    """Return a column whose values stay what the driver makes of them."""
    return type_coerce(column, NullType()).label(column.key)


def _from_file(work: Work, ids: list[int]) -> dict[int, QueueRow]:
    chips = _chips(work, ids)
    query = _joined(select(*_ROW)).where(Ticket.id.in_(ids))
    rows = (tuple[Any, ...](row) for row in work.session.execute(query))
    return {said[0]: QueueRow(*(*said, chips.get(said[0]))) for said in rows}


def _joined(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        query.select_from(Ticket)
        .join(_requester, _requester.id == Ticket.requester_id)
        .outerjoin(Account, Account.id == Ticket.account_id)
        .outerjoin(_assignee, _assignee.id == Ticket.assignee_id)
        .outerjoin(Team, Team.id == Ticket.team_id)
    )


def _chips(work: Work, ids: list[int]) -> dict[int, ClockChip | None]:
    """Return for each ticket the chip of the live clock that breaks first."""
    query = select(Clock.ticket_id, *_CHIP).order_by(Clock.ticket_id, *_RANK)
    query = query.where(Clock.ticket_id.in_(ids), IS_LIVE)
    found: dict[int, ClockChip | None] = {}
    for row in work.session.execute(query):
        found.setdefault(row[0], _chip(tuple(row)[1:]))
    return found


def _chip(said: tuple[Any, ...]) -> ClockChip | None:
    """Reduce a clock to what its chip shows; None where there is none."""
    target, state, due_at, at_risk_at, span, elapsed, breached_at = said
    if target is None:
        return None
    left = span - elapsed if state is ClockState.PAUSED else None
    return ClockChip(target, state, due_at, at_risk_at, left, breached_at)
