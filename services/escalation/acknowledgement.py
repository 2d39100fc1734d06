"""Acknowledge an alert: somebody took it on, so the ladder of that clock stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from models.clocks import Clock
from models.escalation import Notice
from models.tickets import Ticket
from models.vocabulary import LIVE_STATES
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.notify import inbox
from services.sla import standing

if TYPE_CHECKING:
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
    return work.changes


def acknowledge_clock(work: Work, clock_id: int) -> Changes:
    """Stop the ladder of one clock; the clock itself goes on counting."""
    demand(work.actor, Act.WORK_TICKET)
    clock = work.require(Clock, clock_id)
    ticket = work.lock(Ticket, clock.ticket_id)
    if clock.acknowledged_at is None and clock.state in LIVE_STATES:
        clock.acknowledged_at = work.now
        clock.acknowledged_by = work.actor.person_id
        trail.append(
            work,
            "clock.acknowledged",
            ("ticket", ticket.id),
            [FieldChange("clock", None, clock.target.value)],
        )
        _clear_others(work, clock)
        standing.refresh(work, ticket)
    return work.touch(tickets={ticket.id}, subject=ticket.id)


def acknowledge_ticket(work: Work, ticket_id: int) -> Changes:
    """Stop the ladders of every live clock of a ticket."""
    query = select(Clock.id).where(
        Clock.ticket_id == ticket_id,
        Clock.state.in_(sorted(LIVE_STATES)),
        Clock.acknowledged_at.is_(None),
    )
    found = list(work.session.scalars(query))
    if not found:
        raise RuleError(f"Ticket #{ticket_id} has no running clock to acknowledge.")
    for clock_id in found:
        acknowledge_clock(work, clock_id)
    return work.changes


def _clear_others(work: Work, clock: Clock) -> None:
    """Nobody is called again about a clock that somebody took on."""
    about = [Notice.clock_id == clock.id, Notice.acknowledged_at.is_(None)]
    people = set(work.session.scalars(select(Notice.person_id).where(*about)))
    work.session.execute(update(Notice).where(*about).values(acknowledged_at=work.now))
    work.touch(notices=people)
