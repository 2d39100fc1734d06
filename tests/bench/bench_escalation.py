"""Escalation beside performance.md, section 8: what a sweep costs, how soon a notice is seen.

A million open tickets on PostgreSQL with the ledger on. The bound is the same rows written by five
set-based statements that need no thought: what the tables, their ledger and the server cost.
"""

from __future__ import annotations

import atexit
import os
import threading
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from services.store.engine import make_engine
from services.store.feed import ChangeFeed
from services.watch.watcher import Watcher
from tests.bench import peer_helpdesk
from tests.bench.due_desk import LEAD, Desk
from tests.bench.job import Job
from tests.rigs.desk import opened
from tests.rigs.postgres_server import PgServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.changes import Changes
    from services.store.work import Store
    from tests.rigs.desk import SmallDesk

OPEN: Final = int(os.environ.get("BENCH_OPEN", "1_000_000"))
"""Open tickets; fewer only to try the bench itself."""
SWEEPS: Final = 50
FIRINGS: Final = 200
ROUNDS: Final = {1_000: 5, 10_000: 2}


def jobs() -> list[Job]:
    """Fill a desk with a million open tickets, and lay another that two seats look at."""
    server = PgServer().start()
    atexit.register(server.destroy)  # also where a figure breaks and nothing is closed
    many = Desk(server, "many")
    many.fill(OPEN)
    seen = Desk(server, "seen")
    peer = peer_helpdesk.on(server, "one due ticket")

    def close() -> None:
        for one in (many, seen):
            one.store.dispose()
        if peer is not None:
            peer.close()

    return [*_sweeps(many, peer), *_seats(seen, close)]


def _sweeps(many: Desk, peer: peer_helpdesk.Helpdesk | None) -> list[Job]:
    found = [
        Job(
            job="sweep, 1,000,000 open tickets, 0 due",
            ours=lambda: _look(many),
            goal="<= 1 ms",
            count=SWEEPS,
        )
    ]
    found += [
        Job(
            job=f"sweep, 1,000,000 open tickets, {due:,} due (peer: set-based bound)",
            ours=lambda due=due: many.fire(due),  # type: ignore[misc]
            theirs=lambda due=due: many.write(due),  # type: ignore[misc]
            goal="<= 3x",
            rounds=rounds,
        )
        for due, rounds in ROUNDS.items()
    ]
    if peer is not None:
        found.append(
            Job(
                job="one due ticket of 1,000 (peer: django-helpdesk, 10,000 open)",
                ours=lambda: many.fire(1_000),
                theirs=lambda: peer.escalate(1_000),
                goal=">= 40x",
                count=1_000,
                rounds=3,
                claimed=False,
            )
        )
    return found


def _look(many: Desk) -> None:
    for _ in range(SWEEPS):
        many.look()


def _seats(seen: Desk, close: Callable[[], None]) -> list[Job]:
    samples: list[float] = []

    def once() -> list[float]:
        if not samples:
            samples.extend(_latencies(seen.store, seen.small))
        return samples

    return [
        Job(
            job=f"due instant to notice at another seat, {FIRINGS} firings, p50",
            ours=once,
            goal="<= 50 ms",
            rounds=1,
            warmups=0,
        ),
        Job(
            job=f"due instant to notice at another seat, {FIRINGS} firings, p99",
            ours=once,
            goal="<= 250 ms",
            rounds=1,
            warmups=0,
            quantile=0.99,
            close=close,
        ),
    ]


def _latencies(store: Store, desk: SmallDesk) -> list[float]:
    """Let levels come due one after another; a second seat, with a feed of its own, listens."""
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
