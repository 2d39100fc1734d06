"""Copies tables from SQLite to PostgreSQL inside one transaction of each."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import (
    JSON,
    Integer,
    Text,
    bindparam,
    cast,
    func,
    insert,
    null,
    select,
    text,
    type_coerce,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB

from models.registry import Base
from services.errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column, ColumnElement, Connection, Table

BATCH: Final = 1000
LARGE: Final = frozenset({"attachment_content"})
"""Tables whose rows may be tens of megabytes each."""
LARGE_BATCH: Final = 4
TRIGGERS: Final = text(
    "SELECT c.relname, t.tgname, t.tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
    " WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace"
)
DERIVED: Final = {"ticket_search": text("SELECT count(search_rebuild(id)) FROM ticket")}
"""Tables that only the server has, and how they are made of the others."""
ENABLED: Final = {"O": "ENABLE", "A": "ENABLE ALWAYS", "R": "ENABLE REPLICA"}
"""How pg_trigger spells what ALTER TABLE did; `D` is disabled."""


@contextmanager
def triggers_asleep(arrival: Connection) -> Iterator[None]:
    """Let the copied history stand for itself: nothing is recorded a second time.

    Each trigger wakes the way it was; an error undoes all of it with the transaction.
    """
    quote = arrival.dialect.identifier_preparer.quote
    found = [tuple(row) for row in arrival.execute(TRIGGERS)]
    for table, name, _ in found:
        arrival.execute(text(f"ALTER TABLE {quote(table)} DISABLE TRIGGER {quote(name)}"))
    yield
    for table, name, state in found:
        if state in ENABLED:
            arrival.execute(
                text(f"ALTER TABLE {quote(table)} {ENABLED[state]} TRIGGER {quote(name)}")
            )


def empty(arrival: Connection) -> None:
    """Remove what the migrations themselves put into the tables."""
    quote = arrival.dialect.identifier_preparer.quote
    names = ", ".join(quote(table.name) for table in Base.metadata.sorted_tables)
    arrival.execute(text(f"TRUNCATE {names} CASCADE"))


def copy(origin: Connection, arrival: Connection, table: Table) -> int:
    """Carry the rows of a table over; returns how many.

    References to rows that come later stay empty until `mend`.
    """
    columns = [one for one in table.columns if one.computed is None]
    later = {one.name for one in _pointing_later(table)}
    write = insert(table).values(
        {one.name: null() if one.name in later else _written(one) for one in columns}
    )
    count = 0
    asked = select(*(_read(one) for one in columns if one.name not in later))
    with origin.execute(asked.execution_options(yield_per=_batch(table))) as found:
        for rows in found.mappings().partitions():
            arrival.execute(write, [{f"p_{k}": v for k, v in row.items()} for row in rows])
            count += len(rows)
    return count


def mend(origin: Connection, arrival: Connection, table: Table) -> None:
    """Set the references that pointed at rows which were not there yet."""
    later = _pointing_later(table)
    if not later:
        return
    keys = list(table.primary_key.columns)
    asked = select(*keys, *later).where(
        func.coalesce(*(cast(one, Integer) for one in later), null()).is_not(None)
    )
    write = (
        update(table)
        .where(*(one == bindparam(f"p_{one.name}", type_=one.type) for one in keys))
        .values({one.name: bindparam(f"p_{one.name}", type_=one.type) for one in later})
    )
    with origin.execute(asked.execution_options(yield_per=BATCH)) as found:
        for rows in found.mappings().partitions():
            arrival.execute(write, [{f"p_{k}": v for k, v in row.items()} for row in rows])


def derive(arrival: Connection) -> None:
    """Fill what the server keeps beside the tables of the file."""
    for statement in DERIVED.values():
        arrival.execute(statement)


def set_sequences(origin: Connection, arrival: Connection) -> None:
    """Let numbers go on where the file's would have; that of a deleted row is not given again."""
    kept: dict[str, int] = {
        row[0]: row[1] for row in origin.execute(text("SELECT name, seq FROM sqlite_sequence"))
    }
    for table in Base.metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None:
            continue
        named = {"table": table.name, "column": column.name}
        sequence = arrival.scalar(text("SELECT pg_get_serial_sequence(:table, :column)"), named)
        if sequence is None:
            continue
        last = max(origin.scalar(select(func.max(column))) or 0, kept.get(table.name, 0))
        if last:
            set_it = text("SELECT setval(CAST(:sequence AS regclass), :last)")
            arrival.execute(set_it, {"sequence": sequence, "last": last})


def compare_counts(origin: Connection, arrival: Connection) -> None:
    """Refuse to go on where a table has more or fewer rows than its origin."""
    for table in Base.metadata.sorted_tables:
        count = select(func.count()).select_from(table)
        there, here = origin.scalar(count), arrival.scalar(count)
        if there != here:
            raise SchemaError(
                f"Of {there} rows of {table.name}, {here} arrived. Nothing was moved; report this."
            )


def _pointing_later(table: Table) -> list[Column[Any]]:
    """Return the columns that may point at a row which is copied after this one."""
    return [key.parent for key in table.foreign_keys if key.use_alter or key.column.table is table]


def _read(column: Column[Any]) -> ColumnElement[Any]:
    """Ask for a column; JSON as the text that stands there, so that no null becomes another."""
    if isinstance(column.type, JSON):
        return type_coerce(column, Text).label(column.name)
    return column


def _written(column: Column[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, JSON):
        return cast(bindparam(f"p_{column.name}", type_=Text()), JSONB)
    return bindparam(f"p_{column.name}", type_=column.type)


def _batch(table: Table) -> int:
    return LARGE_BATCH if table.name in LARGE else BATCH
