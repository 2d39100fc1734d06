"""A fire drill: a marked ticket that goes the real way, and stays out of every figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.clocks import Clock
from models.tickets import Ticket
from models.vocabulary import OPEN_STATUSES, Origin, Priority, Target
from services.access.permissions import Act, demand
from services.errors import RuleError
from services.sla import loading
from services.tickets import lifecycle
from services.tickets.intake import NewTicket, open_ticket

if TYPE_CHECKING:
    from datetime import datetime

    from services.changes import Changes
    from services.store.work import Work

SOON: Final = timedelta(minutes=31)


def start(
    work: Work,
    *,
    team_id: int,
    person_id: int | None = None,
    priority: Priority = Priority.NORMAL,
    due_in: timedelta = SOON,
) -> Changes:
    """Open a drill ticket whose resolution is due soon; its number is `changes.subject`.

    Args:
        work: The unit of work.
        team_id: The team whose path is tried.
        person_id: The agent the drill is given to.
        priority: What the policy may ask about.
        due_in: When the resolution is due, so that nobody has to wait a day for the levels.

    Raises:
        RuleError: No policy promises a resolution to such a ticket.
    """
    demand(work.actor, Act.SUPERVISE)
    new = NewTicket(
        subject=f"[Drill] Escalation of {work.now:%Y-%m-%d %H:%M} UTC",
        requester_id=work.actor.person_id or 0,
        description="A fire drill: please answer the calls as if it were real.",
        priority=priority,
        kind="Drill",
        team_id=team_id,
        assignee_id=person_id,
        origin=Origin.DRILL,
    )
    return open_ticket(work, replace(new, contact_at=_contact(work, new, due_in)))


def _contact(work: Work, new: NewTicket, due_in: timedelta) -> datetime:
    """Try the ticket and undo it, to learn when it must have begun to be due in time."""
    happened = len(work.happened)
    trial = work.session.begin_nested()
    number = open_ticket(work, new).subject
    query = select(Clock).where(Clock.ticket_id == number, Clock.target == Target.RESOLUTION)
    clock = work.session.scalar(query)
    span = clock.span if clock else None
    version_id = clock.calendar_version_id if clock else 0
    trial.rollback()
    work.forget()
    del work.happened[happened:]
    if span is None:
        raise RuleError("No policy promises a resolution to such a ticket; a drill has no path.")
    hours = loading.calendar_terms(work, version_id).hours
    return min(hours.subtract(work.now + due_in, span), work.now)


def end(work: Work, ticket_id: int) -> Changes:
    """End a drill; its record stays."""
    demand(work.actor, Act.SUPERVISE)
    ticket = work.lock(Ticket, ticket_id)
    if ticket.origin is not Origin.DRILL:
        raise RuleError("Ticket #{ticket_id} is no drill.", ticket_id=ticket_id)
    if ticket.status in OPEN_STATUSES:
        lifecycle.cancel(work, ticket_id, reason="The drill is over")
    return work.changes
