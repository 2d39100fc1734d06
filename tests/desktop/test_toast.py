"""A word after a deed: undone once, replaced by a newer one, and where it covers nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from desktop.widgets.toast import Toast

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def host_of(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    return host


def test_undo_is_done_once(qtbot: QtBot) -> None:
    undone: list[bool] = []
    host = host_of(qtbot)
    toast = Toast(host)
    toast.say("Resolved", undo=lambda: undone.append(True))
    button = next(each for each in toast.findChildren(QWidget) if each.accessibleName() == "Undo")

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert undone == [True]
    assert toast.words() == ""


def test_a_newer_word_takes_the_place_of_the_older(qtbot: QtBot) -> None:
    toast = Toast(host_of(qtbot))
    toast.say("First")

    toast.say("Second")

    assert toast.words() == "Second"


def test_a_toast_stands_in_its_room_and_is_cut_to_it(qtbot: QtBot) -> None:
    host = host_of(qtbot)
    host.resize(900, 500)
    room = QRect(300, 460, 320, 30)
    toast = Toast(host, room=lambda: room)

    toast.say("Resolution due soon: #1904 Check-in kiosks in the main branch stay blank since")

    assert room.left() <= toast.card().left()
    assert toast.card().right() <= room.right()
    assert toast.card().bottom() < host.height()
    assert "since" in toast.words()


def test_a_toast_without_room_floats_and_stays_within_its_host(qtbot: QtBot) -> None:
    host = host_of(qtbot)
    host.resize(400, 300)
    toast = Toast(host, room=lambda: QRect(0, 0, 40, 30))

    toast.say("Three tickets are handed over to the people of the second tier, all of them")

    assert host.rect().contains(toast.card())
