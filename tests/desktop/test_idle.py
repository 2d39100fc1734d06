"""When nobody touches a window, it is noticed once; how long that takes is chosen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.bootstrap.idle import Idle
from desktop.memory import LOCK_MINUTES, Memory
from desktop.settings.choices import minutes_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

MINUTE = timedelta(minutes=1)


class _Clock:
    def __init__(self) -> None:
        self.s = 100.0

    def __call__(self) -> float:
        return self.s


def test_the_time_has_passed_once_until_somebody_comes_back(qtbot: QtBot) -> None:
    clock, window = _Clock(), QWidget()
    qtbot.addWidget(window)
    window.show()
    idle, passed = Idle(10 * MINUTE, window, clock_s=clock), []
    idle.passed.connect(lambda: passed.append(clock.s))

    for clock.s in (400.0, 700.0, 701.0, 1500.0):
        idle.look()
    handle = window.windowHandle()
    assert handle is not None
    no_key = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, no_key))
    for clock.s in (2099.0, 2100.0):
        idle.look()

    assert passed == [700.0, 2100.0]


def test_a_movement_of_the_pointer_counts_too(qtbot: QtBot) -> None:
    clock, window = _Clock(), QWidget()
    qtbot.addWidget(window)
    window.show()
    idle = Idle(MINUTE, window, clock_s=clock)
    handle = window.windowHandle()
    assert handle is not None
    clock.s = 159.0

    QTest.mouseMove(handle)
    clock.s = 165.0

    with qtbot.assertNotEmitted(idle.passed):
        idle.look()


def test_how_long_is_chosen_and_usual_only_where_it_stops_somebody(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    before = [minutes_of(memory, asks=asks) for asks in (True, False)]

    memory.keep(LOCK_MINUTES, "30")
    chosen = [minutes_of(memory, asks=asks) for asks in (True, False)]
    memory.keep(LOCK_MINUTES, "soon")

    assert (before, chosen, minutes_of(memory, asks=True)) == ([10, 0], [30, 30], 10)
