"""In front of a locked window: the same person proves again who they are, and nobody else can."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from models.people import Person
from services.access import sign_in
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import NotAllowed
from services.store import logins

if TYPE_CHECKING:
    from services.store.work import Actor, Store

WRONG: Final = "The password is wrong. Check it; capital letters matter."
SOMEBODY_ELSE: Final = "That is not the account that locked this window. Sign out to change places."


class Way(StrEnum):
    """What stands between a locked window and its person.

    PASSWORD: the desk keeps a password of the account. SERVER: the database's server asks for one.
    NOTHING: neither does (the sample desk, a ticket or certificate of this workstation), so that
    the lock hides what is shown and stops nobody.
    """

    PASSWORD = "password"  # noqa: S105 - the name of a way, not a password
    SERVER = "server"
    NOTHING = "nothing"


def way_of(store: Store, actor: Actor) -> Way:
    """Return what this person will be asked for."""
    with store.reading(actor) as work:
        if logins.signed_in(work.session) is not None:
            return Way.SERVER if logins.used_password(work.session) else Way.NOTHING
    return Way.PASSWORD if sign_in.needs_password(store) else Way.NOTHING


def unlock(store: Store, actor: Actor, way: Way, password: str) -> None:
    """Let the person on, or say why not; either way the attempt is in the trail.

    A wrong password counts against a local account like one at the door: five lock it. A server's
    login is not counted by the server, so the window counts and signs out.

    Raises:
        NotAllowed: Wrong, locked, switched off; the sentence says what to do.
        StoreUnavailable: The desk cannot be asked; the window stays locked.
    """
    if way is Way.SERVER:
        _ask_server(store, actor, password)
        return
    login = _login_of(store, actor)
    if way is Way.NOTHING:
        if login is not None and not sign_in.needs_password(store):
            sign_in.sign_in_as(store, login, client=actor.client)
        return
    came = sign_in.sign_in(store, login or "", password, client=actor.client)
    if came.person_id != actor.person_id:
        raise NotAllowed(SOMEBODY_ELSE)


def _ask_server(store: Store, actor: Actor, password: str) -> None:
    """Open one more connection with that password: only the server can tell."""
    is_right = bool(password) and logins.takes(store.url, password)
    kind = "person.signed_in" if is_right else "person.sign_in_refused"
    said = FieldChange("sign-in", None, actor.client if is_right else "wrong password, locked seat")
    with store.work(actor) as work:
        trail.append(work, kind, ("person", actor.person_id or 0), [said])
    if not is_right:
        raise NotAllowed(WRONG)


def _login_of(store: Store, actor: Actor) -> str | None:
    with store.reading(actor) as work:
        return work.require(Person, actor.person_id).login if actor.person_id is not None else None
