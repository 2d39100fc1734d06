"""Opens a database of either kind so that it is safe for a desk, and reads its clock."""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import sys
import time
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import create_engine, event, text
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import StaticPool
from typing_extensions import override

from services.config import APP, VERSION
from services.errors import UnconfirmedError
from services.store import places, urls
from services.store.folding import folded

if TYPE_CHECKING:
    from sqlite3 import Connection as SqliteConnection

    from psycopg import Connection as PsycopgConnection
    from psycopg.errors import Diagnostic
    from sqlalchemy import Connection, Engine, FromClause
    from sqlalchemy.engine import URL, Dialect
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

BEGIN: Final = "begin"
"""Execution option: how a transaction begins on SQLite."""
DEFERRED: Final = "DEFERRED"
IMMEDIATE: Final = "IMMEDIATE"
"""For units that write: waits for the other writer at once instead of failing halfway."""
EXCLUSIVE: Final = "EXCLUSIVE"

CONNECT_TIMEOUT_S: Final = 5
SURE_FOR_S: Final = 0.5
"""So long after its last use a connection counts as alive."""
USED: Final = "used"
"""When a connection was last given back, by the steady clock."""
LOCK_WAIT_S: Final = 10
LOCK_POLL_S: Final = 0.05
MAY_EVERYTHING: Final = "may everything"
RIGHTS: Final = (
    "SELECT bool_or(pg_has_role(session_user, oid, 'MEMBER')) FROM pg_roles"
    " WHERE rolname = 'vigil_watcher'"
)
"""Unknown where no desk was ever made on the server: then it is whoever makes the first."""
SILENT_LINK_S: Final = 10
"""After so long without a packet the server is asked whether it is still there."""

SPOKEN: Final = {
    "timezone": "UTC",
    "search_path": "public",
    "datestyle": "ISO",
    "intervalstyle": "postgres",
    "bytea_output": "hex",
    "standard_conforming_strings": "on",
    "default_transaction_isolation": r"read\ committed",
}
"""What a session is opened with, whatever a site has set for its server, a database or a login."""
OPTIONS: Final = " ".join(f"-c {name}={value}" for name, value in SPOKEN.items())

TICKETS: Final = "gssencmode"
"""libpq's setting for links that a Kerberos ticket encrypts."""


def _read(stored: bytes) -> Any:  # noqa: ANN401 - JSON
    """Read what the server holds; its encoding is known and need not be guessed."""
    return json.loads(stored.decode())


logging.getLogger("psycopg").setLevel(logging.ERROR)  # else it says what an error says as well

JSON: Final = json.JSONEncoder(ensure_ascii=False)
"""Writes letters as they are, so that a search in it finds them."""
UNCONFIRMED: Final = "unconfirmed"
"""Mark of a connection whose last commit did not wait for the standby to the end."""
WAITS_FOR_STANDBY: Final = "SyncRepWaitForLSN"
"""Where PostgreSQL says "canceling wait for synchronous replication", as a mere notice."""

SQLITE_SETTINGS: Final = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE slips past the trail's guards
    "PRAGMA temp_store = MEMORY",
)
CLOCKS: Final = {
    "postgresql": text("SELECT clock_timestamp()"),
    "sqlite": text("SELECT strftime('%Y-%m-%d %H:%M:%f', 'now')"),
}


class HintedCompiler(SQLiteCompiler):
    """Writes hints such as INDEXED BY behind the table, where SQLite wants them."""

    @override
    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        return text


def make_engine(address: str | URL) -> Engine:
    """Prepare the pool of connections to a database; nothing is opened yet.

    Args:
        address: As `urls.parse` reads it.

    Raises:
        RuleError: The address is not one.
        StoreUnavailable: It is a file on a network share.
    """
    url = urls.parse(address)
    if url.drivername == "sqlite":
        return _sqlite(url)
    engine = create_engine(
        url,
        pool_size=3,
        max_overflow=4,
        pool_use_lifo=True,  # the one used last has the most prepared
        connect_args=_server_settings(url),
        json_serializer=JSON.encode,
        json_deserializer=_read,
        hide_parameters=True,  # what people wrote, and verifiers, belong into no log
    )
    from services.store import wire  # noqa: PLC0415 - only where there is a server

    wire.string_wires(engine)
    event.listen(engine, "connect", _listen_for_notices)
    event.listen(engine, "connect", _note_rights)
    event.listen(engine, "checkin", _note_use)
    event.listen(engine, "checkout", partial(_require_alive, engine.dialect))
    return engine


