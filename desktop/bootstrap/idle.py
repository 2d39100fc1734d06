"""Notices that nobody has touched a window of the program for a while."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from desktop.overriding import override
from services.time_source import steady_s

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_EVERY: Final = timedelta(seconds=1)
TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """Counts from the last key or movement, by a clock that goes on while the machine sleeps.

    It listens to the windows the system hands input to, not to every widget: an event comes by
    here once, whatever lies under it.

    Attributes:
        passed: So much time has passed; said once, until somebody touches a window again.
    """

    passed = Signal()

    def __init__(
        self, limit: timedelta, parent: QObject, *, clock_s: Callable[[], float] = steady_s
    ) -> None:
        """Begin to count.

        Args:
            limit: After how long; zero never.
            parent: Owner.
            clock_s: A steady clock in seconds.
        """
        super().__init__(parent)
        self._limit = limit
        self._clock_s = clock_s
        self._touched_s = clock_s()
        self._has_passed = False
        self._heard: set[QWindow] = set()
        self._timer = QTimer(self, interval=LOOK_EVERY // timedelta(milliseconds=1))
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._listen)
        for window in QGuiApplication.topLevelWindows():
            self._listen(window)

    def set_limit(self, limit: timedelta) -> None:
        """Wait for so long from now on; zero never."""
        self._limit = limit
        self.touch()

    def touch(self) -> None:
        """Count from now on again."""
        self._touched_s = self._clock_s()
        self._has_passed = False

    def look(self) -> None:
        """See whether the time has passed; done by itself every LOOK_EVERY."""
        waited = timedelta(seconds=self._clock_s() - self._touched_s)
        if self._limit and not self._has_passed and waited >= self._limit:
            self._has_passed = True
            self.passed.emit()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()
        for window in self._heard:
            if shiboken6.isValid(window):
                window.removeEventFilter(self)
        self._heard.clear()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self.touch()
        return False

    def _listen(self, window: QWindow | None) -> None:
        if window is None or window in self._heard or not self._timer.isActive():
            return
        window.installEventFilter(self)
        self._heard.add(window)
        window.destroyed.connect(lambda: self._heard.discard(window))
