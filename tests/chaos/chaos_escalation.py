"""Kill watchers at random over due levels: each fires once, each mail leaves, nothing is lost."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
import signal
import socket
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller
from sqlalchemy import func, select, text

from models.clocks import Clock
from models.escalation import Firing, Notice
from models.outbox import OutboxMessage
from models.tickets import Ticket
from models.vocabulary import LevelAction, Medium, OutboxState, Target
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.notify import audience, sending
from services.sla.drafts import PolicyDraft, Promise
from services.sla.publishing import publish_policy
from services.store import schema
from services.store.engine import make_engine
from services.store.work import WATCHER, Actor
from services.watch import sweep as sweeping
from services.watch.desk_store import open_store
from tests.rigs.desk import lay_desk, opened
from tests.rigs.postgres_server import PgServer

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerProcess

    from services.store.work import Store, Work

LEVELS_EACH = 8
"""Levels of one ticket, five seconds apart."""
SPREAD_S = 120.0
FIRST = timedelta(hours=1)
"""From the first ticket to its due time; the clock of the watchers is moved on by what is left."""


@dataclass(frozen=True, slots=True)
class Shifted:
    """This machine's clock, moved on so that the first level is due when the watchers start."""

    by: timedelta

    def now(self) -> datetime:
        """Return the instant."""
        return datetime.now(UTC) + self.by


def watch(url: str, name: str, shift: timedelta, *, locked: bool) -> None:
    """Sweep and send until killed; without locks it is the negative control."""
    sending.LEASE = timedelta(seconds=4)  # type: ignore[misc]  # so that the end is seen soon
    if not locked:
        sweeping._lock = _unlocked  # noqa: SLF001 - what is to fail
    actor = Actor(None, WATCHER.name, WATCHER.role, name)
    store = open_store(url, Shifted(shift))
    while True:
        sweeping.sweep(store, actor)
        sending.send_due(store, actor, 20)
        time.sleep(0.01)


def _unlocked(work: Work, found: list[int]) -> list[Ticket]:
    return list(work.session.scalars(select(Ticket).where(Ticket.id.in_(found))))


class _Keeper:
    def __init__(self, file: str) -> None:
        self._file = file

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ANN401, N802
        del server, session
        lines = envelope.content.decode("utf-8", "replace").splitlines()
        found = next(line for line in lines if line.lower().startswith("message-id"))
        self._keep(found.split(":", 1)[1].strip())
        return "250 kept"

    def _keep(self, message_id: str) -> None:
        with Path(self._file).open("a", encoding="utf-8") as kept:
            kept.write(message_id + "\n")


def relay(port: int, file: str) -> None:
    """Run a mail relay that writes down every Message-ID it takes."""
    controller = Controller(_Keeper(file), hostname="127.0.0.1", port=port)
    controller.start()
    asyncio.new_event_loop().run_forever()


def lay(store: Store, levels: int, port: int) -> datetime:
    """Make a desk with so many levels; returns the instant just before the first is due."""
    desk = lay_desk(store)
    offsets = [*(f"-{(LEVELS_EACH - n) * 5}s" for n in range(LEVELS_EACH - 1)), "0"]
    drafts = tuple(
        LevelDraft(f"Level at {offset}", offset, LevelAction.ALERT_ASSIGNEE, Target.RESOLUTION)
        for offset in offsets
    )
    with store.work(desk.admin) as work:
        create_path(work, PathDraft("Chaos", drafts))
        promise = (Promise(Target.RESOLUTION, "2h"),)
        publish_policy(work, PolicyDraft("Chaos", 0, "Around the clock", promise, path="Chaos"))
        settings = {
            "host": "127.0.0.1",
            "port": port,
            "sender": "d@example.org",
            "security": "none",
        }
        audience.add_channel(work, "Relay", Medium.EMAIL, settings)
    with store.reading(desk.admin) as work:
        start = work.now
    tickets = levels // LEVELS_EACH
    for n in range(tickets):
        due_at = start + FIRST + timedelta(seconds=SPREAD_S * n / tickets)
        opened(store, desk, contact_at=due_at - timedelta(hours=2), subject=f"Ticket {n}")
    return start + FIRST - timedelta(seconds=5 * LEVELS_EACH + 5)


