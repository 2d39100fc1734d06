"""What is said on a ticket: replies of both sides, and notes that stay inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from models.people import Person
from models.tickets import Message, Ticket
from models.vocabulary import AuthorKind, MessageKind, TicketStatus
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.changes import Happening
from services.errors import NotAllowed, RuleError
from services.store.mapped_rows import fresh
from services.tickets import agenda, lifecycle, mentions, merged, texts, watchers
from services.tickets.attachments import attach
from services.tickets.editing import hold, settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.changes import Changes
    from services.store.work import Work
    from services.tickets.attachments import GivenFile
    from services.tickets.texts import Said

WAITING = frozenset({TicketStatus.PENDING, TicketStatus.ON_HOLD})
SAID = "requester's words"
"""What of them a unit wrote, by ticket, for whoever would ask the database again."""
ENDED = frozenset({TicketStatus.MERGED, TicketStatus.CANCELLED})


class Voice(NamedTuple):
    """As whom something is said; `writer_id` where a requester is not the ticket's own."""

    kind: MessageKind
    side: AuthorKind
    writer_id: int | None = None


def send_reply(
    work: Work, ticket_id: int, text: str | Said, attachments: Sequence[GivenFile] = ()
) -> Changes:
    """Answer the requester; this is what meets response targets (sla.md, section 3)."""
    demand(work.actor, Act.WORK_TICKET)
    work.session.expect(Message)
    ticket = _open_for_words(work, ticket_id)
    message = _add(work, ticket, Voice(MessageKind.REPLY, AuthorKind.AGENT), text, attachments)
    if ticket.status is TicketStatus.NEW:
        lifecycle.move(work, ticket, TicketStatus.OPEN)
    settle(work, ticket, "agent_reply", message_id=message.id)
    watchers.tell(work, ticket, "Reply on", message.body)
    mentions.mention(work, ticket, message, mentions.of(text))
    return work.changes


def receive_reply(
    work: Work, ticket_id: int, text: str | Said, attachments: Sequence[GivenFile] = ()
) -> Changes:
    """Take in what the requester wrote; it ends waiting and reopens what was resolved.

    What is written on a merged ticket is kept with the one it was merged into.
    """
    demand(work.actor, Act.REPLY)
    work.session.expect(Message)
    asked = work.require(Ticket, ticket_id)
    if work.actor.person_id is not None and work.actor.person_id != asked.requester_id:
        raise NotAllowed("Only the requester of a ticket can write as its requester.")
    ticket = _open_for_words(work, merged.survivor(work, ticket_id))
    voice = Voice(MessageKind.REPLY, AuthorKind.REQUESTER, asked.requester_id)
    message = _add(work, ticket, voice, text, attachments)
    if ticket.status in WAITING:
        lifecycle.move(work, ticket, TicketStatus.OPEN, reason="The requester replied")
    elif ticket.status in {TicketStatus.RESOLVED, TicketStatus.CLOSED}:
        lifecycle.move(work, ticket, TicketStatus.OPEN, reason="The requester replied")
        ticket.reopen_count += 1
    settle(work, ticket, "customer_reply", message_id=message.id)
    if agenda.snoozed_until(work, ticket.id) is not None:
        agenda.bring_back(work, ticket.id, why=agenda.REPLIED)
    watchers.tell(work, ticket, "The requester replied on", message.body)
    return work.changes


def add_note(
    work: Work, ticket_id: int, text: str | Said, attachments: Sequence[GivenFile] = ()
) -> Changes:
    """Write something only colleagues read; it meets no target."""
    demand(work.actor, Act.WORK_TICKET)
    work.session.expect(Message)
    ticket = hold(work, ticket_id)
    message = _add(work, ticket, Voice(MessageKind.NOTE, AuthorKind.AGENT), text, attachments)
    settle(work, ticket, "note", message_id=message.id)
    mentions.mention(work, ticket, message, mentions.of(text))
    return work.changes


def auto_reply(work: Work, ticket_id: int, text: str) -> Changes:
    """Answer the requester in the desk's own name; it meets no target (sla.md, section 3)."""
    demand(work.actor, Act.WORK_TICKET)
    ticket = _open_for_words(work, ticket_id)
    message = _add(work, ticket, Voice(MessageKind.REPLY, AuthorKind.SYSTEM), text, ())
    settle(work, ticket, "auto_reply", message_id=message.id)
    return work.changes


def first_message(
    work: Work, ticket: Ticket, text: str | Said, attachments: Sequence[GivenFile] = ()
) -> Message:
    """Keep the description a ticket was opened with, as its requester's words."""
    return _add(work, ticket, Voice(MessageKind.REPLY, AuthorKind.REQUESTER), text, attachments)


def _open_for_words(work: Work, ticket_id: int) -> Ticket:
    ticket = hold(work, ticket_id, watchers.wanted(ticket_id))
    if ticket.status in ENDED:
        raise RuleError(
            "Ticket #{ticket_id} is {status} and takes no replies. Write on the ticket "
            "it was merged into, or open a new one.",
            ticket_id=ticket_id,
            status=ticket.status,
        )
    return ticket


def _add(
    work: Work,
    ticket: Ticket,
    voice: Voice,
    text: str | Said,
    attachments: Sequence[GivenFile],
) -> Message:
    kind, side, writer_id = voice
    author_id, author_name = _author(work, writer_id or ticket.requester_id, side)
    body, form, markup = texts.said(text, what=kind.value)
    message = fresh(
        Message,
        ticket_id=ticket.id,
        at=work.now,
        kind=kind,
        author_kind=side,
        author_id=author_id,
        author_name=author_name,
        body=body,
        form=form,
        html=markup,
    )
    files = attach(work, message, attachments)
    work.session.add_numbered(message, is_held=False)
    if side is AuthorKind.REQUESTER:
        work.memory.setdefault((SAID, ticket.id), []).append(message)
    said = [FieldChange(kind.value, None, message.body[:4000])]
    said += [FieldChange("attachment", None, f"{f.name} (SHA-256 {f.sha256})") for f in files]
    if files:
        work.happened.append(Happening(ticket.id, "attachment"))
    trail.append(work, f"message.{_verb(kind, side)}", ("ticket", ticket.id), said)
    return message


def _author(work: Work, requester_id: int, side: AuthorKind) -> tuple[int | None, str]:
    if side is AuthorKind.REQUESTER:
        return requester_id, work.look(Person, requester_id, "name")
    return work.actor.person_id, work.claimed_actor or work.actor.name


def _verb(kind: MessageKind, side: AuthorKind) -> str:
    if kind is MessageKind.NOTE:
        return "noted"
    return "received" if side is AuthorKind.REQUESTER else "sent"
