"""Changes to people and teams, each one an entry of the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from models.people import Department, Person, RoleRequest, Team, TeamMember
from models.vocabulary import Role
from services.access import passwords, spelling
from services.access.permissions import Act, demand
from services.access.spelling import name_line
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.store import logins

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Work

BY_TWO: Final = frozenset({Role.ADMINISTRATOR, Role.WATCHER})
"""Roles that one administrator alone does not give."""
ASKED_FOR: Final = timedelta(days=7)
"""So long a request for such a role can be granted."""


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What the page for people collects.

    Attributes:
        login: The name to sign in with; None for people who only ask for help.
        password: Their first password; None where they get one later or the server has it.
    """

    name: str
    role: Role = Role.REQUESTER
    email: str | None = None
    login: str | None = None
    password: str | None = None
    department_id: int | None = None
    account_id: int | None = None
    manager_id: int | None = None


def add_person(work: Work, new: NewPerson) -> Changes:
    """Add a person; their number is `changes.subject`.

    Raises:
        RuleError: No name, a login that is taken or cannot be one, no mail address where one is
            given, or a password that is too short.
    """
    demand(work.actor, Act.MANAGE_PEOPLE)
    if new.role in BY_TWO and work.actor.person_id is not None:
        raise RuleError(
            "Two persons make somebody {role}: add them with another role first, then change it.",
            role=new.role,
        )
    login = _free_login(work, new.login)
    person = Person(
        name=name_line(new.name),
        role=new.role,
        email=spelling.mail_address(new.email),
        login=login,
        password_hash=passwords.hashed(new.password) if new.password is not None else None,
        department_id=new.department_id,
        account_id=new.account_id,
        manager_id=new.manager_id,
        created_at=work.now,
    )
    work.session.add(person)
    work.session.flush()
    return _tell(
        work,
        person,
        "person.added",
        FieldChange("name", None, person.name),
        FieldChange("role", None, person.role.value),
        FieldChange("login", None, login),
    )


def add_with_login(work: Work, new: NewPerson, password: str | None) -> Changes:
    """Add a person who can sign in at once: with a login of the server, or here in the file."""
    added = add_person(work, new).subject
    if added is not None and password:
        give_login(work, added, password)
    return work.touch(people={added} if added else (), subject=added)


def set_password(work: Work, person_id: int, password: str) -> Changes:
    """Give a person a new password, which also ends a lock; only its change is recorded.

    Of a desk on a server this is the password of a desk without logins of its own (one login for
    all seats); `give_login` gives the login of the person its password.
    """
    if work.actor.person_id != person_id:
        demand(work.actor, Act.MANAGE_PEOPLE)
    person = work.require(Person, person_id)
    person.password_hash = passwords.hashed(password)
    person.failed_sign_ins, person.locked_until = 0, None
    return _tell(work, person, "person.password_set", FieldChange("password", None, "(changed)"))


def give_login(work: Work, person_id: int, password: str) -> Changes:
    """Let a person sign in with this password: with a login of the server, or here in the file.

    On PostgreSQL the login is made with the rights of the person's role and no others; what goes
    over the line is a SCRAM verifier.

    Raises:
        RuleError: No name to sign in with, one whose login the desk may not make, or a password
            that is too short.
    """
    person = work.require(Person, person_id)
    if person.login is None:
        raise RuleError("{person} has no name to sign in with: give one first.", person=person.name)
    if not logins.are_here(work.session):
        return set_password(work, person_id, password)
    passwords.check(password)
    if work.actor.person_id == person_id:
        logins.change_own_password(work.session, person.login, password)
    else:
        demand(work.actor, Act.MANAGE_PEOPLE)
        if not spelling.is_own(person.login) and person.login not in logins.known(work.session):
            raise RuleError(
                "The desk makes no login “{login}” on the server: ask its administrator for it.",
                login=person.login,
            )
        logins.give_password(work.session, person_id, person.login, password)
    return _tell(work, person, "person.password_set", FieldChange("password", None, "(changed)"))


def set_role(work: Work, person_id: int, role: Role, *, reason: str) -> Changes:
    """Change what a person may do; nobody changes their own role.

    An administrator is made by two: where one asks, the next one who says the same grants it.
    Whoever holds the database itself (no person: an operator) needs no second.

    Raises:
        RuleError: It is the actor's own role, or no reason was given.
    """
    demand(work.actor, Act.MANAGE_PEOPLE)
    if work.actor.person_id == person_id:
        raise RuleError("Nobody changes their own role: ask another administrator.")
    if not reason.strip():
        raise RuleError("Changing a role needs a reason: say it in a few words.")
    person = work.require(Person, person_id)
    why = reason.strip()
    change = FieldChange("role", person.role.value, role.value)
    if logins.are_here(work.session):
        is_given = logins.give_role(work.session, person_id, role.value, why)
        work.session.expire(person, ["role"])
    else:
        is_given = role not in BY_TWO or _second_agrees(work, person_id, role, why)
        if is_given:
            person.role = role
    kind = "person.role_set" if is_given else "person.role_asked"
    return _tell(work, person, kind, change, reason=why)


