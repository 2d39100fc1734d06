"""A conversation goes by mail to somebody outside the desk; it can be held back for a moment."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.outbox import OutboxMessage
from models.tickets import Message, Ticket
from models.vocabulary import Medium, MessageKind, OutboxState
from services.access.permissions import Act, demand
from services.audit import opening, trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.notify import enclosures
from services.notify.enclosures import FILES
from services.notify.outbox import Parcel, queue
from services.tickets import sight
from services.tickets.editing import settle
from services.tickets.texts import message_body

if TYPE_CHECKING:
    from collections.abc import Iterable

    from services.changes import Changes
    from services.store.work import Work

HELD: Final = timedelta(seconds=10)
"""How long a forwarded message waits in the outbox, so that it can be taken back."""
_ADDRESS: Final = re.compile(r"[^\s@<>\",;:]{1,64}@[^\s@<>\",;:]{1,255}", re.ASCII)
_RULE: Final = "-" * 40


def forward(
    work: Work,
    ticket_id: int,
    to: str,
    text: str,
    *,
    file_ids: Iterable[int] = (),
) -> Changes:
    """Send messages of a ticket by mail; notes and their files never leave the desk.

    Args:
        work: The unit of work.
        ticket_id: The ticket.
        to: One address.
        text: What the agent writes above the conversation.
        file_ids: Numbers of the attachments that go with it; the others are only named.

    Returns:
        The changes; `subject` is the number of the mail in the outbox, for `take_back`.
    """
    demand(work.actor, Act.WORK_TICKET)
    address = to.strip()
    if _ADDRESS.fullmatch(address) is None:
        raise RuleError("“{to}” is no mail address, such as name@example.org.", to=to.strip()[:80])
    words = message_body(text, what="mail")
    sight.demand(work, ticket_id)
    ticket = work.lock(Ticket, ticket_id)
    opening.open_words(work, ticket)
    told = _conversation(work, ticket)
    files = enclosures.chosen(work, ticket.id, set(file_ids))
    parcel = Parcel(
        key=f"forward/{ticket.id}/{work.correlation}",
        medium=Medium.EMAIL,
        recipient=address,
        kind="forward",
        subject=f"[#{ticket.id}] {ticket.subject}",
        body=f"{words}\n\n{told}" if told else words,
        ticket_id=ticket.id,
        payload={FILES: " ".join(str(one.id) for one in files)} if files else {},
        not_before=work.now + HELD,
    )
    said = [FieldChange("forwarded to", None, address), FieldChange("mail", None, words[:4000])]
    said += [FieldChange("file sent", None, f"{one.name} (SHA-256 {one.sha256})") for one in files]
    trail.append(work, "ticket.forwarded", ("ticket", ticket.id), said)
    work.session.flush()  # a guarded desk lets no mail out of which the trail does not tell
    sent = queue(work, parcel)
    if sent is None:
        raise RuleError("This was forwarded a moment ago.")
    settle(work, ticket, "forward", to=address)
    return work.touch(tickets={ticket.id}, subject=sent.id)


def take_back(work: Work, outbox_id: int) -> Changes:
    """Withdraw a forwarded mail that has not left yet; RuleError when it has."""
    demand(work.actor, Act.WORK_TICKET)
    mail = work.lock(OutboxMessage, outbox_id)
    if mail.kind != "forward" or mail.ticket_id is None:
        raise RuleError("That is no forwarded mail.")
    if mail.state is not OutboxState.WAITING or mail.attempts:
        raise RuleError("The mail to {recipient} has left already.", recipient=mail.recipient)
    mail.state, mail.next_at = OutboxState.WITHDRAWN, None
    said = [FieldChange("forwarded to", mail.recipient, None)]
    trail.append(work, "ticket.forward_withdrawn", ("ticket", mail.ticket_id), said)
    return work.touch(tickets={mail.ticket_id}, subject=mail.ticket_id)


def _conversation(work: Work, ticket: Ticket) -> str:
    query = (
        select(Message)
        .where(Message.ticket_id == ticket.id, Message.kind == MessageKind.REPLY)
        .order_by(Message.at, Message.id)
    )
    parts = []
    for one in work.session.scalars(query):
        files = ", ".join(file.name for file in one.attachments)
        head = f"{one.author_name}, {one.at:%Y-%m-%d %H:%M} UTC"
        parts.append(f"{_RULE}\n{head}{f' (files: {files})' if files else ''}\n\n{one.body}")
    return "\n\n".join(parts)
