"""Tells which transactions can no longer have an unfinished one before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

ASK: Final = text(
    "SELECT pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint"
    " FROM pg_current_snapshot() s"
)
SNAPSHOT: Final = "REPEATABLE READ"


class Horizon(NamedTuple):
    """Numbers of transactions.

    Attributes:
        finished_below: Every transaction numbered below has ended.
        unborn_from: None numbered from here on has begun; a row that carries such a number
            was written before the database was restored from a copy.
    """

    finished_below: int
    unborn_from: int


def transaction_horizon(connection: Connection) -> Horizon | None:
    """Ask the database; None on SQLite, where one transaction writes at a time."""
    if connection.dialect.name != "postgresql":
        return None
    row = connection.execute(ASK).one()
    return Horizon(row[0], row[1])


def snapshot_options(dialect: str) -> dict[str, str]:
    """Return execution options under which all questions see the same state."""
    return {"isolation_level": SNAPSHOT} if dialect == "postgresql" else {}
