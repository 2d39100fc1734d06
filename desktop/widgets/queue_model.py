"""The virtual model of a queue: a million ids, and the few hundred rows somebody looks at."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.overriding import override
from desktop.text import plain
from desktop.widgets.queue_columns import COLUMNS
from desktop.widgets.queue_line import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from desktop.widgets.queue_line import Row

    Index = QModelIndex | QPersistentModelIndex

PAGE: Final = 200
KEPT_LINES: Final = 6000
NOWHERE: Final = QModelIndex()
TEXT_ROLES: Final = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
)


class QueueModel(QAbstractTableModel):
    """Knows the order of all tickets of a view and the lines of the pages last looked at.

    Attributes:
        pages_needed: Emitted with the first and last row (inclusive) whose lines are wanted.
            Whoever hears it asks the service for `ids_between` and calls `accept`.
    """

    pages_needed = Signal(int, int)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        """Make an empty model; `now` is the database's clock."""
        super().__init__(parent)
        self._now = now
        self._ids: array[int] = array("q")
        self._lines: dict[int, Line] = {}
        self._stale: set[int] = set()
        self._asked: dict[int, range] = {}

    def show_ids(self, ids: array[int]) -> None:
        """Show other tickets, or the same in another order; lines already known stay known."""
        self.beginResetModel()
        self._ids = ids
        self._asked.clear()
        self.endResetModel()

    def ids_between(self, first: int, last: int) -> list[int]:
        """Return the ids of the rows `first` to `last`, both included."""
        return list(self._ids[first : last + 1])

    def id_at(self, row: int) -> int | None:
        """Return the ticket of a row, or None beyond the ends."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, ticket_id: int) -> int | None:
        """Return the row of a ticket, or None; a scan in C, 5 ms at a million."""
        try:
            return self._ids.index(ticket_id)
        except ValueError:
            return None

    def line_at(self, row: int) -> Line | None:
        """Return the prepared line of a row, or None while it is not here."""
        return self._lines.get(self._ids[row])

    def need(self, first: int, last: int) -> None:
        """Ask for the pages that cover these rows, unless they are here or on their way."""
        last = min(last, len(self._ids) - 1)
        for page in range(max(first, 0) // PAGE, last // PAGE + 1):
            rows = range(page * PAGE, min((page + 1) * PAGE, len(self._ids)))
            if page not in self._asked and self._lacks(rows, first, last):
                self._asked[page] = rows
                self.pages_needed.emit(rows.start, rows.stop - 1)

    def accept(self, rows: Iterable[Row]) -> None:
        """Take rows that were asked for, or that changed; the order does not matter."""
        now = self._now()
        fresh = {row.id: Line(row, now) for row in rows}
        for ticket_id, line in fresh.items():
            self._lines.pop(ticket_id, None)
            self._lines[ticket_id] = line
        self._stale.difference_update(fresh)
        self._forget_pages(fresh)
        self._evict()
        if self._ids:
            last = self.index(len(self._ids) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def give_up(self, first: int) -> None:
        """Note that the page starting at row `first` did not come, so that it is asked again."""
        self._asked.pop(first // PAGE, None)

    def mark_stale(self, ticket_ids: Iterable[int] | None = None) -> None:
        """Fetch these lines (or all) again when they are next looked at; until then they stay."""
        wanted = self._lines if ticket_ids is None else ticket_ids
        self._stale.update(one for one in wanted if one in self._lines)
        self._asked.clear()

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in TEXT_ROLES or not index.isValid():
            return None
        line = self._lines.get(self._ids[index.row()])
        if line is None:
            return None
        words = COLUMNS[index.column()].text(line, self._now)
        return plain(words) if role == Qt.ItemDataRole.ToolTipRole else words

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_title = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return COLUMNS[section].title() if is_title and section < len(COLUMNS) else None

    def _lacks(self, rows: range, first: int, last: int) -> bool:
        seen = range(max(rows.start, first), min(rows.stop, last + 1))
        return any(
            self._ids[row] not in self._lines or self._ids[row] in self._stale for row in seen
        )

    def _forget_pages(self, fresh: dict[int, Line]) -> None:
        answered = [
            page
            for page, rows in self._asked.items()
            if any(self._ids[row] in fresh for row in rows)
        ]
        for page in answered:
            del self._asked[page]

    def _evict(self) -> None:
        for ticket_id in list(self._lines)[: max(0, len(self._lines) - KEPT_LINES)]:
            del self._lines[ticket_id]
            self._stale.discard(ticket_id)


def as_ids(ids: Sequence[int]) -> array[int]:
    """Return ids in the packed form the model keeps."""
    return array("q", ids)
