"""The list of entries: one line each, as many as there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop import theme
from desktop.audit.trail_model import COLUMNS, TrailModel
from desktop.overriding import override
from desktop.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from services.audit.browse import TrailEntry

ROW: Final = 36


class TrailTable(QTableView):
    """Shows the trail.

    Attributes:
        rested: Emitted with the entry the person rests on.
        opened: Emitted with the entry opened by Enter or a double click.
    """

    rested = Signal(object)
    opened = Signal(object)

    def __init__(self, model: TrailModel, parent: QWidget | None = None) -> None:
        """Show the entries of `model`."""
        super().__init__(parent)
        self.trail = model
        self.setModel(model)
        self._shape()
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_opened)

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

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        key = Qt.Key(event.key())
        if key in steps and not event.modifiers():
            row = self.currentIndex().row() + steps[key]
            self.selectRow(min(max(row, 0), self.trail.rowCount() - 1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_opened()
        else:
            super().keyPressEvent(event)

    def _shape(self) -> None:
        self.setAccessibleName(tr("Entries of the audit trail"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(theme.ICON_PX, theme.ICON_PX))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFixedHeight(34)
        header.setStyleSheet("QHeaderView::section { padding-left: 11px; }")  # as the cells
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, column in enumerate(COLUMNS):
            if column.width:
                self.setColumnWidth(place, column.width)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.rested.emit(self.trail.entry_at(current.row()))

    def _on_opened(self) -> None:
        entry = self.current()
        if entry is not None:
            self.opened.emit(entry)
