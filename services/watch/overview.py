"""Who watches the deadlines, when nobody did, and what waits, for the window's foot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from services.access.permissions import Act, demand, may
from services.escalation.waiting import Waiting, waiting
from services.watch.heartbeat import WatcherView, watchers

if TYPE_CHECKING:
    from services.store.work import Work

SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which nobody watched, and who came back first."""

    starts_at: datetime
    ends_at: datetime
    noticed_by: str

    @property
    def span(self) -> timedelta:
        """How long nobody watched."""
        return self.ends_at - self.starts_at


@dataclass(frozen=True, slots=True)
class Watching:
    """Everyone who sweeps, the one heard of last first; the latest gaps; what nobody does."""

    watchers: tuple[WatcherView, ...]
    gaps: tuple[Gap, ...]
    waiting: Waiting


def watching(work: Work) -> Watching:
    """Return who watches and when nobody did."""
    if not may(work.actor, Act.SUPERVISE):
        demand(work.actor, Act.WORK_TICKET)
    query = (
        select(AuditEntry.changes)
        .where(
            AuditEntry.subject_type == "desk",
            AuditEntry.subject_id == 1,
            AuditEntry.kind == "watch.gap",
        )
        .order_by(AuditEntry.id.desc())
        .limit(SHOWN)
    )
    return Watching(
        tuple(watchers(work)),
        tuple(_gap(changes) for changes in work.session.scalars(query)),
        waiting(work.session.connection(), work.now),
    )


def _gap(changes: list[dict[str, str]]) -> Gap:
    said = {one["field"]: one["after"] for one in changes}
    return Gap(
        datetime.fromisoformat(said["nobody watched from"]),
        datetime.fromisoformat(said["until"]),
        said["watching again"],
    )
