"""Raw credentials against a guarded desk: every role, object and operation, from the catalogue.

No code of the program stands between: each attempt is one statement on a connection of psycopg
under the login of a person of that role, and is rolled back. What was to be expected comes from
`models.rights`; what happened, from the server.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import psycopg
from sqlalchemy import make_url, text

from models.function_rights import FUNCTIONS
from models.migrations import guard
from models.people import Department, Person, Team, TeamMember
from models.rights import TABLES
from models.vocabulary import Role
from services.store.work import Actor, Store
from services.tickets import conversation
from services.tickets.intake import NewTicket, open_ticket
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import let_in
from tests.rigs.raw_statements import ALLOWED, CLOSED, FORGED, NAMED, NUMBERED, ORACLES, REFUSED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SETUP: Final = Actor(None, "Setup", Role.ADMINISTRATOR, "test")
LOGINS: Final = {
    Role.REQUESTER: "requester",
    Role.AGENT: "agent",
    Role.SUPERVISOR: "lead",
    Role.COMPLIANCE: "officer",
    Role.AUDITOR: "raw_auditor",
    Role.RECORDS: "raw_records",
    Role.ADMINISTRATOR: "admin",
    Role.WATCHER: "raw_watcher",
}
NARROW: Final = (Role.REQUESTER, Role.AGENT, Role.SUPERVISOR)
"""Roles that must see nothing of another department."""
KEPT_OUT: Final = (Role.REQUESTER, Role.AGENT, Role.ADMINISTRATOR)
"""Whose logins have nothing to do with the confidential ticket."""
COLUMNS: Final = """
    SELECT c.relname, t.attname FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND t.attnum > 0 AND NOT t.attisdropped ORDER BY 1, t.attnum
"""
CALLS: Final = """
    SELECT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || p.proname,
           ARRAY(SELECT format_type(a, NULL) FROM unnest(p.proargtypes) a)
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('public', 'api', 'guard') ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One statement, and whether the rights let it through."""

    statement: str
    is_allowed: bool


@dataclass(slots=True)
class Tally:
    """What came of all attempts; `unexpected` says which statement did what it should not."""

    allowed: int = 0
    refused: int = 0
    unexpected: list[str] = field(default_factory=list)
    by_role: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Besieged:
    """A desk with a ticket of one's own department and one of another's, and everybody's login."""

    owner: Store
    own: int
    foreign: int
    secret: int
    """Confidential, of another team of one's own department."""
    addresses: dict[Role, str]


def besiege(owner: Store) -> Besieged:
    """Lay the desk and give every role a login."""
    desk = lay_desk(owner)
    with owner.work(SETUP) as work:
        people = Department(name="People")
        work.session.add(people)
        work.session.flush()
        names = {Role.AUDITOR: "raw_auditor", Role.RECORDS: "raw_records"}
        names[Role.WATCHER] = "raw_watcher"
        for role, login in [*names.items(), (Role.AGENT, "raw_stranger"), (Role.REQUESTER, None)]:
            work.session.add(
                Person(
                    name=login or "Other Asker",
                    role=role,
                    login=login,
                    department_id=people.id,
                    created_at=work.now,
                )
            )
        work.session.add(Team(name="People desk", department_id=people.id))
        work.session.flush()
        find = work.session.query
        stranger = find(Person).filter_by(login="raw_stranger").one().id
        asker = find(Person).filter_by(name="Other Asker").one().id
        team = find(Team).filter_by(name="People desk").one().id
        work.session.add(TeamMember(team_id=team, person_id=stranger))
    own = opened(owner, desk)
    foreign = _asked(
        owner, NewTicket("Salary", asker, "Too low", team_id=team, assignee_id=stranger)
    )
    of_board = NewTicket("Pay", asker, "Too high", kind="Confidential", team_id=desk.tier_2)
    secret = _asked(owner, of_board)
    for actor, number in ((desk.agent, own), (SETUP, foreign), (SETUP, secret)):
        with owner.work(actor) as work:
            conversation.add_note(work, number, "Nobody else's business")
    addresses = {role: let_in(str(owner.url), login, role) for role, login in LOGINS.items()}
    return Besieged(owner, own, foreign, secret, addresses)


def _asked(owner: Store, new: NewTicket) -> int:
    with owner.work(SETUP) as work:
        number = open_ticket(work, new).subject
    assert number is not None
    return number


def attack(desk: Besieged, *, every_column: bool, roles: Iterable[Role] = tuple(Role)) -> Tally:
    """Try everything under the logins of these roles."""
    tally = Tally()
    with desk.owner.engine.connect() as catalogue:
        columns: dict[str, list[str]] = {}
        for table, column in catalogue.execute(text(COLUMNS)):
            columns.setdefault(table, []).append(column)
        calls = [(row[0], list(row[1])) for row in catalogue.execute(text(CALLS))]
    for role in roles:
        with psycopg.connect(_libpq(desk.addresses[role])) as connection:
            for one in _attempts(role, columns, calls, every_column=every_column):
                _note(tally, role, one, _outcome(connection, one.statement))
            for question in (*_specials(desk, role), *_wishes(desk, role)):
                told = _rows(connection, question)
                _note(tally, role, Attempt(question, is_allowed=False), told)
    return tally


def _libpq(address: str) -> str:
    url = make_url(address)
    return psycopg.conninfo.make_conninfo(
        host=url.host,
        port=url.port,
        dbname=url.database,
        user=url.username,
        password=str(url.password),
    )


