"""Choose the agent of a team who gets a ticket: by turn or by load, never somebody absent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from models.people import Person, TeamMember
from models.rota import AssignmentTurn
from models.tickets import Ticket
from models.vocabulary import OPEN_STATUSES, Role
from services.access import presence
from services.escalation import on_call, recipients

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from services.store.work import Work

TAKERS: Final = (Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR)
BY_KIND: Final = ("assignee", "lead", "on_call", "account_manager", "previous_assignee")
"""Kinds of recipient that are one agent of a ticket."""


def choose(
    work: Work, ticket: Ticket, how: str, *, team_id: int | None, skill: str = ""
) -> int | None:
    """Return the agent for a ticket; None when nobody fits.

    Args:
        work: The unit of work.
        ticket: The ticket.
        how: `round_robin`, `least_loaded`, one of BY_KIND, or `person:NAME`.
        team_id: The team that agents are chosen from by turn or load.
        skill: Only people who have it.
    """
    if how in WAYS:
        able = _able(work, team_id, skill) if team_id is not None else []
        return WAYS[how](work, team_id or 0, able) if able else None
    if how == "on_call" and team_id is not None:
        found = on_call.on_call(work, team_id)
        people = {found} if found is not None else set()
    else:
        people = recipients.reached(work, ticket, [how])
    if skill:
        people = presence.skilled(work, people, skill)
    there = (presence.present(work, one) for one in sorted(people))
    return next((one for one in there if one is not None), None)


def _able(work: Work, team_id: int, skill: str) -> list[int]:
    """Return who of the team is there and can, in the order of their ids."""
    query = (
        select(Person.id)
        .join(TeamMember, TeamMember.person_id == Person.id)
        .where(TeamMember.team_id == team_id, Person.active, Person.role.in_(TAKERS))
        .order_by(Person.id)
    )
    people = list(work.session.scalars(query))
    away = presence.absent(work, people)
    there = [one for one in people if one not in away]
    if not skill:
        return there
    can = presence.skilled(work, there, skill)
    return [one for one in there if one in can]


def _next_turn(work: Work, team_id: int, people: Sequence[int]) -> int:
    turn = work.session.get(AssignmentTurn, team_id, with_for_update=True)
    last = turn.person_id if turn else 0
    chosen = next((one for one in people if one > last), people[0])
    if turn is None:
        work.session.add(AssignmentTurn(team_id=team_id, person_id=chosen))
    else:
        turn.person_id = chosen
    return chosen


def _least_loaded(work: Work, team_id: int, people: Sequence[int]) -> int:
    del team_id
    query = (
        select(Ticket.assignee_id, func.count())
        .where(Ticket.assignee_id.in_(people), Ticket.status.in_(sorted(OPEN_STATUSES)))
        .group_by(Ticket.assignee_id)
    )
    load = {row[0]: row[1] for row in work.session.execute(query)}
    return min(people, key=lambda one: (load.get(one, 0), one))


WAYS: Final[dict[str, Callable[[Work, int, Sequence[int]], int]]] = {
    "round_robin": _next_turn,
    "least_loaded": _least_loaded,
}


def team_of(work: Work, person_id: int, wanted: int | None) -> int | None:
    """Return the wanted team when the person is in it, else the person's own first team."""
    query = select(TeamMember.team_id).where(TeamMember.person_id == person_id)
    teams = sorted(work.session.scalars(query))
    return wanted if wanted in teams else next(iter(teams), None)
