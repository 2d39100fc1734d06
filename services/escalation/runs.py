"""Start an escalation path on a ticket by hand or by rule: its levels count from that instant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from models.escalation import EscalationPath
from models.rules import PathRun
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError

if TYPE_CHECKING:
    from models.tickets import Ticket
    from services.store.work import Work


def path_named(work: Work, name: str) -> EscalationPath:
    """Return the path of that name; RuleError when it cannot be started."""
    path = work.session.scalar(
        select(EscalationPath).where(EscalationPath.name == name, EscalationPath.active)
    )
    if path is None:
        raise RuleError("There is no path called “{name}” (any more).", name=name)
    if early := _early(path):
        raise RuleError(
            "The path “{name}” cannot be started by itself: {early} counts against a due "
            "time. Use levels such as 0 and +15m.",
            name=name,
            early=early[0],
        )
    return path


def startable(work: Work) -> list[EscalationPath]:
    """Return the paths that can be started by themselves, by name."""
    query = select(EscalationPath).where(EscalationPath.active).order_by(EscalationPath.name)
    return [one for one in work.session.scalars(query) if not _early(one)]


def _early(path: EscalationPath) -> list[str]:
    """Return the levels that count against a due time, which a started path has not."""
    return [one.name for one in path.levels if one.offset.startswith("-") or "%" in one.offset]


def start(work: Work, ticket: Ticket, name: str, *, restart: bool = False) -> PathRun:
    """Start a path on a ticket; while it runs already, only `restart` begins it anew."""
    path = path_named(work, name)
    query = select(PathRun).where(
        PathRun.ticket_id == ticket.id, PathRun.path_id == path.id, PathRun.ended_at.is_(None)
    )
    running = work.session.scalar(query)
    if running is not None and not restart:
        return running
    if running is not None:
        running.ended_at, running.next_at = work.now, None
    run = PathRun(
        path_id=path.id,
        ticket_id=ticket.id,
        started_at=work.now,
        started_by=work.actor.name,
        next_at=work.now,
    )
    work.session.add(run)
    work.session.flush()
    said = [FieldChange("path", None, path.name)]
    trail.append(work, "path.started", ("ticket", ticket.id), said)
    work.touch(tickets={ticket.id})
    return run
