"""Sends what every unit writes: spelled once, and all that waits in one trip to the server.

SQLAlchemy asks of a statement each time how it is spelled, what its values become and what came
back; for the short statements of a click that costs more than the statements. Here it says so once,
and it goes past the driver's cursors (`wire`). SQLite has no trip to save and keeps to the usual
way.
"""

from __future__ import annotations

import re
from collections import namedtuple
from collections.abc import Callable
from contextlib import contextmanager
from functools import cache, partial
from itertools import compress
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import bindparam, insert, update
from sqlalchemy.dialects.postgresql import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ClauseElement, CompoundSelect, Connection, Select, Update
    from sqlalchemy.sql.compiler import SQLCompiler

    from models.registry import Base
    from services.store.wire import Wire

    Selectable = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]
    Question = tuple[Selectable, Mapping[str, Any]]
    """A question that stands in a module, and what it is asked with."""

SPELLING: Final = psycopg.dialect(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]
KEY: Final = "of_row"
VERSION: Final = "of_version"
WIRE: Final = "wire"
"""Under which a connection to a server keeps its own."""
PLACE: Final = re.compile(r"\$(\d+)")
AT_ONCE: Final = 8
"""Rows of one statement: each number of them is a statement that the server has to prepare."""
Reader = Callable[[Any], Any]
Given = tuple["Spelled", "Sequence[Mapping[str, Any]]"]
"""A statement, and the values of each row it is sent for."""


class Spelled(NamedTuple):
    """A statement as the driver takes it."""

    text: str
    names: Sequence[str]
    readers: Sequence[tuple[int, Reader]]
    """Makes of a value what the driver takes, by the place of the value."""
    defaults: Mapping[str, Callable[[], Any]]
    """Makes what nobody gives: the default of a column, a value that stands in the statement."""
    is_versioned: bool = False
    """It must find its row, or a colleague was first."""

    def of_rows(self, count: int) -> str:
        """Return the text for so many rows at once."""
        return self.text if count == 1 else _of_rows(self.text, len(self.names), count)

    def values(self, row: Mapping[str, Any]) -> list[Any]:
        """Return a row's values in the order the text wants them."""
        given = row
        if self.defaults:
            given = {**{name: make() for name, make in self.defaults.items()}, **row}
        made = [given[name] for name in self.names]
        for place, read in self.readers:
            made[place] = read(made[place])
        return made


@cache
def insertion(model: type[Base], columns: tuple[str, ...], *, numbered: bool = False) -> Spelled:
    """Spell the insertion of a row with these columns, whose number is wanted or not."""
    statement = insert(model).inline()
    if numbered:
        statement = insert(model).returning(*model.__table__.primary_key)
    return _spelled(statement, list(columns))


@cache
def changing(model: type[Base], columns: tuple[str, ...]) -> Update:
    """Return the statement that changes these columns of the row whose number is given as KEY.

    Where VERSION is among them, only a row that has this version still.
    """
    (number,) = model.__table__.primary_key
    values: dict[str, Any] = {one: bindparam(one) for one in columns if one not in {KEY, VERSION}}
    changed = update(model.__table__).where(number == bindparam(KEY)).values(values)  # type: ignore[arg-type]
    version: Any = model.__mapper__.version_id_col
    return changed.where(version == bindparam(VERSION)) if VERSION in columns else changed


@cache
def change(model: type[Base], columns: tuple[str, ...]) -> Spelled:
    """Spell the same."""
    return _spelled(changing(model, columns), None)._replace(is_versioned=VERSION in columns)


@cache
def _of_rows(text: str, width: int, count: int) -> str:
    head, values, row = text.partition(" VALUES ")
    return head + values + ", ".join(_shifted(row, number * width) for number in range(count))


def _shifted(row: str, by: int) -> str:
    return PLACE.sub(lambda one: f"${int(one[1]) + by}", row)


@cache
def spelled(statement: ClauseElement) -> Spelled:
    """Spell a statement that stands in a module; one made on the way would stay here for good."""
    return _spelled(statement, None)


def _spelled(statement: ClauseElement, columns: list[str] | None) -> Spelled:
    compiled: SQLCompiler = statement.compile(dialect=SPELLING, column_keys=columns)  # type: ignore[assignment]
    names = compiled.positiontup or []
    types = [compiled.binds[name].type.dialect_impl(SPELLING) for name in names]
    readers = _where_needed(one.bind_processor(SPELLING) for one in types)
    defaults: dict[str, Callable[[], Any]] = {
        one.key: default_of(one) for one in compiled.insert_prefetch
    }
    fixed = {name: one.value for name, one in compiled.binds.items() if not one.required}
    defaults = {name: partial(_same, value) for name, value in fixed.items()} | defaults
    return Spelled(str(compiled), names, readers, defaults)