def run(url: str, *, levels: int, kills: int, locked: bool = True) -> dict[str, Any]:
    """Let four watchers work while they are killed; returns what became of the levels."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.chaos.chaos_escalation"])
    folder = tempfile.mkdtemp(prefix="vigil-chaos-")
    port, file = _spare_port(), f"{folder}/mails"
    Path(file).touch()
    mail = context.Process(target=relay, args=(port, file), daemon=True)
    mail.start()
    store = open_store(url)
    if not locked:
        with store.engine.begin() as connection:
            connection.execute(
                text("ALTER TABLE firing DROP CONSTRAINT uq_firing_clock_id_level_id")
            )
    shift = lay(store, levels, port) - datetime.now(UTC)
    watchers = [_start(context, (url, n, shift), locked=locked) for n in range(4)]
    killed = _kill(context, (url, shift), watchers, kills) if kills else 0
    _settle(open_store(url, Shifted(shift)))
    for one in [*watchers, mail]:
        one.kill()
        one.join()
    found = _count(store, Path(file).read_text("utf-8").split())
    store.dispose()
    expected = levels // LEVELS_EACH * LEVELS_EACH
    return {"levels": expected, "kills": killed, "lost": expected - found.pop("distinct")} | found


def _spare_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _start(context: Any, what: tuple[str, int, timedelta], *, locked: bool) -> ForkServerProcess:  # noqa: ANN401
    url, number, shift = what
    made: ForkServerProcess = context.Process(
        target=watch, args=(url, f"watcher {number}", shift), kwargs={"locked": locked}, daemon=True
    )
    made.start()
    return made


def _kill(
    context: Any,  # noqa: ANN401 - multiprocessing's context has no public type
    where: tuple[str, timedelta],
    watchers: list[ForkServerProcess],
    kills: int,
) -> int:
    chance = random.Random(5)  # noqa: S311 - no secret
    pause_s = (SPREAD_S + 30) / kills
    for done in range(kills):
        time.sleep(chance.uniform(0.3, 1.7) * pause_s)
        victim = chance.randrange(len(watchers))
        os.kill(watchers[victim].pid or 0, signal.SIGKILL)
        watchers[victim].join()
        watchers[victim] = _start(context, (where[0], done + 4, where[1]), locked=True)
    return kills


def _settle(store: Store) -> None:
    """Wait until nothing is due any more and the outbox is empty; at most six minutes."""
    give_up = time.monotonic() + 360
    while time.monotonic() < give_up:
        with store.reading(WATCHER) as work:
            soon = work.now + timedelta(minutes=10)
            due = select(func.count()).select_from(Clock).where(Clock.next_at <= soon)
            waiting = select(func.count()).select_from(OutboxMessage)
            left = work.session.scalar(due) or 0
            left += work.session.scalar(waiting.where(OutboxMessage.next_at.is_not(None))) or 0
        if left == 0:
            break
        time.sleep(1)
    store.dispose()


def _count(store: Store, mails: list[str]) -> dict[str, Any]:
    with store.reading(WATCHER) as work:
        ask = work.session.scalar
        firings = ask(select(func.count()).select_from(Firing)) or 0
        pairs = select(Firing.clock_id, Firing.level_id).distinct().subquery()
        distinct = ask(select(func.count()).select_from(pairs)) or 0
        acted = ask(select(func.count()).select_from(Firing).where(Firing.outcome == "fired")) or 0
        notices = ask(select(func.count()).select_from(Notice)) or 0
        states = Counter(work.session.scalars(select(OutboxMessage.state)))
        late = sorted(work.session.scalars(select(Firing.late_by)))
    unsent = sum(n for state, n in states.items() if state not in _GONE)
    return {
        "distinct": distinct,
        "doubled": (firings - distinct) + max(0, notices - acted),
        "overtaken": firings - acted,
        "notices_lost": max(0, acted - notices),
        "mails_unsent": unsent,
        "mails": len(set(mails)),
        "mails_repeated": len(mails) - len(set(mails)),
        "late_p50_s": round(late[len(late) // 2].total_seconds(), 3) if late else None,
        "late_p99_s": round(late[len(late) * 99 // 100].total_seconds(), 3) if late else None,
    }


_GONE = {OutboxState.SENT, OutboxState.GROUPED}


def row(*, levels: int, kills: int) -> dict[str, Any]:
    """Run the chaos, then its negative control: no row locks and no unique key."""
    server = PgServer().start()
    try:
        found = run(_database(server, "chaos"), levels=levels, kills=kills)
        control = run(_database(server, "control"), levels=800, kills=0, locked=False)
    finally:
        server.destroy()
    found["control"] = {key: control[key] for key in ("levels", "lost", "doubled")}
    wrong = ("lost", "doubled", "notices_lost", "mails_unsent")
    found["holds"] = not any(found[key] for key in wrong) and control["doubled"] > 0
    return {"name": "escalation"} | found


def _database(server: PgServer, name: str) -> str:
    engine = make_engine(server.url()).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    made = make_engine(server.url(name))
    schema.upgrade(made)
    made.dispose()
    return server.url(name)
