"""Acknowledge an alert: somebody took it on, so the ladder of that clock stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from models.clocks import IS_LIVE, Clock
from models.escalation import EscalationPath, Firing, Notice
from models.rules import PathRun
from models.tickets import Ticket
from models.vocabulary import is_live
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.notify import inbox
from services.sla import standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from services.changes import Changes
    from services.store.work import Work


def acknowledge_notice(work: Work, notice_id: int) -> Changes:
    """Acknowledge a notice of one's own, and with it the clock it is about."""
    notice = inbox.own(work, notice_id)
    notice.acknowledged_at = notice.acknowledged_at or work.now
    notice.seen_at = notice.seen_at or work.now
    work.touch(notices={notice.person_id})
    if notice.clock_id is not None:
        acknowledge_clock(work, notice.clock_id)
    elif notice.firing_id is not None:
        run_id = work.require(Firing, notice.firing_id).path_run_id
        if run_id is not None:
            acknowledge_run(work, run_id)
    return work.changes


def acknowledge_firing(work: Work, firing_id: int) -> Changes:
    """Take on what a firing was about: its clock, or the path it belongs to."""
    firing = work.require(Firing, firing_id)
    if firing.clock_id is not None:
        return acknowledge_clock(work, firing.clock_id)
    if firing.path_run_id is not None:
        return acknowledge_run(work, firing.path_run_id)
    return work.changes


def acknowledge_run(work: Work, run_id: int) -> Changes:
    """Stop a path that a rule or a person started."""
    demand(work.actor, Act.WORK_TICKET)
    run = work.require(PathRun, run_id)
    work.lock(Ticket, run.ticket_id)
    work.session.refresh(run)  # somebody may have been quicker
    if run.acknowledged_at is None:
        run.acknowledged_at, run.acknowledged_by = work.now, work.actor.person_id
        run.ended_at, run.next_at = run.ended_at or work.now, None
        name = work.require(EscalationPath, run.path_id).name
        said = [FieldChange("path", None, name)]
        trail.append(work, "path.acknowledged", ("ticket", run.ticket_id), said)
        firings = select(Firing.id).where(Firing.path_run_id == run_id)
        _clear(work, [Notice.firing_id.in_(firings)])
    return work.touch(tickets={run.ticket_id}, subject=run.ticket_id)


def acknowledge_clock(work: Work, clock_id: int) -> Changes:
    """Stop the ladder of one clock; the clock itself goes on counting."""
    demand(work.actor, Act.WORK_TICKET)
    clock = work.require(Clock, clock_id)
    ticket = work.lock(Ticket, clock.ticket_id)
    work.session.refresh(clock)  # somebody may have been quicker
    if clock.acknowledged_at is None and is_live(clock.state, clock.stopped_at):
        clock.acknowledged_at = work.now
        clock.acknowledged_by = work.actor.person_id
        trail.append(
            work,
            "clock.acknowledged",
            ("ticket", ticket.id),
            [FieldChange("clock", None, clock.target.value)],
        )
        _clear(work, [Notice.clock_id == clock.id])
        standing.refresh(work, ticket)
    return work.touch(tickets={ticket.id}, subject=ticket.id)


def acknowledge_ticket(work: Work, ticket_id: int) -> Changes:
    """Stop the ladders of every live clock of a ticket."""
    query = select(Clock.id).where(
        Clock.ticket_id == ticket_id,
        IS_LIVE,
        Clock.acknowledged_at.is_(None),
    )
    found = list(work.session.scalars(query))
    running = select(PathRun.id).where(PathRun.ticket_id == ticket_id, PathRun.ended_at.is_(None))
    runs = list(work.session.scalars(running))
    if not found and not runs:
        raise RuleError(
            "Ticket #{ticket_id} has no running clock to acknowledge.", ticket_id=ticket_id
        )
    for clock_id in found:
        acknowledge_clock(work, clock_id)
    for run_id in runs:
        acknowledge_run(work, run_id)
    return work.changes


def _clear(work: Work, which: Sequence[ColumnElement[bool]]) -> None:
    """Nobody is called again about what somebody took on."""
    about = [*which, Notice.acknowledged_at.is_(None)]
    people = set(work.session.scalars(select(Notice.person_id).where(*about)))
    work.session.execute(update(Notice).where(*about).values(acknowledged_at=work.now))
    work.touch(notices=people)
