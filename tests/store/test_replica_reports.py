"""Long reports and people read from the standby; what is recorded is on the desk itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from sqlalchemy import create_engine, event, make_url, text
from sqlalchemy.pool import NullPool

from models.vocabulary import Role
from services.audit import browse
from services.audit.browse import TrailFilter
from services.errors import RuleError, StoreUnavailable
from services.notify import inbox
from services.reports import authority as authorities
from services.reports import board, figures, record, replica
from services.reports.gathering import ExportRequest
from services.reports.making import make
from services.store import schema
from services.store.work import Store
from services.tickets import queue, reading, rows, search, timeline
from services.tickets.conversation import add_note
from services.tickets.queue import QueueView
from tests.rigs.copying import vigilctl
from tests.rigs.desk import opened
from tests.rigs.ledger import SealedDesk, lay_sealed_desk
from tests.rigs.logins import let_in
from tests.rigs.two_nodes import TwoNodes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from services.reports.files import WrittenReport
    from services.store.work import Actor
    from tests.rigs.postgres_server import PgServer

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def nodes() -> Iterator[TwoNodes]:
    made = TwoNodes(is_synchronous=False)
    made.create("desk")
    yield made
    made.destroy()


@pytest.fixture(scope="module")
def sealed(nodes: TwoNodes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SealedDesk]:
    store = Store(nodes.url("desk"))
    schema.upgrade(store.engine)
    yield lay_sealed_desk(store, tmp_path_factory.mktemp("replica"))
    store.dispose()


@pytest.fixture(autouse=True)
def named(nodes: TwoNodes, monkeypatch: pytest.MonkeyPatch) -> str:
    """The settings of this seat name the standby."""
    place = f"127.0.0.1:{nodes.standby.port}"
    monkeypatch.setenv("VIGILDESK_REPORTS_FROM", place)
    return place


@pytest.fixture
def asked_the_desk(sealed: SealedDesk) -> Iterator[list[str]]:
    """What the desk's own server is asked meanwhile."""
    heard: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        heard.append(statement)

    event.listen(sealed.store.engine, "before_cursor_execute", hear)
    yield heard
    event.remove(sealed.store.engine, "before_cursor_execute", hear)


def export(sealed: SealedDesk, file: Path) -> tuple[WrittenReport, dict[str, str]]:
    wish = ExportRequest(TrailFilter(ticket_id=sealed.first), purpose="Inspection")
    written = make(sealed.store, sealed.desk.officer, wish, file)
    with sealed.store.reading(sealed.desk.officer) as work:
        return written, dict(record.register(work)[0].facts)


def on(server: PgServer, statement: str) -> None:
    engine = create_engine(server.url("desk"), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(statement))


def test_an_export_is_read_from_the_standby_with_all_that_was_done_before(
    sealed: SealedDesk, asked_the_desk: list[str], named: str, tmp_path: Path
) -> None:
    with sealed.store.work(sealed.desk.agent) as work:
        add_note(work, sealed.first, "Written a moment before the report was asked for.")
    asked_the_desk.clear()
    file = tmp_path / "history.csv"
    written, facts = export(sealed, file)

    assert facts["read from"] == f"the database desk on {named}"
    assert "Written a moment before" in file.read_text("utf-8-sig")
    assert written.entries > 0
    assert not [one for one in asked_the_desk if "FROM message" in one]


