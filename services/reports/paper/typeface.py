"""The fonts of the paper, and text turned into PDF operators that draw it."""

from __future__ import annotations

import struct
from functools import cache
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase.ttfonts import TTFont

from services.reports.paper.reading_order import as_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfbase.pdfdoc import PDFDocument

_ESCAPES: Final = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


class _Advances(dict[str, float]):
    """Width of each character, in thousandths of the size; filled as characters are met."""

    def __init__(self, first: TTFont, second: TTFont) -> None:
        super().__init__()
        self._first: Any = first.face
        self._second: Any = second.face

    def __missing__(self, character: str) -> float:
        code = ord(character)
        known = code in self._first.charToGlyph
        width = float((self._first if known else self._second).getCharWidth(code))
        self[character] = width
        return width


class Face:
    """One weight: Inter, and DejaVu Sans for the characters Inter lacks."""

    def __init__(self, name: str, first: str, second: str) -> None:
        self.first = _font(f"{name}-1", first)
        self.second = _font(f"{name}-2", second)
        self.advances = _Advances(self.first, self.second)

    def characters(self) -> frozenset[str]:
        """Return every character this weight can draw."""
        codes = self.first.face.charToGlyph.keys() | self.second.face.charToGlyph.keys()
        return frozenset(map(chr, codes))

    def has_first(self, character: str) -> bool:
        """Tell whether the main font draws the character itself."""
        return ord(character) in self.first.face.charToGlyph


def _font(name: str, file: str) -> TTFont:
    """Load a font that ships with the program."""
    with resources.as_file(resources.files("resources") / "fonts" / "paper" / file) as path:
        font = TTFont(name, str(path), shapable=False)
    _repair_metrics(font)
    return font


def _repair_metrics(font: TTFont) -> None:
    """Undo reportlab 5.1's scaling of the widths behind the last full horizontal metric.

    Its subsets would otherwise disagree with their /Widths, which PDF/A refuses (6.2.11.5).
    """
    face: Any = font.face
    (count,) = struct.unpack(">H", face.get_table("hhea")[34:36])
    last = face.hmetrics[count - 1][0]
    face.hmetrics[count:] = [(last, bearing) for _, bearing in face.hmetrics[count:]]


@cache
def faces() -> tuple[Face, Face]:
    """Load the regular and the semibold weight, once a process."""
    regular = Face("Paper", "Inter-Regular.ttf", "DejaVuSans.ttf")
    bold = Face("PaperBold", "Inter-SemiBold.ttf", "DejaVuSans-Bold.ttf")
    return regular, bold


@cache
def drawable() -> frozenset[str]:
    """Return the characters that both weights can draw."""
    regular, bold = faces()
    return regular.characters() & bold.characters()


class Pen:
    """One weight at one size in one document: measures text and turns it into operators."""

    def __init__(self, document: PDFDocument, face: Face, size: float) -> None:
        self.size = size
        self._document = document
        self._face = face
        self._advances = face.advances
        self.select = self._selection(face.first, 0)

    def width(self, text: str) -> float:
        """Return how wide the text will be, in points."""
        return sum(map(self._advances.__getitem__, text)) * self.size / 1000

    def fitting(self, text: str, width: float) -> int:
        """Return how many characters from the left fit into a width; at least one."""
        room = width * 1000 / self.size
        for count, character in enumerate(text):
            room -= self._advances[character]
            if room < 0:
                return max(count, 1)
        return len(text)

    def show(self, text: str) -> str:
        """Return the operators that draw the text where the text cursor stands.

        The main font must be selected before, and is selected again after.
        """
        if text.isascii():
            return f"({text.translate(_ESCAPES)}) Tj"
        return " ".join(self._runs(as_read(text)))

    def _runs(self, text: str) -> Iterator[str]:
        current = self.select
        for mine, characters in groupby(text, self._face.has_first):
            font = self._face.first if mine else self._face.second
            for subset, codes in font.splitString("".join(characters), self._document):
                selection = self._selection(font, subset)
                if selection != current:
                    yield selection
                    current = selection
                yield f"({escapePDF(codes)}) Tj"
        if current != self.select:
            yield self.select

    def _selection(self, font: TTFont, subset: int) -> str:
        name = font.getSubsetInternalName(subset, self._document)
        return f"{name} {self.size:g} Tf"
