"""A PDF of a message: opened by keys, read once in the trail, off the screen while locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from sqlalchemy import select

from desktop.ticket import TicketPage
from desktop.widgets.file_row import FileRow
from desktop.widgets.file_sheet import FileSheet
from desktop.widgets.page_view import PageView
from models.audit import AuditEntry
from services.audit import access_log
from services.tickets import conversation
from services.tickets.attachments import GivenFile
from tests.rigs import pdfs
from tests.rigs.desk import opened
from tests.rigs.locked_seat import SECRET, Scene, lay_scene

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat


@pytest.fixture
def place(seat: Seat, tmp_path: Path, qtbot: QtBot) -> Iterator[Scene]:
    """A workplace on a confidential ticket with a PDF."""
    made = lay_scene(seat, tmp_path, qtbot)
    number = opened(seat.store, seat.small, subject="Payslips", kind="Confidential")
    file = GivenFile("payslip.pdf", pdfs.written(["Payslip of May"]))
    with seat.store.work(seat.small.agent) as work:
        conversation.send_reply(work, number, "Here it is", attachments=[file])
    made.workplace.open_ticket(number)
    made.number = number
    qtbot.waitUntil(lambda: bool(made.workplace.window.findChildren(FileRow)))
    yield made
    made.end()


def opened_by_keys(place: Scene, qtbot: QtBot) -> PageView:
    chip = next(
        one
        for row in place.workplace.window.findChildren(FileRow)
        for one in row.findChildren(QPushButton)
    )
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(place.workplace.window.findChildren(PageView)))
    [view] = place.workplace.window.findChildren(PageView)
    qtbot.waitUntil(lambda: view.text() == "Payslip of May")
    return view


def test_a_pdf_is_opened_by_keys_and_its_reading_is_one_entry(
    place: Scene, seat: Seat, qtbot: QtBot
) -> None:
    view = opened_by_keys(place, qtbot)
    qtbot.waitUntil(view.hasFocus)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    with seat.store.reading(seat.small.officer) as work:
        query = select(AuditEntry).where(AuditEntry.kind == access_log.OPENED)
        entries = [(one.subject_id, one.actor_name) for one in work.session.scalars(query)]

    assert entries == [(place.number, seat.small.agent.name)]
    assert QApplication.clipboard().text() == "Payslip of May"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not place.workplace.window.findChildren(FileSheet))


def test_the_lock_takes_the_pages_off_the_screen_and_brings_them_back(
    place: Scene, qtbot: QtBot
) -> None:
    view = opened_by_keys(place, qtbot)
    place.workplace.run("app.lock")
    seen = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    locked = view.isVisible()
    place.type(SECRET)
    qtbot.waitUntil(lambda: not place.lock.is_locked)

    assert seen == [place.workplace.window]
    assert not locked
    qtbot.waitUntil(view.isVisible)
    assert view.text() == "Payslip of May"
    assert place.workplace.window.findChildren(TicketPage) != []
