"""How a long report tells its progress, and how a person ends it."""

from __future__ import annotations

from typing import Final, Protocol

from services.errors import HelpDeskError

_EVERY: Final = 64
"""Entries between two looks at the cancel button."""


class ReportCancelled(HelpDeskError):  # noqa: N818 - nothing went wrong
    """The person who asked for the report gave up; there is no file."""


class Progress(Protocol):
    """How the maker of a report is told of its progress, and tells that it should end."""

    def report(self, done: int, total: int) -> None:
        """Say how many entries are drawn, of how many that are expected."""

    def is_cancelled(self) -> bool:
        """Tell whether the person gave up."""


class Unwatched:
    """Progress that nobody follows."""

    def report(self, done: int, total: int) -> None:
        """Say nothing."""

    def is_cancelled(self) -> bool:
        """Go on."""
        return False


def look_at(progress: Progress, done: int, expected: int, *, now: bool = False) -> None:
    """Tell the progress every few entries, or `now`, and end the report when it says so.

    Raises:
        ReportCancelled: The person gave up.
    """
    if done % _EVERY and not now:
        return
    if progress.is_cancelled():
        raise ReportCancelled("The report was cancelled; no file was written.")
    progress.report(done, max(expected, done))
