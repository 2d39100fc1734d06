"""Room to bring a copy of a server's desk back and look at it, which is empty again afterwards.

Whoever is killed meanwhile cannot tidy up, and the room holds a whole desk in plain text. So a room
is known by its name, or by its comment where it was borrowed, and the next one who wants one clears
those in which nobody works any more.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from services.errors import RuleError
from services.store import faults, urls
from services.store.engine import make_engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection, Engine

PREFIX: Final = "vigildesk_scratch_"
BORROWED: Final = "vigildesk: a copy is brought back here to be proved"
"""The comment of a database that was named as room, while it is one."""
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
        UNION ALL SELECT format('DROP TYPE IF EXISTS public.%I CASCADE', relname) FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'c'
    LOOP
        EXECUTE v_drop;
    END LOOP;
END $$
""")
"""Of what a bare restore makes, which all belongs to the login."""
LEFT: Final = text("""
SELECT d.datname FROM pg_database d
WHERE d.datname ~ '^vigildesk_scratch_[0-9a-f]{12}$' AND pg_has_role(d.datdba, 'USAGE')
  AND NOT EXISTS (SELECT FROM pg_stat_activity a
                  WHERE a.application_name = d.datname OR a.datname = d.datname)
""")
"""Rooms that were made and in which nobody works: who does holds a session of the room's name."""
IS_LEFT: Final = text("""
SELECT shobj_description(d.oid, 'pg_database') = :comment
  AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = current_database()
                  AND a.usesysid IS NOT NULL AND a.pid <> pg_backend_pid())
  AND NOT EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
                  AND c.relowner <> current_user::regrole)
FROM pg_database d WHERE d.datname = current_database()
""")
"""Whether a room that was borrowed was left; a desk that people work in is `vigil_owner`'s."""
NAMED: Final = text("SELECT set_config('application_name', :name, false)")
COMMENT: Final = """
DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS {what}', current_database());
EXCEPTION WHEN insufficient_privilege THEN NULL; END $$
"""


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
            _clear_left(connection, may_make=may_make)
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


def clear_left(url: URL) -> None:
    """Clear the rooms of proofs that were killed, the database at the address among them."""
    engine = make_engine(url).execution_options(isolation_level="AUTOCOMMIT")
    try:
        with faults.translated(url), engine.connect() as connection:
            _clear_left(connection, may_make=connection.execute(MAY_MAKE).one()[1])
    finally:
        engine.dispose()


def _clear_left(connection: Connection, *, may_make: bool) -> None:
    if not may_make:
        if connection.scalar(IS_LEFT, {"comment": BORROWED}):
            _empty(connection)
        return
    for name in connection.scalars(LEFT).all():
        with suppress(DBAPIError):  # somebody else clears it, or it has not ended quite yet
            connection.execute(text(f"DROP DATABASE {name}"))


def _empty(connection: Connection) -> None:
    """Empty a database that was borrowed; only then it is nobody's room any more."""
    connection.execute(CLEAR)
    connection.execute(text(COMMENT.format(what="NULL")))


@contextmanager
def _held(engine: Engine, name: str) -> Iterator[None]:
    """Keep a session open under a name; it ends with this process, however that ends."""
    with engine.connect() as connection:
        connection.execute(NAMED, {"name": name})
        try:
            yield
        finally:
            connection.invalidate()  # it must not go back to the pool under that name


@contextmanager
def _made(engine: Engine, url: URL) -> Iterator[URL]:
    name = f"{PREFIX}{uuid4().hex[:12]}"
    with faults.translated(url), _held(engine, name):
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
        try:
            yield url.set(database=name)
        finally:
            with engine.connect() as connection:
                connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@contextmanager
def _borrowed(engine: Engine, url: URL) -> Iterator[URL]:
    with faults.translated(url), _held(engine, PREFIX):
        with engine.connect() as connection:
            connection.execute(text(COMMENT.format(what=f"''{BORROWED}''")))
        try:
            yield url
        finally:
            with engine.connect() as connection:
                _empty(connection)
