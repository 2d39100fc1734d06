"""The sheet of paper: a cursor that walks down it, its running head and its running foot."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Final

from services.reports.paper.streaming import LAST_FORM, StreamedCanvas
from services.reports.paper.tokens import (
    BOTTOM,
    INK,
    LEFT,
    LINE,
    MUTED,
    PAGE,
    RIGHT,
    TOP,
    WIDTH,
    Colour,
)
from services.reports.tongue import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from services.reports.paper.setting import Block, Setter, Style
    from services.reports.paper.structure import Box, Element

_FOOT: Final = 26.0
_HEAD: Final = PAGE[1] - 34.0


class Sheet:
    """Paints on the current page; `y` is where the next thing may stand, from the bottom."""

    def __init__(
        self, canvas: StreamedCanvas, setter: Setter, head: str, likely_pages: int = 99
    ) -> None:
        """Begin before the first page.

        Args:
            canvas: What is painted on.
            setter: Sets text for the same document.
            head: The left words of the running head.
            likely_pages: Decides how much room is left for the "of y" that is drawn at the end.
        """
        self.canvas = canvas
        self.tags = canvas.document.structure
        self.set = setter
        self.y = TOP
        self.number = 0
        self.context = ""
        self._head = head
        self._open = False
        small = setter.style(MUTED, 7)
        self._total_left = RIGHT - small.pen.width(_total(likely_pages))

    def start_page(self, number: int | None = None) -> None:
        """Finish the current page and begin the next, numbered one higher unless told."""
        self.finish_page()
        self.number = self.number + 1 if number is None else number
        self.y = TOP
        self._open = True
        self.canvas.document.begin_page()
        with self.artifact(running=True):
            self._running_head()

    def finish_page(self) -> None:
        """Write the page out, if one is open."""
        if self._open:
            with self.artifact(running=True):
                self._running_foot()
            self.canvas.showPage()
            self._open = False

    def room(self, height: float) -> bool:
        """Tell whether so many points are left on this page."""
        return self.y - height >= BOTTOM

    def need(self, height: float) -> None:
        """Begin a new page unless so many points are left."""
        if not self.room(height):
            self.start_page()

    def text(self, x: float, y: float, text: str, style: Style, *, width: float = WIDTH) -> None:
        """Draw one line that starts at a place, cut to a width."""
        self._put(x, y, self.set.short(text, style, width), style)

    def text_right(
        self, x: float, y: float, text: str, style: Style, *, width: float = WIDTH
    ) -> None:
        """Draw one line that ends at a place, cut to a width."""
        short = self.set.short(text, style, width)
        self._put(x - style.pen.width(short), y, short, style)

    def block(self, x: float, block: Block) -> None:
        """Draw a block below the cursor, which stays."""
        self.block_at(x, self.y, block)

    def block_at(self, x: float, y: float, block: Block) -> None:
        """Draw a block below a height; a paragraph, unless something else is open."""
        y -= block.style.pen.size
        begun = self.tags.begin("P")
        parts = [begun, "BT", block.style.select]
        for line in block.lines:
            parts.append(f"1 0 0 1 {x:.1f} {y:.1f} Tm {line}")
            y -= block.style.leading
        self.canvas.operators(*parts, "ET", self.tags.end(begun))

    def rule(
        self, y: float, left: float = LEFT, right: float = RIGHT, colour: Colour = LINE
    ) -> None:
        """Draw a hairline."""
        begun = self.tags.begin_artifact()
        ended = self.tags.end(begun)
        line = f"{left:.1f} {y:.2f} m {right:.1f} {y:.2f} l S"
        self.canvas.operators(f"{begun} {_hairline(colour)} {line} {ended}")

    def fill(self, box: Box, colour: Colour) -> None:
        """Fill a rectangle: left, bottom, width, height."""
        red, green, blue = colour
        left, bottom, width, height = box
        begun = self.tags.begin_artifact()
        self.canvas.operators(
            begun,
            f"{red:.3f} {green:.3f} {blue:.3f} rg "
            f"{left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f",
            self.tags.end(begun),
        )

    def heading(self, text: str, size: float = 10.5, role: str = "H3", left: float = LEFT) -> None:
        """Draw a heading and move below it."""
        style = self.set.style(INK, size, bold=True)
        self.y -= size
        with self.leaf(role):
            self.text(left, self.y, text, style)
        self.y -= size * 0.75

    @contextmanager
    def leaf(self, role: str, *, alt: str = "", box: Box | None = None) -> Iterator[None]:
        """Let what is drawn be one element: "H1", "TD", or a "Figure" with its words and place."""
        begun = self.tags.begin(role, alt=alt, box=box)
        self.canvas.operators(begun)
        yield
        self.canvas.operators(self.tags.end(begun))

    @contextmanager
    def part(self, element: Element) -> Iterator[None]:
        """Let what is drawn be a stretch of an element that is open."""
        begun = self.tags.resume(element)
        self.canvas.operators(begun)
        yield
        self.canvas.operators(self.tags.end(begun))

    @contextmanager
    def artifact(self, *, running: bool = False) -> Iterator[None]:
        """Let what is drawn be decoration, or (running) the head and foot of the page."""
        begun = self.tags.begin_artifact(running=running)
        self.canvas.operators(begun)
        yield
        self.canvas.operators(self.tags.end(begun))

    def group(self, role: str) -> AbstractContextManager[Element]:
        """Let the elements that follow belong to one: "Sect", "Table", "TR"."""
        return self.tags.group(role)

    def draw_last_form(self, foot: str, pages: int) -> None:
        """Draw what every page shows and only the end knows; call it after the last page."""
        style = self.set.style(MUTED, 7)
        self.canvas.beginForm(LAST_FORM, 0, 0, *PAGE)
        begun = self.tags.begin_artifact()  # each page shows the form as one
        self.text(LEFT, _FOOT, foot, style)
        self.text(self._total_left, _FOOT, _total(pages), style)
        self.tags.end(begun)
        self.canvas.endForm()

    def _put(self, x: float, y: float, text: str, style: Style) -> None:
        shown = style.pen.show(text)
        begun = self.tags.begin("P")
        self.canvas.operators(
            begun,
            f"BT {style.select} 1 0 0 1 {x:.1f} {y:.1f} Tm {shown} ET",
            self.tags.end(begun),
        )

    def _running_head(self) -> None:
        style = self.set.style(MUTED, 7)
        self.text(LEFT, _HEAD, self._head, style)
        if self.context:
            self.text_right(RIGHT, _HEAD, self.context, style, width=WIDTH * 0.7)
        self.rule(_HEAD - 8)

    def _running_foot(self) -> None:
        style = self.set.style(MUTED, 7)
        self.text_right(self._total_left, _FOOT, say("Page {number:,}", number=self.number), style)
        self.canvas.show_last_form()


def _total(pages: int) -> str:
    return say(" of {pages:,}", pages=pages)


@cache
def _hairline(colour: Colour) -> str:
    """Return the operators that choose a thin line in a colour."""
    red, green, blue = colour
    return f"{red:.3f} {green:.3f} {blue:.3f} RG 0.5 w"
