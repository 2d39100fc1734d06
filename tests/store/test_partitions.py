"""A desk whose trail and messages are parted by month is the same desk, guards and proofs included.

It was parted two months ago as far as it knows, so what is written now lies in its third month.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest
from alembic import command
from sqlalchemy import func, make_url, select, text

from models.tickets import Message
from models.vocabulary import Role
from services.audit import browse
from services.audit.browse import TrailFilter
from services.audit.verification.findings import Grade
from services.audit.verification.run import Evidence, verify
from services.errors import NotAllowed
from services.operations import age
from services.store import alembic_runs, faults, guarding, partitions
from services.store.engine import make_engine
from services.store.months import AHEAD, WIDTH, Month
from services.store.work import Store
from services.tickets.attachments import GivenFile
from services.tickets.conversation import send_reply
from services.tickets.reading import ticket
from services.tickets.search import search
from services.time_source import workstation_now
from tests.rigs.copying import lay_room, vigilctl, write_word
from tests.rigs.databases import TEMPLATE
from tests.rigs.ledger import SealedDesk, lay_sealed_desk
from tests.rigs.logins import let_in
from tests.rigs.parted import (
    AGO,
    ATTEMPTS,
    GRANTED,
    OWNERS,
    PARTS,
    SHAPE,
    counts,
    part_some_months_ago,
    rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.rigs.postgres_server import PgServer

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def url(pg_server: PgServer, pg_template: str) -> str:
    assert pg_template == TEMPLATE
    engine = make_engine(pg_server.url()).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE parted TEMPLATE {TEMPLATE}"))
    engine.dispose()
    return pg_server.url("parted")


@pytest.fixture(scope="module")
def moved() -> list[dict[str, int]]:
    """What there was before the desk was parted and just after, table by table."""
    return []


@pytest.fixture(scope="module")
def sealed(
    url: str, moved: list[dict[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SealedDesk]:
    """A sealed desk that was parted when people had worked in it for a while."""
    store = Store(url)
    guarding.lay(store.engine)
    made = lay_sealed_desk(store, tmp_path_factory.mktemp("parted"))
    with store.work(made.desk.agent) as work:
        plan = GivenFile("plan.txt", b"a plan", "text/plain")
        send_reply(work, made.first, "An old answer about the gatehouse.", [plan])
    moved.append(counts(store.engine))
    part_some_months_ago(store.engine)
    moved.append(counts(store.engine))
    yield made
    store.dispose()


@pytest.fixture(scope="module")
def later(sealed: SealedDesk) -> int:
    """The number of a message that was written when the desk was parted."""
    with sealed.store.work(sealed.desk.agent) as work:
        send_reply(work, sealed.first, "A new answer about the gatehouse.")
        return work.session.scalar(select(func.max(Message.id))) or 0


def evidence(sealed: SealedDesk) -> Evidence:
    return Evidence(trust=sealed.trust, keys=sealed.keys.folder)


@pytest.mark.usefixtures("sealed")
def test_every_row_is_still_there(moved: list[dict[str, int]]) -> None:
    assert moved[0]["attachment"] == 1
    assert moved[0] == moved[1]


def test_what_is_written_now_lies_in_the_part_of_this_month(sealed: SealedDesk, later: int) -> None:
    now = Month.of(workstation_now())
    with sealed.store.engine.connect() as connection:
        where = "SELECT tableoid::regclass::text FROM message WHERE id = :id"
        place = connection.scalar(text(where), {"id": later})
        entry = connection.scalar(text("SELECT max(id) FROM audit_entry"))

    months = now.number - Month.of(workstation_now() - AGO).number
    assert place == f"{now.schema}.message"
    assert months * WIDTH < later < (months + 1) * WIDTH
    assert months * WIDTH < entry < (months + 1) * WIDTH


def test_old_and_new_are_one_conversation_one_trail_and_one_search(
    sealed: SealedDesk, later: int
) -> None:
    with sealed.store.reading(sealed.desk.agent) as work:
        read = ticket(work, sealed.first).messages
        hits = search(work, "gatehouse").hits
        trail = browse.entries(work, TrailFilter(ticket_id=sealed.first))

    assert [one.body for one in read][-2:] == [
        "An old answer about the gatehouse.",
        "A new answer about the gatehouse.",
    ]
    assert read[-1].id == later
    assert [one.name for one in read[-2].attachments] == ["plan.txt"]
    assert [one.id for one in hits] == [sealed.first]
    assert [one.id for one in trail] == sorted((one.id for one in trail), reverse=True)
    assert trail[0].id > WIDTH > trail[-1].id


def test_the_newest_entries_are_read_from_the_newest_part_alone(
    sealed: SealedDesk, later: int
) -> None:
    assert later
    newest = "EXPLAIN (ANALYZE, COSTS OFF) SELECT id FROM audit_entry ORDER BY id DESC LIMIT 1"
    with sealed.store.engine.connect() as connection:
        connection.execute(text("SET enable_seqscan = off"))
        plan = [row[0] for row in connection.execute(text(newest))]

    looked_at = [one for one in plan if " on audit_entry" in one and "never executed" not in one]
    past_ones = [one for one in plan if " on audit_entry" in one and "never executed" in one]
    assert len(looked_at) <= AHEAD + 1
    assert len(past_ones) >= 1


def test_the_ledger_writes_the_same_and_is_proved_whole(sealed: SealedDesk, later: int) -> None:
    found = verify(sealed.store, evidence(sealed))

    with sealed.store.engine.connect() as connection:
        last = (
            "SELECT fields::text, header FROM ledger_line WHERE header LIKE '%row.message.insert%'"
        )
        fields, header = connection.execute(text(f"{last} ORDER BY id DESC LIMIT 1")).one()
    assert found.grade in {Grade.SIGNED, Grade.LOCAL}, [one.problems for one in found.results]
    assert "kind row.message.insert\n" in header
    assert f"message/{later}" in fields


@pytest.mark.parametrize("table", partitions.TABLES)
def test_a_part_refuses_what_its_table_refuses_even_to_the_owner(
    sealed: SealedDesk, table: str
) -> None:
    part = rows(sealed.store.engine, PARTS.format(table=table))[0][0]
    tries = {
        "audit_entry": ("DELETE FROM {}", "TRUNCATE {} CASCADE", "UPDATE {} SET kind = 'x'"),
        "message": ("TRUNCATE {} CASCADE",),
    }
    for statement in tries[table]:
        with (
            pytest.raises(NotAllowed),
            faults.translated(sealed.store.url),
            sealed.store.engine.begin() as connection,
        ):
            connection.execute(text(statement.format(part)))


def test_a_change_made_past_the_table_becomes_a_line_of_it(sealed: SealedDesk) -> None:
    part = rows(sealed.store.engine, PARTS.format(table="message"))[0][0]
    with sealed.store.engine.connect() as connection:
        connection.execute(text(f"UPDATE {part} SET body = 'forged'"))  # noqa: S608
        connection.execute(text("SELECT ledger_flush()"))
        said = "SELECT count(*) FROM ledger_line WHERE header LIKE '%row.message.update%'"
        lines = connection.scalar(text(said))
        connection.rollback()

    assert lines == sealed_messages(sealed, str(part))


def sealed_messages(sealed: SealedDesk, part: str) -> int:
    with sealed.store.engine.connect() as connection:
        return connection.scalar(text(f"SELECT count(*) FROM {part}")) or 0  # noqa: S608


@pytest.mark.parametrize("role", list(Role))
def test_nobody_gets_at_a_part_around_the_rules_of_its_table(
    sealed: SealedDesk, url: str, role: Role
) -> None:
    address = make_url(let_in(url, f"parted_{role.value}", role))
    named = psycopg.conninfo.make_conninfo(
        host=address.host, port=address.port, dbname=address.database, user=address.username
    )
    with psycopg.connect(named, password=address.password) as raw:
        for table in partitions.TABLES:
            for (part,) in rows(sealed.store.engine, PARTS.format(table=table)):
                for operation in ATTEMPTS:
                    with pytest.raises(psycopg.errors.InsufficientPrivilege):
                        raw.execute(operation.format(part=part))
                    raw.rollback()


def test_no_role_holds_any_right_on_a_part_or_its_schema(sealed: SealedDesk) -> None:
    engine = sealed.store.engine

    assert rows(engine, GRANTED) == []
    let_in_too = (
        "SELECT nspname, a.grantee::regrole::text FROM pg_namespace, aclexplode(nspacl) a"
        " WHERE nspname ~ '^m[0-9]' AND a.grantee <> nspowner"
    )
    assert rows(engine, let_in_too) == []
    owners = rows(engine, OWNERS)
    assert owners == [("audit_entry", "vigil_history", True), ("message", "vigil_owner", True)]


def test_models_and_migrations_agree(sealed: SealedDesk) -> None:
    with sealed.store.engine.begin() as connection:
        command.check(alembic_runs.configured(connection))


def test_laying_the_guard_again_changes_nothing(sealed: SealedDesk) -> None:
    shape = [rows(sealed.store.engine, query) for query in SHAPE]

    guarding.lay(sealed.store.engine)

    assert [rows(sealed.store.engine, query) for query in SHAPE] == shape


def test_parting_again_prepares_what_is_missing_ahead_and_no_more(sealed: SealedDesk) -> None:
    engine = sealed.store.engine
    had = {one.table: one.last for one in partitions.stand(engine)}

    found = partitions.part(engine, over=0)
    again = partitions.part(engine, over=0)

    now = Month.of(workstation_now())
    assert found == again
    assert [one.last for one in found] == [now.later(AHEAD)] * 2
    assert all(one.last > had[one.table] for one in found)  # type: ignore[operator]
    guarded = rows(engine, OWNERS)
    assert guarded == [("audit_entry", "vigil_history", True), ("message", "vigil_owner", True)]


def test_a_parted_desk_is_backed_up_and_restored_as_one(
    sealed: SealedDesk, later: int, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(age, "WORK_FACTOR", 10)
    word, room = write_word(tmp_path / "passphrase"), lay_room(url, tmp_path)
    keys = sealed.keys.folder
    copy = tmp_path / "desk.age"
    made = vigilctl(
        *("backup", "--db", url, "--out", copy, "--passphrase-file", word, "--keys", keys)
    )
    done = vigilctl("restore", copy, "--db", room, "--passphrase-file", word, "--keys", keys)

    restored = Store(room)
    try:
        assert (made[0], done[0]) == (0, 0), made[2] + done[2]
        assert [one.last for one in partitions.stand(restored.engine)] == [
            one.last for one in partitions.stand(sealed.store.engine)
        ]
        assert rows(restored.engine, OWNERS) == rows(sealed.store.engine, OWNERS)
        assert rows(restored.engine, GRANTED) == []
        with restored.work(sealed.desk.agent) as work:
            send_reply(work, sealed.first, "After the restore.")
            assert (work.session.scalar(select(func.max(Message.id))) or 0) > later
    finally:
        restored.dispose()
