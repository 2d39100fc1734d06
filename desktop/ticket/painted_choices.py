"""What a status and a priority look like among choices: the same signs as in the queue."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from desktop import theme
from desktop.widgets.glyphs import paint_priority, paint_status
from desktop.widgets.property_rows import Choice
from desktop.widgets.queue_line import priority_words, status_words
from models.vocabulary import Priority, TicketStatus

if TYPE_CHECKING:
    from desktop.theme import Tokens


def status_choice(status: TicketStatus) -> Choice[TicketStatus]:
    """Return a status to choose, its sign in the colours of now."""
    return Choice(status, status_words(status), _icon(status, theme.tokens(), theme.ratios()))


def priority_choice(priority: Priority) -> Choice[Priority]:
    """Return a priority to choose, its sign in the colours of now."""
    return Choice(
        priority, priority_words(priority), _icon(priority, theme.tokens(), theme.ratios())
    )


@lru_cache(maxsize=64)
def _icon(of: TicketStatus | Priority, _tokens: Tokens, ratios: tuple[float, ...]) -> QIcon:
    """Return a sign, sharp at the scales of the screens; the same one while nothing changes.

    A ticket is opened far more often than colours change, and rows offer anew only what differs.
    """
    made = QIcon()
    for ratio in ratios:
        edge = round(theme.ICON_PX * ratio)
        drawn = QPixmap(edge, edge)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(of, TicketStatus):
            paint_status(painter, QPointF(0, 0), of)
        else:
            paint_priority(painter, QPointF(0, 0), of)
        painter.end()
        made.addPixmap(drawn)
    return made
