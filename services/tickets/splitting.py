"""A message that is about something else becomes a ticket of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from models.links import TicketLink
from models.people import Team
from models.tickets import Attachment, Message, Ticket
from models.vocabulary import AuthorKind, LinkKind, Origin, TicketStatus
from services.access.permissions import Act, demand
from services.audit import opening, trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.tickets import conversation, lifecycle, links, sight
from services.tickets.intake import NewTicket, open_ticket

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Work


def split(work: Work, message_id: int, subject: str) -> Changes:
    """Open a ticket with the words and files of one message; its number is `changes.subject`.

    The message stays where it is as well, so nothing is lost from that conversation. The new
    ticket belongs to who wrote the message, or else to the same requester; it has the same team
    and tags, counts from when the message came, and is linked with the old one. What no
    requester wrote is an internal note there: nobody reads what was kept from them, nor finds
    words of the desk under their own name.
    """
    demand(work.actor, Act.WORK_TICKET)
    opening.open_again(work, "message", message_id)
    message = work.require(Message, message_id)
    sight.demand(work, message.ticket_id)
    old = work.lock(Ticket, message.ticket_id)
    made = open_ticket(work, _new(work, message, old, subject)).subject
    if made is None:
        raise RuleError("The ticket could not be opened.")
    is_theirs = message.author_kind is AuthorKind.REQUESTER
    if not is_theirs:
        conversation.add_note(work, made, message.body)
    _copy_files(work, message, made, "received" if is_theirs else "noted")
    links.link(work, made, "related to", old.id, note=_note(old.id))
    for number, said in ((old.id, f"#{made} {subject}"), (made, f"#{old.id} {old.subject}")):
        word = "split into" if number == old.id else "split from"
        trail.append(work, "ticket.split", ("ticket", number), [FieldChange(word, None, said)])
    return work.touch(tickets={old.id, made}, subject=made)


def _new(work: Work, message: Message, old: Ticket, subject: str) -> NewTicket:
    is_theirs = message.author_kind is AuthorKind.REQUESTER
    return NewTicket(
        subject=subject,
        requester_id=(message.author_id if is_theirs else None) or old.requester_id,
        description=message.body if is_theirs else "",
        priority=old.priority,
        kind=old.kind,
        team_id=_team(work, old),
        origin=Origin.REQUESTER if is_theirs else Origin.ON_BEHALF,
        contact_at=min(message.at, work.now) if is_theirs else None,
        tags=tuple(old.tags),
    )


def _team(work: Work, old: Ticket) -> int | None:
    """Return the old ticket's team, where that still takes tickets."""
    is_taking = old.team_id is not None and work.require(Team, old.team_id).active
    return old.team_id if is_taking else None


def _note(old_id: int) -> str:
    """Return what the link of a split says; by this it is known again."""
    return f"Split from a message on #{old_id}"


def undo_split(work: Work, ticket_id: int) -> Changes:
    """Take a split back: the new ticket is cancelled; both keep in their trail what was done."""
    demand(work.actor, Act.WORK_TICKET)
    ticket = work.lock(Ticket, ticket_id)
    if not _was_split(work, ticket_id):
        raise RuleError(
            "#{ticket_id} was not split from another ticket; cancel it by hand if it is not "
            "needed.",
            ticket_id=ticket_id,
        )
    if ticket.status is not TicketStatus.NEW:
        raise RuleError(
            "Somebody works on #{ticket_id} already; cancel it by hand if it is not needed.",
            ticket_id=ticket_id,
        )
    return lifecycle.cancel(work, ticket_id, reason="The split was undone")


def _was_split(work: Work, ticket_id: int) -> bool:
    query = select(TicketLink.from_id, TicketLink.note).where(
        TicketLink.to_id == ticket_id, TicketLink.kind == LinkKind.RELATES
    )
    return any(note == _note(old_id) for old_id, note in work.session.execute(query))


def _copy_files(work: Work, message: Message, ticket_id: int, verb: str) -> None:
    files = select(Attachment).where(Attachment.message_id == message.id).order_by(Attachment.id)
    first = select(Message).where(Message.ticket_id == ticket_id).order_by(Message.id).limit(1)
    new = work.session.scalars(first).one()
    for one in work.session.scalars(files).all():
        copy = Attachment(
            message_id=new.id,
            name=one.name,
            media_type=one.media_type,
            found_type=one.found_type,
            size=one.size,
            sha256=one.sha256,
        )
        work.session.add(copy)
        said = FieldChange("attachment", None, f"{one.name} (SHA-256 {one.sha256})")
        trail.append(work, f"message.{verb}", ("ticket", ticket_id), [said])
    work.session.flush()