def _where_needed(readers: Iterable[Reader | None]) -> list[tuple[int, Reader]]:
    return [(place, reader) for place, reader in enumerate(readers) if reader is not None]


def _same(value: Any) -> Any:  # noqa: ANN401 - of any parameter
    return value


def default_of(column: Any) -> Callable[[], Any]:  # noqa: ANN401 - its default has many shapes
    """Return what makes the value of a column that was not given."""
    default = column.default
    return lambda: default.arg(None) if default.is_callable else default.arg


@cache
def _question(statement: Selectable) -> tuple[Spelled, Callable[[Iterable[Any]], Any]]:
    """Spell a question, and make what reads a row of its answer."""
    columns = list(statement.selected_columns)
    types = [one.type.dialect_impl(SPELLING) for one in columns]
    readers = _where_needed(one.result_processor(SPELLING, None) for one in types)
    names = [one.key or "" for one in columns]
    made: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc] # noqa: PYI024 - any columns

    def read(row: Iterable[Any]) -> Any:  # noqa: ANN401 - a row of any question
        values = list(row)
        for place, reader in readers:
            values[place] = reader(values[place])
        return made._make(values)

    return _spelled(statement, None), read


def ask_together(connection: Connection, questions: Sequence[Question]) -> list[Sequence[Any]]:
    """Return the rows of each question, asked in order and in one trip; columns are attributes."""
    if connection.dialect.name != "postgresql":
        return [connection.execute(statement, given).all() for statement, given in questions]
    asked = [(*_question(statement), given) for statement, given in questions]
    with wire_of(connection) as wire:
        for spelled_, _, given in asked:
            wire.put(spelled_.text, spelled_.values(given))
        results = wire.take()[-len(asked) :]
        return [
            [read(row) for row in wire.rows(result)]
            for result, (_, read, _) in zip(results, asked, strict=True)
        ]


def send(connection: Connection, given: Sequence[Given]) -> None:
    """Send all of it in one trip, in order.

    Raises:
        StaleDataError: A row that was to be changed has another version by now.
    """
    with wire_of(connection) as wire:
        is_versioned = _put(wire, given)
        results = wire.take()[-len(is_versioned) :]
    if any(one.command_tuples == 0 for one in compress(results, is_versioned)):
        raise StaleDataError("a row has another version by now")


def send_ahead(connection: Connection, given: Sequence[Given]) -> None:
    """Let the server write these rows while the unit goes on; the next trip waits for it.

    That trip also raises what is wrong with them; no row among them may be versioned.
    """
    with wire_of(connection) as wire:
        _put(wire, given)
        wire.push()


def send_last(
    connection: Connection, given: Sequence[Given], question: Selectable | None
) -> Sequence[Any]:
    """Send what a unit writes last, ask a question and commit, in one trip; returns the answer.

    Every row that is changed must be held: whether it was still there is not looked at before the
    commit. Where anything fails, the server commits nothing.
    """
    asked = None if question is None else _question(question)
    with wire_of(connection) as wire:
        _put(wire, given)
        if asked is not None:
            wire.put(asked[0].text, asked[0].values({}))
        wire.put("COMMIT")
        results = wire.take()
        return [] if asked is None else [asked[1](row) for row in wire.rows(results[-2])]


def _put(wire: Wire, given: Sequence[Given]) -> list[bool]:
    """Put statements; returns of each whether it must find its row."""
    is_versioned = []
    for statement, rows in given:
        for some in parts(rows):
            values = [value for row in some for value in statement.values(row)]
            wire.put(statement.of_rows(len(some)), values)
            is_versioned.append(statement.is_versioned)
    return is_versioned


def ask_one(connection: Connection, statement: Spelled, row: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a driver's row
    """Send one statement and return the row that comes back, as the driver reads it."""
    with wire_of(connection) as wire:
        wire.put(statement.text, statement.values(row))
        return wire.rows(wire.take()[-1])[0]


def parts(rows: Sequence[Mapping[str, Any]]) -> Iterator[Sequence[Mapping[str, Any]]]:
    """Return rows by as many as go into one statement."""
    return (rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE))


@contextmanager
def wire_of(connection: Connection) -> Iterator[Wire]:
    """Lend the wire of a connection to a server; its errors become SQLAlchemy's."""
    wire: Wire = connection.info[WIRE]
    errors: Any = connection.dialect.loaded_dbapi
    try:
        yield wire
    except errors.Error as error:
        driver: Any = connection.connection.driver_connection
        is_lost = connection.dialect.is_disconnect(error, driver, None)
        if is_lost:
            connection.invalidate(error)
        raise DBAPIError.instance(
            "(several)", None, error, errors.Error, connection_invalidated=is_lost,
            dialect=connection.dialect,
        ) from error  # fmt: skip
