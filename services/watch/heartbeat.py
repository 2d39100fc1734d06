"""Who watches: one row for each watcher, so that every seat can see that somebody does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, func, literal_column, select

from models.desk import Setting
from models.escalation import Watcher
from services.audit import trail
from services.audit.trail import FieldChange

if TYPE_CHECKING:
    from services.store.work import Work

ALIVE: Final = timedelta(seconds=45)
"""A watcher that was not heard of for so long is not watching."""
FORGOTTEN: Final = timedelta(days=30)
LONGEST_NAME: Final = 120
WATCHED_UNTIL: Final = "watch.until"
"""The setting that says when somebody last stopped watching on purpose."""
_IS_KEPT: Final = Setting.key == WATCHED_UNTIL


@dataclass(frozen=True, slots=True)
class WatcherView:
    """One watcher as the status bar and `vigilctl watch status` show it."""

    name: str
    started_at: datetime
    swept_at: datetime
    fired_count: int
    is_alive: bool


def beat(work: Work, name: str, *, fired: int, started: bool = False) -> None:
    """Note that this watcher swept just now; a time in which nobody did is an audit entry.

    Under a person's own login it has the name of that login, which the server asks for.
    """
    if work.may_everything:
        _close_gap(work, name)
    else:
        name = _own(work, name)
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


def _own(work: Work, name: str) -> str:
    """Return the name of a window that sweeps: its login, then its place (`own_name.sql`)."""
    login = work.session.scalar(select(literal_column("session_user::text")))
    return f"{login}@{name.rpartition('@')[2]}"[:LONGEST_NAME]


def retire(work: Work, name: str) -> None:
    """Note that this watcher stopped on purpose, and forget those long gone."""
    if not work.may_everything:
        return  # what a seat under its person's own login last swept stays written
    _close_gap(work, name)
    _keep_until(work)
    trail.append(work, "watch.stopped", ("desk", 1), [FieldChange("watcher", name, None)])
    work.session.execute(
        delete(Watcher).where((Watcher.name == name) | (Watcher.swept_at < work.now - FORGOTTEN))
    )


def _close_gap(work: Work, name: str) -> None:
    """Record a time in which nobody watched; the first to come back after it does."""
    until = _watched_until(work)
    if until is None or work.now - until <= ALIVE:
        return
    # one at a time: whoever waits here finds the other's sweep, and no gap any more
    work.session.scalars(select(Setting.key).where(_IS_KEPT).with_for_update()).all()
    work.session.scalars(select(Watcher.id).order_by(Watcher.id).with_for_update()).all()
    until = _watched_until(work)
    if until is None or work.now - until <= ALIVE:
        return
    said = [
        FieldChange("nobody watched from", None, until.isoformat(timespec="seconds")),
        FieldChange("until", None, work.now.isoformat(timespec="seconds")),
        FieldChange("for", None, str(work.now - until).split(".", maxsplit=1)[0]),
        FieldChange("watching again", None, name),
    ]
    trail.append(work, "watch.gap", ("desk", 1), said)


def _watched_until(work: Work) -> datetime | None:
    """Return when somebody last swept: one who still watches or broke off, or one who retired."""
    swept_at = work.session.scalar(select(func.max(Watcher.swept_at)))
    kept = work.session.scalar(select(Setting.value).where(_IS_KEPT))
    known = (swept_at, None if kept is None else datetime.fromisoformat(kept))
    return max((one for one in known if one is not None), default=None)


def _keep_until(work: Work) -> None:
    """Keep when the last one stopped. Not at each sweep: a setting's change is an audit entry."""
    row = work.session.get(Setting, WATCHED_UNTIL, with_for_update=True, populate_existing=True)
    if row is None:
        work.session.add(Setting(key=WATCHED_UNTIL, value=work.now.isoformat()))
    else:
        row.value = max(row.value, work.now.isoformat(), key=datetime.fromisoformat)


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