def database_now(connection: Connection) -> datetime:
    """Ask the database what time it is: the deciding instant of a unit of work; aware, UTC."""
    return told_instant(connection.scalar(CLOCKS[connection.dialect.name]))


def told_instant(told: object) -> datetime:
    """Read what the database says of the time."""
    if isinstance(told, datetime):
        return told.astimezone(UTC)
    return datetime.fromisoformat(str(told)).replace(tzinfo=UTC)


def require_confirmed(connection: Connection) -> None:
    """Refuse a commit whose wait for the standby was cancelled: a failover may undo it.

    Raises:
        UnconfirmedError: It stands on one server only.
    """
    if connection.info.pop(UNCONFIRMED, False):
        raise UnconfirmedError(
            "This was saved on one server, but the second did not confirm it. Try again: "
            "it will not be saved twice."
        )


def _listen_for_notices(connection: PsycopgConnection[Any], record: ConnectionPoolEntry) -> None:
    def hear(notice: Diagnostic) -> None:
        # the server's words depend on its language, the place in its source does not
        if notice.source_function == WAITS_FOR_STANDBY:
            record.info[UNCONFIRMED] = True

    connection.add_notice_handler(hear)


def may_everything(connection: Connection) -> bool:
    """Tell whether this session is the desk's own (its owner, a watcher) or a person's login."""
    return bool(connection.info.get(MAY_EVERYTHING, True))


def _note_rights(connection: PsycopgConnection[Any], record: ConnectionPoolEntry) -> None:
    row = connection.execute(RIGHTS).fetchone()
    connection.rollback()
    record.info[MAY_EVERYTHING] = row is None or row[0] is not False


def _note_use(_connection: object, record: ConnectionPoolEntry) -> None:
    record.info[USED] = time.monotonic()


def _require_alive(
    dialect: Dialect, connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object
) -> None:
    """Ask the server of a connection that lay idle whether it is still there.

    One that answered a moment ago is not asked: if it went since, the unit is tried again.
    """
    used = record.info.get(USED)
    if used is None or time.monotonic() - used < SURE_FOR_S:
        return
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error as error:
        raise InvalidatePoolError from error


def _server_settings(url: URL) -> dict[str, Any]:
    settings: dict[str, Any] = {
        "connect_timeout": CONNECT_TIMEOUT_S,
        "application_name": f"{APP}/{VERSION}",
        "options": OPTIONS,
        "client_encoding": "utf8",  # else the driver speaks what the database is kept in
        "keepalives": 1,
        "keepalives_idle": SILENT_LINK_S,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    }
    if sys.platform == "linux":
        settings["tcp_user_timeout"] = 2 * SILENT_LINK_S * 1000
    if TICKETS not in url.query and "PGGSSENCMODE" not in os.environ:
        settings[TICKETS] = "prefer"  # builds of the driver differ in what they do unasked
    return settings


def _sqlite(url: URL) -> Engine:
    in_memory = urls.file_of(url) is None
    waiting = {"timeout": LOCK_WAIT_S, "check_same_thread": False}
    if (file := urls.file_of(url)) is not None:
        places.require_local(file)
    if in_memory:
        engine = create_engine(
            url,
            connect_args=waiting,
            poolclass=StaticPool,
            json_serializer=JSON.encode,
            hide_parameters=True,
        )
    else:
        engine = create_engine(
            url,
            connect_args=waiting,
            pool_size=3,
            max_overflow=4,
            json_serializer=JSON.encode,
            hide_parameters=True,
        )
    engine.dialect.statement_compiler = HintedCompiler
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: SqliteConnection, _record: object) -> None:
    # Python's driver must not begin or commit on its own: DDL and IMMEDIATE need that
    connection.isolation_level = None
    # SQLite's own knows no letters but A to Z: what begins with Ü would never be found
    connection.create_function("lower", 1, _lowered, deterministic=True)
    connection.create_function("search_folded", 1, folded, deterministic=True)
    _use_wal(connection)
    for setting in SQLITE_SETTINGS:
        connection.execute(setting)


def _lowered(value: str | bytes | float | None) -> str | bytes | float | None:
    return value.lower() if isinstance(value, str) else value


def _use_wal(connection: SqliteConnection) -> None:
    """Let readers go on beside a writer; SQLite does not wait here for who is making the file."""
    give_up = time.monotonic() + LOCK_WAIT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(LOCK_POLL_S)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    how = connection.get_execution_options().get(BEGIN, DEFERRED)
    if how not in {DEFERRED, IMMEDIATE, EXCLUSIVE}:
        raise ValueError(f"SQLite cannot begin {how!r}")
    connection.exec_driver_sql(f"BEGIN {how}")
