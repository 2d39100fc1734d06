"""Who works a ticket and how urgent it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.people import Person, Team, TeamMember
from models.vocabulary import Role
from services.access.permissions import ALLOWED, Act, demand
from services.errors import RuleError
from services.sla.loading import team_terms
from services.tickets.editing import change, hold, settle
from services.tickets.texts import given_reason

if TYPE_CHECKING:
    from models.vocabulary import Priority
    from services.changes import Changes
    from services.store.work import Work

TAKERS: Final = ALLOWED[Act.WORK_TICKET] - {Role.WATCHER}
"""Roles of people who can be given tickets: those who may work them."""


def assign(
    work: Work,
    ticket_id: int,
    *,
    team_id: int | None,
    person_id: int | None,
    reason: str | None = None,
) -> Changes:
    """Hand a ticket to a team and, if named, to one of its people.

    Args:
        work: The unit of work.
        ticket_id: The ticket.
        team_id: The team; None takes the ticket from every team.
        person_id: The agent; None leaves it to the team.
        reason: Why, where somebody said so.
    """
    demand(work.actor, Act.WORK_TICKET)
    ticket = hold(work, ticket_id)
    demand_takers(work, team_id, person_id)
    handed = team_id != ticket.team_id
    if change(
        work, ticket, "ticket.assigned", reason=reason, team_id=team_id, assignee_id=person_id
    ):
        held = {"team_id": team_id, "person_id": person_id}
        if handed:
            settle(work, ticket, "team", **held, **team_terms(work, team_id, ticket))
        else:
            settle(work, ticket, "assignee", **held)
    return work.changes


def set_priority(work: Work, ticket_id: int, priority: Priority, *, reason: str) -> Changes:
    """Change how urgent a ticket is; its clocks keep what they counted and get new targets."""
    demand(work.actor, Act.WORK_TICKET)
    why = given_reason(reason, what="Changing the priority")
    ticket = hold(work, ticket_id)
    if change(work, ticket, "ticket.priority_set", reason=why, priority=priority):
        settle(work, ticket, "priority", priority=priority.word)
    return work.changes


def demand_takers(
    work: Work, team_id: int | None, person_id: int | None, *, is_member: bool | None = None
) -> None:
    """Refuse a team that takes no tickets, and a person who cannot be given this one.

    Args:
        work: The unit of work.
        team_id: The team; None: no team.
        person_id: The agent; None: nobody.
        is_member: Whether the person is in the team; None: not asked yet.

    Raises:
        RuleError: One of them takes no tickets, or the person is not in the team.
    """
    if person_id is not None:
        _demand_agent(work, person_id)
    if team_id is None:
        return
    if person_id is not None and not (
        is_in(work, team_id, person_id) if is_member is None else is_member
    ):
        raise RuleError(
            "{person} is not in {team}; choose one of its people.",
            person=work.look(Person, person_id, "name"),
            team=work.look(Team, team_id, "name"),
        )
    if not work.look(Team, team_id, "active"):
        raise RuleError("That team no longer takes tickets; choose another.")


def can_take(work: Work, team_id: int | None, person_id: int) -> bool:
    """Tell whether a ticket of the team can be given to this active person."""
    is_taker = work.look(Person, person_id, "role") in TAKERS
    return is_taker and (team_id is None or is_in(work, team_id, person_id))


def is_in(work: Work, team_id: int, person_id: int) -> bool:
    """Tell whether a person belongs to a team."""
    membership = select(TeamMember.team_id).where(
        TeamMember.team_id == team_id, TeamMember.person_id == person_id
    )
    return work.session.scalar(membership) is not None


def _demand_agent(work: Work, person_id: int) -> None:
    is_active, role = (work.look(Person, person_id, one) for one in ("active", "role"))
    if not is_active or role not in TAKERS:
        raise RuleError(
            "{person} cannot be given tickets; choose an active agent.",
            person=work.look(Person, person_id, "name"),
        )
