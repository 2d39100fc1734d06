"""The list of tickets: a table where there is room, cards where there is little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.queue_columns import COLUMNS, PLACES, USUAL, Key
from desktop.widgets.queue_model import QueueModel
from desktop.widgets.queue_paint import CARD_HEIGHT, TABLE_HEIGHT, QueuePainter

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from desktop.widgets.ticking import Ticker

CARDS_BELOW: Final = 640
SPARE_ROWS: Final = 30
SETTLE_MS: Final = 12
"""Scrolling past asks for nothing; rows are asked for when the view rests this long."""
DWELL_MS: Final = 90
"""Holding J runs through rows; the one it rests on is announced."""
DROP_ORDER: Final = (Key.UPDATED, Key.STATUS, Key.TEAM)
SUBJECT_ROOM: Final = 260
MOST_SELECTED: Final = 500


class QueueTable(QTableView):
    """Shows a queue of any length at the same speed.

    Attributes:
        rested: Emitted with the id of the ticket the person rests on.
        opened: Emitted with the id of a ticket opened by Enter or a double click.
        chosen: Emitted with how many tickets are chosen.
    """

    rested = Signal(int)
    opened = Signal(int)
    chosen = Signal(int)

    def __init__(self, ticker: Ticker, parent: QWidget | None = None) -> None:
        """Make an empty table whose countdowns tick with `ticker`."""
        super().__init__(parent)
        self._ticker = ticker
        self._keys: tuple[Key, ...] = USUAL
        self.queue = QueueModel(ticker.now, self)
        self._painter = QueuePainter(self.queue, ticker.now(), self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.ask_for_visible)
        self._dwell = QTimer(self, singleShot=True, interval=DWELL_MS)
        self._dwell.timeout.connect(self._on_rested)
        self._shape()
        self.setModel(self.queue)
        self.setItemDelegate(self._painter)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.queue.modelReset.connect(self._settle.start)
        self.doubleClicked.connect(self._on_opened)
        ticker.ticked.connect(self._on_ticked)
        self._fit()

    def show_ids(self, ids: array[int]) -> None:
        """Show these tickets; the current one keeps its place on the screen if it is among them.

        Where it is not, no other ticket is chosen: the one shown elsewhere may be in work. The
        next step leads to the row that took its place.
        """
        kept, place = self.current_id(), max(self.currentIndex().row(), 0)
        top, selected = self.rowViewportPosition(place), self.selected_ids()
        is_settling = self._dwell.isActive()
        self.queue.show_ids(ids)
        row = None if kept is None else self.queue.row_of(kept)
        if row is None:
            self._stand_at(min(place, len(ids) - 1))
            return
        self._set_current(row, announce=False)
        self._select_again(selected)
        self.verticalScrollBar().setValue(row * self._row_height() - top)
        if is_settling:
            self._dwell.start()  # a refresh in between must not swallow the rest

    def current_id(self) -> int | None:
        """Return the ticket the person rests on, or None."""
        index = self.currentIndex()
        return self.queue.id_at(index.row()) if index.isValid() else None

    def selected_ids(self) -> list[int]:
        """Return the selected tickets in the order of the queue."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [found for row in rows if (found := self.queue.id_at(row)) is not None]

    def go_to(self, ticket_id: int) -> bool:
        """Rest on a ticket; False, and on none, when it is not in this queue."""
        row = self.queue.row_of(ticket_id)
        if row is None:
            self._stand_at(self.currentIndex().row())
            self.selectionModel().clearSelection()
            return False
        self._set_current(row, announce=False)
        return True

    def step(self, by: int) -> None:
        """Move down (positive) or up; stays within the queue."""
        last = self.queue.rowCount() - 1
        if last >= 0:
            here = self.currentIndex().row()
            wanted = here + by if self.is_resting() else here
            self._set_current(min(max(wanted, 0), last), announce=True)

    def is_resting(self) -> bool:
        """Tell whether a ticket is chosen; merely having the focus chooses none."""
        return self.currentIndex().isValid() and self.selectionModel().hasSelection()

    def toggle_selected(self) -> None:
        """Add the current ticket to the selection, or take it out."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(self.currentIndex(), flags.Toggle | flags.Rows)

    def choose_rows(self, rows: Iterable[int]) -> None:
        """Choose these rows and no others."""
        flags = QItemSelectionModel.SelectionFlag
        self.clearSelection()
        for row in rows:
            index = self.queue.index(row, PLACES[Key.SUBJECT])
            self.selectionModel().select(index, flags.Select | flags.Rows)

    def set_columns(self, keys: Sequence[Key]) -> None:
        """Choose which columns a wide table shows; the subject always stays."""
        self._keys = tuple(keys)
        self._fit()

    def ask_for_visible(self) -> None:
        """Ask for the rows in view that are not here or stale, and a few around them."""
        if self.queue.rowCount():
            height = self._row_height()
            first = self.verticalScrollBar().value() // height
            seen = self.viewport().height() // height
            self.queue.need(max(first - SPARE_ROWS, 0), first + seen + SPARE_ROWS)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_J:
                self.step(1)
            case Qt.Key.Key_K:
                self.step(-1)
            case Qt.Key.Key_X:
                self.toggle_selected()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._on_opened()
            case _:
                super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(int(event.position().y())))
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
        self.chosen.emit(len(self.selectionModel().selectedRows()))
        self.viewport().update()

    def _shape(self) -> None:
        self.setAccessibleName(tr("Tickets"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(24)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(40)
        header.setFixedHeight(34)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _fit(self) -> None:
        """Choose cards or columns for the width there is."""
        room = self.viewport().width()
        self._painter.is_cards = room < CARDS_BELOW
        shown = [Key.SUBJECT] if self._painter.is_cards else self._fitting(room)
        for place, column in enumerate(COLUMNS):
            self.setColumnHidden(place, column.key not in shown)
            if column.width:
                self.setColumnWidth(place, column.width)
        mode = QHeaderView.ResizeMode
        self.horizontalHeader().setSectionResizeMode(PLACES[Key.SUBJECT], mode.Stretch)
        self.horizontalHeader().setVisible(not self._painter.is_cards)
        if self.verticalHeader().defaultSectionSize() != self._row_height():
            self.verticalHeader().setDefaultSectionSize(self._row_height())
            self.verticalScrollBar().setSingleStep(self._row_height())

    def _fitting(self, room: int) -> list[Key]:
        shown = list(self._keys)
        for key in DROP_ORDER:
            needed = sum(COLUMNS[PLACES[each]].width for each in shown) + SUBJECT_ROOM
            if needed > room and key in shown:
                shown.remove(key)
        return shown

    def _row_height(self) -> int:
        return CARD_HEIGHT if self._painter.is_cards else TABLE_HEIGHT

    def _set_current(self, row: int, *, announce: bool) -> None:
        index = self.queue.index(row, PLACES[Key.SUBJECT])
        if not announce:
            self._dwell.stop()
        self.selectionModel().blockSignals(not announce)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.selectionModel().blockSignals(False)  # noqa: FBT003 - Qt's own argument
        if announce:
            self._dwell.start()  # having the focus made the first row current already, unsaid
        self.scrollTo(index)
        self.viewport().update()

    def _stand_at(self, row: int) -> None:
        """Let the next step lead to `row`, without choosing it."""
        self._dwell.stop()
        index = self.queue.index(row, PLACES[Key.SUBJECT])
        self.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's own argument
        flag = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(index, flag)
        self.selectionModel().blockSignals(False)  # noqa: FBT003 - Qt's own argument

    def _select_again(self, ticket_ids: list[int]) -> None:
        """Select what was selected before the order changed, if it is a hand's work."""
        flags = QItemSelectionModel.SelectionFlag
        for ticket_id in ticket_ids[:MOST_SELECTED] if len(ticket_ids) > 1 else ():
            row = self.queue.row_of(ticket_id)
            if row is not None:
                index = self.queue.index(row, PLACES[Key.SUBJECT])
                self.selectionModel().select(index, flags.Select | flags.Rows)

    def _hover(self, row: int) -> None:
        if row != self._painter.hovered:
            self._painter.hovered = row
            self.viewport().update()

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._dwell.start()

    def _on_rested(self) -> None:
        ticket_id = self.current_id()
        if ticket_id is not None and self.is_resting():
            self.rested.emit(ticket_id)

    def _on_opened(self) -> None:
        ticket_id = self.current_id()
        if ticket_id is not None:
            self.opened.emit(ticket_id)

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
