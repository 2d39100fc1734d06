"""What can be set on a seat, and what each is when nobody has chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop import memory as remembered
from desktop.language import LANGUAGES
from desktop.memory import SCALES, USUAL_SCALE
from desktop.text import plural, tr

if TYPE_CHECKING:
    from desktop.memory import Memory

SYSTEM: Final = ""
"""Kept for the appearance and the language where the desktop decides."""
MINUTES: Final = (0, 1, 2, 5, 10, 15, 30, 60)
"""After how many one can let the window lock itself; zero never."""
USUAL_MINUTES: Final = 10
"""Where nothing was chosen and a password stands before the window."""


def minutes_of(memory: Memory, *, asks: bool) -> int:
    """Return the minutes to wait before locking; zero never.

    Args:
        memory: What was chosen.
        asks: A lock would stop somebody, because a password is asked for.
    """
    chosen = memory.text(remembered.LOCK_MINUTES)
    if chosen.isascii() and chosen.isdigit():
        return min(int(chosen), MINUTES[-1])
    return USUAL_MINUTES if asks else 0


def scale_of(memory: Memory) -> int:
    """Return the size of everything in per cent."""
    chosen = memory.text(remembered.SCALE)
    known = {str(one): one for one in SCALES}
    return known.get(chosen, USUAL_SCALE)


def appearances() -> list[tuple[str, str]]:
    """Return the appearances as (value, words)."""
    return [("light", tr("Light")), ("dark", tr("Dark")), (SYSTEM, tr("As the desktop"))]


def scales() -> list[tuple[int, str]]:
    """Return the sizes as (per cent, words)."""
    return [(one, tr("{percent} %", percent=one)) for one in SCALES]


def languages() -> list[tuple[str, str]]:
    """Return the languages, each by its own name."""
    return [(SYSTEM, tr("As the desktop")), *LANGUAGES.items()]


def waits() -> list[tuple[str, str]]:
    """Return after how many minutes the window may lock itself; empty as usual."""
    later = [(str(n), plural("after %n minute", "after %n minutes", n)) for n in MINUTES if n]
    return [(SYSTEM, tr("As usual")), ("0", tr("never by itself")), *later]


def wait_of(memory: Memory) -> str:
    """Return which of `waits` was chosen."""
    chosen = memory.text(remembered.LOCK_MINUTES)
    return chosen if chosen in {str(one) for one in MINUTES} else SYSTEM
