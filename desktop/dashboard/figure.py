"""One figure of the board: a number one sees from afar, and a way to its tickets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import number

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

HEIGHT: Final = 104
NARROWEST: Final = 132
INSET: Final = 16
BESIDE: Final = 24
"""Pixels that the sign takes before the words."""


class Figure(QAbstractButton):
    """A card with a number; coloured only while the number is not zero."""

    def __init__(
        self, icon: str, words: str, tone: theme.Tone, parent: QWidget | None = None
    ) -> None:
        """Make a card that shows zero."""
        super().__init__(parent)
        self._icon_name, self._tone = icon, tone
        self._count: int | None = None
        self._below = ""
        self.setText(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def show_count(self, count: int, below: str = "") -> None:
        """Show a number and a few words below it."""
        self._count, self._below = count, below
        self.setAccessibleName(f"{self.text()}: {number(count)}. {below}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(180, HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = now.tones[self._tone if self._count else theme.Tone.NEUTRAL]
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        has_point = self.underMouse() or self.hasFocus()
        painter.setPen(theme.colour(now.accent if self.hasFocus() else now.line))
        painter.setBrush(theme.colour(now.hover if has_point else now.surface))
        painter.drawRoundedRect(box, 8, 8)
        self._paint_head(painter, colours)
        ink = colours.ink if self._count and self._tone is not theme.Tone.NEUTRAL else now.text
        painter.setPen(theme.colour(ink))
        painter.setFont(theme.font(theme.DISPLAY_PX, theme.Weight.DemiBold))
        shown = "" if self._count is None else number(self._count)
        painter.drawText(QRectF(INSET, 34, self.width() - 2 * INSET, 36), 0, shown)
        painter.setPen(theme.colour(now.muted))
        painter.setFont(theme.font(theme.SMALL_PX))
        room = self.width() - 2 * INSET
        below = painter.fontMetrics().elidedText(self._below, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(INSET, HEIGHT - 30, room, 18), 0, below)

    def _paint_head(self, painter: QPainter, colours: theme.ToneColours) -> None:
        """Paint what is counted; its sign only where that does not cut the words."""
        painter.setPen(theme.colour(theme.tokens().muted))
        painter.setFont(theme.font(theme.TEXT_PX, theme.Weight.Medium))
        head = QRectF(INSET, 11, self.width() - 2 * INSET, 20)
        if painter.fontMetrics().horizontalAdvance(self.text()) <= head.width() - BESIDE:
            glyph = theme.pixmap(self._icon_name, colours.mark, 16, self.devicePixelRatioF())
            painter.drawPixmap(INSET, 13, glyph)
            head.setLeft(INSET + BESIDE)
        cut = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(self.text(), cut, int(head.width()))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, words)
