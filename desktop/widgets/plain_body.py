"""Text of a message: plain whatever it contains, selectable, wrapped, as tall as it needs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from desktop.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent

LINE_PERCENT: Final = 138
SHOWN_AT_FIRST: Final = 20_000
"""Characters; the rest of a longer message comes in steps, so that opening it stays quick."""
STEP: Final = 200_000


class PlainBody(QTextEdit):
    """Shows text without ever reading markup in it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show `text`; very long text only in part, see `show_more`."""
        super().__init__(parent)
        self._whole = text
        self._shown = 0
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setProperty("role", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.document().setDocumentMargin(0)
        self._show(SHOWN_AT_FIRST)

    def is_complete(self) -> bool:
        """Tell whether all of the text is shown."""
        return self._shown >= len(self._whole)

    def hidden_count(self) -> int:
        """Return how many characters are not shown yet."""
        return max(len(self._whole) - self._shown, 0)

    def show_more(self) -> None:
        """Show the next part of a very long text."""
        self._show(self._shown + STEP)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _show(self, count: int) -> None:
        self._shown = min(count, len(self._whole))
        self.setPlainText(self._whole[: self._shown])
        block = QTextBlockFormat()
        block.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)
        self._grow()

    def _grow(self) -> None:
        self.setFixedHeight(math.ceil(self.document().size().height()) + 2)
