"""The window over a million tickets on PostgreSQL: a page, any page, other orders, words, a ticket.

An agent asks under a login of their own, so that row policies are in the way as they are at work.
What the database answers is timed with the two steps of a page (which tickets, their rows); the
peer of a page is one hand-written statement for the raw driver with the rights of the owner.
"""

from __future__ import annotations

import os
import time
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from tests.bench.job import Job

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from sqlalchemy import text

from models.vocabulary import Role
from services.rules import views
from services.store import schema
from services.store.engine import make_engine
from services.store.work import Actor, Store
from services.tickets import reading
from services.tickets.orders import Order
from services.tickets.paging import Piece
from services.tickets.queue import Queue, QueueView
from services.tickets.rows import queue_rows
from services.tickets.search import search
from tests.rigs.desk import lay_desk
from tests.rigs.logins import seat
from tests.rigs.many_tickets import fill
from tests.rigs.postgres_server import PgServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.store.work import Work
    from services.tickets.paging import Cursor

TICKETS: Final = int(os.environ.get("TICKETS", "1000000"))
MANY: Final = f"{TICKETS:,} tickets"
PAGE: Final = 200
TIMES: Final = 20
DEPTH: Final = min(1_000, TICKETS // 2 // PAGE)
"""In pages; the thousandth of a million."""
OPEN: Final = QueueView(Queue.OPEN, Order.DUE)
TYPED: Final = "w40x w9"
"""A search as it grows, letter by letter."""
RAW: Final = """
SELECT t.id, t.subject, r.name, a.name, p.name, m.name, t.priority, t.status, t.kind,
       t.created_at, t.updated_at,
       c.target, c.state, c.due_at, c.at_risk_at, c.span, c.elapsed, c.breached_at
FROM ticket t JOIN person r ON r.id = t.requester_id LEFT JOIN account a ON a.id = t.account_id
LEFT JOIN person p ON p.id = t.assignee_id LEFT JOIN team m ON m.id = t.team_id
LEFT JOIN LATERAL (SELECT * FROM clock WHERE ticket_id = t.id
    AND state IN ('running', 'paused', 'breached')
    ORDER BY due_at NULLS LAST LIMIT 1) c ON true
WHERE t.department_id = %(department)s AND t.status IN ('new', 'on_hold', 'open', 'pending')
  AND t.next_due_at IS NOT NULL AND (t.next_due_at, t.id) > (%(due)s, %(id)s)
ORDER BY t.next_due_at, t.id LIMIT 200
"""


class Bench:
    """A filled desk, the agent's seat, and places in its longest queue."""

    def __init__(self) -> None:
        self.server = PgServer().start()
        made = make_engine(self.server.url())
        schema.upgrade(made)
        made.dispose()
        self.owner = Store(self.server.url())
        self.desk = lay_desk(self.owner)
        fill(self.owner.engine, self.desk, TICKETS)
        self.agent = self.desk.agent
        self.seat = seat(self.owner, "agent", self.agent.role)
        with self.seat.reading(self.agent) as work:
            self.first = views.view_stretch(work, OPEN, Piece(most=1)).marks[0][1]
            deep = Piece(skip=(DEPTH - 1) * PAGE, most=1)
            self.deep = views.view_stretch(work, OPEN, deep).marks[0][1]
        self.talkative = self._made_talkative()
        self.raw = self.owner.engine.raw_connection()

    def close(self) -> None:
        """Leave nothing behind."""
        self.raw.close()
        self.seat.dispose()
        self.owner.dispose()
        self.server.destroy()

    def timed(self, question: Callable[[Work], object], times: int = TIMES) -> list[float]:
        """Ask as the agent's window does: a unit each, its own work only."""
        taken = []
        for _ in range(times):
            with self.seat.reading(self.agent) as work:
                began = time.perf_counter()
                question(work)
                taken.append(time.perf_counter() - began)
        return taken

    def page(self, start: Cursor) -> list[float]:
        """Time a page of 200 after a place."""
        return self.timed(partial(_page, OPEN, Piece(start, most=PAGE)))

    def raw_page(self) -> list[float]:
        """Time what one statement for the driver takes for the same page."""
        due, number = self.first.values
        with self.owner.reading(Actor(None, "Setup", Role.ADMINISTRATOR, "bench")) as work:
            department = work.session.scalar(
                text("SELECT department_id FROM team WHERE id = :team"), {"team": self.desk.tier_1}
            )
        given: dict[str, Any] = {"department": department, "due": due, "id": number}
        taken, cursor = [], self.raw.cursor()
        for _ in range(TIMES):
            began = time.perf_counter()
            cursor.execute(RAW, given)
            rows = cursor.fetchall()
            taken.append(time.perf_counter() - began)
            self.raw.rollback()
            if len(rows) != PAGE:
                raise LookupError(f"the peer found {len(rows)} rows")
        return taken

    def read(self, work: Work) -> None:
        """Ask for the ticket with many messages."""
        reading.ticket(work, self.talkative)

    def _made_talkative(self) -> int:
        """Let one ticket have five hundred messages."""
        with self.owner.engine.begin() as connection:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            number = connection.scalar(
                text("SELECT id FROM ticket WHERE team_id = :t ORDER BY id DESC LIMIT 1"),
                {"t": self.desk.tier_1},
            )
            connection.execute(
                text(
                    "INSERT INTO message (ticket_id, at, kind, author_kind, author_name, body)"
                    " SELECT :id, now() + n * interval '1 second', 'reply', 'requester',"
                    " 'Ruth Berg', repeat('It is still as slow as before. ', 4)"
                    " FROM generate_series(1, 499) n"
                ),
                {"id": number},
            )
        return int(number or 0)


def jobs() -> list[Job]:
    """Fill a desk once; everything is asked of it as the window asks."""
    bench = Bench()
    return [*_pages(bench), *_orders(bench), *_others(bench)]


def _pages(bench: Bench) -> list[Job]:
    return [
        Job(
            job=f"a page of {PAGE} of a queue of {MANY}, p50 (peer: one raw statement)",
            ours=partial(bench.page, bench.first),
            theirs=bench.raw_page,
            goal="<= 2x",
        ),
        Job(
            job=f"the same page, p99 (peer: its p50), {MANY}",
            ours=lambda: _quantile(bench.page(bench.first), 0.99),
            theirs=lambda: _quantile(bench.page(bench.first), 0.5),
            goal="<= 5x",
        ),
        Job(
            job=f"page {DEPTH:,} of a queue of {MANY} (peer: page 1)",
            ours=partial(bench.page, bench.deep),
            theirs=partial(bench.page, bench.first),
            goal="<= 1.3x",
        ),
    ]


def _orders(bench: Bench) -> list[Job]:
    return [
        Job(
            job=f"sort all open of {MANY} by {order.value}: the first stretch and its rows",
            ours=partial(bench.timed, partial(_opened, QueueView(Queue.OPEN, order)), 5),
            goal="<= 100 ms",
            quantile=0.95,
            rounds=3,
        )
        for order in Order
    ]


def _others(bench: Bench) -> list[Job]:
    def typed() -> list[float]:
        beginnings = (TYPED[:length] for length in range(2, len(TYPED) + 1))
        return [one for said in beginnings for one in bench.timed(partial(_searched, said), 2)]

    asked: list[tuple[str, Callable[[], list[float]], str]] = [
        ("go to the middle of a queue of", partial(bench.timed, _middle, 5), "<= 300 ms"),
        ("count the queues of the list over", partial(bench.timed, _counted, 3), "<= 500 ms"),
        ("search as somebody types, each letter, among", typed, "<= 100 ms"),
        ("read a ticket with 500 messages among", partial(bench.timed, bench.read, 5), "<= 100 ms"),
    ]
    return [
        Job(
            job=f"{words} {MANY}",
            ours=ours,
            goal=goal,
            quantile=0.95,
            rounds=3,
            close=bench.close if number == len(asked) else None,
        )
        for number, (words, ours, goal) in enumerate(asked, 1)
    ]


def _page(view: QueueView, piece: Piece, work: Work) -> None:
    rows = queue_rows(work, views.view_stretch(work, view, piece).ids)
    if len(rows) != PAGE:
        raise LookupError(f"a page of {len(rows)} rows")


def _opened(view: QueueView, work: Work) -> None:
    queue_rows(work, views.view_stretch(work, view, Piece()).ids[:PAGE])


def _middle(work: Work) -> None:
    total = views.view_total(work, OPEN).count
    queue_rows(work, views.view_around(work, OPEN, total // 2, total).ids[:PAGE])


def _counted(work: Work) -> None:
    views.view_counts(work, tuple(QueueView(each) for each in Queue))


def _searched(typed: str, work: Work) -> None:
    search(work, typed)


def _quantile(samples: list[float], share: float) -> float:
    return sorted(samples)[round(share * (len(samples) - 1))]
