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

    Whatever a function raises travels in its future, so nothing is lost on the way.
    """

    _ended = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Name the thread; it starts with the first function."""
        super().__init__(parent)
        self._name = name
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._running: set[Future[Any]] = set()
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def run(
        self, function: Callable[[], Result], ended: Callable[[Future[Result]], None]
    ) -> Future[Result]:
        """Queue the function; `ended` gets its future on the GUI thread, whatever happened."""
        future = self._pool.submit(function)
        self._running.add(future)
        future.add_done_callback(lambda done: self._ended.emit((done, ended)))
        return future

    def close(self, patience: timedelta) -> bool:
        """Drop what has not begun, wait for what has; True when the thread is idle."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        begun = {future for future in self._running if not future.cancelled()}
        _done, stuck = wait(begun, timeout=patience.total_seconds())
        if stuck:
            log.warning("%s thread did not end within %s", self._name, patience)
        return not stuck

    def _on_ended(self, news: tuple[Future[Any], Callable[[Future[Any]], None]]) -> None:
        future, ended = news
        self._running.discard(future)
        if not future.cancelled():
            ended(future)
