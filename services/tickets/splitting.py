"""A message that is about something else becomes a ticket of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from models.tickets import Attachment, Message, Ticket
from models.vocabulary import AuthorKind, Origin, TicketStatus
from services.access.permissions import Act, demand
from services.audit import opening, trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.tickets import lifecycle, links, sight
from services.tickets.intake import NewTicket, open_ticket

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Work


def split(work: Work, message_id: int, subject: str) -> Changes:
    """Open a ticket with the words and files of one message; its number is `changes.subject`.

    The message stays where it is as well, so nothing is lost from that conversation. The new
    ticket has the same requester, team and tags, counts from when the message came, and is
    linked with the old one.
    """
    demand(work.actor, Act.WORK_TICKET)
    opening.open_again(work, "message", message_id)
    message = work.require(Message, message_id)
    sight.demand(work, message.ticket_id)
    old = work.lock(Ticket, message.ticket_id)
    from_requester = message.author_kind is AuthorKind.REQUESTER
    made = open_ticket(
        work,
        NewTicket(
            subject=subject,
            requester_id=old.requester_id,
            description=message.body,
            priority=old.priority,
            kind=old.kind,
            team_id=old.team_id,
            origin=Origin.REQUESTER if from_requester else Origin.ON_BEHALF,
            contact_at=min(message.at, work.now) if from_requester else None,
            tags=tuple(old.tags),
        ),
    ).subject
    if made is None:
        raise RuleError("The ticket could not be opened.")
    _copy_files(work, message, made)
    links.link(work, made, "related to", old.id, note=f"Split from a message on #{old.id}")
    for number, said in ((old.id, f"#{made} {subject}"), (made, f"#{old.id} {old.subject}")):
        word = "split into" if number == old.id else "split from"
        trail.append(work, "ticket.split", ("ticket", number), [FieldChange(word, None, said)])
    return work.touch(tickets={old.id, made}, subject=made)


def undo_split(work: Work, ticket_id: int) -> Changes:
    """Take a split back: the new ticket is cancelled; both keep in their trail what was done."""
    demand(work.actor, Act.WORK_TICKET)
    ticket = work.lock(Ticket, ticket_id)
    if ticket.status is not TicketStatus.NEW:
        raise RuleError(
            "Somebody works on #{ticket_id} already; cancel it by hand if it is not needed.",
            ticket_id=ticket_id,
        )
    return lifecycle.cancel(work, ticket_id, reason="The split was undone")


def _copy_files(work: Work, message: Message, ticket_id: int) -> None:
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
        trail.append(work, "message.received", ("ticket", ticket_id), [said])
    work.session.flush()
