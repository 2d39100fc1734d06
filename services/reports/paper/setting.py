"""Values set into blocks of lines, ready to be painted; what could not be printed is counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from services.reports.paper.typeface import Pen, drawable, faces
from services.reports.paper.visible import CELL_LIMIT, shown
from services.reports.paper.wrapping import Run, wrapped, wrapped_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfbase.pdfdoc import PDFDocument

    from services.reports.paper.tokens import Colour

_REMEMBERED: Final = 16_384
"""Blocks kept ready; names, kinds and states come again and again."""


class Style:
    """How a text is drawn: with which pen, in which colour, with how much room a line.

    Attributes:
        select: The operators that choose font and colour.
    """

    def __init__(self, pen: Pen, colour: Colour, leading: float) -> None:
        self.pen = pen
        self.leading = leading
        red, green, blue = colour
        self.select = f"{pen.select} {red:.3f} {green:.3f} {blue:.3f} rg"


@dataclass(slots=True)
class Block:
    """Lines of operators in one style; each starts and ends in that style.

    Attributes:
        height: In points.
    """

    style: Style
    lines: tuple[str, ...]
    replaced: int = 0
    withheld: int = 0
    height: float = field(init=False)

    def __post_init__(self) -> None:
        """Measure once; every block is asked several times."""
        self.height = len(self.lines) * self.style.leading


class Setter:
    """Sets text for one document."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._pens: dict[tuple[bool, float], Pen] = {}
        self._styles: dict[tuple[Colour, float, bool], Style] = {}
        self.block = lru_cache(_REMEMBERED)(self._block)

    def style(self, colour: Colour, size: float, *, bold: bool = False) -> Style:
        """Return the style of a colour, a size in points and a weight."""
        key = (colour, size, bold)
        if key not in self._styles:
            self._styles[key] = Style(self._pen(size, bold=bold), colour, round(size * 1.32, 2))
        return self._styles[key]

    def short(self, text: str, style: Style, width: float) -> str:
        """Return what of a text fits on one line, visible, cut with an ellipsis if it must be."""
        clean = shown(text, drawable(), limit=300).text.replace("\n", " ")
        if style.pen.width(clean) <= width:
            return clean
        room = width - style.pen.width("\N{HORIZONTAL ELLIPSIS}")
        return clean[: style.pen.fitting(clean, room)] + "\N{HORIZONTAL ELLIPSIS}"

    def visible(self, text: str) -> str:
        """Return a text as it would be printed, in one line."""
        return shown(text, drawable()).text.replace("\n", " ")

    def runs(self, runs: Sequence[Run], styles: tuple[Style, ...], width: float) -> Block:
        """Set text of several manners; the first style is the ground of every line."""
        clean, replaced, withheld, room = [], 0, 0, CELL_LIMIT
        for manner, text in runs:
            show = shown(text, drawable(), max(room, 1))
            clean.append(Run(manner, show.text))
            replaced += show.replaced
            withheld += show.withheld
            room -= len(show.text)
            if room <= 0:
                break
        pens = tuple(style.pen for style in styles)
        lines = wrapped_runs(clean, pens, width)
        return Block(styles[0], tuple(_line(line, styles) for line in lines), replaced, withheld)

    def _block(self, value: str, style: Style, width: float) -> Block:
        """Set a value into a column of some width, in points."""
        show = shown(value, drawable())
        lines = wrapped(show.text, style.pen, width)
        operators = tuple(map(style.pen.show, lines))
        return Block(style, operators, show.replaced, show.withheld)

    def _pen(self, size: float, *, bold: bool) -> Pen:
        if (bold, size) not in self._pens:
            self._pens[bold, size] = Pen(self._document, faces()[bold], size)
        return self._pens[bold, size]


def _line(runs: Sequence[Run], styles: tuple[Style, ...]) -> str:
    """Join runs, leaving the first style selected."""
    parts = []
    for manner, text in runs:
        style = styles[manner]
        drawn = style.pen.show(text)
        parts.append(drawn if manner == 0 else f"{style.select} {drawn} {styles[0].select}")
    return " ".join(parts)
