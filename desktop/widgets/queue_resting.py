"""Where a person rests in a list of tickets, and what they have chosen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget

from desktop.overriding import override
from desktop.widgets.queue_choice import QueueChoice
from desktop.widgets.queue_columns import PLACES, Key
from desktop.widgets.queue_model import QueueModel
from desktop.widgets.queue_paint import QueuePainter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex

    from desktop.widgets.ticking import Ticker

DWELL_MS: Final = 90
"""Holding J runs through rows; the one it rests on is announced."""
CHOOSING: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class RestingTable(QTableView):
    """Keeps the ticket in hand and the chosen ones while keys, clicks and news come.

    Attributes:
        rested: Emitted with the id of the ticket the person rests on.
        chosen: Emitted with how many tickets are chosen.
    """

    rested = Signal(int)
    chosen = Signal(int)

    def __init__(self, ticker: Ticker, parent: QWidget | None = None) -> None:
        """Make an empty table whose countdowns tick with `ticker`."""
        super().__init__(parent)
        self.queue = QueueModel(ticker.now, self)
        self.choice = QueueChoice(self, self.queue)
        self._held: int | None = None  # rested on, and no more among the known
        self._painter = QueuePainter(self.queue, ticker.now(), self)
        self._dwell = QTimer(self, singleShot=True, interval=DWELL_MS)
        self._dwell.timeout.connect(self._on_rested)
        self._rows = 0  # as they were when rows came or went last
        self.setModel(self.queue)
        self.setItemDelegate(self._painter)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def current_id(self) -> int | None:
        """Return the ticket the person rests on, or None."""
        return self.queue.id_at(self.currentIndex().row())

    def resting_id(self) -> int | None:
        """Return the ticket one rests on, known or not."""
        return self.current_id() if self._held is None else self._held

    def selected_ids(self) -> list[int]:
        """Return the selected tickets that are known, in the order of the queue."""
        return self.choice.ids()

    def go_to(self, ticket_id: int) -> bool:
        """Rest on a ticket; False, and on none, when it is not in this queue.

        What is chosen stays chosen: another ticket may be looked at meanwhile.
        """
        row = self.queue.row_of(ticket_id)
        is_kept = self._is_choosing()
        if row is None or is_kept:
            self._held = None
            self.stand_at(self.currentIndex().row() if row is None else row)
            if not is_kept:
                self.selectionModel().clearSelection()
            return row is not None
        self._set_current(row, announce=False)
        return True

    def mark(self, ticket_id: int) -> None:
        """Mark a ticket where none is and it is known; nothing moves in view for it."""
        row = None if self.is_resting() else self.queue.row_of(ticket_id)
        if row is not None:
            at = self.verticalScrollBar().value()
            self._set_current(row, announce=False)
            self.verticalScrollBar().setValue(at)

    def step(self, by: int) -> None:
        """Move down (positive) or up; stays within the queue."""
        here = self.currentIndex().row()
        wanted = here + by if self.is_resting() else here
        place = min(max(wanted, 0), self.queue.rowCount() - 1)
        if (row := self.queue.ticket_row(place, is_down=by >= 0)) is not None:
            self._set_current(row, announce=True)

    def is_resting(self) -> bool:
        """Tell whether a ticket is chosen; merely having the focus chooses none."""
        return self.currentIndex().isValid() and self.selectionModel().hasSelection()

    def toggle_selected(self) -> None:
        """Add the current ticket to the chosen ones, or take it out.

        The first one is the ticket in hand, which is marked already: it stays, and from then on
        keys move on without choosing.
        """
        if self.queue.heading_at(self.currentIndex().row()) is not None:
            return
        flags = QItemSelectionModel.SelectionFlag
        how = flags.Select if self.choice.begin_by_hand() else flags.Toggle
        self.selectionModel().select(self.currentIndex(), how | flags.Rows)
        self._show_choosing()

    def choose_none(self) -> None:
        """Choose no tickets any more, and rest on the one in hand."""
        row = self.currentIndex().row()
        self.clearSelection()
        if self.queue.heading_at(row) is None:
            self._set_current(row, announce=True)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.choice.follow(selected, deselected)
        self._show_choosing()
        self.chosen.emit(self.choice.count())

    @override
    def selectAll(self) -> None:
        with self.choice.everything():
            super().selectAll()

    @override
    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Let a plain key move on without changing what is chosen one by one."""
        is_key = isinstance(event, QKeyEvent) and not event.modifiers() & CHOOSING
        if is_key and self.choice.is_by_hand and event is not None:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def _is_choosing(self) -> bool:
        return self.choice.is_by_hand or self.choice.count() > 1

    def _show_choosing(self) -> None:
        self._painter.is_choosing = self._is_choosing()
        self.viewport().update()

    def _row_height(self) -> int:
        return self.verticalHeader().defaultSectionSize()

    def _show(self, change: Callable[[], None]) -> None:
        kept, place = self.resting_id(), max(self.currentIndex().row(), 0)
        top, at = self.rowViewportPosition(place), self.verticalScrollBar().value()
        was_unknown = self.is_resting() and self.current_id() is None
        selected, is_settling = self.choice.kept(), self._dwell.isActive()
        is_marked = (self.is_resting() or self._held is not None) and not selected.is_named
        change()
        self._rows = self.queue.rowCount()
        row = None if kept is None else self.queue.row_of(kept)
        if row is None:
            self._held = None if self.queue.is_whole else kept
            self.verticalScrollBar().setValue(at)
            self.stand_at(min(place, self.queue.rowCount() - 1))
            if was_unknown:
                self._set_current(self.currentIndex().row(), announce=True)
            self.choice.restore(selected)
            return
        self._held = None
        if is_marked:
            self._set_current(row, announce=False)
        else:
            self.stand_at(row)
        self.choice.restore(selected)
        self.verticalScrollBar().setValue(row * self._row_height() - top)
        if is_settling:
            self._dwell.start()  # a refresh in between must not swallow the rest

    def _set_current(self, row: int, *, announce: bool) -> None:
        index, self._held = self.queue.index(row, PLACES[Key.SUBJECT]), None
        self._painter.held = row
        flags = QItemSelectionModel.SelectionFlag
        if announce and self.choice.is_by_hand:  # go on, and choose the next one or not
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self._dwell.start()
            return
        if announce:
            self.choice.begin()
        else:
            self._dwell.stop()
        self.selectionModel().blockSignals(not announce)
        self.setCurrentIndex(index)  # so that Shift begins here
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.selectionModel().blockSignals(False)  # noqa: FBT003 - Qt's own argument
        if announce:
            self._dwell.start()  # having the focus made the first row current already, unsaid
        self.scrollTo(index)
        self.viewport().update()

    def stand_at(self, row: int) -> None:
        """Let the next step lead to `row`, without choosing it."""
        self._dwell.stop()
        index, self._painter.held = self.queue.index(row, PLACES[Key.SUBJECT]), row
        with QSignalBlocker(self.selectionModel()):
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index, flag)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._held = None
        self._painter.held = current.row()
        self._dwell.start()

    def _on_rested(self) -> None:
        ticket_id = self.current_id()
        if ticket_id is not None and (self.is_resting() or self.choice.is_by_hand):
            self.rested.emit(ticket_id)
