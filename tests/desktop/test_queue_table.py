"""The list of tickets under the hand: keys, selection, and staying where one was."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.widgets.queue_columns import PLACES, Key
from desktop.widgets.queue_resting import DWELL_MS
from tests.desktop.made import MadeRow, made_table

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from desktop.widgets.queue_table import QueueTable
    from desktop.widgets.ticking import Ticker

KEYS = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(qtbot: QtBot, ticker: Ticker) -> QueueTable:
    return made_table(ticker, qtbot)


def test_j_goes_to_the_next_ticket(table: QueueTable, qtbot: QtBot) -> None:
    table.step(1)

    qtbot.keyClick(table, KEYS.Key_J)

    assert table.current_id() == 1001


def test_k_stops_at_the_first_ticket(table: QueueTable, qtbot: QtBot) -> None:
    table.step(1)

    qtbot.keyClick(table, KEYS.Key_K)

    assert table.current_id() == 1000


def test_running_through_rows_announces_only_the_one_rested_on(
    table: QueueTable, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(table.rested) as rested:
        for _ in range(6):
            qtbot.keyClick(table, KEYS.Key_J)

    assert rested.args == [1005]


def test_a_row_that_only_had_the_focus_is_announced_when_it_is_chosen(
    table: QueueTable, qtbot: QtBot
) -> None:
    first = table.queue.index(0, PLACES[Key.SUBJECT])
    table.selectionModel().setCurrentIndex(first, table.selectionModel().SelectionFlag.NoUpdate)
    qtbot.wait(DWELL_MS * 2)

    with qtbot.waitSignal(table.rested) as rested:
        table.step(1)

    assert rested.args == [1000]


def test_enter_opens_the_ticket(table: QueueTable, qtbot: QtBot) -> None:
    table.step(1)

    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, KEYS.Key_Return)

    assert opened.args == [1000]


def test_x_selects_more_than_one(table: QueueTable, qtbot: QtBot) -> None:
    table.step(1)
    index = table.queue.index(1, PLACES[Key.SUBJECT])
    table.selectionModel().setCurrentIndex(index, table.selectionModel().SelectionFlag.NoUpdate)

    qtbot.keyClick(table, KEYS.Key_X)

    assert table.selected_ids() == [1000, 1001]


def test_the_ticket_in_hand_keeps_its_place_when_the_order_changes(table: QueueTable) -> None:
    table.go_to(1050)
    place = table.rowViewportPosition(table.currentIndex().row())

    table.show_ids(array("q", range(990, 2000)))

    assert table.current_id() == 1050
    assert table.rowViewportPosition(table.currentIndex().row()) == place


def test_a_ticket_that_left_is_not_replaced_by_another(table: QueueTable, qtbot: QtBot) -> None:
    table.step(1)
    qtbot.keyClick(table, KEYS.Key_J)
    table.step(1)
    qtbot.waitSignal(table.rested).wait()

    with qtbot.assertNotEmitted(table.rested, wait=150):
        table.show_ids(array("q", [n for n in range(1000, 2000) if n != 1002]))

    assert not table.is_resting()


def test_the_next_step_leads_to_the_row_that_took_its_place(
    table: QueueTable, qtbot: QtBot
) -> None:
    table.step(1)
    qtbot.keyClick(table, KEYS.Key_J)
    table.show_ids(array("q", [n for n in range(1000, 2000) if n != 1001]))

    table.step(1)

    assert table.current_id() == 1002


def test_what_is_selected_stays_selected_when_the_order_changes(
    table: QueueTable, qtbot: QtBot
) -> None:
    table.step(1)
    qtbot.keyClick(table, KEYS.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    table.show_ids(array("q", range(999, 2000)))

    assert table.selected_ids() == [1000, 1001]


def test_a_ticket_of_another_queue_is_not_marked_in_this_one(table: QueueTable) -> None:
    table.step(1)

    assert not table.go_to(77)
    assert not table.is_resting()


def test_nothing_is_announced_when_only_the_order_changes(table: QueueTable, qtbot: QtBot) -> None:
    table.go_to(1005)

    with qtbot.assertNotEmitted(table.rested, wait=150):
        table.show_ids(array("q", range(990, 2000)))


def test_scrolling_past_asks_only_where_it_rests(table: QueueTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.queue.pages_needed) as asked:
        for place in range(0, 40_000, 1000):
            table.verticalScrollBar().setValue(place)

    assert asked.args is not None
    assert asked.args[0] >= 600


def test_a_narrow_list_shows_cards(table: QueueTable) -> None:
    table.resize(420, 560)

    shown = [key for key, place in PLACES.items() if not table.isColumnHidden(place)]
    assert shown == [Key.SUBJECT]


def test_a_wide_list_shows_columns(table: QueueTable) -> None:
    shown = {key for key, place in PLACES.items() if not table.isColumnHidden(place)}

    assert {Key.DUE, Key.SUBJECT, Key.PRIORITY, Key.ASSIGNEE} <= shown


@pytest.mark.parametrize("width", [420, 900])
def test_rows_are_painted(table: QueueTable, width: int) -> None:
    table.resize(width, 560)

    assert len(_colours(table.viewport().grab().toImage())) > 20


def test_a_row_with_odd_text_is_painted(table: QueueTable) -> None:
    odd = ("x" * 200, "مشكلة في تسجيل الدخول", "zero\u200bwidth", "<b>bold</b>", "")
    rows = [MadeRow(1000 + n, subject=words) for n, words in enumerate(odd)]

    table.queue.accept(rows)

    assert not table.viewport().grab().isNull()


def test_a_million_tickets_are_shown(table: QueueTable) -> None:
    table.show_ids(array("q", range(1_000_000)))
    table.scrollToBottom()

    assert table.rowAt(table.viewport().height() - 2) == 999_999


def test_a_range_to_where_nobody_has_read_is_asked_for(table: QueueTable, qtbot: QtBot) -> None:
    table.show_ids(array("q", range(1000, 2000)), before=0, after=5000)
    table.go_to(1989)
    table.step(1)

    with qtbot.waitSignal(table.range_wanted) as asked:
        qtbot.keyClick(table, KEYS.Key_End, SHIFT)

    assert asked.args == [1990, None]
    assert table.selected_ids() == [1990]


def test_everything_is_chosen_known_or_not(table: QueueTable, qtbot: QtBot) -> None:
    table.show_ids(array("q", range(1000, 2000)), before=0, after=5000)

    qtbot.keyClick(table, KEYS.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert table.choice.is_everything
    assert table.choice.count() == 6000


def test_one_is_taken_out_of_everything_and_stays_out(table: QueueTable, qtbot: QtBot) -> None:
    table.show_ids(array("q", range(1000, 2000)), before=0, after=5000)
    table.go_to(1001)
    qtbot.keyClick(table, KEYS.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, KEYS.Key_X)

    table.show_ids(array("q", range(999, 1999)), before=0, after=5000)

    assert table.choice.is_everything
    assert table.choice.without == {1001}
    assert table.choice.count() == 5999


def test_another_choice_is_not_everything(table: QueueTable, qtbot: QtBot) -> None:
    qtbot.keyClick(table, KEYS.Key_A, Qt.KeyboardModifier.ControlModifier)

    table.step(1)

    assert not table.choice.is_everything
    assert table.choice.count() == 1


@pytest.mark.parametrize(("before", "top"), [(40, 1100), (0, 1100), (100, 1100)])
def test_what_is_in_view_stays_when_rows_before_turn_out_otherwise(
    table: QueueTable, before: int, top: int
) -> None:
    table.show_ids(array("q", range(1000, 2000)), before=100, after=0)
    table.go_to(top)
    place = table.rowViewportPosition(table.currentIndex().row())

    table.queue.extend_back(array("q", range(960, 1000)), before)

    assert table.current_id() == top
    assert table.rowViewportPosition(table.currentIndex().row()) == place


def test_the_last_ticket_is_rested_on_once_it_is_known(table: QueueTable, qtbot: QtBot) -> None:
    table.show_ids(array("q", range(1000, 2000)), before=0, after=5000)
    table.step(1)
    qtbot.keyClick(table, KEYS.Key_End)
    assert table.current_id() is None

    with qtbot.waitSignal(table.rested) as rested:
        table.show_ids(array("q", range(6000, 7000)), before=5000, after=0)

    assert rested.args == [6999]


def test_a_ticket_out_of_reach_is_in_hand_again_when_it_is_back(table: QueueTable) -> None:
    table.go_to(1005)
    table.show_ids(array("q", range(3000, 4000)), before=2000, after=0)
    assert not table.is_resting()

    table.show_ids(array("q", range(1000, 2000)), before=0, after=2000)

    assert table.current_id() == 1005
    assert table.is_resting()


def _colours(image: QImage) -> set[int]:
    return {
        image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }
