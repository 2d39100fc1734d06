"""What a status and a priority look like among choices: the same signs as in the queue."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QIcon

from desktop import theme
from desktop.widgets.glyphs import priority_sign, status_sign
from desktop.widgets.property_rows import Choice
from desktop.widgets.queue_line import priority_words, status_words
from models.vocabulary import Priority, TicketStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap

    from desktop.theme import Tokens


Of = TypeVar("Of", TicketStatus, Priority)


def status_choice(status: TicketStatus) -> Choice[TicketStatus]:
    """Return a status to choose, its sign in the colours of now."""
    return _choice(status, status_words(status), status_sign)


def priority_choice(priority: Priority) -> Choice[Priority]:
    """Return a priority to choose, its sign in the colours of now."""
    return _choice(priority, priority_words(priority), priority_sign)


def _choice(of: Of, words: str, sign: Callable[[Of, float], QPixmap]) -> Choice[Of]:
    return Choice(of, words, _icon(of, sign, theme.tokens(), theme.ratios()))


@lru_cache(maxsize=64)
def _icon(
    of: Of, sign: Callable[[Of, float], QPixmap], _tokens: Tokens, ratios: tuple[float, ...]
) -> QIcon:
    """Return the same icon while nothing changes: rows offer anew only what differs."""
    made = QIcon()
    for ratio in ratios:
        made.addPixmap(sign(of, ratio))
    return made
