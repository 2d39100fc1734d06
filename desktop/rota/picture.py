"""Paints a rota over days: a row for each layer, one for overrides, one for what comes of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.rota.words import shift_words, text_twin
from desktop.text import day_label, plain, tr
from desktop.theme import Tone
from desktop.widgets.queue_line import initials
from services.escalation.duty import OVERRIDE, Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from services.escalation.duty import RotaView

HEAD: Final = 34
ROW: Final = 30
BLOCK: Final = 22
NAMES: Final = 108
NARROW: Final = 56
"""Pixels that a name needs; less shows its letters."""
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the picture."""

    name: str
    turns: tuple[Turn, ...]
    is_result: bool = False


class RotaPicture(QWidget):
    """Shows one rota; each block tells itself when the mouse rests on it."""

    def __init__(
        self,
        view: RotaView,
        during: tuple[datetime, datetime],
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        """Show a rota from one instant to another, as seen at `now`."""
        super().__init__(parent)
        self._start, self._end = during
        self._now = now
        self.rows = _rows(view)
        people = [turn.person for row in self.rows for turn in row.turns if turn.person]
        self._colours = {name: place for place, name in enumerate(dict.fromkeys(people))}
        self.setAccessibleName(tr("Rota of {team}", team=view.team))
        self.setAccessibleDescription(text_twin(view, now))
        self.setMinimumWidth(420)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(720, HEAD + ROW * len(self.rows) + 8)

    def block_of(self, row: int, turn: Turn) -> QRectF:
        """Return where a turn is painted."""
        left, right = self._x(turn.starts_at), self._x(turn.ends_at)
        top = HEAD + ROW * row + (ROW - BLOCK) / 2
        return QRectF(left + 1, top, max(right - left - 2, 2.0), BLOCK)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self._words_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain(words), self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_days(painter)
        for place, row in enumerate(self.rows):
            self._paint_name(painter, place, row)
            for turn in row.turns:
                self._paint_turn(painter, self.block_of(place, turn), turn, row)
        if self._start <= self._now < self._end:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(theme.tokens().accent))
            at = self._x(self._now)
            painter.drawRect(QRectF(at - 1, HEAD - 6, 2, self.height() - HEAD + 4))
            painter.drawEllipse(QPointF(at, HEAD - 6), 4, 4)

    def _x(self, at: datetime) -> float:
        share = (min(max(at, self._start), self._end) - self._start) / (self._end - self._start)
        return NAMES + (self.width() - NAMES) * share

    def _days(self) -> Sequence[datetime]:
        """Return each midnight of this seat's zone within the picture."""
        day, found = self._start.astimezone().date(), []
        while (at := datetime.combine(day, time(0)).astimezone()) < self._end:
            if at >= self._start:
                found.append(at)
            day += DAY
        return found

    def _paint_days(self, painter: QPainter) -> None:
        now = theme.tokens()
        days = self._days()
        room = (self.width() - NAMES) / max(len(days), 1)
        today = self._now.astimezone().date()
        for at in days:
            left = self._x(at)
            painter.setPen(theme.colour(now.line))
            painter.drawLine(QPointF(left, HEAD - 4), QPointF(left, self.height()))
            is_today = at.date() == today
            weight = theme.Weight.DemiBold if is_today else theme.Weight.Normal
            painter.setFont(theme.font(theme.SMALL_PX, weight))
            painter.setPen(theme.colour(now.text if is_today else now.muted))
            box = QRectF(left + 4, 4, room - 6, HEAD - 12)
            words = day_label(at, is_short=room < 64)  # noqa: PLR2004 - "Mon 8" needs so much
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_name(self, painter: QPainter, place: int, row: Row) -> None:
        now = theme.tokens()
        weight = theme.Weight.DemiBold if row.is_result else theme.Weight.Normal
        painter.setFont(theme.font(theme.SMALL_PX, weight))
        painter.setPen(theme.colour(now.text if row.is_result else now.muted))
        box = QRectF(0, HEAD + ROW * place, NAMES - 8, ROW)
        words = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_turn(self, painter: QPainter, box: QRectF, turn: Turn, row: Row) -> None:
        now = theme.tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        if turn.person is None:
            tone = now.tones[Tone.BREACHED]
            painter.setBrush(theme.colour(tone.tint))
            painter.drawRoundedRect(box, 4, 4)
            pattern = QBrush(theme.colour(theme.mixed(tone.tint, tone.mark, 0.5)))
            pattern.setStyle(Qt.BrushStyle.BDiagPattern)
            painter.setBrush(pattern)
            painter.drawRoundedRect(box, 4, 4)
            self._write(painter, box, tr("Gap"), tone.ink)
            return
        series = now.series[self._colours[turn.person] % len(now.series)]
        share = 0.34 if row.is_result else 0.2
        painter.setBrush(theme.colour(theme.mixed(now.surface, series, share)))
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(theme.colour(series))
        painter.drawRoundedRect(QRectF(box.x(), box.y(), 3, box.height()), 1.5, 1.5)
        words = turn.person if box.width() > NARROW else initials(turn.person)
        if turn.is_away and box.width() > NARROW:
            words = tr("{person} (away)", person=turn.person)
        if turn.is_away:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour(now.tones[Tone.AT_RISK].mark))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        self._write(painter, box, words, now.text)

    def _write(self, painter: QPainter, box: QRectF, words: str, ink: str) -> None:
        painter.setFont(theme.font(theme.SMALL_PX, theme.Weight.Medium))
        painter.setPen(theme.colour(ink))
        room = box.adjusted(7, 0, -2, 0)
        shown = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(room.width())
        )
        if room.width() > 14:  # noqa: PLR2004 - less holds no letter
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _words_at(self, at: QPointF) -> str:
        for place, row in enumerate(self.rows):
            for turn in row.turns:
                if self.block_of(place, turn).contains(at):
                    return shift_words(turn, self._now)
        return ""


def _rows(view: RotaView) -> list[Row]:
    rows = [Row(layer.name, layer.turns) for layer in view.layers]
    if view.overrides:
        swaps = [Turn(one.starts_at, one.ends_at, one.person, OVERRIDE) for one in view.overrides]
        rows.append(Row(tr("Overrides"), tuple(swaps)))
    return [*rows, Row(tr("On call"), view.turns, is_result=True)]
