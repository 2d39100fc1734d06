"""The trail page on a real database: search, see, export."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.audit import TrailPage
from desktop.commands import Commands
from desktop.papers import ExportDialog
from models.vocabulary import Priority
from services.access.permissions import Act, may
from services.audit import browse, trail
from services.audit.browse import TrailFilter
from services.reports import authority as authorities
from services.tickets import assignment
from tests.rigs.desk import SmallDesk, opened
from tests.rigs.sight import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from services.reports.authority import Authority
    from services.store.work import Actor
    from tests.desktop.conftest import Seat

NOON = datetime(2026, 6, 8, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    folder = tmp_path_factory.mktemp("authority") / "sign"
    return authorities.create(folder, "Northbank plc", datetime.now(UTC))


@pytest.fixture
def small(seat: Seat) -> SmallDesk:
    for subject in ("First", "Second"):
        opened(seat.store, seat.small, subject=subject)
    return seat.small


@pytest.fixture
def shown(seat: Seat, qtbot: QtBot) -> Callable[[Actor], TrailPage]:
    """Show the page to somebody, in a window that lives as long as the test."""
    windows: list[QWidget] = []

    def show(actor: Actor) -> TrailPage:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        page = TrailPage(seat.desk_of(actor), Commands(window, actor.role), window)
        page.resize(1080, 740)
        page.show()
        window.show()
        if may(actor, Act.READ_TRAIL):
            qtbot.waitUntil(lambda: page.table.trail.rowCount() > 0)
        return page

    return show


@pytest.fixture
def page(shown: Callable[[Actor], TrailPage], small: SmallDesk) -> TrailPage:
    return shown(small.officer)


def kinds_of(page: TrailPage) -> set[str]:
    model = page.table.trail
    found = (model.entry_at(row) for row in range(model.rowCount()))
    return {entry.kind for entry in found if entry is not None}


def test_the_newest_entry_is_on_top(page: TrailPage) -> None:
    rows = [page.table.trail.entry_at(row) for row in range(2)]

    assert [entry.id for entry in rows if entry] == sorted(
        (entry.id for entry in rows if entry), reverse=True
    )


def test_a_ticket_number_leaves_only_its_entries(page: TrailPage, qtbot: QtBot) -> None:
    entry = page.table.trail.entry_at(0)
    assert entry is not None

    page.show_ticket(entry.subject_id)

    model = page.table.trail
    qtbot.waitUntil(
        lambda: (
            {e.subject_id for r in range(model.rowCount()) if (e := model.entry_at(r))}
            == {entry.subject_id}
        )
    )


def test_what_is_no_number_finds_nothing_and_is_marked(page: TrailPage, qtbot: QtBot) -> None:
    page.filters.ticket.setText("printer")
    page.filters.ticket.editingFinished.emit()

    qtbot.waitUntil(lambda: page.table.trail.rowCount() == 0)
    assert page.filters.ticket.property("invalid") is True


def test_a_kind_leaves_only_its_entries(page: TrailPage, qtbot: QtBot) -> None:
    page.filters.kind.set_value("message")
    page.filters.kind.chosen.emit("message")

    qtbot.waitUntil(lambda: kinds_of(page) == {"message.received"})


def test_words_find_a_value(page: TrailPage, qtbot: QtBot) -> None:
    page.filters.words.setText("Second")
    page.filters.words.searched.emit("Second")

    qtbot.waitUntil(lambda: page.table.trail.rowCount() == 1)


def test_clearing_the_filters_brings_everything_back(page: TrailPage, qtbot: QtBot) -> None:
    count = page.table.trail.rowCount()
    page.filters.words.setText("nothing has this")
    page.filters.words.searched.emit("nothing has this")
    qtbot.waitUntil(lambda: page.table.trail.rowCount() == 0)

    page.filters.clear()

    # and the entries that say that somebody read the trail: all of it, and by these words
    qtbot.waitUntil(lambda: page.table.trail.rowCount() == count + 2)


def test_an_entry_is_shown_before_and_after(
    page: TrailPage, seat: Seat, small: SmallDesk, qtbot: QtBot
) -> None:
    with seat.store.work(small.agent) as work:
        number = browse.entries(work, TrailFilter(kind="ticket.created"))[0].subject_id
        assignment.set_priority(work, number, Priority.HIGH, reason="two floors")
    page.refresh()
    qtbot.waitUntil(lambda: "ticket.priority_set" in kinds_of(page))

    page.table.selectRow(0)

    assert "\N{MINUS SIGN} normal" in page.detail.changes.toPlainText().replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert "+ high" in page.detail.changes.toPlainText().replace("\N{NO-BREAK SPACE}", " ")


def test_enter_opens_the_ticket_of_an_entry(page: TrailPage, qtbot: QtBot) -> None:
    page.table.selectRow(0)

    with qtbot.waitSignal(page.ticket_opened):
        qtbot.keyClick(page.table, Qt.Key.Key_Return)


def test_the_banner_says_what_is_not_proven(page: TrailPage) -> None:
    assert "Nobody has verified this trail yet" in page.banner.words()


def test_an_agent_is_shown_neither_entries_nor_the_export(
    shown: Callable[[Actor], TrailPage], small: SmallDesk
) -> None:
    page = shown(small.agent)
    settle(page._desk)  # noqa: SLF001 - nothing it asked is under way any more

    assert page.export_button.isHidden()
    assert page.table.trail.rowCount() == 0


def test_the_pdf_of_what_is_searched_is_written(
    page: TrailPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "trail.pdf"
    page.filters.words.setText("Second")
    page.filters.words.searched.emit("Second")

    with qtbot.waitSignal(page.export_bar.exported, timeout=90_000):
        page.export_to(path)

    cover = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert "Text: Second" in cover
    assert "This file is not signed" in cover
    assert "Unsigned: no certificate on this seat." in page.export_bar.note.text()
    assert "vigilctl audit authority" in page.export_bar.note.text()


def test_a_seat_with_a_certificate_exports_signed(
    page: TrailPage,
    authority: Authority,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VIGILDESK_SIGNING", str(authority.folder))
    path = tmp_path / "trail.pdf"

    with qtbot.waitSignal(page.export_bar.exported, timeout=90_000):
        page.export_to(path)

    assert b"/ByteRange" in path.read_bytes()
    assert "signed" in page.export_bar.words.text()
    assert page.export_bar.note.isHidden()


@pytest.mark.parametrize("has_certificate", [False, True])
def test_who_exports_is_told_before_whether_it_will_be_signed(
    page: TrailPage,
    authority: Authority,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    *,
    has_certificate: bool,
) -> None:
    if has_certificate:
        monkeypatch.setenv("VIGILDESK_SIGNING", str(authority.folder))

    page.export_button.click()

    asked = page.findChildren(ExportDialog)[-1]
    qtbot.waitUntil(lambda: bool(asked.signing.text()))
    assert ("is signed by the certificate" in asked.signing.text()) is has_certificate
    assert ("Unsigned" in asked.signing.text()) is not has_certificate


def test_a_cancelled_export_leaves_no_file_and_says_so(
    page: TrailPage, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    page.export_to(folder / "trail.pdf")
    page.export_bar.cancel.click()

    qtbot.waitUntil(lambda: not page.export_bar.is_busy, timeout=90_000)
    assert "cancelled" in page.export_bar.words.text()
    assert list(folder.iterdir()) == []


def test_a_refused_export_says_what_to_do(page: TrailPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.export_to(tmp_path / "nowhere" / "trail.pdf")

    qtbot.waitUntil(lambda: not page.export_bar.is_busy, timeout=90_000)
    assert "Choose another place" in page.export_bar.words.text()


def test_older_entries_come_when_one_scrolls(
    seat: Seat, small: SmallDesk, shown: Callable[[Actor], TrailPage], qtbot: QtBot
) -> None:
    with seat.store.work(small.agent) as work:
        for number in range(browse.PAGE):
            trail.append(work, "ticket.noted", ("ticket", number + 1))
    page = shown(small.officer)

    page.table.scrollToBottom()

    qtbot.waitUntil(lambda: page.table.trail.rowCount() > browse.PAGE)
