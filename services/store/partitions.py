"""Parts the large tables of a shared desk by month, and puts them together again; PostgreSQL only.

What a table is made of is read from the server's own catalogue, so a column, an index or a
trigger of a later migration is carried over without a word here. All of it is one transaction.
The parts of a month lie in a schema of that month, under the name of their table: what the
triggers write into the ledger is the same as ever.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from models.migrations import guard
from services.store.engine import database_now
from services.store.faults import translated
from services.store.migrating import LOCK_WAIT_S, migrating
from services.store.months import AHEAD, Month, Part, next_ones, numbering, past

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Engine

TABLES: Final = ("audit_entry", "message")
"""What grows with every click and every mail, and whose old rows nobody changes."""
LARGE: Final = 5_000_000
"""Rows up to which a table is better left whole; see decision 16 of ARCHITECTURE.md."""
BEFORE: Final = "before_parts"
"""A schema that lives as long as the transaction: the table as it was."""
BOUNDS: Final = re.compile(r"FROM \('?(\d+)'?\) TO \('?(\d+)'?\)")

IS_PARTED: Final = text(
    "SELECT relkind = 'p' FROM pg_class WHERE oid = to_regclass('public.' || :table)"
)
PARTS: Final = text(
    "SELECT n.nspname, pg_get_expr(c.relpartbound, c.oid) FROM pg_inherits i"
    " JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE i.inhparent = to_regclass('public.' || :table)"
)
OWNER: Final = text(
    "SELECT quote_ident(pg_get_userbyid(relowner)),"
    " pg_get_serial_sequence('public.' || :table, 'id') FROM pg_class"
    " WHERE oid = to_regclass('public.' || :table)"
)
INDEXES: Final = text(
    "SELECT replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') FROM pg_index i"
    " WHERE i.indrelid = to_regclass('public.' || :table) AND NOT EXISTS ("
    "   SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u'))"
)
CONSTRAINTS: Final = text(
    "SELECT 'ALTER TABLE public.' || :table || ' ADD CONSTRAINT ' || quote_ident(conname) || ' '"
    " || pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE conrelid = to_regclass('public.' || :table) AND conparentid = 0"
    " AND contype IN ('p', 'u', 'c', 'f') ORDER BY contype <> 'p', conname"
)
REFERRING: Final = text(
    "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)"
    " FROM pg_constraint WHERE confrelid = to_regclass('public.' || :table)"
    " AND contype = 'f' AND conparentid = 0 ORDER BY 1, 2"
)
TRIGGERS: Final = text(
    "SELECT quote_ident(tgname), pg_get_triggerdef(oid), tgenabled FROM pg_trigger"
    " WHERE tgrelid = to_regclass('public.' || :table) AND NOT tgisinternal ORDER BY tgname"
)


@dataclass(frozen=True, slots=True)
class Parted:
    """What became of a table.

    Attributes:
        table: Its name.
        rows: How many it has.
        first: The oldest month it has a part for; None: it is one table.
        last: The newest month that is prepared.
    """

    table: str
    rows: int
    first: Month | None = None
    last: Month | None = None


def look(connection: Connection) -> list[Parted]:
    """Tell for each table whether it is parted, how far, and about how many rows it has."""
    found = []
    for table in TABLES:
        months = [one.month for one in _parts(connection, table)]
        ends = (months[0], months[-1]) if months else (None, None)
        found.append(Parted(table, _about(connection, table), *ends))
    return found


def stand(engine: Engine) -> list[Parted]:
    """Tell how the tables of a desk stand, as `look` does."""
    with translated(engine.url), engine.connect() as connection:
        return look(connection)


def part(engine: Engine, over: int = LARGE, ahead: int = AHEAD) -> list[Parted]:
    """Part the tables that have more than so many rows, and prepare months to come.

    Nobody works at the desk while a table is parted: its rows are written anew. Where it is parted
    already, only what is missing ahead is made, which takes no time.

    Args:
        engine: Of a PostgreSQL database, for a superuser's login.
        over: Rows from which on.
        ahead: How many months are prepared beyond the present one.

    Raises:
        StoreUnavailable: The desk was busy, or the disk has not the room; nothing was changed.
    """
    with translated(engine.url), migrating(engine, LOCK_WAIT_S) as connection:
        now = Month.of(database_now(connection))
        parted = {one for one in TABLES if connection.scalar(IS_PARTED, {"table": one})}
        large = [one for one in TABLES if one not in parted and _rows(connection, one) > over]
        if large:
            _run(connection, guard.lift())
        for table in large:
            _rebuild(connection, table, past(*_cut(connection, table, now)))
        for table in (*large, *sorted(parted)):
            _extend(connection, table, now.later(ahead))
        _run(connection, guard.lay() if large else guard.lay_parts())
    return _told(engine)


def prepare(engine: Engine, ahead: int = AHEAD) -> None:
    """Make the months that are missing ahead where tables are parted; else do nothing."""
    if any(one.last is not None for one in stand(engine)):
        part(engine, sys.maxsize, ahead)


def join(engine: Engine) -> list[Parted]:
    """Make one table again of each that was parted; numbers stay, and new ones go on above.

    Raises:
        StoreUnavailable: As with `part`.
    """
    with translated(engine.url), migrating(engine, LOCK_WAIT_S) as connection:
        parted = [one for one in TABLES if connection.scalar(IS_PARTED, {"table": one})]
        schemas = {one.month.schema for table in parted for one in _parts(connection, table)}
        if parted:
            _run(connection, guard.lift())
        for table in parted:
            _rebuild(connection, table, [])
        _run(connection, (f"DROP SCHEMA {one}" for one in sorted(schemas)))
        if parted:
            _run(connection, guard.lay())
    return _told(engine)


def _told(engine: Engine) -> list[Parted]:
    """Let the planner know, which does not look at a table of parts by itself."""
    alone = engine.execution_options(isolation_level="AUTOCOMMIT")
    with translated(engine.url), alone.connect() as connection:
        for table in TABLES:
            connection.execute(text(f"ANALYZE {table}"))
        return look(connection)


def _rows(connection: Connection, table: str) -> int:
    return connection.scalar(text(f"SELECT count(*) FROM public.{table}")) or 0  # noqa: S608 - ours


def _about(connection: Connection, table: str) -> int:
    """Tell roughly how many rows there are, from the server's own statistics."""
    ask = text(
        "SELECT sum(greatest(reltuples, 0)) FROM pg_class WHERE relkind = 'r' AND oid IN ("
        " SELECT to_regclass('public.' || :table) UNION ALL"
        " SELECT inhrelid FROM pg_inherits WHERE inhparent = to_regclass('public.' || :table))"
    )
    return int(connection.scalar(ask, {"table": table}) or 0)


