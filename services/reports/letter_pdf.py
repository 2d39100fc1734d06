"""A letter as PDF, upright A4: its words and nothing else; the same letter gives the same bytes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from reportlab.pdfgen.canvas import Canvas

from services.config import VERSION
from services.reports.audit_pdf import brief
from services.reports.paper.setting import Setter
from services.reports.paper.tokens import INK, LINE, MUTED
from services.reports.paper.typeface import drawable
from services.reports.paper.visible import shown
from services.reports.paper.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.complaints.letters import Composed
    from services.reports.paper.setting import Style

PAGE: Final = (595.28, 841.89)
"""A4, short side across."""
LEFT: Final = 71.0
WIDTH: Final = PAGE[0] - 2 * LEFT
TOP: Final = PAGE[1] - 71.0
BOTTOM: Final = 78.0
FOOT: Final = 46.0
GAP: Final = 9.0
LONGEST: Final = 100_000
"""Characters of a paragraph that are drawn; the record of a complaint takes fewer."""


def letter_pdf(letter: Composed, label: str) -> bytes:
    """Draw a letter.

    Args:
        letter: Its words.
        label: The number of the complaint, in the foot of every page.
    """
    return _Letter(letter, label).drawn()


class _LetterCanvas(Canvas):
    """A canvas that takes operators ready made."""

    _code: list[str]
    _doc: Any

    def __init__(self, out: io.BytesIO) -> None:
        super().__init__(out, pagesize=PAGE, pageCompression=1, invariant=1)

    @property
    def document(self) -> Any:  # noqa: ANN401 - reportlab has no types for it
        """What fonts are registered with."""
        return self._doc

    def operators(self, *code: str) -> None:
        """Append page description operators."""
        self._code.extend(code)


class _Letter:
    """One letter on its way to its bytes; `y` is where the next line stands, from the bottom."""

    def __init__(self, letter: Composed, label: str) -> None:
        self._letter = letter
        self._out = io.BytesIO()
        self._canvas = _LetterCanvas(self._out)
        self._set = Setter(self._canvas.document)
        self._label = label
        self._y = TOP
        self._number = 1
        self._canvas.setTitle(brief(letter.title))
        self._canvas.setAuthor(brief(letter.organisation))
        self._canvas.setCreator(f"Vigildesk {VERSION}")

    def drawn(self) -> bytes:
        letter, style = self._letter, self._set.style
        self._lines(letter.organisation, style(INK, 12, bold=True))
        self._lines(letter.day, style(MUTED, 9))
        self._rule(self._y - 6)
        self._y -= 34
        self._lines(letter.title, style(INK, 14, bold=True))
        self._y -= 10
        for _, words in letter.paragraphs:
            self._lines(words, style(INK, 10))
            self._y -= GAP
        self._finish_page()
        self._canvas.save()
        return self._out.getvalue()

    def _lines(self, words: str, style: Style) -> None:
        """Draw a paragraph, on as many pages as it needs."""
        for line in _broken(words, style):
            if self._y - style.leading < BOTTOM:
                self._finish_page()
                self._number += 1
                self._y = TOP
            self._put(self._y - style.pen.size, line, style)
            self._y -= style.leading

    def _put(self, y: float, line: str, style: Style, left: float = LEFT) -> None:
        drawn = style.pen.show(line)
        self._canvas.operators(f"BT {style.select} 1 0 0 1 {left:.1f} {y:.1f} Tm {drawn} ET")

    def _finish_page(self) -> None:
        style = self._set.style(MUTED, 8)
        self._rule(FOOT + 14)
        self._put(FOOT, self._label, style)
        page = f"{self._number}"
        self._put(FOOT, page, style, LEFT + WIDTH - style.pen.width(page))
        self._canvas.showPage()

    def _rule(self, y: float) -> None:
        red, green, blue = LINE
        line = f"{LEFT:.1f} {y:.2f} m {LEFT + WIDTH:.1f} {y:.2f} l S"
        self._canvas.operators(f"{red:.3f} {green:.3f} {blue:.3f} RG 0.5 w {line}")


def _broken(words: str, style: Style) -> Iterator[str]:
    """Yield the lines of a text; what could hide or reorder is shown by its code."""
    for line in words.split("\n"):
        clean = shown(line, drawable(), LONGEST).text
        yield from wrapped(clean, style.pen, WIDTH)
