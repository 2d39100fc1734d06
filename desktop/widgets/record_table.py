"""A quiet table of records that are read and chosen, never edited; words are made beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon

from desktop import theme
from desktop.overriding import override
from desktop.text import plain
from desktop.widgets.row_table import RowTable

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEAST_SHARED: Final = 150
"""Pixels; a column that shares what is left is not cut below this while another can go."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row.

    Attributes:
        key: What it stands for. cells: Its words, one for each column.
        icon, tone: A sign before the first cell, in the colour of its meaning.
        is_faded: It needs no attention any more.
    """

    key: int
    cells: tuple[str, ...]
    icon: str = ""
    tone: theme.Tone = theme.Tone.NEUTRAL
    is_faded: bool = False


class RecordModel(QAbstractTableModel):
    """Holds the records that were given to it."""

    def __init__(self, titles: Sequence[str], numbers: Container[int] = ()) -> None:
        """Hold nothing yet under these headings; the columns at `numbers` stand to the right."""
        super().__init__()
        self._titles = tuple(titles)
        self._numbers = numbers
        self.records: list[Record] = []

    def show_records(self, records: Sequence[Record]) -> None:
        """Hold these records."""
        self.beginResetModel()
        self.records = list(records)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.records)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self._numbers:
            return RIGHT
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        record, column = self.records[index.row()], index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            is_tip = role == Qt.ItemDataRole.ToolTipRole
            return plain(record.cells[column]) if is_tip else record.cells[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._titles[column]}: {record.cells[column]}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column in self._numbers else None
        return _look(record, column, role)


def _look(record: Record, column: int, role: int) -> object:
    now = theme.tokens()
    if role == Qt.ItemDataRole.DecorationRole and column == 0 and record.icon:
        return QIcon(theme.pixmap(record.icon, now.tones[record.tone].mark, ratio=2.0))
    if role == Qt.ItemDataRole.ForegroundRole and record.is_faded:
        return theme.colour(now.muted)
    return None


class RecordTable(RowTable):
    """Shows records.

    Attributes:
        rested: Emitted with the key of the record the person rests on.
        opened: Emitted with the key of the one opened by Enter or a double click.
    """

    rested = Signal(object)  # an int of 64 bits, as keys of the trail are
    opened = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[tuple[str, int]],
        parent: QWidget | None = None,
        *,
        numbers: Container[int] = (),
        gives_way: Sequence[int] = (),
    ) -> None:
        """Make an empty table.

        Args:
            name: Read aloud.
            columns: Heading and greatest width of each; a width of 0 shares what is left.
            parent: Owner.
            numbers: Places of the columns whose cells are compared by size.
            gives_way: Places of the columns that are left out, in this order, where the words of
                the others would be cut; what they say stands beside the table as well.
        """
        self._most = [width for _, width in columns]
        self._gives_way = tuple(gives_way)
        self.records = RecordModel([title for title, _ in columns], numbers)
        super().__init__(self.records, self._most, parent)
        self.setAccessibleName(name)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def show_records(self, records: Sequence[Record]) -> None:
        """Show these records; the person stays on the one rested on, if it is still there."""
        kept, at = self.current(), self.verticalScrollBar().value()
        self.records.show_records(records)
        keys = [one.key for one in records]
        if kept in keys:
            self.selectRow(keys.index(kept))
        self.verticalScrollBar().setValue(at)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Cut no heading; where there is little room, give up air first, then columns."""
        room, places = self.viewport().width(), range(len(self._most))
        for place in places:
            self.setColumnHidden(place, False)  # noqa: FBT003 - what is hidden has no size to ask for
        headings = [self.horizontalHeader().sectionSizeHint(place) for place in places]
        most = [one or LEAST_SHARED for one in self._most]
        wanted = [max(pair) for pair in zip(headings, most, strict=True)]
        shown = set(places)
        if sum(wanted) > room:
            words = [min(self.sizeHintForColumn(place), most[place]) for place in places]
            wanted = [max(pair) for pair in zip(headings, words, strict=True)]
        for place in self._gives_way:
            if sum(wanted[one] for one in shown) > room:
                shown.remove(place)
        for place in places:
            self.setColumnHidden(place, place not in shown)
            if self._most[place]:
                self.setColumnWidth(place, wanted[place])

    def current(self) -> int | None:
        """Return the key of the record the person rests on."""
        row = self.currentIndex().row()
        return self.records.records[row].key if 0 <= row < len(self.records.records) else None

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.rested.emit(self.records.records[current.row()].key)

    @override
    def open_current(self) -> None:
        key = self.current()
        if key is not None:
            self.opened.emit(key)
