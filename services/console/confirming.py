"""Two people confirm at the console what nobody may do alone."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Final

from services.access.permissions import Act, demand
from services.access.second import signed
from services.console import databases, streams
from services.errors import NotAllowed, RuleError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from services.store.work import Actor, Store

PEOPLE: Final = 2
WRONG: Final = "The name or the password is wrong, or the account is locked."


def two_people(store: Store, logins: Sequence[str], stdin: TextIO) -> str:
    """Let two people sign in, one after the other; returns their names for the entry.

    Passwords are asked for at a terminal, or read from standard input, one line each; at a desk
    without passwords the names are enough.

    Raises:
        NotAllowed: A wrong name or password, a role that may not, or one person twice.
        RuleError: Not two.
    """
    if len(logins) != PEOPLE:
        raise RuleError("It takes two people: give --confirmed-by twice.")
    people = [signed_in(store, one, stdin) for one in logins]
    for one in people:
        demand(one, Act.DISPOSE)
    if people[0].person_id == people[1].person_id:
        raise NotAllowed("The second person is the first; it takes somebody else.")
    return " and ".join(f"{one.name} #{one.person_id}" for one in people)


def signed_in(store: Store, login: str, stdin: TextIO) -> Actor:
    """Let somebody sign in at the console; NotAllowed for a wrong name or password."""
    word = password(login, stdin)
    with store.work(databases.operator()) as work:
        # a wrong password is counted, so this unit ends well and the refusal comes after it
        attempt = signed(work, login, word)
    if attempt.actor is None:
        raise NotAllowed(f"{login}: {WRONG} Nothing was done.")
    return attempt.actor


def password(login: str, stdin: TextIO) -> str:
    """Ask for a password at a terminal, or read a line."""
    if stdin is sys.stdin and stdin.isatty():
        asked = f"Password of {login} (empty where the desk asks for none): "
        return streams.password_text(getpass.getpass(asked))
    return streams.password_line(stdin)
