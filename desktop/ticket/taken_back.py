"""Use cases of the window that take a deed back, and the numbers people type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.text import tr
from services.errors import RuleError
from services.tickets import links
from services.tickets.undoing import Before

if TYPE_CHECKING:
    from datetime import datetime

    from services.changes import Changes
    from services.store.work import Work
    from services.tickets.reading import TicketView


def number_in(text: str) -> int:
    """Read a ticket number as people write it: 1042 or #1042."""
    bare = text.strip().removeprefix("#")
    if not bare.isascii() or not bare.isdecimal() or len(bare) > 12:  # noqa: PLR2004 - digits
        raise RuleError(tr("“{text}” is no ticket number, such as 1042.", text=text[:40]))
    return int(bare)


def unlink_own(
    work: Work, ticket_id: int, word: str, known: frozenset[int], changes: Changes
) -> Changes:
    """Take back the link that was made by these changes; what others linked stays.

    Args:
        work: The unit of work.
        ticket_id: The ticket.
        word: What it is to the other one.
        known: The numbers of the links that were there before.
        changes: What came of linking it; the other ticket is in it.
    """
    made = [
        one
        for one in links.links(work, ticket_id)
        if one.ticket_id in changes.tickets and one.word == word and one.id not in known
    ]
    mine = [one for one in made if one.linked_by == work.actor.name]
    if not mine:
        raise RuleError(tr("There is no link of yours to take back."))
    return links.unlink(work, mine[-1].id, reason=tr("Undone"))


def as_it_stands(ticket: TicketView, at: datetime) -> Before:
    """Return a ticket as it is shown, to be put back to later."""
    return Before(
        ticket.id,
        at,
        ticket.status,
        ticket.priority,
        ticket.team_id,
        ticket.assignee_id,
        ticket.kind,
        ticket.tags,
        ticket.hold_reason,
    )
