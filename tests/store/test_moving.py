"""A single seat's desk moves to a server, with its history and its proofs."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, inspect, select, text

from models.audit import AuditEntry
from models.ledger import LedgerLine
from models.registry import Base
from models.tickets import CustomField, Message, Ticket
from services.audit import keys as key_files
from services.audit import sealing
from services.audit.verification.findings import Grade
from services.audit.verification.run import Evidence, verify
from services.console.__main__ import run
from services.console.databases import operator
from services.errors import RuleError, SchemaError, StoreUnavailable
from services.operations import carrying, moving
from services.sla.checking import recheck
from services.store.work import Store
from services.tickets.classification import set_field, set_tags
from services.tickets.conversation import add_note, send_reply
from services.tickets.search import search
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.postgres, pytest.mark.laid]


@pytest.fixture
def worked(sqlite_url: str, tmp_path: Path) -> tuple[SmallDesk, list[int], Path]:
    """A file in which people worked, sealed with keys of its own."""
    store = Store(sqlite_url)
    desk = lay_desk(store)
    with store.work(desk.admin) as work:
        work.session.add(CustomField(key="asset", label="Asset", choices=["PC-17", "PC-18"]))
    tickets = [opened(store, desk, subject=f"Grüße Nr. {n} 🖨") for n in range(3)]
    with store.work(desk.agent) as work:
        send_reply(work, tickets[0], "Please restart it.")
        add_note(work, tickets[1], "A “quoted” note\nover two lines.")
        set_tags(work, tickets[1], add=["vpn", "berlin"])
        set_field(work, tickets[2], "asset", "PC-17")
    with store.work(desk.admin) as work:
        key_files.create(work, tmp_path / "keys")
    keys = key_files.load(tmp_path / "keys")
    sealing.sequence_and_seal(store, keys, every=timedelta(0))
    with store.work(desk.agent) as work:
        add_note(work, tickets[2], "After the seal.")
    store.dispose()
    return desk, tickets, tmp_path / "keys"


def evidence(keys: Path) -> Evidence:
    return Evidence(trust=key_files.read_trust(keys), keys=keys)


def rows(store: Store) -> dict[str, int]:
    with store.engine.connect() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


def test_everything_arrives_and_is_proved_on_the_other_side(
    worked: tuple[SmallDesk, list[int], Path], sqlite_url: str, empty_pg_url: str
) -> None:
    desk, tickets, keys = worked
    moved = moving.move(sqlite_url, empty_pg_url, operator())

    before, after = Store(sqlite_url), Store(empty_pg_url)
    had, has = rows(before), rows(after)
    # the move itself is one entry with its line, in a chain of its own or an older one
    gained = {name: has[name] - had[name] for name in had if has[name] != had[name]}
    assert gained.items() >= {"audit_entry": 1, "ledger_line": 1}.items()
    assert set(gained) <= {"audit_entry", "ledger_line", "ledger_head"}
    assert moved.rows["ticket"] == 3
    assert moved.lines == had["ledger_line"]
    found = verify(after, evidence(keys))
    assert found.grade is Grade.SIGNED, [one.problems for one in found.results]
    with after.reading(desk.agent) as work:
        subjects = work.session.scalars(select(Ticket.subject).order_by(Ticket.id)).all()
        assert subjects == [f"Grüße Nr. {n} 🖨" for n in range(3)]
        assert work.require(Ticket, tickets[1]).tags == ["vpn", "berlin"]
        assert list(recheck(work)) == []
        [told] = work.session.scalars(select(AuditEntry).where(AuditEntry.kind == moving.MOVED))
    assert {one["field"]: one["after"] for one in told.changes}["tickets"] == "3"
    before.dispose()
    after.dispose()


def test_the_lines_keep_their_bytes_and_the_log_its_name(
    worked: tuple[SmallDesk, list[int], Path], sqlite_url: str, empty_pg_url: str
) -> None:
    del worked
    moving.move(sqlite_url, empty_pg_url, operator())

    kept: list[list[tuple[object, ...]]] = []
    for url in (sqlite_url, empty_pg_url):
        store = Store(url)
        with store.reading(operator()) as work:
            lines = select(LedgerLine.id, LedgerLine.header, LedgerLine.leaf)
            kept.append([tuple(row) for row in work.session.execute(lines.order_by(LedgerLine.id))])
        store.dispose()
    assert kept[1][: len(kept[0])] == kept[0]
    assert len(kept[1]) == len(kept[0]) + 1


def test_work_goes_on_with_new_numbers_and_stays_provable(
    worked: tuple[SmallDesk, list[int], Path], sqlite_url: str, empty_pg_url: str
) -> None:
    desk, tickets, keys = worked
    moving.move(sqlite_url, empty_pg_url, operator())

    store = Store(empty_pg_url)
    number = opened(store, desk)
    with store.work(desk.agent) as work:
        send_reply(work, tickets[2], "It is repaired.")
        set_tags(work, tickets[1], add=["done"], remove=["vpn"])
        work.require(Ticket, tickets[1]).subject = "By hand"
    sealing.sequence_and_seal(store, key_files.load(keys), every=timedelta(0))
    found = verify(store, evidence(keys))
    store.dispose()

    assert number == max(tickets) + 1
    assert found.grade is Grade.SIGNED, [one.problems for one in found.results]


def test_a_row_changed_past_the_program_after_the_move_is_found(
    worked: tuple[SmallDesk, list[int], Path], sqlite_url: str, empty_pg_url: str
) -> None:
    _desk, tickets, keys = worked
    moving.move(sqlite_url, empty_pg_url, operator())

    store = Store(empty_pg_url)
    with store.engine.begin() as connection:
        connection.execute(text("SET session_replication_role = replica"))
        connection.execute(text("ALTER TABLE ticket DISABLE TRIGGER USER"))
        later = text("UPDATE ticket SET created_at = created_at + interval '1 h' WHERE id = :id")
        connection.execute(later, {"id": tickets[0]})
    found = verify(store, evidence(keys))
    store.dispose()

    assert found.grade is Grade.FAILED
    assert "was changed unseen: created_at" in str([one.problems for one in found.results])


def test_the_triggers_are_awake_after_the_move(
    worked: tuple[SmallDesk, list[int], Path], sqlite_url: str, empty_pg_url: str, pg_url: str
) -> None:
    del worked
    moving.move(sqlite_url, empty_pg_url, operator())

    states = []
    for url in (empty_pg_url, pg_url):
        store = Store(url)
        with store.engine.connect() as connection:
            states.append(sorted(tuple(row) for row in connection.execute(carrying.TRIGGERS)))
        store.dispose()
    assert states[0] == states[1]


def test_every_table_only_the_server_has_is_derived(pg_url: str) -> None:
    store = Store(pg_url)
    on_server = set(inspect(store.engine).get_table_names())
    store.dispose()

    # of ledger_pending nothing is left when a transaction ends
    technical = {"alembic_version", "ledger_pending"}
    assert on_server - set(Base.metadata.tables) - technical == set(carrying.DERIVED)


def test_what_was_moved_is_found_by_its_words(
    worked: tuple[SmallDesk, list[int], Path], sqlite_url: str, empty_pg_url: str
) -> None:
    desk, tickets, _keys = worked
    moving.move(sqlite_url, empty_pg_url, operator())

    store = Store(empty_pg_url)
    with store.reading(desk.agent) as work:
        hits = [one.id for one in search(work, "quoted").hits]
    store.dispose()
    assert hits == [tickets[1]]


def test_a_desk_that_was_worked_in_is_never_moved_over(
    worked: tuple[SmallDesk, list[int], Path], sqlite_url: str, pg_url: str
) -> None:
    del worked
    store = Store(pg_url)
    lay_desk(store)
    had = rows(store)

    with pytest.raises(SchemaError, match=r"was worked in\. Nothing was changed"):
        moving.move(sqlite_url, pg_url, operator())

    assert rows(store) == had
    store.dispose()


def test_a_failure_in_the_middle_leaves_the_target_as_it_was(
    worked: tuple[SmallDesk, list[int], Path],
    sqlite_url: str,
    empty_pg_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, tickets, _keys = worked

    def broken(*_: object) -> None:
        raise StoreUnavailable("The cable was pulled.")

    with monkeypatch.context() as patched:
        patched.setattr(carrying, "compare_counts", broken)
        with pytest.raises(StoreUnavailable, match="cable"):
            moving.move(sqlite_url, empty_pg_url, operator())

    store = Store(empty_pg_url)
    assert {name for name, count in rows(store).items() if count} == {
        "ledger_log",
        "ledger_shard",
    }
    # and it may be tried again
    moving.move(sqlite_url, empty_pg_url, operator())
    with store.reading(desk.agent) as work:
        of_first = select(func.count()).where(Message.ticket_id == tickets[0])
        assert work.session.scalar(of_first) == 2
    store.dispose()


def test_a_value_the_server_cannot_keep_is_named(
    worked: tuple[SmallDesk, list[int], Path], sqlite_url: str, empty_pg_url: str
) -> None:
    del worked
    store = Store(sqlite_url)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE account SET name = 'Harbour' || char(0) || 'Bank'"))
    store.dispose()

    with pytest.raises(
        SchemaError, match="table account is one that PostgreSQL does not take"
    ) as no:
        moving.move(sqlite_url, empty_pg_url, operator())
    with pytest.raises(SchemaError, match="Nothing was moved") as again:
        moving.move(sqlite_url, empty_pg_url, operator())

    # the tables stay that were made first: it is said where they were, and not a second time
    assert "An empty desk was made in the database" in str(no.value)
    assert "An empty desk" not in str(again.value)


def test_the_kinds_must_be_right(sqlite_url: str, pg_url: str) -> None:
    with pytest.raises(RuleError, match="out of a SQLite file"):
        moving.move(pg_url, pg_url, operator())
    with pytest.raises(RuleError, match="is moved to PostgreSQL"):
        moving.move(sqlite_url, sqlite_url, operator())


def test_the_command_tells_what_it_carried(
    worked: tuple[SmallDesk, list[int], Path], sqlite_url: str, empty_pg_url: str
) -> None:
    del worked
    out, err = io.StringIO(), io.StringIO()
    status = run(("db", "move", sqlite_url, empty_pg_url), io.StringIO(), out, err)

    assert (status, err.getvalue()) == (0, "")
    assert "3 tickets" in out.getvalue()
    assert "every line and every row was checked on the other side" in out.getvalue()
