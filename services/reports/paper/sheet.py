"""The sheet of paper: a cursor that walks down it, its running head and its running foot."""

from __future__ import annotations

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

if TYPE_CHECKING:
    from services.reports.paper.setting import Block, Setter, Style

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
        self.set = setter
        self.y = TOP
        self.number = 0
        self.context = ""
        self._head = head
        self._open = False
        small = setter.style(MUTED, 7)
        self._total_left = RIGHT - small.pen.width(f" of {likely_pages:,}")

    def start_page(self, number: int | None = None) -> None:
        """Finish the current page and begin the next, numbered one higher unless told."""
        self.finish_page()
        self.number = self.number + 1 if number is None else number
        self.y = TOP
        self._open = True
        self._running_head()

    def finish_page(self) -> None:
        """Write the page out, if one is open."""
        if self._open:
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
        """Draw a block below a height."""
        y -= block.style.pen.size
        parts = ["BT", block.style.select]
        for line in block.lines:
            parts.append(f"1 0 0 1 {x:.1f} {y:.1f} Tm {line}")
            y -= block.style.leading
        self.canvas.operators(*parts, "ET")

    def rule(
        self, y: float, left: float = LEFT, right: float = RIGHT, colour: Colour = LINE
    ) -> None:
        """Draw a hairline."""
        red, green, blue = colour
        self.canvas.operators(
            f"{red:.3f} {green:.3f} {blue:.3f} RG 0.5 w",
            f"{left:.1f} {y:.2f} m {right:.1f} {y:.2f} l S",
        )

    def fill(self, box: tuple[float, float, float, float], colour: Colour) -> None:
        """Fill a rectangle: left, bottom, width, height."""
        red, green, blue = colour
        left, bottom, width, height = box
        self.canvas.operators(
            f"{red:.3f} {green:.3f} {blue:.3f} rg "
            f"{left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f"
        )

    def heading(self, text: str, size: float = 10.5) -> None:
        """Draw a heading and move below it."""
        style = self.set.style(INK, size, bold=True)
        self.y -= size
        self.text(LEFT, self.y, text, style)
        self.y -= size * 0.75

    def draw_last_form(self, foot: str, pages: int) -> None:
        """Draw what every page shows and only the end knows; call it after the last page."""
        style = self.set.style(MUTED, 7)
        self.canvas.beginForm(LAST_FORM, 0, 0, *PAGE)
        self.text(LEFT, _FOOT, foot, style)
        self.text(self._total_left, _FOOT, f" of {pages:,}", style)
        self.canvas.endForm()

    def _put(self, x: float, y: float, text: str, style: Style) -> None:
        shown = style.pen.show(text)
        self.canvas.operators(f"BT {style.select} 1 0 0 1 {x:.1f} {y:.1f} Tm {shown} ET")

    def _running_head(self) -> None:
        style = self.set.style(MUTED, 7)
        self.text(LEFT, _HEAD, self._head, style)
        if self.context:
            self.text_right(RIGHT, _HEAD, self.context, style, width=WIDTH * 0.7)
        self.rule(_HEAD - 8)

    def _running_foot(self) -> None:
        style = self.set.style(MUTED, 7)
        self.text_right(self._total_left, _FOOT, f"Page {self.number:,}", style)
        self.canvas.show_last_form()
