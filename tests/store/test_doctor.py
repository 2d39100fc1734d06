"""The doctor names what puts work at risk, and SQL for an administrator is guarded."""

from __future__ import annotations

import io
import subprocess
import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect, text

from services.console.__main__ import run
from services.errors import RuleError
from services.operations import doctor, doctor_server, dumping, offline
from services.operations.doctor import Finding, Level
from services.store import schema
from services.store.engine import make_engine
from services.store.migrating import LOCK_KEY
from tests.rigs.postgres_server import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def vigilctl(*argv: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = run(argv, io.StringIO(), out, err)
    return status, out.getvalue(), err.getvalue()


def finding(address: str, about: str) -> Finding:
    return next(one for one in doctor.examine(address) if one.about == about)


def psql(url: str, sql: str) -> tuple[int, str]:
    made = make_engine(url)
    done = subprocess.run(
        [dumping.found("psql"), "--set=ON_ERROR_STOP=1", "--quiet", dumping.conninfo(made.url)],
        input=sql,
        text=True,
        check=False,
        capture_output=True,
        env={"PGPASSWORD": PASSWORD, "PATH": "/usr/bin:/bin"},
    )
    made.dispose()
    return done.returncode, done.stderr


@pytest.mark.postgres
def test_a_forgetful_server_is_bad(pg_url: str) -> None:
    status, told, _ = vigilctl("db", "doctor", "--db", pg_url)

    assert status == 1
    assert "bad      fsync                  off: a power cut can destroy the database." in told
    assert (
        "bad      synchronous_commit     off: the server confirms work it can still lose." in told
    )
    assert "good     version                PostgreSQL" in told
    assert "warning  standby                no standby follows" in told
    assert "good     extensions             none is needed" in told


@pytest.mark.postgres
def test_an_idle_transaction_is_named_with_its_process(
    pg_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_server, "LONG_S", 0)
    engine = make_engine(pg_url)
    with engine.connect() as connection:
        pid = connection.scalar(text("SELECT pg_backend_pid()"))
        found = finding(pg_url, "long transaction")
    engine.dispose()

    assert found.level is Level.WARNING
    assert f"SELECT pg_terminate_backend({pid})" in found.said


@pytest.mark.postgres
def test_a_clock_that_is_off_is_told(pg_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_server, "CLOCK_OFF_S", -1.0)

    assert "let both follow a time server" in finding(pg_url, "clock").said


def test_a_sound_file_is_good(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite").chmod(0o600)
    status, told, _ = vigilctl("db", "doctor", "--db", sqlite_url)

    assert status == 0
    assert "good     journal                wal" in told
    assert "good     integrity              every page was read and is sound" in told
    assert "one seat only" in told


def test_a_file_others_may_read_is_told(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite").chmod(0o644)

    assert "chmod 600" in finding(sqlite_url, "rights").said


def test_rows_that_refer_to_nothing_are_bad(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("INSERT INTO team_member (team_id, person_id) VALUES (1, 2)")
    engine.dispose()

    found = finding(sqlite_url, "references")
    assert found.level is Level.BAD
    assert "in team_member" in found.said


def test_an_older_desk_is_bad(url: str) -> None:
    engine = make_engine(url)
    before = schema.known_revisions()[-2]
    schema.downgrade(engine, before)
    engine.dispose()

    assert finding(url, "schema").level is Level.BAD


@pytest.mark.postgres
def test_the_sql_makes_a_desk_this_program_can_work_with(empty_pg_url: str) -> None:
    _, sql, _ = vigilctl("db", "sql")
    status, said = psql(empty_pg_url, sql)

    assert (status, said) == (0, "")
    engine = make_engine(empty_pg_url)
    schema.require_usable(engine)
    engine.dispose()


@pytest.mark.postgres
def test_the_sql_upgrades_an_older_desk_and_no_other(empty_pg_url: str) -> None:
    known = schema.known_revisions()
    engine = make_engine(empty_pg_url)
    schema.upgrade(engine, known[-2])
    sql = offline.upgrade_sql(known[-2])
    first = psql(empty_pg_url, sql)
    second = psql(empty_pg_url, sql)

    assert first == (0, "")
    assert schema.status(engine).revision == known[-1]
    assert second[0] != 0
    assert f"this SQL is for a desk at revision {known[-2]}" in second[1]
    assert f"and this one is at {known[-1]}" in second[1]
    engine.dispose()


@pytest.mark.postgres
def test_the_sql_for_an_empty_database_leaves_a_desk_alone(pg_url: str) -> None:
    status, said = psql(pg_url, offline.upgrade_sql(None))

    assert status != 0
    assert "this SQL is for a desk at revision none (empty)" in said


@pytest.mark.postgres
def test_the_sql_waits_for_a_client_that_is_upgrading(empty_pg_url: str) -> None:
    engine = make_engine(empty_pg_url)
    told: list[tuple[int, str]] = []
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": LOCK_KEY})
        sql = offline.upgrade_sql(None).replace("'10s'", "'1s'")
        by_hand = threading.Thread(target=lambda: told.append(psql(empty_pg_url, sql)))
        by_hand.start()
        by_hand.join()
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": LOCK_KEY})

    assert "lock timeout" in told[0][1]
    assert inspect(engine).get_table_names() == []
    engine.dispose()


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: offline.upgrade_sql("0000"), "There is no revision 0000"),
        (lambda: offline.upgrade_sql(schema.known_revisions()[-1]), "nothing to upgrade"),
    ],
)
def test_a_wrong_revision_is_refused(ask: Callable[[], str], words: str) -> None:
    with pytest.raises(RuleError, match=words):
        ask()
