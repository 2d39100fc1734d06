"""One thread that works off plain functions in the order they came, and answers on ours."""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

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
    """

    _ended = Signal(int, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Name the thread; it starts with the first function."""
        super().__init__(parent)
        self._name = name
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._running: dict[int, Future[Any]] = {}
        self._waiting: dict[int, Callable[[Future[Any]], None]] = {}
        self._count = 0
        self._is_closed = False
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def run(self, function: Callable[[], Result], ended: Callable[[Future[Result]], None]) -> None:
        """Queue the function; `ended` gets its future on the GUI thread, whatever happened.

        A closed lane runs nothing more: pages may still ask while the program ends.
        """
        if self._is_closed:
            return
        self._count += 1
        number = self._count
        self._waiting[number] = ended
        future = self._pool.submit(function)
        self._running[number] = future
        future.add_done_callback(lambda done: self._ended.emit(number, done))

    def close(self, patience: timedelta) -> bool:
        """Drop what has not begun, wait for what has; True when the thread is gone."""
        self._is_closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)
        begun = {future for future in self._running.values() if not future.cancelled()}
        _done, stuck = wait(begun, timeout=patience.total_seconds())
        self._waiting.clear()
        if stuck:
            log.warning("%s thread did not end within %s", self._name, patience)
            return False
        self._pool.shutdown(wait=True)
        return True

    def _on_ended(self, number: int, future: Future[Any]) -> None:
        self._running.pop(number, None)
        ended = self._waiting.pop(number, None)
        if ended is not None and not future.cancelled():
            ended(future)
