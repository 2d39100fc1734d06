"""What a line says of the columns of a row, told column by column.

Of a new or removed row what people write is a field each, and everything else is one field together
(resources/verify/FORMAT.md). Lines from before 0048 have a field for every column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from models.ledger import AUDITED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from services.audit.line import Value

    Row = Mapping[str, Value]

COLUMN: Final = "column:"
LENGTH: Final = len(COLUMN)
TOGETHER: Final = "columns"
EMPTY: Final = (None, "", "[]", "{}")
"""A list or an object of a file is text."""


def told(values: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each column that fields of a line tell of, with its sides: before, after or both.

    Whoever owns the database may write lines of any shape: what tells of no column is passed over.
    """
    for name, said in values.items():
        if not isinstance(said, dict):
            continue
        if name.startswith(COLUMN):
            yield name[LENGTH:], said
        elif name == TOGETHER:
            for side, row in said.items():
                for column, value in row.items() if isinstance(row, dict) else ():
                    yield column, {side: value}


def fields_of(table: str, old: Row | None, new: Row | None) -> dict[str, Value]:
    """Return the fields that tell what became of a row, apart from which row it is.

    Args:
        table: One of `models.ledger.AUDITED`.
        old: Its recorded columns before; None: it is new.
        new: Its recorded columns since; None: it was removed.
    """
    if old is not None and new is not None:
        return {
            f"{COLUMN}{name}": {"before": old[name], "after": new[name]}
            for name in new
            if old[name] != new[name]
        }
    side, row = ("after", new or {}) if old is None else ("before", old)
    alone = [name for name in AUDITED[table].words if row.get(name) not in EMPTY]
    fields: dict[str, Value] = {f"{COLUMN}{name}": {side: row[name]} for name in alone}
    fields[TOGETHER] = {side: {name: row[name] for name in row if name not in alone}}
    return fields
