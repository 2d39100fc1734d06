"""Starts a verification of the trail and follows it; the result becomes an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.text import tr
from desktop.widgets.buttons import button
from services.audit import verified

if TYPE_CHECKING:
    from desktop.work import Desk, Errand
    from services.audit.verification.findings import Verification
    from services.progress import Progress
    from services.store.work import Work


class VerificationBar(QWidget):
    """One button; while a verification runs, its progress and a way to give up.

    Attributes:
        verified: The result of one is in the trail.
    """

    verified = Signal()

    def __init__(self, desk: Desk) -> None:
        """Make a bar with nothing on its way."""
        super().__init__()
        self._desk = desk
        self._errand: Errand | None = None
        self.start = button(tr("Verify now"), icon="shield-check")
        self.start.clicked.connect(self._on_started)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Progress of the verification"))
        self.progress.setFixedWidth(160)
        self.progress.setTextVisible(False)
        self.cancel = button(tr("Cancel"), "quiet")
        self.cancel.clicked.connect(self._on_cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.progress, self.cancel, self.start):
            row.addWidget(part)
        self._show(is_running=False)

    def _show(self, *, is_running: bool) -> None:
        self.start.setVisible(not is_running)
        self.progress.setVisible(is_running)
        self.cancel.setVisible(is_running)
        self.cancel.setEnabled(is_running)

    def _on_started(self) -> None:
        errand = self._errand = self._desk.start(_verify)
        errand.progressed.connect(self._on_progressed)
        errand.succeeded.connect(self._on_found)
        errand.finished.connect(self._on_finished)
        self.progress.setRange(0, 0)
        self._show(is_running=True)

    def _on_progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)

    def _on_cancelled(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
            self.cancel.setEnabled(False)

    def _on_found(self, found: Verification) -> None:
        self._desk.do(verified.keep, found).succeeded.connect(lambda _changes: self.verified.emit())

    def _on_finished(self) -> None:
        self._errand = None
        self._show(is_running=False)


def _verify(work: Work, progress: Progress) -> Verification:
    from services.audit.verification.asked import verify_for  # noqa: PLC0415 - only when asked

    return verify_for(work, progress)
