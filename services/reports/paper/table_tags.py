"""The tags of one table: head, bodies, rows and cells, or paragraphs where those are too many."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Final, TypeAlias

from services.reports.paper.structure import Element

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence
    from contextlib import AbstractContextManager

    from services.reports.paper.sheet import Sheet

    Cell: TypeAlias = Callable[[], AbstractContextManager[None]]

_BODY: Final = 64
"""Rows in one body; a closed body leaves memory."""
_COLUMN: Final = b"/A <</O /Table /Scope /Column>>"


class TableTags:
    """Follows a table while it is painted."""

    def __init__(self, sheet: Sheet, count: int, spanning: Container[int]) -> None:
        """Begin before the table.

        Args:
            sheet: What is painted on.
            count: Of the columns.
            spanning: Places of the columns that reach over all parts of a row.
        """
        self._sheet = sheet
        self._tags = sheet.tags
        self._count = count
        self._spanning = frozenset(place for place in range(count) if place in spanning)
        self._table = self._body = self._row = Element(0, "", 0)
        self._cells: list[Element] = []
        self._parts = 0
        self._is_whole = False
        self._has_head = False

    def open(self) -> None:
        """Begin the table."""
        if self._tags.fine:
            self._table = self._tags.make("Table")

    def close(self) -> None:
        """End the table."""
        self._tags.end_flow()
        if self._tags.fine:
            self._close_body()
            self._tags.close(self._table)

    @contextmanager
    def head(self) -> Iterator[Cell]:
        """Tag the headings: once as such, and on every further page as decoration."""
        is_first, self._has_head = not self._has_head, True
        if not is_first:
            with self._sheet.artifact(running=True):
                yield nullcontext
        elif not self._tags.fine:
            yield nullcontext
        else:
            head = self._tags.child(self._table, "THead")
            row = self._tags.child(head, "TR")
            yield lambda: self._heading(row)
            self._tags.close(row)
            self._tags.close(head)

    def begin_row(self, *, first: bool, whole: bool) -> None:
        """Begin a row, or another part of it; `whole`: it has one part, and that fits here."""
        self._is_whole = whole
        if not self._tags.fine:
            return
        if first and len(self._body.children) >= _BODY:
            self._close_body()
        if not self._body.number:
            self._body = self._tags.child(self._table, "TBody")
        if not whole:
            self._parts = 1 if first else self._parts + 1
            self._row = self._tags.child(self._body, "TR")
            self._cells = [self._cell(place, first=first) for place in range(self._count)]

    def cells(self, filled: Sequence[bool]) -> tuple[Sequence[str], str]:
        """Return the operators that begin the cells of a painted row, or the one for them all."""
        if not self._tags.fine:
            return ("",) * self._count, self._tags.flow()
        if self._is_whole:
            return self._tags.row(self._body, filled), ""
        cells = zip(self._cells, filled, strict=True)
        return [self._tags.mark(cell) if is_filled else "" for cell, is_filled in cells], ""

    def end_row(self, *, last: bool) -> None:
        """End a part of a row, or with the `last` one all of it."""
        if self._is_whole or not self._tags.fine:
            return
        for place, cell in enumerate(self._cells):
            if place in self._spanning:
                if not last:
                    continue
                if self._parts > 1:
                    cell.attributes = b"/A <</O /Table /RowSpan %d>>" % self._parts
            self._tags.close(cell)
        self._tags.close(self._row)

    def _cell(self, place: int, *, first: bool) -> Element:
        """Make the cell of a column, or keep the one that reaches down from above."""
        if place in self._spanning and not first:
            return self._cells[place]
        return self._tags.child(self._row, "TD")

    @contextmanager
    def _heading(self, row: Element) -> Iterator[None]:
        cell = self._tags.child(row, "TH", _COLUMN)
        with self._sheet.part(cell):
            yield
        self._tags.close(cell)

    def _close_body(self) -> None:
        if self._body.number:
            self._tags.close(self._body)
            self._body = Element(0, "", 0)
