"""Climb the paths that a rule or a person started: their levels count from that instant."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from models.escalation import EscalationLevel, EscalationPath
from models.rules import PathRun
from models.vocabulary import OPEN_STATUSES
from services.escalation.firing import Ladder, climb
from services.rules import stretches
from services.sla import ladder, loading
from services.sla.ladder import Rung
from services.sla.levels import Measure, level_offset

if TYPE_CHECKING:
    from models.tickets import Ticket
    from services.store.work import Work


def due_tickets(work: Work, limit: int) -> list[int]:
    """Return tickets with a started path that must be looked at now."""
    query = select(PathRun.ticket_id).where(PathRun.next_at <= work.now)
    found = work.session.scalars(query.order_by(PathRun.next_at).limit(limit))
    return list(dict.fromkeys(found))


def next_at(work: Work) -> datetime | None:
    """Return when a started path comes due next."""
    return work.session.scalar(select(func.min(PathRun.next_at)).where(PathRun.next_at > work.now))


def climb_ticket(work: Work, ticket: Ticket) -> int:
    """Fire the due levels of the paths started on a locked ticket; returns how many fired."""
    fired = 0
    query = select(PathRun).where(PathRun.ticket_id == ticket.id, PathRun.next_at <= work.now)
    for run in work.session.scalars(query.order_by(PathRun.id)).all():
        if ticket.status not in OPEN_STATUSES:
            run.ended_at, run.next_at = work.now, None
            continue
        coming = open_rungs(work, ticket, run)
        name = work.require(EscalationPath, run.path_id).name
        done = ladder.fired_of_run(work, ticket.id, run.id)
        fired += climb(work, ticket, Ladder(name, path_run_id=run.id), coming, done)
        settle(work, ticket, run)
    work.touch(tickets={ticket.id})
    return fired


def open_rungs(work: Work, ticket: Ticket, run: PathRun) -> list[Rung]:
    """Return what is still to come on a started path; nothing once it was acknowledged."""
    if run.acknowledged_at is not None or run.ended_at is not None:
        return []
    fired = ladder.fired_of_run(work, ticket.id, run.id)
    return ladder.still_open(_rungs(work, ticket, run), fired)


def settle(work: Work, ticket: Ticket, run: PathRun) -> None:
    """Write down when a started path must be looked at again; it ends with its last level."""
    coming = open_rungs(work, ticket, run)
    run.next_at = min((rung.at for rung in coming), default=None)
    run.needs_program = False
    if run.next_at is None:
        run.ended_at = run.ended_at or work.now


def _rungs(work: Work, ticket: Ticket, run: PathRun) -> list[Rung]:
    levels = work.session.scalars(
        select(EscalationLevel)
        .where(EscalationLevel.path_id == run.path_id)
        .order_by(EscalationLevel.position)
    )
    version_id = stretches.calendar_of(work, ticket)
    found = []
    for level in levels:
        offset = level_offset(level.offset, is_wall=level.wall_time)
        started_s = int(run.started_at.timestamp())
        if offset.measure is Measure.WALL or version_id is None:
            at_s = started_s + offset.amount
        else:
            hours = loading.calendar_terms(work, version_id).hours
            at_s = offset.instant(started_s, 0, hours.seconds)
        found.append(Rung(level.id, datetime.fromtimestamp(at_s, UTC)))
    return sorted(found, key=lambda rung: rung.at)
