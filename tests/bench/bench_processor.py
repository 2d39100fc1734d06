"""What a unit of work takes of the server's processor, which clients do not wait for and all share.

The processor time of one backend, so that a busy machine moves the figure little. The peer commits
the same ticket or message with a bare driver: no history, no ledger, no clocks, no rules.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import psutil  # type: ignore[import-untyped]
import psycopg
from sqlalchemy import text

from models.vocabulary import Role
from services.rules.running import react
from services.store import schema
from services.store.engine import make_engine
from services.store.work import Store
from services.tickets.conversation import send_reply
from services.tickets.intake import open_ticket
from tests.bench.clients import insert_reply, insert_ticket, new_ticket
from tests.bench.job import Job
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import seat
from tests.rigs.postgres_server import PgServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from services.changes import Changes
    from services.store.work import Work
    from tests.rigs.desk import SmallDesk

UNITS: Final = 60
BARE: Final = 600
FIRST: Final = 10
"""Until every statement is prepared."""
GOAL: Final = "<= 12x"


def jobs() -> list[Job]:
    """Lay a desk, seat its agent, and lay the bare desk of the peer."""
    server = PgServer().start()
    owner = _store(server, "ours")
    desk = lay_desk(owner)
    bare = _store(server, "bare")
    lay_desk(bare)
    with bare.engine.begin() as connection:
        for table in ("ticket", "message"):
            connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
    agent = seat(owner, "agent", Role.AGENT, reactions=(react,))
    raw = psycopg.connect(str(bare.url).replace("+psycopg", ""))

    def close() -> None:
        raw.close()
        for store in (agent, owner, bare):
            store.dispose()
        server.destroy()

    return [
        Job(
            job=f"server's processor, ticket {what}, {how} (peer: bare driver, no history)",
            ours=partial(_ours, store, desk, what),
            theirs=partial(_theirs, raw, desk, what),
            goal=GOAL,
            rounds=3,
            claimed=False,
            close=close if (what, store) == ("answered", agent) else None,
        )
        for what in ("opened", "answered")
        for how, store in (("desk's session", owner), ("person's login", agent))
    ]


def _store(server: PgServer, name: str) -> Store:
    admin = make_engine(server.url()).execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    store = Store(server.url(name), reactions=(react,))
    schema.upgrade(store.engine)
    return store


def _ours(store: Store, desk: SmallDesk, what: str) -> float:
    ticket = opened(store, desk)

    def once() -> None:
        store.apply(desk.agent, opens if what == "opened" else answers)

    def opens(work: Work) -> Changes:
        return open_ticket(work, new_ticket(desk))

    def answers(work: Work) -> Changes:
        return send_reply(work, ticket, "We look into it.")

    def backend() -> int:
        with store.engine.connect() as connection:
            return int(connection.scalar(text("SELECT pg_backend_pid()")))

    return _processor_time(once, UNITS, backend)


def _theirs(raw: psycopg.Connection[Any], desk: SmallDesk, what: str) -> float:
    ticket = insert_ticket(raw, desk)

    def once() -> None:
        if what == "opened":
            insert_ticket(raw, desk)
        else:
            insert_reply(raw, desk, ticket)

    return _processor_time(once, BARE, lambda: raw.info.backend_pid)


def _processor_time(once: Callable[[], None], times: int, backend: Callable[[], int]) -> float:
    """Return the seconds of processor time that one unit took of the backend that served it."""
    for _ in range(FIRST):
        once()
    served = psutil.Process(backend())
    before = served.cpu_times()
    for _ in range(times):
        once()
    after = served.cpu_times()
    return float(after.user + after.system - before.user - before.system) / times
