"""Text broken into lines that fit a width: at spaces, and inside a word that is too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from services.reports.paper.typeface import Pen

WORD_LIMIT: Final = 60
"""A longer word is broken, however wide the column is."""


class Run(NamedTuple):
    """A stretch of text in one manner; the manner is an index the caller gave a meaning."""

    manner: int
    text: str


def wrapped(text: str, pen: Pen, width: float) -> list[str]:
    """Break a text at its spaces and its line breaks.

    Args:
        text: Visible text; line breaks are kept.
        pen: Weight and size it will be drawn with.
        width: Room for one line, in points; a single character is drawn even if it is wider.

    Returns:
        The lines; one that does not end inside a word ends in the space it was broken at, so that
        whoever copies or hears the text finds the words apart.
    """
    if "\n" not in text and pen.width(text) <= width and len(text) <= WORD_LIMIT:
        return [text]
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_paragraph(paragraph, pen, width))
        lines[-1] += " "
    lines[-1] = lines[-1][:-1]
    return lines


def _paragraph(text: str, pen: Pen, width: float) -> Iterator[str]:
    line, room = "", width
    space = pen.width(" ")
    for word in text.split(" "):
        for number, part in enumerate(_parts(word, pen, width)):
            needed = pen.width(part)
            glue = " " if line and number == 0 else ""
            if line and needed + (space if glue else 0) > room:
                yield line if number else f"{line} "
                line, room, glue = "", width, ""
            line += glue + part
            room -= needed + (space if glue else 0)
    yield line


def _parts(word: str, pen: Pen, width: float) -> Iterator[str]:
    """Return the word, or pieces of it that each fit into a line."""
    if len(word) <= WORD_LIMIT and pen.width(word) <= width:
        yield word
        return
    while word:
        count = pen.fitting(word[:WORD_LIMIT], width)
        yield word[:count]
        word = word[count:]


def wrapped_runs(runs: Iterable[Run], pens: tuple[Pen, ...], width: float) -> list[list[Run]]:
    """Break text of several manners, each drawn by the pen of its index, into lines of runs."""
    lines: list[list[Run]] = [[]]
    room = width
    for manner, text in runs:
        pen = pens[manner]
        for part in _pieces(text, pen, width):
            needed = pen.width(part)
            if part == "\n" or (needed > room and lines[-1]):
                if part.isspace():
                    _extend(lines[-1], manner, " ")
                lines.append([])
                room = width
                if part.isspace():
                    continue
            _extend(lines[-1], manner, part)
            room -= needed
    return lines


def _pieces(text: str, pen: Pen, width: float) -> Iterator[str]:
    """Cut a run into words and the white space between them."""
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            yield "\n"
        for place, word in enumerate(paragraph.split(" ")):
            if place:
                yield " "
            yield from _parts(word, pen, width)


def _extend(line: list[Run], manner: int, text: str) -> None:
    if line and line[-1].manner == manner:
        line[-1] = Run(manner, line[-1].text + text)
    else:
        line.append(Run(manner, text))
