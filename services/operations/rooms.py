"""Room to bring a copy of a server's desk back and look at it, which is empty again afterwards."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from sqlalchemy import text

from services.errors import RuleError
from services.store import faults, urls
from services.store.engine import make_engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Engine

MAY_MAKE: Final = text(
    "SELECT rolname, rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
)
IS_EMPTY: Final = text(
    "SELECT NOT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')"
)
CLEAR: Final = text("""
DO $$
DECLARE
    v_drop text;
BEGIN
    FOR v_drop IN
        SELECT format('DROP SCHEMA IF EXISTS %I CASCADE', nspname) FROM pg_namespace
        WHERE nspowner = current_user::regrole
        UNION ALL SELECT format('DROP TABLE IF EXISTS public.%I CASCADE', relname) FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        UNION ALL SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', oid::regprocedure)
        FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    LOOP
        EXECUTE v_drop;
    END LOOP;
END $$
""")
"""Of what a bare restore makes, which all belongs to the login."""


@contextmanager
def room(address: str) -> Iterator[URL]:
    """Make a database beside another, and drop it at the end.

    A login that may not make databases names an empty one instead, which is emptied at the end.

    Raises:
        RuleError: The login may not make databases, and the one that is named is not empty.
    """
    url = urls.parse(address)
    engine = make_engine(url).execution_options(isolation_level="AUTOCOMMIT")
    try:
        with faults.translated(url), engine.connect() as connection:
            name, may_make = connection.execute(MAY_MAKE).one()
            is_empty = bool(connection.scalar(IS_EMPTY))
        if not may_make and not is_empty:
            raise RuleError(
                f"To prove a copy it is brought back, and {name} may not make databases. Let a "
                f"database administrator make an empty one for this (createdb --owner={name} "
                "--template=template0 NAME), and name it: restore --prove --db URL, or backup "
                "--scratch URL."
            )
        with _made(engine, url) if may_make else _borrowed(engine, url) as place:
            yield place
    finally:
        engine.dispose()


@contextmanager
def _made(engine: Engine, url: URL) -> Iterator[URL]:
    name = f"vigildesk_scratch_{uuid4().hex[:12]}"
    with faults.translated(url), engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
    try:
        yield url.set(database=name)
    finally:
        with faults.translated(url), engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@contextmanager
def _borrowed(engine: Engine, url: URL) -> Iterator[URL]:
    try:
        yield url
    finally:
        with faults.translated(url), engine.connect() as connection:
            connection.execute(CLEAR)