def _parts(connection: Connection, table: str) -> list[Part]:
    """Read the parts of a table from the catalogue, the oldest first."""
    found = []
    for schema, bounds in connection.execute(PARTS, {"table": table}):
        low, high = BOUNDS.findall(bounds)[0]
        found.append(Part(Month.named(schema), int(low), int(high)))
    return sorted(found, key=lambda one: one.low)


def _cut(
    connection: Connection, table: str, now: Month
) -> tuple[list[tuple[Month, int]], Month, int]:
    """Ask which month begins with which number."""
    ask = text(
        f"SELECT date_trunc('month', at AT TIME ZONE 'UTC'), min(id) FROM public.{table} GROUP BY 1"  # noqa: S608
    )
    firsts = [(Month.of(month), first) for month, first in connection.execute(ask)]
    _, sequence = connection.execute(OWNER, {"table": table}).one()
    given_out = f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}"  # noqa: S608
    return firsts, now, connection.scalar(text(given_out)) or 0


def _rebuild(connection: Connection, table: str, parts: Sequence[Part]) -> None:
    """Write a table anew, as parts or (without any) as one; whatever hangs from it follows."""
    _run(connection, [f"LOCK TABLE public.{table} IN ACCESS EXCLUSIVE MODE"])
    named = {"table": table}
    owner, sequence = connection.execute(OWNER, named).one()
    referring = connection.execute(REFERRING, named).all()
    rules = [*connection.scalars(CONSTRAINTS, named), *connection.scalars(INDEXES, named)]
    triggers = connection.execute(TRIGGERS, named).all()
    _run(
        connection,
        [
            *(f"ALTER TABLE {one[0]} DROP CONSTRAINT {one[1]}" for one in referring),
            *_moved(table, owner, sequence, is_parted=bool(parts)),
            *(_filled(table, parts) if parts else _whole(table, sequence)),
            f"DROP TABLE {BEFORE}.{table}",
            f"DROP SCHEMA {BEFORE}",
            *rules,
            *(f"ALTER TABLE {one[0]} ADD CONSTRAINT {one[1]} {one[2]}" for one in referring),
        ],
    )
    for name, definition, enabled in triggers:
        _run(connection, [definition])
        if enabled == "A":
            _run(connection, [f"ALTER TABLE public.{table} ENABLE ALWAYS TRIGGER {name}"])


