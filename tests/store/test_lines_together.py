"""The lines of a transaction are written at its commit: by nobody's leave, and past nobody."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.pool import NullPool

from models.ledger import AUDITED
from models.vocabulary import Role
from services.audit import line
from services.audit.verification.run import Evidence, verify
from services.store.work import Store
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import seat
from tests.rigs.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

pytestmark = pytest.mark.postgres

LINES: Final = text("SELECT count(*) FROM ledger_line WHERE subject = :subject")
PENDING: Final = text("SELECT count(*) FROM ledger_pending")
CHANGE: Final = "UPDATE account SET tier = tier || 'x' WHERE id = 1"
ENTRY: Final = text(
    "INSERT INTO audit_entry (at, kind, subject_type, subject_id, actor_name, actor_role, client,"
    " correlation, changes) VALUES (now(), 'x', 'ticket', :number, '', '', '', '', '[]')"
)
SUBJECT: Final = {"subject": "account/1"}


@pytest.fixture
def engine(pg_url: str) -> Iterator[Engine]:
    made = create_engine(pg_url, poolclass=NullPool)
    with made.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO account (id, name, tier, active) VALUES (1, 'One', 's', true)"
        )
    yield made
    made.dispose()


def _lines(connection: Connection) -> int:
    """Count the lines of the account: that it was made and `direct.changed` are two."""
    return int(connection.execute(LINES, SUBJECT).scalar_one()) - 2


@pytest.mark.parametrize(
    ("statements", "lines"),
    [
        ((CHANGE,), 2),
        (("SET CONSTRAINTS ALL DEFERRED", CHANGE), 2),
        (("SET CONSTRAINTS ALL IMMEDIATE", CHANGE), 2),
        ((CHANGE, "SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED", CHANGE), 3),
        (("SAVEPOINT a", CHANGE, "ROLLBACK TO a"), 0),
        (("SAVEPOINT a", CHANGE, "ROLLBACK TO a", CHANGE), 2),
        # what was written early in a savepoint is taken back with it, and written all the same
        ((CHANGE, "SAVEPOINT a", "SET CONSTRAINTS ALL IMMEDIATE", "ROLLBACK TO a"), 2),
        ((CHANGE, "SAVEPOINT a", "SELECT ledger_flush()", "ROLLBACK TO a", CHANGE), 3),
        (("SAVEPOINT a", CHANGE, "SELECT ledger_flush()", "ROLLBACK TO a", CHANGE), 2),
        ((CHANGE, "SELECT count(*) FROM ledger_receipt()", "SET synchronous_commit = off"), 2),
    ],
)
def test_no_session_ends_a_transaction_without_its_lines(
    engine: Engine, statements: tuple[str, ...], lines: int
) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)

    with engine.connect() as connection:
        assert _lines(connection) == lines
        assert connection.scalar(PENDING) == 0


def test_lines_of_an_open_transaction_are_there_for_its_receipts(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql(CHANGE)
        before = _lines(connection)
        given = connection.execute(text("SELECT subject, seq FROM ledger_receipt()")).all()

        assert (before, _lines(connection)) == (0, 1)
        assert [tuple(one) for one in given] == [("account/1", 3)]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT 1 FROM ledger_pending",
        "DELETE FROM ledger_pending",
        "UPDATE ledger_pending SET after = NULL",
        "TRUNCATE ledger_pending",
        "INSERT INTO ledger_pending (transaction_id, is_first, table_name) VALUES (1, true, 'x')",
        "ALTER TABLE ledger_pending DISABLE TRIGGER ledger_pending_is_settled",
        "SELECT setval('ledger_pending_id_seq', 1)",
        "LOCK TABLE ledger_pending IN ACCESS SHARE MODE",
    ],
)
def test_what_waits_is_out_of_reach_of_whoever_changed_it(pg_url: str, statement: str) -> None:
    owner = Store(pg_url)
    desk = lay_desk(owner)
    agent = seat(owner, "agent", Role.AGENT)
    number = opened(owner, desk)
    with agent.engine.begin() as connection:
        connection.execute(
            text("UPDATE ticket SET subject = 'Mine' WHERE id = :number"), {"number": number}
        )
        with pytest.raises(ProgrammingError) as refused, connection.begin_nested():
            connection.exec_driver_sql(statement)
    with owner.engine.connect() as connection:
        said = "SELECT fields::text FROM ledger_line WHERE subject = :of ORDER BY seq DESC LIMIT 1"
        last = connection.scalar(text(said), {"of": f"ticket/{number}"})

    assert refused.value.orig.sqlstate == "42501"  # type: ignore[union-attr]
    assert "Mine" in str(last)
    agent.dispose()
    owner.dispose()


def test_an_entry_keeps_every_change_however_many_there_are(pg_url: str) -> None:
    """Fields stand in the order of their names: the ten thousandth is followed by the 1001st."""
    store = Store(pg_url)
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO audit_entry (at, kind, subject_type, subject_id, actor_name, actor_role,"
            " client, correlation, changes)"
            " SELECT now(), 'export.finished', 'export', 0, 'Dana', 'agent', 'here', 'c',"
            " jsonb_agg(jsonb_build_object('field', n::text, 'before', null, 'after', 'x'))"
            " FROM generate_series(1, 10001) n"
        )
    found = verify(store, Evidence())
    with store.engine.connect() as connection:
        names = connection.scalars(
            text(
                "SELECT f::jsonb ->> 0 FROM ledger_line, jsonb_array_elements_text(fields) f"
                " WHERE subject = 'export/0' AND f LIKE '%\"change:%'"
            )
        ).all()
    store.dispose()

    assert (len(names), found.layers()) == (10_001, set())
    assert names == sorted(names)
    assert names[1000:1002] == ["change:10000", "change:10001"]


def test_many_lines_of_one_transaction_make_whole_chains(pg_url: str) -> None:
    """More than are written at once, of subjects in turns, some of them changed twice."""
    store = Store(pg_url)
    lay_desk(store)
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO account (name, tier, active) SELECT 'Account ' || n, 'standard', true"
            " FROM generate_series(1, 650) n"
        )
        connection.exec_driver_sql("UPDATE account SET tier = 'vip' WHERE name LIKE 'Account %%'")
        connection.exec_driver_sql("DELETE FROM account WHERE name LIKE 'Account 1%%'")
    found = verify(store, Evidence())
    with store.engine.connect() as connection:
        order = connection.scalar(
            text(
                "SELECT string_agg(substring(header FROM 'kind row.account.(\\w)'), '' ORDER BY id)"
                " FROM ledger_line WHERE header LIKE '%kind row.account.%'"
            )
        )
        waits = connection.scalar(PENDING)
    store.dispose()

    assert order is not None
    assert order.lstrip("i") == "u" * 650 + "d" * order.count("d")
    assert order.count("i") >= 650
    assert (waits, found.layers()) == (0, set())


def test_two_that_change_the_same_subjects_in_turns_do_not_block_each_other(pg_url: str) -> None:
    owner = Store(pg_url)
    meet = threading.Barrier(2, timeout=10)

    def write(numbers: tuple[int, int]) -> int:
        with owner.engine.begin() as connection:
            for number in numbers:
                connection.execute(ENTRY, {"number": number})
                meet.wait()
        return len(numbers)

    with ThreadPoolExecutor(2) as both:
        written = list(both.map(write, ((1, 2), (2, 1))))
    owner.dispose()

    assert written == [2, 2]


def test_two_that_begin_one_chain_make_one_chain(engine: Engine) -> None:
    """Whoever comes second waits for the first, and goes on after it."""
    with engine.connect() as first, ThreadPoolExecutor(1) as aside:
        first.execute(ENTRY, {"number": 7})
        first.execute(text("SELECT ledger_flush()"))
        other = aside.submit(_enter, engine, 7)
        _wait_for_a_lock(engine)
        first.commit()
        other.result(timeout=10)
    with engine.connect() as connection:
        found = connection.execute(
            text(
                "SELECT seq, header, leaf FROM ledger_line WHERE subject = 'ticket/7' ORDER BY seq"
            )
        ).all()

    assert [one.seq for one in found] == [1, 2]
    assert line.parse_header(found[1].header).prev == found[0].leaf


def _enter(engine: Engine, number: int) -> None:
    with engine.begin() as connection:
        connection.execute(ENTRY, {"number": number})


def _wait_for_a_lock(engine: Engine) -> None:
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    with engine.connect() as connection:
        until(lambda: bool(connection.scalar(waiting)), what="the second one waits")


def test_salts_of_one_transaction_tell_nothing_of_each_other(engine: Engine) -> None:
    with engine.begin() as connection:
        for _ in range(3):
            connection.exec_driver_sql(CHANGE)
    with engine.connect() as connection:
        salts = connection.scalars(text("SELECT salt FROM ledger_line")).all()

    assert len(salts) >= 5
    assert len(set(salts)) == len(salts)
    assert {len(one) for one in salts} == {32}


def test_only_instants_are_spelled_as_the_session_likes(engine: Engine) -> None:
    """`capture_row` fixes the time zone and nothing else: no audited column may need more."""
    plain = {
        "bigint",
        "integer",
        "smallint",
        "text",
        "character varying",
        "boolean",
        "jsonb",
        "date",
    }
    query = text(
        "SELECT table_name, data_type FROM information_schema.columns WHERE table_schema = 'public'"
    )
    with engine.connect() as connection:
        kinds = {kind for table, kind in connection.execute(query) if table in AUDITED}

    assert kinds <= plain | {"timestamp with time zone"}


def test_a_line_of_a_long_message_is_not_compressed_at_its_commit(engine: Engine) -> None:
    length = 5_000
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO audit_entry (at, kind, subject_type, subject_id, actor_name,"
                " actor_role, client, correlation, reason, changes) VALUES"
                " (now(), 'x', 'account', 1, '', '', '', '', repeat('word ', :most), '[]')"
            ),
            {"most": length // 5},
        )
    query = text(
        "SELECT pg_column_size(fields), pg_column_compression(fields) FROM ledger_line"
        " WHERE entry_id IS NOT NULL AND subject = 'account/1' ORDER BY seq DESC LIMIT 1"
    )
    with engine.connect() as connection:
        size, compressed_by = connection.execute(query).one()

    assert (size > length, compressed_by) == (True, None)
