"""Painted charts: the same functions draw on the screen, into a picture and onto paper.

Each takes painter, rectangle, data and tokens, draws nothing outside the rectangle and changes
nothing but pen, brush and font. `in_words` says the same for those who do not see it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QLinearGradient, QPainter, QPainterPath, QPen

from desktop import theme
from desktop.text import number, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Tokens

LABELS_PX: Final = 12
AXIS: Final = 34
FOOT: Final = 22
BAR_MOST: Final = 34
GRID_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a whole or one step of a stack.

    Attributes:
        name: What it is. value: Zero or more. colour: #RRGGBB of the tokens; empty takes the
            next of `Tokens.series`.
    """

    name: str
    value: float
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a name below it and its parts from the bottom up (one part is a plain bar)."""

    name: str
    parts: tuple[Part, ...]

    @property
    def total(self) -> float:
        """Return the height of the bar."""
        return sum(part.value for part in self.parts)


def in_words(bars: Sequence[Bar]) -> str:
    """Return the text twin of a bar chart: every figure of it."""
    return "; ".join(
        f"{bar.name}: "
        + ", ".join(f"{part.name} {number(round(part.value))}" for part in bar.parts)
        for bar in bars
    )


def parts_in_words(parts: Sequence[Part]) -> str:
    """Return the text twin of a donut or of one row of parts."""
    return ", ".join(f"{part.name} {number(round(part.value))}" for part in parts) or tr("nothing")


def tone_of(part: Part, place: int, tokens: Tokens) -> str:
    """Return the colour of a part: its own, or the next of the series."""
    return part.colour or tokens.series[place % len(tokens.series)]


def round_top(value: float) -> float:
    """Return the next round figure at or above `value`, for the top of an axis; at least 4."""
    step = 1.0
    while True:
        for factor in (1, 2, 2.5, 5):
            if GRID_LINES * step * factor >= value:
                return GRID_LINES * step * factor
        step *= 10


def paint_bars(painter: QPainter, rect: QRectF, bars: Sequence[Bar], tokens: Tokens) -> None:
    """Paint upright bars, stacked where they have several parts, with a light grid."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top = round_top(max((bar.total for bar in bars), default=0))
    plot = rect.adjusted(AXIS, 8, -4, -FOOT)
    _paint_grid(painter, rect, plot, top, tokens)
    if not bars:
        return
    slot = plot.width() / len(bars)
    width = min(slot * 0.62, BAR_MOST)
    for place, bar in enumerate(bars):
        left = plot.x() + slot * (place + 0.5) - width / 2
        _paint_stack(painter, QRectF(left, plot.y(), width, plot.height()), bar, top, tokens)
        name = QRectF(plot.x() + slot * place, plot.bottom() + 4, slot, FOOT - 4)
        _label(painter, name, bar.name, tokens, Qt.AlignmentFlag.AlignHCenter)


def paint_rows(painter: QPainter, rect: QRectF, bars: Sequence[Bar], tokens: Tokens) -> None:
    """Paint lying bars under their names, longest value fills the width; for teams and people."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    most = max((bar.total for bar in bars), default=0) or 1
    height = min(rect.height() / max(len(bars), 1), 44.0)
    for place, bar in enumerate(bars):
        line = QRectF(rect.x(), rect.y() + place * height, rect.width(), height)
        _label(painter, line.adjusted(0, 0, -48, 18 - height), bar.name, tokens, strong=True)
        _label(
            painter,
            line.adjusted(0, 0, 0, 18 - height),
            number(round(bar.total)),
            tokens,
            Qt.AlignmentFlag.AlignRight,
        )
        track = QRectF(line.x(), line.y() + 21, line.width(), 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.mixed(tokens.surface, tokens.line, 0.8)))
        painter.drawRoundedRect(track, 4, 4)
        _paint_lying(painter, track, bar, most, tokens)


def paint_donut(
    painter: QPainter, rect: QRectF, parts: Sequence[Part], tokens: Tokens, *, middle: str = ""
) -> None:
    """Paint shares of a whole as a ring, `middle` written in its hole."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = min(rect.width(), rect.height())
    thick = max(edge * 0.13, 8.0)
    ring = QRectF(0, 0, edge - thick, edge - thick)
    ring.moveCenter(rect.center())
    total = sum(part.value for part in parts)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(theme.colour(tokens.line), thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawEllipse(ring)
    start, gap = 90.0, 1.6 if sum(part.value > 0 for part in parts) > 1 else 0.0
    for place, part in enumerate(parts):
        turn = 360 * part.value / total if total else 0
        pen.setColor(theme.colour(tone_of(part, place, tokens)))
        painter.setPen(pen)
        if turn > gap:
            painter.drawArc(ring, round((start - gap / 2) * 16), round((gap - turn) * 16))
        start -= turn
    painter.setPen(theme.colour(tokens.text))
    painter.setFont(theme.font(max(round(edge * 0.2), 12), theme.Weight.DemiBold))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, middle)


