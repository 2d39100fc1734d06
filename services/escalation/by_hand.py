"""Escalate before the time: the next level of a ticket's path fires now, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from models.clocks import IS_LIVE, Clock
from models.escalation import EscalationLevel
from models.rules import PathRun
from models.tickets import Ticket
from models.vocabulary import FiringOutcome, Target
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.escalation import started
from services.escalation.firing import Ladder, fire
from services.sla import ladder, standing
from services.tickets.texts import given_reason

if TYPE_CHECKING:
    from services.changes import Changes
    from services.sla.ladder import Rung
    from services.store.work import Work


def escalate(work: Work, ticket_id: int, *, reason: str) -> Changes:
    """Fire the next level of a ticket's path now; it counts as fired and does not come again.

    Raises:
        RuleError: No reason was given, or no level is left.
    """
    demand(work.actor, Act.WORK_TICKET)
    why = given_reason(reason, what="Escalating")
    ticket = work.lock(Ticket, ticket_id)
    on, rung = _next(work, ticket)
    said = [
        FieldChange("level", None, work.require(EscalationLevel, rung.level_id).name),
        FieldChange("on", None, on.name),
    ]
    trail.append(work, "ticket.escalated", ("ticket", ticket_id), said, why)
    by = f"By hand, {work.actor.name}: {why}. "
    fire(work, ticket, on, (rung, FiringOutcome.FIRED, by))
    standing.refresh(work, ticket)
    if on.path_run_id is not None:
        started.settle(work, ticket, work.require(PathRun, on.path_run_id))
    return work.touch(tickets={ticket_id}, subject=ticket_id)


def _next(work: Work, ticket: Ticket) -> tuple[Ladder, Rung]:
    """Return the next level: of the resolution clock first, then of others and started paths."""
    counted = {(one.target, one.cycle): one for one in standing.replayed(work, ticket.id).clocks}
    fired = ladder.fired_levels(work, ticket.id)
    query = select(Clock).where(Clock.ticket_id == ticket.id, IS_LIVE)
    rows = work.session.scalars(query.order_by(Clock.id)).all()
    for row in sorted(rows, key=lambda one: one.target is not Target.RESOLUTION):
        coming = ladder.open_rungs(row, counted[row.target.value, row.cycle], fired[row.id])
        levels = [rung for rung in coming if rung.repeats is None]
        if levels:
            return Ladder(row.target.value, clock_id=row.id), levels[0]
    runs = select(PathRun).where(PathRun.ticket_id == ticket.id, PathRun.ended_at.is_(None))
    for run in work.session.scalars(runs.order_by(PathRun.id)):
        levels = [one for one in started.open_rungs(work, ticket, run) if one.repeats is None]
        if levels:
            return Ladder("started path", path_run_id=run.id), levels[0]
    raise RuleError(
        "Ticket #{ticket} has no level left to escalate to: its clocks are paused, "
        "acknowledged or done, or its policy has no path. Assign it to somebody "
        "instead.",
        ticket=ticket.id,
    )
