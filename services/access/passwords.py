"""Passwords of local accounts: argon2id hashes, and what a password must be."""

from __future__ import annotations

from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from services.errors import RuleError

SHORTEST: Final = 10
LONGEST: Final = 1000
"""In characters; longer ones would only cost time."""

# 19 MiB, two passes: the OWASP setting for argon2id, about 30 ms
_hasher: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hashed(password: str) -> str:
    """Return the hash to keep.

    Raises:
        RuleError: The password is too short or too long.
    """
    check(password)
    return _hasher.hash(password)


def check(password: str) -> None:
    """Pass when a password may be one; RuleError when it is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise RuleError(
            "A password has {shortest} to {longest} characters; choose a longer one, "
            "several words are good.",
            shortest=SHORTEST,
            longest=LONGEST,
        )


def matches(kept: str | None, password: str) -> bool:
    """Tell whether the password is the one that was hashed; takes as long when nothing is kept."""
    try:
        _hasher.verify(kept or _nobody(), password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


@cache
def _nobody() -> str:
    """Return a hash that is compared for unknown names, so that time does not tell them apart."""
    return _hasher.hash("no account has this password")
