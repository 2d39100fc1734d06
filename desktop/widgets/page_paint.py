"""Paints a page of a PDF, what is chosen on it, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop import theme
from services.viewing.wire import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QImage

PAPER, INK, CHOSEN = QColor("#FFFFFF"), QColor("#667085"), QColor(37, 99, 235, 70)
"""A page is white in both appearances: its own colours are made for that."""
FOUND, AT = QColor("#FDE68A"), QColor("#FDBA74")
"""Behind words that were found, and those that one is at, which have a line around them too."""
_MARGIN: Final = 24


def paint_page(
    painter: QPainter, place: QRect, image: QImage | None, words: str, room: QRect
) -> None:
    """Paint a page at its place; one that is not drawn says `words` in the middle of the room."""
    painter.setPen(theme.colour(theme.tokens().line))
    painter.drawRect(place.adjusted(-1, -1, 0, 0))
    if image is not None:
        painter.drawImage(place, image)
        return
    painter.fillRect(place, PAPER)
    painter.setPen(INK)
    within = place.intersected(room).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(QRectF(within), flags, words)


def paint_chosen(painter: QPainter, boxes: Iterable[QRectF]) -> None:
    """Mark what is chosen."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(CHOSEN)
    for box in boxes:
        painter.drawRect(box)


def paint_found(painter: QPainter, boxes: Iterable[QRectF], place: QRect, *, is_at: bool) -> None:
    """Mark words that were found on a page at a place."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)  # ink stays ink
    painter.setPen(AT.darker() if is_at else Qt.PenStyle.NoPen)
    painter.setBrush(AT if is_at else FOUND)
    for box in boxes:
        painter.drawRect(on_page(box, place))
    painter.restore()


def on_page(box: QRectF, place: QRect) -> QRectF:
    """Return where a box, in parts of WHOLE, is on a page at a place."""
    across, down = place.width() / WHOLE, place.height() / WHOLE
    left, top = place.x() + box.x() * across, place.y() + box.y() * down
    return QRectF(left, top, box.width() * across, box.height() * down)
