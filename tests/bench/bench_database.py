"""Many clients on one server: what creating and answering costs beside a bare driver.

The clients are processes (`tests/bench/clients.py` says what each does, and why its bare peer is
what it is). Beside django-helpdesk, whose ticket form opens a ticket on the same server, one client
works in this process.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final

import psycopg
from sqlalchemy import text

from models.vocabulary import Role
from services.changes import Changes
from services.store import feed, schema
from services.store.engine import make_engine
from services.store.feed import ChangeFeed
from services.tickets.conversation import send_reply
from services.tickets.intake import open_ticket
from services.watch.desk_store import open_store
from tests.bench import clients, peer_helpdesk
from tests.bench.due_desk import create_database
from tests.bench.job import Job
from tests.bench.long_history import history_jobs
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.logins import let_in
from tests.rigs.postgres_server import PgServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.store.work import Store

CLIENTS: Final = (1, 8, 32)
LISTENERS: Final = 50
NOTES: Final = 100
FORMS: Final = 100
DURABLE: Final = ("-c", "max_connections=200", "-c", "shared_buffers=256MB")
BARE: Final = ("ticket", "message", "ticket_event")
RATES: Final = (
    ("tickets opened", clients.create, "bare driver, ticket and message", clients.bare_create),
    ("replies sent", clients.reply, "bare driver, message and event", clients.bare_reply),
    ("replies sent", clients.reply, "bare driver, message alone", clients.single_reply),
    ("tickets opened", clients.create, "one bare statement for both rows", clients.one_create),
    ("replies sent", clients.reply, "one bare statement for a ticket's rows", clients.one_create),
    ("replies sent", clients.reply, "one bare statement for both rows", clients.one_reply),
)
"""What is counted, who does it, and what its peer does.

The raw driver's limit of performance.md, section 6, is the one statement that creates a ticket; a
reply is set beside it too, and beside the one statement that a reply could be, which is less.
"""
SEATS: Final = 8
UNDER_LOGINS: Final = tuple(
    (f"{words} under a person's login", work, peer, bare) for words, work, peer, bare in RATES[:2]
)
"""The same as seats do it, with row policies and the guard."""


def jobs() -> list[Job]:
    """Start a durable server with one desk for the program and one bare desk for the peer."""
    server = PgServer(DURABLE).start()
    store, desk = _desk(server, "ours")
    bare, _ = _desk(server, "bare")
    with bare.engine.begin() as connection:
        for table in BARE:
            connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))

    seat = let_in(str(store.url), "agent", Role.AGENT)
    peer = peer_helpdesk.on(server, "opening and answering")

    def close() -> None:
        if peer is not None:
            peer.close()
        store.dispose()
        bare.dispose()
        server.destroy()

    return [
        *(_rate(one, count, (str(store.url), bare), desk) for one in RATES for count in CLIENTS),
        *(_rate(one, SEATS, (seat, bare), desk) for one in UNDER_LOGINS),
        *_beside_form(peer, store, desk),
        *history_jobs(store, desk),
        *_connections(store, desk, close),
    ]


def _connections(store: Store, desk: SmallDesk, close: Callable[[], None]) -> list[Job]:
    return [
        Job(
            job="work goes on after every connection was cut",
            ours=lambda: _reconnect(store, desk),
            goal="<= 1 s",
            rounds=5,
        ),
        Job(
            job=f"a commit heard by {LISTENERS} seats, median (peer: the goal of a due notice)",
            ours=lambda: _heard(store, desk),
            goal="<= 50 ms",
            rounds=3,
        ),
        Job(
            job=f"a commit heard by {LISTENERS} seats, 99 of 100",
            ours=lambda: _heard(store, desk),
            goal="<= 250 ms",
            rounds=3,
            quantile=0.99,
            close=close,
        ),
    ]


def _desk(server: PgServer, name: str) -> tuple[Store, SmallDesk]:
    create_database(server, name)
    store = open_store(server.url(name))
    schema.upgrade(store.engine)
    return store, lay_desk(store)


def _rate(
    kind: tuple[str, Callable[..., None], str, Callable[..., None]],
    count: int,
    sides: tuple[str, Store],
    desk: SmallDesk,
) -> Job:
    words, work, peer, bare_work = kind
    ours, bare = sides
    return Job(
        job=f"{words} by {count} clients (peer: {peer})",
        ours=lambda: clients.rate(work, count, ours, desk),
        theirs=lambda: clients.rate(bare_work, count, str(bare.url), desk),
        goal=f">= {1 / 12:.4f}x",
        unit="/s",
        more_is_better=True,
        rounds=3,
        warmups=0,
        claimed=False,
    )


def _beside_form(peer: peer_helpdesk.Helpdesk | None, store: Store, desk: SmallDesk) -> list[Job]:
    """Return what opening and answering cost beside the peer's form, no mail on either side."""
    if peer is None:
        return []
    works = {"a ticket opened": _open_some, "a reply sent": _reply_to_some}
    return [
        Job(
            job=f"{words} (peer: a ticket opened by django-helpdesk's form)",
            ours=lambda work=work: work(store, desk),  # type: ignore[misc]
            theirs=lambda: peer.create(FORMS),
            goal=">= 2x",
            count=FORMS,
            claimed=False,
        )
        for words, work in works.items()
    ]


