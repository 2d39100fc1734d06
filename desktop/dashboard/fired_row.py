"""A level that fired: when, which ticket, what was done; pressing it shows the ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from desktop import theme
from desktop.overriding import override
from desktop.sentences import stored
from desktop.text import ago, plain
from desktop.widgets.painted_row import PaintedRow, draw_line

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from services.reports.board import Fired

HEIGHT: Final = 50
INSET: Final = 16
WHEN: Final = 84


class FiredRow(PaintedRow):
    """One firing in two lines."""

    def __init__(self, fired: Fired, now: datetime, parent: QWidget | None = None) -> None:
        """Show a firing as seen at `now`."""
        super().__init__(280, HEIGHT, parent)
        self.fired = fired
        self._when = ago(fired.at, now)
        self.setText(f"#{fired.ticket_id}  {fired.subject}")
        self._detail = stored(fired.detail)
        self.setAccessibleName(f"{self._when}: {fired.level}, {self.text()}. {self._detail}")
        self.setToolTip(plain(self._detail))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), theme.colour(now.hover))
        glyph = theme.pixmap(
            "bell-ring", now.tones[theme.Tone.AT_RISK].mark, 16, self.devicePixelRatioF()
        )
        painter.drawPixmap(INSET, 9, glyph)
        left, room = INSET + 26, self.width() - 2 * INSET - 26
        self._line(painter, QRectF(left, 7, room - WHEN, 18), self.fired.level, is_strong=True)
        self._line(painter, QRectF(left, 26, room, 16), f"{self.text()} · {self._detail}")
        painter.setPen(theme.colour(now.muted))
        ends = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 7, room, 18), ends, self._when)

    def _line(self, painter: QPainter, box: QRectF, words: str, *, is_strong: bool = False) -> None:
        now = theme.tokens()
        weight = theme.Weight.Medium if is_strong else theme.Weight.Normal
        painter.setFont(theme.font(theme.TEXT_PX if is_strong else theme.SMALL_PX, weight))
        draw_line(painter, box, words, now.text if is_strong else now.muted)
