"""Holds a database still while its schema changes: one lock, all or nothing, triggers kept."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy import event, text
from sqlalchemy.exc import ProgrammingError

from services.errors import SchemaError, StoreUnavailable
from services.sentence import Sentence
from services.store.engine import BEGIN, EXCLUSIVE
from services.store.faults import translated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

LOCK_KEY: Final = 0x56494749
"""PostgreSQL advisory lock of whoever migrates ("VIGI")."""
HOLDER: Final = text(
    "SELECT a.usename, a.pid FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
    " WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0"
    " AND l.objid = CAST(:key AS oid) AND l.database = ("
    " SELECT oid FROM pg_database WHERE datname = current_database())"
)
FORBIDDEN: Final = "42501"
THERE: Final = text(
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
    " AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY relname"
)
HELD_SOON: Final = text("SET LOCAL lock_timeout = '3s'")
HELD_ON: Final = text("SET LOCAL lock_timeout = '10s'")
LOCK_WAIT_S: Final = 60.0
LOCK_POLL_S: Final = 0.1
DROP_TABLE: Final = re.compile(r'DROP TABLE "?(\w+)"?')
REBUILT: Final = re.compile(r'ALTER TABLE "?_alembic_tmp_\w+"? RENAME TO "?(\w+)"?')


@contextmanager
def migrating(engine: Engine, wait_s: float) -> Iterator[Connection]:
    """Hold the migration lock; commit at the end, or undo everything on an error."""
    with translated(engine.url):
        if engine.dialect.name == "postgresql":
            with engine.connect() as connection, _advisory_lock(connection, wait_s):
                yield connection
                connection.commit()
        else:
            exclusive = engine.execution_options(**{BEGIN: EXCLUSIVE})
            with (
                exclusive.connect() as connection,
                _foreign_keys_off(connection),
                connection.begin(),
                _triggers_kept(connection),
            ):
                yield connection


@contextmanager
def _advisory_lock(connection: Connection, wait_s: float) -> Iterator[None]:
    """Take the session's lock by asking again: a waiting statement would hold a snapshot."""
    give_up = time.monotonic() + wait_s
    take = text("SELECT pg_try_advisory_lock(:key)")
    while not connection.scalar(take, {"key": LOCK_KEY}):
        connection.rollback()
        if time.monotonic() > give_up:
            raise StoreUnavailable(
                "Another client is upgrading this desk{connection} and has not finished. Try "
                "again later.",
                connection=_holder(connection),
            )
        time.sleep(LOCK_POLL_S)
    connection.execute(text("SET lock_timeout = '10s'"))
    connection.commit()  # the lock belongs to the session and outlives this
    try:
        yield
    finally:
        connection.rollback()
        connection.execute(text("SET lock_timeout = DEFAULT"))
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": LOCK_KEY})
        connection.commit()


def hold_tables(connection: Connection) -> None:
    """Take every table before the first is changed: people at work wait, or this gives way soon."""
    if connection.dialect.name != "postgresql":
        return
    connection.execute(HELD_SOON)
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(f"public.{quote(one)}" for one in connection.scalars(THERE))
    try:
        with connection.begin_nested():
            if names:
                connection.execute(text(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE"))
    except ProgrammingError as error:  # who may not is told what is missing by the guard
        if getattr(error.orig, "sqlstate", None) != FORBIDDEN:
            raise
    connection.execute(HELD_ON)


def _holder(connection: Connection) -> str:
    """Say who holds the lock: where its functions are open to everybody, it may be anybody."""
    found = connection.execute(HOLDER, {"key": LOCK_KEY}).first()
    return f" (the login {found.usename}, process {found.pid})" if found else ""


@contextmanager
def _foreign_keys_off(connection: Connection) -> Iterator[None]:
    """Rebuilding a table with foreign keys on would delete the rows that point at it.

    And without the older way of renaming, SQLite refuses to give the rebuilt table its name
    while triggers of other tables read it.
    """
    raw = connection.connection.driver_connection
    if raw is None:
        raise RuntimeError("the connection was closed before the migration began")
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("PRAGMA legacy_alter_table = ON")
    try:
        yield
    finally:
        raw.execute("PRAGMA legacy_alter_table = OFF")
        raw.execute("PRAGMA foreign_keys = ON")


@contextmanager
def _triggers_kept(connection: Connection) -> Iterator[None]:
    """Put the triggers of a rebuilt table back: rebuilding drops them without a word.

    A trigger that a migration drops by name stays dropped.
    """
    lost: dict[str, list[str]] = {}

    def before(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        if dropped := DROP_TABLE.fullmatch(statement.strip()):
            lost[dropped[1]] = _triggers_of(connection, dropped[1])

    def after(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        if rebuilt := REBUILT.fullmatch(statement.strip()):
            for trigger in lost.pop(rebuilt[1], []):
                connection.exec_driver_sql(trigger)

    event.listen(connection, "before_cursor_execute", before)
    event.listen(connection, "after_cursor_execute", after)
    try:
        yield
    finally:
        event.remove(connection, "before_cursor_execute", before)
        event.remove(connection, "after_cursor_execute", after)
    _check_references(connection)


def _triggers_of(connection: Connection, table: str) -> list[str]:
    query = text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table")
    return list(connection.scalars(query, {"table": table}))


def _check_references(connection: Connection) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise SchemaError(
            Sentence.counted(
                "The upgrade would have left %n row without what it refers to; nothing was "
                "changed. Report this with the version you came from.",
                "The upgrade would have left %n rows without what they refer to; nothing was "
                "changed. Report this with the version you came from.",
                len(orphans),
            )
        )
