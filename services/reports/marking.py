"""What changed between two values, word by word, so that a reader's eye finds it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from services.reports.paper.wrapping import Run

SAME: Final = 0
CHANGED: Final = 1

_WORDS: Final = re.compile(r"\s+|[^\s]+")
_WORD_LIMIT: Final = 400
"""Values of more words are compared by their common beginning and end only."""
_LIKENESS: Final = 0.5
"""Below this share of common words the whole value counts as changed."""


@lru_cache(maxsize=2048)
def marked(before: str, after: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return both values as runs that are the same or changed; a changed one bears its sign.

    The minus and the plus sign say "removed" and "added" where colour cannot.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    blocks = _common(old, new)
    alike = 2 * sum(size for _, _, size in blocks)
    if alike < _LIKENESS * (len(old) + len(new)):
        blocks = []
    left = _runs(old, [(a, a + size) for a, _, size in blocks], "\N{MINUS SIGN}")
    right = _runs(new, [(b, b + size) for _, b, size in blocks], "+")
    return left, right


def _common(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    """Return (place in old, place in new, length) of what both have, in order."""
    if len(old) + len(new) <= _WORD_LIMIT:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        return [(a, b, size) for a, b, size in matcher.get_matching_blocks() if size]
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return [(0, 0, start), (len(old) - end, len(new) - end, end)]


def _runs(words: list[str], same: list[tuple[int, int]], sign: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    done = 0
    for start, end in [*same, (len(words), len(words))]:
        changed = "".join(words[done:start])
        if changed.strip():
            runs.append(Run(CHANGED, _signed(changed, sign)))
        elif changed:
            runs.append(Run(SAME, changed))
        if end > start:
            runs.append(Run(SAME, "".join(words[start:end])))
        done = end
    return tuple(runs)


def _signed(text: str, sign: str) -> str:
    """Put the sign before the first letter, behind the white space."""
    bare = text.lstrip()
    return text[: len(text) - len(bare)] + sign + bare
