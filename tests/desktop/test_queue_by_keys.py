"""Choosing tickets by keys alone: X marks, J and the arrows move on, Shift goes on from there."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.bootstrap.queue_area import QueueArea
from desktop.commands import Commands
from desktop.widgets.queue_resting import DWELL_MS
from services.tickets import conversation, lifecycle
from tests.desktop.conftest import Window
from tests.desktop.made import made_table
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.widgets.queue_table import QueueTable
    from desktop.widgets.ticking import Ticker
    from tests.desktop.conftest import Queues, Seat

KEYS = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
pytestmark = pytest.mark.qt_log_ignore(
    "does not support raise", "does not support grabbing the keyboard", extend=True
)


@pytest.fixture
def table(qtbot: QtBot, ticker: Ticker) -> QueueTable:
    made = made_table(ticker, qtbot)
    made.step(1)
    return made


def press(table: QueueTable, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(table, key)


@pytest.mark.parametrize("down", [KEYS.Key_J, KEYS.Key_Down])
def test_x_chooses_one_after_the_other_while_keys_move_on(table: QueueTable, down: Qt.Key) -> None:
    press(table, KEYS.Key_X, down, down, KEYS.Key_X, down, KEYS.Key_X, KEYS.Key_X)

    assert table.selected_ids() == [1000, 1002]
    assert table.current_id() == 1003


def test_the_row_one_passes_while_choosing_is_still_shown(table: QueueTable, qtbot: QtBot) -> None:
    press(table, KEYS.Key_X)

    with qtbot.waitSignal(table.rested) as rested:
        press(table, KEYS.Key_J)

    assert rested.args == [1001]
    assert table.selected_ids() == [1000]


def test_shift_goes_on_from_what_x_chose(table: QueueTable) -> None:
    press(table, KEYS.Key_X, KEYS.Key_J, KEYS.Key_J, KEYS.Key_X)

    QTest.keyClick(table, KEYS.Key_Down, SHIFT)

    assert table.selected_ids() == [1000, 1002, 1003]


def test_esc_chooses_none_and_rests_on_the_one_in_hand(table: QueueTable, qtbot: QtBot) -> None:
    press(table, KEYS.Key_X, KEYS.Key_J, KEYS.Key_X, KEYS.Key_J)

    with qtbot.waitSignal(table.rested) as rested:
        press(table, KEYS.Key_Escape)

    assert rested.args == [1002]
    assert table.selected_ids() == [1002]
    press(table, KEYS.Key_J)
    assert table.selected_ids() == [1003]


def test_a_choice_is_the_same_when_the_queue_is_read_again(table: QueueTable) -> None:
    press(table, KEYS.Key_X, KEYS.Key_J, KEYS.Key_J, KEYS.Key_X, KEYS.Key_J)

    table.show_ids(array("q", range(999, 2000)))

    assert table.selected_ids() == [1000, 1002]  # not the one the keys are on
    assert table.current_id() == 1003
    press(table, KEYS.Key_J)
    assert table.selected_ids() == [1000, 1002]


def test_one_chosen_ticket_stays_chosen_too(table: QueueTable) -> None:
    press(table, KEYS.Key_X, KEYS.Key_J)

    table.show_ids(array("q", range(999, 2000)))

    assert table.selected_ids() == [1000]


def test_looking_at_another_ticket_leaves_the_choice_alone(table: QueueTable) -> None:
    press(table, KEYS.Key_X, KEYS.Key_J, KEYS.Key_X)

    table.go_to(1050)
    table.go_to(77)

    assert table.selected_ids() == [1000, 1001]


def test_the_row_the_keys_are_on_is_seen_while_choosing(table: QueueTable) -> None:
    press(table, KEYS.Key_X, KEYS.Key_J)
    row = table.visualRect(table.currentIndex())
    here = table.viewport().grab(row).toImage()
    press(table, KEYS.Key_J)

    assert table.viewport().grab(row).toImage() != here


class Area:
    """Queue and ticket side by side, as in the window, and one's own keys."""

    def __init__(self, seat: Seat, folder: Path, qtbot: QtBot) -> None:
        from desktop.memory import Memory  # noqa: PLC0415 - only here

        self.window = Window(Memory(folder / "window.ini"))
        qtbot.addWidget(self.window)
        self.commands = Commands(self.window, seat.small.agent.role)
        self.area = QueueArea(seat.desk, self.commands)
        self.window.setCentralWidget(self.area)
        self.window.resize(1300, 800)
        self.window.show()
        self.window.activateWindow()


