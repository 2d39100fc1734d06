"""Panes, ticket windows and the help come back as a person left them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QWidget

from desktop.bootstrap.rooms import places_for
from desktop.bootstrap.ticket_windows import TicketWindow, TicketWindows
from desktop.help import HelpWindow
from desktop.main_window.window import MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import Memory, Panes
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


class _Window(QMainWindow):
    """A window that remembers, with two panes in it."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.memory = Memory(file)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for _ in range(2):
            self.splitter.addWidget(QWidget())
        self.panes = Panes(self.splitter, "two")
        self.setCentralWidget(self.splitter)
        self.resize(1000, 400)


def test_panes_are_shared_out_as_they_were_left(tmp_path: Path, qtbot: QtBot) -> None:
    first = _Window(tmp_path / "window.ini")
    qtbot.addWidget(first)
    first.show()
    handle = first.splitter.handle(1)
    grip = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=grip)
    QTest.mouseMove(handle, grip - QPoint(200, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=grip)
    first.memory.save()

    second = _Window(tmp_path / "window.ini")
    qtbot.addWidget(second)
    second.show()

    assert second.splitter.sizes() == first.splitter.sizes()
    assert second.splitter.sizes()[0] < 400


@pytest.fixture
def clean() -> Iterator[None]:
    """No window of a test is left to the next."""
    yield
    for one in QApplication.topLevelWidgets():
        if isinstance(one, TicketWindow | HelpWindow):
            one.deleteLater()


def _enter(
    seat: Seat, actor: Actor, file: Path, qtbot: QtBot
) -> tuple[MainWindow, TicketWindows, Workplace]:
    window = MainWindow(Memory(file), "light", is_cover=False)
    qtbot.addWidget(window)
    window.show()
    desk = seat.desk_of(actor)
    workplace = Workplace(window, desk, places_for(actor.role))
    windows = TicketWindows(window, desk, workplace.commands)
    return window, windows, workplace


@pytest.mark.usefixtures("clean")
def test_ticket_windows_come_back_to_the_person_who_left_them(
    seat: Seat, tmp_path: Path, qtbot: QtBot
) -> None:
    numbers = [opened(seat.store, seat.small) for _ in range(3)]
    file = tmp_path / "window.ini"
    window, windows, _ = _enter(seat, seat.small.agent, file, qtbot)
    made = [windows.open(number) for number in numbers]
    made[1].resize(700, 500)
    made[2].close()
    window.remember()

    _, again, _ = _enter(seat, seat.small.agent, file, qtbot)
    again.reopen()
    _, others, _ = _enter(seat, seat.small.lead, file, qtbot)
    others.reopen()

    assert [one.ticket_id for one in again.open_ones] == numbers[:2]
    assert again.open_ones[1].size() == made[1].size()
    assert others.open_ones == []


@pytest.mark.usefixtures("clean")
@pytest.mark.parametrize("spoilt", ["x", ":::", "12:zz", "-5:00", "1:00," * 40, "٣:00"])
def test_a_spoilt_memory_of_windows_opens_no_nonsense(
    seat: Seat, tmp_path: Path, qtbot: QtBot, spoilt: str
) -> None:
    file = tmp_path / "window.ini"
    window, windows, _ = _enter(seat, seat.small.agent, file, qtbot)
    windows.keep()
    key = windows.key
    window.memory.keep(key, spoilt)

    windows.reopen()

    assert len(windows.open_ones) <= 8
    assert all(one.ticket_id > 0 for one in windows.open_ones)


@pytest.mark.usefixtures("clean")
def test_the_help_comes_back_where_it_stood(seat: Seat, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "window.ini"
    _, _, workplace = _enter(seat, seat.small.agent, file, qtbot)
    workplace.guidance.show_page("keys")
    assert workplace.guidance.window is not None
    workplace.guidance.window.resize(700, 480)
    workplace.guidance.window.close()
    workplace.window.memory.save()

    _, _, again = _enter(seat, seat.small.agent, file, qtbot)
    again.guidance.show_page("keys")

    assert again.guidance.window is not None
    assert (again.guidance.window.width(), again.guidance.window.height()) == (700, 480)
