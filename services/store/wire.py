"""Sends statements to a server without waiting for each: below the driver's cursors.

A cursor of the driver turns between sending and reading for every statement, which costs more than
the short statements of a click. Here all of a trip are handed to libpq one after another and read
together; what turns values into text, rows into values and refusals into errors is the driver's.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import psycopg
from psycopg import errors
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.waiting import Ready, Wait
from sqlalchemy import event

from services.store.sending import WIRE, wire_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg.abc import PQGen
    from psycopg.pq.abc import PGconn, PGresult
    from sqlalchemy import Connection, Engine
    from sqlalchemy.pool import ConnectionPoolEntry

MOST_PREPARED: Final = 200
"""Statements that the server keeps for one connection; what lay unused for longest goes first."""
FORGETTING: Final = ("ROLLBACK", "DROP", "ALTER", "DISCARD", "DEALLOCATE")
"""After these the driver lets the server forget every prepared statement, ours among them."""
REFUSED: Final = frozenset({ExecStatus.FATAL_ERROR, ExecStatus.PIPELINE_ABORTED})
BEGUN: Final = frozenset({TransactionStatus.INTRANS, TransactionStatus.INERROR})


class _Sent(NamedTuple):
    is_wanted: bool = False
    """Somebody put it, and takes its answer."""
    prepares: str | None = None


PUT: Final = _Sent(is_wanted=True)


class Wire:
    """A connection of the driver, for statements that stand in modules.

    Every value goes as text and is what the statement says it is, by a cast or by where it stands:
    so a statement is prepared once, whatever it is sent with. While something was put and not yet
    taken, the driver itself can do nothing on the connection.
    """

    def __init__(self, driver: psycopg.Connection[Any]) -> None:
        self._driver: Final = driver
        self._pgconn: Final[PGconn] = driver.pgconn
        self._adapt: Final = Transformer(driver)
        self._names: Final[OrderedDict[str, bytes]] = OrderedDict()
        self._made = 0
        self._sent: list[_Sent] = []

    @property
    def is_busy(self) -> bool:
        """Whether something was put and not yet taken."""
        return bool(self._sent)

    def put(self, text: str, values: Sequence[Any] = ()) -> None:
        """Send a statement after those before it; a transaction begins with the first.

        Args:
            text: With its places numbered, as the server reads it.
            values: For the places.
        """
        given = self._adapt.dump_sequence(values, [PyFormat.TEXT] * len(values))
        if not self._sent:
            self._begin()
        self._pgconn.send_query_prepared(self._prepared(text), given)
        self._sent.append(PUT)

    def push(self) -> None:
        """Let the server begin with what was put; nobody waits for it."""
        self._pgconn.flush()

    def take(self) -> list[PGresult]:
        """Wait until all that was put is done; returns what came of each statement, in order.

        Raises:
            psycopg.Error: The server refused one of them, and did none after it.
        """
        if not self._sent:
            return []
        sent, self._sent = self._sent, []
        results: list[PGresult] = []
        is_clear = False
        try:
            self._pgconn.pipeline_sync()
            self._driver.wait(_read(self._pgconn, results))
            self._pgconn.exit_pipeline_mode()
            is_clear = True
        except psycopg.Error:
            if not any(one.status == ExecStatus.FATAL_ERROR for one in results):
                raise  # else the server's last words say more
        finally:
            if not is_clear:
                self._driver.close()  # nobody knows what it would read next
        if any(one.status in REFUSED for one in results):
            self._refuse(sent, results)
        return [result for one, result in zip(sent, results, strict=True) if one.is_wanted]

    def rows(self, result: PGresult) -> Sequence[tuple[Any, ...]]:
        """Return the rows that came of a question, values as the driver reads them."""
        self._adapt.set_pgresult(result)
        return self._adapt.load_rows(0, result.ntuples, tuple)

    def undo(self) -> None:
        """Roll back; what the server refused of what was put is of no interest any more."""
        with suppress(psycopg.Error):
            self.take()
        if self._pgconn.transaction_status in BEGUN:
            self._pgconn.exec_(b"ROLLBACK")

    def forget(self) -> None:
        """Prepare again whatever is put from now on."""
        self._names.clear()

    def _begin(self) -> None:
        self._pgconn.enter_pipeline_mode()
        if self._pgconn.transaction_status == TransactionStatus.IDLE:
            self._send(_beginning(self._driver))

    def _prepared(self, text: str) -> bytes:
        name = self._names.get(text)
        if name is not None:
            self._names.move_to_end(text)
            return name
        if len(self._names) >= MOST_PREPARED:
            _, oldest = self._names.popitem(last=False)
            self._send(f"DEALLOCATE {oldest.decode()}")
        self._made += 1
        name = self._names[text] = f"vigil_{self._made}".encode()
        self._pgconn.send_prepare(name, text.encode())
        self._sent.append(_Sent(prepares=text))
        return name

    def _send(self, text: str) -> None:
        self._pgconn.send_query_params(text.encode(), None)
        self._sent.append(_Sent())

    def _refuse(self, sent: Sequence[_Sent], results: Sequence[PGresult]) -> None:
        for one, result in zip(sent, results, strict=False):  # a lost connection tells no more
            if one.prepares is not None and result.status in REFUSED:
                self._names.pop(one.prepares, None)
        why = next(one for one in results if one.status == ExecStatus.FATAL_ERROR)
        raise errors.error_from_result(why, self._driver.info.encoding)


def string_wires(engine: Engine) -> None:
    """Give every connection of an engine its wire; the driver's own ways wait for it."""
    event.listen(engine, "connect", _string)
    event.listen(engine, "before_cursor_execute", _take_before)
    event.listen(engine, "commit", _take)
    event.listen(engine, "rollback", _undo)


def _string(driver: psycopg.Connection[Any], record: ConnectionPoolEntry) -> None:
    record.info[WIRE] = Wire(driver)


def _take_before(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
    _take(connection)
    if statement.startswith(FORGETTING):
        connection.info[WIRE].forget()


def _take(connection: Connection) -> None:
    if connection.info[WIRE].is_busy:
        with wire_of(connection) as wire:
            wire.take()


def _undo(connection: Connection) -> None:
    """Roll back before the driver does, which forgets every prepared statement with it.

    It does so in case a table was made meanwhile. Then each question of a window would be planned
    anew each time, row policies and all, which takes longer than answering most of them.
    """
    if not connection.invalidated:
        connection.info[WIRE].undo()


def _beginning(driver: psycopg.Connection[Any]) -> str:
    """Return how a transaction of this connection begins."""
    level = driver.isolation_level
    return "BEGIN" if level is None else f"BEGIN ISOLATION LEVEL {level.name.replace('_', ' ')}"


def _read(pgconn: PGconn, results: list[PGresult]) -> PQGen[None]:
    """Add what comes of each statement until the server has caught up."""
    while pgconn.flush():
        if (yield Wait.RW) & Ready.R:
            pgconn.consume_input()
    while pgconn.status != ConnStatus.BAD:
        while pgconn.is_busy():
            yield Wait.R
            pgconn.consume_input()
        result = pgconn.get_result()
        if result is None:
            continue  # of this statement that was all
        if result.status == ExecStatus.PIPELINE_SYNC:
            return
        results.append(result)
    raise errors.OperationalError("the connection is lost")
