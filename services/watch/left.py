"""Does what a login could not do itself and left to whoever works the ticket next."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from services.escalation import other_hours
from services.sla import extending, in_force
from services.tickets import agenda, watchers

if TYPE_CHECKING:
    from models.tickets import Ticket
    from services.store.work import Work


def tell(work: Work, ticket: Ticket, what: str, body: str) -> None:
    """Tell of a ticket what was left to be told, or let it follow (`services.sla.rest`)."""
    if what == agenda.REPLIED:
        agenda.bring_back(work, ticket.id, why=agenda.REPLIED)
    elif what == extending.PUBLISHED:
        said = json.loads(body)
        versions = in_force.newest_for_open(work, said["policies"], said["calendars"])
        other_hours.lay_again(work, extending.follow(work, ticket, versions))
    else:
        watchers.tell(work, ticket, what, body)
