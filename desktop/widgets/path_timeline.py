"""Paints an escalation path as a line from the start of a promise past its deadline."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import tr
from desktop.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

HEIGHT: Final = 78
EDGE: Final = 18
LINE_Y: Final = 40
BAR: Final = 6
RADIUS: Final = 10
DUE_SHARE: Final = 0.6
"""Where the deadline stands on the line, where levels come before and after it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One level on the line.

    Attributes:
        number: As its row says it. label: When, in a word.
        share: Of the promise (1 is due), where it counts in percent; None otherwise.
        offset_s: Seconds from the deadline, negative before it, where it counts in time.
        window_s: How long its calls wait for an answer, all together; 0 where nobody has to.
        calls: How often it calls in that time.
    """

    number: int
    label: str
    share: float | None = None
    offset_s: int = 0
    window_s: int = 0
    calls: int = 1

    @property
    def is_early(self) -> bool:
        """Tell whether it comes before the deadline."""
        return self.offset_s < 0 if self.share is None else self.share < 1


class PathTimeline(QWidget):
    """One line with its levels; what it shows is told in words as well."""

    def __init__(
        self,
        marks: Sequence[Mark],
        words: str,
        *,
        is_started: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show these levels.

        Args:
            marks: In the order of the path.
            words: The text twin, read aloud in place of the picture.
            is_started: It counts from its own start, not against a deadline.
            parent: Owner.
        """
        super().__init__(parent)
        self._marks = tuple(marks)
        self._is_started = is_started
        self.setAccessibleName(tr("Levels of the path as a line of time"))
        self.setAccessibleDescription(words)
        self.setMinimumWidth(280)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT)

    def spots(self, width: float) -> list[float]:
        """Return where each mark stands, in pixels, none on top of another."""
        found: list[float] = []
        for mark in self._marks:
            at = self._x(mark, width)
            if found and at < found[-1] + 2 * RADIUS + 4:
                at = found[-1] + 2 * RADIUS + 4
            found.append(at)
        return found

    def due_x(self, width: float) -> float:
        """Return where the deadline, or the start of a started path, stands."""
        share = DUE_SHARE if any(mark.is_early for mark in self._marks) else 0.06
        return EDGE + (width - 2 * EDGE) * share

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line(painter)
        spots = self.spots(self.width())
        for mark, at in zip(self._marks, spots, strict=True):
            self._paint_window(painter, mark, at)
        for mark, at in zip(self._marks, spots, strict=True):
            self._paint_mark(painter, mark, at)
        self._paint_labels(painter, spots)

    def _x(self, mark: Mark, width: float) -> float:
        due, end = self.due_x(width), width - EDGE - 24
        if mark.share is not None:
            late = min((mark.share - 1) / 2, 1.0)
            return EDGE + (due - EDGE) * mark.share if mark.share <= 1 else due + (end - due) * late
        if mark.offset_s < 0:
            return due - (due - EDGE) * 0.86 * self._far(mark)
        return due + (end - due) * self._far(mark)

    def _far(self, mark: Mark) -> float:
        """Return how far a mark is on its side, 0 to 1; long times are drawn together."""
        farthest = max(
            (abs(one.offset_s) for one in self._marks if one.is_early is mark.is_early), default=0
        )
        return math.log1p(abs(mark.offset_s)) / math.log1p(farthest * 1.6) if farthest else 0.0

    def _paint_line(self, painter: QPainter) -> None:
        now, due = theme.tokens(), self.due_x(self.width())
        box = QRectF(EDGE, LINE_Y - BAR / 2, self.width() - 2 * EDGE, BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.mixed(now.surface, now.accent, 0.3)))
        painter.drawRoundedRect(QRectF(box.x(), box.y(), due - box.x(), BAR), 3, 3)
        tone = Tone.ACCENT if self._is_started else Tone.BREACHED
        painter.setBrush(theme.colour(theme.mixed(now.surface, now.tones[tone].mark, 0.28)))
        painter.drawRoundedRect(QRectF(due, box.y(), box.right() - due, BAR), 3, 3)
        painter.setBrush(theme.colour(now.text))
        painter.drawRoundedRect(QRectF(due - 1, LINE_Y - 15, 2, 30), 1, 1)
        painter.setFont(theme.font(theme.SMALL_PX))
        painter.setPen(theme.colour(now.muted))
        foot = QRectF(EDGE, LINE_Y + 16, self.width() - 2 * EDGE, 18)
        metrics = QFontMetricsF(painter.font())
        due_words = tr("start") if self._is_started else tr("deadline")
        wide = metrics.horizontalAdvance(due_words)
        at = max(EDGE, min(due - wide / 2, self.width() - EDGE - wide))
        painter.drawText(QPointF(at, foot.bottom() - 5), due_words)
        if due > EDGE + 120:
            painter.drawText(QPointF(EDGE, foot.bottom() - 5), tr("the clock starts"))

    def _paint_window(self, painter: QPainter, mark: Mark, at: float) -> None:
        """Paint the time in which an answer is waited for, with a tick for each call."""
        if not mark.window_s:
            return
        now = theme.tokens()
        wide = 26.0 + 12 * mark.calls
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(now.tones[Tone.AT_RISK].tint))
        painter.drawRoundedRect(QRectF(at, LINE_Y - 8, wide, 16), 8, 8)
        painter.setBrush(theme.colour(now.tones[Tone.AT_RISK].mark))
        for call in range(1, mark.calls):
            step = (wide - RADIUS - 8) / mark.calls
            painter.drawEllipse(QPointF(at + RADIUS + step * call, LINE_Y), 2.5, 2.5)

    def _paint_mark(self, painter: QPainter, mark: Mark, at: float) -> None:
        now = theme.tokens()
        is_late = not mark.is_early and not self._is_started
        tone = now.tones[Tone.BREACHED if is_late else Tone.ACCENT]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(now.surface))
        painter.drawEllipse(QPointF(at, LINE_Y), RADIUS + 2, RADIUS + 2)
        painter.setBrush(theme.colour(tone.mark))
        painter.drawEllipse(QPointF(at, LINE_Y), RADIUS, RADIUS)
        painter.setFont(theme.font(11, theme.Weight.DemiBold))
        painter.setPen(theme.colour(now.surface))
        box = QRectF(at - RADIUS, LINE_Y - RADIUS, 2 * RADIUS, 2 * RADIUS)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(mark.number))

    def _paint_labels(self, painter: QPainter, spots: Sequence[float]) -> None:
        """Write when each mark is; one that would touch the last is left to its row."""
        painter.setFont(theme.font(theme.SMALL_PX, theme.Weight.Medium))
        painter.setPen(theme.colour(theme.tokens().text))
        metrics = QFontMetricsF(painter.font())
        free = 0.0
        for mark, at in zip(self._marks, spots, strict=True):
            wide = metrics.horizontalAdvance(mark.label)
            left = max(2.0, min(at - wide / 2, self.width() - wide - 2))
            if left >= free:
                painter.drawText(QPointF(left, LINE_Y - RADIUS - 9), mark.label)
                free = left + wide + 8
