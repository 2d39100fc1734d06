"""Whether the guard of a shared desk stands as it was laid: a level, a word and a sentence each.

A clone, a restore by other means or a hand that meant well can leave a hole that nobody notices
while they work: the program keeps its rules all the same, and only a raw login would not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from services.operations import doctor_laid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    Answer = tuple[str, str, str]

IS_THERE: Final = text("SELECT to_regprocedure('api.who_am_i()') IS NOT NULL")
LOGIN: Final = text(
    "SELECT rolname, rolsuper, rolcreaterole, d.datdba = r.oid, pg_get_userbyid(d.datdba),"
    " (SELECT rolsuper FROM pg_roles o WHERE o.oid = d.datdba)"
    " FROM pg_roles r, pg_database d"
    " WHERE r.rolname = session_user AND d.datname = current_database()"
)
DOORS: Final = "advisory locks and large objects are open to everybody"
HOLES: Final = {
    "everybody may connect to this database": """
        SELECT 1 FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
        WHERE d.datname = current_database() AND a.grantee = 0 AND a.privilege_type = 'CONNECT'""",
    "the owner of {} is not a role of the desk": """
        SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
        AND c.relkind IN ('r', 'p') AND pg_get_userbyid(c.relowner) NOT IN
            ('vigil_owner', 'vigil_history')""",
    "{} asks no policy which rows somebody sees": """
        SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
        AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity""",
    "{} is a member of a role that owns the desk": """
        SELECT DISTINCT m.member::regrole::text FROM pg_auth_members m
        WHERE m.roleid::regrole::text IN ('vigil_owner', 'vigil_history', 'vigil_rolemaker')
        AND m.member <> (SELECT datdba FROM pg_database WHERE datname = current_database())""",
    "{} of a table by month is granted to somebody": """
        SELECT format('%s.%s', n.nspname, c.relname) FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_inherits i ON i.inhrelid = c.oid,
        aclexplode(c.relacl) a WHERE c.relkind = 'r' AND a.grantee <> c.relowner""",
    "the trigger {} is off": """
        SELECT DISTINCT tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND t.tgenabled = 'D' AND pg_get_userbyid(c.relowner) IN
            ('vigil_owner', 'vigil_history')""",
    "everybody may make something in the schema {}": """
        SELECT n.nspname FROM pg_namespace n, aclexplode(n.nspacl) a
        WHERE n.nspname IN ('public', 'api', 'guard') AND a.grantee = 0
        AND a.privilege_type = 'CREATE'""",
    "{} is a person's login and may more at the server than the desk says": """
        SELECT DISTINCT r.rolname FROM pg_roles r JOIN pg_auth_members m ON m.member = r.oid
        JOIN pg_roles g ON g.oid = m.roleid AND g.rolname IN ('vigil_requester', 'vigil_agent',
            'vigil_supervisor', 'vigil_compliance', 'vigil_auditor', 'vigil_records',
            'vigil_administrator')
        WHERE r.rolcanlogin AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole)
        AND r.oid <> (SELECT datdba FROM pg_database WHERE datname = current_database())""",
    DOORS: """
        SELECT 1 FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        WHERE p.pronamespace = 'pg_catalog'::regnamespace AND a.grantee = 0
        AND (p.proname LIKE 'pg\\_%advisory%' OR p.proname LIKE 'lo\\_%')""",
}
"""What would be a hole, and the question that finds it."""
BY_HAND: Final = {
    "{} is a member of a role that owns the desk": "Take the role away (REVOKE)",
    "{} is a person's login and may more at the server than the desk says": (
        "Take it away (ALTER ROLE ... NOSUPERUSER NOBYPASSRLS NOCREATEROLE)"
    ),
    "the trigger {} is off": "Enable it (ENABLE ALWAYS TRIGGER), then verify the log",
}
"""What an upgrade does not close."""
CLOSE: Final = (
    "A login of the desk can hold up an upgrade, or fill the disk. A superuser closes both: "
    "`vigilctl db sql --doors`"
)
WHOLE: Final = "owners, policies, grants, triggers, functions and doors are as they were laid"
MOST_NAMED: Final = 3


def look(connection: Connection) -> Iterator[Answer]:
    """Look at the guard through one connection."""
    yield "good", "this login", _login(connection)
    if not connection.scalar(IS_THERE):
        said = "it was never laid: rights are those of the server. Run `vigilctl db upgrade`."
        yield "bad", "guard", said
        return
    is_whole = True
    for words, ask in HOLES.items():
        for said in _found(connection, words, ask):
            is_whole = False
            is_servers = words == DOORS and not _is_superusers(connection)
            what_to_do = CLOSE if is_servers else BY_HAND.get(words, doctor_laid.LAY)
            yield "warning" if is_servers else "bad", "guard", f"{said}. {what_to_do}."
    for words, names, what_to_do in doctor_laid.look(connection):
        for said in _filled(words, names):
            is_whole = False
            yield "bad", "guard", f"{said}. {what_to_do}."
    for said in _filled("{} is missing or broken", doctor_laid.indexes(connection)):
        slow = "What asks by it is slow, and what it keeps unique is not"
        yield "bad", "indexes", f"{said}. {slow}. {doctor_laid.AGAIN}."
    if is_whole:
        yield "good", "guard", WHOLE


def _login(connection: Connection) -> str:
    """Say what the login may do, or who may."""
    name, is_superuser, makes_roles, is_owner, owner, _ = connection.execute(LOGIN).one()
    if is_superuser:
        return f"{name} is a superuser: make, upgrade and restore as it, and nothing else"
    if is_owner and makes_roles:
        return f"{name} owns the database: make, upgrade, copy and restore as it, and nothing else"
    if is_owner:
        return f"{name} owns the database, and for an upgrade lacks CREATEROLE"
    return f"{name} makes no desk: {owner} upgrades it, or a database administrator by `db sql`"


def _is_superusers(connection: Connection) -> bool:
    """Tell whether the database belongs to somebody who can close what is the server's."""
    return bool(connection.execute(LOGIN).one()[-1])


def _found(connection: Connection, words: str, ask: str) -> Iterator[str]:
    return _filled(words, [str(one) for one in connection.scalars(text(ask))])


def _filled(words: str, names: list[str]) -> Iterator[str]:
    if not names:
        return
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    yield words.format(", ".join(names[:MOST_NAMED]) + more)
