"""Whether the database answers, and when to try again after it did not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.sentences import in_words
from services.errors import OutgrownError, SignInRefused

if TYPE_CHECKING:
    from services.errors import StoreUnavailable

MILLISECOND: Final = timedelta(milliseconds=1)
RETRY_DELAYS: Final = tuple(timedelta(seconds=s) for s in (1, 2, 4, 8, 15))
"""The wait before each try; the last one repeats."""
LOOK_EVERY: Final = timedelta(seconds=60)
"""Asked so often while it answers, so that the clock of the seat stays right."""


class Connection(QObject):
    """Counts failures in a row and asks for the next try; one banner, not one per failure."""

    changed = Signal(bool)  # the database answers
    try_due = Signal()
    barred = Signal(str)  # it answers, and no longer lets this person in

    def __init__(self, parent: QObject | None = None) -> None:
        """Believe in the database until it fails."""
        super().__init__(parent)
        self._failures = 0
        self._why_not = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.try_due)
        self._steady = QTimer(self, interval=LOOK_EVERY // MILLISECOND)
        self._steady.timeout.connect(self.try_due)
        self._steady.start()

    @property
    def is_up(self) -> bool:
        """Tell whether the database answered when it was last asked."""
        return self._failures == 0

    def why_not(self) -> str:
        """Say why it will not answer this program any more; nothing while it may."""
        return self._why_not

    def lost(self, error: StoreUnavailable | None = None) -> None:
        """Note a failure and plan the next try."""
        if isinstance(error, SignInRefused):
            self.barred.emit(in_words(error))
        if self._timer.isActive():
            return
        self._why_not = in_words(error) if isinstance(error, OutgrownError) else ""
        self._timer.start(RETRY_DELAYS[min(self._failures, len(RETRY_DELAYS) - 1)] // MILLISECOND)
        self._failures += 1
        if self._failures == 1:
            self.changed.emit(False)  # noqa: FBT003 - the signal's own argument

    def found(self) -> None:
        """Note an answer."""
        if self.is_up:
            return
        self._failures = 0
        self._timer.stop()
        self.changed.emit(True)  # noqa: FBT003 - the signal's own argument

    def stop(self) -> None:
        """Plan no more tries."""
        self._steady.stop()
        self._timer.stop()
