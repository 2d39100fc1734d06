"""Reads rows as the triggers of audited tables wrote them down, to compare the two."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import inspect, text

OPERATIONS: Final = ("insert", "update", "delete")
ON_SERVER: Final = text(
    "SELECT tgrelid::regclass::text FROM pg_trigger"
    " WHERE tgname LIKE '%\\_is\\_captured' AND tgenabled = 'A'"
)
IN_FILE: Final = text(
    "SELECT tbl_name, count(*) FROM sqlite_master"
    " WHERE type = 'trigger' AND name LIKE '%\\_is\\_captured' ESCAPE '\\' GROUP BY tbl_name"
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection


def recorded_rows(
    connection: Connection, table: str, key: Sequence[str], skip: Sequence[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each row of an audited table: its key, and its recorded columns as JSON has them.

    Args:
        connection: Open, in UTC.
        table: One of `models.ledger.AUDITED`.
        key: The columns of its primary key.
        skip: The columns that are not recorded.
    """
    if connection.dialect.name == "postgresql":
        yield from _on_postgresql(connection, table, key, skip)
    else:
        yield from _on_sqlite(connection, table, key, skip)


def recording(connection: Connection) -> set[str]:
    """Return the tables whose triggers record every change now, whatever a session asked for."""
    if connection.dialect.name == "postgresql":
        return set(connection.scalars(ON_SERVER))
    return {table for table, count in connection.execute(IN_FILE) if count == len(OPERATIONS)}


def _on_postgresql(
    connection: Connection, table: str, key: Sequence[str], skip: Sequence[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    named = connection.dialect.identifier_preparer.quote(table)
    query = text(f"SELECT to_jsonb(t) FROM {named} t")  # noqa: S608 - a quoted name of ours
    for (row,) in connection.execute(query.execution_options(yield_per=1000)):
        shown = {name: value for name, value in row.items() if name not in skip}
        yield ",".join(_plain(row[one]) for one in key), shown


def _on_sqlite(
    connection: Connection, table: str, key: Sequence[str], skip: Sequence[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    quote = connection.dialect.identifier_preparer.quote
    names = [
        one["name"] for one in inspect(connection).get_columns(table) if one["name"] not in skip
    ]
    pairs = ", ".join(f"'{name}', {quote(name)}" for name in names)
    keys = " || ',' || ".join(quote(one) for one in key)
    query = text(f"SELECT {keys}, json_object({pairs}) FROM {quote(table)}")  # noqa: S608 - quoted names
    for row_key, row in connection.execute(query):
        yield str(row_key), json.loads(row)


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
