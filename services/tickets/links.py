"""Links between tickets: made and undone from either side, told on both, never in a circle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select

from models.links import TicketLink
from models.tickets import Ticket
from models.vocabulary import LinkKind, TicketStatus
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.changes import Happening
from services.errors import RuleError
from services.sentence import Sentence
from services.sla.log import append_event
from services.tickets import sight
from services.tickets.texts import given_reason

if TYPE_CHECKING:
    from datetime import datetime

    from services.changes import Changes
    from services.store.work import Work

WORDS: Final = {
    word: (kind, way) for kind in LinkKind for way, word in reversed(list(enumerate(kind.words)))
}
"""What one ticket may be to another, in words, with its kind and the side it is read from."""
ORDERED: Final = frozenset({LinkKind.CAUSES, LinkKind.BLOCKS, LinkKind.PARENT, LinkKind.DUPLICATES})
"""Kinds that may not come back to where they began."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """One link as the page of a ticket shows it.

    Attributes:
        word: What the ticket asked about is to the other: `child of`, `duplicate of`, ...
        ticket_id: The other ticket.
    """

    id: int
    kind: LinkKind
    word: str
    ticket_id: int
    subject: str
    status: TicketStatus
    linked_at: datetime
    linked_by: str
    note: str | None


def link(work: Work, ticket_id: int, word: str, other_id: int, *, note: str = "") -> Changes:
    """Say what a ticket is to another; saying it twice changes nothing.

    Args:
        work: The unit of work.
        ticket_id: The ticket.
        word: What it is to the other one; a key of WORDS.
        other_id: The other ticket.
        note: Why, where that is not plain.

    Raises:
        RuleError: The word is unknown, or the link would make a circle or a second parent.
    """
    demand(work.actor, Act.WORK_TICKET)
    if word not in WORDS:
        raise RuleError(
            "“{word}” is no link between tickets; there are {words}.",
            word=word,
            words=tuple(Sentence(one) for one in WORDS),
        )
    if ticket_id == other_id:
        raise RuleError("Ticket #{ticket_id} cannot be linked to itself.", ticket_id=ticket_id)
    kind, way = WORDS[word]
    both = _held(work, (ticket_id, other_id))
    from_id, to_id = (ticket_id, other_id) if way == 0 else (other_id, ticket_id)
    if kind is LinkKind.RELATES:
        from_id, to_id = sorted((from_id, to_id))
    if _known(work, kind, from_id, to_id) is not None:
        return work.touch(tickets=both, subject=ticket_id)
    _check(work, kind, from_id, to_id)
    made = TicketLink(
        kind=kind,
        from_id=from_id,
        to_id=to_id,
        linked_at=work.now,
        linked_by=work.claimed_actor or work.actor.name,
        note=" ".join(note.split()) or None,
    )
    work.session.add(made)
    work.session.flush()
    _tell(work, made, "ticket.linked", made.note)
    return work.touch(tickets=both, subject=ticket_id)


def unlink(work: Work, link_id: int, *, reason: str) -> Changes:
    """Take a link away; both tickets keep in their trail that there was one."""
    demand(work.actor, Act.WORK_TICKET)
    why = given_reason(reason, what="Taking a link away")
    found = work.require(TicketLink, link_id)
    both = _held(work, (found.from_id, found.to_id))
    _tell(work, found, "ticket.unlinked", why)
    work.session.delete(found)
    work.session.flush()
    return work.touch(tickets=both, subject=found.from_id)


def links(work: Work, ticket_id: int) -> list[LinkView]:
    """Return what a ticket is linked to, in the order it was linked."""
    query = (
        select(TicketLink, Ticket)
        .join(
            Ticket,
            ((TicketLink.from_id == ticket_id) & (Ticket.id == TicketLink.to_id))
            | ((TicketLink.to_id == ticket_id) & (Ticket.id == TicketLink.from_id)),
        )
        .where(
            or_(TicketLink.from_id == ticket_id, TicketLink.to_id == ticket_id),
            *sight.visible(work),
        )
        .order_by(TicketLink.linked_at, TicketLink.id)
    )
    return [
        LinkView(
            one.id,
            one.kind,
            one.kind.words[0 if one.from_id == ticket_id else 1],
            other.id,
            other.subject,
            other.status,
            one.linked_at,
            one.linked_by,
            one.note,
        )
        for one, other in work.session.execute(query)
    ]


def _held(work: Work, numbers: tuple[int, int]) -> set[int]:
    """Hold both tickets, in one order for everybody."""
    sight.demand(work, *numbers)
    for number in sorted(numbers):
        work.lock(Ticket, number)
    return set(numbers)


def _known(work: Work, kind: LinkKind, from_id: int, to_id: int) -> int | None:
    query = select(TicketLink.id).where(
        TicketLink.kind == kind, TicketLink.from_id == from_id, TicketLink.to_id == to_id
    )
    return work.session.scalar(query)


def _check(work: Work, kind: LinkKind, from_id: int, to_id: int) -> None:
    word = kind.words[0]
    if kind is LinkKind.PARENT:
        parents = select(TicketLink.from_id).where(
            TicketLink.kind == kind, TicketLink.to_id == to_id
        )
        parent = work.session.scalar(parents)
        if parent is not None:
            raise RuleError(
                "Ticket #{to_id} is a child of #{parent} already. Take that link away first.",
                to_id=to_id,
                parent=parent,
            )
    if kind in ORDERED and from_id in _reached(work, kind, to_id):
        raise RuleError(
            "Ticket #{from_id} cannot be {word} #{to_id}: following “{word}” from "
            "#{to_id} leads back to #{from_id}.",
            from_id=from_id,
            word=Sentence(word),
            to_id=to_id,
        )


def _reached(work: Work, kind: LinkKind, start: int) -> set[int]:
    """Return every ticket that links of a kind lead to."""
    found: set[int] = set()
    step = {start}
    while step:
        query = select(TicketLink.to_id).where(
            TicketLink.kind == kind, TicketLink.from_id.in_(sorted(step))
        )
        step = set(work.session.scalars(query)) - found
        found |= step
    return found


def _tell(work: Work, one: TicketLink, entry: str, reason: str | None) -> None:
    """Write on both tickets what they are to each other, or no longer are."""
    is_new = entry == "ticket.linked"
    for way, (number, other) in enumerate(((one.from_id, one.to_id), (one.to_id, one.from_id))):
        word = one.kind.words[way]
        ticket = work.lock(Ticket, number)
        said = f"#{other} {work.lock(Ticket, other).subject}"
        shown = FieldChange(word, None if is_new else said, said if is_new else None)
        trail.append(work, entry, ("ticket", number), [shown], reason)
        append_event(work, number, "link" if is_new else "unlink", {"word": word, "to": other})
        ticket.updated_at = work.now
        if is_new:
            work.happened.append(Happening(number, "link", after=(word,)))
