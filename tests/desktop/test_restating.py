"""Restating a clock from its proof sheet, with the second person on the same screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from desktop.widgets.proof_rows import as_text, restated_facts
from desktop.widgets.proof_sheet import ProofSheet
from desktop.widgets.sla_strip import SlaLine
from models.people import Person
from models.vocabulary import ClockState
from services.access import passwords
from services.tickets import lifecycle, reading
from tests.desktop.made import MINUTE, NOW, MadePicture, MadeRestatement
from tests.rigs.desk import opened
from tests.rigs.ticket_window import ticket_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ticket.page import TicketPage
    from desktop.widgets.ticking import Ticker
    from tests.desktop.conftest import Seat

SECRET = "correct horse battery"  # noqa: S105
BROKEN = MadePicture(
    state=ClockState.BREACHED,
    breached_at=NOW - 60 * MINUTE,
    due_at=NOW - 60 * MINUTE,
    stopped_at=NOW - 30 * MINUTE,
    segments=(),
)
RESTATED = MadePicture(
    state=ClockState.BREACHED,
    breached_at=NOW - 60 * MINUTE,
    stopped_at=NOW - 30 * MINUTE,
    segments=(),
    restated=(MadeRestatement(),),
)


@pytest.fixture
def page(seat: Seat, qtbot: QtBot, tmp_path: Path) -> Iterator[TicketPage]:
    """A resolved ticket in the supervisor's window."""
    number = opened(seat.store, seat.small)
    with seat.store.work(seat.small.agent) as work:
        lifecycle.resolve(work, number, reason="Replaced the cable")
    with seat.store.work(seat.small.admin) as work:
        milo = work.require(Person, seat.small.manager.person_id or 0)
        milo.login, milo.password_hash = "milo", passwords.hashed(SECRET)
    desk = seat.desk_of(seat.small.lead)
    with ticket_window(desk, qtbot, number, folder=tmp_path, size=(1000, 760)) as page:
        yield page


def ended_clock(page: TicketPage) -> Any:  # noqa: ANN401 - a ClockView
    assert page.ticket is not None
    return next(one for one in page.ticket.clocks if one.target.value == "resolution")


def sheet_of(page: TicketPage) -> ProofSheet:
    page.header.strip.proof_asked.emit(ended_clock(page))
    return page.findChildren(ProofSheet)[-1]


def press(sheet: ProofSheet, words: str, qtbot: QtBot) -> None:
    found = [one for one in sheet.findChildren(QPushButton) if one.text() == words]
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def fill(sheet: ProofSheet, password: str, qtbot: QtBot) -> None:
    press(sheet, "Restate…", qtbot)
    asked = sheet.restatement
    fields = (asked.reason, asked.login, asked.password)
    for field, words in zip(fields, ("Nobody had told them", "milo", password), strict=True):
        qtbot.keyClicks(field, words)
    press(sheet, "Restate", qtbot)


def test_both_figures_are_kept_and_shown(page: TicketPage, seat: Seat, qtbot: QtBot) -> None:
    sheet = sheet_of(page)

    fill(sheet, SECRET, qtbot)
    qtbot.waitUntil(lambda: page.ticket is not None and bool(ended_clock(page).restated))

    assert not any(one.isVisible() for one in page.findChildren(ProofSheet))
    facts = dict(restated_facts(ended_clock(page)))
    assert facts["As recorded"] == "met"
    assert facts["As restated"] == (
        "breached: Nobody had told them (Lena Ort, confirmed by Milo Brandt)"
    )
    with seat.store.reading(seat.small.lead) as work:
        assert page.ticket is not None
        clocks = reading.ticket(work, page.ticket.id).clocks
    assert [one.breached_at for one in clocks] == [None] * len(clocks)


def test_a_wrong_password_keeps_what_was_typed(page: TicketPage, qtbot: QtBot) -> None:
    sheet = sheet_of(page)

    fill(sheet, "guess", qtbot)
    qtbot.waitUntil(lambda: sheet.restatement.password.text() == "")

    assert not sheet.isHidden()
    assert sheet.restatement.reason.text() == "Nobody had told them"
    assert ended_clock(page).restated == ()


def test_nobody_signs_for_themselves(page: TicketPage, seat: Seat, qtbot: QtBot) -> None:
    with seat.store.work(seat.small.admin) as work:
        lena = work.require(Person, seat.small.lead.person_id or 0)
        milo = work.require(Person, seat.small.manager.person_id or 0)
        milo.login, lena.login, lena.password_hash = None, "milo", passwords.hashed(SECRET)
        work.session.flush()
    sheet = sheet_of(page)

    fill(sheet, SECRET, qtbot)
    said = sheet.restatement
    qtbot.waitUntil(lambda: said.password.text() == "")

    assert any("somebody else than who asks" in each for each in words_of(sheet))


def words_of(sheet: ProofSheet) -> list[str]:
    return [each.text() for each in sheet.findChildren(QLabel)]


def test_escape_leaves_the_sheet_open_and_the_panel_closed(page: TicketPage, qtbot: QtBot) -> None:
    sheet = sheet_of(page)
    press(sheet, "Restate…", qtbot)

    qtbot.keyClick(sheet.restatement.reason, Qt.Key.Key_Escape)

    assert sheet.restatement.isHidden()
    assert not sheet.isHidden()


def test_a_running_clock_cannot_be_restated_and_not_by_everybody(
    qtbot: QtBot, ticker: Ticker
) -> None:
    offered = {}
    for name, clock, may in (("running", MadePicture(), True), ("mine", BROKEN, False)):
        sheet = ProofSheet(ticker, "#1042 VPN drops", clock)
        qtbot.addWidget(sheet)
        sheet.offer_restatement(offered=may)
        found = [one for one in sheet.findChildren(QPushButton) if one.text() == "Restate…"]
        offered[name] = not found[0].isHidden()

    assert offered == {"running": False, "mine": False}


def test_a_restated_clock_says_so_in_the_strip_and_on_the_sheet(
    qtbot: QtBot, ticker: Ticker
) -> None:
    line = SlaLine(ticker, RESTATED)
    qtbot.addWidget(line)

    assert "restated: met" in line.accessibleName()
    assert "As recorded\tbreached" in as_text("#1042", RESTATED)
    assert "As restated\tmet: the line was cut by the provider" in as_text("#1042", RESTATED)


def test_the_fields_have_names(qtbot: QtBot, ticker: Ticker) -> None:
    sheet = ProofSheet(ticker, "#1042 VPN drops", BROKEN)
    qtbot.addWidget(sheet)

    assert all(field.accessibleName() for field in sheet.restatement.findChildren(QLineEdit))
