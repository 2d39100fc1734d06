"""Who watches: one row for each watcher, so that every seat can see that somebody does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select

from models.desk import Setting
from models.escalation import Watcher
from services.audit import trail
from services.audit.trail import FieldChange

if TYPE_CHECKING:
    from services.store.work import Work

ALIVE: Final = timedelta(seconds=45)
"""A watcher that was not heard of for so long is not watching."""
FORGOTTEN: Final = timedelta(days=30)
WATCHED_UNTIL: Final = "watch.until"
"""The setting that says until when somebody watched."""


@dataclass(frozen=True, slots=True)
class WatcherView:
    """One watcher as the status bar and `vigilctl watch status` show it."""

    name: str
    started_at: datetime
    swept_at: datetime
    fired_count: int
    is_alive: bool


def beat(work: Work, name: str, *, fired: int, started: bool = False) -> None:
    """Note that this watcher swept just now; a time in which nobody did is an audit entry."""
    _close_gap(work, name)
    row = work.session.scalar(select(Watcher).where(Watcher.name == name))
    if row is None:
        work.session.add(
            Watcher(name=name, started_at=work.now, swept_at=work.now, fired_count=fired)
        )
        return
    if started:
        row.started_at, row.fired_count = work.now, 0
    row.swept_at = work.now
    row.fired_count += fired


def retire(work: Work, name: str) -> None:
    """Note that this watcher stopped on purpose, and forget those long gone."""
    _close_gap(work, name)
    work.session.execute(
        delete(Watcher).where((Watcher.name == name) | (Watcher.swept_at < work.now - FORGOTTEN))
    )


def _close_gap(work: Work, name: str) -> None:
    """Keep until when somebody watched; the first to come back after a gap records it."""
    row = work.session.get(Setting, WATCHED_UNTIL, with_for_update=True, populate_existing=True)
    if row is None:
        # two first watchers at once: the second one's insert fails and its next beat succeeds
        work.session.add(Setting(key=WATCHED_UNTIL, value=work.now.isoformat()))
        return
    until = datetime.fromisoformat(row.value)
    if work.now - until > ALIVE:
        said = [
            FieldChange("nobody watched from", None, until.isoformat(timespec="seconds")),
            FieldChange("until", None, work.now.isoformat(timespec="seconds")),
            FieldChange("for", None, str(work.now - until).split(".", maxsplit=1)[0]),
            FieldChange("watching again", None, name),
        ]
        trail.append(work, "watch.gap", ("desk", 1), said)
    if work.now > until:
        row.value = work.now.isoformat()


def watchers(work: Work) -> list[WatcherView]:
    """Return everyone who sweeps, the one heard of last first."""
    query = select(Watcher).order_by(Watcher.swept_at.desc())
    return [
        WatcherView(
            one.name,
            one.started_at,
            one.swept_at,
            one.fired_count,
            is_alive=work.now - one.swept_at <= ALIVE,
        )
        for one in work.session.scalars(query)
    ]
