"""Sixteen clients work a full desk while clients, the server and at last the primary are killed."""

from __future__ import annotations

import multiprocessing
import random
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from models.vocabulary import LevelAction, Priority, Target
from services.errors import HelpDeskError
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.sla.drafts import PolicyDraft, Promise
from services.sla.publishing import publish_policy
from services.store import schema
from services.store.engine import make_engine
from services.store.work import WATCHER, Actor
from services.watch import sweep as sweeping
from services.watch.desk_store import open_store
from tests.chaos import clients, counting, prefill
from tests.rigs.desk import SmallDesk, lay_desk
from tests.rigs.two_nodes import TwoNodes

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.context import ForkServerProcess

    from services.store.work import Store

CLIENTS: Final = 16
WATCHERS: Final = 2
OPENED: Final = 50_000
"""How many tickets the clients may open beside those that were there."""
IN_CONTROL: Final = 1_000
"""Tickets of the desk on which a loss is to be seen; it is counted, not judged."""


def watch(url: str, name: str) -> None:
    """Sweep until killed."""
    actor = Actor(None, WATCHER.name, WATCHER.role, name)
    store = open_store(url)
    while True:
        try:
            sweeping.sweep(store, actor)
        except HelpDeskError:
            time.sleep(0.2)
        time.sleep(0.2)


class Crew:
    """The processes, and the one who kills them."""

    def __init__(self, url: str, desk: SmallDesk, there: tuple[int, int], folder: Path) -> None:
        self.url, self.desk, self.there, self.folder = url, desk, there, folder
        self.kills = 0
        self._context: Any = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.chaos.chaos_database"])
        self._clients = [self._client(number) for number in range(CLIENTS)]
        self._watchers = [self._watcher(number) for number in range(WATCHERS)]
        self._stopping = threading.Event()

    def kill_at_random(self, every_s: float) -> threading.Thread:
        """Kill a process now and then and start another in its place, in a thread."""
        thread = threading.Thread(target=self._kill, args=(every_s,))
        thread.start()
        return thread

    def stop(self) -> None:
        """End everybody, in the middle of whatever they do."""
        self._stopping.set()
        for one in [*self._clients, *self._watchers]:
            one.kill()
            one.join()

    def stop_killing(self, thread: threading.Thread) -> None:
        """Let everybody live."""
        self._stopping.set()
        thread.join()

    def _kill(self, every_s: float) -> None:
        chance = random.Random(7)  # noqa: S311 - no secret
        while not self._stopping.wait(chance.uniform(0.5, 1.5) * every_s):
            if chance.random() < 0.15:
                number = chance.randrange(WATCHERS)
                self._end(self._watchers[number])
                self._watchers[number] = self._watcher(number)
            else:
                number = chance.randrange(CLIENTS)
                self._end(self._clients[number])
                self._clients[number] = self._client(number)
            self.kills += 1

    def _end(self, victim: ForkServerProcess) -> None:
        victim.kill()
        victim.join()

    def _client(self, number: int) -> ForkServerProcess:
        job = clients.Job(
            self.url,
            f"client {number}",
            str(self.folder / f"client-{number}"),
            self.desk.agent.person_id or 0,
            self.desk.requester.person_id or 0,
            self.desk.tier_1,
            self.desk.lead.person_id or 0,
            OPENED // CLIENTS,
            self.there,
        )
        return self._started(clients.work, job)

    def _watcher(self, number: int) -> ForkServerProcess:
        return self._started(watch, self.url, f"watcher {number}")

    def _started(self, target: Callable[..., None], *args: object) -> ForkServerProcess:
        made: ForkServerProcess = self._context.Process(target=target, args=args, daemon=True)
        made.start()
        return made


def lay(store: Store) -> SmallDesk:
    """Make a desk whose tickets have two levels due soon after they are opened.

    Those that were there before are of low priority and due in a month, until somebody makes one
    urgent: then both levels are late at once.
    """
    desk = lay_desk(store)
    drafts = tuple(
        LevelDraft(f"Level at {offset}", offset, LevelAction.ALERT_ASSIGNEE, Target.RESOLUTION)
        for offset in ("-30s", "0")
    )
    with store.work(desk.admin) as unit:
        create_path(unit, PathDraft("Chaos", drafts))
        promise = (
            Promise(Target.RESOLUTION, "1m"),
            Promise(Target.RESOLUTION, "720h", Priority.LOW),
        )
        publish_policy(unit, PolicyDraft("Chaos", 0, "Around the clock", promise, path="Chaos"))
    return desk


def run(*, minutes: float, tickets: int, is_synchronous: bool) -> dict[str, Any]:
    """Work and kill; then compare what every client swears to with what the desk holds."""
    nodes = TwoNodes(is_synchronous=is_synchronous)
    folder = Path(tempfile.mkdtemp(prefix="vigil-chaos-"))
    try:
        nodes.create("desk")
        url = nodes.url("desk")
        engine = make_engine(url)
        schema.upgrade(engine)
        engine.dispose()
        store = open_store(url)
        desk = lay(store)
        crew = Crew(url, desk, prefill.prefill(store, desk, tickets), folder)
        store.dispose()
        crashes = _suffer(nodes, crew, minutes * 60, is_synchronous=is_synchronous)
        crew.stop()
        store = open_store(url)
        found = counting.compare(store, folder, prefilled=tickets)
        if is_synchronous:
            found |= counting.settled(store)
        store.dispose()
        return found | {"kills": crew.kills, "server_crashes": crashes, "failovers": 1}
    finally:
        nodes.destroy()


def _suffer(nodes: TwoNodes, crew: Crew, seconds: float, *, is_synchronous: bool) -> int:
    """Let the clients work through kills, a crash of the server and a failover."""
    killing = crew.kill_at_random(max(0.5, seconds / 150))
    crashes = 0
    if is_synchronous:
        time.sleep(seconds * 0.35)
        nodes.primary.kill()
        time.sleep(1)
        nodes.primary.start()
        nodes.wait_until_followed()
        crashes = 1
    time.sleep(seconds * (0.3 if is_synchronous else 0.6))
    nodes.stall()
    time.sleep(2)  # the link hangs, and in that moment the primary dies
    nodes.fail_over()
    time.sleep(seconds * 0.35)
    crew.stop_killing(killing)
    return crashes


def rows(*, minutes: float, tickets: int) -> list[dict[str, Any]]:
    """Run with a synchronous standby, and without as the proof that a loss is seen."""
    row = {"name": "database"} | run(minutes=minutes, tickets=tickets, is_synchronous=True)
    nothing = ("lost", "doubled", "clocks_wrong", "levels_lost", "levels_doubled", "levels_early")
    row |= {
        "control": False,
        "holds": not any(row[name] for name in nothing)
        and row["chain"] != "F"
        and row["acknowledged"] > 0,
    }
    control = {"name": "database, asynchronous"} | run(
        minutes=min(minutes, 0.5), tickets=min(tickets, IN_CONTROL), is_synchronous=False
    )
    control |= {"control": True, "holds": control["lost"] > 0}
    return [row, control]
