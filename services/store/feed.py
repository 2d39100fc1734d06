"""Tells this client what other clients changed: notifications on PostgreSQL, polling on SQLite."""

from __future__ import annotations

import json
import logging
import threading
from typing import TYPE_CHECKING, Any, Final, Protocol

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from services.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection, Engine

log = logging.getLogger(__name__)

CHANNEL: Final = "vigildesk_changes"
PAYLOAD_LIMIT: Final = 7900
"""PostgreSQL refuses a payload of 8000 bytes."""
POLL_S: Final = 0.5
RETRY_S: Final = (0.5, 1.0, 2.0, 5.0, 15.0)
EVERYTHING: Final = Changes(everything=True)

NOTIFY = text("SELECT pg_notify(:channel, :payload)")
LAST_MARKS: Final = (
    "SELECT (SELECT coalesce(max(id), 0) FROM audit_entry),"
    " (SELECT coalesce(max(id), 0) FROM notice)"
)
ENTRIES_SINCE: Final = (
    "SELECT subject_type, subject_id, client, id FROM audit_entry WHERE id > ? ORDER BY id"
)
NOTICES_SINCE: Final = "SELECT person_id, id FROM notice WHERE id > ? ORDER BY id"

DriverConnection = Any
"""A connection of psycopg or sqlite3: neither is imported where it is not used."""


def announce(connection: Connection, changes: Changes, client: str) -> None:
    """Let the other clients know, when this transaction commits; nothing is sent if it does not.

    On SQLite nothing needs saying: the listeners read the audit trail. The seat called `client`
    does not hear itself.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(NOTIFY, {"channel": CHANNEL, "payload": packed(changes, client)})


def packed(changes: Changes, client: str) -> str:
    """Write changes as a notification; a list that is too long becomes "everything"."""
    payload = json.dumps(
        {
            "by": client,
            "tickets": sorted(changes.tickets),
            "people": sorted(changes.people),
            "notices": sorted(changes.notices),
            "configuration": changes.configuration,
            "everything": changes.everything,
            "looks": sorted(changes.looks),
        },
        separators=(",", ":"),
    )
    if len(payload.encode()) <= PAYLOAD_LIMIT:
        return payload
    return json.dumps({"by": client, "everything": True})


def unpacked(payload: str, own: str) -> Changes:
    """Read a notification; anything strange means "everything", for anybody may send one."""
    try:
        told = json.loads(payload)
        if told["by"] == own:
            return Changes()
        return Changes(
            tickets=_ids(told.get("tickets", ())),
            people=_ids(told.get("people", ())),
            notices=_ids(told.get("notices", ())),
            configuration=told.get("configuration") is True,
            everything=told.get("everything") is True,
            looks=_ids(told.get("looks", ())),
        )
    except (ValueError, TypeError, KeyError, RecursionError, ArithmeticError):
        return EVERYTHING


def _ids(listed: Iterable[Any]) -> frozenset[int]:
    numbers = frozenset(int(one) for one in listed)
    if numbers and not 0 <= min(numbers) <= max(numbers) < 2**63:
        raise ValueError("no row has such a number")
    return numbers


class Source(Protocol):
    """One connection's way of hearing about changes."""

    def open(self) -> None:
        """Connect and start to listen."""

    def wait(self, seconds: float) -> Changes:
        """Return what was heard within at most `seconds`; nothing is a false value."""

    @property
    def heard(self) -> int | None:
        """How much was heard so far, one's own included; None where nobody tells, one looks."""

    def close(self) -> None:
        """Disconnect; may be called at any time."""