def _moved(table: str, owner: str, sequence: str, *, is_parted: bool) -> Iterator[str]:
    """Put the table as it is out of the way, with its names, and make its successor."""
    yield f"CREATE SCHEMA {BEFORE}"
    yield f"ALTER SEQUENCE {sequence} OWNED BY NONE"
    yield f"ALTER TABLE public.{table} SET SCHEMA {BEFORE}"
    by_number = " PARTITION BY RANGE (id)" if is_parted else ""
    yield (
        f"CREATE TABLE public.{table} (LIKE {BEFORE}.{table} INCLUDING DEFAULTS INCLUDING STORAGE"
        f" INCLUDING COMMENTS){by_number}"
    )
    yield f"ALTER TABLE public.{table} OWNER TO {owner}"
    yield f"ALTER SEQUENCE {sequence} OWNED BY public.{table}.id"


def _filled(table: str, parts: Sequence[Part]) -> Iterator[str]:
    """Fill each part before it has indexes, references or triggers, and attach it."""
    for one in parts:
        place = f"{one.month.schema}.{table}"
        yield f"CREATE SCHEMA IF NOT EXISTS {one.month.schema}"
        yield f"CREATE TABLE {place} (LIKE public.{table} INCLUDING STORAGE)"
        yield (
            f"INSERT INTO {place} SELECT * FROM {BEFORE}.{table}"  # noqa: S608 - our names
            f" WHERE id >= {one.low} AND id < {one.high} ORDER BY id"
        )
        yield (
            f"ALTER TABLE public.{table} ATTACH PARTITION {place}"
            f" FOR VALUES FROM ({one.low}) TO ({one.high})"
        )


def _whole(table: str, sequence: str) -> Iterator[str]:
    yield f"INSERT INTO public.{table} SELECT * FROM {BEFORE}.{table} ORDER BY id"  # noqa: S608
    yield f"SELECT setval('{sequence}', greatest(max(id), 1)) FROM public.{table}"  # noqa: S608
    yield f"ALTER TABLE public.{table} ALTER id SET DEFAULT nextval('{sequence}')"


def _extend(connection: Connection, table: str, until: Month) -> None:
    """Make the months that are missing ahead, and let numbers go on into them."""
    newest = _parts(connection, table)[-1]
    _, sequence = connection.execute(OWNER, {"table": table}).one()
    for newest in next_ones(newest, until):  # noqa: B020 - the last of them
        place = f"{newest.month.schema}.{table}"
        bounds = f"FROM ({newest.low}) TO ({newest.high})"
        make = f"CREATE TABLE {place} PARTITION OF public.{table} FOR VALUES {bounds}"
        _run(connection, [f"CREATE SCHEMA IF NOT EXISTS {newest.month.schema}", make])
    by_month = numbering(sequence, newest)
    _run(connection, [f"ALTER TABLE public.{table} ALTER id SET DEFAULT {by_month}"])


def _run(connection: Connection, statements: Iterator[str] | Sequence[str]) -> None:
    for one in statements:
        connection.execute(text(one))
