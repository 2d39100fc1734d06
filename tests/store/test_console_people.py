"""`vigilctl user`: names, logins and addresses that are refused, and what the trail keeps."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models.people import Person
from models.vocabulary import Role
from services.access.administration import NewPerson, add_person
from services.audit import browse
from services.audit.browse import TrailFilter
from services.console.__main__ import run
from services.errors import RuleError
from services.imports.sample import make_own_desk
from services.store.work import Actor, Store
from tests.rigs.desk import lay_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

pytestmark = pytest.mark.laid

OPERATOR = Actor(None, "Operator", Role.ADMINISTRATOR, "test")
PASSWORD = "correct horse battery"  # noqa: S105 - of people made up


@pytest.fixture
def laid(url: str) -> Iterator[Store]:
    store = Store(url)
    lay_desk(store)
    yield store
    store.dispose()


def vigilctl(store: Store, *words: str, typed: str = "") -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    address = store.engine.url.render_as_string(hide_password=False)
    status = run([*words, "--db", address], io.StringIO(typed), out, err)
    return status, out.getvalue(), err.getvalue()


def added(store: Store, login: str, *more: str) -> tuple[int, str, str]:
    words = ("user", "add", login, "agent", "--name", "New Body", "--password-stdin", *more)
    return vigilctl(store, *words, typed=f"{PASSWORD}\n")


def people(store: Store) -> int:
    with store.engine.connect() as connection:
        return int(connection.scalar(text("SELECT count(*) FROM person")) or 0)


@pytest.mark.parametrize(
    "login",
    [
        'x"; DROP TABLE person; --',
        "vigil_owner",
        "pg_read_all_data",
        "public",
        "none",
        "two\nlines",
        "a" * 64,
        "7up",
        "ünal",
        "o'brien",
        "ada@corp\nexample",
        "@corp.example",
    ],
)
def test_a_login_that_no_server_takes_is_refused(laid: Store, login: str) -> None:
    before = people(laid)

    status, told, said = added(laid, login)

    assert (status, told) == (1, "")
    assert "small letters, digits, . _ and -" in said
    assert "SCRAM" not in said
    assert people(laid) == before


def test_a_login_is_told_as_it_is_kept(laid: Store) -> None:
    """A server takes no other spelling of it."""
    status, told, said = added(laid, "O.Brien")
    if laid.engine.dialect.name == "postgresql":
        with laid.engine.begin() as connection:  # logins belong to the whole server
            connection.exec_driver_sql('DROP OWNED BY "o.brien"; DROP ROLE "o.brien"')

    assert (status, said) == (0, "")
    assert told == "New Body can sign in as o.brien (agent).\n"


@pytest.mark.postgres
def test_the_desk_makes_no_login_of_a_domain(pg_url: str) -> None:
    store = Store(pg_url)
    lay_desk(store)
    before = people(store)

    status, told, said = added(store, "ada@corp.example")

    assert (status, told) == (1, "")
    assert "makes no login “ada@corp.example” on the server" in said
    assert people(store) == before
    store.dispose()


def test_a_person_of_a_domain_is_written_down(laid: Store) -> None:
    with laid.work(OPERATOR) as work:
        add_person(work, NewPerson("Ada Kern", Role.AGENT, login="Ada@Corp.Example"))

    with laid.reading(OPERATOR) as work:
        assert work.session.query(Person).filter_by(login="ada@corp.example").count() == 1


@pytest.mark.postgres
def test_a_login_that_the_server_has_is_refused(pg_url: str) -> None:
    store = Store(pg_url)
    lay_desk(store)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("CREATE ROLE of_another_program LOGIN")

    status, told, said = added(store, "of_another_program")
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP ROLE of_another_program")
    store.dispose()

    assert (status, told) == (1, "")
    assert "of that name already. Choose another name." in said
    assert "SCRAM" not in said


@pytest.mark.parametrize(
    "address",
    ["not an address", "a@b.example\nBcc: c@d.example", f"{'a' * 5000}@b.example", "@b.example"],
)
def test_what_is_no_mail_address_is_refused(laid: Store, address: str) -> None:
    before = people(laid)

    status, told, said = added(laid, "fresh", "--email", address)

    assert (status, told) == (1, "")
    assert "mail address" in said
    assert people(laid) == before


@pytest.mark.parametrize(
    ("verb", "kind"), [("disable", "person.deactivated"), ("enable", "person.activated")]
)
def test_why_somebody_was_switched_is_kept(laid: Store, verb: str, kind: str) -> None:
    status, _, said = vigilctl(laid, "user", verb, "agent", "--reason", " Left the firm ")

    assert (status, said) == (0, "")
    with laid.reading(OPERATOR) as work:
        (entry,) = browse.entries(work, TrailFilter(kind=kind))
    assert entry.reason == "Left the firm"


def test_what_a_statement_was_given_is_told_by_no_error(engine: Engine) -> None:
    with pytest.raises(DBAPIError) as refused, engine.connect() as connection:
        connection.execute(text("SELECT nowhere.nothing(:word)"), {"word": "SCRAM-SHA-256$4096"})

    assert "SCRAM" not in str(refused.value)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE person SET login = repeat('x', 64)", "is longer than the database"),
        ("UPDATE person SET manager_id = 9223372036854775807 + 1", "is larger than the database"),
        ("SELECT set_config('timezone', 'Nowhere/Place', false)", "takes no value that is written"),
        ('CREATE ROLE "none"', "takes no value that is written"),
    ],
)
@pytest.mark.postgres
def test_what_does_not_fit_a_column_is_a_sentence(pg_url: str, statement: str, words: str) -> None:
    store = Store(pg_url)

    with pytest.raises(RuleError, match=words), store.work(OPERATOR) as work:
        work.session.execute(text(statement))
    store.dispose()


def test_an_own_desk_has_a_login_that_can_move(empty_sqlite_url: str) -> None:
    make_own_desk(empty_sqlite_url, "Ünal Öz")
    store = Store(empty_sqlite_url)
    with store.reading(OPERATOR) as work:
        assert work.session.query(Person.login).scalar() == "unal"
    store.dispose()
