"""How connections are set up, on both databases."""

from __future__ import annotations

import threading
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from services.errors import RuleError
from services.store.engine import BEGIN, IMMEDIATE, database_now, make_engine
from services.time_source import DatabaseTime

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine


def test_the_database_tells_an_aware_instant_in_utc(engine: Engine) -> None:
    with engine.connect() as connection:
        assert database_now(connection).tzinfo is UTC


def test_the_clock_of_the_database_is_read_without_asking_it(engine: Engine) -> None:
    def ask() -> datetime:
        with engine.connect() as connection:
            return database_now(connection)

    clock = DatabaseTime(ask)
    before, told, after = ask(), clock.now(), ask()

    # SQLite tells milliseconds only
    slack = clock.uncertainty + timedelta(milliseconds=1)
    assert before - slack <= told <= after + slack


@pytest.mark.parametrize(
    ("setting", "value"),
    [("foreign_keys", 1), ("recursive_triggers", 1), ("synchronous", 2), ("journal_mode", "wal")],
)
def test_every_sqlite_connection_is_a_safe_one(
    sqlite_url: str, setting: str, value: int | str
) -> None:
    engine = make_engine(sqlite_url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar_one() == value
    engine.dispose()


def test_a_server_session_counts_in_utc_and_names_the_program(pg_url: str) -> None:
    engine = make_engine(pg_url)
    with engine.connect() as connection:
        zone = connection.scalar(text("SHOW timezone"))
        name = connection.scalar(text("SHOW application_name"))
    engine.dispose()

    assert (zone, name) == ("UTC", "vigildesk/0.1.0")


def test_units_that_write_wait_for_each_other_on_sqlite(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url).execution_options(**{BEGIN: IMMEDIATE})

    def count_up() -> None:
        for _ in range(20):
            with engine.begin() as connection:
                read = text("SELECT value FROM setting WHERE key = 'count'")
                seen = int(connection.scalar(read) or 0)
                write = text("INSERT OR REPLACE INTO setting VALUES ('count', :value)")
                connection.execute(write, {"value": seen + 1})

    writers = [threading.Thread(target=count_up) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    with engine.connect() as connection:
        assert connection.scalar(text("SELECT value FROM setting WHERE key = 'count'")) == 60
    engine.dispose()


@pytest.mark.parametrize("address", ["mysql://root@db/desk", "just words", "http://x y:z@["])
def test_other_addresses_are_refused_with_examples(address: str) -> None:
    with pytest.raises(RuleError, match=r"sqlite:///.* or postgresql://"):
        make_engine(address)
