"""The people of the desk as an administrator sees them, and what waits for a second one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.orm import aliased

from models.people import Person, RoleRequest
from models.vocabulary import Role
from services.access import people
from services.access.administration import ASKED_FOR
from services.access.permissions import Act, demand
from services.store import logins

if TYPE_CHECKING:
    from datetime import datetime

    from services.access.people import DepartmentView, PersonView
    from services.store.work import Work

MOST: Final = 300
DESK: Final = "desk"
REQUESTERS: Final = "requesters"


@dataclass(frozen=True, slots=True)
class AskedRole:
    """A role that one administrator asked for and a second one has not granted yet."""

    person_id: int
    person: str
    role: Role
    asked_by: str
    is_own: bool
    asked_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Roster:
    """What the page shows.

    Attributes:
        people: By name, at most `MOST`. has_more: There are others; search for them.
        asked: What waits for a second administrator.
        without_login: Numbers of those who have the name of a login, but none on the server.
        on_server: The database keeps people apart; else these are local accounts of a file.
    """

    people: tuple[PersonView, ...]
    has_more: bool
    asked: tuple[AskedRole, ...]
    without_login: frozenset[int]
    on_server: bool
    departments: tuple[DepartmentView, ...]


def roster(work: Work, text: str, which: str) -> Roster:
    """Return people whose name, address or login has these words.

    Args:
        work: The unit of work.
        text: What is looked for; empty finds all.
        which: `DESK`, those who work here; `REQUESTERS`, those who ask.
    """
    demand(work.actor, Act.MANAGE_PEOPLE)
    roles = {Role.REQUESTER} if which == REQUESTERS else set(Role) - {Role.REQUESTER}
    found = people.people(work, text, roles=sorted(roles), limit=MOST + 1)
    here = logins.are_here(work.session)
    known = logins.known(work.session) if here else set()
    missing = {one.id for one in found if here and one.login and one.login not in known}
    return Roster(
        tuple(found[:MOST]),
        len(found) > MOST,
        tuple(_asked(work)),
        frozenset(missing),
        here,
        tuple(people.departments(work)),
    )


def _asked(work: Work) -> list[AskedRole]:
    asking = aliased(Person)
    query = (
        select(RoleRequest, Person.name, asking.name)
        .join(Person, Person.id == RoleRequest.person_id)
        .join(asking, asking.id == RoleRequest.asked_by)
        .where(RoleRequest.granted_at.is_(None), RoleRequest.asked_at > work.now - ASKED_FOR)
        .order_by(RoleRequest.id)
    )
    return [
        AskedRole(
            one.person_id,
            name,
            Role(one.role),
            by,
            one.asked_by == work.actor.person_id,
            one.asked_at,
            one.reason,
        )
        for one, name, by in work.session.execute(query)
    ]
