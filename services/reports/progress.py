"""How a long report tells its progress, and how a person ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from services.errors import HelpDeskError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.progress import Progress

_EVERY: Final = 64
"""Entries between two looks at the cancel button."""


class ReportCancelled(HelpDeskError):  # noqa: N818 - nothing went wrong
    """The person who asked for the report gave up; there is no file."""


class Unwatched:
    """Progress that nobody follows."""

    def report(self, done: int, total: int) -> None:
        """Say nothing."""

    def is_cancelled(self) -> bool:
        """Go on."""
        return False


class Part:
    """One of several parts of a longer job, told as a share of the whole."""

    def __init__(self, progress: Progress, entries: int, share: tuple[float, float]) -> None:
        """Tell `progress` that of `entries` the share from one fraction to another is done here."""
        self._progress = progress
        self._entries = entries
        self._from, self._to = share

    def report(self, done: int, total: int) -> None:
        """Say how far this part is."""
        share = self._from + (self._to - self._from) * min(done / max(total, 1), 1.0)
        self._progress.report(int(self._entries * share), self._entries)

    def is_cancelled(self) -> bool:
        """Ask whoever waits for the whole."""
        return self._progress.is_cancelled()


def parts(progress: Progress, entries: int, weights: Sequence[float]) -> list[Part]:
    """Divide a job by how long each of its parts takes, in any unit."""
    whole, begun, made = sum(weights) or 1.0, 0.0, []
    for weight in weights:
        made.append(Part(progress, max(entries, 1), (begun / whole, (begun + weight) / whole)))
        begun += weight
    return made


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
