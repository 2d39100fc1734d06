"""What a status and a priority look like among choices: the same signs as in the queue."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon

from desktop import theme
from desktop.widgets.glyphs import priority_sign, status_sign
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
    """Return the same icon while nothing changes: rows offer anew only what differs."""
    made = QIcon()
    for ratio in ratios:
        if isinstance(of, TicketStatus):
            made.addPixmap(status_sign(of, ratio))
        else:
            made.addPixmap(priority_sign(of, ratio))
    return made
