"""Logins of people: made, switched, reset and given roles, without a CREATEROLE for anybody."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError
from sqlalchemy.pool import NullPool

from models.people import Person
from models.vocabulary import Role
from services.access import administration
from services.access.administration import NewPerson
from services.console.__main__ import run
from services.errors import RuleError
from services.store import logins
from services.store.work import Actor, Store
from tests.rigs.desk import SmallDesk, lay_desk
from tests.rigs.logins import seat

if TYPE_CHECKING:
    from collections.abc import Iterator

OPERATOR = Actor(None, "Operator", Role.ADMINISTRATOR, "test")
SECRET = "correct horse battery"  # noqa: S105 - of a server that lives for one test run


@pytest.fixture
def owner(pg_url: str) -> Iterator[Store]:
    """The desk as its owner opens it; the logins it makes are removed with it."""
    made = Store(pg_url)
    before = _roles(made)
    yield made
    with made.engine.begin() as connection:
        for role in _roles(made) - before:
            database = make_url(pg_url).database
            for grantor in ("vigil_rolemaker", "NONE"):
                connection.exec_driver_sql(f"SET ROLE {grantor}")
                connection.exec_driver_sql(f'REVOKE CONNECT ON DATABASE {database} FROM "{role}"')
            connection.exec_driver_sql(f'DROP ROLE "{role}"')
    made.dispose()


@pytest.fixture
def desk(owner: Store) -> SmallDesk:
    return lay_desk(owner)


@pytest.fixture
def admin(owner: Store, desk: SmallDesk) -> Iterator[Store]:
    """The seat of the administrator."""
    made = seat(owner, "admin", desk.admin.role)
    yield made
    made.dispose()


def _roles(store: Store) -> set[str]:
    with store.engine.connect() as connection:
        return set(connection.scalars(text("SELECT rolname FROM pg_roles")))


def _person(store: Store, login: str) -> Person:
    with store.reading(OPERATOR) as work:
        return work.session.query(Person).filter_by(login=login).one()


def _connect(owner: Store, login: str, password: str = SECRET) -> str:
    url = make_url(str(owner.url)).set(username=login, password=password)
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return str(connection.scalar(text("SELECT login || ' ' || role FROM api.who_am_i()")))


def _hire(admin: Store, desk: SmallDesk, login: str, role: Role = Role.AGENT) -> int:
    with admin.work(desk.admin) as work:
        new = NewPerson(login.title(), role, login=login)
        person_id = administration.add_person(work, new).subject
        assert person_id is not None
        administration.give_login(work, person_id, SECRET)
    return person_id


@pytest.mark.postgres
def test_an_administrator_makes_a_login_that_is_the_person(
    owner: Store, admin: Store, desk: SmallDesk
) -> None:
    _hire(admin, desk, "newbie")

    assert _connect(owner, "newbie") == "newbie agent"


@pytest.mark.postgres
def test_the_server_keeps_a_verifier_and_no_password(
    owner: Store, admin: Store, desk: SmallDesk
) -> None:
    _hire(admin, desk, "newbie")

    with owner.engine.connect() as connection:
        kept = connection.scalar(text("SELECT rolpassword FROM pg_authid WHERE rolname = 'newbie'"))
    assert str(kept).startswith("SCRAM-SHA-256$")


@pytest.mark.postgres
def test_somebody_who_is_switched_off_is_out_at_once(
    owner: Store, admin: Store, desk: SmallDesk
) -> None:
    person_id = _hire(admin, desk, "leaver")
    url = make_url(str(owner.url)).set(username="leaver", password=SECRET)
    engine = create_engine(url, poolclass=NullPool)
    open_session = engine.connect()
    open_session.execute(text("SELECT 1"))
    open_session.commit()

    with admin.work(desk.admin) as work:
        administration.set_active(work, person_id, active=False)

    with pytest.raises(OperationalError):
        open_session.execute(text("SELECT 1"))
    with pytest.raises(OperationalError, match="not permitted to log in"):
        _connect(owner, "leaver")
    with admin.work(desk.admin) as work:
        administration.set_active(work, person_id, active=True)
    assert "leaver" in _connect(owner, "leaver")


@pytest.mark.postgres
def test_a_new_password_replaces_the_old_one(owner: Store, admin: Store, desk: SmallDesk) -> None:
    person_id = _hire(admin, desk, "forgetful")

    with admin.work(desk.admin) as work:
        administration.give_login(work, person_id, "quite another one")

    with pytest.raises(OperationalError, match="password authentication failed"):
        _connect(owner, "forgetful")
    assert "forgetful" in _connect(owner, "forgetful", "quite another one")


@pytest.mark.postgres
def test_people_change_their_own_password(owner: Store, admin: Store, desk: SmallDesk) -> None:
    person_id = _hire(admin, desk, "careful")
    own = Store(make_url(str(owner.url)).set(username="careful", password=SECRET))
    me = Actor(person_id, "Careful", Role.AGENT, "test")

    with own.work(me) as work:
        administration.give_login(work, person_id, "quite another one")
    own.dispose()

    assert "careful" in _connect(owner, "careful", "quite another one")


@pytest.mark.postgres
def test_a_role_moves_the_rights_with_it(owner: Store, admin: Store, desk: SmallDesk) -> None:
    person_id = _hire(admin, desk, "climber")

    with admin.work(desk.admin) as work:
        administration.set_role(work, person_id, Role.AUDITOR, reason="She audits now")

    assert _connect(owner, "climber") == "climber auditor"
    with owner.engine.connect() as connection:
        groups = connection.scalars(
            text(
                "SELECT roleid::regrole::text FROM pg_auth_members"
                " WHERE member = 'climber'::regrole"
            )
        )
        assert list(groups) == ["vigil_auditor"]


@pytest.mark.postgres
def test_an_administrator_is_made_by_two(owner: Store, admin: Store, desk: SmallDesk) -> None:
    person_id = _hire(admin, desk, "second")
    with owner.work(OPERATOR) as work:
        administration.set_role(
            work, desk.lead.person_id or 0, Role.ADMINISTRATOR, reason="The other one"
        )
    other = seat(owner, "lead", Role.ADMINISTRATOR)
    lead = Actor(desk.lead.person_id, desk.lead.name, Role.ADMINISTRATOR, "test")

    with admin.work(desk.admin) as work:
        administration.set_role(work, person_id, Role.ADMINISTRATOR, reason="Ada is on leave")
        administration.set_role(work, person_id, Role.ADMINISTRATOR, reason="Again")
    assert _person(owner, "second").role is Role.AGENT
    with other.work(lead) as work:
        administration.set_role(work, person_id, Role.ADMINISTRATOR, reason="I agree")

    assert _person(owner, "second").role is Role.ADMINISTRATOR
    other.dispose()


def test_on_a_file_too_an_administrator_is_made_by_two(sqlite_store: Store) -> None:
    desk = lay_desk(sqlite_store)
    with sqlite_store.work(OPERATOR) as work:
        administration.set_role(work, desk.lead.person_id or 0, Role.ADMINISTRATOR, reason="Two")
    lead = Actor(desk.lead.person_id, desk.lead.name, Role.ADMINISTRATOR, "test")

    for actor, expected in ((desk.admin, Role.AGENT), (lead, Role.ADMINISTRATOR)):
        with sqlite_store.work(actor) as work:
            administration.set_role(
                work, desk.agent.person_id or 0, Role.ADMINISTRATOR, reason="Help"
            )
        assert _person(sqlite_store, "agent").role is expected


SELF_MADE = """
    INSERT INTO person (name, role, login, active, created_at, failed_sign_ins)
    VALUES ('x', 'administrator', 'x', true, now(), 0)
