"""The guard comes back around a cloned or restored desk: its rights are no part of a copy."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.pool import NullPool

from models.vocabulary import Role
from services.console.__main__ import run
from services.operations import age
from services.store import applied, guarding
from services.store.engine import make_engine
from services.store.work import Actor, Store
from tests.rigs.desk import lay_desk
from tests.rigs.logins import let_in, seat

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Work

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
PUBLIC = text(
    "SELECT count(*) FROM pg_database d,"
    " aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a"
    " WHERE d.datname = current_database() AND a.grantee = 0"
)


def _told(*argv: str | Path) -> str:
    out, err = io.StringIO(), io.StringIO()
    assert run([str(one) for one in argv], io.StringIO(), out, err) == 0, err.getvalue()
    return out.getvalue()


def _ask(url: str, statement: str) -> list[tuple[object, ...]]:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def _made(url: str, name: str, how: str) -> str:
    """Make another database on the same server; returns its address."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    target = make_url(url).set(database="postgres")
    with create_engine(
        target, isolation_level="AUTOCOMMIT", poolclass=NullPool
    ).connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {how}")
    engine.dispose()
    return make_url(url).set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def agent(pg_url: str) -> str:
    """The address of an agent of a small desk."""
    store = Store(pg_url)
    lay_desk(store)
    store.dispose()
    let_in(pg_url, "elsewhere", Role.AGENT)  # a login of the server, but nobody of this desk
    engine = create_engine(pg_url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            f"REVOKE CONNECT ON DATABASE {make_url(pg_url).database} FROM elsewhere"
        )
    return let_in(pg_url, "agent", Role.AGENT)


def _at(address: str, place: str, login: str = "agent") -> str:
    of = make_url(address).set(database=make_url(place).database, username=login)
    return of.render_as_string(hide_password=False)


def _is_guarded(address: str, place: str) -> None:
    """The people of the desk get in as themselves, and nobody else does."""
    assert _ask(place, PUBLIC.text) == [(0,)]
    who = _ask(_at(address, place), "SELECT login FROM api.who_am_i()")
    assert who == [("agent",)]
    with pytest.raises(OperationalError, match="permission denied for database"):
        _ask(_at(address, place, "elsewhere"), "SELECT 1")
    with pytest.raises(ProgrammingError, match="permission denied"):
        _ask(_at(address, place), "SELECT password_hash FROM person")


def test_a_clone_is_guarded_when_its_schema_is_brought_up_to_date(pg_url: str, agent: str) -> None:
    clone = _made(pg_url, f"{make_url(pg_url).database}_clone", str(make_url(pg_url).database))
    assert _ask(clone, PUBLIC.text) != [(0,)]

    said = _told("db", "upgrade", "--db", clone)

    assert "Who may see and do what was laid anew" in said
    _is_guarded(agent, clone)


def test_a_restored_desk_is_guarded(
    pg_url: str, agent: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(age, "WORK_FACTOR", 10)
    word = tmp_path / "passphrase"
    word.write_text("correct horse battery staple\n")
    word.chmod(0o600)
    copy = tmp_path / "desk.age"
    _told("backup", "--db", pg_url, "--out", copy, "--passphrase-file", word)
    room = _made(pg_url, f"{make_url(pg_url).database}_again", "template0")

    _told("restore", copy, "--db", room, "--passphrase-file", word)

    _is_guarded(agent, room)


def test_a_seat_lays_nothing(pg_url: str, agent: str) -> None:
    del pg_url
    engine = make_engine(agent)
    assert guarding.lay(engine) is False
    engine.dispose()


def test_a_key_is_its_logins_own(owner: Store) -> None:
    """Whoever learns a key can neither look at what it did nor stand in its way."""
    desk = lay_desk(owner)
    mine, theirs = (seat(owner, login, Role.AGENT) for login in ("agent", "colleague"))

    def nothing(work: Work) -> object:
        return work.touch(configuration=True)

    mine.apply(desk.agent, nothing, key="known to both")  # type: ignore[arg-type]

    assert _keys(mine) == [("known to both", "agent")]
    assert _keys(theirs) == []
    with theirs.engine.begin() as connection:
        changed = connection.execute(text("UPDATE applied_unit SET changes = NULL"))
        assert changed.rowcount == 0
    with theirs.engine.begin() as connection, pytest.raises(ProgrammingError, match="row-level"):
        connection.exec_driver_sql(
            "INSERT INTO applied_unit (key, applied_at, repeats, login)"
            " VALUES ('another', now(), 0, 'agent')"
        )
    with owner.work(Actor(None, "Watcher", Role.WATCHER, "test")) as work:
        work.session.execute(text("UPDATE applied_unit SET applied_at = now() - interval '8 days'"))
    watch = seat(owner, "raw_watcher", Role.WATCHER)
    assert applied.forget_old(watch, Actor(None, "Watcher", Role.WATCHER, "test")) == 1
    for store in (mine, theirs, watch):
        store.dispose()


def _keys(store: Store) -> list[tuple[str, str]]:
    with store.engine.connect() as connection:
        found = connection.execute(text("SELECT key, login FROM applied_unit"))
        return [(row[0], row[1]) for row in found]
