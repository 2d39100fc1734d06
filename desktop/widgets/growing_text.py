"""A plain-text field that grows with what is written, up to a third of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop.overriding import override

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QResizeEvent

LOWEST: Final = 66
HIGHEST: Final = 260
MANY_BLOCKS: Final = 40


class GrowingText(QPlainTextEdit):
    """Takes text only; files dropped on it go to whoever holds it."""

    def __init__(self, parent: QWidget | None = None, *, fills: bool = False) -> None:
        """Make an empty field; one that `fills` its place has a frame and does not grow."""
        super().__init__(parent)
        self._fills = fills
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
        blocks = self.document().blockCount()
        lines = blocks
        if blocks <= MANY_BLOCKS:
            lines = int(self.document().size().height())
        wanted = lines * self.fontMetrics().lineSpacing() + 12
        self.setFixedHeight(max(LOWEST, min(wanted, HIGHEST)))

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

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
