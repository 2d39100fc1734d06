"""The list of tickets: a table where there is room, cards where there is little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal

from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.queue_columns import PLACES, USUAL, Key
from desktop.widgets.queue_hands import press, press_at
from desktop.widgets.queue_resting import RestingTable
from desktop.widgets.queue_shape import fit_list, shape_list

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from PySide6.QtCore import QEvent, QModelIndex
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop.widgets.queue_heading import Heading
    from desktop.widgets.ticking import Ticker

SPARE_ROWS: Final = 30
SETTLE_MS: Final = 12
"""Scrolling past asks for nothing; rows are asked for when the view rests this long."""


class QueueTable(RestingTable):
    """Shows a queue of any length at the same speed.

    Attributes:
        opened: Emitted with the id of a ticket opened by Enter or a double click.
        folded: Emitted with the `Heading` that was pressed.
        range_wanted: All between two tickets, not all of them known, is to be chosen: whoever
            hears it asks for them and tells `choice`. None is the end of the queue.
    """

    opened = Signal(int)
    folded = Signal(object)
    range_wanted = Signal(object, object)

    def __init__(self, ticker: Ticker, parent: QWidget | None = None) -> None:
        """Make an empty table whose countdowns tick with `ticker`."""
        super().__init__(ticker, parent)
        self._keys: tuple[Key, ...] = USUAL
        self.is_ticking = False  # the pointer is down on a tick
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.ask_for_visible)
        self.setAccessibleName(tr("Tickets"))
        shape_list(self)
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

    def _fit(self) -> None:
        self._painter.is_cards = fit_list(self, self._keys)

    def _hover(self, row: int) -> None:
        if row != self._painter.hovered:
            self._painter.hovered = row
            self.viewport().update()

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
