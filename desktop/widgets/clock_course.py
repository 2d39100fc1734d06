"""Paints the course of a clock: counted, paused and closed time, what is to come, and levels."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from desktop import theme
from desktop.theme import Tone
from desktop.widgets.chip import face_of
from desktop.widgets.clock_picture import CLOSED, COUNTED, PAUSED

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.widgets.clock_picture import ClockPicture, Segment

BAR: Final = 8
AHEAD_SHARE: Final = 0.28
"""How strongly counted time is drawn that is still to come."""
SHORTEST: Final = timedelta(minutes=1)


def bar_tone(clock: ClockPicture, now: datetime) -> Tone:
    """Return the meaning in which the counted time of a clock is drawn."""
    tone = face_of(clock, now).tone
    if tone in {Tone.NEUTRAL, Tone.PAUSED}:
        return Tone.BREACHED if clock.breached_at else Tone.ACCENT
    return tone


def paint_course(
    painter: QPainter, box: QRectF, clock: ClockPicture, now: datetime
) -> dict[str, float]:
    """Paint the course of a clock as a bar with its levels as ticks.

    Args:
        painter: Ready to paint; pen and brush are left changed.
        box: Room of the bar and its ticks, the bar in its vertical middle.
        clock: What is drawn, from its start to its end, due time or last level.
        now: The instant up to which time has passed.

    Returns:
        Where things were put, in pixels from the left of `box`: "now", "due" if there is one.
    """
    began, ended = clock.started_at, _end_of(clock, now)
    length = max(ended - began, SHORTEST)
    tokens = theme.tokens()

    def x(at: datetime) -> float:
        return box.x() + box.width() * min(max((at - began) / length, 0.0), 1.0)

    top = box.center().y() - BAR / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(theme.mixed(tokens.surface, tokens.line, 0.8)))
    painter.drawRoundedRect(QRectF(box.x(), top, box.width(), BAR), 3, 3)
    for segment in clock.segments:
        left, right = x(segment.start), x(min(segment.end, ended))
        if right > left:
            painter.setBrush(_segment_brush(segment, bar_tone(clock, now)))
            painter.drawRoundedRect(QRectF(left, top, max(right - left, 1.0), BAR), 1.5, 1.5)
    if clock.breached_at is not None and clock.breached_at > began:
        pale = theme.colour(tokens.surface).lighter(100)
        pale.setAlphaF(0.45)
        kept = x(clock.breached_at) - box.x()
        painter.fillRect(QRectF(box.x(), top, kept, BAR), pale)
    spots: dict[str, float] = {}
    _paint_ticks(painter, clock, x, box)
    if clock.due_at is not None:
        spots["due"] = x(clock.due_at)
        painter.setBrush(theme.colour(tokens.text))
        painter.drawRoundedRect(QRectF(spots["due"] - 1, top - 5, 2, BAR + 10), 1, 1)
    if clock.stopped_at is None:
        spots["now"] = x(now)
        painter.setBrush(theme.colour(tokens.surface))
        painter.drawEllipse(QPointF(spots["now"], box.center().y()), 6, 6)
        painter.setBrush(theme.colour(tokens.tones[bar_tone(clock, now)].mark))
        painter.drawEllipse(QPointF(spots["now"], box.center().y()), 4, 4)
    return spots


def _paint_ticks(
    painter: QPainter, clock: ClockPicture, x: Callable[[datetime], float], box: QRectF
) -> None:
    """Paint a small rhombus for each level: full once it has fired."""
    tokens = theme.tokens()
    for level in clock.levels:
        if level.at is None:
            continue
        tip = QPointF(x(level.at), box.y())
        ink = tokens.tones[Tone.AT_RISK].mark if level.fired_at else tokens.muted
        painter.setPen(theme.colour(ink))
        painter.setBrush(theme.colour(ink if level.fired_at else tokens.surface))
        rhomb = (QPointF(0, -3), QPointF(3, 0), QPointF(0, 3), QPointF(-3, 0))
        painter.drawPolygon([tip + corner + QPointF(0, 4) for corner in rhomb])
        painter.setPen(Qt.PenStyle.NoPen)


def _end_of(clock: ClockPicture, now: datetime) -> datetime:
    if clock.stopped_at is not None:
        return max(clock.stopped_at, clock.due_at or clock.stopped_at)
    marks = [level.at for level in clock.levels if level.at is not None]
    return max([now, *marks, *([clock.due_at] if clock.due_at else [])])


def _segment_brush(segment: Segment, tone: Tone) -> QBrush:
    tokens, kind = theme.tokens(), segment.kind
    if kind == COUNTED:
        mark = tokens.tones[tone].mark
        share = AHEAD_SHARE if segment.is_ahead else 1.0
        return QBrush(theme.colour(theme.mixed(tokens.surface, mark, share)))
    if kind == PAUSED:
        faint = theme.mixed(tokens.surface, tokens.tones[Tone.PAUSED].mark, 0.75)
        return QBrush(theme.colour(faint), Qt.BrushStyle.BDiagPattern)
    share = 0.22 if kind == CLOSED else 0.4
    return QBrush(theme.colour(theme.mixed(tokens.surface, tokens.muted, share)))
