"""Parts the large tables of a shared desk by month, and puts them together again; PostgreSQL only.

By itself a table is parted from now on, while people work (`attaching`). To part what is there
already as well, or to make one table again, its rows are written anew in one transaction.
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
from services.store import attaching, table_shape
from services.store.engine import database_now
from services.store.faults import translated
from services.store.migrating import LOCK_WAIT_S, migrating
from services.store.months import AHEAD, Month, Part, next_ones, numbering, past
from services.store.table_shape import OWNER, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Engine

TABLES: Final = ("audit_entry", "message")
"""What grows with every click and every mail, and whose old rows nobody changes."""
FIRST: Final = "ticket"
"""What nearly every unit of work locks before anything else, so this is held first, too."""
LARGE: Final = 5_000_000
"""Rows up to which a table is better left whole; see decision 16 of ARCHITECTURE.md."""
ROWS_A_SECOND: Final = 100_000
"""Written anew with their indexes on two cores of 2020, as decision 16 measured."""
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


def part(
    engine: Engine, over: int = LARGE, ahead: int = AHEAD, *, past_too: bool = False
) -> list[Parted]:
    """Part the tables that have more than so many rows, and prepare months to come.

    What is there becomes the part of the present month, and people go on working. Where a table is
    parted already, only what is missing ahead is made, which takes no time.

    Args:
        engine: Of a PostgreSQL database, for the login that made the desk or a superuser's.
        over: Rows from which on.
        ahead: How many months are prepared beyond the present one.
        past_too: Give each month of the past a part of its own. The rows are written anew, and
            nobody works at the desk meanwhile: see `held_s`.

    Raises:
        StoreUnavailable: The desk was busy, or the disk has not the room; nothing was changed.
    """
    with translated(engine.url), migrating(engine, LOCK_WAIT_S) as connection:
        now = Month.of(database_now(connection))
        parted = [one for one in TABLES if connection.scalar(IS_PARTED, {"table": one})]
        large = [one for one in TABLES if one not in parted and _rows(connection, one) > over]
        whole = {} if past_too else {one: attaching.bound(connection, one, now) for one in large}

        def swap() -> None:
            if large:
                run(connection, (f"LOCK TABLE public.{one}" for one in (FIRST, *large)))
                run(connection, guard.lift())
            for table in large:
                if past_too:
                    _rebuild(connection, table, past(*_cut(connection, table, now)))
                else:
                    attaching.attach(connection, table, whole[table])
            for table in (*large, *parted):
                _extend(connection, table, now.later(ahead))
            run(connection, guard.lay() if large else guard.lay_parts())

        attaching.between_others(connection, swap)
        attaching.confirm(connection, (*large, *parted))
    return _told(engine)


def held_s(rows: int) -> float:
    """Return about how long a table with so many rows holds the desk when it is written anew."""
    return rows / ROWS_A_SECOND


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
            run(connection, guard.lift())
        for table in parted:
            _rebuild(connection, table, [])
        run(connection, (f"DROP SCHEMA {one}" for one in sorted(schemas)))
        if parted:
            run(connection, guard.lay())
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
    run(connection, [f"LOCK TABLE public.{table} IN ACCESS EXCLUSIVE MODE"])
    shape = table_shape.read(connection, table)
    run(
        connection,
        [
            *shape.unreferred,
            f"CREATE SCHEMA {BEFORE}",
            *table_shape.successor(shape, BEFORE, attaching.BY_NUMBER if parts else ""),
            *(_filled(table, parts) if parts else _whole(table, shape.sequence)),
            f"DROP TABLE {BEFORE}.{table}",
            f"DROP SCHEMA {BEFORE}",
            *shape.rules,
            *shape.referred(),
            *shape.awake,
        ],
    )


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
        run(connection, [f"CREATE SCHEMA IF NOT EXISTS {newest.month.schema}", make])
    by_month = numbering(sequence, newest)
    run(connection, [f"ALTER TABLE public.{table} ALTER id SET DEFAULT {by_month}"])
