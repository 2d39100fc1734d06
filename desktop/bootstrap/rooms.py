"""Everything heavy the window needs, imported in one go after the first paint."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from desktop.audit import TrailPage
from desktop.bootstrap.opening import OpenDesk
from desktop.bootstrap.queue_area import QueueArea
from desktop.bootstrap.seat import Seat
from desktop.dashboard import BoardPage
from desktop.inbox import InboxPage
from desktop.main_window.places import Place
from desktop.main_window.workplace import Workplace
from desktop.policies import PoliciesPage
from models.vocabulary import Role

PLACES: Final = (
    Place("queue", "inbox", "Queues", QueueArea),
    Place("board", "layout-dashboard", "Board", BoardPage),
    Place("trail", "scroll-text", "Trail", TrailPage),
    Place("policies", "scale", "Policies", PoliciesPage),
    Place("inbox", "bell", "Inbox", InboxPage),
)
FIRST: Final = {
    Role.SUPERVISOR: "board",
    Role.ADMINISTRATOR: "board",
    Role.COMPLIANCE: "trail",
    Role.AUDITOR: "trail",
    Role.RECORDS: "trail",
}
"""Where a role begins; everybody else begins at the queues."""


def places_for(role: Role) -> tuple[Place, ...]:
    """Return the pages in the order of the rail; those a role may not see are left out there."""
    if role is not Role.REQUESTER:
        return PLACES
    return tuple(
        replace(place, words="My requests") if place.key == "queue" else place for place in PLACES
    )


__all__ = ["FIRST", "OpenDesk", "Seat", "Workplace", "places_for"]
