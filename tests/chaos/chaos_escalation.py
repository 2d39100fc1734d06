"""Kill watchers at random over due levels: each fires once, each mail leaves, nothing is lost.

The levels come due one after another while two windows' watchers and a headless one are killed
and started again, so that nearly every level fires in its own time and not after an outage.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from models.people import Person, TeamMember
from models.vocabulary import LevelAction, Medium, Role, Target
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.notify import audience
from services.sla.drafts import PolicyDraft, Promise
from services.sla.publishing import publish_policy
from services.store import schema
from services.store.engine import make_engine
from services.watch.desk_store import open_store
from tests.chaos.outside import Seat, counted, is_left, is_writing, relay, watch
from tests.rigs.desk import lay_desk, opened
from tests.rigs.ports import spare_port
from tests.rigs.postgres_server import PgServer

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerProcess

    from services.store.work import Store
    from tests.rigs.desk import SmallDesk

LEVELS_EACH = 8
STEP_S = 10
"""Between two levels of one ticket."""
PER_SECOND = 12
"""How many levels come due in a second, which two cores do easily."""
AGENTS = 40
SEATS = ("window-1", "window-2", "headless")
PROMISE = timedelta(hours=2)
CONTROL_LEVELS = 800
PATIENCE_S = 300


def row(*, levels: int, kills: int) -> dict[str, Any]:
    """Run the chaos, then its negative control: no row locks and no unique key."""
    server = PgServer().start()
    try:
        found = run(_database(server, "chaos"), levels=levels, kills=kills)
        control = run(_database(server, "control"), levels=CONTROL_LEVELS, kills=0, locked=False)
    finally:
        server.destroy()
    found["control"] = {key: control[key] for key in ("levels", "lost", "doubled")}
    wrong = ("lost", "doubled", "notices_lost", "mails_unsent", "alerts_not_mailed")
    found["holds"] = not any(found[key] for key in wrong) and control["doubled"] > 0
    return {"name": "escalation"} | found


def run(url: str, *, levels: int, kills: int, locked: bool = True) -> dict[str, Any]:
    """Let two windows and a headless watcher work while they are killed; returns the count."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.chaos.outside", "services.console.watching"])
    port, file = spare_port(), f"{tempfile.mkdtemp(prefix='vigil-chaos-')}/mails"
    Path(file).touch()
    mail = context.Process(target=relay, args=(port, file), daemon=True)
    mail.start()
    store = open_store(url)
    if not locked:
        key = "ALTER TABLE firing DROP CONSTRAINT uq_firing_clock_id_level_id"
        with store.engine.begin() as connection:
            connection.execute(text(key))
    span_s = levels / PER_SECOND if locked else 20
    laid = lay(store, levels, port, span_s)
    seats = [Seat(url, name, name == "headless", locked) for name in SEATS]
    fleet = Fleet(context, store, seats)
    end = time.monotonic() + laid
    if kills:
        fleet.kill_until(end, kills)
    expected = levels // LEVELS_EACH * LEVELS_EACH
    _settle(store, expected, end + PATIENCE_S)
    fleet.stop()
    mail.kill()
    found = counted(store, expected, file)
    store.dispose()
    return {"levels": expected} | fleet.counts() | found


