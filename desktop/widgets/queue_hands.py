"""The keys and clicks of the list of tickets that Qt's tables do not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.widgets.queue_ticks import REACH

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from desktop.widgets.queue_table import QueueTable


def press(table: QueueTable, event: QKeyEvent) -> bool:
    """Do what a key means in a list of tickets; False where Qt knows better."""
    if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
        return False
    match event.key():
        case Qt.Key.Key_J:
            table.step(1)
        case Qt.Key.Key_K:
            table.step(-1)
        case Qt.Key.Key_Home | Qt.Key.Key_End:
            _go_to_end(table, event)
        case Qt.Key.Key_X | Qt.Key.Key_Space:
            table.toggle_selected()
        case Qt.Key.Key_Escape if table.choice.is_by_hand or table.choice.count() > 1:
            table.choose_none()
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            table.open_current()
        case _:
            return False
    return True


def press_at(table: QueueTable, event: QMouseEvent) -> bool:
    """Turn a tick, or choose up to where Shift is held; False where Qt knows better."""
    row = table.rowAt(int(event.position().y()))
    table.is_ticking = _is_tick(table, event, row)
    if table.is_ticking:
        table.stand_at(row)
        table.toggle_selected()
        return True
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        table.choice.begin()
    if event.modifiers() != Qt.KeyboardModifier.ShiftModifier or not table.queue.id_at(row):
        return False
    return _reached(table, row, is_down=True)


def _is_tick(table: QueueTable, event: QMouseEvent, row: int) -> bool:
    is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
    return is_plain and event.position().x() < REACH and table.queue.id_at(row) is not None


def _go_to_end(table: QueueTable, event: QKeyEvent) -> None:
    is_down = event.key() == Qt.Key.Key_End
    end = table.queue.rowCount() - 1 if is_down else 0
    if not event.modifiers():
        table.step(end - table.currentIndex().row())
    elif not _reached(table, end, is_down=is_down):
        table.choice.choose_to(end)


def _reached(table: QueueTable, row: int, *, is_down: bool) -> bool:
    """Ask for what stands between where one rests and a row; False where all of it is known.

    Args:
        table: The list.
        row: Where the choice is to end; unknown, it is the end of the queue.
        is_down: Which end that is.
    """
    here, there = table.resting_id(), table.queue.id_at(row)
    if here is None or (there is None and row in table.queue.known):  # a heading
        return False
    if there is not None and table.queue.row_of(here) is not None:
        return False
    table.range_wanted.emit(*((here, there) if is_down or there is not None else (there, here)))
    return True
