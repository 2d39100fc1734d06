"""A team or person on the board: a name, a bar of breached, at risk and calm, the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from desktop import theme
from desktop.overriding import override
from desktop.text import number, plain, plural, tr
from desktop.widgets.painted_row import PaintedRow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from services.reports.board import Load

HEIGHT: Final = 46
INSET: Final = 16
BAR: Final = 6


class LoadRow(PaintedRow):
    """One row; the longest bar of its list is the whole width."""

    def __init__(self, load: Load, most: int, parent: QWidget | None = None) -> None:
        """Show a load beside others of at most `most` open tickets."""
        super().__init__(240, HEIGHT, parent)
        self.load = load
        self._most = max(most, 1)
        name = load.name or tr("No team")
        self.setText(name)
        self.setAccessibleName(f"{name}: {_words(load)}")
        self.setToolTip(plain(_words(load)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), theme.colour(now.hover))
        room = self.width() - 2 * INSET
        painter.setFont(theme.font())
        painter.setPen(theme.colour(now.text))
        side = Qt.AlignmentFlag.AlignVCenter
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room - 150
        )
        painter.drawText(QRectF(INSET, 6, room, 18), side, words)
        self._paint_numbers(painter, QRectF(INSET, 6, room, 18))
        self._paint_bar(painter, QRectF(INSET, 29, room, BAR))

    def _paint_numbers(self, painter: QPainter, box: QRectF) -> float:
        """Paint the numbers from the right, and return where they begin."""
        now = theme.tokens()
        ends = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(theme.font(theme.TEXT_PX, theme.Weight.DemiBold))
        painter.drawText(box, ends, number(self.load.open))
        right = box.right() - 40
        painter.setFont(theme.font(theme.SMALL_PX))
        for count, tone, icon in (
            (self.load.at_risk, theme.Tone.AT_RISK, "triangle-alert"),
            (self.load.breached, theme.Tone.BREACHED, "flame"),
        ):
            if not count:
                continue
            colours = now.tones[tone]
            words = number(count)
            width = painter.fontMetrics().horizontalAdvance(words)
            painter.setPen(theme.colour(colours.ink))
            painter.drawText(QRectF(right - width, box.y(), width + 1, box.height()), ends, words)
            glyph = theme.pixmap(icon, colours.mark, 13, self.devicePixelRatioF())
            painter.drawPixmap(int(right - width - 17), int(box.y() + 2), glyph)
            right -= width + 28
        return right

    def _paint_bar(self, painter: QPainter, track: QRectF) -> None:
        now = theme.tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(now.line))
        painter.drawRoundedRect(track, BAR / 2, BAR / 2)
        filled = QPainterPath()
        width = track.width() * self.load.open / self._most
        filled.addRoundedRect(QRectF(track.x(), track.y(), width, BAR), BAR / 2, BAR / 2)
        painter.setClipPath(filled)
        at = track.x()
        for count, colour in (
            (self.load.breached, now.tones[theme.Tone.BREACHED].mark),
            (self.load.at_risk, now.tones[theme.Tone.AT_RISK].mark),
            (self.load.calm, now.series[1]),
        ):
            share = track.width() * count / self._most
            painter.fillRect(QRectF(at, track.y(), share, BAR), theme.colour(colour))
            at += share


def _words(load: Load) -> str:
    return tr(
        "{open}, {breached}, {at_risk}",
        open=plural("%n open ticket", "%n open tickets", load.open),
        breached=plural("%n breached", "%n breached", load.breached),
        at_risk=plural("%n at risk", "%n at risk", load.at_risk),
    )