def _second_agrees(work: Work, person_id: int, role: Role, reason: str) -> bool:
    """Note who asks; True where another administrator asked for the same in the last week."""
    if work.actor.person_id is None:
        return True
    query = select(RoleRequest).where(
        RoleRequest.person_id == person_id,
        RoleRequest.role == role,
        RoleRequest.granted_at.is_(None),
        RoleRequest.asked_at > work.now - ASKED_FOR,
    )
    open_ones = work.session.scalars(query).all()
    asked = next((one for one in open_ones if one.asked_by != work.actor.person_id), None)
    if asked is not None:
        asked.granted_by, asked.granted_at = work.actor.person_id, work.now
        return True
    if not open_ones:
        work.session.add(
            RoleRequest(
                person_id=person_id,
                role=role,
                asked_by=work.actor.person_id,
                asked_at=work.now,
                reason=reason,
            )
        )
    return False


def set_active(work: Work, person_id: int, *, active: bool, reason: str = "") -> Changes:
    """Let a person sign in and take tickets, or no longer; why is kept where it is said."""
    demand(work.actor, Act.MANAGE_PEOPLE)
    if work.actor.person_id == person_id and not active:
        raise RuleError("Nobody switches themselves off: ask another administrator.")
    person = work.require(Person, person_id)
    change = FieldChange("active", _yes_no(person.active), _yes_no(active))
    if logins.are_here(work.session):
        logins.switch(work.session, person_id, on=active)
        work.session.expire(person, ["active"])
    else:
        person.active = active
    kind = "person.activated" if active else "person.deactivated"
    return _tell(work, person, kind, change, reason=reason.strip() or None)


def join_team(work: Work, team_id: int, person_id: int) -> Changes:
    """Make a person a member of a team; nothing happens to one who already is."""
    demand(work.actor, Act.MANAGE_PEOPLE)
    team, person = work.require(Team, team_id), work.require(Person, person_id)
    if work.session.get(TeamMember, (team_id, person_id)) is not None:
        return work.changes
    work.session.add(TeamMember(team_id=team_id, person_id=person_id))
    return _tell(work, person, "person.joined_team", FieldChange("team", None, team.name))


def add_team(
    work: Work, name: str, *, department_id: int, tier: int = 1, lead_id: int | None = None
) -> Changes:
    """Add a team without members; its number is `changes.subject`.

    Raises:
        RuleError: No name, or a team of that name exists.
    """
    demand(work.actor, Act.MANAGE_PEOPLE)
    wanted = name_line(name)
    if work.session.scalar(select(func.count()).where(Team.name == wanted)):
        raise RuleError(
            "There is a team called “{wanted}” already: choose another name.", wanted=wanted
        )
    team = Team(name=wanted, department_id=department_id, tier=tier, lead_id=lead_id)
    work.session.add(team)
    work.session.flush()
    shown = [FieldChange("name", None, wanted), FieldChange("tier", None, str(tier))]
    trail.append(work, "team.added", ("team", team.id), shown)
    return work.touch(configuration=True, subject=team.id)


def add_department(work: Work, name: str) -> Changes:
    """Add a department; its number is `changes.subject`."""
    demand(work.actor, Act.MANAGE_PEOPLE)
    department = Department(name=name_line(name))
    work.session.add(department)
    work.session.flush()
    shown = [FieldChange("name", None, department.name)]
    trail.append(work, "department.added", ("department", department.id), shown)
    return work.touch(configuration=True, subject=department.id)


def leave_team(work: Work, team_id: int, person_id: int) -> Changes:
    """End a person's membership of a team; their tickets stay where they are."""
    demand(work.actor, Act.MANAGE_PEOPLE)
    membership = work.session.get(TeamMember, (team_id, person_id))
    person = work.require(Person, person_id)
    if membership is None:
        return work.changes
    name = work.require(Team, team_id).name
    work.session.delete(membership)
    return _tell(work, person, "person.left_team", FieldChange("team", name, None))


def _tell(
    work: Work, person: Person, kind: str, *changes: FieldChange, reason: str | None = None
) -> Changes:
    work.session.flush()
    trail.append(work, kind, ("person", person.id), changes, reason)
    return work.touch(people={person.id}, subject=person.id)


def _free_login(work: Work, login: str | None) -> str | None:
    if login is None:
        return None
    wanted = spelling.login_word(login)
    if work.session.scalar(select(func.count()).where(Person.login == wanted)):
        raise RuleError(
            "Somebody signs in as “{wanted}” already: choose another name.", wanted=wanted
        )
    return wanted


def _yes_no(value: bool) -> str:  # noqa: FBT001 - one word in, one word out
    return "yes" if value else "no"
