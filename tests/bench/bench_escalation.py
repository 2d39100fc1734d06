"""Escalation beside performance.md, section 2: what a sweep costs, and how soon a notice is seen.

A sweep's cost must follow what is due and not what is open, so its peer is the same sweep over a
hundredth of the open clocks.
"""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import text

from services.store import schema
from services.store.engine import make_engine
from services.store.feed import ChangeFeed
from services.watch.desk_store import open_store
from services.watch.sweep import sweep
from services.watch.watcher import Watcher
from tests.bench.job import Job
from tests.rigs.desk import lay_desk, opened
from tests.rigs.postgres_server import PgServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.changes import Changes
    from services.store.work import Store
    from tests.rigs.desk import SmallDesk

    Laid = tuple[Store, SmallDesk]

OPEN = 1_000_000
FEWER = 10_000
SWEEPS = 20
FIRINGS = 40
LEAD = timedelta(hours=7, minutes=30)
"""From the beginning of a ticket of the small desk to its first level."""


def jobs() -> list[Job]:
    """Fill one database with a million open clocks and another with a hundredth of them."""
    server = PgServer().start()
    many, few = _desk(server, "many", OPEN), _desk(server, "few", FEWER)
    seen = _desk(server, "seen", 0)

    def close() -> None:
        for store, _ in (many, few, seen):
            store.dispose()
        server.destroy()

    return [*_sweeps(many, few), *_seats(seen, close)]


def _sweeps(many: Laid, few: Laid) -> list[Job]:
    return [
        Job(
            job="sweep with nothing due, 1,000,000 open clocks (peer: 10,000)",
            ours=lambda: _sweep(many[0]),
            theirs=lambda: _sweep(few[0]),
            goal="<= 2x",
            count=SWEEPS,
        ),
        Job(
            job="one due level fired over 1,000,000 open clocks (peer: 10,000)",
            ours=lambda: _fire_one(*many),
            theirs=lambda: _fire_one(*few),
            goal="<= 2x",
            rounds=15,
            claimed=False,
        ),
    ]


def _seats(seen: Laid, close: Callable[[], None]) -> list[Job]:
    return [
        Job(
            job="due instant to notice at another seat, p50",
            ours=lambda: _latencies(*seen),
            goal="<= 50 ms",
            rounds=1,
            warmups=0,
            claimed=False,
        ),
        Job(
            job="due instant to notice at another seat, p99",
            ours=lambda: _latencies(*seen),
            goal="<= 250 ms",
            rounds=1,
            warmups=0,
            quantile=0.99,
            claimed=False,
            close=close,
        ),
    ]


def _desk(server: PgServer, name: str, open_clocks: int) -> tuple[Store, SmallDesk]:
    admin = make_engine(server.url()).execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    made = make_engine(server.url(name))
    schema.upgrade(made)
    made.dispose()
    store = open_store(server.url(name))
    desk = lay_desk(store)
    if open_clocks:
        ticket = opened(store, desk)
        with store.engine.begin() as connection:
            # a million lines of the ledger are somebody else's figure
            connection.execute(text("ALTER TABLE clock DISABLE TRIGGER USER"))
            connection.execute(FILL, {"ticket": ticket, "clocks": open_clocks})
            connection.execute(text("ALTER TABLE clock ENABLE TRIGGER USER"))
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE clock"))
    return store, desk


FILL = text(
    "INSERT INTO clock (ticket_id, target, cycle, policy_version_id, calendar_version_id, state,"
    " started_at, due_at, elapsed, span, next_at)"
    " SELECT c.ticket_id, c.target, n, c.policy_version_id, c.calendar_version_id, 'running',"
    " c.started_at, now() + interval '90 days', 0, c.span, now() + interval '90 days'"
    " FROM clock c, generate_series(1000, 999 + :clocks) n"
    " WHERE c.ticket_id = :ticket AND c.target = 'resolution'"
)


def _sweep(store: Store) -> None:
    for _ in range(SWEEPS):
        sweep(store)


def _fire_one(store: Store, desk: SmallDesk) -> float:
    with store.reading(desk.agent) as work:
        contact_at = work.now - LEAD
    opened(store, desk, contact_at=contact_at)
    began = time.perf_counter()
    fired = sweep(store).fired
    took = time.perf_counter() - began
    assert fired == 1
    return took


def _latencies(store: Store, desk: SmallDesk) -> list[float]:
    """Open tickets whose first level is due in a moment; a second seat listens."""
    heard = threading.Event()

    def hear(changes: Changes) -> None:
        if changes.notices:
            heard.set()

    seat = make_engine(store.url)
    feed = ChangeFeed(seat, hear, "other seat")
    watcher = Watcher(store, "bench")
    feed.start()
    watcher.start()
    try:
        return [_latency(store, desk, watcher, heard) for _ in range(FIRINGS)]
    finally:
        watcher.stop()
        feed.stop()
        seat.dispose()


def _latency(store: Store, desk: SmallDesk, watcher: Watcher, heard: threading.Event) -> float:
    with store.reading(desk.agent) as work:
        due_at = work.now + timedelta(seconds=0.6)
    due_at = due_at.replace(microsecond=0) + timedelta(seconds=1)
    opened(store, desk, contact_at=due_at - LEAD)
    watcher.wake()
    heard.clear()
    assert heard.wait(10)
    return time.time() - due_at.timestamp()
