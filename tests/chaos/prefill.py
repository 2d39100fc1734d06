"""Fills a desk with tickets that were opened before the chaos: real ones, written by its triggers.

One ticket is opened by the program; the server copies its rows so many times. Each copy is recorded
and chained as whatever else is written, so the verifier and the recount judge it with the others.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import and_, bindparam, func, insert, literal, select, text
from sqlalchemy.dialects.postgresql import ARRAY, BIGINT

from models.registry import Base
from models.tickets import Message
from models.vocabulary import Priority
from services.tickets.intake import NewTicket, open_ticket

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Table

    from services.store.work import Store
    from tests.rigs.desk import SmallDesk

BATCH: Final = 1_000
WRITERS: Final = 2
WORD: Final = "fill-"
"""What the last word of each description begins with; its number follows."""
DERIVED: Final = frozenset({"ticket_search", "clock_check"})
"""What the server's triggers write themselves."""


def prefill(store: Store, desk: SmallDesk, tickets: int) -> tuple[int, int]:
    """Add so many tickets of low priority, due in a month.

    Returns:
        The numbers of the first and of the last of them.
    """
    with store.work(desk.agent) as work:
        new = NewTicket(
            subject="Opened long before",
            requester_id=desk.requester.person_id or 0,
            description=f"Something happened. {WORD}1",
            team_id=desk.tier_1,
            assignee_id=desk.agent.person_id,
            priority=Priority.LOW,
        )
        first = open_ticket(work, new).subject or 0

    def copy(start: int) -> int:
        with store.engine.begin() as connection:
            return max(_copies(connection, first, range(start, min(start + BATCH, tickets + 1))))

    with ThreadPoolExecutor(WRITERS) as writers:
        last = max(writers.map(copy, range(2, tickets + 1, BATCH)), default=first)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as alone:
        alone.execute(text("ANALYZE"))
    return first, last


class _Batch(NamedTuple):
    """Copies of one ticket: their numbers, and the number that the word of the first ends with."""

    of: int
    copies: list[int]
    word: int


def _copies(connection: Connection, of: int, numbers: range) -> list[int]:
    """Copy a ticket and all that hangs from it, in one transaction; returns the new numbers."""
    ticket = Base.metadata.tables["ticket"]
    series = func.generate_series(numbers.start, numbers.stop - 1).table_valued("n")
    names = _names(ticket)
    rows = select(*(ticket.c[one] for one in names)).where(ticket.c.id == of)
    made = insert(ticket).from_select(names, rows.join_from(ticket, series, literal(value=True)))
    batch = _Batch(of, list(connection.scalars(made.returning(ticket.c.id))), numbers.start)
    for table in Base.metadata.sorted_tables:
        if "ticket_id" in table.c and table.name not in DERIVED:
            _hang(connection, table, table.c.ticket_id == of, batch)
    trail = Base.metadata.tables["audit_entry"]
    mine = and_(trail.c.subject_type == "ticket", trail.c.subject_id == of)
    _hang(connection, trail, mine, batch)
    return batch.copies


def _hang(connection: Connection, table: Table, of: ColumnElement[bool], batch: _Batch) -> None:
    """Copy the rows of one table that hang from the ticket to each of its copies."""
    new = (
        func.unnest(bindparam("copies", batch.copies, ARRAY(BIGINT)))
        .table_valued("id", with_ordinality="n")
        .render_derived()
    )
    names = _names(table)
    given: dict[str, Any] = dict.fromkeys(("ticket_id", "subject_id"), new.c.id)
    if table.name == Message.__tablename__:
        word = func.concat(WORD, new.c.n - 1 + batch.word)
        given["body"] = func.replace(table.c.body, f"{WORD}1", word)
    rows = select(*(given.get(one, table.c[one]) for one in names)).where(of)
    joined = rows.join_from(table, new, literal(value=True))
    connection.execute(insert(table).from_select(names, joined))


def _names(table: Table) -> list[str]:
    return [one.name for one in table.columns if one.computed is None and one.name != "id"]
