"""Compares what every client swears to with what the desk holds, after a chaos."""

from __future__ import annotations

import time
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from models.audit import AuditEntry
from models.clocks import Clock
from models.escalation import EscalationLevel, Firing, Notice
from models.tickets import Message, Ticket
from models.vocabulary import Target
from services.audit.verification.run import Evidence, verify
from services.sla.checking import recheck
from services.store.work import WATCHER, Actor
from services.watch import sweep as sweeping
from tests.chaos.prefill import WORD

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Store, Work


SETTLES_WITHIN_S: Final = 240.0
LEVELS: Final = {"Level at -30s": timedelta(seconds=-30), "Level at 0": timedelta(0)}
"""When each level of the desk is due, from the due time of its clock on."""
REASONED: Final = (
    "ticket.priority_set",
    "ticket.assigned",
    "ticket.awaiting_requester",
    "ticket.placed_on_hold",
)
"""Entries whose reason names the wish that made them."""


def compare(store: Store, folder: Path, *, prefilled: int) -> dict[str, Any]:
    """Look for each wish of each client: a confirmed one is there, and none is there twice.

    So are the words of the tickets that were there before.
    """
    before = {f"{WORD}{number}" for number in range(1, prefilled + 1)}
    sworn, begun = Counter[str](), set[str](before)
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
        reasons = select(AuditEntry.reason).where(AuditEntry.kind.in_(REASONED))
        texts += [one or "" for one in unit.session.scalars(reasons)]
        tickets = unit.session.scalar(select(func.count()).select_from(Ticket)) or 0
    held = Counter(text.rpartition(" ")[2] for text in texts)
    return {
        "acknowledged": len(sworn),
        "lost": sum(1 for key in before | sworn.keys() if not held[key]),
        "doubled": sum(count - 1 for key, count in held.items() if key in begun),
        "unknown_but_there": len((begun - before - sworn.keys()) & held.keys()),
        "prefilled": prefilled,
        "tickets": tickets,
        "kinds": dict(kinds),
    }


def settled(store: Store) -> dict[str, Any]:
    """Let what is due fire, then prove clocks, levels and the chain."""
    actor = Actor(None, WATCHER.name, WATCHER.role, "settling")
    give_up = time.monotonic() + SETTLES_WITHIN_S
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
        levels = _levels(unit)
    found = verify(store, Evidence())
    return {
        "clocks_wrong": wrong,
        **levels,
        "chain": found.grade.value,
        "ledger_lines": found.lines,
    }


def _levels(unit: Work) -> dict[str, int]:
    """Hold what has fired against what the due time of each clock says."""
    names = unit.session.execute(select(EscalationLevel.id, EscalationLevel.name))
    offsets = {number: LEVELS[name] for number, name in names if name in LEVELS}
    clocks = select(Clock.id, Clock.due_at).where(Clock.target == Target.RESOLUTION)
    expected = {
        (clock, level)
        for clock, due in unit.session.execute(clocks)
        for level, offset in offsets.items()
        if due is not None and due + offset <= unit.now
    }
    firings = select(Firing.clock_id, Firing.level_id).where(Firing.level_id.in_(offsets))
    fired = Counter((clock, level) for clock, level in unit.session.execute(firings))
    told = Counter(
        unit.session.scalars(select(Notice.firing_id).where(Notice.firing_id.is_not(None)))
    )
    return {
        "levels": len(expected),
        "levels_lost": len(expected - fired.keys()),
        "levels_doubled": sum(count - 1 for count in (*fired.values(), *told.values())),
        "levels_early": len(fired.keys() - expected),
    }
