"""Lays the guard of a shared desk anew where its schema is not changed: after a restore or a clone.

Who may connect to a database, and the roles themselves, belong to the server: neither a dump nor
`CREATE DATABASE ... TEMPLATE` takes them over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from models.migrations import guard
from services.store.faults import translated
from services.store.migrating import LOCK_WAIT_S, migrating

if TYPE_CHECKING:
    from sqlalchemy import Engine, TextClause

IS_SUPERUSER: Final = text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
MAY_MAKE: Final = text(
    "SELECT rolsuper OR rolcreaterole AND datdba = r.oid FROM pg_roles r, pg_database"
    " WHERE rolname = current_user AND datname = current_database()"
)


def make_roles(engine: Engine) -> None:
    """Make the roles of a desk on its server, where they are missing.

    Raises:
        NotAllowed: The login may not make them; the sentence says what it lacks.
        StoreUnavailable: The server cannot be reached.
    """
    with translated(engine.url), engine.begin() as connection:
        for statement in guard.make_roles():
            connection.execute(text(statement))


def lay(engine: Engine) -> bool:
    """Lay owners, grants, policies and functions anew; the schema must be this program's newest.

    Returns:
        Whether it was done: not on a file, nor by a login that may not make a desk there.
    """
    if engine.dialect.name != "postgresql" or not _may(engine, MAY_MAKE):
        return False
    with migrating(engine, LOCK_WAIT_S) as connection:
        for statement in (*guard.lift(), *guard.lay()):
            connection.execute(text(statement))
    return True


def is_superuser(engine: Engine) -> bool:
    """Tell whether the login is a superuser's of the server."""
    return _may(engine, IS_SUPERUSER)


def _may(engine: Engine, ask: TextClause) -> bool:
    with translated(engine.url), engine.connect() as connection:
        return bool(connection.scalar(ask))
