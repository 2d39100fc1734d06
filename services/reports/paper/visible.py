"""What a person typed, made visible: no character may hide, reorder or overflow the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from services.reports.tongue import counted

if TYPE_CHECKING:
    from collections.abc import Container

CELL_LIMIT: Final = 4_000
"""Characters of one value that are printed; the rest is said to be withheld."""
LINES_LIMIT: Final = 60
"""A value with more line breaks than this is set in one run, its breaks as pilcrows."""

_PLAIN: Final = re.compile(r"[\x20-\x7e\n]*")
_SPACES: Final = {"\n": "\n", "\t": "    ", "\xa0": "\xa0"}
"""A no-break space is drawn as a space; it only keeps what it joins on one line."""
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e0fff]"
)


class Shown(NamedTuple):
    """A value as it is printed.

    Attributes:
        text: What to draw; every character of it is in the fonts and takes room.
        replaced: How many characters were printed as their code.
        withheld: How many characters were not printed, for length.
    """

    text: str
    replaced: int = 0
    withheld: int = 0


def shown(value: str, drawable: Container[str], limit: int = CELL_LIMIT) -> Shown:
    """Say how a value is printed.

    Args:
        value: Anything, of any length.
        drawable: The characters that the fonts have.
        limit: Characters that are printed at most; the cost never exceeds it.
    """
    head = value[:limit]
    if _PLAIN.fullmatch(head):
        return _finished(head, 0, len(value) - len(head))
    parts: list[str] = []
    length = used = replaced = 0
    for character, following in zip(head, [*head[1:], value[limit : limit + 1]], strict=True):
        part = _as_drawn(character, following, drawable)
        length += len(part)
        if length > limit:
            break
        parts.append(part)
        used += 1
        replaced += part.startswith("[U+")
    return _finished("".join(parts), replaced, len(value) - used)


def _as_drawn(character: str, following: str, drawable: Container[str]) -> str:
    """Return the character, its replacement by white space, or its code in brackets."""
    if character == "\r":
        return "" if following == "\n" else "\n"
    if character in _SPACES:
        return _SPACES[character]
    if character in drawable and not _HIDDEN.match(character):
        return character
    return f"[U+{ord(character):04X}]"


def _finished(text: str, replaced: int, withheld: int) -> Shown:
    """Flatten a value of too many lines, and add the words about what is missing."""
    if text.count("\n") > LINES_LIMIT:
        text = text.replace("\n", " \N{PILCROW SIGN} ")
    if withheld:
        rest = counted(
            "rest withheld for length, %n character",
            "rest withheld for length, %n characters",
            withheld,
        )
        text += f" \u2026 {rest}"
    return Shown(text, replaced, withheld)
