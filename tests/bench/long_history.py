"""What a reply costs on a ticket with a long history, beside one with a short."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING, Final

from services.tickets.conversation import send_reply
from services.watch.desk_store import open_store
from tests.bench.clients import WORDS
from tests.bench.job import Job
from tests.rigs.desk import SmallDesk, opened

if TYPE_CHECKING:
    from services.store.work import Store

LONG: Final = 500
SHORT: Final = 5
SAMPLES: Final = 5


def history_jobs(store: Store, desk: SmallDesk) -> list[Job]:
    """Return what a reply on a long ticket costs at a seat that knows it, and at one that does not.

    An agent feels twice the time of a click, hardly less; five hundred messages are more than any
    ticket should have. The first reply at a seat has to read them all, the next ones need not.
    """

    @cache
    def long() -> int:
        return _with_messages(store, desk, LONG)

    words = f"on a ticket with {LONG} messages (peer: with {SHORT})"
    return [
        Job(
            job=f"a further reply {words}",
            ours=lambda: _further(store, desk, long()),
            theirs=lambda: _further(store, desk, _with_messages(store, desk, SHORT)),
            goal="<= 2x",
        ),
        Job(
            job=f"the first reply at a seat {words}",
            ours=lambda: _first(store, desk, [long()] * SAMPLES),
            theirs=lambda: _first(
                store, desk, [_with_messages(store, desk, SHORT) for _ in range(SAMPLES)]
            ),
            goal="<= 4x",
        ),
    ]


def _with_messages(store: Store, desk: SmallDesk, count: int) -> int:
    ticket = opened(store, desk)
    for _ in range(count - 1):
        _reply(store, desk, ticket)
    return ticket


def _further(store: Store, desk: SmallDesk, ticket: int) -> list[float]:
    _reply(store, desk, ticket)
    return [_reply(store, desk, ticket) for _ in range(SAMPLES)]


def _first(store: Store, desk: SmallDesk, tickets: list[int]) -> list[float]:
    """Answer once on each from a seat that has worked, but never on this ticket."""
    other = opened(store, desk)
    took = []
    for ticket in tickets:
        seat = open_store(str(store.url))
        for _ in range(3):
            _reply(seat, desk, other)
        took.append(_reply(seat, desk, ticket))
        seat.dispose()
    return took


def _reply(store: Store, desk: SmallDesk, ticket: int) -> float:
    """Answer; returns how long it took, in seconds."""
    began = time.perf_counter()
    store.apply(desk.agent, lambda work: send_reply(work, ticket, WORDS))
    return time.perf_counter() - began
