"""Files that go with a mail: named in the outbox by their numbers, read when the mail leaves."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.tickets import Attachment, AttachmentContent, Message
from models.vocabulary import Medium, MessageKind
from services.errors import RuleError
from services.notify.channels import Enclosed

if TYPE_CHECKING:
    from collections.abc import Collection

    from models.outbox import OutboxMessage
    from services.store.work import Work

FILES: Final = "files"
"""In the payload of a mail: numbers of attachments, between spaces."""
LARGEST: Final = 20 * 1024 * 1024
"""Bytes of all files of one mail; relays refuse more, and base64 makes a third more of it."""
PLAIN: Final = "application/octet-stream"
"""What goes out says nothing that a program of the receiver would act on by itself."""


def chosen(work: Work, ticket_id: int, ids: Collection[int]) -> list[Attachment]:
    """Return files of a ticket that may leave by mail, in their order.

    Raises:
        RuleError: One belongs to an internal note or to another ticket, or all are too much.
    """
    query = (
        select(Attachment, Message.ticket_id, Message.kind)
        .join(Message, Message.id == Attachment.message_id)
        .where(Attachment.id.in_(list(ids)))
        .order_by(Attachment.id)
    )
    found = []
    for file, of_ticket, kind in work.session.execute(query):
        if of_ticket != ticket_id or kind is MessageKind.NOTE:
            raise RuleError("“{file}” belongs to an internal note and stays here.", file=file.name)
        found.append(file)
    if len(found) != len(set(ids)):
        raise RuleError("One of the files is gone. Look again and choose anew.")
    size = sum(one.size for one in found)
    if size > LARGEST:
        raise RuleError(
            "The files have {size:,.0f} MB together; a mail takes up to {largest} MB. "
            "Leave some out, or put them on a file share.",
            size=size / 1024**2,
            largest=LARGEST // 1024**2,
        )
    return found


def enclosed(work: Work, mail: OutboxMessage) -> tuple[Enclosed, ...]:
    """Return the files of a mail; one that is gone or was altered meanwhile does not leave."""
    named = str(mail.payload.get(FILES, "")) if mail.medium is Medium.EMAIL else ""
    files = []
    for number in named.split():
        file = work.session.get(Attachment, int(number))
        stored = None if file is None else work.session.get(AttachmentContent, file.sha256)
        if file is None or stored is None:
            continue
        if hashlib.sha256(stored.content).hexdigest() == file.sha256:
            files.append(Enclosed(file.name, PLAIN, stored.content))
    return tuple(files)