def paint_sparkline(
    painter: QPainter, rect: QRectF, values: Sequence[float], tokens: Tokens, *, colour: str = ""
) -> None:
    """Paint the course of a figure without axes; the last value carries a dot."""
    shortest = 2
    if len(values) < shortest:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    value = colour or tokens.accent
    box = rect.adjusted(2, 4, -5, -3)
    low, high = min(values), max(values)
    reach = (high - low) or 1
    points = [
        QPointF(
            box.x() + box.width() * place / (len(values) - 1),
            box.bottom() - box.height() * (one - low) / reach,
        )
        for place, one in enumerate(values)
    ]
    line = QPainterPath(points[0])
    for point in points[1:]:
        line.lineTo(point)
    area = QPainterPath(line)
    area.lineTo(points[-1].x(), rect.bottom())
    area.lineTo(points[0].x(), rect.bottom())
    fade = QLinearGradient(0, rect.y(), 0, rect.bottom())
    strong, faint = theme.colour(value).lighter(100), theme.colour(value).lighter(100)
    strong.setAlphaF(0.22)
    faint.setAlphaF(0)
    fade.setColorAt(0, strong)
    fade.setColorAt(1, faint)
    painter.fillPath(area, fade)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour(value), 1.75))
    painter.drawPath(line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(value))
    painter.drawEllipse(points[-1], 3, 3)


def paint_legend(painter: QPainter, rect: QRectF, parts: Sequence[Part], tokens: Tokens) -> None:
    """Paint names with their colours and values below each other."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, part in enumerate(parts):
        line = QRectF(rect.x(), rect.y() + place * 22, rect.width(), 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tone_of(part, place, tokens)))
        painter.drawRoundedRect(QRectF(line.x(), line.y() + 6, 10, 10), 3, 3)
        _label(painter, line.adjusted(18, 0, -44, 0), part.name, tokens)
        ends = Qt.AlignmentFlag.AlignRight
        _label(painter, line, number(round(part.value)), tokens, ends, strong=True)


def _paint_grid(painter: QPainter, rect: QRectF, plot: QRectF, top: float, tokens: Tokens) -> None:
    for step in range(GRID_LINES + 1):
        y = round(plot.bottom() - plot.height() * step / GRID_LINES) + 0.5
        painter.setPen(QPen(theme.colour(tokens.line), 1))
        painter.drawLine(QPointF(plot.x(), y), QPointF(plot.right(), y))
        place = QRectF(rect.x(), y - 9, AXIS - 8, 18)
        words = number(round(top * step / GRID_LINES))
        _label(painter, place, words, tokens, Qt.AlignmentFlag.AlignRight)


def _paint_stack(painter: QPainter, slot: QRectF, bar: Bar, top: float, tokens: Tokens) -> None:
    painter.save()
    height = slot.height() * bar.total / top
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(slot.x(), slot.bottom() - height, slot.width(), height + 4), 4, 4)
    painter.setClipRect(slot)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    foot = slot.bottom()
    for place, part in enumerate(bar.parts):
        share = slot.height() * part.value / top
        painter.setBrush(theme.colour(tone_of(part, place, tokens)))
        painter.drawRect(QRectF(slot.x(), foot - share, slot.width(), share))
        foot -= share
    painter.restore()


def _paint_lying(painter: QPainter, track: QRectF, bar: Bar, most: float, tokens: Tokens) -> None:
    painter.save()
    shape = QPainterPath()
    shape.addRoundedRect(track.adjusted(0, 0, track.width() * (bar.total / most - 1), 0), 4, 4)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    at = track.x()
    for place, part in enumerate(bar.parts):
        share = track.width() * part.value / most
        painter.setBrush(theme.colour(tone_of(part, place, tokens)))
        painter.drawRect(QRectF(at, track.y(), share, track.height()))
        at += share
    painter.restore()


def _label(  # noqa: PLR0913 - a word has a place, a side and a weight
    painter: QPainter,
    box: QRectF,
    words: str,
    tokens: Tokens,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    *,
    strong: bool = False,
) -> None:
    font = theme.font(LABELS_PX, theme.Weight.Medium if strong else theme.Weight.Normal)
    painter.setFont(font)
    painter.setPen(theme.colour(tokens.text if strong else tokens.muted))
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
