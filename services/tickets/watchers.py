"""Who of the desk's people follows a ticket that is not theirs, and what they hear of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, null, select

from models.base import BigId
from models.moves import TicketMerge, TicketWatcher
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Role
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.restriction import restriction
from services.audit.trail import FieldChange
from services.changes import Happening
from services.errors import RuleError
from services.notify import inbox
from services.notify.inbox import Word
from services.sla import rest
from services.tickets import sight
from services.tickets.merged import family

if TYPE_CHECKING:
    from datetime import datetime

    from services.changes import Changes
    from services.store.sending import Question
    from services.store.work import Work

_TICKET: Final = bindparam("ticket_id", type_=BigId)
FOLLOWERS: Final = (
    select(TicketWatcher.person_id)
    .where(TicketWatcher.ticket_id == _TICKET)
    .union_all(
        select(null())
        .select_from(TicketMerge)
        .where(TicketMerge.target_id == _TICKET, TicketMerge.undone_at.is_(None))
    )
)
"""Who follows a ticket; nobody stands for a ticket that was merged into it."""


@dataclass(frozen=True, slots=True)
class WatcherOf:
    """One person who follows a ticket."""

    person_id: int
    name: str
    since: datetime


def watch(work: Work, ticket_id: int, person_id: int | None = None) -> Changes:
    """Let somebody follow a ticket; whoever follows it already goes on.

    Args:
        work: The unit of work.
        ticket_id: The ticket.
        person_id: One of the desk's people; None for the actor.

    Raises:
        RuleError: The person asks for help here and does not work here, or has left.
    """
    demand(work.actor, Act.WORK_TICKET)
    ticket = work.lock(Ticket, ticket_id)
    person = _person(work, person_id)
    if not person.active or person.role is Role.REQUESTER:
        raise RuleError(
            "{person} cannot follow tickets: only active people of the desk can.",
            person=person.name,
        )
    if work.session.get(TicketWatcher, (ticket.id, person.id)) is None:
        work.session.add(TicketWatcher(ticket_id=ticket.id, person_id=person.id, since=work.now))
        said = [FieldChange("watcher", None, f"{person.name} #{person.id}")]
        trail.append(work, "ticket.watched", ("ticket", ticket.id), said)
    return work.touch(tickets={ticket.id}, subject=ticket.id)


def unwatch(work: Work, ticket_id: int, person_id: int | None = None) -> Changes:
    """Let somebody follow a ticket no more."""
    demand(work.actor, Act.WORK_TICKET)
    ticket = work.lock(Ticket, ticket_id)
    person = _person(work, person_id)
    row = work.session.get(TicketWatcher, (ticket.id, person.id))
    if row is not None:
        work.session.delete(row)
        said = [FieldChange("watcher", f"{person.name} #{person.id}", None)]
        trail.append(work, "ticket.unwatched", ("ticket", ticket.id), said)
    return work.touch(tickets={ticket.id}, subject=ticket.id)


def watchers(work: Work, ticket_id: int) -> list[WatcherOf]:
    """Return who follows a ticket, the first one first."""
    query = (
        select(Person.id, Person.name, TicketWatcher.since)
        .join(TicketWatcher, TicketWatcher.person_id == Person.id)
        .where(TicketWatcher.ticket_id == ticket_id)
        .order_by(TicketWatcher.since, Person.name)
    )
    return [WatcherOf(*row) for row in work.session.execute(query)]


def tell(work: Work, ticket: Ticket, what: str, body: str = "") -> None:
    """Give everybody who follows the ticket a notice, except whoever did it.

    Whoever follows a ticket that was merged into this one hears of this one, if they see it.

    Args:
        work: The unit of work.
        ticket: The ticket.
        what: What happened, in words that stand before the number: "Reply on".
        body: What was said; plain text.
    """
    if work.is_replay:
        return
    if work.leaves_the_rest:
        body = _said(work, ticket, body)
        rest.leave(work, ticket.id, [Happening(ticket.id, rest.TOLD, what, body)])
        return
    people = _followers(work, ticket.id) - {work.actor.person_id}
    if people:
        title = f"{what} #{ticket.id} {ticket.subject}"
        words = _said(work, ticket, body)[:2000]
        inbox.tell(work, people, Word("watched", title, words, ticket_id=ticket.id))


def wanted(ticket_id: int) -> Question:
    """Return what telling the followers of a ticket will ask, for who asks ahead."""
    return FOLLOWERS, {"ticket_id": ticket_id}


def _followers(work: Work, ticket_id: int) -> set[int]:
    """Return who follows a ticket, or one that was merged into it; usually one question."""
    if work.session.new or work.session.deleted:
        work.session.flush()  # somebody may have begun to follow it in this unit
    rows = work.session.ask(*wanted(ticket_id))
    found = {row[0] for row in rows}
    if None in found:
        numbers = family(work, ticket_id)
        all_of_them = select(TicketWatcher.person_id).where(TicketWatcher.ticket_id.in_(numbers))
        theirs = select(Person).where(Person.id.in_(all_of_them))
        people = work.session.scalars(theirs).all()
        found = {one.id for one in people if sight.sees_too(work, one, ticket_id)}
    return found


def _said(work: Work, ticket: Ticket, body: str) -> str:
    """Keep the words of a restricted ticket where a look at them is an entry."""
    return "" if restriction(work).covers(ticket) else body


def _person(work: Work, person_id: int | None) -> Person:
    wanted = work.actor.person_id if person_id is None else person_id
    if wanted is None:
        raise RuleError("Say who follows the ticket.")
    return work.require(Person, wanted)
