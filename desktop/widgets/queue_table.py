"""The list of tickets: a table where there is room, cards where there is little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QTableView, QWidget

from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.queue_choice import QueueChoice
from desktop.widgets.queue_columns import PLACES, USUAL, Key, fitting
from desktop.widgets.queue_hands import press, press_at
from desktop.widgets.queue_model import QueueModel
from desktop.widgets.queue_paint import CARD_HEIGHT, TABLE_HEIGHT, QueuePainter
from desktop.widgets.queue_shape import lay_columns, shape_list

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from PySide6.QtCore import QEvent, QItemSelection, QModelIndex
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from desktop.widgets.queue_heading import Heading
    from desktop.widgets.ticking import Ticker

CARDS_BELOW: Final = 640
SPARE_ROWS: Final = 30
SETTLE_MS: Final = 12
"""Scrolling past asks for nothing; rows are asked for when the view rests this long."""
DWELL_MS: Final = 90
"""Holding J runs through rows; the one it rests on is announced."""


class QueueTable(QTableView):
    """Shows a queue of any length at the same speed.

    Attributes:
        rested: Emitted with the id of the ticket the person rests on.
        opened: Emitted with the id of a ticket opened by Enter or a double click.
        chosen: Emitted with how many tickets are chosen.
        folded: Emitted with the `Heading` that was pressed.
        range_wanted: All between two tickets, not all of them known, is to be chosen: whoever
            hears it asks for them and tells `choice`. None is the end of the queue.
    """

    rested = Signal(int)
    opened = Signal(int)
    chosen = Signal(int)
    folded = Signal(object)
    range_wanted = Signal(object, object)

    def __init__(self, ticker: Ticker, parent: QWidget | None = None) -> None:
        """Make an empty table whose countdowns tick with `ticker`."""
        super().__init__(parent)
        self._ticker = ticker
        self._keys: tuple[Key, ...] = USUAL
        self.queue = QueueModel(ticker.now, self)
        self.choice = QueueChoice(self, self.queue)
        self.is_ticking = False  # the pointer is down on a tick
        self._held: int | None = None  # rested on, and no more among the known
        self._painter = QueuePainter(self.queue, ticker.now(), self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.ask_for_visible)
        self._dwell = QTimer(self, singleShot=True, interval=DWELL_MS)
        self._dwell.timeout.connect(self._on_rested)
        self._rows = 0  # as they were when rows came or went last
        self.setAccessibleName(tr("Tickets"))
        shape_list(self)
        self.setModel(self.queue)
        self.setItemDelegate(self._painter)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.queue.modelReset.connect(self._settle.start)
        self.queue.rowsInserted.connect(self._on_rows_before)
        self.queue.rowsRemoved.connect(self._on_rows_before)
        self.doubleClicked.connect(self.open_current)
        self.clicked.connect(self._on_clicked)
        ticker.ticked.connect(self._on_ticked)
        self._fit()

    def show_ids(self, ids: array[int], before: int = 0, after: int = 0) -> None:
        """Show these tickets; the current one keeps its place on the screen if it is among them.

        Where it is not, no other ticket is chosen: the one shown elsewhere may be in work. The
        next step leads to the row that took its place. See the model for `before` and `after`.
        """
        self._show(lambda: self.queue.show_ids(ids, before, after))

    def show_sections(self, ids: array[int], headings: Mapping[int, Heading]) -> None:
        """Show tickets under headings; see the model."""
        self._show(lambda: self.queue.show_sections(ids, headings))

    def _show(self, change: Callable[[], None]) -> None:
        kept, place = self.resting_id(), max(self.currentIndex().row(), 0)
        top, at = self.rowViewportPosition(place), self.verticalScrollBar().value()
        was_unknown = self.is_resting() and self.current_id() is None
        selected, is_settling = self.choice.kept(), self._dwell.isActive()
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
        self._set_current(row, announce=False)
        self.choice.restore(selected)
        self.verticalScrollBar().setValue(row * self._row_height() - top)
        if is_settling:
            self._dwell.start()  # a refresh in between must not swallow the rest

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
        """Rest on a ticket; False, and on none, when it is not in this queue."""
        row = self.queue.row_of(ticket_id)
        if row is None:
            self.stand_at(self.currentIndex().row())
            self.selectionModel().clearSelection()
            return False
        self._set_current(row, announce=False)
        return True

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
        """Add the current ticket to the selection, or take it out."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(self.currentIndex(), flags.Toggle | flags.Rows)

    def set_columns(self, keys: Sequence[Key]) -> None:
        """Choose which columns a wide table shows; the subject always stays."""
        self._keys = tuple(keys)
        self._fit()

    def first_row(self) -> int:
        """Return the topmost row in view."""
        return self.verticalScrollBar().value() // self._row_height()

    def ask_for_visible(self) -> None:
        """Ask for the rows in view that are not here or stale, and a few around them."""
        if self.queue.rowCount():
            first, seen = self.first_row(), self.viewport().height() // self._row_height()
            self.queue.need(max(first - SPARE_ROWS, 0), first + seen + SPARE_ROWS)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(self, event):
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not press_at(self, event):
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(int(event.position().y())))
        if not (self.is_ticking and event.buttons()):
            super().mouseMoveEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._settle.start()

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.choice.follow(selected, deselected)
        count = self.choice.count()
        self._painter.is_choosing = count > 1
        self.chosen.emit(count)
        self.viewport().update()

    @override
    def selectAll(self) -> None:
        with self.choice.everything():
            super().selectAll()

    def _fit(self) -> None:
        """Choose cards or columns for the width there is."""
        room = self.viewport().width()
        self._painter.is_cards = room < CARDS_BELOW
        shown = [Key.SUBJECT] if self._painter.is_cards else fitting(self._keys, room)
        lay_columns(self, shown)
        self.horizontalHeader().setVisible(not self._painter.is_cards)
        if self.verticalHeader().defaultSectionSize() != self._row_height():
            self.verticalHeader().setDefaultSectionSize(self._row_height())
            self.verticalScrollBar().setSingleStep(self._row_height())

    def _row_height(self) -> int:
        return CARD_HEIGHT if self._painter.is_cards else TABLE_HEIGHT

    def _set_current(self, row: int, *, announce: bool) -> None:
        index, self._held = self.queue.index(row, PLACES[Key.SUBJECT]), None
        if announce:
            self.choice.begin()
        else:
            self._dwell.stop()
        self.selectionModel().blockSignals(not announce)
        flags = QItemSelectionModel.SelectionFlag
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
        index = self.queue.index(row, PLACES[Key.SUBJECT])
        with QSignalBlocker(self.selectionModel()):
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index, flag)

    def _hover(self, row: int) -> None:
        if row != self._painter.hovered:
            self._painter.hovered = row
            self.viewport().update()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._held = None
        self._painter.held = current.row()
        self._dwell.start()

    def _on_rested(self) -> None:
        ticket_id = self.current_id()
        if ticket_id is not None and self.is_resting():
            self.rested.emit(ticket_id)

    def open_current(self) -> None:
        """Open the ticket one rests on, or fold the group."""
        if (ticket_id := self.current_id()) is not None:
            self.opened.emit(ticket_id)
        else:
            self._on_clicked(self.currentIndex())

    def _on_clicked(self, index: QModelIndex) -> None:
        if (heading := self.queue.heading_at(index.row())) is not None:
            self.folded.emit(heading)

    def _on_rows_before(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Keep what is in view in view where rows come or go above it."""
        grown = self.queue.rowCount() - self._rows
        self._rows += grown
        if first == 0 and last + 1 == abs(grown) and self._rows > abs(grown):
            bar = self.verticalScrollBar()
            self.updateGeometries()
            bar.setValue(bar.value() + grown * self._row_height())
        self._settle.start()

    def _on_scrolled(self) -> None:
        self._painter.hovered = -1
        self._settle.start()

    def _on_ticked(self, now: datetime) -> None:
        self._painter.now = now
        if not self.isVisible():
            return
        place = PLACES[Key.SUBJECT if self._painter.is_cards else Key.DUE]
        left, width = self.columnViewportPosition(place), self.columnWidth(place)
        self.viewport().update(left, 0, width, self.viewport().height())
