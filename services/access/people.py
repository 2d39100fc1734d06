"""The people of the desk as pickers and pages need them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, or_, select

from models.accounts import Account
from models.people import Department, Person, Team, TeamMember
from models.vocabulary import Role
from services.access import presence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement

    from services.access.presence import AbsenceView
    from services.store.work import Work

TICKET_TAKERS: Final = (Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person, with the names of where they belong."""

    id: int
    name: str
    email: str | None
    login: str | None
    role: Role
    active: bool
    department: str | None
    account: str | None
    teams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MemberView:
    """One person of a team, as an assignee picker needs it.

    Attributes:
        away: Their absence, while it lasts; a requester is told of none.
    """

    id: int
    name: str
    away: AbsenceView | None = None


@dataclass(frozen=True, slots=True)
class TeamView:
    """One team with its people, in the order of their names."""

    id: int
    name: str
    tier: int
    department: str
    lead: str | None
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """One department and who heads it."""

    id: int
    name: str
    head: str | None


def people(
    work: Work,
    text: str = "",
    *,
    roles: Iterable[Role] | None = None,
    with_login: bool = False,
    limit: int = 200,
) -> list[PersonView]:
    """Return people by name.

    Args:
        work: The unit of work.
        text: Part of the name, address or login; empty finds all.
        roles: Only people of one of these.
        with_login: Only people who can sign in.
        limit: At most so many.
    """
    wanted = _containing(text)
    if roles is not None:
        wanted.append(Person.role.in_(list(roles)))
    if with_login:
        wanted += [Person.login.is_not(None), Person.active.is_(True)]
    return _views(work, wanted, limit)


def requesters(work: Work, text: str = "", limit: int = 50) -> list[PersonView]:
    """Return active people for whom a ticket can be opened; anybody may ask for help."""
    return _views(work, [Person.active.is_(True), *_containing(text)], limit)


def accounts(work: Work, text: str = "", limit: int = 12) -> list[tuple[int, str]]:
    """Return the numbers and names of accounts whose name has this in it, by name."""
    query = select(Account.id, Account.name).order_by(Account.name, Account.id).limit(limit)
    if sought := text.strip().lower():
        query = query.where(func.lower(Account.name).contains(sought, autoescape=True))
    return [(number, name) for number, name in work.session.execute(query)]


def findable(work: Work, text: str, limit: int = 5) -> list[PersonView]:
    """Return active people whose tickets the actor may look for; a requester looks for nobody."""
    if work.actor.role is Role.REQUESTER or not text.strip():
        return []
    return _views(work, [Person.active.is_(True), *_containing(text)], limit)


def agents(work: Work, team_id: int | None = None) -> list[PersonView]:
    """Return active people who take tickets, of one team or of all."""
    wanted: list[ColumnElement[bool]] = [Person.active.is_(True), Person.role.in_(TICKET_TAKERS)]
    if team_id is not None:
        members = select(TeamMember.person_id).where(TeamMember.team_id == team_id)
        wanted.append(Person.id.in_(members))
    return _views(work, wanted, 2000)


def person(work: Work, person_id: int) -> PersonView:
    """Return one person; NotFoundError when there is none."""
    work.require(Person, person_id)
    return _views(work, [Person.id == person_id], 1)[0]


def teams(work: Work) -> list[TeamView]:
    """Return the active teams with their people, by tier and name."""
    lead = select(Person.name).where(Person.id == Team.lead_id).scalar_subquery()
    query = (
        select(Team.id, Team.name, Team.tier, Department.name, lead)
        .join(Department, Department.id == Team.department_id)
        .where(Team.active)
        .order_by(Team.tier, Team.name)
    )
    members = _members(work)
    return [
        TeamView(team, name, tier, department, led_by, tuple(members[team]))
        for team, name, tier, department, led_by in work.session.execute(query)
    ]


def departments(work: Work) -> list[DepartmentView]:
    """Return the departments by name."""
    head = select(Person.name).where(Person.id == Department.head_id).scalar_subquery()
    query = select(Department.id, Department.name, head).order_by(Department.name)
    return [DepartmentView(*row) for row in work.session.execute(query)]


def _views(work: Work, wanted: Sequence[ColumnElement[bool]], limit: int) -> list[PersonView]:
    query = (
        select(Person, Department.name, Account.name)
        .outerjoin(Department, Department.id == Person.department_id)
        .outerjoin(Account, Account.id == Person.account_id)
        .where(*wanted)
        .order_by(Person.name, Person.id)
        .limit(limit)
    )
    rows = work.session.execute(query).all()
    names = _team_names(work, [one.id for one, _, _ in rows])
    return [
        PersonView(
            one.id,
            one.name,
            one.email,
            one.login,
            one.role,
            one.active,
            department,
            account,
            tuple(names[one.id]),
        )
        for one, department, account in rows
    ]


def _containing(text: str) -> list[ColumnElement[bool]]:
    sought = text.strip().lower()
    if not sought:
        return []
    columns = (Person.name, Person.email, Person.login)
    return [or_(*(func.lower(column).contains(sought, autoescape=True) for column in columns))]


def _team_names(work: Work, ids: Iterable[int]) -> dict[int, list[str]]:
    query = (
        select(TeamMember.person_id, Team.name)
        .join(Team, Team.id == TeamMember.team_id)
        .where(TeamMember.person_id.in_(list(ids)))
        .order_by(Team.tier, Team.name)
    )
    names: dict[int, list[str]] = defaultdict(list)
    for person_id, name in work.session.execute(query):
        names[person_id].append(name)
    return names


def _members(work: Work) -> dict[int, list[MemberView]]:
    query = (
        select(TeamMember.team_id, Person.id, Person.name)
        .join(Person, Person.id == TeamMember.person_id)
        .where(Person.active)
        .order_by(Person.name)
    )
    away: dict[int, AbsenceView] = {}
    if work.actor.role is not Role.REQUESTER:  # whose login reads no absences
        for one in presence.absences(work, current=True):
            away.setdefault(one.person_id, one)
    members: dict[int, list[MemberView]] = defaultdict(list)
    for team_id, person_id, name in work.session.execute(query):
        members[team_id].append(MemberView(person_id, name, away.get(person_id)))
    return members
