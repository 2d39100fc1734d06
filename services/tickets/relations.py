"""How a ticket stands to others and to people: links, merges, watchers, what is planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.tickets import Ticket
from services.tickets import agenda, links, merged, watchers

if TYPE_CHECKING:
    from datetime import datetime

    from services.store.work import Work
    from services.tickets.agenda import ReminderView
    from services.tickets.links import LinkView
    from services.tickets.watchers import WatcherOf


@dataclass(frozen=True, slots=True)
class Relations:
    """What the page of a ticket shows beside its facts.

    Attributes:
        merged_from: Numbers and subjects of the tickets merged into this one.
        reminders: The reader's own.
    """

    links: tuple[LinkView, ...] = ()
    watchers: tuple[WatcherOf, ...] = ()
    merged_into: int | None = None
    merged_from: tuple[tuple[int, str], ...] = ()
    snoozed_until: datetime | None = None
    reminders: tuple[ReminderView, ...] = ()


def relations(work: Work, row: Ticket, *, asks: bool) -> Relations:
    """Return a ticket's relations; `asks`: a requester reads, and sees only what is theirs."""
    gone = merged.standing(work, row.id)
    into = gone.target_id if gone else None
    sources = tuple(_sources(work, row, asks=asks).items())
    if asks:
        return Relations(merged_into=into, merged_from=sources)
    return Relations(
        links=tuple(links.links(work, row.id)),
        watchers=tuple(watchers.watchers(work, row.id)),
        merged_into=into,
        merged_from=sources,
        snoozed_until=agenda.snoozed_until(work, row.id),
        reminders=tuple(agenda.reminders(work, row.id)),
    )


def _sources(work: Work, row: Ticket, *, asks: bool) -> dict[int, str]:
    """Return what was merged into a ticket; a requester sees only what is theirs."""
    ids = merged.family(work, row.id)[1:]
    if not ids:
        return {}
    query = select(Ticket.id, Ticket.subject).where(Ticket.id.in_(ids)).order_by(Ticket.id)
    if asks:
        query = query.where(Ticket.requester_id == row.requester_id)
    return {row.id: row.subject for row in work.session.execute(query)}
