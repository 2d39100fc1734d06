"""Who a level reaches: the assignee, the lead, the manager, the director."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.people import Department, Person, Team, TeamMember
from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from models.tickets import Ticket
    from services.store.work import Work


def assignee(work: Work, ticket: Ticket) -> set[int]:
    """The agent who has the ticket; without one, everybody it waits for."""
    if ticket.assignee_id is not None:
        return {ticket.assignee_id}
    return team(work, ticket) or lead(work, ticket)


def team(work: Work, ticket: Ticket) -> set[int]:
    """Every active member of the ticket's team."""
    query = (
        select(TeamMember.person_id)
        .join(Person, Person.id == TeamMember.person_id)
        .where(TeamMember.team_id == ticket.team_id, Person.active)
    )
    return set(work.session.scalars(query))


def lead(work: Work, ticket: Ticket) -> set[int]:
    """The lead of the ticket's team."""
    if ticket.team_id is None:
        return set()
    lead_id = work.require(Team, ticket.team_id).lead_id
    return set() if lead_id is None else {lead_id}


def manager(work: Work, ticket: Ticket) -> set[int]:
    """The assignee's manager; without one, the manager of the team's lead, or the lead."""
    for person_id in (*assignee_only(ticket), *lead(work, ticket)):
        manager_id = work.require(Person, person_id).manager_id
        if manager_id is not None:
            return {manager_id}
    return lead(work, ticket)


def director(work: Work, ticket: Ticket) -> set[int]:
    """The head of the ticket's department."""
    head_id = work.require(Department, ticket.department_id).head_id
    return set() if head_id is None else {head_id}


def assignee_only(ticket: Ticket) -> set[int]:
    """The assignee, or nobody."""
    return set() if ticket.assignee_id is None else {ticket.assignee_id}


KINDS: Final[dict[str, Callable[[Work, Ticket], set[int]]]] = {
    "assignee": assignee,
    "team": team,
    "lead": lead,
    "manager": manager,
    "director": director,
}


def reached(work: Work, ticket: Ticket, kinds: Iterable[str]) -> set[int]:
    """Return the people these kinds of recipient stand for; RuleError for an unknown kind."""
    found: set[int] = set()
    for kind in kinds:
        if kind not in KINDS:
            raise RuleError(f"“{kind}” is no kind of recipient; there are {', '.join(KINDS)}.")
        found |= KINDS[kind](work, ticket)
    return found


def names(work: Work, people: Iterable[int]) -> str:
    """Name these people in one phrase, for the record of a firing."""
    found = sorted(work.require(Person, one).name for one in people)
    return ", ".join(found) if found else "nobody (no such person is set)"