def test_a_signed_report_is_proved_and_drawn_from_the_standby(
    sealed: SealedDesk,
    asked_the_desk: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signing = authorities.create(tmp_path / "sign", "Northbank plc", datetime.now(UTC))
    monkeypatch.setenv("VIGILDESK_SIGNING", str(signing.folder))
    monkeypatch.setenv("VIGILDESK_KEYS", str(sealed.keys.folder))
    written, facts = export(sealed, tmp_path / "history.pdf")

    assert written.signed_by
    assert facts["grade"] == "B"
    assert "read from" in facts
    assert not [one for one in asked_the_desk if "FROM ledger_line" in one and "salt" in one]


def test_the_desk_itself_is_read_where_the_standby_is_behind(
    sealed: SealedDesk, nodes: TwoNodes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replica, "PATIENCE_S", 0.2)
    on(nodes.standby, "SELECT pg_wal_replay_pause()")
    try:
        with sealed.store.work(sealed.desk.agent) as work:
            add_note(work, sealed.first, "The standby does not know this yet.")
        file = tmp_path / "history.csv"
        _, facts = export(sealed, file)
    finally:
        on(nodes.standby, "SELECT pg_wal_replay_resume()")

    assert "read from" not in facts
    assert "The standby does not know this yet." in file.read_text("utf-8-sig")


@pytest.mark.parametrize("where", ["127.0.0.1:1", "the primary itself"])
def test_the_desk_itself_is_read_where_no_standby_is_named(
    sealed: SealedDesk,
    nodes: TwoNodes,
    where: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = where if ":" in where else f"127.0.0.1:{nodes.primary.port}"
    monkeypatch.setenv("VIGILDESK_REPORTS_FROM", place)
    written, facts = export(sealed, tmp_path / "history.csv")

    assert "read from" not in facts
    assert written.entries > 0


def test_figures_and_proofs_are_asked_of_the_standby_and_an_export_is_refused_there(
    sealed: SealedDesk, nodes: TwoNodes, tmp_path: Path
) -> None:
    standby = Store(nodes.standby.url("desk"))
    is_there = replica.has_caught_up(sealed.store, standby, sealed.desk.officer)
    standby.dispose()
    assert is_there
    place = nodes.standby.url("desk")
    keys = sealed.keys.folder
    figures = vigilctl("report", "figures", "--db", place)
    exports = vigilctl("report", "exports", "--db", place)
    proved = vigilctl("audit", "verify", "--db", place, "--keys", keys)
    rechecked = vigilctl("sla", "recheck", "--db", place)
    refused = vigilctl("report", "audit", "--db", place, "--out", tmp_path / "history.csv")

    assert [one[0] for one in (figures, exports, proved, rechecked)] == [0, 0, 0, 0]
    assert "grade B" in proved[1]
    assert refused[0] != 0
    assert "can only be read" in refused[2]
    assert not list(tmp_path.iterdir())


LOGINS: Final = {
    "requester": Role.REQUESTER,
    "agent": Role.AGENT,
    "lead": Role.SUPERVISOR,
    "officer": Role.COMPLIANCE,
}


class Followed(NamedTuple):
    """A restricted ticket, and people's own logins at the desk and at the standby."""

    secret: int
    at_desk: dict[str, Store]
    at_standby: dict[str, Store]


@pytest.fixture(scope="module")
def followed(sealed: SealedDesk, nodes: TwoNodes) -> Iterator[Followed]:
    secret = opened(sealed.store, sealed.desk, subject="Fee", kind="Confidential")
    with sealed.store.work(sealed.desk.agent) as work:
        add_note(work, secret, "Too high")
    owner = nodes.primary.url("desk")
    addresses = {one: make_url(let_in(owner, one, role)) for one, role in LOGINS.items()}
    port = nodes.standby.port
    made = Followed(
        secret,
        {login: Store(url) for login, url in addresses.items()},
        {login: Store(url.set(port=port)) for login, url in addresses.items()},
    )
    standby = Store(nodes.standby.url("desk"))
    assert replica.has_caught_up(sealed.store, standby, sealed.desk.officer)
    standby.dispose()
    yield made
    for one in (*made.at_desk.values(), *made.at_standby.values()):
        one.dispose()


@pytest.mark.parametrize("login", LOGINS)
def test_a_login_reads_on_the_standby_what_is_not_restricted(
    sealed: SealedDesk, followed: Followed, login: str
) -> None:
    actor: Actor = getattr(sealed.desk, login)
    with followed.at_standby[login].reading(actor) as work:
        listed = queue.queue_stretch(work, QueueView()).ids
        assert sealed.first in {one.id for one in rows.queue_rows(work, listed)}
        shown = reading.ticket(work, sealed.first)
        found = search.search(work, "VPN")
        assert inbox.notices(work) == []
        if login != "requester":
            assert timeline.timeline(work, sealed.first)
        if login == "lead":
            board.board(work)
            assert figures.figures(work, None, None)

    assert [one.id for one in found.hits] == [sealed.first]
    notes = [one.body for one in shown.messages if one.kind.value == "note"]
    assert (f"Looked at #{sealed.first}" in notes) is (login != "requester")


@pytest.mark.parametrize("login", ["agent", "officer"])
def test_words_of_a_restricted_ticket_are_read_where_that_is_recorded(
    sealed: SealedDesk, followed: Followed, login: str
) -> None:
    store, actor = followed.at_standby[login], getattr(sealed.desk, login)
    with pytest.raises(RuleError, match="takes no entry"), store.reading(actor) as work:
        reading.ticket(work, followed.secret)
    with store.engine.connect() as connection:
        asked = text(
            "SELECT count(*) FROM message WHERE ticket_id = :of"
            " AND author_id IS DISTINCT FROM guard.me()"
        )
        assert connection.scalar(asked, {"of": followed.secret}) == 0
        assert connection.scalar(asked, {"of": sealed.first})
    if login == "officer":
        with pytest.raises(RuleError, match="takes no entry"), store.reading(actor) as work:
            browse.read(work, TrailFilter())
        return
    with pytest.raises(StoreUnavailable, match="can only be read"), store.work(actor) as work:
        add_note(work, sealed.first, "Not here")


def test_an_export_under_a_login_is_whole(
    sealed: SealedDesk, followed: Followed, tmp_path: Path
) -> None:
    wish = ExportRequest(TrailFilter(ticket_id=followed.secret), purpose="Inspection")
    file = tmp_path / "history.csv"

    make(followed.at_desk["officer"], sealed.desk.officer, wish, file)

    assert "Too high" in file.read_text("utf-8-sig")
