"""Which tickets of a queue are chosen: some of those known, or everything that matches."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QTableView

    from desktop.widgets.queue_model import QueueModel

MOST_KEPT: Final = 2_000
"""Tickets of one choice that stay chosen when the queue is read again."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A choice as it outlives another order of the queue."""

    ids: frozenset[int] | None
    """None: everything."""
    without: frozenset[int]
    beyond: tuple[int, ...] = ()
    """A choice that was made by its ends, known here or not."""
    is_by_hand: bool = False

    @property
    def is_named(self) -> bool:
        """Tell whether certain tickets were chosen, and not just the one that is rested on."""
        return bool(self.ids or self.beyond or self.is_by_hand)


class QueueChoice:
    """Follows the selection of a table.

    A row that nobody has read yet is chosen with all others, or as a part of a range whose tickets
    were asked for; a range of Qt's ends where the known ends, so that nothing is changed that was
    not meant.
    """

    def __init__(self, table: QTableView, model: QueueModel) -> None:
        """Follow the selection of `table`, which shows `model`."""
        self._table, self._model = table, model
        self._is_all = self._is_busy = False
        self._without: set[int] = set()
        self._beyond: dict[int, None] = {}  # in the order of the queue
        self._is_by_hand = False

    @property
    def is_by_hand(self) -> bool:
        """Tell whether tickets are chosen one by one: then keys move on and change nothing."""
        return self._is_by_hand

    def begin_by_hand(self) -> bool:
        """Choose one by one from now on; True where the one that is rested on is the first."""
        is_first = not self._is_by_hand and self.count() == 1
        self._is_by_hand = True
        return is_first and self._table.selectionModel().isSelected(self._table.currentIndex())

    @property
    def is_everything(self) -> bool:
        """Tell whether everything that matches is chosen, known or not."""
        return self._is_all

    @property
    def without(self) -> frozenset[int]:
        """Return the tickets that were taken out of everything."""
        return frozenset(self._without)

    def count(self) -> int:
        """Return how many tickets are chosen."""
        if self._beyond:
            return len(self._beyond)
        if self._model.tickets != self._model.rowCount():
            return len(self.ids())
        return sum(last - first + 1 for first, last in self._ranges())

    def ids(self) -> list[int]:
        """Return the tickets that are chosen by name, in the order of the queue."""
        if self._beyond:
            return list(self._beyond)
        found: list[int] = []
        for first, last in sorted(self._ranges()):
            found += self._model.ids_between(first, last)
        return found

    @contextmanager
    def everything(self) -> Iterator[None]:
        """While inside, the table chooses all its rows, and means those it does not know too."""
        self._is_all, self._is_busy = True, True
        self._without.clear()
        self._beyond.clear()
        try:
            yield
        finally:
            self._is_busy = False

    def follow(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Hear what the selection has become."""
        if self._is_busy:
            return
        self._is_by_hand = self._is_by_hand and self._table.selectionModel().hasSelection()
        if self._beyond:
            self._follow_beyond(selected, deselected)
        elif self._is_all:
            self._follow_all(selected, deselected)
        else:
            self._trim()

    def choose_rows(self, rows: range) -> None:
        """Choose these rows and no others."""
        flags = QItemSelectionModel.SelectionFlag
        self._table.clearSelection()
        self._select(rows.start, rows.stop - 1, flags.Select)

    def begin(self) -> None:
        """Begin another choice than one by hand, or of tickets nobody has read."""
        self._beyond.clear()
        self._is_by_hand = False

    def choose_ids(self, ids: Iterable[int]) -> None:
        """Choose these tickets, in the order of the queue, whether they are known or not."""
        self._is_busy = True
        self._table.clearSelection()
        self._is_busy = self._is_all = False
        self._without.clear()
        self._beyond = dict.fromkeys(ids)
        self._set(self._beyond, is_on=True)

    def choose_to(self, row: int) -> None:
        """Choose what stands between the current row and another one."""
        here = max(self._table.currentIndex().row(), 0)
        first, last = min(here, row), max(here, row)
        index, flags = self._model.index, QItemSelectionModel.SelectionFlag
        span = QItemSelection(index(first, 0), index(last, 0))
        self._table.selectionModel().select(span, flags.ClearAndSelect | flags.Rows)

    def kept(self) -> Kept:
        """Return the choice, to be restored when the rows are others."""
        if self._beyond:
            return Kept(frozenset(), frozenset(), tuple(self._beyond), self._is_by_hand)
        least = 1 if self._is_by_hand else 2
        ids = frozenset(self.ids()) if least <= self.count() <= MOST_KEPT else frozenset()
        return Kept(None if self._is_all else ids, self.without, is_by_hand=self._is_by_hand)

    def restore(self, kept: Kept) -> None:
        """Choose again what was chosen, as far as it is known."""
        if kept.beyond:
            self.choose_ids(kept.beyond)
        elif kept.ids is None:
            self._table.selectAll()
            self._without.update(kept.without)
            self._set(kept.without, is_on=False)
        elif kept.ids:
            self._set(kept.ids, is_on=True)
        self._is_by_hand = kept.is_by_hand and self._table.selectionModel().hasSelection()

    def _follow_beyond(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Take a single ticket out of the choice, or add one; anything else is a new choice."""
        gone = [one for first, last in set(_spans(deselected)) for one in self._ids_of(first, last)]
        new = [one for first, last in set(_spans(selected)) for one in self._ids_of(first, last)]
        if len(gone) + len(new) == 1:
            self._beyond |= dict.fromkeys(new)
            for one in gone:
                self._beyond.pop(one, None)
            return
        self._beyond.clear()
        self._trim()

    def _follow_all(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Take a single ticket out of everything, or back in; anything else is a new choice."""
        left = set(_spans(deselected))
        taken = [one for first, last in left for one in self._ids_of(first, last)]
        is_toggle = len(taken) == 1 if left else bool(selected)
        if not is_toggle or not self.count():
            self._is_all = False
            self._without.clear()
            self._trim()
            return
        self._without.update(taken)
        for first, last in _spans(selected):
            self._without.difference_update(self._ids_of(first, last))

    def _ids_of(self, first: int, last: int) -> list[int]:
        return self._model.ids_between(first, last)

    def _trim(self) -> None:
        known, flags = self._model.known, QItemSelectionModel.SelectionFlag
        for first, last in self._ranges():
            for low, high in ((first, min(last, known.start - 1)), (max(first, known.stop), last)):
                if low <= high and (first, last) != (low, high):
                    self._select(low, high, flags.Deselect)

    def _set(self, ids: Iterable[int], *, is_on: bool) -> None:
        """Choose these tickets too, or no more; in as few ranges as they stand in."""
        wanted, flags = set(ids), QItemSelectionModel.SelectionFlag
        known = self._model.known
        places = enumerate(self._model.ids_between(known.start, known.stop - 1), known.start)
        rows = [row for row, one in places if one in wanted]
        chosen = QItemSelection()
        for first, last in _runs(rows):
            chosen.select(self._model.index(first, 0), self._model.index(last, 0))
        self._is_busy = True
        how = flags.Select if is_on else flags.Deselect
        self._table.selectionModel().select(chosen, how | flags.Rows)
        self._is_busy = False

    def _select(self, first: int, last: int, how: QItemSelectionModel.SelectionFlag) -> None:
        index, flags = self._model.index, QItemSelectionModel.SelectionFlag
        self._is_busy = True
        span = QItemSelection(index(first, 0), index(last, 0))
        self._table.selectionModel().select(span, how | flags.Rows)
        self._is_busy = False

    def _ranges(self) -> list[tuple[int, int]]:
        return _spans(self._table.selectionModel().selection())


def _spans(selection: QItemSelection) -> list[tuple[int, int]]:
    """Return the first and last row of each range, whatever columns it is of."""
    ranges = (selection.at(place) for place in range(selection.count()))
    return sorted({(one.top(), one.bottom()) for one in ranges})


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of rows that follow each other."""
    first = None
    for row, following in zip(rows, [*rows[1:], -1], strict=False):
        first = row if first is None else first
        if following != row + 1:
            yield first, row
            first = None
