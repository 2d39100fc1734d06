"""A plain-text field that grows with what is written, up to a third of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop.overriding import override
from desktop.text import number, tr

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QResizeEvent

LOWEST: Final = 66
ONE_LINE: Final = 34
HIGHEST: Final = 260
LIMIT: Final = 1_000_000
MANY_CHARACTERS: Final = 4000
"""A longer text takes all the height there is, without being laid out to find that out."""


def overflow_words(length: int, limit: int) -> str:
    """Say why a text was not pasted, and what to do."""
    return tr(
        "The text has {length} characters; a message may have up to {limit}. It was not pasted:"
        " save it as a file and attach that.",
        length=number(length),
        limit=number(limit),
    )


class GrowingText(QPlainTextEdit):
    """Takes text only; files dropped on it go to whoever holds it.

    Attributes:
        limit: How many characters it takes in all.
        overflowed: Emitted with the length of a text that was not pasted because of the limit.
    """

    overflowed = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, fills: bool = False) -> None:
        """Make an empty field; one that `fills` its place has a frame and does not grow."""
        super().__init__(parent)
        self._fills = fills
        self._lowest = LOWEST
        self.limit = LIMIT
        self.setProperty("role", "" if fills else "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(2)
        self.viewport().setAutoFillBackground(False)
        self.textChanged.connect(self.grow)
        if not fills:
            self.setFixedHeight(LOWEST)

    def grow(self) -> None:
        """Take the height the text needs."""
        if self._fills:
            return
        is_short = self.document().characterCount() <= MANY_CHARACTERS
        lines = int(self.document().size().height()) if is_short else MANY_CHARACTERS
        wanted = lines * self.fontMetrics().lineSpacing() + 12
        self.setFixedHeight(max(self._lowest, min(wanted, HIGHEST)))

    def save_height(self, *, saving: bool) -> None:
        """Begin as one line instead of some, in a window that is low."""
        self._lowest = ONE_LINE if saving else LOWEST
        self.grow()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        length = len(source.text())
        if length + self.document().characterCount() > self.limit:
            self.overflowed.emit(length)
            return
        super().insertFromMimeData(source)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.ignore()
            return
        super().dragEnterEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grow()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint_holder()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint_holder()

    def _repaint_holder(self) -> None:
        """Let whoever draws the frame around the field show the focus there."""
        holder = self.parentWidget()
        if holder is not None:
            holder.update()
