"""What is to do on a ticket, and for a person, as pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from models.people import Person, Team, TeamMember
from models.tickets import Ticket
from models.vocabulary import OPEN_STATUSES, TaskState
from models.workflow import TicketTask
from services.workflow import tasks as doing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class TaskView:
    """One task as the page of a ticket shows it.

    Attributes:
        after: Titles of the tasks it follows that have not ended.
    """

    id: int
    ticket_id: int
    run: int
    position: int
    title: str
    state: TaskState
    team: str | None
    assignee: str | None
    due_at: datetime | None
    ended_at: datetime | None
    ended_by: str | None
    note: str | None
    after: tuple[str, ...]


def tasks(work: Work, ticket_id: int) -> list[TaskView]:
    """Return the tasks of a ticket in the order they were started and written."""
    known = doing.rows(work, ticket_id)
    return [_view(work, one, known) for one in known]


def mine(work: Work, limit: int = 200) -> list[TaskView]:
    """Return the open tasks of the actor, or of the actor's teams and nobody yet, as due."""
    teams = select(TeamMember.team_id).where(TeamMember.person_id == work.actor.person_id)
    query = (
        select(TicketTask)
        .join(Ticket, Ticket.id == TicketTask.ticket_id)
        .where(
            TicketTask.state == TaskState.OPEN,
            Ticket.status.in_(sorted(OPEN_STATUSES)),
            or_(
                TicketTask.assignee_id == work.actor.person_id,
                TicketTask.assignee_id.is_(None) & TicketTask.team_id.in_(teams),
            ),
        )
        .order_by(TicketTask.due_at.is_(None), TicketTask.due_at, TicketTask.id)
    )
    return [_view(work, one, ()) for one in work.session.scalars(query.limit(limit))]


def _view(work: Work, one: TicketTask, known: Sequence[TicketTask]) -> TaskView:
    return TaskView(
        one.id,
        one.ticket_id,
        one.run,
        one.position,
        one.title,
        one.state,
        work.require(Team, one.team_id).name if one.team_id else None,
        work.require(Person, one.assignee_id).name if one.assignee_id else None,
        one.due_at,
        one.ended_at,
        one.ended_by,
        one.note,
        tuple(other.title for other in doing.before(one, known) if other.state in doing.GOING),
    )
