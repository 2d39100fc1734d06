"""How a long report tells its progress, and how a person ends it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Final

from services.errors import HelpDeskError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from services.progress import Progress

CANCELLED: Final = "The report was cancelled; no file was written."
_LOOK_S: Final = 0.1
"""Seconds between two looks at the cancel button while one long step goes on."""
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


def unless_cancelled(progress: Progress, act: Callable[[], None]) -> None:
    """Do what cannot be interrupted, and leave it behind when the person gives up.

    What is left behind ends by itself: the folder in which it works is gone by then.

    Raises:
        ReportCancelled: The person gave up.
    """
    pool = ThreadPoolExecutor(1, "report-step")
    done = pool.submit(act)
    pool.shutdown(wait=False)
    while not wait([done], _LOOK_S).done:
        if progress.is_cancelled():
            raise ReportCancelled(CANCELLED)
    done.result()


def look_at(progress: Progress, done: int, expected: int, *, now: bool = False) -> None:
    """Tell the progress every few entries, or `now`, and end the report when it says so.

    Raises:
        ReportCancelled: The person gave up.
    """
    if done % _EVERY and not now:
        return
    if progress.is_cancelled():
        raise ReportCancelled(CANCELLED)
    progress.report(done, max(expected, done))
