"""What differs between two wordings of a text: kept, taken out and put in, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS: Final = re.compile(r"\s+|\w+|[^\w\s]")
MOST_WORDS: Final = 4000
"""Of one changed stretch: where it is longer, its lines are compared and not its words."""


class Change(StrEnum):
    """What became of a piece."""

    KEPT = "kept"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and what became of it."""

    change: Change
    text: str


def compared(before: str, after: str) -> list[Piece]:
    """Compare two wordings: the kept and the outgoing pieces say `before`, kept and new `after`.

    Lines are compared first, so that a long article takes no longer than its changed lines.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return _joined(_compared(old, new, is_lines=True))


def _compared(old: Sequence[str], new: Sequence[str], *, is_lines: bool) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if tag == "equal":
            yield Piece(Change.KEPT, gone)
        elif is_lines and tag == "replace":
            yield from _by_words(gone, come)
        else:
            yield Piece(Change.OUT, gone)
            yield Piece(Change.IN, come)


def _by_words(gone: str, come: str) -> Iterator[Piece]:
    old, new = WORDS.findall(gone), WORDS.findall(come)
    if max(len(old), len(new)) > MOST_WORDS:
        yield Piece(Change.OUT, gone)
        yield Piece(Change.IN, come)
        return
    yield from _compared(old, new, is_lines=False)


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """Put pieces of one kind that follow each other together; leave empty ones out."""
    found: list[Piece] = []
    for one in pieces:
        if not one.text:
            continue
        if found and found[-1].change is one.change:
            found[-1] = Piece(one.change, found[-1].text + one.text)
        else:
            found.append(one)
    return found
