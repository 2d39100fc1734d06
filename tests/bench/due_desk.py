"""A desk of many open tickets, of which as many come due as a bench asks for."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from models.clocks import Clock
from models.tickets import Ticket, TicketEvent
from models.vocabulary import LevelAction, Medium, Target
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.notify import audience
from services.sla.drafts import PolicyDraft, Promise
from services.sla.publishing import publish_policy
from services.store import schema
from services.store.engine import make_engine
from services.watch.desk_store import open_store
from services.watch.sweep import sweep
from tests.rigs.desk import lay_desk, opened

if TYPE_CHECKING:
    from models.base import Base
    from services.store.work import Store
    from tests.rigs.desk import SmallDesk
    from tests.rigs.postgres_server import PgServer

PROMISE: Final = timedelta(hours=8)
LEAD: Final = timedelta(hours=7, minutes=30)
"""From the beginning of a ticket to its first level."""


def create_database(server: PgServer, name: str) -> None:
    """Create an empty database."""
    admin = make_engine(server.url()).execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()


@dataclass(slots=True, init=False)
class Desk:
    """A desk whose tickets promise a resolution in 8 h and alert their agent 30 minutes before."""

    store: Store
    small: SmallDesk
    _next: int
    _level: int

    def __init__(self, server: PgServer, name: str) -> None:
        """Create the database and lay the desk."""
        create_database(server, name)
        made = make_engine(server.url(name))
        schema.upgrade(made)
        made.dispose()
        self.store = open_store(server.url(name))
        self.small = lay_desk(self.store)
        alert = LevelDraft("Soon", "-30m", LevelAction.ALERT_ASSIGNEE, Target.RESOLUTION)
        relay = {"host": "127.0.0.1", "port": 1, "sender": "desk@example.org"}
        with self.store.work(self.small.admin) as work:
            path = create_path(work, PathDraft("Bench", (alert,)))
            promise = (Promise(Target.RESOLUTION, "8h"),)
            draft = PolicyDraft("Bench", 0, "Around the clock", promise, path="Bench")
            publish_policy(work, draft)
            audience.add_channel(work, "Relay", Medium.EMAIL, relay)
            self._level = path.levels[0].id
        self._next = 0

    def fill(self, tickets: int) -> None:
        """Copy one ticket as often as that; none of the copies is due before it is asked for."""
        with self.store.reading(self.small.admin) as work:
            contact_at = work.now - LEAD  # its own level fires now, those of the copies on demand
        template = opened(self.store, self.small, contact_at=contact_at)
        with self.store.engine.begin() as connection:
            # a million lines of the ledger are somebody else's figure
            for table in ("ticket", "ticket_event", "clock"):
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
            for statement in _filling():
                connection.execute(text(statement), {"template": template, "count": tickets})
            for table in ("ticket", "ticket_event", "clock"):
                connection.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))
        with self.store.engine.connect() as connection:
            analysed = connection.execution_options(isolation_level="AUTOCOMMIT")
            analysed.execute(text("ANALYZE ticket, ticket_event, clock"))
        self._next = template + 1
        sweep(self.store)

    def look(self) -> None:
        """Sweep once."""
        sweep(self.store)

    def fire(self, due: int) -> float:
        """Let so many tickets come due and sweep; returns how long the sweep took, in seconds."""
        self._come_due(due)
        began = time.perf_counter()
        fired = sweep(self.store).fired
        took = time.perf_counter() - began
        assert fired == due
        return took

    def write(self, due: int) -> float:
        """Let so many tickets come due and write the same rows by set-based statements."""
        first = self._come_due(due)
        values = {"level": self._level, "first": first, "last": first + due - 1}
        began = time.perf_counter()
        with self.store.engine.begin() as connection:
            for statement in BOUND:
                connection.execute(statement, values)
        return time.perf_counter() - began

    def _come_due(self, due: int) -> int:
        first, self._next = self._next, self._next + due
        with self.store.engine.begin() as connection:
            connection.execute(
                text(
                    "UPDATE clock SET next_at = due_at - interval '30 minutes'"
                    " WHERE ticket_id BETWEEN :first AND :last"
                ),
                {"first": first, "last": first + due - 1},
            )
        return first


def _copied(model: type[Base], **instead: str) -> tuple[str, str]:
    """Return the columns of a table but its number, and what each is copied from."""
    columns = [one.name for one in model.__table__.columns if one.name != "id"]
    return ", ".join(columns), ", ".join(instead.get(one, f"o.{one}") for one in columns)


def _filling() -> list[str]:
    """Copy the template, its log and its clocks; no copy is due before somebody asks."""
    of_it = "FROM ticket t, {} o WHERE t.id > :template AND o.ticket_id = :template"
    far = "now() + interval '90 days'"
    sources = {
        Ticket: (
            _copied(Ticket),
            "FROM ticket o, generate_series(1, :count) n WHERE o.id = :template",
        ),
        TicketEvent: (_copied(TicketEvent, ticket_id="t.id"), of_it.format("ticket_event")),
        Clock: (_copied(Clock, ticket_id="t.id", next_at=far), of_it.format("clock")),
    }
    return [
        f"INSERT INTO {model.__tablename__} ({columns[0]}) SELECT {columns[1]} {source}"
        for model, (columns, source) in sources.items()
    ]


BOUND: Final = [
    text(one)
    for one in (Path(__file__).parent / "bound.postgresql.sql")
    .read_text("utf-8")
    .split("-- next\n")
]
