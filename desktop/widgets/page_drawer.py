"""Asks for pages of a PDF away from the GUI thread, one question at a time."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QThreadPool, Signal
from PySide6.QtGui import QImage

from desktop.widgets.page_finding import Found, found_in
from services.viewing.limits import NotDrawn, Trouble
from services.viewing.reader import PdfReader
from services.viewing.wire import Pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class PageDrawer(QObject):
    """Draws one file; its process ends with this object.

    Attributes:
        opened: Emitted with the `Pages` of the file.
        drawn: Emitted with the number of a page, from zero, and its picture.
        read: Emitted with the number of a page and its letters.
        found: Emitted with the number of a page and the `Found` of what was searched for there.
        failed: Emitted with the number of a page and the `Trouble`; -1: the whole file.
    """

    opened = Signal(object)
    drawn = Signal(int, QImage)
    read = Signal(int, object)
    found = Signal(int, object)
    failed = Signal(int, object)
    _answered = Signal(int, object)

    def __init__(
        self, content: bytes | Path, parent: QObject | None = None, *, sha256: str = ""
    ) -> None:
        """Hold a file; `open` begins."""
        super().__init__(parent)
        self._reader = PdfReader(content, sha256=sha256)
        self._is_busy = False
        self._answered.connect(self._on_answered)
        self.destroyed.connect(self._reader.close)

    @property
    def is_busy(self) -> bool:
        """Tell whether an answer is still to come; ask nothing before it is here."""
        return self._is_busy

    @property
    def pid(self) -> int | None:
        """The number of the process that draws; None while there is none."""
        return self._reader.pid

    def open(self) -> None:
        """Open the file; `opened` or `failed` tells."""
        self._ask(-1, self._reader.open)

    def unlock(self, password: str) -> None:
        """Open a protected file; `opened` or `failed` tells."""
        self._ask(-1, partial(self._reader.unlock, password))

    def draw(self, page: int, size: QSize) -> None:
        """Draw a page with so many pixels; `drawn` or `failed` tells."""
        self._ask(page, partial(_picture, self._reader, page, size.width(), size.height()))

    def letters(self, page: int) -> None:
        """Read the text of a page; `read` or `failed` tells."""
        self._ask(page, partial(self._reader.letters, page))

    def find(self, page: int, words: str) -> None:
        """Search the text of a page; `found` tells, with nothing where it cannot be read."""
        self._ask(page, partial(_found, self._reader, page, words))

    def close(self) -> None:
        """End the process; what is under way is not answered."""
        self._reader.close()
        self.blockSignals(True)  # noqa: FBT003 - Qt's

    def _ask(self, page: int, question: Callable[[], object]) -> None:
        self._is_busy = True
        QThreadPool.globalInstance().start(partial(self._run, page, question))

    def _run(self, page: int, question: Callable[[], object]) -> None:
        try:
            answer = question()
        except NotDrawn as error:
            answer = error.trouble
        with suppress(RuntimeError):  # whoever wanted to see it is gone
            self._answered.emit(page, answer)

    def _on_answered(self, page: int, answer: object) -> None:
        self._is_busy = False
        if isinstance(answer, Trouble):
            self.failed.emit(page, answer)
        elif isinstance(answer, Pages):
            self.opened.emit(answer)
        elif isinstance(answer, QImage):
            self.drawn.emit(page, answer)
        elif isinstance(answer, Found):
            self.found.emit(page, answer)
        else:
            self.read.emit(page, answer)


def _found(reader: PdfReader, page: int, words: str) -> Found:
    try:
        return found_in(reader.letters(page), words)
    except NotDrawn:  # whoever comes to the page is told; the search goes on
        return Found(words, (), 0)


def _picture(reader: PdfReader, page: int, width: int, height: int) -> QImage:
    pixels = reader.draw(page, width, height)
    return QImage(pixels, width, height, QImage.Format.Format_RGB32).copy()
