"""The one timer of the window that makes countdowns tick, on the database's clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

TICK_MS: Final = 1000


class Ticker(QObject):
    """Announces each second; every countdown of the window listens to the same one.

    Attributes:
        ticked: Emitted once a second with the instant of now.
    """

    ticked = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        """Start ticking.

        Args:
            now: Gives the instant of the database's clock, aware; never this seat's clock.
            parent: Owner; the timer ends with it.
        """
        super().__init__(parent)
        self._now = now
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def now(self) -> datetime:
        """Return the instant every countdown is drawn for."""
        return self._now()

    def _on_timeout(self) -> None:
        self.ticked.emit(self._now())
