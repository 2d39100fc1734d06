"""The outbox: what must leave the desk is written in the transaction that caused it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.outbox import Delivery, OutboxMessage
from models.vocabulary import Medium, NoticeUrgency, OutboxState
from services.store.mapped_rows import fresh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message to one recipient.

    Attributes:
        key: What it is about; a second parcel of the same key is not queued.
        recipient: Address, number or URL; empty: nobody knows it.
        not_before: When it may leave; None: at once.
        held: Why it may not leave at once, for the delivery log.
        skipped: Why it does not leave at all, for the delivery log.
    """

    key: str
    medium: Medium
    recipient: str
    kind: str
    subject: str
    body: str = ""
    channel_id: int | None = None
    person_id: int | None = None
    notice_id: int | None = None
    ticket_id: int | None = None
    urgency: NoticeUrgency = NoticeUrgency.NORMAL
    payload: Mapping[str, str] = field(default_factory=dict)
    not_before: datetime | None = None
    held: str = ""
    skipped: str = ""


def queue(work: Work, parcel: Parcel) -> OutboxMessage | None:
    """Put a parcel into the outbox; None when one of its key is there already."""
    return next(iter(queue_all(work, [parcel])), None)


def queue_all(work: Work, parcels: Sequence[Parcel]) -> list[OutboxMessage]:
    """Put parcels into the outbox, but for those whose key is there already."""
    if not parcels:
        return []
    keys = [one.key for one in parcels]
    query = select(OutboxMessage.key).where(OutboxMessage.key.in_(keys))
    known = set(work.session.scalars(query))
    return queue_new(work, [one for one in parcels if one.key not in known])


def queue_new(work: Work, new: Sequence[Parcel]) -> list[OutboxMessage]:
    """Put parcels into the outbox that are about what this very unit wrote, so no key is there."""
    messages = [_message(work, one) for one in new]
    work.session.add_together(messages)
    for parcel, message in zip(new, messages, strict=True):
        if parcel.skipped or parcel.held:
            work.session.write(
                Delivery,
                message_id=message.id,
                at=work.now,
                attempt=0,
                outcome="skipped" if parcel.skipped else "held",
                reason=parcel.skipped or parcel.held,
                client=work.actor.client,
            )
    return messages


def _message(work: Work, parcel: Parcel) -> OutboxMessage:
    return fresh(
        OutboxMessage,
        key=parcel.key,
        medium=parcel.medium,
        channel_id=parcel.channel_id,
        person_id=parcel.person_id,
        recipient=parcel.recipient,
        notice_id=parcel.notice_id,
        ticket_id=parcel.ticket_id,
        kind=parcel.kind,
        urgency=parcel.urgency,
        subject=parcel.subject[:500],
        body=parcel.body,
        payload=dict(parcel.payload),
        state=OutboxState.SKIPPED if parcel.skipped else OutboxState.WAITING,
        attempts=0,
        next_at=None if parcel.skipped else parcel.not_before or work.now,
        created_at=work.now,
        sent_at=None,
        carried_by=None,
    )
