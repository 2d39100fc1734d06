"""Passwords of servers in the keyring of the desktop; memory only where a system has none we know.

Windows has its Credential Manager, which is not used: nothing here could test it.
"""

from __future__ import annotations

import sys


def is_there() -> bool:
    """Tell whether there is a keyring."""
    if sys.platform != "linux":
        return False
    from desktop.keyring import secret_service  # noqa: PLC0415 - of this platform

    return secret_service.is_there()


def read(place: str) -> str:
    """Return the password that was kept for a place; empty where none can be read.

    Args:
        place: The address of a desk, without its password.
    """
    if not is_there():
        return ""
    from desktop.keyring import secret_service  # noqa: PLC0415 - of this platform

    return secret_service.read(place)


def keep(place: str, password: str) -> bool:
    """Keep a password for a place; False where the keyring does not take it."""
    if not is_there():
        return False
    from desktop.keyring import secret_service  # noqa: PLC0415 - of this platform

    return secret_service.keep(place, password)


def forget(place: str) -> None:
    """Remove what was kept for a place."""
    if is_there():
        from desktop.keyring import secret_service  # noqa: PLC0415 - of this platform

        secret_service.forget(place)
