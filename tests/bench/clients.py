"""Clients of a server as processes of their own, as seats are: what each of them does all day.

A client of ours answers in turn on tickets that it opened beforehand, as agents do: no ticket
gets hundreds of replies a minute. What a long history costs is a figure of its own.

The bare ones write rows with prepared statements and nothing else: no clocks, no rules, no ledger.
Opening is the ticket and its first message, a reply is the message and the line of the ticket's
history that goes with it, a commit each, after the limit of performance.md, section 6: a row and
its event. There that limit is one statement that writes both; here it is a kind of its own beside
the two statements of a driver's usual transaction, and so is a reply that keeps no history at all.
"""

from __future__ import annotations

import gc
import itertools
import multiprocessing
import time
from typing import TYPE_CHECKING, Any, Final

import psycopg

from services.tickets.conversation import send_reply
from services.tickets.intake import NewTicket, open_ticket
from services.watch.desk_store import open_store
from tests.rigs.desk import SmallDesk, opened

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS: Final = 3.0
WARM: Final = 25
"""Units before it counts, on either side: a turn of its tickets, for the first reply at a seat on a
ticket is a figure of its own (`long_history.py`), and plans that the server makes five times before
it keeps one. With 32 clients a second has few units of each, and most of them were these."""
TICKETS: Final = 20
"""On which a client answers in turn."""
WORDS: Final = "We look into it."
TICKET: Final = (
    "INSERT INTO ticket (version, subject, status, priority, origin, kind, requester_id,"
    " department_id, created_at, updated_at, reopen_count, tags)"
    " VALUES (1, %s, 'new', 2, 'requester', 'Incident', %s, %s, now(), now(), 0, '[]')"
    " RETURNING id"
)
MESSAGE: Final = (
    "INSERT INTO message (ticket_id, at, kind, author_kind, author_id, author_name, body)"
    " VALUES (%s, now(), 'reply', 'agent', %s, 'Dana Fox', %s)"
)
EVENT: Final = (
    "INSERT INTO ticket_event (ticket_id, seq, at, kind, data)"
    " VALUES (%s, %s, now(), 'agent_reply', json_build_object('message_id', %s::bigint))"
)
BOTH_OF_TICKET: Final = (
    f"WITH made AS ({TICKET}) INSERT INTO message"  # noqa: S608 - of constants
    " (ticket_id, at, kind, author_kind, author_id, author_name, body)"
    " SELECT id, now(), 'reply', 'agent', %s, 'Dana Fox', %s FROM made"
)
BOTH_OF_REPLY: Final = (
    f"WITH made AS ({MESSAGE} RETURNING ticket_id, id)"  # noqa: S608 - of constants
    " INSERT INTO ticket_event (ticket_id, seq, at, kind, data)"
    " SELECT ticket_id, %s, now(), 'agent_reply', json_build_object('message_id', id) FROM made"
)


def rate(work: Callable[..., None], count: int, url: str, desk: SmallDesk) -> float:
    """Let so many processes work; returns what they did in a second together."""
    context: Any = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.bench.clients"])
    done = context.Value("L", 0)
    ready, go = context.Barrier(count + 1), context.Event()
    workers = [
        context.Process(target=work, args=(url, desk, done, ready, go), daemon=True)
        for _ in range(count)
    ]
    for one in workers:
        one.start()
    ready.wait(120)
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
    row = connection.execute(TICKET, given, prepare=True).fetchone()
    assert row is not None
    said = (row[0], desk.agent.person_id, "It worked yesterday.")
    connection.execute(MESSAGE, said, prepare=True)
    connection.commit()
    return int(row[0])


def insert_reply(connection: psycopg.Connection[Any], desk: SmallDesk, ticket: int) -> None:
    """Commit the same message with one statement and no more."""
    connection.execute(MESSAGE, (ticket, desk.agent.person_id, WORDS), prepare=True)
    connection.commit()


def create(url: str, desk: SmallDesk, done: Any, ready: Any, _go: Any) -> None:  # noqa: ANN401
    """Open tickets, as units of work."""
    store = open_store(url)
    made = new_ticket(desk)
    _loop(lambda: store.apply(desk.agent, lambda work: open_ticket(work, made)), done, ready)


def reply(url: str, desk: SmallDesk, done: Any, ready: Any, _go: Any) -> None:  # noqa: ANN401
    """Answer in turn, as units of work."""
    store = open_store(url)
    turn = itertools.cycle([opened(store, desk) for _ in range(TICKETS)])

    def once() -> None:
        ticket = next(turn)
        store.apply(desk.agent, lambda work: send_reply(work, ticket, WORDS))

    _loop(once, done, ready)


def bare_create(url: str, desk: SmallDesk, done: Any, ready: Any, _go: Any) -> None:  # noqa: ANN401
    """Write a ticket and its message."""
    with psycopg.connect(_of_driver(url)) as connection:
        _loop(lambda: insert_ticket(connection, desk), done, ready)


def bare_reply(url: str, desk: SmallDesk, done: Any, ready: Any, _go: Any) -> None:  # noqa: ANN401
    """Write a message and its event."""
    with psycopg.connect(_of_driver(url)) as connection:
        turn = itertools.cycle([insert_ticket(connection, desk) for _ in range(TICKETS)])
        numbers = itertools.count(1)

        def once() -> None:
            ticket = next(turn)
            given = (ticket, desk.agent.person_id, WORDS)
            row = connection.execute(MESSAGE + " RETURNING id", given, prepare=True).fetchone()
            assert row is not None
            connection.execute(EVENT, (ticket, next(numbers), row[0]), prepare=True)
            connection.commit()

        _loop(once, done, ready)


def single_reply(url: str, desk: SmallDesk, done: Any, ready: Any, _go: Any) -> None:  # noqa: ANN401
    """Write a message."""
    with psycopg.connect(_of_driver(url)) as connection:
        turn = itertools.cycle([insert_ticket(connection, desk) for _ in range(TICKETS)])
        _loop(lambda: insert_reply(connection, desk, next(turn)), done, ready)


def one_create(url: str, desk: SmallDesk, done: Any, ready: Any, _go: Any) -> None:  # noqa: ANN401
    """Write a ticket and its message in one statement."""
    given = ("VPN drops every ten minutes", desk.requester.person_id, 1)
    said = (desk.agent.person_id, "It worked yesterday.")
    with psycopg.connect(_of_driver(url), autocommit=True) as connection:
        _loop(
            lambda: connection.execute(BOTH_OF_TICKET, (*given, *said), prepare=True), done, ready
        )


def one_reply(url: str, desk: SmallDesk, done: Any, ready: Any, _go: Any) -> None:  # noqa: ANN401
    """Write a message and its event in one statement."""
    with psycopg.connect(_of_driver(url), autocommit=True) as connection:
        turn = itertools.cycle([insert_ticket(connection, desk) for _ in range(TICKETS)])
        numbers = itertools.count(1)
        said = (desk.agent.person_id, WORDS)
        _loop(
            lambda: connection.execute(
                BOTH_OF_REPLY, (next(turn), *said, next(numbers)), prepare=True
            ),
            done,
            ready,
        )


def _of_driver(url: str) -> str:
    return url.replace("+psycopg", "")


def _loop(once: Callable[[], object], done: Any, ready: Any) -> None:  # noqa: ANN401
    """Warm up as a window does, which freezes what it loaded; wait for the others, then work."""
    for _ in range(WARM):
        once()
    gc.freeze()
    ready.wait(120)
    while True:
        once()
        with done.get_lock():
            done.value += 1