def _attempts(
    role: Role,
    columns: dict[str, list[str]],
    calls: list[tuple[str, list[str]]],
    *,
    every_column: bool,
) -> Iterator[Attempt]:
    for table, names in columns.items():
        yield from _on_table(role, table, names if every_column else names[:1])
    for name, kinds in calls:
        arguments = ", ".join(f"NULL::{kind}" for kind in kinds)
        yield Attempt(f"SELECT {name}({arguments})", _may_call(role, name, kinds))
    yield from (Attempt(one, is_allowed=False) for one in REFUSED)
    yield from (Attempt(one, is_allowed=True) for one in ALLOWED)


def _on_table(role: Role, table: str, columns: Iterable[str]) -> Iterator[Attempt]:
    rights = TABLES[table]
    for named in columns:
        column = f'"{named}"'  # one is called offset
        may_read = role in rights.read and named not in rights.secret
        yield Attempt(f"SELECT {column} FROM {table} LIMIT 0", may_read)  # noqa: S608
        may_add = role in rights.add and (named != "id" or rights.drawn)
        yield Attempt(f"INSERT INTO {table} ({column}) VALUES (DEFAULT)", may_add)  # noqa: S608
        may_change = role in rights.change and named not in rights.fixed
        yield Attempt(f"UPDATE {table} SET {column} = DEFAULT WHERE false", may_change)  # noqa: S608
    yield Attempt(f"DELETE FROM {table} WHERE false", role in rights.remove)  # noqa: S608
    for statement in (
        f"TRUNCATE {table}",
        f"DROP TABLE {table}",
        f"ALTER TABLE {table} ADD COLUMN mine integer",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} DISABLE TRIGGER ALL",
        f"CREATE TRIGGER mine AFTER INSERT ON {table} EXECUTE FUNCTION refuse_change()",
        f"CREATE POLICY mine ON {table} USING (true)",
        f"CREATE RULE mine AS ON INSERT TO {table} DO NOTHING",
        f"COPY {table} TO PROGRAM 'cat'",
    ):
        yield Attempt(statement, is_allowed=False)


def _may_call(role: Role, name: str, kinds: list[str]) -> bool:
    written = ",".join(kinds).replace("timestamp with time zone", "timestamptz")
    return role in FUNCTIONS[f"{name}({written})"]


def _specials(desk: Besieged, role: Role) -> Iterator[str]:
    """Yield questions that must find nothing: rows of another department, notes, secrets."""
    hidden = [desk.foreign] if role in NARROW else []
    hidden += [desk.secret] if role in KEPT_OUT else []
    for table, rights in TABLES.items():
        if hidden and role in rights.read and _has_ticket(desk, table):
            for number in hidden:
                yield f"SELECT 1 FROM {table} WHERE ticket_id = {number}"  # noqa: S608
    if role in KEPT_OUT:
        about = [oracle for oracle in ORACLES if "{foreign}" in oracle]
        yield from (oracle.format(foreign=desk.secret, own=desk.own) for oracle in about)
    if role not in NARROW:
        return
    for oracle in ORACLES:
        yield oracle.format(foreign=desk.foreign, own=desk.own)
    if role is Role.REQUESTER:
        yield "SELECT 1 FROM message WHERE kind = 'note'"


def _wishes(desk: Besieged, role: Role) -> Iterator[str]:
    """Yield what nobody gets on a ticket they see: other clocks and numbers, words unopened."""
    if role is not Role.WATCHER:
        yield from (one.format(own=desk.own) for one in (*FORGED, *NUMBERED, *NAMED))
        yield from (one.format(secret=desk.secret) for one in CLOSED)


def _has_ticket(desk: Besieged, table: str) -> bool:
    query = "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(:t) AND attname = 'ticket_id'"
    with desk.owner.engine.connect() as connection:
        return connection.scalar(text(query), {"t": f"public.{table}"}) is not None


def _outcome(connection: psycopg.Connection[Any], statement: str) -> bool:
    """Return whether the rights let a statement through; what its rows do is another matter."""
    connection.autocommit = statement.startswith("ALTER SYSTEM")
    try:
        connection.execute(statement)
    except psycopg.errors.InsufficientPrivilege as error:
        # the grants passed where a policy or a trigger of the desk refused the row
        said = str(error)
        return "row-level security policy" in said or "at RAISE" in said
    except psycopg.errors.FeatureNotSupported:
        return True
    except (psycopg.errors.UndefinedObject, psycopg.errors.UndefinedTable):
        return False
    except psycopg.Error:
        return True
    finally:
        connection.rollback()
        connection.autocommit = False
    return True


def _rows(connection: psycopg.Connection[Any], statement: str) -> bool:
    """Return whether a question found anything, or told by an error that it would have."""
    try:
        return connection.execute(statement).fetchone() is not None
    except psycopg.errors.InsufficientPrivilege:
        return False
    except psycopg.Error:
        return True
    finally:
        connection.rollback()


def _note(tally: Tally, role: Role, attempt: Attempt, passed: object) -> None:
    tally.by_role[role.value] += 1
    if bool(passed) is not attempt.is_allowed:
        word = "was let through" if passed else "was refused"
        tally.unexpected.append(f"{guard.GROUPS.format(role.value)}: {attempt.statement} {word}")
    elif passed:
        tally.allowed += 1
    else:
        tally.refused += 1
