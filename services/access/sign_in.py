"""Who sits at this seat: local accounts with a password, and desks that ask for none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.desk import Setting
from models.people import Person
from models.vocabulary import Role
from services.access import passwords, people
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import NotAllowed
from services.sentence import Sentence
from services.store import logins
from services.store.work import Actor

if TYPE_CHECKING:
    from services.store.work import Store, Work

TRIES: Final = 5
LOCKED_FOR: Final = timedelta(minutes=15)
OPEN_SIGN_IN: Final = "open_sign_in"
"""The setting of a desk whose people sign in by choosing their name."""

WRONG: Final = "The name or the password is wrong. Check both; capital letters matter."
LOCKED: Final = (
    "Too many wrong passwords: this account is locked for 15 minutes. "
    "Wait, or ask an administrator for a new password."
)
NOBODY_HERE: Final = (
    "This account can no longer be used at this desk. Ask an administrator; what you have "
    "typed is kept on this seat."
)
ANOTHER_ROLE: Final = (
    "An administrator changed what you may do here. Sign in again to go on with your new role."
)
PASSWORD_ASKED: Final = "This desk asks for a password: sign in with your name and password."  # noqa: S105


@dataclass(frozen=True, slots=True)
class Attempt:
    """How a try ended: who came in, or the sentence that says why not."""

    actor: Actor | None
    refusal: str = ""


def sign_in(store: Store, login: str, password: str, *, client: str) -> Actor:
    """Sign in with a local account; the try is recorded whether it succeeds or not.

    Raises:
        NotAllowed: Wrong, locked or switched off; the sentence says what to do.
        StoreUnavailable: The desk cannot be reached.
    """
    with store.work(_door(client)) as work:
        # the refusal is raised after the unit ended: raising inside would forget the try
        attempt = attempt_password(work, login, password)
    return _admitted(attempt)


def sign_in_as(store: Store, login: str, *, client: str) -> Actor:
    """Sign in by name alone, where the desk allows it.

    Raises:
        NotAllowed: The desk asks for a password or the person is unknown or switched off.
    """
    with store.work(_door(client)) as work:
        attempt = attempt_name(work, login)
    return _admitted(attempt)


def by_login(store: Store, *, client: str) -> Actor | None:
    """Sign in whoever's own login of the server opened the database; that is recorded.

    None where the database has no logins of people, or the login is its owner's. The server has
    checked the password, the ticket or the certificate; a name that no person has gets nothing.

    Raises:
        NotAllowed: It is a login of people of a desk, and nobody (any more) at this one.
    """
    with store.reading(_door(client)) as work:
        found = logins.signed_in(work.session)
        if found is None and logins.is_of_people(work.session):
            raise NotAllowed(NOBODY_HERE)
    if found is None:
        return None
    actor = Actor(found.id, found.name, Role(found.role), client)
    with store.work(actor) as work:
        said = [FieldChange("sign-in", None, client)]
        trail.append(work, "person.signed_in", ("person", found.id), said)
    return actor


def still_allowed(work: Work) -> str:
    """Return why the actor may not go on with this desk; empty while they may."""
    person = work.session.get(Person, work.actor.person_id) if work.actor.person_id else None
    if person is None:
        return Sentence(NOBODY_HERE) if work.actor.person_id is not None else ""
    if not person.active:
        return Sentence(NOBODY_HERE)
    return "" if person.role is work.actor.role else Sentence(ANOTHER_ROLE)


def needs_password(store: Store) -> bool:
    """Tell whether people of this desk sign in with a password."""
    with store.reading(_door("")) as work:
        return not _is_open(work)


def choices(store: Store) -> list[people.PersonView]:
    """Return who may be chosen where no password is asked; nobody elsewhere."""
    with store.reading(_door("")) as work:
        return people.people(work, with_login=True) if _is_open(work) else []


def attempt_password(work: Work, login: str, password: str) -> Attempt:
    """Compare a password, count wrong ones, lock the account after five in a row."""
    person = _person(work, login)
    kept = person.password_hash if person and person.active else None
    is_right = passwords.matches(kept, password)
    if person is None:
        _record_stranger(work)
        return Attempt(None, WRONG)
    if person.locked_until is not None and work.now < person.locked_until:
        _record(work, person, "person.sign_in_refused", "locked")
        return Attempt(None, LOCKED)
    if not is_right:
        return _count_wrong(work, person)
    person.failed_sign_ins, person.locked_until = 0, None
    return _admit(work, person)


def attempt_name(work: Work, login: str) -> Attempt:
    """Let a person in by name, where the desk is open."""
    if not _is_open(work):
        return Attempt(None, PASSWORD_ASKED)
    person = _person(work, login)
    if person is None or not person.active:
        _record_stranger(work)
        return Attempt(
            None, Sentence("Nobody called “{login}” can sign in at this desk.", login=login)
        )
    return _admit(work, person)


def _admit(work: Work, person: Person) -> Attempt:
    _record(work, person, "person.signed_in", work.actor.client)
    return Attempt(Actor(person.id, person.name, person.role, work.actor.client))


def _count_wrong(work: Work, person: Person) -> Attempt:
    person.failed_sign_ins += 1
    if person.failed_sign_ins < TRIES:
        _record(work, person, "person.sign_in_refused", "wrong password")
        return Attempt(None, WRONG)
    person.failed_sign_ins, person.locked_until = 0, work.now + LOCKED_FOR
    _record(work, person, "person.locked", "five wrong passwords")
    return Attempt(None, LOCKED)


def _record(work: Work, person: Person, kind: str, what: str) -> None:
    trail.append(work, kind, ("person", person.id), [FieldChange("sign-in", None, what)])


def _record_stranger(work: Work) -> None:
    """Keep that somebody tried, but not the name: passwords are typed there by mistake."""
    said = [FieldChange("sign-in", None, "unknown or inactive name")]
    trail.append(work, "person.sign_in_refused", ("person", 0), said)


def _admitted(attempt: Attempt) -> Actor:
    if attempt.actor is None:
        raise NotAllowed(attempt.refusal)
    return attempt.actor


def _person(work: Work, login: str) -> Person | None:
    return work.session.scalar(select(Person).where(Person.login == login.strip().lower()))


def _is_open(work: Work) -> bool:
    setting = work.session.get(Setting, OPEN_SIGN_IN)
    return setting is not None and setting.value is True


def _door(client: str) -> Actor:
    """Nobody yet: whoever knocks."""
    return Actor(None, "Sign-in", Role.REQUESTER, client)