class ChangeFeed:
    """A thread that hears other clients' changes and hands them on.

    Args:
        engine: Of the shared database; the feed takes a connection of its own.
        heard: Called on the feed's thread with each change; must return quickly. After a
            lost connection it is told `everything`.
        client: The seat's own name, whose changes it does not report.
    """

    def __init__(self, engine: Engine, heard: Callable[[Changes], None], client: str) -> None:
        """Prepare; nothing is opened before `start`."""
        on_server = engine.dialect.name == "postgresql"
        self._source: Source = (Notifications if on_server else Polling)(engine, client)
        self._heard = heard
        self._errors = (SQLAlchemyError, OSError, engine.dialect.loaded_dbapi.Error)
        self._stopping = threading.Event()
        self._engine = engine
        self._client = client
        self._renew = threading.Event()
        self._asked: int | None = None
        self.listening = threading.Event()
        self._thread = threading.Thread(target=self._run, name="change feed", daemon=True)

    def start(self) -> None:
        """Begin to listen; `listening` is set once the connection stands."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread and its connection; returns when both are gone."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def check(self) -> bool:
        """See whether the last question to oneself was heard, and ask the next; False if not.

        A connection may be dead without an error: a firewall forgot it, a server was swapped
        behind its address. A feed that does not hear itself connects anew and tells `everything`.
        """
        heard = self._source.heard
        if heard is None or not self.listening.is_set():
            return True
        is_deaf = self._asked == heard
        if is_deaf:
            log.warning("the change feed does not hear itself any more; it connects anew")
            self._renew.set()
        self._asked = None if is_deaf else heard
        payload = packed(Changes(), self._client)
        with self._engine.begin() as connection:
            connection.execute(NOTIFY, {"channel": CHANNEL, "payload": payload})
        return not is_deaf

    def _run(self) -> None:
        failures = 0
        was_connected = False
        while not self._stopping.is_set():
            try:
                self._source.open()
                self.listening.set()
                if was_connected:
                    self._heard(EVERYTHING)
                was_connected, failures = True, 0
                self._listen()
            except self._errors as error:
                log.warning("change feed lost its connection: %s", type(error).__name__)
                self._stopping.wait(RETRY_S[min(failures, len(RETRY_S) - 1)])
                failures += 1
            finally:
                self.listening.clear()
                self._source.close()

    def _listen(self) -> None:
        self._renew.clear()
        while not self._stopping.is_set() and not self._renew.is_set():
            if changes := self._source.wait(POLL_S):
                self._heard(changes)


class Notifications:
    """LISTEN on PostgreSQL, on a connection that has left the pool."""

    def __init__(self, engine: Engine, client: str) -> None:
        """Prepare; nothing is opened yet."""
        self._engine = engine
        self._client = client
        self._driver: DriverConnection | None = None
        self._count = 0

    @property
    def heard(self) -> int:
        """How many notifications came so far."""
        return self._count

    def open(self) -> None:
        """Connect and start to listen."""
        self._driver = _own_connection(self._engine)
        self._driver.autocommit = True
        self._driver.execute(f"LISTEN {CHANNEL}")

    def wait(self, seconds: float) -> Changes:
        """Wait for a notification and join those that came together."""
        changes = Changes()
        for notice in _opened(self._driver).notifies(timeout=seconds, stop_after=1):
            self._count += 1
            changes |= unpacked(notice.payload, self._client)
        return changes

    def close(self) -> None:
        """Disconnect."""
        if self._driver is not None:
            self._driver.close()
            self._driver = None


class Polling:
    """Ask SQLite whether another connection wrote, then read the trail since the last look."""

    heard = None  # nobody tells: it looks for itself, and a file does not go deaf

    def __init__(self, engine: Engine, client: str) -> None:
        """Prepare; nothing is opened yet."""
        self._engine = engine
        self._client = client
        self._driver: DriverConnection | None = None
        self._version = 0
        self._entry_mark = 0
        self._notice_mark = 0
        self._pause = threading.Event()

    def open(self) -> None:
        """Connect and note where the trail ends now."""
        self._driver = _own_connection(self._engine)
        self._version = self._data_version()
        self._entry_mark, self._notice_mark = self._driver.execute(LAST_MARKS).fetchone()

    def wait(self, seconds: float) -> Changes:
        """Look after `seconds`."""
        self._pause.wait(seconds)
        version = self._data_version()
        if version == self._version:
            return Changes()
        self._version = version
        return self._since_last_look()

    def close(self) -> None:
        """Disconnect."""
        if self._driver is not None:
            self._driver.close()
            self._driver = None

    def _data_version(self) -> int:
        return int(_opened(self._driver).execute("PRAGMA data_version").fetchone()[0])

    def _since_last_look(self) -> Changes:
        driver = _opened(self._driver)
        entries = driver.execute(ENTRIES_SINCE, (self._entry_mark,)).fetchall()
        notices = driver.execute(NOTICES_SINCE, (self._notice_mark,)).fetchall()
        self._entry_mark = entries[-1][-1] if entries else self._entry_mark
        self._notice_mark = notices[-1][-1] if notices else self._notice_mark
        told = Changes(notices=frozenset(person for person, _mark in notices))
        for subject_type, subject, client, _mark in entries:
            if client != self._client:
                told |= _from_entry(subject_type, subject)
        return told


def _own_connection(engine: Engine) -> DriverConnection:
    """Open a connection that the pool neither counts nor takes back."""
    raw = engine.raw_connection()
    raw.detach()
    return raw.dbapi_connection


def _opened(driver: DriverConnection | None) -> DriverConnection:
    if driver is None:
        raise RuntimeError("the feed is not open")
    return driver


def _from_entry(subject_type: str, subject: int) -> Changes:
    if subject_type == "ticket":
        return Changes(tickets=frozenset({subject}))
    if subject_type == "person":
        return Changes(people=frozenset({subject}))
    return Changes(configuration=True)