@pytest.fixture
def made(seat: Seat, qtbot: QtBot, tmp_path: Path) -> Area:
    for count in range(3):
        opened(seat.store, seat.small, subject=f"Printer {count}")
    made = Area(seat, tmp_path, qtbot)
    qtbot.waitUntil(lambda: made.area.ticket.ticket is not None)
    return made


def test_a_key_of_the_ticket_means_all_that_are_chosen(made: Area, qtbot: QtBot) -> None:
    table, bar = made.area.queue.table, made.area.queue.bulk_bar
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    press(table, KEYS.Key_X, KEYS.Key_J, KEYS.Key_X)

    made.commands.run("ticket.priority")

    assert bar.priority.isVisible()
    assert bar.priority.activeAction() is bar.priority.actions()[0]
    bar.priority.close()


def test_the_same_key_means_the_one_ticket_where_none_is_chosen(made: Area, qtbot: QtBot) -> None:
    table = made.area.queue.table
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)

    made.commands.run("ticket.priority")

    box = made.area.ticket.header.priority.box()
    assert box.view().isVisible()
    box.hidePopup()


def test_enter_reads_the_ticket_and_esc_leads_back(made: Area, qtbot: QtBot) -> None:
    table, page = made.area.queue.table, made.area.ticket
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)

    press(table, KEYS.Key_Return)
    qtbot.waitUntil(page.conversation.hasFocus)
    QTest.keyClick(page.conversation, KEYS.Key_Escape)

    assert table.hasFocus()


def test_a_ticket_that_has_just_been_made_is_the_one_marked(
    seat: Seat, made: Area, qtbot: QtBot
) -> None:
    table = made.area.queue.table
    before = table.current_id()
    number = opened(seat.store, seat.small, subject="Just made")

    made.area.show_ticket(number)
    assert not table.is_resting()
    made.area.queue.refresh()  # as the news of it brings about

    qtbot.waitUntil(lambda: table.current_id() == number and table.is_resting())
    assert table.selected_ids() == [number] != [before]


def test_a_ticket_of_another_queue_leaves_no_row_marked_when_news_come(
    seat: Seat, made: Area, qtbot: QtBot
) -> None:
    table, small = made.area.queue.table, seat.small
    other = opened(seat.store, small, subject="Of somebody else", assignee_id=None)
    made.area.show_ticket(other)

    with qtbot.waitSignal(table.queue.modelReset):
        made.area.queue.refresh()
    qtbot.wait(50)

    assert not table.is_resting()
    qtbot.waitUntil(lambda: made.area.title().startswith(f"#{other} "))


def test_a_ticket_that_comes_back_is_marked_again(seat: Seat, made: Area, qtbot: QtBot) -> None:
    table = made.area.queue.table
    number = table.current_id()
    assert number is not None
    with seat.store.work(seat.small.agent) as work:
        lifecycle.resolve(work, number, reason="Done")
    made.area.queue.refresh()
    qtbot.waitUntil(lambda: number not in table.queue.ids_between(0, 99))
    assert not table.is_resting()
    with seat.store.work(seat.small.requester) as work:
        conversation.receive_reply(work, number, "It is not done.")

    made.area.queue.refresh()

    qtbot.waitUntil(lambda: table.current_id() == number and table.is_resting())


def test_many_by_keys_and_back_by_keys(queues: Queues, qtbot: QtBot) -> None:
    table = queues.page.table
    qtbot.waitUntil(table.is_resting)
    press(table, KEYS.Key_X, KEYS.Key_J, KEYS.Key_X)
    qtbot.wait(2 * DWELL_MS)

    queues.page.bulk_bar.dropped.emit()

    assert table.choice.count() == 1
    assert queues.page.bulk_bar.isHidden()
