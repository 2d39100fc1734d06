"""Every change becomes a line, whoever makes it and with whatever tool."""

from __future__ import annotations

import itertools
import sqlite3
import threading
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_engine, func, inspect, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from models.audit import AuditEntry
from models.ledger import AUDITED, LedgerHead, LedgerLine
from models.vocabulary import Priority
from services.audit import line
from services.audit.capture import entry_fields
from services.store.work import WATCHER, Store
from services.tickets import assignment, conversation
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from sqlalchemy import Engine

CACHES = {"presence", "attachment_content", "imported_record", "notice", "watcher"}
CACHES |= {"schema_meta", "person_taste"}
"""Not audited: bytes under their own hash, bookkeeping, looks, and what others prove."""


def lines(store: Store, subject: str) -> list[LedgerLine]:
    with store.reading(WATCHER) as work:
        query = select(LedgerLine).where(LedgerLine.subject == subject).order_by(LedgerLine.seq)
        return list(work.session.scalars(query))


def entries(store: Store, kind: str) -> list[AuditEntry]:
    with store.reading(WATCHER) as work:
        return list(work.session.scalars(select(AuditEntry).where(AuditEntry.kind == kind)))


def fields_of(one: LedgerLine) -> dict[str, Any]:
    return dict(line.read_field(text) for text in one.fields)


def raw(store: Store, *statements: str) -> None:
    """Change the database the way another tool would, in one transaction."""
    engine = create_engine(store.url, poolclass=NullPool)
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def _add_note_and_fail(store: Store, desk: SmallDesk, number: int) -> None:
    with store.work(desk.agent) as work:
        conversation.add_note(work, number, "never said")
        raise ZeroDivisionError


@pytest.fixture
def desk(store: Store) -> SmallDesk:
    return lay_desk(store)


@pytest.fixture
def number(store: Store, desk: SmallDesk) -> int:
    return opened(store, desk)


def test_every_entry_has_its_line(store: Store, number: int) -> None:
    with store.reading(WATCHER) as work:
        bare = (
            select(func.count())
            .select_from(AuditEntry)
            .outerjoin(LedgerLine, LedgerLine.entry_id == AuditEntry.id)
            .where(LedgerLine.id.is_(None))
        )

        assert number
        assert work.session.scalar(bare) == 0


def test_a_line_says_what_its_entry_says(store: Store, number: int) -> None:
    said = {one.entry_id: fields_of(one) for one in lines(store, f"ticket/{number}")}

    for entry in entries(store, "ticket.created"):
        assert said[entry.id] == entry_fields(entry)


def test_the_bytes_are_those_of_the_format(store: Store, number: int) -> None:
    for one in lines(store, f"ticket/{number}"):
        assert one.salt is not None
        header = line.parse_header(one.header)

        assert one.leaf == line.leaf_hash(one.header)
        assert header.body == line.body_of(one.salt, one.fields)


def test_a_chain_is_whole_and_ends_at_its_head(store: Store, number: int) -> None:
    chain = lines(store, f"ticket/{number}")
    with store.reading(WATCHER) as work:
        head = work.require(LedgerHead, f"ticket/{number}")  # type: ignore[arg-type]

    assert [one.seq for one in chain] == list(range(1, len(chain) + 1))
    assert [line.parse_header(one.header).prev for one in chain] == [
        line.NO_LEAF,
        *(one.leaf for one in chain[:-1]),
    ]
    assert (head.seq, head.leaf) == (chain[-1].seq, chain[-1].leaf)


def test_time_never_stands_still_within_a_chain(store: Store, number: int) -> None:
    times = [line.parse_header(one.header).time for one in lines(store, f"ticket/{number}")]

    assert times == sorted(set(times))


def test_an_update_records_what_stood_there_before(
    store: Store, desk: SmallDesk, number: int
) -> None:
    with store.work(desk.agent) as work:
        assignment.set_priority(work, number, Priority.HIGH, reason="The branch is closed")

    changed = [one for one in lines(store, f"ticket/{number}") if "row.ticket.update" in one.header]
    assert fields_of(changed[-1]) == {
        "column:priority": {"before": 3, "after": 2},
        "row": f"ticket/{number}",
    }


def test_what_was_rolled_back_left_no_line(store: Store, desk: SmallDesk, number: int) -> None:
    before = len(lines(store, f"ticket/{number}"))
    with pytest.raises(ZeroDivisionError):
        _add_note_and_fail(store, desk, number)

    assert len(lines(store, f"ticket/{number}")) == before


def test_a_change_with_another_tool_gets_an_entry(
    store: Store, desk: SmallDesk, number: int
) -> None:
    raw(store, f"UPDATE ticket SET priority = 4, subject = 'Quiet' WHERE id = {number}")  # noqa: S608
    with store.work(desk.agent) as work:
        conversation.add_note(work, number, "A later change")

    direct = entries(store, "direct.changed")
    assert len(direct) == 1
    assert direct[0].subject_id == number
    assert {(one["field"], one["before"], one["after"]) for one in direct[0].changes} == {
        (f"ticket/{number} priority", "3", "4"),
        (f"ticket/{number} subject", "VPN drops every ten minutes", "Quiet"),
    }


