"""What goes through the pipe: bytes in fixed shapes.

Never pickles: a process that a hostile file has taken could turn those into code of ours.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from services.viewing.limits import MOST_LETTERS, MOST_PAGES, Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

WHOLE: Final = 65535
"""Boxes of letters are said in parts of the page's width and height, of which there are so many."""
TROUBLES: Final = tuple(Trouble)
_WISH: Final = struct.Struct("<BIII")
_HEAD: Final = struct.Struct("<BI")
_SIZE: Final = struct.Struct("<ff")
_LETTER: Final = struct.Struct("<I4H")
_FINE, _REFUSED = 0, 1
_LAST_CODE_POINT: Final = 0x10FFFF
LONGEST_OPENED: Final = _HEAD.size + MOST_PAGES * _SIZE.size
LONGEST_WORDS: Final = _HEAD.size + MOST_LETTERS * _LETTER.size
PIXEL_BYTES: Final = 4


class Do(IntEnum):
    """What the process is asked for."""

    DRAW = 1
    READ = 2


class Wish(NamedTuple):
    """A question to the process; width and height in pixels, of a page that is drawn."""

    do: Do
    page: int
    width: int = 0
    height: int = 0


class Size(NamedTuple):
    """Of a page, in points of 1/72 inch, as it is shown: turned and cropped."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Pages:
    """What is known of a file that was opened.

    Attributes:
        count: Pages that it has. sizes: Of those that are shown, at most MOST_PAGES.
    """

    count: int
    sizes: tuple[Size, ...]


class Letter(NamedTuple):
    """A letter and where it stands, in parts of WHOLE; all zero where it stands nowhere."""

    text: str
    left: int
    top: int
    right: int
    bottom: int


class UnexpectedError(Exception):
    """The process said something that nobody asked for: it is not ours any more."""


def wish_of(said: bytes) -> Wish:
    """Read a question, in the process."""
    do, page, width, height = _WISH.unpack(said)
    return Wish(Do(do), page, width, height)


def said_wish(wish: Wish) -> bytes:
    """Write a question."""
    return _WISH.pack(*wish)


def said_trouble(trouble: Trouble) -> bytes:
    """Write why something is not shown."""
    return _HEAD.pack(_REFUSED, TROUBLES.index(trouble))


def said_pages(count: int, sizes: Sequence[tuple[float, float]]) -> bytes:
    """Write how many pages there are, and the sizes of those that are shown."""
    return _HEAD.pack(_FINE, count) + b"".join(_SIZE.pack(*size) for size in sizes)


def said_letters(letters: Sequence[tuple[int, int, int, int, int]]) -> bytes:
    """Write code points and boxes."""
    return _HEAD.pack(_FINE, len(letters)) + b"".join(_LETTER.pack(*one) for one in letters)


def said_picture(pixels: bytes | memoryview) -> bytes:
    """Write the pixels of a page."""
    return _HEAD.pack(_FINE, len(pixels)) + pixels


def pages_of(said: bytes) -> Pages | Trouble:
    """Read what `said_pages` wrote, or why not.

    Raises:
        UnexpectedError: It is neither.
    """
    refused, count, rest = _parted(said)
    if refused is not None:
        return refused
    if len(rest) != min(count, MOST_PAGES) * _SIZE.size or not count:
        raise UnexpectedError("sizes of pages")
    return Pages(count, tuple(Size(*_bounded(one)) for one in _SIZE.iter_unpack(rest)))


def letters_of(said: bytes) -> tuple[Letter, ...] | Trouble:
    """Read what `said_letters` wrote, or why not.

    Raises:
        UnexpectedError: It is neither.
    """
    refused, count, rest = _parted(said)
    if refused is not None:
        return refused
    if len(rest) != count * _LETTER.size:
        raise UnexpectedError("letters")
    return tuple(Letter(_character(code), *box) for code, *box in _LETTER.iter_unpack(rest))


def picture_of(said: bytes, width: int, height: int) -> bytes | Trouble:
    """Read what `said_picture` wrote, rows of 4 bytes a pixel: blue, green, red, nothing.

    Raises:
        UnexpectedError: It is no picture of this width and height.
    """
    refused, count, rest = _parted(said)
    if refused is not None:
        return refused
    if not len(rest) == count == width * height * PIXEL_BYTES:
        raise UnexpectedError("pixels")
    return rest


def longest_picture(width: int, height: int) -> int:
    """Return how many bytes the answer to a wish to draw may have."""
    return _HEAD.size + width * height * PIXEL_BYTES


def _parted(said: bytes) -> tuple[Trouble | None, int, bytes]:
    if len(said) < _HEAD.size:
        raise UnexpectedError("an answer without a head")
    kind, value = _HEAD.unpack_from(said)
    if kind == _REFUSED and value < len(TROUBLES) and len(said) == _HEAD.size:
        return TROUBLES[value], 0, b""
    if kind != _FINE:
        raise UnexpectedError("an answer of no kind")
    return None, value, said[_HEAD.size :]


def _bounded(size: tuple[float, float]) -> tuple[float, float]:
    """Return a size that can be reckoned with, whatever the file says."""
    least, most = 1.0, 1e6
    width, height = (min(one, most) if one >= least else least for one in size)  # NaN is neither
    return width, height


def _character(code: int) -> str:
    is_surrogate = 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 - Unicode 3.8
    return "\N{REPLACEMENT CHARACTER}" if is_surrogate or code > _LAST_CODE_POINT else chr(code)