def lay(store: Store, levels: int, port: int, span_s: float) -> float:
    """Make a desk whose levels come due over so many seconds from now on; returns how long."""
    desk = lay_desk(store)
    offsets = [f"-{n * STEP_S}s" for n in range(LEVELS_EACH - 1, 0, -1)] + ["0"]
    drafts = tuple(
        LevelDraft(f"Level at {offset}", offset, LevelAction.ALERT_ASSIGNEE, Target.RESOLUTION)
        for offset in offsets
    )
    with store.work(desk.admin) as work:
        create_path(work, PathDraft("Chaos", drafts))
        promise = (Promise(Target.RESOLUTION, f"{int(PROMISE.total_seconds())}s"),)
        publish_policy(work, PolicyDraft("Chaos", 0, "Around the clock", promise, path="Chaos"))
        relay_at = {"host": "127.0.0.1", "port": port, "sender": "d@example.org"}
        audience.add_channel(work, "Relay", Medium.EMAIL, relay_at | {"security": "none"})
    agents = _agents(store, desk)
    tickets = levels // LEVELS_EACH
    ladder_s = STEP_S * (LEVELS_EACH - 1)
    lead_s = 10 + tickets * 0.12  # laying one takes less, even on a busy machine
    with store.reading(desk.admin) as work:
        first_due = work.now + timedelta(seconds=lead_s + ladder_s)
    began = time.monotonic()
    spread_s = max(0.0, span_s - ladder_s)
    for n in range(tickets):
        due_at = first_due + timedelta(seconds=round(spread_s * n / tickets))
        given = {"assignee_id": agents[n % len(agents)], "subject": f"Ticket {n}"}
        opened(store, desk, contact_at=due_at - PROMISE, **given)
    return max(0.0, lead_s + ladder_s + spread_s + 5 - (time.monotonic() - began))


def _agents(store: Store, desk: SmallDesk) -> list[int]:
    with store.work(desk.admin) as work:
        people = [
            Person(
                name=f"Agent {n}",
                role=Role.AGENT,
                email=f"agent{n}@example.invalid",
                created_at=work.now,
            )
            for n in range(AGENTS)
        ]
        work.session.add_all(people)
        work.session.flush()
        numbers = [one.id for one in people]
        work.session.add_all(TeamMember(team_id=desk.tier_1, person_id=one) for one in numbers)
    return numbers


class Fleet:
    """The watchers, each started again as soon as it was killed."""

    def __init__(self, context: Any, store: Store, seats: list[Seat]) -> None:  # noqa: ANN401
        self._context = context
        self._store = store
        self._seats = seats
        self._running = [self._start(one) for one in seats]
        self._kills = self._in_transaction = 0

    def kill_until(self, end: float, kills: int) -> None:
        """Kill one after another at random moments; each second one while it writes."""
        chance = random.Random(5)  # noqa: S311 - no secret
        pause_s = (end - time.monotonic()) / kills
        began = time.monotonic()
        for number in range(kills):
            moment = began + (number + chance.random()) * pause_s
            time.sleep(max(0.0, moment - time.monotonic()))
            self._kill(chance.randrange(len(self._seats)), wait=number % 2 == 0, until=pause_s)

    def _kill(self, victim: int, *, wait: bool, until: float) -> None:
        seat = self._seats[victim]
        give_up = time.monotonic() + until
        writing = is_writing(self._store, seat.name)
        while wait and not writing and time.monotonic() < give_up:
            time.sleep(0.01)
            writing = is_writing(self._store, seat.name)
        os.kill(self._running[victim].pid or 0, signal.SIGKILL)
        self._running[victim].join()
        self._kills += 1
        self._in_transaction += writing
        self._running[victim] = self._start(replace(seat))

    def counts(self) -> dict[str, int]:
        """Return how often watchers were killed, and how often while they wrote."""
        return {"kills": self._kills, "kills_while_writing": self._in_transaction}

    def stop(self) -> None:
        """End those that live."""
        for one in self._running:
            one.kill()
            one.join()

    def _start(self, seat: Seat) -> ForkServerProcess:
        made: ForkServerProcess = self._context.Process(target=watch, args=(seat,), daemon=True)
        made.start()
        return made


def _settle(store: Store, expected: int, give_up: float) -> None:
    while time.monotonic() < give_up and is_left(store, expected):
        time.sleep(2)


def _database(server: PgServer, name: str) -> str:
    engine = make_engine(server.url()).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    made = make_engine(server.url(name))
    schema.upgrade(made)
    made.dispose()
    return server.url(name)
