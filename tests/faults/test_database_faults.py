"""Every way a database can fail is one sentence that says what to do, without secrets."""

from __future__ import annotations

import os
import sqlite3
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from services.errors import ConflictError, HelpDeskError, NotAllowed, StoreUnavailable
from services.escalation import volley
from services.store import faults, schema
from services.store.engine import BEGIN, IMMEDIATE, make_engine
from services.store.work import Store
from services.time_source import VirtualTime
from services.watch import sweep as sweeping
from tests.rigs.desk import MONDAY_9H, lay_desk, opened

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from services.store.work import Work
    from tests.rigs.postgres_server import PgServer

SECRET = "correct-horse"  # noqa: S105 - looked for in what is shown


def told(address: str, *statements: str, error: type[HelpDeskError] = StoreUnavailable) -> str:
    """Return the sentence that running the statements ends with."""
    engine = make_engine(address)
    with pytest.raises(error) as caught, faults.translated(address):
        run(engine, *statements)
    engine.dispose()
    return str(caught.value)


def run(engine: Engine, *statements: str) -> None:
    with engine.execution_options(**{BEGIN: IMMEDIATE}).begin() as connection:
        for statement in statements or ("SELECT 1",):
            connection.execute(text(statement))


def test_nobody_listens_at_the_address() -> None:
    sentence = told(f"postgresql://ada:{SECRET}@127.0.0.1:1/desk")

    assert sentence == (
        "The database desk on 127.0.0.1:1 cannot be reached. "
        "Check that the server runs and that the address is right."
    )


def test_a_host_that_does_not_exist() -> None:
    sentence = told(f"postgresql://ada:{SECRET}@no-such-host.invalid/desk")

    assert "desk on no-such-host.invalid cannot be reached" in sentence


def test_a_wrong_password(pg_server: PgServer) -> None:
    sentence = told(pg_server.url("postgres", password=SECRET))

    assert "refused the name or the password. Check both" in sentence
    assert SECRET not in sentence


def test_a_name_the_server_does_not_know(pg_server: PgServer) -> None:
    sentence = told(pg_server.url("postgres", user="nobody_here", password=SECRET))

    assert "refused the name or the password" in sentence


def test_a_database_the_server_does_not_have(pg_server: PgServer) -> None:
    assert "desk_of_nobody on 127.0.0.1" in told(pg_server.url("desk_of_nobody"))


def test_a_connection_that_is_cut_in_the_middle(pg_url: str) -> None:
    sentence = told(pg_url, "SELECT pg_terminate_backend(pg_backend_pid())", "SELECT 1")

    assert sentence.startswith("The connection to the database")
    assert "What was not confirmed is not saved; try again." in sentence


def test_a_server_that_only_reads(pg_url: str) -> None:
    sentence = told(pg_url, "SET TRANSACTION READ ONLY", "DELETE FROM setting")

    assert "can only be read" in sentence


def test_history_that_is_rewritten_on_the_server(pg_url: str) -> None:
    assert "may not" in told(pg_url, "DELETE FROM audit_entry", error=NotAllowed)


def test_a_desk_without_its_tables(empty_url: str) -> None:
    engine = make_engine(empty_url)
    with pytest.raises(HelpDeskError, match="vigilctl db upgrade"), faults.translated(empty_url):
        run(engine, "SELECT * FROM ticket")
    engine.dispose()


def test_the_same_key_twice(url: str) -> None:
    insert = "INSERT INTO setting (key, value) VALUES ('tone', '1')"

    assert "exists already" in told(url, insert, insert, error=ConflictError)


def test_something_that_refers_to_nothing(url: str) -> None:
    insert = "INSERT INTO team_member (team_id, person_id) VALUES (1, 1)"

    assert "was removed meanwhile" in told(url, insert, error=ConflictError)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "letter.sqlite").write_text("Dear reader, " * 1000)

    sentence = told(f"sqlite:///{tmp_path / 'letter.sqlite'}")

    assert "is damaged or not a desk of Vigildesk. Restore it from a backup" in sentence


def test_a_damaged_file(sqlite_url: str, tmp_path: Path) -> None:
    file = tmp_path / "desk.sqlite"
    content = bytearray(file.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    file.write_bytes(content)

    assert "is damaged" in told(sqlite_url, "SELECT count(*) FROM ticket")


def test_looking_at_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "letter.sqlite").write_text("Dear reader, " * 1000)

    with pytest.raises(StoreUnavailable, match="is damaged or not a desk"):
        schema.status(make_engine(f"sqlite:///{tmp_path / 'letter.sqlite'}"))


def test_a_file_that_may_only_be_read(sqlite_url: str) -> None:
    read_only = sqlite_url.replace("sqlite:///", "sqlite:///file:") + "?mode=ro&uri=true"

    sentence = told(read_only, "INSERT INTO setting (key, value) VALUES ('a', '1')")

    assert "can only be read. Make it writable" in sentence


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    sentence = told(f"sqlite:///{tmp_path / 'gone' / 'desk.sqlite'}")

    assert "cannot be opened. Check that its folder exists" in sentence


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(StoreUnavailable, match="cannot be made"):
        schema.upgrade(make_engine(f"sqlite:///{tmp_path / 'file' / 'deeper' / 'desk.sqlite'}"))


def test_a_full_disk(sqlite_url: str) -> None:
    fill = "INSERT INTO setting (key, value) VALUES ('a', 'x' || hex(zeroblob(9000000)))"

    assert "is full. Free some space" in told(sqlite_url, "PRAGMA max_page_count = 10", fill)


def test_another_program_that_keeps_the_file(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.store.engine.LOCK_WAIT_S", 0.1)
    other = sqlite3.connect(tmp_path / "desk.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    assert "is busy with another change" in told(sqlite_url, "DELETE FROM setting")
    other.close()


def test_a_mistake_of_ours_stays_a_mistake(url: str) -> None:
    engine = make_engine(url)
    with pytest.raises(DBAPIError), faults.translated(url):
        run(engine, "SELEKT 1")
    engine.dispose()


def test_work_that_lost_a_race_may_be_tried_again(pg_url: str) -> None:
    engine = make_engine(pg_url).execution_options(isolation_level="REPEATABLE READ")
    run(engine, "INSERT INTO setting (key, value) VALUES ('n', '1')")
    with engine.connect() as late:
        late.execute(text("SELECT * FROM setting"))
        run(engine, "UPDATE setting SET value = '2'")
        with pytest.raises(StoreUnavailable) as caught, faults.translated(pg_url):
            late.execute(text("UPDATE setting SET value = '3'"))
    engine.dispose()

    assert faults.is_retryable(caught.value)


@pytest.mark.postgres
def test_a_connection_lost_within_a_sweep_blames_no_ticket(
    pg_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(pg_url, VirtualTime(MONDAY_9H))
    desk = lay_desk(store)
    opened(store, desk)
    late = Store(pg_url, VirtualTime(MONDAY_9H + timedelta(hours=9)))

    def cut(work: Work, _tickets: object) -> None:
        ask = text("SELECT pg_terminate_backend(pg_backend_pid())")
        work.session.execute(ask)

    with monkeypatch.context() as patched:
        patched.setattr(volley, "fire_together", cut)
        with pytest.raises(StoreUnavailable, match="was lost"):
            sweeping.sweep(late)

    swept = sweeping.sweep(late)
    for one in (store, late):
        one.dispose()
    assert swept.fired > 0
    assert not swept.failed
