"""What ticks in a queue: the marks that choose tickets by the pointer, and the countdowns."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt

from desktop import theme
from desktop.widgets.queue_columns import PLACES, Key
from desktop.widgets.queue_resting import DWELL_MS
from desktop.widgets.queue_ticks import REACH
from tests.desktop.made import NOW, made_table

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.widgets.queue_table import QueueTable
    from desktop.widgets.ticking import Ticker

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(qtbot: QtBot, ticker: Ticker) -> QueueTable:
    return made_table(ticker, qtbot)


def tick(table: QueueTable, qtbot: QtBot, row: int) -> None:
    """Press the tick of a row."""
    height = table.rowHeight(0)
    spot = QPoint(14, row * height - table.verticalScrollBar().value() + height // 2)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_ticks_choose_one_by_one_and_open_nothing(table: QueueTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.rested, wait=3 * DWELL_MS):
        for row in (1, 3, 4, 3):
            tick(table, qtbot, row)

    assert table.selected_ids() == [1001, 1004]
    tick(table, qtbot, 6)
    qtbot.mouseMove(table.viewport(), QPoint(16, 6 * table.rowHeight(0) + 12))
    assert table.selected_ids() == [1001, 1004, 1006]


def test_shift_goes_on_from_the_last_tick(table: QueueTable, qtbot: QtBot) -> None:
    tick(table, qtbot, 2)
    spot = table.visualRect(table.queue.index(5, PLACES[Key.SUBJECT])).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, SHIFT, spot)

    assert table.selected_ids() == [1002, 1003, 1004, 1005]


@pytest.mark.parametrize("width", [900, 420])
def test_ticks_show_where_several_are_chosen(table: QueueTable, qtbot: QtBot, width: int) -> None:
    table.resize(width, 560)
    qtbot.wait(30)
    table.clearFocus()  # the row that has the keys wears a ring
    plain = gutter(table)
    tick(table, qtbot, 1)
    tick(table, qtbot, 2)

    assert gutter(table) != plain
    table.clearSelection()
    qtbot.mouseMove(table.viewport(), QPoint(200, 540))
    table.leaveEvent(QEvent(QEvent.Type.Leave))
    table.clearFocus()
    assert gutter(table) == plain


@pytest.mark.parametrize("width", [900, 420])
def test_the_row_that_has_the_keys_wears_the_ring(
    table: QueueTable, qtbot: QtBot, width: int
) -> None:
    table.resize(width, 560)
    table.go_to(1001)
    ink = theme.colour(theme.tokens().accent).name()
    rings = []
    for change in (table.setFocus, table.clearFocus):
        change()
        qtbot.wait(20)
        image = table.viewport().grab().toImage()
        spots = [(x, table.rowHeight(0)) for x in range(8, image.width(), 50)]
        spots.append((image.width() - 1, table.rowHeight(0) + 20))
        rings.append([image.pixelColor(*spot).name() == ink for spot in spots])

    assert all(rings[0])
    assert not any(rings[1])


def gutter(table: QueueTable) -> bytes:
    """Return how the places of the ticks of the first rows look."""
    image = table.viewport().grab(QRect(4, 0, REACH - 6, 200)).toImage()
    return bytes(image.constBits())


def test_a_tick_of_the_clock_repaints_countdowns_and_nothing_else(
    table: QueueTable, ticker: Ticker, qtbot: QtBot
) -> None:
    table.go_to(1100)
    table.toggle_selected()
    qtbot.wait(DWELL_MS)
    before = table.first_row(), table.current_id(), table.selected_ids()
    moved = (table.queue.pages_needed, table.queue.dataChanged, table.queue.modelReset)
    with ExitStack() as still:
        for signal in (*moved, table.rested, table.chosen):
            still.enter_context(qtbot.assertNotEmitted(signal, wait=20))
        for second in range(3):
            ticker.ticked.emit(NOW + timedelta(seconds=second))

    assert (table.first_row(), table.current_id(), table.selected_ids()) == before
