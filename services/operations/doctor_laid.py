"""Whether a shared desk stands as this program lays it: what is missing, and what somebody added.

What ought to be is read from what lays it (`models.migrations.guard`, `models.rights`), so that
nothing is said twice; what is, from the server's catalogue, which every login may read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sqlalchemy import UniqueConstraint, text

from models import laid_triggers
from models.function_rights import FUNCTIONS
from models.migrations import guard, readable
from models.registry import Base
from models.rights import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    Names = set[tuple[str, str]]

POLICY: Final = re.compile(r"CREATE POLICY (\w+) ON public\.(\w+)")
TRIGGER: Final = re.compile(r"CREATE (?:CONSTRAINT )?TRIGGER (\w+)")
LAY: Final = "Run `vigilctl db upgrade` as the database's owner, or as a superuser"
AGAIN: Final = "Make it again as `vigilctl db sql` last says it"
PROVE: Final = f"{AGAIN}, then verify the log: what was done meanwhile is not in it"
OURS: Final = "c.relnamespace = 'public'::regnamespace"
POLICIES: Final = f"""
    SELECT c.relname, p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
    WHERE {OURS}"""  # noqa: S608 - ours
TRIGGERS: Final = f"""
    SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE {OURS} AND NOT t.tgisinternal"""  # noqa: S608 - ours
INDEXES: Final = f"""
    SELECT c.relname, x.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_class x ON x.oid = i.indexrelid WHERE {OURS} AND i.indisvalid"""  # noqa: S608 - ours
GRANTS: Final = f"""
    SELECT c.relname, '', CASE a.grantee WHEN 0 THEN 'PUBLIC'
        ELSE pg_get_userbyid(a.grantee) END, a.privilege_type
    FROM pg_class c, aclexplode(c.relacl) a WHERE {OURS} AND c.relkind IN ('r', 'p')
    UNION ALL
    SELECT c.relname, t.attname, CASE a.grantee WHEN 0 THEN 'PUBLIC'
        ELSE pg_get_userbyid(a.grantee) END, a.privilege_type
    FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid, aclexplode(t.attacl) a
    WHERE {OURS} AND c.relkind IN ('r', 'p')"""  # noqa: S608 - ours
BODIES: Final = """
    SELECT p.oid::regprocedure::text, p.prosrc FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('api', 'guard')"""
MISSING: Final = (
    "SELECT one FROM unnest(CAST(:names AS text[])) one WHERE to_regprocedure(one) IS NULL"
)
OWNERS: Final = frozenset({guard.OWNER, guard.HISTORIAN, guard.ROLEMAKER})
"""What they may do is theirs; who is a member of them is looked at elsewhere."""


def look(connection: Connection) -> Iterator[tuple[str, list[str], str]]:
    """Yield what is not as it was laid: what it is, with a gap for names, the names, what to do."""
    laid = "\n".join((*guard.lay(), *readable.bodies()))
    yield from _policies(connection, laid)
    yield from _triggers(connection, laid)
    yield "no rule of the desk grants {}", sorted(_granted(connection)), LAY
    bodies = connection.execute(text(BODIES)).all()
    altered = sorted(name for name, body in bodies if body not in laid)
    yield "the function {} is not the desk's", altered, LAY
    named = [one for one in FUNCTIONS if "." in one.split("(")[0]]
    missing = list(connection.scalars(text(MISSING), {"names": named}))
    yield "the function {} is missing", missing, LAY


def indexes(connection: Connection) -> list[str]:
    """Return the names of indexes that are missing or broken."""
    wanted = {
        (table.name, str(name))
        for table in Base.metadata.sorted_tables
        for name in (
            table.primary_key.name,
            *(one.name for one in table.constraints if isinstance(one, UniqueConstraint)),
            *(one.name for one in table.indexes),
        )
        if name
    }
    return sorted(name for _, name in wanted - _names(connection, INDEXES))


def _policies(connection: Connection, laid: str) -> Iterator[tuple[str, list[str], str]]:
    wanted = {(table, name) for name, table in POLICY.findall(laid)}
    there = {one for one in _names(connection, POLICIES) if one[0] in TABLES}
    yield "the policy {} is missing", _told(wanted - there), LAY
    yield (
        "the policy {} is not the desk's, and may show more than its own",
        _told(there - wanted),
        LAY,
    )


def _triggers(connection: Connection, laid: str) -> Iterator[tuple[str, list[str], str]]:
    there = _names(connection, TRIGGERS)
    yield "the trigger {} is missing", _told(laid_triggers.names() - there), PROVE
    names = {name for _, name in there}
    again = sorted(set(TRIGGER.findall(laid)) - names)
    yield "the trigger {} is missing", again, LAY


def _granted(connection: Connection) -> Iterator[str]:
    """Yield what people's roles, or everybody, were given beyond the matrix of rights."""
    for table, column, to, what in connection.execute(text(GRANTS)):
        is_asked = table in TABLES and (to == "PUBLIC" or to.startswith("vigil_"))
        if is_asked and to not in OWNERS and not _may(table, column, to, what):
            yield f"{what} on {table}{f'({column})' if column else ''} to {to}"


def _may(table: str, column: str, to: str, what: str) -> bool:
    rights = TABLES[table]
    roles, without = {
        "SELECT": (rights.read, rights.secret),
        "INSERT": (rights.add, () if rights.drawn else ("id",)),
        "UPDATE": (rights.change, rights.fixed),
        "DELETE": (rights.remove, ()),
    }.get(what, (frozenset(), ()))
    return to in guard.group(roles) and (column not in without if column else not without)


def _names(connection: Connection, ask: str) -> Names:
    return {(str(one[0]), str(one[1])) for one in connection.execute(text(ask))}


def _told(found: Iterable[tuple[str, str]]) -> list[str]:
    return sorted(f"{name} of {table}" for table, name in found)
