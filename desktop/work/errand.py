"""Long work with progress and cancel: exports, imports, reports."""

from __future__ import annotations

import threading

from PySide6.QtCore import SIGNAL, QObject, Qt, Signal


class Errand(QObject):
    """One long task: report from its thread, listen and cancel from the GUI thread."""

    progressed = Signal(int, int)  # done, total
    succeeded = Signal(object)
    refused = Signal(object)  # HelpDeskError
    finished = Signal()

    _reported = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Be created on the GUI thread, where the signals arrive."""
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._reported.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def report(self, done: int, total: int) -> None:
        """Say how far the task is; called in the task's thread."""
        self._reported.emit(done, total)

    def is_cancelled(self) -> bool:
        """Tell the task whether to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the task to stop at its next step; nothing is killed."""
        self._cancelled.set()

    def is_answered_for(self) -> bool:
        """Tell whether the page shows refusals itself, so that no banner needs to."""
        return self.receivers(SIGNAL("refused(PyObject)")) > 0
