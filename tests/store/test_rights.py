"""The rights that PostgreSQL holds are those of `models.rights`: every one, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from models.function_rights import FUNCTIONS, HISTORY, OF_HISTORY_TOO, ROLE_MAKING
from models.migrations import guard
from models.rights import EVERYBODY, TABLES
from services.store.engine import make_engine
from tests.rigs.rights_state import OWNERS, PRIVILEGES, rows, state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from models.rights import Roles
    from tests.rigs.postgres_server import PgServer

pytestmark = pytest.mark.postgres

COLUMNS: Final = """
    SELECT c.relname, t.attname FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND t.attnum > 0 AND NOT t.attisdropped
"""
ROUTINES: Final = """
    SELECT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || p.proname
               || '(' || replace(pg_get_function_identity_arguments(p.oid), ', ', ',') || ')'
               AS signature,
           p.oid, p.prosecdef AS definer, p.proconfig AS settings,
           pg_get_userbyid(p.proowner) AS owner,
           ARRAY(SELECT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee) END
                 FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                 WHERE a.privilege_type = 'EXECUTE' AND a.grantee <> p.proowner
                 ORDER BY 1) AS executors,
           p.prorettype = 'trigger'::regtype AS is_fired
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('public', 'api', 'guard')
"""


@pytest.fixture(scope="module")
def guarded(pg_server: PgServer, pg_template: str) -> Engine:
    """The engine of the migrated template; these tests only look, and keep nothing open."""
    return create_engine(pg_server.url(pg_template), poolclass=NullPool)


def _signature(spelled: str) -> str:
    """Write argument types the short way of the matrix, without their names and what comes out."""
    name, _, arguments = spelled.rstrip(")").partition("(")
    given = [one for one in arguments.split(",") if one and not one.startswith("OUT ")]
    kinds = [one.split(" ", 1)[-1] for one in given]
    return f"{name}({','.join(kinds)})".replace("timestamp with time zone", "timestamptz")


def test_every_table_has_its_line(guarded: Engine) -> None:
    missing = {str(row[0]) for row in rows(guarded, COLUMNS)} - TABLES.keys()

    assert not missing, (
        f"add one line for each of {sorted(missing)} to TABLES in models/rights.py: who reads, "
        "adds, changes, removes, and which rows (Rows.OF_TICKET for what hangs from a ticket)"
    )


def test_every_line_has_its_table(guarded: Engine) -> None:
    assert TABLES.keys() - {str(row[0]) for row in rows(guarded, COLUMNS)} == set()


def test_every_function_has_its_line(guarded: Engine) -> None:
    missing = {_signature(str(row[0])) for row in rows(guarded, ROUTINES)} - FUNCTIONS.keys()

    assert not missing, (
        f"add one line for each of {sorted(missing)} to FUNCTIONS in "
        "models/function_rights.py: who may call it (NOBODY for a trigger's)"
    )


def test_functions_are_called_by_whom_the_matrix_names_and_nobody_else(guarded: Engine) -> None:
    found = {_signature(str(row[0])): row[5] for row in rows(guarded, ROUTINES)}

    expected = {name: guard.group(roles) for name, roles in FUNCTIONS.items()}
    for name in OF_HISTORY_TOO:
        expected[name] = sorted([*expected[name], guard.HISTORIAN])
    assert found == expected | {name: [guard.OWNER] for name in ROLE_MAKING}


def test_no_function_can_be_led_astray(guarded: Engine) -> None:
    """Each has its own search path, temporary objects last, and no owner of more than it needs.

    But one that only such functions can call: it runs under the path and the rights of its caller.
    """
    for signature, _oid, definer, settings, owner, executors, is_fired in rows(guarded, ROUTINES):
        if settings is None:
            assert (definer, executors, is_fired) == (False, [], False), signature
        else:
            assert "search_path=pg_catalog, pg_temp" in settings, signature  # type: ignore[operator]
        expected = guard.HISTORIAN if _signature(str(signature)) in HISTORY else None
        assert owner in ({expected} if expected else {guard.OWNER, guard.ROLEMAKER}), signature


def test_a_requesters_change_of_a_ticket_is_asked_whatever_column_it_is(guarded: Engine) -> None:
    unasked = """SELECT t.attname FROM pg_attribute t JOIN pg_trigger g ON g.tgrelid = t.attrelid
        WHERE g.tgname = 'ticket_claims_nothing_2' AND t.attnum > 0 AND NOT t.attisdropped
          AND NOT t.attnum = ANY (g.tgattr::smallint[])"""

    assert rows(guarded, unasked) == [("updated_at",), ("version",)]


def test_tables_are_touched_by_whom_the_matrix_names_and_nobody_else(guarded: Engine) -> None:
    columns: dict[str, set[str]] = {}
    for table, column in rows(guarded, COLUMNS):
        columns.setdefault(str(table), set()).add(str(column))
    ours = {*guard.group(EVERYBODY)}
    found = {
        (str(table), str(role), str(privilege), None if column is None else str(column))
        for table, role, privilege, column in rows(guarded, PRIVILEGES)
        if role not in {guard.OWNER, guard.HISTORIAN, guard.ROLEMAKER}
    }

    assert {one for one in found if one[1] not in ours} == set()
    assert found == {one for name in TABLES for one in _expected(name, columns[name])}


def _expected(name: str, columns: set[str]) -> Iterator[tuple[str, str, str, str | None]]:
    table = TABLES[name]
    granted: list[tuple[str, Roles, tuple[str, ...]]] = [
        ("SELECT", table.read, table.secret),
        ("INSERT", table.add, () if table.drawn else ("id",)),
        ("UPDATE", table.change, table.fixed),
        ("DELETE", table.remove, ()),
    ]
    for privilege, roles, without in granted:
        for role in guard.group(roles):
            if without:
                yield from ((name, role, privilege, one) for one in columns - set(without))
            else:
                yield name, role, privilege, None


def test_every_table_asks_its_policies_and_belongs_to_nobody(guarded: Engine) -> None:
    for table, owner, asks in rows(guarded, OWNERS):
        if not str(table).endswith("_seq"):
            kept = TABLES[str(table)].kept
            assert (owner, asks) == (guard.HISTORIAN if kept else guard.OWNER, True), table


def test_owners_are_roles_nobody_signs_in_with_and_nobody_is_a_member_of(guarded: Engine) -> None:
    found = rows(
        guarded,
        "SELECT r.rolname, r.rolcanlogin, r.rolsuper, r.rolbypassrls,"
        " (SELECT count(*) FROM pg_auth_members m WHERE m.roleid = r.oid)"
        " FROM pg_roles r WHERE r.rolname IN ('vigil_owner', 'vigil_history', 'vigil_rolemaker')",
    )

    assert [row[1:] for row in found] == [(False, False, False, 0)] * 3


def test_nobody_is_let_in_by_default(guarded: Engine) -> None:
    public = (
        "SELECT privilege_type FROM (SELECT datacl AS acl FROM pg_database"
        " WHERE datname = current_database() UNION ALL SELECT nspacl FROM pg_namespace"
        " WHERE nspname IN ('public', 'api', 'guard')) x, aclexplode(x.acl) WHERE grantee = 0"
    )

    assert rows(guarded, public) == []


def test_laying_the_guard_again_changes_nothing(pg_url: str) -> None:
    engine = make_engine(pg_url)
    with engine.begin() as connection:
        # a clone does not take the doors of its template over
        for statement in (*guard.lift(), *guard.lay()):
            connection.execute(text(statement))
    before = state(engine)

    with engine.begin() as connection:
        for statement in (*guard.lift(), *guard.lay()):
            connection.execute(text(statement))

    assert state(engine) == before
    engine.dispose()
