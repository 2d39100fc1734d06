"""What the drawing of one PDF may cost, and why it may end; a hostile file meets these first."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from services.errors import HelpDeskError

MOST_BYTES: Final = 64 * 1024 * 1024
"""Of a file; a larger one is not looked at."""
MOST_PAGES: Final = 2000
"""Pages that are shown; the rest is in the file."""
MOST_PIXELS: Final = 8_000_000
"""Of one drawn page: a sheet of A4 at 290 dots to the inch."""
MOST_SIDE: Final = 16_000
"""Pixels of the longer side of a drawn page."""
MOST_LETTERS: Final = 20_000
"""Of the text of one page."""
MOST_PASSWORD: Final = 1024
"""Bytes of a password; the standard knows 127 at most."""
MOST_MEMORY: Final = 768 * 1024 * 1024
"""Bytes of address space of the process, the file and the picture included."""
MOST_CPU_S: Final = 300
"""Seconds of work in the life of one process: it ends even if nobody is left to end it."""
OPEN_S: Final = 20.0
"""Seconds to begin the process and open the file."""
DRAW_S: Final = 10.0
"""Seconds for one page, drawn or read."""
MOST_STARTS: Final = 4
"""Processes for one file: a page that kills its process does not take the other pages along."""


class Trouble(StrEnum):
    """Why a file or a page is not shown."""

    GONE = "gone"
    """The file is not there, or may not be read by this person."""
    CHANGED = "changed"
    """It is not the file that was to be looked at."""
    LARGE = "large"
    """The file has more bytes than are looked at."""
    PROTECTED = "protected"
    """It opens with a password only."""
    BROKEN = "broken"
    """It is no PDF that can be read."""
    EMPTY = "empty"
    """It has no page."""
    SLOW = "slow"
    """It took longer than its time; the process was ended."""
    ENDED = "ended"
    """The process ended: too much memory, or a fault in the reading of the file."""
    PAGE = "page"
    """This page cannot be read; others may."""


class NotDrawn(HelpDeskError):  # noqa: N818 - a refusal, not a fault
    """A file or a page is not shown.

    Args:
        trouble: Why; the window has the words.
    """

    def __init__(self, trouble: Trouble) -> None:
        super().__init__("The PDF is not drawn: {trouble}.", trouble=trouble.value)
        self.trouble = trouble
