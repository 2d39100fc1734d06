"""A desk is made, upgraded, copied and restored without a superuser, and is the same desk."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlalchemy.pool import NullPool

from services.access import administration
from services.errors import StoreUnavailable
from services.operations import age, doctor, dumping, offline, rooms
from services.operations.doctor import Level
from services.store import migrating, schema
from services.store.engine import make_engine
from services.store.work import Store
from services.tickets.conversation import send_reply
from tests.rigs.copying import vigilctl, write_word
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.logins import SECRET
from tests.rigs.maker import MAKER, Hospital, hospital
from tests.rigs.postgres_server import find_binaries, wheel_binaries
from tests.rigs.rights_state import state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from services.store.work import Actor

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
HELD: Final = text(
    "SELECT string_agg(r.rolname, ' ' ORDER BY r.rolname) FROM pg_roles r WHERE r.rolname IN"
    " ('vigil_owner', 'vigil_history', 'vigil_rolemaker', 'vigil_watcher')"
    " AND pg_has_role(session_user, r.oid, 'USAGE')"
)


class Made(NamedTuple):
    """A desk that the owner of its database made, with people who can sign in."""

    house: Hospital
    address: str
    store: Store
    desk: SmallDesk
    expected: list[list[tuple[object, ...]]]
    """How the guard of a desk is laid by a superuser."""

    def seat(self, actor: Actor, login: str) -> Store:
        """Let somebody sit down; the caller disposes of the store."""
        with self.store.work(self.desk.admin) as work:
            administration.give_login(work, actor.person_id or 0, SECRET)
        return Store(_as(self.address, login, SECRET))


@pytest.fixture(scope="module", params=["system", pytest.param("newest", marks=pytest.mark.slow)])
def made(request: pytest.FixtureRequest) -> Iterator[Made]:
    """A desk on a server of each version there is; nobody had made one there before."""
    binaries = find_binaries() if request.param == "system" else wheel_binaries()
    if binaries is None:
        pytest.skip("the wheel with the newest server is not there")
    with hospital(binaries) as house:
        address = house.database("desk")
        assert vigilctl("db", "init", "--db", address)[::2] == (0, "")
        store = Store(address)
        twin = _laid(_make(house.database("twin", "postgres")))
        yield Made(house, address, store, lay_desk(store), twin)
        store.dispose()


def _as(address: str, login: str, password: str) -> str:
    url = make_url(address).set(username=login, password=password)
    return url.render_as_string(hide_password=False)


def _told(address: str, about: str) -> list[tuple[Level, str]]:
    return [(one.level, one.said) for one in doctor.examine(address) if one.about == about]


def _laid(address: str) -> list[list[tuple[object, ...]]]:
    """Return all the catalogue has of the guard of a desk."""
    engine = make_engine(address)
    found = state(engine)
    engine.dispose()
    return found


def _make(address: str) -> str:
    engine = make_engine(address)
    schema.upgrade(engine)
    engine.dispose()
    return address


def test_its_rights_are_those_of_a_desk_that_a_superuser_made(made: Made) -> None:
    with create_engine(made.address, poolclass=NullPool).connect() as connection:
        held = connection.scalar(HELD)

    assert held == "vigil_history vigil_owner vigil_watcher"
    assert _laid(made.address) == made.expected


def test_people_sign_in_work_and_are_kept_apart(made: Made) -> None:
    ticket = opened(made.store, made.desk)
    seat = made.seat(made.desk.agent, "agent")
    with seat.work(made.desk.agent) as work:
        send_reply(work, ticket, "It is the router.")
    with seat.engine.connect() as connection, pytest.raises(ProgrammingError, match="denied"):
        connection.execute(text("SELECT password_hash FROM person"))
    seat.dispose()
    assert vigilctl("audit", "verify", "--db", made.address)[0] == 0


def test_somebody_who_is_switched_off_is_out_at_once(made: Made) -> None:
    """From 16 on no role of such a desk may end the sessions of everybody."""
    seat = made.seat(made.desk.colleague, "colleague")
    with seat.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
        assert vigilctl("user", "disable", "colleague", "--db", made.address)[0] == 0
        with pytest.raises(DBAPIError, match=r"terminating|closed"):
            connection.execute(text("SELECT 1"))
    seat.dispose()
    with made.store.engine.connect() as connection:
        joined = "SELECT count(*) FROM pg_auth_members WHERE member = 'vigil_rolemaker'::regrole"
        joined += " AND roleid = 'colleague'::regrole AND NOT admin_option"
        assert connection.scalar(text(joined)) == 0


def test_what_an_administrator_runs_by_hand_lays_the_same(made: Made) -> None:
    address = make_url(made.house.database("by_hand"))
    done = subprocess.run(
        [dumping.found("psql"), "--set=ON_ERROR_STOP=1", "--quiet", dumping.conninfo(address)],
        check=False,
        capture_output=True,
        text=True,
        input=offline.upgrade_sql(None),
        env={"PGPASSWORD": str(address.password), "PATH": "/usr/bin:/bin"},
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert _laid(address.render_as_string(hide_password=False)) == made.expected


def test_an_older_desk_is_upgraded_and_large_tables_are_parted(made: Made) -> None:
    address = made.house.database("older")
    engine = make_engine(address)
    schema.upgrade(engine)
    store = Store(address, engine=engine)
    opened(store, lay_desk(store))
    schema.downgrade(engine, schema.known_revisions()[-2])
    engine.dispose()

    told = [
        vigilctl("db", "upgrade", "--db", address),
        vigilctl("db", "partition", "--over", "0", "--db", address),
        vigilctl("db", "partition", "--undo", "--db", address),
        vigilctl("db", "upgrade", "--db", address),
    ]

    assert [(status, said) for status, _, said in told] == [(0, "")] * 4
    assert "Upgraded from schema" in told[0][1]
    assert "was laid anew" in told[3][1]
    assert _laid(address) == made.expected


KILLED: Final = """
import os, signal, sys
from sqlalchemy import text
from services.operations import rooms
from services.store.engine import make_engine
with rooms.room(sys.argv[1]) as place, make_engine(place).begin() as half:
    half.execute(text("CREATE TABLE ticket (subject text)"))
    half.commit()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_copy_is_proved_and_restored_without_making_databases(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(age, "WORK_FACTOR", 10)
    monkeypatch.setenv("PATH", str(made.house.server.programs), prepend=":")
    copy, word = tmp_path / "desk.age", write_word(tmp_path / "word")
    opener = ("--passphrase-file", word)
    proofs, room = made.house.database("proofs"), made.house.database("room")

    # whatever stands beside its name: a desk that somebody works in is no room that was left
    made.house.command(f"COMMENT ON DATABASE desk IS '{rooms.BORROWED}'")
    unproved = vigilctl("backup", "--db", made.address, "--out", copy, *opener)
    subprocess.run([sys.executable, "-c", KILLED, proofs], check=False)
    proved = [
        vigilctl("restore", copy, "--prove", "--db", proofs, *opener),
        vigilctl("restore", copy, "--prove", "--db", proofs, *opener),
        vigilctl("restore", copy, "--db", room, *opener),
    ]

    assert unproved[0] == 1
    assert f"{MAKER} may not make databases" in unproved[2]
    assert [(status, said) for status, _, said in proved] == [(0, "")] * 3
    assert vigilctl("audit", "verify", "--db", room)[0] == 0
    assert _laid(room) == made.expected


def test_the_doctor_says_what_only_a_superuser_closes(made: Made) -> None:
    """Until then a login of the desk can hold up an upgrade, which says who it is."""
    address = _make(made.house.database("doors"))
    before = _told(address, "guard")
    agent = _as(address, "agent", SECRET)
    made.seat(made.desk.agent, "agent").dispose()
    made.house.command("GRANT CONNECT ON DATABASE doors TO agent")
    lock = text("SELECT pg_advisory_lock(:key)")
    engine, own = create_engine(agent, poolclass=NullPool), make_engine(address)
    with engine.connect() as connection:
        connection.execute(lock, {"key": migrating.LOCK_KEY})
        with pytest.raises(StoreUnavailable) as held_up, migrating.migrating(own, 0.2):
            raise AssertionError("it was not held up")

    made.house.command(offline.doors_sql(), "doors")

    assert (before[0][0], len(before)) == (Level.WARNING, 1)
    assert "A superuser closes both: `vigilctl db sql --doors`" in before[0][1]
    assert "this desk (the login agent, process" in str(held_up.value)
    assert _told(address, "guard")[0][0] is Level.GOOD
    assert f"{MAKER} owns the database" in _told(address, "this login")[0][1]
    with engine.connect() as connection, pytest.raises(ProgrammingError, match="denied"):
        connection.execute(lock, {"key": migrating.LOCK_KEY})
    with migrating.migrating(own, 0.2):
        pass
    own.dispose()


def test_whoever_lacks_something_is_told_what(made: Made) -> None:
    """Another maker on the same server is let to the roles of the first by a superuser."""
    for name, rights in (("plain", ""), ("second", "CREATEROLE")):
        made.house.command(f"CREATE ROLE {name} LOGIN {rights} PASSWORD 'test'")
    plain, second = (made.house.database(f"of_{one}", one) for one in ("plain", "second"))
    not_its_own = _as(made.house.database("of_nobody"), "second", "test")

    for address in (plain, not_its_own):
        status, _, said = vigilctl("db", "init", "--db", address)
        assert (status, "is neither" in said) == (1, True)
    status, _, said = vigilctl("db", "init", "--db", second)
    if status:  # up to 15 whoever makes roles may give any of them
        assert "A superuser runs once: GRANT vigil_owner, vigil_history" in said
        made.house.command(said.partition("once: ")[2].strip().rstrip("."))
        status, _, said = vigilctl("db", "init", "--db", second)
    assert (status, said) == (0, "")
    made.house.command(
        "REVOKE vigil_owner, vigil_history, vigil_watcher, vigil_rolemaker FROM second"
    )
