"""Who has a ticket open and who writes on it, so that two people do not answer the same one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select

from models.people import Person
from models.shortcuts import Presence
from services.access.permissions import Act, demand
from services.changes import Changes

if TYPE_CHECKING:
    from datetime import datetime

    from services.store.work import Work

BEAT: Final = timedelta(seconds=8)
"""How often a window says that it still has the ticket open."""
HERE_FOR: Final = timedelta(seconds=20)
"""A window not heard of for so long has gone; it may have crashed."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Somebody else who has the ticket open."""

    person_id: int
    name: str
    writes: bool
    seen_at: datetime


def here(work: Work, ticket_id: int, *, writes: bool) -> Changes:
    """Say that this seat has a ticket open; the others are told when that is news."""
    demand(work.actor, Act.WORK_TICKET)
    me = work.actor.person_id
    if me is None:
        return work.changes
    query = select(Presence).where(
        Presence.ticket_id == ticket_id, Presence.seat == work.actor.client
    )
    row = work.session.scalar(query)
    is_news = row is None or row.writes is not writes or row.seen_at < work.now - HERE_FOR
    if row is None:
        row = Presence(ticket_id=ticket_id, seat=work.actor.client)
        work.session.add(row)
    row.person_id, row.writes, row.seen_at = me, writes, work.now
    _forget(work)
    return _say(work, ticket_id) if is_news else work.changes


def gone(work: Work, ticket_id: int) -> Changes:
    """Say that this seat has put the ticket away."""
    wanted = [Presence.ticket_id == ticket_id, Presence.seat == work.actor.client]
    work.session.execute(delete(Presence).where(*wanted))
    return _say(work, ticket_id)


def beside(work: Work, ticket_id: int) -> tuple[Beside, ...]:
    """Return who else has a ticket open, whoever writes first; one line a person."""
    query = (
        select(Person.id, Person.name, Presence.writes, Presence.seen_at)
        .join(Presence, Presence.person_id == Person.id)
        .where(
            Presence.ticket_id == ticket_id,
            Presence.seat != work.actor.client,
            Presence.seen_at > work.now - HERE_FOR,
        )
        .order_by(Presence.writes.desc(), Person.name)
    )
    found: dict[int, Beside] = {}
    for row in work.session.execute(query):
        found.setdefault(row.id, Beside(*row))
    return tuple(found.values())


def _say(work: Work, ticket_id: int) -> Changes:
    work.changes |= Changes(looks=frozenset({ticket_id}))
    return work.changes


def _forget(work: Work) -> None:
    """Let go of windows that went without a word."""
    old = Presence.seen_at < work.now - 10 * HERE_FOR
    work.session.execute(delete(Presence).where(old))
