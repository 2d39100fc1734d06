"""The keys are always heard somewhere: where the focus goes when what had it goes away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.commands import Commands
from desktop.main_window.focus_keeper import FocusKeeper
from desktop.main_window.palette import Palette
from desktop.widgets.composer import Composer
from desktop.widgets.reason_bar import ReasonBar
from desktop.widgets.sla_strip import SlaLine, SlaStrip
from desktop.widgets.toast import Toast, undo_newest
from models.vocabulary import MessageKind, Role
from tests.desktop.made import MadePicture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.widgets.ticking import Ticker

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


class Room(QWidget):
    """A window with a list, and a field in a group of its own."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.qtbot = qtbot
        self.list, self.group, self.field = QListWidget(), QWidget(), QLineEdit()
        QVBoxLayout(self.group).addWidget(self.field)
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        column.addWidget(self.group)
        self.resize(500, 400)
        self.show()
        self.activateWindow()

    def stand_in(self, widget: QWidget) -> None:
        widget.setFocus()
        self.qtbot.waitUntil(widget.hasFocus)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot)


def test_a_focus_whose_widget_is_deleted_comes_home(room: Room, qtbot: QtBot) -> None:
    keeper = FocusKeeper(room, lambda: room.list)
    room.stand_in(room.field)

    shiboken6.delete(room.field)

    qtbot.waitUntil(room.list.hasFocus)
    assert keeper.parent() is room


def test_a_focus_goes_to_what_stood_around_it_first(room: Room, qtbot: QtBot) -> None:
    room.group.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    keeper = FocusKeeper(room, lambda: room.list)
    room.stand_in(room.field)

    shiboken6.delete(room.field)

    qtbot.waitUntil(room.group.hasFocus)
    assert keeper.parent() is room


def test_without_a_keeper_the_focus_is_lost(room: Room) -> None:
    """What the keeper is for; if Qt ever minds it itself, it can go."""
    room.stand_in(room.field)

    shiboken6.delete(room.field)
    QTest.qWait(20)

    assert QApplication.focusWidget() is None


def test_the_button_of_a_toast_gives_the_focus_back(room: Room) -> None:
    undone = list[bool]()
    toast = Toast(room)
    room.stand_in(room.list)
    toast.say("Resolved", undo=lambda: undone.append(True))
    button = next(one for one in toast.findChildren(QPushButton) if one.text() == "Undo")
    room.stand_in(button)

    QTest.keyClick(button, Qt.Key.Key_Space)

    assert undone == [True]
    assert room.list.hasFocus()


def test_a_toast_stays_while_it_has_the_focus_and_goes_by_esc(room: Room) -> None:
    toast = Toast(room)
    room.stand_in(room.list)
    toast.say("Resolved", undo=lambda: None)
    room.stand_in(next(one for one in toast.findChildren(QPushButton) if one.text() == "Undo"))

    toast._on_faded()  # noqa: SLF001 - as after eight seconds
    assert toast.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)

    assert not toast.isVisible()
    assert room.list.hasFocus()


def test_the_newest_toast_that_can_be_undone_is_undone(room: Room) -> None:
    undone = list[str]()
    toasts = [Toast(room) for _ in range(3)]
    assert not undo_newest(room)
    for toast, words in zip(toasts, ("first", "second"), strict=False):
        toast.say(words, undo=partial(undone.append, words))
        QTest.qWait(2)
    toasts[2].say("Nothing to take back")

    assert [undo_newest(room) for _ in range(3)] == [True, True, False]
    assert undone == ["second", "first"]


def test_a_palette_put_away_by_esc_gives_the_keys_back(room: Room) -> None:
    palette = Palette(room)
    room.stand_in(room.field)
    palette.open_for(Commands(room, Role.AGENT))
    field = QApplication.focusWidget()
    assert field is not None
    assert palette.isAncestorOf(field)

    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert not palette.isVisible()
    assert room.field.hasFocus()


def test_a_clock_that_is_asked_for_anew_keeps_the_focus(room: Room, ticker: Ticker) -> None:
    strip = SlaStrip(ticker)
    layout = room.layout()
    assert layout is not None
    layout.addWidget(strip)
    clocks = [MadePicture(id=1), MadePicture(id=2)]
    strip.show_clocks(clocks)
    room.stand_in(next(one for one in strip.findChildren(SlaLine) if one.clock.id == 2))

    strip.show_clocks(clocks)
    QTest.qWait(20)

    now = QApplication.focusWidget()
    assert isinstance(now, SlaLine)
    assert now.clock.id == 2


def test_a_reason_that_is_refused_waits_in_its_field_not_on_cancel(room: Room) -> None:
    bar = ReasonBar()
    layout = room.layout()
    assert layout is not None
    layout.addWidget(bar)
    bar.ask("Why on hold?", "", "Place on hold")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("A part")
    done = next(one for one in bar.findChildren(QPushButton) if one.text() == "Place on hold")
    room.stand_in(done)

    QTest.keyClick(done, Qt.Key.Key_Space)
    bar.refused("A colleague changed this first.")

    assert field.hasFocus()


def test_sending_by_the_button_leaves_the_keys_in_the_text(room: Room) -> None:
    composer = Composer()
    layout = room.layout()
    assert layout is not None
    layout.addWidget(composer)
    left = list[bool]()
    composer.left.connect(lambda: left.append(True))
    composer.write(MessageKind.REPLY)
    composer.writing.setPlainText("We look into it.")
    room.stand_in(composer.foot[1])

    QTest.keyClick(composer.foot[1], Qt.Key.Key_Space)
    assert composer.writing.hasFocus()
    composer.accepted()

    assert left == [True]
