"""Finds the people, teams and fields an import needs, or adds them, each by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.accounts import Account
from models.people import Department, Person, Team, TeamMember
from models.tickets import CustomField
from models.vocabulary import Role
from services.access import administration
from services.access.administration import NewPerson
from services.audit import trail
from services.audit.trail import FieldChange
from services.tickets.assignment import TAKERS

if TYPE_CHECKING:
    from services.changes import Changes
    from services.imports.naming import Naming, PersonName
    from services.store.work import Work

DEPARTMENT: Final = "Help desk"
AGENT, REQUESTER = "agent", "requester"
FIELDS: Final = {
    "source": "Source",
    "source_number": "Number at the source",
    "classification": "Classification",
    "location": "Location",
}


class Directory:
    """The desk's people, teams and fields by the names of the log; remembers what it found."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._teams: dict[str, int] = {}
        self._people: dict[tuple[str, str], int] | None = None
        self._accounts: dict[str, int] = {}
        self._members: set[tuple[int, int]] = set()
        self._fields: dict[str, int] = {}

    def forget(self) -> None:
        """Look everything up again: a unit of work was undone."""
        for memory in (self._teams, self._accounts, self._fields):
            memory.clear()
        self._people = None
        self._members.clear()

    def team(self, work: Work, group: str) -> int:
        """Return the team of an assignment group."""
        if group not in self._teams:
            name = self._naming.team(group)
            found = work.session.scalar(select(Team.id).where(Team.name == name))
            self._teams[group] = found or _created(
                administration.add_team(work, name, department_id=_department(work))
            )
        return self._teams[group]

    def ensure_team(self, work: Work) -> None:
        """A ticket without a team still belongs to a department: a desk needs one team at least."""
        if not self._teams and work.session.scalar(select(Team.id).limit(1)) is None:
            self._teams[""] = _created(
                administration.add_team(work, DEPARTMENT, department_id=_department(work))
            )

    def agent(self, work: Work, resolver: str, team_id: int | None) -> int:
        """Return the agent a ticket was assigned to, a member of the team from now on."""
        person_id = self._person(work, self._naming.agent(resolver), AGENT)
        if team_id is not None and (team_id, person_id) not in self._members:
            if work.session.get(TeamMember, (team_id, person_id)) is None:
                administration.join_team(work, team_id, person_id)
            self._members.add((team_id, person_id))
        return person_id

    def requester(self, work: Work, name: PersonName) -> int:
        """Return the person who called."""
        return self._person(work, name, REQUESTER)

    def field(self, work: Work, key: str) -> int:
        """Return a custom field that imported tickets carry."""
        if key not in self._fields:
            field = work.session.scalar(select(CustomField).where(CustomField.key == key))
            if field is None:
                position = list(FIELDS).index(key)
                field = CustomField(key=key, label=FIELDS[key], position=position, choices=[])
                work.session.add(field)
                work.session.flush()
                shown = [FieldChange("label", None, field.label)]
                trail.append(work, "custom_field.added", ("custom_field", field.id), shown)
            self._fields[key] = field.id
        return self._fields[key]

    def _person(self, work: Work, named: PersonName, kind: str) -> int:
        if self._people is None:
            self._people = _people(work)
        key = (kind, named.name)
        if key not in self._people:
            new = NewPerson(
                named.name,
                Role.AGENT if kind == AGENT else Role.REQUESTER,
                email=named.email,
                account_id=self._account(work, named.account),
            )
            self._people[key] = _created(administration.add_person(work, new))
        return self._people[key]

    def _account(self, work: Work, name: str | None) -> int | None:
        if name is None:
            return None
        if name not in self._accounts:
            account = work.session.scalar(select(Account).where(Account.name == name))
            if account is None:
                account = Account(name=name)
                work.session.add(account)
                work.session.flush()
                shown = [FieldChange("name", None, name)]
                trail.append(work, "account.added", ("account", account.id), shown)
            self._accounts[name] = account.id
        return self._accounts[name]


def _people(work: Work) -> dict[tuple[str, str], int]:
    """Know everybody by name who asks or is given tickets; two of one name are two people."""
    query = select(Person.name, Person.role, Person.id).where(
        Person.active.is_(True), Person.role.in_(sorted(TAKERS | {Role.REQUESTER}))
    )
    return {
        (REQUESTER if role is Role.REQUESTER else AGENT, name): person_id
        for name, role, person_id in work.session.execute(query.order_by(Person.id.desc()))
    }


def _department(work: Work) -> int:
    first = work.session.scalar(select(Department.id).order_by(Department.id).limit(1))
    return first or _created(administration.add_department(work, DEPARTMENT))


def _created(changes: Changes) -> int:
    if changes.subject is None:
        raise RuntimeError("an addition named no row")
    return changes.subject
