"""Row-level security on and off over a million tickets: list, count and open.

The agent's own login asks what the owner's asks as the same agent: the peer is the desk without
policies. One agent works in the department of nearly all tickets, the other in one of twenty.
"""

from __future__ import annotations

import os
import time
from functools import partial
from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from models.people import Person
from models.vocabulary import Role
from services.store import schema
from services.store.engine import make_engine
from services.store.work import Actor, Store
from services.tickets import reading
from services.tickets.orders import Order
from services.tickets.paging import Piece
from services.tickets.queue import Queue, QueueView, queue_count, queue_stretch
from services.tickets.rows import queue_rows
from tests.bench.job import Job
from tests.rigs.desk import lay_desk
from tests.rigs.logins import add_agent, seat
from tests.rigs.many_tickets import fill
from tests.rigs.postgres_server import PgServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.store.work import Work

TICKETS: Final = int(os.environ.get("TICKETS", "1000000"))
TIMES: Final = 10
SMALL: Final = 20
NEWEST: Final = QueueView(Queue.ALL, Order.UPDATED)


def jobs() -> list[Job]:
    """Fill a desk once, and let both agents and the owner ask."""
    server = PgServer().start()
    made = make_engine(server.url())
    schema.upgrade(made)
    made.dispose()
    owner = Store(server.url())
    desk = lay_desk(owner)
    fill(owner.engine, desk, TICKETS)
    few = _small_department(owner)
    many = desk.agent
    seats = {"many": seat(owner, "agent", many.role), "few": seat(owner, "few", few.role)}

    def close() -> None:
        for store in (*seats.values(), owner):
            store.dispose()
        server.destroy()

    asked: list[tuple[str, Actor, str, Callable[[Work], object], str]] = [
        ("newest 50", many, "many", _newest, "<= 3x"),
        ("newest 50 of a small department", few, "few", _newest, "<= 3x"),
        ("count what is open", many, "many", lambda work: queue_count(work, QueueView()), "<= 3x"),
        ("open one", many, "many", _opener(owner), "<= 2x"),
    ]
    return [
        Job(
            job=f"{words}, row policies over {TICKETS:,} tickets (peer: the owner's login)",
            ours=partial(_timed, seats[whose], actor, question),
            theirs=partial(_timed, owner, actor, question),
            goal=goal,
            rounds=3,
            claimed=False,
            close=close if number == len(asked) else None,
        )
        for number, (words, actor, whose, question, goal) in enumerate(asked, 1)
    ]


def _newest(work: Work) -> object:
    return queue_rows(work, queue_stretch(work, NEWEST, piece=Piece(most=50)).ids)


def _opener(owner: Store) -> Callable[[Work], object]:
    with owner.engine.connect() as connection:
        number = int(connection.scalar(text("SELECT max(id) / 2 FROM ticket")) or 0)
    return lambda work: reading.ticket(work, number)


def _small_department(owner: Store) -> Actor:
    """Move the oldest tickets to a department of one agent."""
    with owner.work(Actor(None, "Setup", Role.ADMINISTRATOR, "bench")) as work:
        actor = add_agent(work, "few", "Few Tickets", "Small")
        small = work.require(Person, actor.person_id or 0).department_id
        connection = work.session.connection()
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.execute(
            text(
                "UPDATE ticket SET department_id = :small, team_id = NULL WHERE id IN"
                " (SELECT id FROM ticket ORDER BY updated_at LIMIT :few)"
            ),
            {"small": small, "few": SMALL},
        )
    with owner.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE ticket"))
    return actor


def _timed(store: Store, actor: Actor, question: Callable[[Work], object]) -> list[float]:
    taken = []
    for _ in range(TIMES):
        with store.reading(actor) as work:
            began = time.perf_counter()
            question(work)
            taken.append(time.perf_counter() - began)
    return taken
