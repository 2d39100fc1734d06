"""The second person: nobody publishes, restates or purges alone where the desk asks for two."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy import make_url

from models.people import Person
from models.vocabulary import Role
from services.access import sign_in
from services.access.permissions import ALLOWED, Act
from services.access.sign_in import Attempt
from services.errors import HelpDeskError, NotAllowed
from services.sentence import Sentence
from services.store import logins
from services.store.work import Actor, Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Work

WRONG = (
    "The second person's name or password is wrong, or their account is locked; nothing was done."
)
_OWN: Final = "the second person's own address"


def second_person(work: Work, person_id: int, act: Act) -> Person:
    """Return who confirms: another person than the actor, active, whose role allows the act.

    Raises:
        NotAllowed: They are not; the sentence says why.
    """
    second = work.require(Person, person_id)
    problem = _problem(work, second, act)
    if problem:
        raise NotAllowed(
            "{second} cannot be the second person who confirms this: {problem}.",
            second=second.name,
            problem=problem,
        )
    return second


def signed(work: Work, login: str, password: str) -> Attempt:
    """Let the second person sign in on the same screen; by name alone where the desk is open.

    A wrong password is counted against the account, so the unit of work must not fail with it:
    the caller ends it without having done anything, and says `WRONG`. Under a login of its own
    the server checks the second person's: a session is opened with it.
    """
    if not work.may_everything:
        return _by_own_login(work, login, password)
    if password:
        return sign_in.attempt_password(work, login, password)
    return sign_in.attempt_name(work, login)


@contextmanager
def own_session(work: Work) -> Iterator[Work | None]:
    """Open a unit in the second person's own session, who signed in during this unit.

    It commits at the end of the block, whatever becomes of the first person's unit. None where
    nobody signed in with a login of their own.
    """
    found: tuple[str, Actor] | None = work.memory.get(_OWN)
    if found is None:
        yield None
        return
    store = Store(found[0])
    try:
        with store.work(found[1]) as other:
            yield other
    finally:
        store.dispose()


def _by_own_login(work: Work, login: str, password: str) -> Attempt:
    here = work.session.connection().engine.url
    address = make_url(here).set(username=login, password=password)
    theirs = address.render_as_string(hide_password=False)
    store = Store(theirs)
    try:
        with store.reading(work.actor) as other:
            found = logins.signed_in(other.session)
    except HelpDeskError:
        return Attempt(None, WRONG)
    finally:
        store.dispose()
    if found is None:
        return Attempt(None, WRONG)
    actor = Actor(found.id, found.name, Role(found.role), work.actor.client)
    work.memory[_OWN] = theirs, actor
    return Attempt(actor)


def _problem(work: Work, second: Person, act: Act) -> str:
    if second.id == work.actor.person_id:
        return Sentence("it takes somebody else than who asks for it")
    if not second.active:
        return Sentence("the account is switched off")
    if second.role not in ALLOWED[act]:
        return Sentence("the role {role} may not {act}", role=second.role, act=act)
    return ""
