"""A table whose rows are painted as they come; a row taller than the page runs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from services.reports.paper.setting import Block, Style
from services.reports.paper.table_tags import TableTags
from services.reports.paper.tokens import BOTTOM, GROUND, LEFT, MUTED, STRONG_LINE, WIDTH
from services.reports.tongue import looked_up

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from services.reports.paper.sheet import Sheet

PADDING: Final = 3.2
_WITHIN: Final = 2.0
"""Between the parts of one row."""
_GUTTER: Final = 9.0
_HEAD_SIZE: Final = 7.0
_HEAD_HEIGHT: Final = 16.0
_SHORT: Final = 3
"""A row of at most so many lines is never broken over two pages."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, where it starts and how wide its text may be, in points."""

    title: str
    left: float
    width: float

    @property
    def place(self) -> str:
        """The operators that put the text cursor at the column, up to the height."""
        return f"1 0 0 1 {self.left:.1f} "


def columns(*shares: tuple[str, float]) -> tuple[Column, ...]:
    """Lay columns over the whole width by their shares."""
    total = sum(share for _, share in shares)
    made, left = [], LEFT
    for title, share in shares:
        width = WIDTH * share / total
        made.append(Column(title, left + 2, width - _GUTTER))
        left += width
    return tuple(made)


class Table:
    """Paints rows below each other, with the headings again on each page; use it in a `with`.

    Attributes:
        going_on: By place of a column, what says on a new page which row goes on there.
    """

    def __init__(
        self, sheet: Sheet, shape: Sequence[Column], spanning: Container[int] = ()
    ) -> None:
        """Lay out a table.

        Args:
            sheet: What is painted on.
            shape: The columns from the left.
            spanning: Places of the columns that reach over all parts of a row.
        """
        self.columns = tuple(shape)
        self.going_on: Sequence[tuple[int, Block]] = ()
        self._sheet = sheet
        self._places = tuple(column.place for column in shape)
        self._tags = TableTags(sheet, len(self.columns), spanning)

    def __enter__(self) -> Self:
        """Begin the table; its headings are drawn by `head`."""
        self._tags.open()
        return self

    def __exit__(self, *_: object) -> None:
        """End the table."""
        self._tags.close()

    def head(self, room_below: float = 40.0) -> None:
        """Draw the headings, on a new page if nothing would fit below them."""
        self._sheet.need(_HEAD_HEIGHT + room_below)
        self._draw_head()

    def need(self, height: float) -> bool:
        """Begin a new page, with its headings, unless a row of this height fits; tell whether."""
        if self._sheet.room(height + 2 * PADDING):
            return False
        self._sheet.start_page()
        self._draw_head()
        return True

    def row(self, blocks: Sequence[Block], *, first: bool = True, last: bool = True) -> None:
        """Paint one row, or a part of one: only the first is spaced, only the last closed."""
        tallest = max([block.height for block in blocks])
        fits = self._sheet.room(tallest + 2 * PADDING)
        self._tags.begin_row(first=first, whole=first and last and fits)
        if not fits:
            blocks = self._broken(blocks)
            tallest = max([block.height for block in blocks])
        self._sheet.y -= PADDING if first else _WITHIN
        self._paint(blocks)
        self._sheet.y -= tallest
        self._tags.end_row(last=last)
        if last:
            self._sheet.y -= PADDING
            self._sheet.rule(self._sheet.y)

    def go_on(self, blocks: Sequence[Block]) -> None:
        """Paint, in columns that the rest of a row leaves empty, which one goes on here."""
        for place, block in self.going_on:
            if not blocks[place].lines:
                with self._sheet.artifact(running=True):
                    self._sheet.block_at(self.columns[place].left, self._sheet.y - _WITHIN, block)

    def _broken(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """Paint as much of a row as each page takes; return what is left for the last one."""
        while True:
            tallest = max(block.height for block in blocks)
            if self._sheet.room(tallest + 2 * PADDING):
                return blocks
            room = self._sheet.y - BOTTOM - 2 * PADDING
            if max(len(block.lines) for block in blocks) > _SHORT and room > 4 * _lead(blocks):
                self._sheet.y -= PADDING
                self._paint([_cut(block, room) for block in blocks])
                blocks = [_rest(block, room) for block in blocks]
            self._sheet.start_page()
            self._draw_head()
            self.go_on(blocks)

    def _draw_head(self) -> None:
        sheet = self._sheet
        style = sheet.set.style(MUTED, _HEAD_SIZE, bold=True)
        sheet.fill((LEFT, sheet.y - _HEAD_HEIGHT, WIDTH, _HEAD_HEIGHT), GROUND)
        with self._tags.head() as cell:
            for column in self.columns:
                with cell():
                    left, y = column.left, sheet.y - 10.6
                    sheet.text(left, y, looked_up(column.title), style, width=column.width)
        sheet.y -= _HEAD_HEIGHT
        sheet.rule(sheet.y, colour=STRONG_LINE)

    def _paint(self, blocks: Sequence[Block]) -> None:
        top = self._sheet.y
        begins, whole = self._tags.cells([bool(block.lines) for block in blocks])
        parts = [whole, "BT"] if whole else ["BT"]
        selected: Style | None = None
        for place, block, begin in zip(self._places, blocks, begins, strict=True):
            if not block.lines:
                continue
            style = block.style
            if style is not selected:
                parts.append(style.select)
                selected = style
            y = top - style.pen.size
            if begin:
                parts.append(begin)
            for line in block.lines:
                parts.append(f"{place}{y:.1f} Tm {line}")
                y -= style.leading
            if begin:
                parts.append("EMC")
        parts.append("ET EMC" if whole else "ET")
        self._sheet.canvas.operators(" ".join(parts))


def _lead(blocks: Sequence[Block]) -> float:
    return max(block.style.leading for block in blocks)


def split(block: Block, count: int) -> tuple[Block, Block]:
    """Cut a block behind so many lines."""
    return (
        Block(block.style, block.lines[:count], block.replaced, block.withheld),
        Block(block.style, block.lines[count:]),
    )


def _cut(block: Block, room: float) -> Block:
    """Return the lines of a block that fit."""
    return Block(block.style, block.lines[: int(room / block.style.leading)])


def _rest(block: Block, room: float) -> Block:
    """Return the lines of a block that do not fit any more."""
    return Block(block.style, block.lines[int(room / block.style.leading) :])