def test_use_cases_are_not_taken_for_another_tool(store: Store, number: int) -> None:
    assert number
    assert entries(store, "direct.changed") == []


@pytest.mark.parametrize("table", ["ledger_line", "audit_entry"])
@pytest.mark.parametrize("how", ["UPDATE {0} SET id = id", "DELETE FROM {0}"])
def test_history_refuses_to_be_changed(store: Store, number: int, table: str, how: str) -> None:
    with pytest.raises(DBAPIError, match=r"append-only|never"):
        raw(store, how.format(table))
    assert number


def test_every_table_is_audited_or_listed_as_a_cache(engine: Engine) -> None:
    tables = {name for name in inspect(engine).get_table_names() if "ledger" not in name}
    recorded = tables & set(AUDITED)

    assert recorded == set(AUDITED)
    assert tables >= CACHES


def test_every_audited_table_has_its_triggers(engine: Engine) -> None:
    on_server = engine.dialect.name == "postgresql"
    query = (
        "SELECT DISTINCT relname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid"
        " WHERE tgname LIKE '%is_captured'"
        if on_server
        else "SELECT DISTINCT tbl_name FROM sqlite_master WHERE name LIKE '%is_captured'"
    )
    with engine.connect() as connection:
        found = set(connection.scalars(text(query)))

    assert found == set(AUDITED)


@pytest.mark.postgres
def test_settings_of_a_session_do_not_change_the_bytes(pg_url: str) -> None:
    store = Store(pg_url)
    lay_desk(store)
    raw(
        store,
        "SET LOCAL timezone = 'Asia/Tokyo'",
        "SET LOCAL datestyle = 'German'",
        "SET LOCAL search_path = pg_temp, public",
        "INSERT INTO person (name, role, active, failed_sign_ins, created_at)"
        " VALUES ('Kim', 'agent', true, 0, '2026-06-08T09:00:00Z')",
    )

    made = entries(store, "direct.changed")[0]
    store.dispose()
    assert f"person/{made.subject_id} created_at" in {one["field"] for one in made.changes}
    assert "2026-06-08T09:00:00+00:00" in {one["after"] for one in made.changes}


@pytest.mark.postgres
def test_a_session_cannot_choose_what_the_line_states_as_fact(pg_url: str) -> None:
    store = Store(pg_url)
    desk = lay_desk(store)
    number = opened(store, desk)
    raw(
        store,
        "SET LOCAL synchronous_commit = off",
        "CREATE TEMP TABLE ledger_log (id int, name text)",
        "CREATE TEMP TABLE ledger_head (subject text, seq bigint, leaf bytea)",
        "INSERT INTO ledger_log VALUES (1, 'another/log')",
        f"UPDATE ticket SET subject = 'x' WHERE id = {number}",  # noqa: S608 - a number
    )

    newest = line.parse_header(lines(store, f"ticket/{number}")[-1].header)
    store.dispose()
    assert newest.log.startswith("vigildesk/")
    assert newest.actor == "postgres"


@pytest.mark.postgres
def test_a_change_the_ledger_cannot_record_does_not_happen(pg_url: str) -> None:
    store = Store(pg_url)
    with pytest.raises(DBAPIError, match="cannot record"):
        raw(store, "INSERT INTO setting (key, value) VALUES ('two words', '1')")

    with store.engine.connect() as connection:
        left = connection.scalar(text("SELECT count(*) FROM setting WHERE key = 'two words'"))
    store.dispose()
    assert left == 0


@pytest.mark.postgres
def test_a_receipt_names_the_lines_of_its_own_transaction(pg_url: str) -> None:
    store = Store(pg_url)
    desk = lay_desk(store)
    number = opened(store, desk)
    with store.work(desk.agent) as work:
        conversation.add_note(work, number, "Mine")
        work.session.flush()
        given = work.session.execute(text("SELECT subject, seq, leaf FROM ledger_receipt()")).all()

    kept = {(one.subject, one.seq, one.leaf) for one in lines(store, f"ticket/{number}")}
    store.dispose()
    assert given
    assert {(one[0], one[1], bytes(one[2])) for one in given} <= kept


def test_writers_at_the_same_time_leave_one_chain_without_gaps(
    store: Store, desk: SmallDesk, number: int
) -> None:
    def note(name: str) -> None:
        for turn in range(5):
            with store.work(desk.agent) as work:
                conversation.add_note(work, number, f"{name} {turn}")

    writers = [threading.Thread(target=note, args=(name,)) for name in "abcd"]
    for one in writers:
        one.start()
    for one in writers:
        one.join()

    chain = lines(store, f"ticket/{number}")
    assert [one.seq for one in chain] == list(range(1, len(chain) + 1))
    assert all(
        line.parse_header(after.header).prev == before.leaf
        for before, after in itertools.pairwise(chain)
    )


def test_what_another_program_changed_waits_in_the_file(sqlite_store: Store) -> None:
    desk = lay_desk(sqlite_store)
    number = opened(sqlite_store, desk)
    with sqlite3.connect(str(sqlite_store.url).removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE ticket SET subject = 'Quiet' WHERE id = ?", (number,))
    connection.close()

    with sqlite_store.work(desk.agent) as work:
        conversation.add_note(work, number, "A later change")

    assert len(entries(sqlite_store, "direct.changed")) == 1
