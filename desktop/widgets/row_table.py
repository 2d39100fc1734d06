"""A quiet table whose rows are rested on and opened, never edited: its looks and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop import theme
from desktop.overriding import override

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent

ROW: Final = 36
HEAD: Final = 34


class RowTable(QTableView):
    """Shows whole rows; J and K step through them, Enter or a double click opens one."""

    def __init__(
        self, model: QAbstractItemModel, widths: Iterable[int], parent: QWidget | None = None
    ) -> None:
        """Show the rows of `model`; a column of width 0 shares what the others leave."""
        super().__init__(parent)
        self.setModel(model)
        self._shape()
        for place, width in enumerate(widths):
            if width:
                self.setColumnWidth(place, width)
            else:
                self.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self.open_current)

    def open_current(self) -> None:
        """Open the row the person rests on."""
        raise NotImplementedError

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        key, rows = Qt.Key(event.key()), self.model().rowCount()
        if key in steps and not event.modifiers() and rows:
            row = self.currentIndex().row() + steps[key]
            self.selectRow(min(max(row, 0), rows - 1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_current()
        else:
            super().keyPressEvent(event)

    def _shape(self) -> None:
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
        header.setFixedHeight(HEAD)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
