"""A row that is pressed and paints itself: the board's loads and firings, the rules of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop import theme
from desktop.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter


class PaintedRow(QAbstractButton):
    """As wide as there is room and of one height; a subclass paints it and gives it its words."""

    def __init__(self, width: int, height: int, parent: QWidget | None = None) -> None:
        """Make a row that would like to be `width` wide and is `height` high, in pixels."""
        super().__init__(parent)
        self._size = QSize(width, height)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return self._size

    @override
    def setText(self, text: str) -> None:
        """Take words that others wrote: an "&" in them marks no key that would press the row."""
        super().setText(text)
        self.setShortcut(QKeySequence())

    def draw_choice(self, painter: QPainter) -> None:
        """Draw what a row of a list lies on: chosen, under the pointer, in focus."""
        now, box = theme.tokens(), QRectF(self.rect()).adjusted(4.5, 1.5, -4.5, -1.5)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(now.selected if self.isChecked() else now.hover))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setPen(theme.focus_pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)


def draw_line(painter: QPainter, box: QRectF, words: str, ink: str) -> None:
    """Draw one line in the painter's font, cut with an ellipsis where the box ends."""
    painter.setPen(theme.colour(ink))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
