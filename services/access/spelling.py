"""How people are written down: their names, what they sign in as, their mail addresses."""

from __future__ import annotations

import re
from typing import Final

from services.errors import RuleError

NAME_LIMIT: Final = 200
LOGIN_LIMIT: Final = 63
"""In characters; PostgreSQL cuts off what is longer."""
ADDRESS_LIMIT: Final = 254
"""In characters."""
OWN: Final = re.compile(r"[a-z][a-z0-9._-]{0,62}")
"""What guard.make_role makes a login of; the same for a file, so that it can become a server's."""
OF_DOMAIN: Final = re.compile(r"[a-z][a-z0-9._-]*@[a-z0-9.-]+")
"""A login that a database administrator makes, for who signs in by a domain or a directory."""
OF_SERVER: Final = ("pg_", "vigil_")
RESERVED: Final = frozenset({"public", "none"})
"""Words that PostgreSQL takes for no login."""


def name_line(name: str) -> str:
    """Return a name as it is kept; RuleError when blank or too long."""
    line = " ".join(name.split())
    if not 0 < len(line) <= NAME_LIMIT:
        raise RuleError(
            "A name has 1 to {name_limit} characters: choose one.", name_limit=NAME_LIMIT
        )
    return line


def login_word(login: str) -> str:
    """Return the name to sign in with as it is kept.

    Raises:
        RuleError: It is empty, or one that no server takes for a login.
    """
    wanted = login.strip().lower()
    if not wanted:
        raise RuleError("The name to sign in with is empty: leave it out or choose one.")
    if not (is_own(wanted) or (len(wanted) <= LOGIN_LIMIT and OF_DOMAIN.fullmatch(wanted))):
        raise RuleError(
            "A login begins with a small letter and has up to {login_limit} small letters, digits, "
            ". _ and -; not the names of the server, such as pg_ or public. Choose another name.",
            login_limit=LOGIN_LIMIT,
        )
    return wanted


def is_own(login: str) -> bool:
    """Tell whether the desk itself may make a login of this name on a server."""
    taken = login in RESERVED or login.startswith(OF_SERVER)
    return not taken and OWN.fullmatch(login) is not None


def mail_address(email: str | None) -> str | None:
    """Return a mail address as it is kept; RuleError where it is none."""
    given = (email or "").strip().lower()
    if not given:
        return None
    name, _, host = given.rpartition("@")
    if not name or not host or any(one.isspace() or not one.isprintable() for one in given):
        raise RuleError("“{given}” is no mail address, such as name@example.org.", given=given[:80])
    if len(given) > ADDRESS_LIMIT:
        raise RuleError(
            "A mail address has at most {address_limit} characters.", address_limit=ADDRESS_LIMIT
        )
    return given
