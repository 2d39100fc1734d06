"""Everything heavy the window needs, imported in one go after the first paint."""

from __future__ import annotations

from typing import Final

from desktop.audit import TrailPage
from desktop.bootstrap.opening import OpenDesk
from desktop.bootstrap.queue_area import QueueArea
from desktop.bootstrap.seat import Seat
from desktop.dashboard import BoardPage
from desktop.inbox import InboxPage
from desktop.main_window.places import Place
from desktop.main_window.workplace import Workplace

PLACES: Final = (
    Place("queue", "inbox", "Queues", QueueArea),
    Place("board", "layout-dashboard", "Board", BoardPage),
    Place("trail", "scroll-text", "Trail", TrailPage),
    Place("inbox", "bell", "Inbox", InboxPage),
)

__all__ = ["PLACES", "OpenDesk", "Seat", "Workplace"]
