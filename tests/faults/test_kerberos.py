"""People sign in by the ticket of their domain: no password is typed, and none is sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from services.access import sign_in, unlocking
from services.errors import StoreUnavailable
from services.operations import doctor
from services.store import faults, schema
from services.store.engine import make_engine
from services.store.work import Store
from services.tickets.conversation import add_note
from tests.rigs import realm as realms
from tests.rigs.desk import lay_desk, opened
from tests.rigs.postgres_server import NOT_DURABLE, PASSWORD, PgServer
from tests.rigs.realm import REALM, Realm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.rigs.desk import SmallDesk

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
KEYS = "service.keytab"
WORD = "engine-of-analysis"
RULES = f"""\
host all break_glass 127.0.0.1/32 scram-sha-256
host all postgres 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 gss include_realm=0 krb_realm={REALM}
"""
NO_TICKET = "asked for a Kerberos ticket, and took none of this account"


@pytest.fixture(scope="module")
def domain() -> Iterator[Realm]:
    """A domain with two people; this test run is a workstation of it."""
    if not realms.is_there():
        pytest.skip("krb5-kdc, krb5-admin-server and krb5-user are not installed")
    if not Path("/usr/lib/postgresql").exists():
        pytest.skip("the PostgreSQL of the wheel knows no Kerberos")
    made = Realm()
    for name in ("ada", "eve"):
        made.add_person(name, WORD)
    with pytest.MonkeyPatch.context() as patched:
        for variable, value in made.environment.items():
            patched.setenv(variable, value)
        yield made
    made.destroy()


@pytest.fixture(scope="module")
def desk(domain: Realm) -> Iterator[tuple[PgServer, SmallDesk]]:
    """A desk whose agent signs in by ticket; its server keeps one emergency login."""
    keys = ("-c", f"krb_server_keyfile=FILE:{KEYS}")
    server = PgServer((*NOT_DURABLE, *keys))
    server.keep(KEYS, domain.key_for("postgres/127.0.0.1"))
    server.initialise()
    (server.folder / "data" / KEYS).symlink_to(server.folder / KEYS)
    store = Store(server.start().url())
    schema.upgrade(store.engine)
    small = lay_desk(store)
    with store.engine.begin() as connection:
        for statement in (
            "CREATE ROLE ada LOGIN IN ROLE vigil_agent",
            "CREATE ROLE eve LOGIN IN ROLE vigil_agent",
            f"CREATE ROLE break_glass LOGIN PASSWORD '{PASSWORD}'",
            "GRANT CONNECT ON DATABASE postgres TO ada, eve, break_glass",
            f"UPDATE person SET login = 'ada' WHERE id = {small.agent.person_id}",  # noqa: S608 - a number
        ):
            connection.execute(text(statement))
    store.dispose()
    server.keep("data/pg_hba.conf", RULES.encode())
    server.reload()
    yield server, small
    server.destroy()


@pytest.fixture
def ticket(domain: Realm) -> Iterator[None]:
    """Ada has signed in to the domain."""
    domain.sign_in("ada", WORD)
    yield
    domain.sign_out()


def address(server: PgServer, login: str) -> str:
    return f"postgresql://{login}@127.0.0.1:{server.port}/postgres"


def refusal(url: str) -> str:
    engine = make_engine(url)
    with pytest.raises(StoreUnavailable) as caught, faults.translated(url):
        engine.connect()
    engine.dispose()
    return str(caught.value)


@pytest.mark.usefixtures("ticket")
def test_a_person_works_by_the_ticket_of_the_domain(desk: tuple[PgServer, SmallDesk]) -> None:
    server, small = desk
    url = address(server, "ada")
    store = Store(url)
    actor = sign_in.by_login(store, client="seat")
    assert actor is not None
    number = opened(store, small)
    with store.work(actor) as work:
        add_note(work, number, "Written without a password.")
    way = unlocking.way_of(store, actor)
    store.dispose()
    found = {one.about: one.said for one in doctor.examine(url)}

    assert actor.person_id == small.agent.person_id
    assert way is unlocking.Way.NOTHING
    assert found["encryption"] == f"this connection is encrypted by the ticket of ada@{REALM}"


@pytest.mark.usefixtures("ticket")
def test_a_ticket_opens_no_login_but_its_persons(desk: tuple[PgServer, SmallDesk]) -> None:
    assert NO_TICKET in refusal(address(desk[0], "eve"))


def test_without_a_ticket_nobody_is_in_and_the_emergency_login_needs_none(
    domain: Realm, desk: tuple[PgServer, SmallDesk]
) -> None:
    server, _ = desk
    domain.sign_in("ada", WORD)
    domain.sign_out()

    said = refusal(address(server, "ada"))
    engine = make_engine(server.url(user="break_glass"))
    with engine.connect() as connection:
        who = connection.scalar(text("SELECT session_user"))
    engine.dispose()

    assert said.endswith("Sign in to the domain again (kinit), then try again.")
    assert NO_TICKET in said
    assert who == "break_glass"