"""


@pytest.mark.postgres
@pytest.mark.parametrize(
    "statement",
    [
        "SELECT api.give_role({me}, 'watcher', 'me')",
        "SELECT api.give_role({other}, 'superuser', 'x')",
        "SELECT api.give_password({other}, 'clear text')",
        "SELECT guard.make_role('x', 'agent', 'SCRAM-SHA-256$1:a$b:c')",
        "SELECT guard.change_role('postgres', 'off', NULL)",
        "UPDATE person SET role = 'administrator' WHERE id = {other}",
        "UPDATE person SET login = 'postgres' WHERE id = {other}",
        SELF_MADE,
        "ALTER ROLE agent PASSWORD 'x'",
        "ALTER ROLE CURRENT_USER SUPERUSER",
        "GRANT vigil_compliance TO CURRENT_USER",
        "SELECT rolpassword FROM pg_authid",
    ],
)
def test_an_administrator_gets_no_further_than_the_functions(
    admin: Store, desk: SmallDesk, statement: str
) -> None:
    asked = statement.format(me=desk.admin.person_id, other=desk.agent.person_id)

    with admin.engine.begin() as connection, pytest.raises(DBAPIError):
        connection.exec_driver_sql(asked)


@pytest.mark.postgres
def test_an_agent_cannot_call_them(owner: Store, desk: SmallDesk) -> None:
    agent = seat(owner, "agent", desk.agent.role)

    for call in ("give_role(1, 'agent', 'x')", "switch_person(1, true)", "give_password(1, 'x')"):
        with (
            agent.engine.begin() as connection,
            pytest.raises(ProgrammingError, match="permission denied"),
        ):
            connection.exec_driver_sql(f"SELECT api.{call}")
    agent.dispose()


@pytest.mark.postgres
def test_the_console_manages_people(owner: Store, desk: SmallDesk) -> None:
    seat(owner, "agent", desk.agent.role).dispose()
    address = str(owner.url)
    with owner.work(OPERATOR) as work:
        # logins are the server's, and other tests let others in: nobody lets this one in
        work.session.add(
            Person(name="Una Let", role=Role.SUPERVISOR, login="una_let", created_at=work.now)
        )

    def ask(*words: str, given: str = "") -> str:
        out, err = io.StringIO(), io.StringIO()
        status = run(["user", words[0], "--db", address, *words[1:]], io.StringIO(given), out, err)
        assert status == 0, err.getvalue()
        return out.getvalue()

    told = ask("add", "newbie", "agent", "--name", "Nora New", "--department", "IT")
    password = told.rsplit(": ", 1)[1].strip()
    assert "newbie" in _connect(owner, "newbie", password)
    ask("reset", "newbie", "--password-stdin", given=f"{SECRET}\n")
    assert "newbie" in _connect(owner, "newbie")
    ask("role", "newbie", "supervisor", "--reason", "She leads now")
    ask("disable", "newbie")
    assert "newbie               supervisor     switched off" in ask("list")
    assert "una_let              supervisor     no login on the server" in ask("list")
    ask("enable", "newbie")
    assert _connect(owner, "newbie") == "newbie supervisor"


def test_a_file_says_what_it_cannot_promise(sqlite_store: Store) -> None:
    lay_desk(sqlite_store)
    out = io.StringIO()

    run(["user", "list", "--db", str(sqlite_store.url)], io.StringIO(), out, io.StringIO())

    assert "whoever can read the file reads the desk" in out.getvalue()


def test_nobody_is_added_as_an_administrator_by_one(sqlite_store: Store) -> None:
    desk = lay_desk(sqlite_store)

    with sqlite_store.work(desk.admin) as work, pytest.raises(RuleError, match="Two persons"):
        administration.add_person(work, NewPerson("Eve", Role.ADMINISTRATOR, login="eve"))


def test_a_file_has_no_logins(sqlite_store: Store) -> None:
    with sqlite_store.reading(OPERATOR) as work:
        assert logins.signed_in(work.session) is None
