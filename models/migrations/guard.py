"""Lays the guard of a shared database around its tables; run at the end of every upgrade.

Everything is made anew from `models.rights` and the files in `sql/guard`: owners, grants,
policies, functions. Running it again changes nothing, and a table that a later migration adds is
guarded by its line in the matrix. Only statements are written, so it works in offline SQL too.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from models import alert_words, condition_fields
from models.function_rights import FUNCTIONS, HISTORY, OF_HISTORY_TOO, ROLE_MAKING
from models.migrations import readable
from models.rights import EVERYBODY, TABLES
from models.row_rules import ROW_RULES
from models.sight import search_filter
from models.tickets import Ticket
from models.vocabulary import CONFIDENTIAL_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from models.rights import Roles, Table

SQL: Final = Path(__file__).parent / "sql" / "guard"
FILES: Final = (
    "signed_in",
    "held",
    "claims",
    "told_events",
    "opened",
    "lifted",
    "decisions",
    "given",
    "own_name",
    "clocks",
    "duties",
    "search",
    "published",
    "sweep_people",
    "conditions",
    "business_time",
    "recount",
    "level_sends",
    "level_status",
    "level_tasks",
    "level_acts",
    "sweep",
    "ladders",
    "logins",
    "people",
)
"""In this order, after roles, doors and hands."""
GROUPS: Final = "vigil_{}"
OWNER: Final = "vigil_owner"
HISTORIAN: Final = "vigil_history"
ROLEMAKER: Final = "vigil_rolemaker"
TRAIL: Final = "audit_entry"
SEAT: Final = "NOT pg_has_role(session_user, 'vigil_watcher', 'MEMBER')"
"""Whether a person's own login is asked, and not the desk's own session (`guard.is_trusted()`)."""


def lift() -> Iterator[str]:
    """Yield the statements that take the guard away before the schema changes."""
    yield from _file("maker")
    yield from _file("hands")
    yield from _file("lift")


def lay() -> Iterator[str]:
    """Yield the statements that lay the guard around every table and function of the matrix."""
    # a migration that wrote rows left their lines to the commit, and held tables are not changed
    yield "SET CONSTRAINTS ALL IMMEDIATE"
    yield "SET CONSTRAINTS ALL DEFERRED"
    yield from make_roles()
    yield from _file("doors")
    yield from _file("hands")
    for name in FILES:
        yield from _file(name)
    for name, table in TABLES.items():
        yield _if_there(name, _table(name, table))
    yield from readable.statements()
    yield from lay_parts()
    yield _functions()
    yield from _file("rest")
    yield from close()


def lay_parts() -> Iterator[str]:
    """Yield what guards the parts of tables that were parted by month."""
    yield from _file("parts")


def close() -> Iterator[str]:
    """Yield what only a superuser closes; for another login it does nothing."""
    yield from _file("closed")


def make_roles() -> Iterator[str]:
    """Yield what makes the roles of the server; a dump names them and does not bring them."""
    yield from _file("maker")
    yield from _file("roles")


def group(roles: Roles) -> list[str]:
    """Return the names of the group roles, in the order of the alphabet."""
    return sorted(GROUPS.format(role.value) for role in roles)


def policies(name: str, table: Table) -> Iterator[str]:
    """Yield the policies of a table: for each operation and role, which rows."""
    allowed = {
        "select": table.read,
        "insert": table.add,
        "update": table.change,
        "delete": table.remove,
    }
    for operation, roles in allowed.items():
        for number, rule in enumerate(ROW_RULES[table.rows]):
            to = group(roles & rule.roles)
            if not to:
                continue
            written = rule.seen if rule.written is None else rule.written
            yield (
                f"CREATE POLICY {operation}_{number} ON public.{name} FOR {operation.upper()}"
                f" TO {', '.join(to)}{_conditions(operation, rule.seen, written)}"
            )


def _conditions(operation: str, seen: str, written: str) -> str:
    using, check = f" USING ({seen})", f" WITH CHECK ({written})"
    return {
        "select": using,
        "insert": check,
        "update": f" USING ({written}){check}",
        "delete": f" USING ({written})",
    }[operation]


def _table(name: str, table: Table) -> Iterator[str]:
    owner = HISTORIAN if table.kept else OWNER
    everybody = ", ".join(["PUBLIC", *group(EVERYBODY), OWNER, HISTORIAN])
    yield f"ALTER TABLE public.{name} OWNER TO {owner}"
    yield f"REVOKE ALL ON public.{name} FROM {everybody}"
    yield f"GRANT ALL ON public.{name} TO {owner}"
    if table.kept:
        yield f"GRANT SELECT, INSERT, REFERENCES ON public.{name} TO {OWNER}"
    else:
        yield f"GRANT SELECT, REFERENCES ON public.{name} TO {HISTORIAN}"
    yield f"ALTER TABLE public.{name} ENABLE ROW LEVEL SECURITY"
    if name == TRAIL:
        # a level that a function of the desk fires is an entry like any other
        yield f"CREATE POLICY insert_owner ON public.{name} FOR INSERT TO {OWNER} WITH CHECK (true)"
        # and mail to somebody outside leaves once its entry is there; who asked decides nothing,
        # and who escalates before the time says so
        told = "kind IN ('ticket.forwarded', 'approval.requested', 'ticket.escalated')"
        yield f"CREATE POLICY told_owner ON public.{name} FOR SELECT TO {OWNER} USING ({told})"
    yield from policies(name, table)


def _if_there(name: str, statements: Iterable[str]) -> str:
    """Write one block for a table, which an older schema may not have yet."""
    table = TABLES[name]
    body = "".join(f"    {one};\n" for one in statements)
    for privilege, roles, without in (
        ("SELECT", table.read, table.secret),
        ("INSERT", table.add, () if table.drawn else ("id",)),
        ("UPDATE", table.change, table.fixed),
    ):
        body += _column_grant(name, privilege, group(roles), without)
    if table.remove:
        body += f"    GRANT DELETE ON public.{name} TO {', '.join(group(table.remove))};\n"
    return (
        f"DO $guard$\nDECLARE\n    v_columns text;\n    v_sequence text;\nBEGIN\n"
        f"    IF to_regclass('public.{name}') IS NULL THEN RETURN; END IF;\n{body}"
        f"{_sequence_grant(name, _numbered_by(name))}END $guard$"
    )


def _column_grant(name: str, privilege: str, to: list[str], without: tuple[str, ...]) -> str:
    if not to:
        return ""
    if not without:
        return f"    GRANT {privilege} ON public.{name} TO {', '.join(to)};\n"
    left_out = ", ".join(f"'{one}'" for one in without)
    return (
        "    SELECT string_agg(quote_ident(attname), ', ') INTO v_columns FROM pg_attribute\n"  # noqa: S608 - names of the matrix
        f"        WHERE attrelid = 'public.{name}'::regclass AND attnum > 0 AND NOT attisdropped"
        f" AND attname NOT IN ({left_out});\n"
        f"    EXECUTE 'GRANT {privilege} (' || v_columns || ') ON public.{name}"
        f" TO {', '.join(to)}';\n"
    )


def _numbered_by(name: str) -> list[str]:
    """Return who takes numbers for new rows."""
    return [*group(TABLES[name].add), *([OWNER] if name == TRAIL else [])]


def _sequence_grant(name: str, to: list[str]) -> str:
    if not to:
        return ""
    has_id = (
        f"EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = 'public.{name}'::regclass"  # noqa: S608
        " AND attname = 'id')"
    )
    return (
        f"    IF {has_id} THEN\n"
        f"        v_sequence := pg_get_serial_sequence('public.{name}', 'id');\n"
        "        IF v_sequence IS NOT NULL THEN\n"
        f"            EXECUTE 'GRANT USAGE ON SEQUENCE ' || v_sequence || ' TO {', '.join(to)}';\n"
        "        END IF;\n    END IF;\n"
    )


def _functions() -> str:
    """Write one block that owns and grants every function that is there."""
    lines = []
    for signature, roles in FUNCTIONS.items():
        named = signature if "." in signature.split("(")[0] else f"public.{signature}"
        owner = HISTORIAN if signature in HISTORY else OWNER
        owner = ROLEMAKER if signature in ROLE_MAKING else owner
        may_call = [*group(roles), *([OWNER] if owner == ROLEMAKER else [])]
        may_call += [HISTORIAN] if signature in OF_HISTORY_TOO else []
        grant = f" GRANT EXECUTE ON FUNCTION {named} TO {', '.join(may_call)};" if may_call else ""
        lines.append(
            f"    IF to_regprocedure('{named}') IS NOT NULL THEN"
            f" ALTER FUNCTION {named} OWNER TO {owner};"
            f" REVOKE ALL ON FUNCTION {named} FROM PUBLIC;{grant} END IF;\n"
        )
    return f"DO $guard$\nBEGIN\n{''.join(lines)}END $guard$"


def _file(name: str) -> Iterator[str]:
    for part in (SQL / f"{name}.sql").read_text("utf-8").split("-- next\n"):
        if part.strip():
            yield _filled(part)


def _filled(part: str) -> str:
    """Put in what is said once, in Python."""
    kinds = ", ".join(f"'{one}'" for one in CONFIDENTIAL_KINDS)
    given: dict[str, Callable[[], str]] = {
        "sight": search_filter,
        "secret_kinds": lambda: f"ARRAY[{kinds}]::text[]",
        "alert_words": alert_words.as_rows,
        "condition_fields": condition_fields.as_rows,
        "seat": lambda: SEAT,
        "ticket_columns": lambda: ", ".join(_checked_columns()),
    }
    for name, text in given.items():
        part = part.replace(f"{{{{{name}}}}}", text()) if f"{{{{{name}}}}}" in part else part
    return part


def _checked_columns() -> list[str]:
    """Return the columns of a ticket that somebody may be kept from changing."""
    names = {one.name for one in Ticket.__table__.columns}
    return sorted(names - {"version", "updated_at"})
