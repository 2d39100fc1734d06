"""Compares what every client swears to with what the desk holds, after a chaos."""

from __future__ import annotations

import time
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from models.audit import AuditEntry
from models.clocks import Clock
from models.escalation import EscalationLevel, Firing
from models.tickets import Message, Ticket
from models.vocabulary import Target
from services.audit.verification.run import Evidence, verify
from services.sla.checking import recheck
from services.store.work import WATCHER, Actor
from services.watch import sweep as sweeping

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Store


def compare(store: Store, folder: Path) -> dict[str, Any]:
    """Look for each wish of each client: a confirmed one is there, and none is there twice."""
    sworn, begun = Counter[str](), set[str]()
    kinds = Counter[str]()
    for file in sorted(folder.glob("client-*")):
        for line in file.read_text("utf-8").splitlines():
            word, key, kind, _ = line.split(" ")
            begun.add(key)
            if word == "done":
                sworn[key] += 1
                kinds[kind] += 1
    with store.reading(WATCHER) as unit:
        texts = [*unit.session.scalars(select(Message.body))]
        reasons = select(AuditEntry.reason).where(AuditEntry.kind == "ticket.priority_set")
        texts += [one or "" for one in unit.session.scalars(reasons)]
        tickets = unit.session.scalar(select(func.count()).select_from(Ticket)) or 0
    held = Counter(text.rpartition(" ")[2] for text in texts)
    return {
        "acknowledged": len(sworn),
        "lost": sum(1 for key in sworn if not held[key]),
        "doubled": sum(count - 1 for key, count in held.items() if key in begun),
        "unknown_but_there": sum(1 for key in held if key in begun and key not in sworn),
        "tickets": tickets,
        "kinds": dict(kinds),
    }


def settled(store: Store) -> dict[str, Any]:
    """Let what is due fire, then prove clocks, levels and the chain."""
    actor = Actor(None, WATCHER.name, WATCHER.role, "settling")
    give_up = time.monotonic() + 240
    while time.monotonic() < give_up:
        sweeping.sweep(store, actor)
        with store.reading(WATCHER) as unit:
            soon = unit.now + timedelta(minutes=5)
            due = select(func.count()).select_from(Clock).where(Clock.next_at <= soon)
            if not unit.session.scalar(due):
                break
        time.sleep(1)
    with store.reading(WATCHER) as unit:
        wrong = sum(1 for _ in recheck(unit))
        pairs = select(Firing.clock_id, Firing.level_id).distinct().subquery()
        distinct = unit.session.scalar(select(func.count()).select_from(pairs)) or 0
        firings = unit.session.scalar(select(func.count()).select_from(Firing)) or 0
        clocks = unit.session.scalar(
            select(func.count()).select_from(Clock).where(Clock.target == Target.RESOLUTION)
        )
        levels = unit.session.scalar(
            select(func.count()).where(EscalationLevel.name.like("Level at %"))
        )
    found = verify(store, Evidence())
    expected = (clocks or 0) * (levels or 0)
    return {
        "clocks_wrong": wrong,
        "levels": expected,
        "levels_lost": expected - distinct,
        "levels_doubled": firings - distinct,
        "chain": found.grade.value,
        "ledger_lines": found.lines,
    }
