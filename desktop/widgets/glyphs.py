"""Small painted signs that stand beside words: priority bars, status rings, initials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt

from desktop import theme
from desktop.widgets.queue_line import STATUS_LOOKS
from models.vocabulary import Priority

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from models.vocabulary import TicketStatus

SIGN: Final = 16
AVATAR: Final = 22
BARS: Final = {Priority.HIGH: 3, Priority.NORMAL: 2, Priority.LOW: 1}


def paint_priority(painter: QPainter, at: QPointF, priority: Priority) -> None:
    """Paint three rising bars, or for critical a filled square with a mark; 16 px at `at`."""
    now = theme.tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    if priority is Priority.CRITICAL:
        painter.setBrush(theme.colour(now.tones[theme.Tone.BREACHED].mark))
        painter.drawRoundedRect(QRectF(at.x() + 1, at.y() + 1, 14, 14), 3.5, 3.5)
        painter.setBrush(theme.colour(now.surface))
        painter.drawRoundedRect(QRectF(at.x() + 7, at.y() + 4, 2, 5), 1, 1)
        painter.drawEllipse(QRectF(at.x() + 6.9, at.y() + 10, 2.2, 2.2))
        return
    full = theme.colour(now.tones[theme.Tone.NEUTRAL].ink)
    faint = theme.colour(theme.mixed(now.surface, now.muted, 0.35))
    for place, height in enumerate((5, 8, 11)):
        painter.setBrush(full if place < BARS[priority] else faint)
        bar = QRectF(at.x() + 2 + place * 4.5, at.y() + 13.5 - height, 3, height)
        painter.drawRoundedRect(bar, 1, 1)


def paint_status(painter: QPainter, at: QPointF, status: TicketStatus) -> None:
    """Paint the sign of a status, 16 px at `at`."""
    name, tone = STATUS_LOOKS[status]
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(at, theme.pixmap(name, theme.tokens().tones[tone].mark, SIGN, ratio))


def paint_avatar(painter: QPainter, box: QRectF, letters: str, tone: theme.Tone) -> None:
    """Paint a disc with the initials of a person."""
    colours = theme.tokens().tones[tone]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(theme.mixed(colours.tint, colours.mark, 0.14)))
    painter.drawEllipse(box)
    painter.setPen(theme.colour(colours.ink))
    painter.setFont(theme.font(round(box.height() * 0.42), theme.Weight.DemiBold))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)
