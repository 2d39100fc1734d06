"""One thread behind the window: what it works on, and when it leaves the window its turn."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from desktop.work.lane import Lane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

PATIENCE = timedelta(seconds=5)


@pytest.fixture
def lane(qapp: object) -> Iterator[Lane]:
    assert qapp is not None
    made = Lane("tested")
    yield made
    assert made.close(PATIENCE)
    shiboken6.delete(made)


class _Sheet(QWidget):
    """Notes when it is painted."""

    def __init__(self, seen: list[str]) -> None:
        super().__init__()
        self._seen = seen

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._seen.append("painted")


def test_the_next_function_begins_once_the_answer_before_it_is_painted(
    lane: Lane, qtbot: QtBot
) -> None:
    seen: list[str] = []
    sheet = _Sheet(seen)
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    qtbot.waitUntil(lambda: "painted" in seen)
    seen.clear()
    begun = threading.Event()

    def show() -> None:
        assert not begun.wait(0.1)
        seen.append("shown")
        sheet.update()

    def second() -> None:
        begun.set()
        seen.append("second")

    lane.run(lambda: seen.append("first"), lambda _done: show())
    lane.run(second, lambda _done: seen.append("ended"))

    qtbot.waitUntil(lambda: "ended" in seen)
    assert seen == ["first", "shown", "painted", "second", "ended"]


def test_what_is_asked_while_an_answer_is_taken_comes_after_what_waits(
    lane: Lane, qtbot: QtBot
) -> None:
    seen: list[int] = []

    def ask(number: int) -> None:
        lane.run(lambda: number, lambda done: seen.append(done.result()))

    lane.run(lambda: 0, lambda _done: ask(3))
    ask(1)
    ask(2)

    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == [1, 2, 3]


def test_a_dialog_that_an_answer_opens_gets_its_own_answers(lane: Lane, qtbot: QtBot) -> None:
    """A print dialog runs the events itself while whoever opened it waits."""
    ended: list[bool] = []

    def open_dialog() -> None:
        loop = QEventLoop()
        lane.run(lambda: None, lambda _done: loop.exit(0))
        QTimer.singleShot(3000, lambda: loop.exit(1))
        ended.append(loop.exec() == 0)

    lane.run(lambda: None, lambda _done: open_dialog())

    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [True]


def test_what_raises_lets_the_next_one_begin(lane: Lane, qtbot: QtBot) -> None:
    seen: list[object] = []

    def fail() -> None:
        raise ZeroDivisionError

    lane.run(fail, lambda done: seen.append(type(done.exception())))
    lane.run(lambda: "next", lambda done: seen.append(done.result()))

    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [ZeroDivisionError, "next"]


def test_a_lane_that_closes_drops_what_has_not_begun_and_answers_nobody(qtbot: QtBot) -> None:
    lane = Lane("closed")
    begun, going = threading.Event(), threading.Event()
    seen: list[str] = []

    def work() -> None:
        begun.set()
        going.wait(5)
        seen.append("worked")

    lane.run(work, lambda _done: seen.append("answered"))
    lane.run(lambda: seen.append("dropped"), lambda _done: seen.append("answered"))
    assert begun.wait(5)

    assert not lane.close(timedelta(milliseconds=50))
    going.set()
    assert lane.close(PATIENCE)
    qtbot.wait(50)

    assert seen == ["worked"]


def test_a_lane_closes_at_once_although_its_function_has_hardly_begun(qapp: QApplication) -> None:
    for number in range(300):
        lane, ended = Lane(f"short-{number}"), list[int]()
        lane.run(lambda: None, lambda _done, ended=ended: ended.append(1))  # type: ignore[misc]
        lane.run(lambda: None, lambda _done: None)
        while not ended:
            qapp.processEvents()
        qapp.processEvents()  # the second one is begun, if it was not yet
        assert lane.close(timedelta(milliseconds=500)), number
