"""What the guard of a desk is made of, as the server's catalogue tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Engine

PRIVILEGES: Final = """
    SELECT c.relname, a.grantee::regrole::text, a.privilege_type, NULL
    FROM pg_class c, aclexplode(c.relacl) a
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
    UNION ALL
    SELECT c.relname, a.grantee::regrole::text, a.privilege_type, t.attname
    FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid, aclexplode(t.attacl) a
    WHERE c.relnamespace = 'public'::regnamespace
"""
OWNERS: Final = """SELECT relname, relowner::regrole::text, relrowsecurity FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S')"""
STATE: Final = (
    PRIVILEGES,
    """SELECT polrelid::regclass::text, polname, polcmd, polroles::regrole[]::text,
       pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid) FROM pg_policy""",
    OWNERS,
    """SELECT oid::regprocedure::text, proowner::regrole::text,
       a.grantee::regrole::text, a.grantor::regrole::text, a.privilege_type
       FROM pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) a
       WHERE pronamespace::regnamespace::text IN ('public', 'api', 'guard')""",
    """SELECT relname, relacl::text, relowner::regrole::text FROM pg_class
       WHERE relnamespace = 'guard'::regnamespace AND relkind = 'r'""",
    """SELECT tgrelid::regclass::text, tgname, tgenabled, tgfoid::regproc::text FROM pg_trigger
       WHERE NOT tgisinternal""",
    """SELECT a.grantee = d.datdba, a.grantee::regrole::text, a.privilege_type, a.is_grantable
       FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
       WHERE d.datname = current_database()
       AND (a.grantee = 0 OR a.grantee::regrole::text ~ '^(pg|vigil)_')""",
    """SELECT nspname, a.grantee::regrole::text, a.privilege_type, a.is_grantable
       FROM pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
       WHERE nspname IN ('public', 'api', 'guard')
       AND (a.grantee = 0 OR a.grantee::regrole::text ~ '^(pg|vigil)_')""",
)
"""Owners, grants, policies, functions, triggers and doors: one question for each. Of doors neither
whoever made the desk nor its people."""


def rows(engine: Engine, query: str) -> list[tuple[object, ...]]:
    """Ask, and return the rows in an order of their own."""
    with engine.connect() as connection:
        return sorted((tuple(row) for row in connection.execute(text(query))), key=repr)


def state(engine: Engine) -> list[list[tuple[object, ...]]]:
    """Return all of it, to be compared with another desk's or another time's."""
    return [rows(engine, query) for query in STATE]
