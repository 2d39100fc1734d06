"""The sparse model of a queue: a stretch of a list of any length, and the rows looked at of it."""

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
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from desktop.widgets.queue_heading import Heading
    from desktop.widgets.queue_line import Row

    Index = QModelIndex | QPersistentModelIndex

PAGE: Final = 200
KEPT_LINES: Final = 6000
AHEAD: Final = 400
"""Rows before the end of what is known at which more is asked for."""
NEAR: Final = 2_000
"""So far from what is known the gap is read; further away a place is looked up."""
NOWHERE: Final = QModelIndex()
TEXT_ROLES: Final = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
)
HEADING: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
LINE: Final = HEADING | Qt.ItemFlag.ItemIsSelectable
"""Made once: Qt asks for the flags of every cell it paints, and putting them together takes as long
as writing a word."""


class QueueModel(QAbstractTableModel):
    """Knows a stretch of the tickets of a view and the lines of the pages last looked at.

    Rows before and after the stretch are counted, or guessed, but not known yet; where the guess
    was wrong, rows come or go at that end when it is reached, and none moves.

    Attributes:
        pages_needed: Emitted with the first and last row (inclusive) whose lines are wanted.
            Whoever hears it asks the service for `ids_between` and calls `accept`.
        stretch_needed: The stretch is to be made longer; at its beginning (True) or its end.
        place_needed: Emitted with a row far from the stretch: another one is wanted there.
    """

    pages_needed = Signal(int, int)
    stretch_needed = Signal(bool)
    place_needed = Signal(int)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        """Make an empty model; `now` is the database's clock."""
        super().__init__(parent)
        self._now = now
        self._ids: array[int] = array("q")
        self._before = self._after = 0
        self._headings: dict[int, Heading] = {}
        self._lines: dict[int, Line] = {}
        self._stale: set[int] = set()
        self._asked: dict[int, range] = {}

    @property
    def known(self) -> range:
        """Return the rows whose tickets are known."""
        return range(self._before, self._before + len(self._ids))

    @property
    def is_whole(self) -> bool:
        """Tell whether every ticket of the view is known."""
        return not self._before and not self._after

    @property
    def tickets(self) -> int:
        """Return how many rows are tickets."""
        return self.rowCount() - len(self._headings)

    def show_sections(self, ids: array[int], headings: Mapping[int, Heading]) -> None:
        """Show tickets under headings, each of which stands in `ids` by a negative number."""
        self.beginResetModel()
        self._ids, self._before, self._after = ids, 0, 0
        self._headings = dict(headings)
        self._asked.clear()
        self.endResetModel()

    def heading_at(self, row: int) -> Heading | None:
        """Return the heading that stands in a row, or None for a ticket."""
        if not self._headings or row not in self.known:
            return None
        return self._headings.get(self._ids[row - self._before])

    def ticket_row(self, row: int, *, is_down: bool) -> int | None:
        """Return the nearest row with a ticket from `row` on; None where there is none."""
        rows = range(row, self.rowCount()) if is_down else range(row, -1, -1)
        return next((one for one in rows if self.heading_at(one) is None), None)

    def show_ids(self, ids: array[int], before: int = 0, after: int = 0) -> None:
        """Show other tickets, or the same in another order; lines already known stay known.

        Args:
            ids: Of tickets that follow each other.
            before: How many there may be before these.
            after: How many there may be after these.
        """
        self.beginResetModel()
        self._ids, self._before, self._after = ids, before, after
        self._headings = {}
        self._asked.clear()
        self.endResetModel()

    def extend(self, ids: array[int], after: int) -> None:
        """Let more tickets follow the known ones.

        Args:
            ids: Of these tickets.
            after: How many there may be after these.
        """
        grown = len(ids) + after - self._after
        end = self.rowCount()
        if grown < 0:
            self.beginRemoveRows(NOWHERE, end + grown, end - 1)
        elif grown:
            self.beginInsertRows(NOWHERE, end, end + grown - 1)
        self._ids, self._after = self._ids + ids, after
        self._changed_by(grown)

    def extend_back(self, ids: array[int], before: int) -> None:
        """Let more tickets precede the known ones.

        Args:
            ids: Of these tickets.
            before: How many there may be before these.
        """
        grown = len(ids) + before - self._before
        if grown < 0:
            self.beginRemoveRows(NOWHERE, 0, -grown - 1)
        elif grown:
            self.beginInsertRows(NOWHERE, 0, grown - 1)
        self._ids, self._before = ids + self._ids, before
        self._changed_by(grown)

    def ids_between(self, first: int, last: int) -> list[int]:
        """Return the known ids of the rows `first` to `last`, both included."""
        known = self.known
        first, stop = max(first, known.start), min(last + 1, known.stop)
        found = self._ids[first - known.start : max(stop - known.start, 0)]
        return [one for one in found if one > 0] if self._headings else list(found)

    def id_at(self, row: int) -> int | None:
        """Return the ticket of a row, or None beyond what is known."""
        found = self._ids[row - self._before] if row in self.known else 0
        return found if found > 0 else None

    def row_of(self, ticket_id: int) -> int | None:
        """Return the row of a ticket, or None where it is not among the known."""
        try:
            return self._before + self._ids.index(ticket_id)
        except ValueError:
            return None

    def line_at(self, row: int) -> Line | None:
        """Return the prepared line of a row, or None while it is not here."""
        place = row - self._before
        return self._lines.get(self._ids[place]) if 0 <= place < len(self._ids) else None

    def need(self, first: int, last: int) -> None:
        """Ask for what covers these rows, unless it is here or on its way."""
        first, last = max(first, 0), min(last, self.rowCount() - 1)
        if self._reach_for(first, last):
            return
        known = self.known
        first, last = max(first, known.start), min(last, known.stop - 1)
        for page in range(first // PAGE, last // PAGE + 1):
            rows = range(max(page * PAGE, known.start), min((page + 1) * PAGE, known.stop))
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
        self._repaint()

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
        return 0 if parent.isValid() else self._before + len(self._ids) + self._after

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in TEXT_ROLES or not index.isValid():
            return None
        heading, line = self.heading_at(index.row()), self.line_at(index.row())
        if heading is not None:
            return plain(heading.spoken())
        if line is None:
            return None
        words = COLUMNS[index.column()].text(line, self._now)
        return plain(words) if role == Qt.ItemDataRole.ToolTipRole else words

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return LINE if self.heading_at(index.row()) is None else HEADING

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_title = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return COLUMNS[section].title() if is_title and section < len(COLUMNS) else None

    def _reach_for(self, first: int, last: int) -> bool:
        """Ask for more of the list where it is needed; True where none of it is in view."""
        known = self.known
        if self._after and last + AHEAD >= known.stop:
            is_near = first <= known.stop + NEAR
            self.stretch_needed.emit(False) if is_near else self.place_needed.emit(first)  # noqa: FBT003
        if self._before and first - AHEAD < known.start:
            is_near = last >= known.start - NEAR
            self.stretch_needed.emit(True) if is_near else self.place_needed.emit(first)  # noqa: FBT003
        return last < known.start or first >= known.stop

    def _changed_by(self, grown: int) -> None:
        self._asked.clear()
        if grown < 0:
            self.endRemoveRows()
        elif grown:
            self.endInsertRows()
        self._repaint()

    def _repaint(self) -> None:
        if self._ids:
            last = self.index(self.rowCount() - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _lacks(self, rows: range, first: int, last: int) -> bool:
        seen = self.ids_between(max(rows.start, first), min(rows.stop - 1, last))
        return any(one not in self._lines or one in self._stale for one in seen)

    def _forget_pages(self, fresh: dict[int, Line]) -> None:
        answered = [
            page
            for page, rows in self._asked.items()
            if any(one in fresh for one in self.ids_between(rows.start, rows.stop - 1))
        ]
        for page in answered:
            del self._asked[page]

    def _evict(self) -> None:
        for ticket_id in list(self._lines)[: max(0, len(self._lines) - KEPT_LINES)]:
            del self._lines[ticket_id]
            self._stale.discard(ticket_id)
