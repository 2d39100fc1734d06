"""Who a level reaches: the assignee, the lead, the manager, the director."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, select

from models.accounts import Account
from models.people import Department, Person, Team, TeamMember
from models.tickets import TicketEvent
from models.vocabulary import Role
from services.access import presence
from services.audit import restriction
from services.errors import RuleError
from services.escalation import on_call

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import ColumnElement

    from models.tickets import Ticket
    from services.store.work import Work


def assignee(work: Work, ticket: Ticket) -> set[int]:
    """The agent who has the ticket; without one, everybody it waits for."""
    if ticket.assignee_id is not None:
        return {ticket.assignee_id}
    return team(work, ticket) or lead(work, ticket)


def team(work: Work, ticket: Ticket) -> set[int]:
    """Every active member of the ticket's team."""
    return set() if ticket.team_id is None else _members(work, ticket.team_id)


def _members(work: Work, team_id: int) -> set[int]:
    query = (
        select(TeamMember.person_id)
        .join(Person, Person.id == TeamMember.person_id)
        .where(TeamMember.team_id == team_id, Person.active)
    )
    return set(work.session.scalars(query))


def lead(work: Work, ticket: Ticket) -> set[int]:
    """The lead of the ticket's team."""
    if ticket.team_id is None:
        return set()
    lead_id = work.require(Team, ticket.team_id).lead_id
    return set() if lead_id is None else {lead_id}


def lead_of(work: Work, team_id: int) -> set[int]:
    """Who hears that a team got a ticket: its lead; without one, all its members."""
    lead_id = work.require(Team, team_id).lead_id
    return _members(work, team_id) if lead_id is None else {lead_id}


def manager(work: Work, ticket: Ticket) -> set[int]:
    """The assignee's manager; without one, the manager of the team's lead, or the lead."""
    for person_id in (*assignee_only(ticket), *lead(work, ticket)):
        manager_id = work.require(Person, person_id).manager_id
        if manager_id is not None:
            return {manager_id}
    return lead(work, ticket)


def above(work: Work, people: Iterable[int]) -> set[int]:
    """Return the managers of these people."""
    found = {work.require(Person, one).manager_id for one in people}
    return {one for one in found if one is not None}


def director(work: Work, ticket: Ticket) -> set[int]:
    """The head of the ticket's department."""
    head_id = work.require(Department, ticket.department_id).head_id
    return set() if head_id is None else {head_id}


def supervisors(work: Work, ticket: Ticket) -> set[int]:
    """Whoever supervises the ticket's department; of a restricted ticket the officers instead."""
    if restriction.restriction(work).covers(ticket):
        return _of_role(work, Person.role == Role.COMPLIANCE)
    near = Person.department_id == ticket.department_id
    return _of_role(work, and_(Person.role == Role.SUPERVISOR, near))


def administrators(work: Work, ticket: Ticket) -> set[int]:
    """Whoever looks after the desk; of a restricted ticket nobody."""
    if restriction.restriction(work).covers(ticket):
        return set()
    return _of_role(work, Person.role == Role.ADMINISTRATOR)


def _of_role(work: Work, fits: ColumnElement[bool]) -> set[int]:
    return set(work.session.scalars(select(Person.id).where(fits, Person.active)))


def assignee_only(ticket: Ticket) -> set[int]:
    """The assignee, or nobody."""
    return set() if ticket.assignee_id is None else {ticket.assignee_id}


def account_manager(work: Work, ticket: Ticket) -> set[int]:
    """The manager of the requester's account."""
    account = work.require(Account, ticket.account_id) if ticket.account_id else None
    return {account.manager_id} if account and account.manager_id else set()


def previous_assignee(work: Work, ticket: Ticket) -> set[int]:
    """The agent who had the ticket before; of several the last one."""
    query = (
        select(TicketEvent.data)
        .where(
            TicketEvent.ticket_id == ticket.id,
            TicketEvent.kind.in_(("team", "assignee", "created")),
        )
        .order_by(TicketEvent.seq.desc())
    )
    had = (data.get("person_id") for data in work.session.scalars(query))
    earlier = (one for one in had if one is not None and one != ticket.assignee_id)
    found = next(earlier, None)
    return set() if found is None else {int(found)}


def on_duty(work: Work, ticket: Ticket) -> set[int]:
    """Whoever is on call for the ticket's team; in a gap of the rota its lead."""
    return set() if ticket.team_id is None else _on_duty_of(work, ticket.team_id)


