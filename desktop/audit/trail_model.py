"""The trail as a table that grows by pages while one scrolls down; newest on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop import theme
from desktop.audit import lines
from desktop.overriding import override
from desktop.text import exact_moment, moment, plain, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from services.audit.browse import TrailEntry

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its words, its width in pixels (0: what is left), what a cell says."""

    words: str
    width: int
    text: Callable[[TrailEntry, datetime], str]


COLUMNS: Final = (
    Column("When", 92, lambda entry, now: moment(entry.at, now)),
    Column("Who", 132, lambda entry, _: lines.who(entry)),
    Column("What", 178, lambda entry, _: lines.what(entry)),
    Column("About", 96, lambda entry, _: lines.about(entry)),
    Column("Change", 0, lambda entry, _: lines.changes_words(entry)),
)
WHAT: Final = 2


class TrailModel(QAbstractTableModel):
    """Holds the entries fetched so far, in words.

    Attributes:
        more_needed: Emitted with the id of the last entry when the view comes near its end.
    """

    more_needed = Signal(object)  # an int of 64 bits

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        """Make an empty table; `now` decides how briefly times are said."""
        super().__init__(parent)
        self._now = now
        self._entries: list[TrailEntry] = []
        self._words: list[tuple[str, ...]] = []
        self._is_complete = True
        self._is_asking = False

    def show_entries(self, entries: Sequence[TrailEntry], page: int) -> None:
        """Show these entries instead; fewer than a page means that there are no more."""
        self.beginResetModel()
        self._entries = list(entries)
        self._words = self._worded(entries)
        self._is_complete = len(entries) < page
        self._is_asking = False
        self.endResetModel()

    def add_entries(self, entries: Sequence[TrailEntry], page: int) -> None:
        """Add older entries below."""
        self._is_asking = False
        self._is_complete = len(entries) < page
        if not entries:
            return
        first = len(self._entries)
        self.beginInsertRows(NO_PARENT, first, first + len(entries) - 1)
        self._entries.extend(entries)
        self._words.extend(self._worded(entries))
        self.endInsertRows()

    def entry_at(self, row: int) -> TrailEntry | None:
        """Return the entry of a row, or None outside the table."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def last_id(self) -> int | None:
        """Return the oldest entry fetched, or None."""
        return self._entries[-1].id if self._entries else None

    def row_of(self, entry_id: int) -> int | None:
        """Return where an entry stands, or None."""
        for row, entry in enumerate(self._entries):
            if entry.id == entry_id:
                return row
        return None

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._is_complete and not self._is_asking

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent) and self._entries:
            self._is_asking = True
            self.more_needed.emit(self._entries[-1].id)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section].words)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words[row][column]
            case Qt.ItemDataRole.ToolTipRole:
                return plain(self._tip(row, column))
            case Qt.ItemDataRole.DecorationRole if column == WHAT:
                entry = self._entries[row]
                return theme.icon(lines.icon_name(entry), lines.tone(entry))
            case Qt.ItemDataRole.ForegroundRole if column == WHAT:
                return theme.colour(theme.tokens().tones[lines.tone(self._entries[row])].ink)
            case _:
                return None

    def _tip(self, row: int, column: int) -> str:
        """Return what a cell has no room for: the exact instant, or all its words."""
        return self._words[row][column] if column else exact_moment(self._entries[row].at)

    def _worded(self, entries: Sequence[TrailEntry]) -> list[tuple[str, ...]]:
        now = self._now()
        return [tuple(column.text(entry, now) for column in COLUMNS) for entry in entries]
