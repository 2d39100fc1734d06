"""Parts a large table by month from now on while people work: what there is becomes the first part.

No row is written anew. Whatever takes long (looking whether every number lies where it should,
looking at every reference) is done beside the others' work; the tables are held only while names
change, however many rows there are.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from services.store import table_shape
from services.store.faults import is_retryable
from services.store.months import past
from services.store.table_shape import OWNER, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

    from services.store.months import Month, Part

BY_NUMBER: Final = " PARTITION BY RANGE (id)"
BOUNDS: Final = "{}_before_parts"
"""A constraint that lives until the table has become a part."""
WAITS_S: Final = 2
TRIES: Final = 15
UNCONFIRMED: Final = text(
    "SELECT conrelid::regclass::text, quote_ident(conname) FROM pg_constraint"
    " WHERE confrelid = to_regclass('public.' || :table)"
    " AND contype = 'f' AND conparentid = 0 AND NOT convalidated"
)


def bound(connection: Connection, table: str, now: Month) -> list[Part]:
    """Look whether every number lies in the first part, without holding anybody; commits.

    Returns:
        The parts the table is to have: what is there with the present month, and the next one.
    """
    _, sequence = connection.execute(OWNER, {"table": table}).one()
    last = connection.scalar(text(f"SELECT last_value FROM {sequence}")) or 0  # noqa: S608 - ours
    present, coming = past([], now, last)
    parts = [replace(present, low=1), coming]
    name = BOUNDS.format(table)
    of_table = f"ALTER TABLE public.{table}"
    for statements in (
        (
            f"{of_table} DROP CONSTRAINT IF EXISTS {name}",
            f"{of_table} ADD CONSTRAINT {name} CHECK (id >= 1 AND id < {present.high}) NOT VALID",
        ),
        (f"{of_table} VALIDATE CONSTRAINT {name}",),
    ):
        run(connection, statements)
        connection.commit()
    return parts


def attach(connection: Connection, table: str, parts: list[Part]) -> None:
    """Make the table the first part of its successor; whatever hangs from it follows."""
    run(connection, [f"LOCK TABLE public.{table} IN ACCESS EXCLUSIVE MODE"])
    shape = table_shape.read(connection, table, without=BOUNDS.format(table))
    present, coming = parts
    month = present.month.schema
    run(
        connection,
        [
            *shape.unreferred,
            *(f"DROP TRIGGER {one[0]} ON public.{table}" for one in shape.triggers),
            *(f"CREATE SCHEMA IF NOT EXISTS {one.month.schema}" for one in parts),
            *table_shape.successor(shape, month, BY_NUMBER),
            *shape.rules,
            f"ALTER TABLE public.{table} ATTACH PARTITION {month}.{table}{_bounds(present)}",
            f"ALTER TABLE {month}.{table} DROP CONSTRAINT {BOUNDS.format(table)}",
            f"CREATE TABLE {coming.month.schema}.{table} PARTITION OF public.{table}"
            + _bounds(coming),
            *shape.referred(later=True),
            *shape.awake,
        ],
    )


def _bounds(part: Part) -> str:
    return f" FOR VALUES FROM ({part.low}) TO ({part.high})"


def between_others(connection: Connection, act: Callable[[], None]) -> None:
    """Do what holds tables, in one transaction, when everybody else lets go of them for a moment.

    Whoever comes meanwhile waits behind it, so it does not wait long itself, and tries again.
    """
    for left in reversed(range(TRIES)):
        try:
            connection.execute(text(f"SET LOCAL lock_timeout = '{WAITS_S}s'"))
            act()
            connection.commit()
        except DBAPIError as error:
            connection.rollback()
            if not left or not is_retryable(error):
                raise
            time.sleep(WAITS_S)
        else:
            return


def confirm(connection: Connection, tables: Iterable[str]) -> None:
    """Look at the references that were put back, without holding anybody; commits each."""
    for table in tables:
        found = connection.execute(UNCONFIRMED, {"table": table}).all()
        for referring, name in found:
            run(connection, [f"ALTER TABLE {referring} VALIDATE CONSTRAINT {name}"])
            connection.commit()
