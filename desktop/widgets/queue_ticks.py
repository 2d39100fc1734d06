"""The tick at the left edge of a row, for those who choose several tickets by the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen

from desktop import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

GUTTER: Final = 20
"""Pixels at the left of the first column that are the tick's."""
REACH: Final = 30
"""So far from the left edge a press means the tick and not the ticket."""
SIDE, LEFT = 14, 10
CARD_LEFT, CARD_MIDDLE = 14, 19
"""On a card the tick takes the place of the sign of priority, on the line of the subject."""


def paint_tick(painter: QPainter, box: QRect, *, is_on: bool, is_card: bool = False) -> None:
    """Paint the tick of a row whose first cell this is."""
    now = theme.tokens()
    left, middle = (CARD_LEFT, CARD_MIDDLE) if is_card else (LEFT, box.height() // 2)
    square = QRectF(box.x() + left + 0.5, box.y() + middle - SIDE // 2 + 0.5, SIDE, SIDE)
    painter.setPen(theme.colour(now.accent if is_on else now.muted))
    painter.setBrush(theme.colour(now.accent if is_on else now.surface))
    painter.drawRoundedRect(square, 3, 3)
    if is_on:
        pen = QPen(theme.colour(now.on_accent))
        pen.setWidthF(1.75)
        painter.setPen(pen)
        at = square.topLeft()
        painter.drawPolyline(
            [at + QPointF(3.5, 7.2), at + QPointF(6.0, 9.7), at + QPointF(10.5, 4.7)]
        )
