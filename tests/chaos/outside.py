"""What chaos stands on: a relay that writes down every mail, watchers to kill, and the count."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller
from sqlalchemy import func, select, text

from models.escalation import Firing, Notice
from models.outbox import OutboxMessage
from models.tickets import Ticket
from models.vocabulary import FiringOutcome, OutboxState
from services.console import __main__ as console
from services.notify import sending
from services.store import engine as engines
from services.store.feed import ChangeFeed
from services.store.work import WATCHER
from services.watch import sweep as sweeping
from services.watch.desk_store import open_store
from services.watch.watcher import Watcher

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Store, Work

LEASE = timedelta(seconds=5)
"""How long a mail stays with a sender that died; the desk waits two minutes."""
GONE = {OutboxState.SENT, OutboxState.GROUPED}


@dataclass(frozen=True, slots=True)
class Seat:
    """One watcher: a window's two threads, or the program without a window.

    Attributes:
        locked: False is the negative control: tickets are read and not held.
    """

    url: str
    name: str
    headless: bool
    locked: bool = True


def watch(seat: Seat) -> None:
    """Watch until killed."""
    logging.disable(logging.CRITICAL)
    sending.LEASE = LEASE  # type: ignore[misc]  # so that the end is seen soon
    if not seat.locked:
        sweeping._lock = _unlocked  # noqa: SLF001 - what is to fail
    url = seat.url
    engines.APP = seat.name  # type: ignore[attr-defined]  # so that whoever kills sees when it writes
    if seat.headless:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until killed
        console.main(["watch", "--db", url, "--name", seat.name])
        return
    store = open_store(url)
    watcher = Watcher(store, seat.name)

    def look_again(_changes: Changes) -> None:
        watcher.wake()

    watcher.start()
    ChangeFeed(store.engine, look_again, seat.name).start()
    while True:
        time.sleep(60)


def _unlocked(work: Work, found: list[int]) -> list[Ticket]:
    return list(work.session.scalars(select(Ticket).where(Ticket.id.in_(found))))


def is_writing(store: Store, name: str) -> bool:
    """Tell whether a watcher has written something that it has not committed yet."""
    query = text(
        "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE :name"
        " AND backend_xid IS NOT NULL"
    )
    with store.engine.connect() as connection:
        return bool(connection.scalar(query, {"name": f"{name}/%"}))


class Keeper:
    """Takes every mail and writes down what it is and how many alerts it carries."""

    def __init__(self, file: str) -> None:
        self._file = file

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ANN401, N802
        """Take one mail."""
        del server, session
        mail = message_from_bytes(envelope.content, policy=default)
        body = mail.get_content()
        alerts = [line for line in body.splitlines() if line.startswith("- Resolution")]
        self._keep([mail["Message-ID"].strip(), max(1, len(alerts))])
        return "250 kept"

    def _keep(self, what: list[object]) -> None:
        with Path(self._file).open("a", encoding="utf-8") as kept:
            kept.write(json.dumps(what) + "\n")


def relay(port: int, file: str) -> None:
    """Run a mail relay until killed."""
    controller = Controller(Keeper(file), hostname="127.0.0.1", port=port)
    controller.start()
    asyncio.new_event_loop().run_forever()


def is_left(store: Store, expected: int) -> bool:
    """Tell whether a level has not fired yet, or a mail has not left."""
    with store.reading(WATCHER) as work:
        fired = work.session.scalar(select(func.count()).select_from(Firing)) or 0
        waiting = select(OutboxMessage.id).where(OutboxMessage.next_at.is_not(None))
        return fired < expected or work.session.scalar(waiting.limit(1)) is not None


def counted(store: Store, expected: int, file: str) -> dict[str, Any]:
    """Count what became of every level, of what it told, and of the mails."""
    mails = [json.loads(line) for line in Path(file).read_text("utf-8").splitlines()]
    distinct = dict(map(tuple, mails))
    with store.reading(WATCHER) as work:
        ask = work.session.scalar
        firings = ask(select(func.count()).select_from(Firing)) or 0
        pairs = select(Firing.clock_id, Firing.level_id).distinct().subquery()
        levels = ask(select(func.count()).select_from(pairs)) or 0
        is_fired = Firing.outcome == FiringOutcome.FIRED
        acted = ask(select(func.count()).select_from(Firing).where(is_fired)) or 0
        notices = ask(select(func.count()).select_from(Notice)) or 0
        states = Counter(work.session.scalars(select(OutboxMessage.state)))
        late = sorted(work.session.scalars(select(Firing.late_by)))
    return {
        "lost": expected - levels,
        "doubled": (firings - levels) + max(0, notices - acted),
        "in_time": sum(1 for one in late if one <= timedelta(seconds=2)),
        "overtaken": firings - acted,
        "late_p50_s": _share(late, 0.50),
        "late_p99_s": _share(late, 0.99),
        "notices_lost": max(0, acted - notices),
        "mails": len(distinct),
        "mails_unsent": sum(n for state, n in states.items() if state not in GONE),
        "alerts_not_mailed": notices - sum(distinct.values()),
        "mails_repeated_same_id": len(mails) - len(distinct),
    }


def _share(spans: list[timedelta], share: float) -> float | None:
    return round(spans[int(len(spans) * share)].total_seconds(), 3) if spans else None
