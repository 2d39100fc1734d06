"""Patterns that people write, matched in time linear in the text (RE2), never by `re`."""

from __future__ import annotations

from typing import Final

import re2

from services.errors import BadValue
from services.sentence import Sentence

PATTERN_LIMIT: Final = 1000
"""In characters."""
MEMORY_LIMIT: Final = 8 << 20
"""What one pattern may take, in bytes."""
TEXT_LIMIT: Final = 100_000
"""Only so many characters of a text are looked at."""


class Pattern:
    """A pattern that matched or not, whatever the text, within milliseconds."""

    __slots__ = ("_compiled", "source")

    def __init__(self, source: str) -> None:
        options = re2.Options()
        options.log_errors = False
        options.max_mem = MEMORY_LIMIT
        self.source: Final = source
        self._compiled: Final = re2.compile(source, options)

    def is_in(self, text: str) -> bool:
        """Tell whether the pattern is found anywhere in the text."""
        return self._compiled.search(text[:TEXT_LIMIT]) is not None


def compiled(source: str) -> Pattern:
    """Read a pattern; ValueError says why it cannot be read."""
    if len(source) > PATTERN_LIMIT:
        raise BadValue(
            "a pattern has at most {pattern_limit} characters", pattern_limit=PATTERN_LIMIT
        )
    try:
        return Pattern(source)
    except re2.error as problem:
        said = problem.args[0] if problem.args else Sentence("it is no pattern")
        words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        raise BadValue("not a pattern RE2 reads ({words})", words=words) from problem
