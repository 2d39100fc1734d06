"""Right-to-left text put into the order in which a page is painted, left to right."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MIRRORED: Final = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_FORMS: Final = ("isolated", "final", "initial", "medial")


def as_read(line: str) -> str:
    """Return one line as it is painted from the left.

    Stretches of right-to-left letters are turned round, numbers inside them are not; Arabic
    letters take their joined shapes. The line itself always runs from the left, as tables do:
    a simplification of Unicode's annex 9 that keeps every character visible.
    """
    if not _RIGHT_TO_LEFT.search(line):
        return line
    line = _joined(line)
    out: list[str] = []
    place = 0
    while place < len(line):
        end = _stretch(line, place)
        if end > place:
            out.append(_turned(line[place:end]))
            place = end
        else:
            out.append(line[place])
            place += 1
    return "".join(out)


def _stretch(line: str, start: int) -> int:
    """Return where a right-to-left stretch that starts here ends; `start` if none does."""
    if unicodedata.bidirectional(line[start]) not in {"R", "AL"}:
        return start
    end = start + 1
    for place in range(start + 1, len(line)):
        direction = unicodedata.bidirectional(line[place])
        if direction in {"L", "B"}:
            break
        if direction in {"R", "AL", "NSM"}:
            end = place + 1
    return end


def _turned(stretch: str) -> str:
    """Reverse a stretch, leaving its numbers in their own order."""
    parts = re.findall(r"\d+(?:[.,:/-]\d+)*|.", stretch, re.DOTALL)
    return "".join(part.translate(_MIRRORED) for part in reversed(parts))


@cache
def _shapes() -> dict[str, dict[str, str]]:
    """Read from the Unicode data which joined shapes each Arabic letter has."""
    shapes: dict[str, dict[str, str]] = {}
    for code in range(0xFE80, 0xFEF5):
        form, _, letter = unicodedata.decomposition(chr(code)).partition("> ")
        if form.lstrip("<") in _FORMS and letter and " " not in letter:
            shapes.setdefault(chr(int(letter, 16)), {})[form.lstrip("<")] = chr(code)
    return shapes


def _joined(line: str) -> str:
    """Give Arabic letters the shape their neighbours ask for."""
    shapes = _shapes()
    out = []
    for place, letter in enumerate(line):
        forms = shapes.get(letter)
        if forms is None:
            out.append(letter)
            continue
        before = "initial" in shapes.get(_neighbour(line, place, -1), {})
        after = "initial" in forms and _neighbour(line, place, 1) in shapes
        form = _FORMS[before + 2 * after]
        out.append(forms.get(form, forms.get("final" if before else "isolated", letter)))
    return "".join(out)


def _neighbour(line: str, place: int, step: int) -> str:
    """Return the next letter that way, marks skipped; empty at the ends."""
    place += step
    while 0 <= place < len(line):
        if unicodedata.bidirectional(line[place]) != "NSM":
            return line[place]
        place += step
    return ""