def _open_some(store: Store, desk: SmallDesk) -> None:
    made = clients.new_ticket(desk)
    for _ in range(FORMS):
        store.apply(desk.agent, lambda work: open_ticket(work, made))


def _reply_to_some(store: Store, desk: SmallDesk) -> float:
    tickets = [opened(store, desk) for _ in range(clients.TICKETS)]
    began = time.perf_counter()
    for number in range(FORMS):
        ticket = tickets[number % len(tickets)]
        store.apply(desk.agent, lambda work, ticket=ticket: send_reply(work, ticket, clients.WORDS))  # type: ignore[misc]
    return (time.perf_counter() - began) / FORMS


def _reconnect(store: Store, desk: SmallDesk) -> float:
    """Cut every connection of the desk, and click."""
    ticket = opened(store, desk)
    with psycopg.connect(str(store.url).replace("+psycopg", ""), autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
    began = time.perf_counter()
    store.apply(desk.agent, lambda work: send_reply(work, ticket, "Still here."))
    return time.perf_counter() - began


class _Seat:
    """One listener, and when it heard of which ticket."""

    def __init__(self, url: str, number: int) -> None:
        self.heard: dict[int, float] = {}
        self._engine = make_engine(url)
        self.feed = ChangeFeed(self._engine, self._hear, f"seat {number}")

    def _hear(self, changes: Changes) -> None:
        now = time.perf_counter()
        for ticket in changes.tickets:
            self.heard.setdefault(ticket, now)

    def close(self) -> None:
        self.feed.stop()
        self._engine.dispose()


def _heard(store: Store, desk: SmallDesk) -> list[float]:
    """Announce changes, and return how long each took to each seat."""
    del desk
    seats = [_Seat(str(store.url), number) for number in range(LISTENERS)]
    for one in seats:
        one.feed.start()
    for one in seats:
        assert one.feed.listening.wait(10)
    sent: dict[int, float] = {}
    for number in range(1, NOTES + 1):
        with store.engine.begin() as connection:
            feed.announce(connection, Changes(tickets=frozenset({number})), "bench")
            sent[number] = time.perf_counter()
        threading.Event().wait(0.02)
    give_up = time.monotonic() + 10
    while time.monotonic() < give_up and any(len(one.heard) < NOTES for one in seats):
        time.sleep(0.05)
    took = [one.heard[number] - at for one in seats for number, at in sent.items()]
    for one in seats:
        one.close()
    return took
