"""Carries a single seat's desk from SQLite to PostgreSQL, history and evidence included."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import text
from sqlalchemy.exc import DataError
from sqlalchemy.orm import Session

from models.ledger import LedgerLog
from models.registry import Base
from services.audit import trail
from services.audit.trail import FieldChange
from services.audit.verification.lines import read_lines
from services.audit.verification.state import compare
from services.errors import HelpDeskError, RuleError, SchemaError
from services.operations import carrying
from services.store import faults, partitions, schema, urls
from services.store.engine import BEGIN, IMMEDIATE, make_engine
from services.store.migrating import migrating
from services.store.unit_session import UnitSession
from services.store.work import Store, Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

    from services.store.work import Actor

MOVED: Final = "desk.moved"
SIGNS_OF_WORK: Final = ("person", "ticket", "audit_entry", "ledger_line")
"""Tables that are empty in a desk nobody has worked in."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What was carried over.

    Attributes:
        rows: Of each table that has any.
        lines: Of the ledger; all of them were checked on the other side.
    """

    rows: dict[str, int]
    lines: int


def move(
    source: str, target: str, actor: Actor, tell: Callable[[str, int], None] | None = None
) -> Moved:
    """Carry a whole desk over; all of it in one transaction, or nothing.

    The source is held still meanwhile and stays as it is. The lines of the ledger keep their
    bytes, numbers and order, so checkpoints, receipts and witnesses go on being right.

    Args:
        source: Address of the SQLite file.
        target: Address of a PostgreSQL database without a desk, or with an empty one; the
            login must own its tables.
        actor: Who does it, for the entry.
        tell: Hears the name and the rows of each table that was carried.

    Raises:
        RuleError: The addresses are not of these kinds.
        SchemaError: The source is not up to date, or the target holds something.
        StoreUnavailable: One of them cannot be used, or what arrived is not what was there;
            then nothing was kept.
    """
    _check_kinds(source, target)
    store = Store(source)
    engine = make_engine(target)
    try:
        schema.require_usable(store.engine)
        with _said_of_room(engine, is_new=_require_room(engine)):
            with store.work(actor):
                pass  # what another tool changed in the file becomes lines now
            with _held_still(store.engine) as origin, migrating(engine, 5) as arrival:
                return _carry(origin, arrival, actor, urls.described(source), tell)
    finally:
        store.dispose()
        engine.dispose()


def _check_kinds(source: str, target: str) -> None:
    if urls.file_of(source) is None:
        raise RuleError("A desk is moved out of a SQLite file: name the file first.")
    if urls.parse(target).drivername == "sqlite":
        raise RuleError(
            "A desk is moved to PostgreSQL: write postgresql://name@server/desk as the second."
        )


@contextmanager
def _said_of_room(engine: Engine, *, is_new: bool) -> Iterator[None]:
    """Add to a refusal that the empty desk stays which was made to move into."""
    try:
        yield
    except HelpDeskError as error:
        if not is_new:
            raise
        place = urls.described(engine.url)
        raise type(error)(
            f"{error} An empty desk was made in {place} before that, and stays: move into it "
            "again, or drop its tables."
        ) from error


def _require_room(engine: Engine) -> bool:
    """Make the schema where there is none; refuse a desk somebody has worked in.

    Returns:
        Whether there was none.
    """
    place = urls.described(engine.url)
    found = schema.status(engine)
    if found.state is schema.SchemaState.ABSENT:
        schema.upgrade(engine)
    elif found.state is not schema.SchemaState.OK:
        raise SchemaError(schema.refusal(found, place))
    with faults.translated(engine.url), engine.connect() as connection:
        if any(one.last is not None for one in partitions.look(connection)):
            raise SchemaError(
                f"{place[0].upper()}{place[1:]} holds a desk whose tables are parted by month, and "
                "what is moved keeps its own numbers. Nothing was changed; move into an empty "
                "database, and part it afterwards with `vigilctl db partition`."
            )
        for name in SIGNS_OF_WORK:
            if connection.scalar(text(f"SELECT EXISTS (SELECT 1 FROM {name})")):  # noqa: S608 - ours
                raise SchemaError(
                    f"{place[0].upper()}{place[1:]} holds a desk that was worked in. Nothing was "
                    "changed; move into an empty database."
                )
    return found.state is schema.SchemaState.ABSENT


@contextmanager
def _held_still(engine: Engine) -> Iterator[Connection]:
    """Read the whole file as it is now, and let nobody write to it."""
    options = {BEGIN: IMMEDIATE}
    with faults.translated(engine.url), engine.connect().execution_options(**options) as one:
        yield one


def _carry(
    origin: Connection,
    arrival: Connection,
    actor: Actor,
    place: str,
    tell: Callable[[str, int], None] | None,
) -> Moved:
    _check_same_schema(origin, arrival)
    rows: dict[str, int] = {}
    with carrying.triggers_asleep(arrival):
        carrying.empty(arrival)
        for table in Base.metadata.sorted_tables:
            try:
                count = carrying.copy(origin, arrival, table)
            except DataError as error:
                raise SchemaError(
                    f"A value in the table {table.name} is one that PostgreSQL does not take: "
                    f"{str(error.orig).splitlines()[0]} Nothing was moved; correct it first."
                ) from error
            if count:
                rows[table.name] = count
            if tell and count:
                tell(table.name, count)
        for table in Base.metadata.sorted_tables:
            carrying.mend(origin, arrival, table)
        carrying.derive(arrival)
        carrying.set_sequences(origin, arrival)
    carrying.compare_counts(origin, arrival)
    lines = _prove(arrival)
    _record(arrival, actor, place, rows)
    return Moved(rows, lines)


def _check_same_schema(origin: Connection, arrival: Connection) -> None:
    ask = text("SELECT version_num FROM alembic_version")
    mine, theirs = origin.scalar(ask), arrival.scalar(ask)
    if mine != theirs:
        raise SchemaError(
            f"The file is at schema {mine} and the server at {theirs}. Bring both up to date "
            "with `vigilctl db upgrade`."
        )


def _prove(arrival: Connection) -> int:
    """Check every line and every audited row as the server has them now."""
    with Session(arrival, autoflush=False, join_transaction_mode="create_savepoint") as session:
        seen = read_lines(session, session.get_one(LedgerLog, 1).name)
        state = compare(arrival, seen.replayed)
    for result in (seen.row, seen.chain, seen.time, state):
        if result.failed:
            raise SchemaError(
                f"What arrived cannot be proved: {result.problems[0].sentence()}. Nothing was "
                "moved. Look with `vigilctl audit verify` whether the file itself is sound."
            )
    return seen.count


def _record(arrival: Connection, actor: Actor, place: str, rows: dict[str, int]) -> None:
    """Say in the trail where the desk came from."""
    with UnitSession(arrival, join_transaction_mode="create_savepoint") as session:
        work = Work(session, actor)
        said = [
            FieldChange("from", None, place),
            FieldChange("tickets", None, str(rows.get("ticket", 0))),
            FieldChange("ledger lines", None, str(rows.get("ledger_line", 0))),
        ]
        trail.append(work, MOVED, ("desk", 1), said)
        session.commit()
