"""The list of entries: one line each, as many as there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Signal

from desktop.audit.trail_model import COLUMNS, TrailModel
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.row_table import RowTable

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from services.audit.browse import TrailEntry

WHO: Final = 1
WHO_SHARE, WIDEST_WHO = 0.21, 280
"""Of the width, and at most so many pixels: people are short, but rules have long names."""


class TrailTable(RowTable):
    """Shows the trail.

    Attributes:
        rested: Emitted with the entry the person rests on.
        opened: Emitted with the entry opened by Enter or a double click.
    """

    rested = Signal(object)
    opened = Signal(object)

    def __init__(self, model: TrailModel, parent: QWidget | None = None) -> None:
        """Show the entries of `model`."""
        super().__init__(model, [column.width for column in COLUMNS], parent)
        self.trail = model
        self.setAccessibleName(tr("Entries of the audit trail"))
        header = self.horizontalHeader()
        header.setStyleSheet("QHeaderView::section { padding-left: 11px; }")  # as the cells
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = int(self.viewport().width() * WHO_SHARE)
        self.setColumnWidth(WHO, min(max(wanted, COLUMNS[WHO].width), WIDEST_WHO))

    def current(self) -> TrailEntry | None:
        """Return the entry the person rests on."""
        return self.trail.entry_at(self.currentIndex().row())

    def go_to(self, entry_id: int) -> bool:
        """Rest on an entry; False when it is not among those fetched."""
        row = self.trail.row_of(entry_id)
        if row is None:
            return False
        self.selectRow(row)
        return True

    def is_at_top(self) -> bool:
        """Tell whether the newest entry is in view."""
        return self.verticalScrollBar().value() == 0

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.rested.emit(self.trail.entry_at(current.row()))

    @override
    def open_current(self) -> None:
        entry = self.current()
        if entry is not None:
            self.opened.emit(entry)
