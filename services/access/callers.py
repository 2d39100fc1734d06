"""People who call for the first time, written down by whoever answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.accounts import Account
from models.people import Person
from models.vocabulary import Role
from services.access import spelling
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class NewRequester:
    """Somebody who calls for the first time, as whoever answers writes them down."""

    name: str
    email: str | None = None
    account_id: int | None = None


def add_requester(work: Work, new: NewRequester) -> Changes:
    """Add somebody who only asks for help and does not sign in; `changes.subject` is their number.

    Raises:
        NotAllowed: The actor works no tickets.
        RuleError: No name, no mail address where one is given, or one that somebody has.
    """
    demand(work.actor, Act.WORK_TICKET)
    email = spelling.mail_address(new.email)
    if email is not None:
        query = select(Person.name).where(Person.email == email, Person.active)
        if known := work.session.scalars(query.limit(1)).first():
            raise RuleError(
                "{known} has the address {email} already: choose them instead.",
                known=known,
                email=email,
            )
    account_id = None if new.account_id is None else work.require(Account, new.account_id).id
    person = Person(
        name=spelling.name_line(new.name),
        role=Role.REQUESTER,
        email=email,
        account_id=account_id,
        created_at=work.now,
    )
    work.session.add(person)
    work.session.flush()
    said = (
        FieldChange("name", None, person.name),
        FieldChange("role", None, Role.REQUESTER.value),
        FieldChange("email", None, email),
    )
    trail.append(work, "person.added", ("person", person.id), said)
    return work.touch(people={person.id}, subject=person.id)
