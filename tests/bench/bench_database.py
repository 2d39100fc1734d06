"""Many clients on one server: what creating and answering costs beside a bare driver.

The clients are processes, as seats are. The peer commits one ticket and its first message with
prepared statements and nothing else: no history, no ledger, no clocks, no rules.
"""

from __future__ import annotations

import multiprocessing
import threading
import time
from typing import TYPE_CHECKING, Any, Final

import psycopg
from sqlalchemy import text

from services.changes import Changes
from services.store import feed, schema
from services.store.engine import make_engine
from services.store.feed import ChangeFeed
from services.tickets.conversation import send_reply
from services.tickets.intake import NewTicket, open_ticket
from services.watch.desk_store import open_store
from tests.bench.job import Job
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.postgres_server import PgServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.store.work import Store, Work

CLIENTS: Final = (1, 8, 32)
SECONDS: Final = 3.0
LISTENERS: Final = 50
NOTES: Final = 100
DURABLE: Final = ("-c", "max_connections=200", "-c", "shared_buffers=256MB")
RAW_TICKET: Final = (
    "INSERT INTO ticket (version, subject, status, priority, origin, kind, requester_id,"
    " department_id, created_at, updated_at, reopen_count, tags)"
    " VALUES (1, %s, 'new', 2, 'requester', 'Incident', %s, %s, now(), now(), 0, '[]')"
    " RETURNING id"
)
RAW_MESSAGE: Final = (
    "INSERT INTO message (ticket_id, at, kind, author_kind, author_id, author_name, body)"
    " VALUES (%s, now(), 'reply', 'agent', %s, 'Dana Fox', %s)"
)


def jobs() -> list[Job]:
    """Start a durable server with one desk for the program and one bare desk for the peer."""
    server = PgServer(DURABLE).start()
    store, desk = _desk(server, "ours")
    bare, _ = _desk(server, "bare")
    with bare.engine.begin() as connection:
        for table in ("ticket", "message"):
            connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))

    def close() -> None:
        store.dispose()
        bare.dispose()
        server.destroy()

    return [
        *(_rate(what, count, store, bare, desk) for what in _OURS for count in CLIENTS),
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
    admin = make_engine(server.url()).execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    store = open_store(server.url(name))
    schema.upgrade(store.engine)
    return store, lay_desk(store)


def _rate(what: str, count: int, store: Store, bare: Store, desk: SmallDesk) -> Job:
    words = {"create": "tickets opened", "reply": "replies sent"}[what]
    return Job(
        job=f"{words} by {count} clients (peer: bare driver, no history)",
        ours=lambda: _measured(_OURS[what], count, (str(store.url), desk)),
        theirs=lambda: _measured(_RAW[what], count, (str(bare.url), desk)),
        goal=f">= {1 / 12:.4f}x",
        unit="/s",
        more_is_better=True,
        rounds=3,
        warmups=0,
        claimed=False,
    )


def _measured(work: Callable[..., None], count: int, given: tuple[str, SmallDesk]) -> float:
    """Let so many processes work; returns what they did in a second together."""
    context: Any = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.bench.bench_database"])
    done = context.Value("L", 0)
    ready, go = context.Barrier(count + 1), context.Event()
    workers = [
        context.Process(target=work, args=(*given, done, ready, go), daemon=True)
        for _ in range(count)
    ]
    for one in workers:
        one.start()
    ready.wait(60)
    with done.get_lock():
        done.value = 0
    began = time.perf_counter()
    time.sleep(SECONDS)
    with done.get_lock():
        total = int(done.value)
    took = time.perf_counter() - began
    for one in workers:
        one.kill()
        one.join()
    del go
    return total / took


def _create(url: str, desk: SmallDesk, done: Any, ready: Any, _go: Any) -> None:  # noqa: ANN401
    store = open_store(url)
    _loop(
        lambda: _apply(store, desk, lambda work: open_ticket(work, new_ticket(desk))), done, ready
    )


def _reply(url: str, desk: SmallDesk, done: Any, ready: Any, _go: Any) -> None:  # noqa: ANN401
    store = open_store(url)
    ticket = opened(store, desk)
    _loop(
        lambda: _apply(store, desk, lambda work: send_reply(work, ticket, "We look into it.")),
        done,
        ready,
    )


def _raw_create(url: str, desk: SmallDesk, done: Any, ready: Any, _go: Any) -> None:  # noqa: ANN401
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        _loop(lambda: insert_ticket(connection, desk), done, ready)


def _raw_reply(url: str, desk: SmallDesk, done: Any, ready: Any, _go: Any) -> None:  # noqa: ANN401
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        ticket = insert_ticket(connection, desk)
        _loop(lambda: insert_reply(connection, desk, ticket), done, ready)


_OURS: Final = {"create": _create, "reply": _reply}
_RAW: Final = {"create": _raw_create, "reply": _raw_reply}


def _loop(once: Callable[[], object], done: Any, ready: Any) -> None:  # noqa: ANN401
    """Warm up, wait for the others, then work until killed."""
    for _ in range(3):
        once()
    ready.wait(60)
    while True:
        once()
        with done.get_lock():
            done.value += 1


def _apply(store: Store, desk: SmallDesk, use_case: Callable[[Work], Changes]) -> None:
    store.apply(desk.agent, use_case)


def new_ticket(desk: SmallDesk) -> NewTicket:
    """Return the ticket that is opened again and again."""
    return NewTicket(
        subject="VPN drops every ten minutes",
        requester_id=desk.requester.person_id or 0,
        description="It worked yesterday.",
        team_id=desk.tier_1,
        assignee_id=desk.agent.person_id,
    )


def insert_ticket(connection: psycopg.Connection[Any], desk: SmallDesk) -> int:
    """Commit the same ticket with two statements and no more; returns its number."""
    given = ("VPN drops every ten minutes", desk.requester.person_id, 1)
    row = connection.execute(RAW_TICKET, given, prepare=True).fetchone()
    assert row is not None
    said = (row[0], desk.agent.person_id, "It worked yesterday.")
    connection.execute(RAW_MESSAGE, said, prepare=True)
    connection.commit()
    return int(row[0])


def insert_reply(connection: psycopg.Connection[Any], desk: SmallDesk, ticket: int) -> None:
    """Commit the same message with one statement and no more."""
    said = (ticket, desk.agent.person_id, "We look into it.")
    connection.execute(RAW_MESSAGE, said, prepare=True)
    connection.commit()


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
