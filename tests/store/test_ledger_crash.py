"""The server is killed under eight writers: what was acknowledged is there, and the chain whole."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import create_engine, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from models.ledger import LedgerLine
from services.audit.verification.run import Evidence, verify
from services.store import schema
from services.store.work import WATCHER, Store
from tests.rigs.desk import lay_desk, opened
from tests.rigs.postgres_server import PgServer

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.slow, pytest.mark.postgres, pytest.mark.timeout(300)]

WRITERS: Final = 8
KILLS: Final = 3
WRITING_S: Final = 1.5
LAZY: Final = ("-c", "wal_writer_delay=10s", "-c", "max_connections=60")
"""Durable, but a commit that does not wait for the disk is lost with the server."""

NO_ENTRIES: Final = "ALTER TABLE ledger_pending DISABLE TRIGGER ledger_pending_is_settled"

Receipt = tuple[str, int, bytes]


@pytest.fixture
def server() -> Iterator[PgServer]:
    made = PgServer(LAZY).start()
    yield made
    made.destroy()


def crashed(server: PgServer, *, waiting: bool) -> tuple[list[Receipt], Store]:
    """Write from eight clients, kill the server while they do, several times over."""
    store = Store(server.url())
    schema.upgrade(store.engine)
    desk = lay_desk(store)
    tickets = [opened(store, desk) for _ in range(WRITERS)]
    if not waiting:  # its entry, written at the commit, would make the commit wait again
        with store.engine.begin() as connection:
            connection.execute(text(NO_ENTRIES))
    store.dispose()
    kept: list[Receipt] = []
    for _ in range(KILLS):
        threads = [
            threading.Thread(target=_write, args=(server.url(), one, kept, waiting))
            for one in tickets
        ]
        for one in threads:
            one.start()
        time.sleep(WRITING_S)
        server.kill()
        for one in threads:
            one.join()
        server.start()
    return kept, Store(server.url())


def _write(url: str, ticket: int, kept: list[Receipt], waiting: bool) -> None:  # noqa: FBT001 - a thread's argument
    engine = create_engine(url, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            for turn in range(100_000):
                connection.execute(
                    text("UPDATE ticket SET subject = :said WHERE id = :id"),
                    {"said": f"Turn {turn} at {time.monotonic()}", "id": ticket},
                )
                given = connection.execute(text("SELECT * FROM ledger_receipt()")).all()
                if not waiting:
                    connection.execute(text("SET LOCAL synchronous_commit = off"))
                connection.commit()
                kept.extend((row[0], row[1], bytes(row[2])) for row in given)
    except DBAPIError:
        return  # the server is gone, as it should be


def lost(kept: list[Receipt], store: Store) -> int:
    """Count the acknowledged lines that are not there any more."""
    with store.reading(WATCHER) as work:
        columns = LedgerLine.subject, LedgerLine.seq, LedgerLine.leaf
        there = {(row[0], row[1], bytes(row[2])) for row in work.session.execute(select(*columns))}
    return sum(one not in there for one in kept)


def test_no_acknowledged_line_is_lost_and_the_chain_is_whole(server: PgServer) -> None:
    kept, store = crashed(server, waiting=True)
    found = verify(store, Evidence())
    missing = lost(kept, store)
    store.dispose()

    assert len(kept) > 10 * WRITERS
    assert (missing, found.layers()) == (0, set())


def test_commits_that_do_not_wait_for_the_disk_lose_some(server: PgServer) -> None:
    kept, store = crashed(server, waiting=False)
    missing = lost(kept, store)
    found = verify(store, Evidence())
    store.dispose()

    assert missing > 0
    assert found.layers() == set()
