"""What evidence costs: a ticket update with and without its lines, and verifying many of them."""

from __future__ import annotations

import tempfile
import threading
import time
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import create_engine, select, text
from sqlalchemy.pool import NullPool

from models.ledger import LedgerLine
from models.vocabulary import Priority
from services.audit import keys as key_files
from services.audit import line, merkle, sealing
from services.audit.verification.run import Evidence, verify
from services.store import schema
from services.store.engine import make_engine
from services.store.work import WATCHER, Store
from services.tickets import assignment, conversation
from tests.bench.job import Job
from tests.rigs.desk import lay_desk, opened
from tests.rigs.ledger import NOW
from tests.rigs.postgres_server import PgServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.audit.keys import Trust
    from tests.rigs.desk import SmallDesk

UPDATES: Final = 40
CLIENTS: Final = 16
EACH: Final = 25
NOTES: Final = 1500
LEAVES: Final = 1_000_000


class Desk:
    """A desk on a durable PostgreSQL server, with or without its triggers."""

    def __init__(self, server: PgServer, name: str, *, audited: bool) -> None:
        admin = create_engine(server.url(), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        schema.upgrade(make_engine(server.url(name)))
        self.store = Store(server.url(name))
        self.desk: SmallDesk = lay_desk(self.store)
        self.tickets = [opened(self.store, self.desk) for _ in range(CLIENTS)]
        if not audited:
            self._switch_off()

    def update(self) -> None:
        """Change the priority of a ticket, there and back, one transaction each."""
        for turn in range(UPDATES):
            wanted = Priority.HIGH if turn % 2 else Priority.LOW
            with self.store.work(self.desk.agent) as work:
                assignment.set_priority(work, self.tickets[0], wanted, reason="Measured")

    def units_by_many(self) -> float:
        """Let 16 clients work a ticket each, as the program does; return units per second."""

        def work(number: int) -> None:
            own = Store(self.store.url)
            for turn in range(EACH):
                wanted = Priority.HIGH if turn % 2 else Priority.LOW
                with own.work(self.desk.agent) as unit:
                    assignment.set_priority(unit, number, wanted, reason="Measured")
            own.dispose()

        return self._by_many(work)

    def update_by_many(self) -> float:
        """Let 16 clients update rows past the program; return updates per second.

        With the ledger each of them leaves a line of the row, an entry that says that it was
        changed directly, and that entry's line.
        """

        def work(number: int) -> None:
            own = create_engine(self.store.url, poolclass=NullPool)
            with own.connect() as connection:
                for turn in range(EACH):
                    connection.execute(
                        text("UPDATE ticket SET kind = :kind WHERE id = :id"),
                        {"kind": f"Kind {turn}", "id": number},
                    )
                    connection.commit()

        return self._by_many(work)

    def _by_many(self, work: Callable[[int], None]) -> float:
        started = time.perf_counter()
        threads = [threading.Thread(target=work, args=(one,)) for one in self.tickets]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        return CLIENTS * EACH / (time.perf_counter() - started)

    def _switch_off(self) -> None:
        with self.store.engine.begin() as connection:
            found = connection.execute(
                text(
                    "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
                    " WHERE tgname LIKE '%is_captured' OR tgname = 'audit_entry_becomes_a_line'"
                )
            ).all()
            for table, name in found:
                connection.exec_driver_sql(f'ALTER TABLE {table} DISABLE TRIGGER "{name}"')


@cache
def server() -> PgServer:
    """A server with its own durable settings, as a site has it."""
    return PgServer(("-c", "max_connections=100")).start()


@cache
def desk(*, audited: bool) -> Desk:
    """The desk with its ledger, or the one that was relieved of it."""
    return Desk(server(), "with_ledger" if audited else "without_ledger", audited=audited)


@cache
def written() -> tuple[Store, Trust, Path]:
    """A file with some thousand sealed lines."""
    folder = Path(tempfile.mkdtemp(prefix="vigil-bench-"))
    store = Store(f"sqlite:///{folder / 'desk.sqlite'}")
    schema.upgrade(store.engine)
    small = lay_desk(store)
    numbers = [opened(store, small) for _ in range(10)]
    for turn in range(NOTES // 50):
        with store.work(small.agent) as work:
            for one in range(50):
                number = numbers[(turn + one) % len(numbers)]
                conversation.add_note(work, number, f"Note {one} of turn {turn}")
    with store.work(small.admin) as work:
        trust = key_files.create(work, folder / "keys")
    sealing.sequence_and_seal(store, key_files.load(folder / "keys"), every=NOW)
    return store, trust, folder / "keys"


def verify_all() -> float:
    """Verify every layer; returns the seconds per line."""
    store, trust, keys = written()
    started = time.perf_counter()
    found = verify(store, Evidence(trust=trust, keys=keys))
    if not found.is_sound:
        raise RuntimeError(str(found.first))
    return (time.perf_counter() - started) / found.lines


def hash_all() -> float:
    """Hash the same bytes, call by call, and nothing else; returns the seconds per line."""
    messages = _messages()
    started = time.perf_counter()
    for parts in messages:
        for one in parts:
            sha256(one).digest()
    return (time.perf_counter() - started) / len(messages)


@cache
def _messages() -> list[list[bytes]]:
    store, _, _ = written()
    made: list[list[bytes]] = []
    with store.reading(WATCHER) as work:
        for header, fields, salt in work.session.execute(
            select(LedgerLine.header, LedgerLine.fields, LedgerLine.salt)
        ):
            parts = [b"\x00" + header.encode()]
            for one in fields:
                name = line.read_field(one)[0].encode()
                parts.append(line.SALT_LABEL + (salt or b"") + name)
                parts.append(line.FIELD_LABEL + bytes(32) + one.encode())
            parts.append(line.BODY_LABEL + bytes(32) * len(fields))
            made.append(parts)
    return made


def million_leaves() -> None:
    """Name the root over a million leaves."""
    merkle.root_of(_leaves())


@cache
def _leaves() -> list[bytes]:
    return [sha256(number.to_bytes(4, "big")).digest() for number in range(LEAVES)]


def jobs() -> list[Job]:
    """Hand over the jobs."""
    return [
        Job(
            job="ticket update, 1 client, with / without audit",
            ours=desk(audited=True).update,
            theirs=desk(audited=False).update,
            goal="<= 1.6x",
            count=UPDATES,
        ),
        Job(
            job="ticket update, 16 clients, with / without audit",
            ours=partial(desk(audited=True).units_by_many),
            theirs=partial(desk(audited=False).units_by_many),
            goal=">= 0.7x",
            unit="/s",
            more_is_better=True,
            rounds=3,
            claimed=False,
        ),
        Job(
            job="row updates past the program, 16 clients, with / without audit",
            ours=partial(desk(audited=True).update_by_many),
            theirs=partial(desk(audited=False).update_by_many),
            goal=">= 0.7x",
            unit="/s",
            more_is_better=True,
            rounds=3,
            claimed=False,
            close=server().destroy,
        ),
        Job(
            job="verify a line, all layers / sha256 of its bytes",
            ours=verify_all,
            theirs=hash_all,
            goal="<= 8x",
            rounds=3,
            claimed=False,
        ),
        Job(job="root over 1,000,000 leaves", ours=million_leaves, goal="<= 3 s", rounds=2),
    ]
