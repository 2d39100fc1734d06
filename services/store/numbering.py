"""Writes several new rows of a table at once and says the number that each was given.

What a server returns of rows need not come in the order in which they were sent. Rows that are
selected in an order are numbered in it, so the smallest number is the first row's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert

from services.store import sending

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Table
    from sqlalchemy.sql.dml import ReturningInsert

    from models.registry import Base

LENGTH: Final = re.compile(r"\(\d+\)")
"""Of a type, left out: a cast would cut a text to it that the column refuses."""


def add_rows(
    connection: Connection, model: type[Base], rows: Sequence[Mapping[str, Any]]
) -> list[int]:
    """Write these rows; returns the number of each.

    Args:
        connection: In a transaction.
        model: Their table, which numbers them.
        rows: By column; the same columns in each.
    """
    if connection.dialect.name != "postgresql":
        return [*connection.scalars(_inserting(model), rows)]
    columns = (*rows[0],)
    spelled = sending.insertion(model, columns)
    numbers: list[int] = []
    with sending.wire_of(connection) as wire:
        parts = [*sending.parts(rows)]
        for some in parts:
            values = [value for row in some for value in spelled.values(row)]
            wire.put(_ordered(model, tuple(spelled.names), len(some)), values)
        for result in wire.take()[-len(parts) :]:
            numbers += sorted(number for (number,) in wire.rows(result))
    return numbers


@cache
def _inserting(model: type[Base]) -> ReturningInsert[tuple[Any]]:
    (number,) = model.__table__.primary_key
    return insert(model).returning(number, sort_by_parameter_order=True)


@cache
def _ordered(model: type[Base], columns: tuple[str, ...], count: int) -> str:
    """Spell the insertion of so many rows in their order; every value says its type."""
    table: Table = model.__table__  # type: ignore[assignment]
    quote = sending.SPELLING.identifier_preparer.quote
    types = [LENGTH.sub("", table.c[one].type.compile(sending.SPELLING)) for one in columns]
    names = ", ".join(quote(table.c[one].name) for one in columns)
    (number,) = table.primary_key
    rows = ", ".join(_row(types, place) for place in range(count))
    return (
        f"INSERT INTO {table.name} ({names}) SELECT {names}"  # noqa: S608 - names of ours
        f" FROM (VALUES {rows}) AS given ({names}, place_of_row) ORDER BY place_of_row"
        f" RETURNING {number.name}"
    )


def _row(types: Sequence[str], place: int) -> str:
    """Spell one row: its values, and as the last of them which row it is."""
    first = place * len(types) + 1
    values = [f"${number}::{one}" for number, one in enumerate(types, first)]
    return f"({', '.join(values)}, {place})"
