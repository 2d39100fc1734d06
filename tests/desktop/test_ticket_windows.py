"""A ticket's own window that closes: gone for good, with nothing typed or sent lost."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QPlainTextEdit

from desktop.bootstrap.rooms import places_for
from desktop.bootstrap.ticket_windows import TicketWindow, TicketWindows
from desktop.main_window.window import MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import Memory
from tests.rigs.desk import opened
from tests.rigs.ticket_window import show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat

TYPED = "Half a sentence"


@pytest.fixture
def windows(seat: Seat, tmp_path: Path, qtbot: QtBot) -> Iterator[TicketWindows]:
    window = MainWindow(Memory(tmp_path / "window.ini"), "light", is_cover=False)
    qtbot.addWidget(window)
    desk = seat.desk_of(seat.small.agent)
    workplace = Workplace(window, desk, places_for(seat.small.agent.role))
    made = TicketWindows(window, desk, workplace.commands)
    yield made
    for one in made.open_ones:
        one.deleteLater()


def _text_of(window: TicketWindow) -> QPlainTextEdit:
    return window.page.composer.findChildren(QPlainTextEdit)[0]


def _shown(windows: TicketWindows, number: int, qtbot: QtBot) -> TicketWindow:
    window = windows.open(number)
    qtbot.waitUntil(lambda: window.page.ticket is not None)
    return window


def _is_gone(window: weakref.ref[TicketWindow]) -> bool:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return window() is None


def test_a_closed_window_and_its_page_are_gone(
    seat: Seat, windows: TicketWindows, qtbot: QtBot
) -> None:
    window = _shown(windows, opened(seat.store, seat.small), qtbot)
    known = weakref.ref(window)

    window.close()
    del window

    qtbot.waitUntil(lambda: _is_gone(known))


def test_what_was_typed_as_the_window_closed_is_there_in_the_next(
    seat: Seat, windows: TicketWindows, qtbot: QtBot
) -> None:
    number = opened(seat.store, seat.small)
    window = _shown(windows, number, qtbot)
    _text_of(window).setPlainText(TYPED)

    window.close()

    assert _text_of(_shown(windows, number, qtbot)).toPlainText() == TYPED


def test_a_reply_sent_as_the_window_closes_is_stored_and_its_draft_forgotten(
    seat: Seat, windows: TicketWindows, qtbot: QtBot
) -> None:
    number = opened(seat.store, seat.small)
    window = _shown(windows, number, qtbot)
    known = weakref.ref(window)
    text = _text_of(window)
    text.setFocus()
    text.setPlainText(TYPED)
    with qtbot.waitActive(window):
        window.activateWindow()  # a shortcut works in the active window only
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    window.close()
    del window, text

    qtbot.waitUntil(lambda: _is_gone(known))
    again = _shown(windows, number, qtbot)
    assert again.page.ticket is not None
    assert TYPED in [message.body for message in again.page.ticket.messages]
    assert _text_of(again).toPlainText() == ""


def test_what_was_typed_in_its_own_window_is_not_wiped_by_the_page_of_the_main_one(
    seat: Seat, windows: TicketWindows, qtbot: QtBot
) -> None:
    first, other = opened(seat.store, seat.small), opened(seat.store, seat.small)
    beside = _shown(windows, first, qtbot)  # stands for the page of the main window
    own = _shown(windows, first, qtbot)
    _text_of(own).setPlainText(TYPED)
    own.close()

    show(beside.page, other, qtbot)
    show(beside.page, first, qtbot)

    assert _text_of(beside).toPlainText() == TYPED


def test_a_page_takes_up_what_was_typed_in_another_window_when_it_comes_to_the_front(
    seat: Seat, windows: TicketWindows, qtbot: QtBot
) -> None:
    number = opened(seat.store, seat.small)
    beside, own = _shown(windows, number, qtbot), _shown(windows, number, qtbot)
    with qtbot.waitActive(own):
        own.activateWindow()
    _text_of(own).setPlainText(TYPED)

    with qtbot.waitActive(beside):
        beside.activateWindow()

    qtbot.waitUntil(lambda: _text_of(beside).toPlainText() == TYPED)
