"""The second person: nobody publishes, restates or purges alone where the desk asks for two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.people import Person
from services.access import sign_in
from services.access.permissions import ALLOWED, Act
from services.errors import NotAllowed

if TYPE_CHECKING:
    from services.access.sign_in import Attempt
    from services.store.work import Work

WRONG = (
    "The second person's name or password is wrong, or their account is locked; nothing was done."
)


def second_person(work: Work, person_id: int, act: Act) -> Person:
    """Return who confirms: another person than the actor, active, whose role allows the act.

    Raises:
        NotAllowed: They are not; the sentence says why.
    """
    second = work.require(Person, person_id)
    problem = _problem(work, second, act)
    if problem:
        raise NotAllowed(f"{second.name} cannot be the second person who confirms this: {problem}.")
    return second


def signed(work: Work, login: str, password: str) -> Attempt:
    """Let the second person sign in on the same screen; by name alone where the desk is open.

    A wrong password is counted against the account, so the unit of work must not fail with it:
    the caller ends it without having done anything, and says `WRONG`.
    """
    if password:
        return sign_in.attempt_password(work, login, password)
    return sign_in.attempt_name(work, login)


def _problem(work: Work, second: Person, act: Act) -> str:
    if second.id == work.actor.person_id:
        return "it takes somebody else than who asks for it"
    if not second.active:
        return "the account is switched off"
    if second.role not in ALLOWED[act]:
        return f"the role {second.role.value} may not {act.value}"
    return ""
