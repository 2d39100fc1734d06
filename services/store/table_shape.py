"""What hangs from a table, as the server's catalogue tells it, to be put back around its successor.

A column, an index or a trigger of a later migration is carried over without a word here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

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
    " AND contype IN ('p', 'u', 'c', 'f') AND conname <> :without"
    " ORDER BY contype <> 'p', conname"
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
class Shape:
    """A table's owner, the sequence that numbers it, and what hangs from it.

    Attributes:
        rules: Statements that make its constraints and indexes again.
        referring: Table, name and definition of each reference to it.
        triggers: Name, definition and how it is enabled, as `pg_trigger` spells it.
    """

    table: str
    owner: str
    sequence: str
    rules: list[str]
    referring: list[tuple[str, str, str]]
    triggers: list[tuple[str, str, str]]

    @property
    def unreferred(self) -> Iterator[str]:
        """Yield what takes the references to the table away."""
        return (f"ALTER TABLE {one[0]} DROP CONSTRAINT {one[1]}" for one in self.referring)

    def referred(self, *, later: bool = False) -> Iterator[str]:
        """Yield what puts them back; `later`: rows that are there are looked at afterwards."""
        end = " NOT VALID" if later else ""
        return (
            f"ALTER TABLE {one[0]} ADD CONSTRAINT {one[1]} {one[2]}{end}" for one in self.referring
        )

    @property
    def awake(self) -> Iterator[str]:
        """Yield what makes its triggers again."""
        for name, definition, enabled in self.triggers:
            yield definition
            if enabled == "A":
                yield f"ALTER TABLE public.{self.table} ENABLE ALWAYS TRIGGER {name}"


def read(connection: Connection, table: str, *, without: str = "") -> Shape:
    """Read what hangs from a table of the desk.

    Args:
        connection: With the rights of the owner.
        table: Its name.
        without: A constraint that is not carried over.
    """
    named = {"table": table}
    owner, sequence = connection.execute(OWNER, named).one()
    rules = connection.scalars(CONSTRAINTS, named | {"without": without}).all()
    return Shape(
        table,
        owner,
        sequence,
        [*rules, *connection.scalars(INDEXES, named)],
        [(one[0], one[1], one[2]) for one in connection.execute(REFERRING, named)],
        [(one[0], one[1], one[2]) for one in connection.execute(TRIGGERS, named)],
    )


def successor(shape: Shape, place: str, by: str) -> Iterator[str]:
    """Put a table out of the way, with its names, and make its successor, which is empty.

    Args:
        shape: Of the table.
        place: The schema it moves to.
        by: How the successor is parted, or nothing.
    """
    table = shape.table
    yield f"ALTER SEQUENCE {shape.sequence} OWNED BY NONE"
    yield f"ALTER TABLE public.{table} SET SCHEMA {place}"
    yield (
        f"CREATE TABLE public.{table} (LIKE {place}.{table} INCLUDING DEFAULTS INCLUDING STORAGE"
        f" INCLUDING COMMENTS){by}"
    )
    yield f"ALTER TABLE public.{table} OWNER TO {shape.owner}"
    yield f"ALTER SEQUENCE {shape.sequence} OWNED BY public.{table}.id"


def run(connection: Connection, statements: Iterable[str]) -> None:
    """Execute one after the other."""
    for one in statements:
        connection.execute(text(one))
