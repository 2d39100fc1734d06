"""The foot of the window says who watches; pressed, it shows all of them and the gaps."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from sqlalchemy import update

from desktop.main_window.status import StatusBar
from desktop.main_window.watchers_dialog import WatchersDialog
from models.clocks import Clock
from models.escalation import Watcher
from services.errors import NotAllowed
from services.store.work import WATCHER
from services.watch import heartbeat
from services.watch.overview import watching
from tests.desktop.conftest import NOW
from tests.rigs.desk import opened
from tests.rigs.sight import words_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat


@pytest.fixture
def watched(seat: Seat) -> Seat:
    """The seat of a desk that nobody watched for two hours, until a server came."""
    with seat.store.work(WATCHER) as work:
        long_ago = work.now - timedelta(hours=2)
        work.session.add(Watcher(name="dana@pc7:1", started_at=long_ago, swept_at=long_ago))
    with seat.store.work(WATCHER) as work:
        heartbeat.beat(work, "watch@server:9", fired=3, started=True)
    return seat


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """What the dialog stands before."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def shown(seat: Seat, host: QWidget) -> WatchersDialog:
    dialog = WatchersDialog(seat.desk, host)
    dialog.show()
    return dialog


def test_everybody_who_watches_is_shown_and_who_fell_silent(
    watched: Seat, host: QWidget, qtbot: QtBot
) -> None:
    dialog = shown(watched, host)

    qtbot.waitUntil(lambda: "watch@server:9" in words_of(dialog))
    assert "2 h 00 ago, silent since" in words_of(dialog)
    assert "(2 h 00); watch@server:9 was the first to come back" in words_of(dialog)
    assert "that nobody does" not in words_of(dialog)


def test_what_nobody_does_is_said_with_what_it_waits_for(
    watched: Seat, host: QWidget, qtbot: QtBot
) -> None:
    opened(watched.store, watched.small)
    with watched.store.work(WATCHER) as work:
        work.session.execute(update(Clock).values(next_at=work.now - timedelta(minutes=3)))
    dialog = shown(watched, host)

    qtbot.waitUntil(lambda: "1 ticket has something due that nobody does" in words_of(dialog))
    assert "The first waits since" in words_of(dialog)


def test_the_statement_at_the_foot_can_be_pressed(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.watched("this seat", NOW, NOW)
    bar.watcher.make_pressable("Show who watches")
    bar.show()

    with qtbot.waitSignal(bar.watcher.pressed):
        QTest.mouseClick(bar.watcher, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bar.watcher.pressed):
        QTest.keyClick(bar.watcher, Qt.Key.Key_Space)


def test_a_requester_does_not_ask_who_watches(seat: Seat) -> None:
    with seat.store.reading(seat.small.requester) as work, pytest.raises(NotAllowed):
        watching(work)
