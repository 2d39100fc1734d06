"""A file on its way out: progress, estimate and cancel; then where it is, and whether signed."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from desktop.papers.paper_sheet import PaperSheet
from desktop.sentences import in_words
from desktop.text import number, open_words, plain, plural, span, tr
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.labels import ElidedLabel, frame, label
from services.reports.papers import NO_CERTIFICATE

if TYPE_CHECKING:
    from desktop.work import Desk, Errand
    from services.errors import HelpDeskError
    from services.progress import Progress
    from services.reports.files import WrittenReport
    from services.reports.gathering import ExportRequest
    from services.reports.papers import PaperRequest
    from services.store.work import Work

_ESTIMATED_AFTER: Final = 1.0
"""Seconds; before that an estimate jumps about."""


class ExportBar(QWidget):
    """Hidden until an export is started; one at a time.

    Attributes:
        exported: Emitted with the WrittenReport of a finished export.
        busy_changed: Emitted with True when an export starts and False when it has ended.
    """

    exported = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make a bar that takes no room yet."""
        super().__init__(parent)
        self._desk = desk
        self._errand: Errand | None = None
        self._path = Path()
        self._sum = ""
        self.sheet: PaperSheet | None = None
        self._began = 0.0
        self.words = ElidedLabel("")
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.note = label("", "muted", wrap=True)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Progress of the export"))
        self.progress.setFixedWidth(220)
        self.progress.setTextVisible(False)
        self.cancel = button(tr("Cancel"), "quiet")
        self.cancel.clicked.connect(self._on_cancelled)
        self.look = button(tr("Look at it"), icon="eye")
        self.look.clicked.connect(self._on_look)
        self.open = button(open_words(), icon="file-text")
        self.open.clicked.connect(lambda: _open(self._path))
        self.folder = button(tr("Open folder"), "quiet")
        self.folder.clicked.connect(lambda: _open(self._path.parent))
        self.close_button = icon_button("x", tr("Put away"))
        self.close_button.clicked.connect(self.hide)
        self._arrange()
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Tell whether an export is on its way."""
        return self._errand is not None

    def start(self, wish: ExportRequest | PaperRequest, path: Path) -> None:
        """Begin to make a file; refused while another is on its way."""
        if self.is_busy:
            return
        self._path = path
        self._began = time.monotonic()
        errand = self._desk.start(_export, wish, path)
        self._errand = errand
        errand.progressed.connect(self._on_progressed)
        errand.succeeded.connect(self._on_succeeded)
        errand.refused.connect(self._on_refused)
        errand.finished.connect(self._on_finished)
        self.progress.setRange(0, 0)
        self._show(tr("Preparing {name} …", name=path.name), running=True)
        self.busy_changed.emit(True)  # noqa: FBT003 - a signal's argument

    def _arrange(self) -> None:
        card = frame("bar")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 8, 14, 8)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        for widget in (self.progress, self.cancel, self.look, self.open, self.folder):
            row.addWidget(widget)
        row.addWidget(self.close_button)
        column.addLayout(row)
        column.addWidget(self.note)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def _show(self, words: str, *, running: bool, done: bool = False) -> None:
        self.words.setText(words)
        self.setAccessibleName(words)
        self.note.hide()
        self.progress.setVisible(running)
        self.cancel.setVisible(running)
        self.cancel.setEnabled(running)
        is_pdf = self._path.suffix.lower() == ".pdf"
        self.look.setVisible(done and is_pdf)
        self.open.setVisible(done and not is_pdf)
        self.folder.setVisible(done)
        self.close_button.setVisible(not running)
        self.setVisible(True)

    def _on_progressed(self, done: int, total: int) -> None:
        if not self.cancel.isEnabled():
            return
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        words = tr("{done} of about {total} entries", done=number(done), total=number(total))
        left = self._left(done, total)
        self.words.setText(
            tr("{words}, about {left} left", words=words, left=left) if left else words
        )

    def _left(self, done: int, total: int) -> str:
        """Estimate how long it will still take; empty while nobody can know."""
        spent = time.monotonic() - self._began
        if not done or spent < _ESTIMATED_AFTER or done >= total:
            return ""
        return span(timedelta(seconds=max(spent / done * (total - done), 1)))

    def _on_cancelled(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
            self.cancel.setEnabled(False)
            self.words.setText(tr("Cancelling …"))

    def _on_succeeded(self, written: WrittenReport) -> None:
        entries = plural("%n entry", "%n entries", written.entries)
        pages = plural("%n page", "%n pages", written.pages)
        parts = [entries] if written.entries else []
        parts += [pages] if written.pages else []
        parts += [tr("signed")] if written.signed_by else []
        self._sum = written.sha256
        place, size = self._path, ", ".join(parts)
        words = tr("{name}: {size}, recorded in the trail", name=place.name, size=size)
        self._show(words, running=False, done=True)
        self.words.setToolTip(plain(str(place)))
        if written.unsigned:
            self.note.setText(unsigned_words(written.unsigned))
            self.note.show()
        self.exported.emit(written)

    def _on_look(self) -> None:
        self.sheet = PaperSheet(self._path, self._sum, self.window())
        self.sheet.open()

    def _on_refused(self, error: HelpDeskError) -> None:
        self._show(in_words(error), running=False)

    def _on_finished(self) -> None:
        self._errand = None
        if self.progress.isVisible():
            self.hide()
        self.busy_changed.emit(False)  # noqa: FBT003 - a signal's argument


def unsigned_words(why: str) -> str:
    """Say that a file is not signed, why, and how it would be."""
    if why != NO_CERTIFICATE:
        return tr("Unsigned: {why}", why=in_words(why))
    return tr(
        "Unsigned: no certificate on this seat. An administrator makes one with “vigilctl audit "
        "authority” and names its folder in the settings of this seat (signing)."
    )


def _export(
    work: Work, progress: Progress, wish: ExportRequest | PaperRequest, path: Path
) -> WrittenReport:
    from services.reports.worker import export_for  # noqa: PLC0415 - only who exports needs it

    return export_for(work, progress, wish, path)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
