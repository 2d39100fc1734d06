"""A window on a disk that really is full: the sentence at the field, and not a word of it lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QPlainTextEdit

from desktop.commands import Commands
from desktop.ticket import TicketPage
from models.vocabulary import MessageKind
from services.store import schema
from services.store.work import Store
from services.tickets import reading
from tests.desktop.conftest import desk_on
from tests.rigs.desk import lay_desk, opened
from tests.rigs.small_disk import SmallDisk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = "The switch in room 4 was off. " * 2000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    made = SmallDisk(tmp_path / "disk", 24)
    yield made
    made.unmount()


def test_what_was_typed_waits_for_room_and_is_then_sent_once(disk: SmallDisk, qtbot: QtBot) -> None:
    store = Store(f"sqlite:///{disk.folder / 'desk.sqlite'}")
    schema.upgrade(store.engine)
    small = lay_desk(store)
    number = opened(store, small)
    desk = desk_on(store, small.agent)
    window = QMainWindow()
    page = TicketPage(desk, Commands(window, desk.actor.role))
    window.setCentralWidget(page)
    window.show()
    page.show_ticket(number)
    qtbot.waitUntil(lambda: page.ticket is not None and not page.composer.is_busy())
    page.composer.write(MessageKind.REPLY)
    typed = page.composer.findChildren(QPlainTextEdit)[0]
    typed.setPlainText(WORDS)

    disk.fill()
    qtbot.keyClick(typed, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not page.composer.is_busy())
    said = [one.text() for one in page.composer.findChildren(QLabel) if one.isVisible()]
    kept = typed.toPlainText()
    disk.clear()
    qtbot.waitUntil(lambda: desk.is_connected)
    qtbot.keyClick(typed, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: typed.toPlainText() == "")
    with store.reading(desk.actor) as work:
        replies = [one.body for one in reading.ticket(work, number).messages[1:]]
    window.close()
    shiboken6.delete(window)
    desk.close()
    store.dispose()

    assert any("is full. Free some space and try again." in one for one in said), said
    assert kept == WORDS
    assert replies == [WORDS.strip()]