def _on_duty_of(work: Work, team_id: int) -> set[int]:
    found = on_call.on_call(work, team_id)
    lead_id = work.require(Team, team_id).lead_id
    return {one for one in (found or lead_id,) if one is not None}


KINDS: Final[dict[str, Callable[[Work, Ticket], set[int]]]] = {
    "assignee": assignee,
    "team": team,
    "lead": lead,
    "manager": manager,
    "director": director,
    "account_manager": account_manager,
    "previous_assignee": previous_assignee,
    "on_call": on_duty,
    "requester": lambda _, ticket: {ticket.requester_id},
}
OF_TEAM: Final = frozenset({"on_call", "lead", "team"})
"""Kinds that may name another team than the ticket's: `on_call:Tier 2`."""


def reached(work: Work, ticket: Ticket, kinds: Iterable[str]) -> set[int]:
    """Return the people these kinds of recipient stand for; RuleError for an unknown kind."""
    found: set[int] = set()
    for kind in kinds:
        word, _, name = kind.partition(":")
        if name:
            found |= _named(work, word, name)
        elif kind in KINDS:
            found |= KINDS[kind](work, ticket)
        else:
            raise RuleError(
                "“{kind}” is no kind of recipient; there are {kinds}.",
                kind=kind,
                kinds=", ".join(KINDS),
            )
    return found


def check(work: Work, kinds: Iterable[str]) -> list[str]:
    """Return the kinds of recipient; RuleError for one that stands for nobody known."""
    wanted = list(kinds)
    for kind in wanted:
        word, _, name = kind.partition(":")
        if name:
            _named(work, word, name)
        elif kind not in KINDS:
            raise RuleError(
                "“{kind}” is no kind of recipient; there are {kinds}.",
                kind=kind,
                kinds=", ".join(KINDS),
            )
    if not wanted:
        raise RuleError("It needs recipients out of {kinds}.", kinds=", ".join(KINDS))
    return wanted


def stand_ins(work: Work, people: Iterable[int]) -> set[int]:
    """Return these people and, for those who are absent, whoever stands in as well."""
    wanted = set(people)
    away = presence.absent(work, wanted)
    found = {presence.present(work, one) for one in away}
    return wanted | {one for one in found if one is not None}


def team_named(work: Work, name: str) -> Team:
    """Return the team of that name; RuleError when there is none that works."""
    team_ = work.session.scalar(select(Team).where(Team.name == name, Team.active))
    if team_ is None:
        raise RuleError("There is no team called “{name}” (any more).", name=name)
    return team_


def _named(work: Work, word: str, name: str) -> set[int]:
    if word == "person":
        query = select(Person.id).where(Person.name == name, Person.active)
        found = work.session.scalar(query.order_by(Person.id).limit(1))
        if found is None:
            raise RuleError("There is nobody called “{name}” (any more).", name=name)
        return {found}
    if word not in OF_TEAM:
        raise RuleError("“{word}:{name}” is no kind of recipient.", word=word, name=name)
    one = team_named(work, name)
    if word == "on_call":
        return _on_duty_of(work, one.id)
    if word == "lead":
        return set() if one.lead_id is None else {one.lead_id}
    return _members(work, one.id)


def passed_over(work: Work, teams: Iterable[int]) -> str:
    """Say, to be put behind what was done, who of these teams' rotas was passed over, and why."""
    found: dict[int, str] = {}
    for team_id in teams:
        found = on_call.in_turn(work, team_id)[1] | found
    said = ", ".join(f"{names(work, [one])} ({why})" for one, why in found.items())
    return f"; passed over in the rota: {said}" if said else ""


def rota_teams(work: Work, ticket: Ticket, kinds: Iterable[str]) -> list[int]:
    """Return the teams whose rota these kinds of recipient ask."""
    asked = [one.partition(":") for one in kinds]
    found = [
        team_named(work, name).id if name else ticket.team_id
        for word, _, name in asked
        if word == "on_call"
    ]
    return [one for one in found if one is not None]


def names(work: Work, people: Iterable[int]) -> str:
    """Name these people in one phrase, for the record of a firing."""
    found = sorted(work.require(Person, one).name for one in people)
    return ", ".join(found) if found else "nobody (no such person is set)"
