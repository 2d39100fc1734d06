"""One thread that works off plain functions in the order they came, and answers on ours."""

from __future__ import annotations

import logging
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Lane(QObject):
    """A queue with one thread behind it; what it finishes is handed to the GUI thread.

    Whatever a function raises travels in its future, so nothing is lost on the way. The thread
    never holds what waits for an answer: letting go of the last reference to a page there would
    destroy the page in the wrong thread.

    The next function begins when the answer before it was taken and drawn. Both threads compute
    in turns anyway, and the window gives its turn away at each of the many calls of Qt: a ticket
    that came while the next question was worked on kept the window waiting three times as long.
    """

    _ended = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Name the thread; it starts with the first function."""
        super().__init__(parent)
        self._name = name
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._queue: deque[tuple[Callable[[], Any], Callable[[Future[Any]], None]]] = deque()
        self._running: Future[Any] | None = None
        self._waiting: Callable[[Future[Any]], None] | None = None
        self._is_closed = False
        # a timer comes after what was posted, so after layout and paint, and in a dialog's loop too
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._begin)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def run(self, function: Callable[[], Result], ended: Callable[[Future[Result]], None]) -> None:
        """Queue the function; `ended` gets its future on the GUI thread, whatever happened.

        A closed lane runs nothing more: pages may still ask while the program ends.
        """
        if self._is_closed:
            return
        self._queue.append((function, ended))
        if self._running is None and not self._next.isActive():
            self._begin()

    def close(self, patience: timedelta) -> bool:
        """Drop what has not begun, wait for what has; True when the thread is gone."""
        self._is_closed = True
        self._next.stop()
        self._queue.clear()
        self._waiting = None
        self._pool.shutdown(wait=False, cancel_futures=True)
        last = self._running
        begun = [] if last is None or last.cancelled() else [last]
        _done, stuck = wait(begun, timeout=patience.total_seconds())
        if stuck:
            log.warning("%s thread did not end within %s", self._name, patience)
            return False
        self._pool.shutdown(wait=True)
        return True

    def _begin(self) -> None:
        if not self._queue:
            return
        function, self._waiting = self._queue.popleft()
        self._running = self._pool.submit(function)
        self._running.add_done_callback(self._ended.emit)

    def _on_ended(self, future: Future[Any]) -> None:
        self._running = None
        ended, self._waiting = self._waiting, None
        if ended is not None:
            self._next.start()
            ended(future)
