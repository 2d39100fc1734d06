"""What happens when the program itself is wrong: a report to copy, never a silent end."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from services.config import VERSION

if TYPE_CHECKING:
    from types import TracebackType

log = logging.getLogger(__name__)

SIZE: Final = (640, 420)


class CrashHook(QObject):
    """Catches what nobody caught, in any thread, and shows it once at a time."""

    _caught = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Stand in for Python's own hooks from now on."""
        super().__init__(parent)
        self._dialog: CrashDialog | None = None
        self._caught.connect(self.show, Qt.ConnectionType.QueuedConnection)
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_thread

    @property
    def is_open(self) -> bool:
        """Tell whether a report is shown now."""
        return self._dialog is not None

    def show(self, error: BaseException) -> None:
        """Show the report; a second error while it is open is only logged."""
        if self._dialog is not None:
            return
        self._dialog = CrashDialog(report_of(error))
        self._dialog.finished.connect(self._on_closed)
        self._dialog.show()

    def close(self) -> None:
        """Give Python its own hooks back, and put an open report away."""
        sys.excepthook, threading.excepthook = self._before
        self._caught.disconnect(self.show)
        if self._dialog is not None:
            self._dialog.reject()

    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _on_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.critical("uncaught", exc_info=(kind, error, trace))
        self._caught.emit(error)

    def _on_thread(self, hooked: threading.ExceptHookArgs) -> None:
        if hooked.exc_value is not None:
            self._on_uncaught(hooked.exc_type, hooked.exc_value, hooked.exc_traceback)


class CrashDialog(QDialog):
    """The report, whole, selectable, with a button that copies it."""

    def __init__(self, report: str) -> None:
        """Make the dialog; it does not stop the window from being used."""
        super().__init__()
        self.setWindowTitle(tr("Something went wrong in Vigildesk"))
        self.resize(*SIZE)
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName(tr("Report"))
        copy = button(tr("Copy the report"), "primary", icon="copy")
        copy.clicked.connect(self.copy)
        close = button(tr("Close"))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(label(tr("This is a fault of the program, not of yours."), "heading"))
        words = tr(
            "What you saved is saved. The report names no ticket's contents; send it to whoever "
            "looks after Vigildesk at your place."
        )
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self._report, 1)
        column.addLayout(row)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._report.toPlainText())


def report_of(error: BaseException) -> str:
    """Write down what happened and on what, without the words of any ticket."""
    head = (
        f"Vigildesk {VERSION}\n"
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}\n\n"
    )
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {frame.filename}:{frame.lineno} in {frame.name}\n" for frame in frames]
    return head + "".join(lines) + f"{type(error).__name__}: {error}\n"
