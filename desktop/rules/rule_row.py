"""One rule in the list: its place, its name, when it is asked, and whether it is switched on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from desktop import theme
from desktop.overriding import override
from desktop.spoken.rules import trigger_words
from desktop.text import tr
from desktop.theme import Tone
from desktop.widgets.painted_row import PaintedRow, draw_line

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from services.rules.reading import RuleCard

HEIGHT: Final = 54
INSET: Final = 14
NUMBER: Final = 26


class RuleRow(PaintedRow):
    """Chooses a rule; the chosen one stays marked."""

    def __init__(self, rule: RuleCard, parent: QWidget | None = None) -> None:
        """Show a rule."""
        super().__init__(260, HEIGHT, parent)
        self.rule = rule
        self._when = trigger_words(rule.trigger) if rule.trigger else tr("cannot be read any more")
        self.setText(rule.name)
        self.setCheckable(True)
        state = tr("enabled") if rule.active else tr("disabled")
        self.setAccessibleName(f"{rule.position}. {rule.name}, {state}. {self._when}")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_choice(painter)
        left, room = INSET + NUMBER, self.width() - 2 * INSET - NUMBER
        state = "" if self.rule.active else tr("disabled")
        width = 0
        if self.rule.problem:
            state = tr("broken")
        if state:
            painter.setFont(theme.font(theme.SMALL_PX))
            width = painter.fontMetrics().horizontalAdvance(state) + 10
            tone = now.tones[Tone.BREACHED if self.rule.problem else Tone.PAUSED]
            painter.setPen(theme.colour(tone.ink))
            ends = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(left, 8, room, 18), ends, state)
        ink = now.text if self.rule.active else now.muted
        painter.setFont(theme.font())
        painter.setPen(theme.colour(now.muted))
        side = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(INSET, 8, NUMBER, 18), side, f"{self.rule.position}.")
        painter.setFont(theme.font(theme.TEXT_PX, theme.Weight.Medium))
        draw_line(painter, QRectF(left, 8, room - width, 18), self.text(), ink)
        painter.setFont(theme.font(theme.SMALL_PX))
        draw_line(painter, QRectF(left, 28, room, 16), self._when, now.muted)
