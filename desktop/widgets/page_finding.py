"""Words searched for in the text of a page, whatever their case, and where they stand."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF

from desktop.widgets.page_letters import marks
from services.viewing.wire import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from services.viewing.wire import Letter

_PAGE: Final = QRect(0, 0, WHOLE, WHOLE)
_HYPHENS: Final = frozenset("-\u00ad\u2010")

Hit = tuple[QRectF, ...]
"""Where the words stand once: a box for each line, in parts of WHOLE of the page."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a page has of the words searched for.

    Attributes:
        words: That were searched for.
        hits: In the order of the text.
        letters: How many the page has; a scanned one has none.
    """

    words: str
    hits: tuple[Hit, ...]
    letters: int


def found_in(letters: Sequence[Letter], words: str) -> Found:
    """Search for words in a page.

    Case, the kind and number of spaces, and a hyphen at the end of a line make no difference.
    """
    wanted = " ".join(_folded(words).split())
    text, places = _read(letters)
    hits = [
        tuple(marks(letters[places[begin] : places[begin + len(wanted) - 1] + 1], _PAGE))
        for begin in _begins(text, wanted)
    ]
    return Found(words, tuple(one for one in hits if one), len(letters))


def _begins(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + len(wanted))


def _read(letters: Sequence[Letter]) -> tuple[str, list[int]]:
    """Return the text as it is searched, and of each of its letters where it comes from."""
    found: list[str] = []
    places: list[int] = []
    for place, one in enumerate(letters):
        if one.text in _HYPHENS and _ends_line(letters, place):
            while found and found[-1] == " ":
                found.pop()
                places.pop()
            found.append("")  # the next line goes on where this one ends
            places.append(place)
            continue
        for piece in _folded(one.text):
            is_space = piece.isspace() or not piece.isprintable()
            if is_space and (not found or found[-1] in {" ", ""}):
                continue
            found.append(" " if is_space else piece)
            places.append(place)
    kept = [place for piece, place in zip(found, places, strict=True) if piece]
    return "".join(found), kept


def _ends_line(letters: Sequence[Letter], place: int) -> bool:
    """Tell whether what follows a letter stands below it."""
    for one in letters[place + 1 : place + 4]:
        if one.bottom > one.top and not one.text.isspace():
            return one.top >= letters[place].bottom
    return False


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold()
