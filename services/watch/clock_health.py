"""Watches the database's clock: a step is an entry, and once an hour how it went (R3, R9)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from services.audit import trail
from services.audit.trail import FieldChange
from services.time_source import steady_s

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.store.work import Actor, Store

STEPPED: Final = "clock.stepped"
CHECKED: Final = "clock.checked"
STEP: Final = timedelta(seconds=2)
"""A clock that is slewed moves by milliseconds between two looks; more is somebody's hand."""
RECORDED_EVERY: Final = timedelta(hours=1)


class ClockHealth:
    """Compares the database's clock with a steady one of this machine.

    Args:
        monotonic_s: A clock that only goes on, in seconds.
    """

    def __init__(self, monotonic_s: Callable[[], float] = steady_s) -> None:
        self._monotonic_s = monotonic_s
        self._before: dict[str, tuple[datetime, float]] = {}

    def check(self, store: Store, actor: Actor) -> int:
        """Look at the clock; returns how many entries were written."""
        with store.reading(actor) as work:
            now, steady_s = work.recorded_at, self._monotonic_s()
            query = select(AuditEntry.at).where(AuditEntry.kind == CHECKED)
            last = work.session.scalar(query.order_by(AuditEntry.id.desc()).limit(1))
        before = self._before.get(str(store.url))
        self._before[str(store.url)] = now, steady_s
        if before is None:
            return 0
        off = (now - before[0]) - timedelta(seconds=steady_s - before[1])
        if abs(off) > STEP:
            return self._write(store, actor, STEPPED, off)
        if last is None or abs(now - last) >= RECORDED_EVERY:
            return self._write(store, actor, CHECKED, off)
        return 0

    def _write(self, store: Store, actor: Actor, kind: str, off: timedelta) -> int:
        said = [FieldChange("seconds off a steady clock", None, f"{off.total_seconds():+.3f}")]
        with store.work(actor) as work:
            trail.append(work, kind, ("desk", 1), said)
        return 1


CLOCK: Final = ClockHealth()
"""This process's own."""
