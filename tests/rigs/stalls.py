"""How long the GUI thread kept its events waiting, without the time other programs took from it."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

EVERY_MS = 10


class StallWatch(QObject):
    """A timer of the GUI thread that notes when it comes too late by the thread's own doing.

    The kernel tells for each thread how long it was ready but another one ran (schedstat); that
    time is no stall of ours. What is left is work, or waiting for a lock, a file, a server.
    """

    def __init__(self) -> None:
        """Begin to watch the thread that calls."""
        super().__init__()
        self.longest_ms = 0.0
        self.over_50 = 0
        self._stat = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._then, self._waited_s = time.monotonic(), self._run_delay_s()
        self._timer = QTimer(self, interval=EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def forget(self) -> None:
        """Begin anew: what was, was the start of the program."""
        self.longest_ms, self.over_50 = 0.0, 0

    def _on_tick(self) -> None:
        now, waited_s = time.monotonic(), self._run_delay_s()
        own_ms = (now - self._then - (waited_s - self._waited_s)) * 1000 - EVERY_MS
        self._then, self._waited_s = now, waited_s
        self.longest_ms = max(self.longest_ms, own_ms)
        self.over_50 += own_ms > 50

    def _run_delay_s(self) -> float:
        return int(self._stat.read_text().split()[1]) / 1e9
