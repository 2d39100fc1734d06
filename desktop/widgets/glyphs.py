"""Small painted signs that stand beside words: priority bars, status rings, initials.

Each is drawn once for its colours and the scale of the screen and kept: a queue shows hundreds of
them in every frame.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop import theme
from desktop.widgets.queue_line import STATUS_LOOKS
from models.vocabulary import Priority

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.theme import Tokens
    from models.vocabulary import TicketStatus

SIGN: Final = 16
AVATAR: Final = 22
BARS: Final = {Priority.HIGH: 3, Priority.NORMAL: 2, Priority.LOW: 1}


def paint_priority(painter: QPainter, at: QPointF, priority: Priority) -> None:
    """Paint three rising bars, or for critical a filled square with a mark; 16 px at `at`."""
    painter.drawPixmap(at, priority_sign(priority, painter.device().devicePixelRatio()))


def paint_status(painter: QPainter, at: QPointF, status: TicketStatus) -> None:
    """Paint the sign of a status, 16 px at `at`."""
    painter.drawPixmap(at, status_sign(status, painter.device().devicePixelRatio()))


def paint_avatar(painter: QPainter, box: QRectF, letters: str, tone: theme.Tone) -> None:
    """Paint a disc with the initials of a person."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(box.topLeft(), _avatar(letters, tone, box.height(), ratio, theme.tokens()))


def priority_sign(priority: Priority, ratio: float) -> QPixmap:
    """Return the sign of a priority in the colours of now, for one scale of the screen."""
    return _bars(priority, ratio, theme.tokens())


def status_sign(status: TicketStatus, ratio: float) -> QPixmap:
    """Return the sign of a status in the colours of now, for one scale of the screen."""
    name, tone = STATUS_LOOKS[status]
    return theme.pixmap(name, theme.tokens().tones[tone].mark, SIGN, ratio)


@lru_cache(maxsize=64)
def _bars(priority: Priority, ratio: float, now: Tokens) -> QPixmap:
    def paint(painter: QPainter) -> None:
        if priority is Priority.CRITICAL:
            painter.setBrush(theme.colour(now.tones[theme.Tone.BREACHED].mark))
            painter.drawRoundedRect(QRectF(1, 1, 14, 14), 3.5, 3.5)
            painter.setBrush(theme.colour(now.surface))
            painter.drawRoundedRect(QRectF(7, 4, 2, 5), 1, 1)
            painter.drawEllipse(QRectF(6.9, 10, 2.2, 2.2))
            return
        full = theme.colour(now.tones[theme.Tone.NEUTRAL].ink)
        faint = theme.colour(theme.mixed(now.surface, now.muted, 0.35))
        for place, height in enumerate((5, 8, 11)):
            painter.setBrush(full if place < BARS[priority] else faint)
            painter.drawRoundedRect(QRectF(2 + place * 4.5, 13.5 - height, 3, height), 1, 1)

    return _drawn(SIGN, ratio, paint)


@lru_cache(maxsize=1024)
def _avatar(letters: str, tone: theme.Tone, edge: float, ratio: float, now: Tokens) -> QPixmap:
    def paint(painter: QPainter) -> None:
        colours, box = now.tones[tone], QRectF(0, 0, edge, edge)
        painter.setBrush(theme.colour(theme.mixed(colours.tint, colours.mark, 0.14)))
        painter.drawEllipse(box)
        painter.setPen(theme.colour(colours.ink))
        painter.setFont(theme.font(round(edge * 0.42), theme.Weight.DemiBold))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)

    return _drawn(edge, ratio, paint)


def _drawn(edge: float, ratio: float, paint: Callable[[QPainter], None]) -> QPixmap:
    """Return a square drawn without outlines; `edge` in device-independent pixels."""
    made = QPixmap(round(edge * ratio), round(edge * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    paint(painter)
    painter.end()
    return made
