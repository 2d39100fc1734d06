"""The heading of a group within a queue: its name, how many it has, folded or open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt

from desktop import theme
from desktop.text import number, plural, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

ICON: Final = 16
LEFT: Final = 14


@dataclass(frozen=True, slots=True)
class Heading:
    """One row that is no ticket.

    Attributes:
        value: What the tickets of the group have alike. key: The same as a word.
        words: How it is called. count: How many tickets it has.
        is_open: Its tickets follow.
        is_rest: Stands at the end of an open group that has more than are shown.
    """

    value: object
    key: str
    words: str
    count: int
    is_open: bool
    is_rest: bool = False

    def spoken(self) -> str:
        """Say the heading to somebody who does not see it."""
        if self.is_rest:
            return rest_words(self)
        state = tr("unfolded") if self.is_open else tr("folded")
        return f"{self.words}, {plural('%n ticket', '%n tickets', self.count)}, {state}"


def rest_words(heading: Heading) -> str:
    """Say what the last row of a long group leads to."""
    return tr("Show all {count}", count=number(heading.count))


def paint_heading(painter: QPainter, box: QRect, heading: Heading, *, is_marked: bool) -> None:
    """Paint a heading over the whole width of a list."""
    now, middle = theme.tokens(), box.y() + box.height() / 2
    painter.fillRect(box, theme.colour(now.hover if is_marked else now.ground))
    painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.colour(now.line))
    ratio = painter.device().devicePixelRatio()
    left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    words = QRectF(box.x() + LEFT + ICON + 8, box.y(), box.width() - 80, box.height())
    if heading.is_rest:
        painter.setFont(theme.font(theme.TEXT_PX, theme.Weight.Medium))
        painter.setPen(theme.colour(now.tones[theme.Tone.ACCENT].ink))
        painter.drawText(words, left, rest_words(heading))
        return
    icon = "chevron-down" if heading.is_open else "chevron-right"
    spot = QPointF(box.x() + LEFT, middle - ICON / 2)
    painter.drawPixmap(spot, theme.pixmap(icon, now.muted, ICON, ratio))
    font = theme.font(theme.TEXT_PX, theme.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(theme.colour(now.text))
    painter.drawText(words, left, heading.words)
    room = painter.fontMetrics().horizontalAdvance(heading.words) + 10
    painter.setFont(theme.font(theme.SMALL_PX))
    painter.setPen(theme.colour(now.muted))
    painter.drawText(words.adjusted(room, 0, 0, 0), left, number(heading.count))
