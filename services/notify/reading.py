"""The delivery log as its page reads it: every message that left or should have, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from models.outbox import Channel, Delivery, OutboxMessage
from models.people import Person
from models.vocabulary import OutboxState
from services.access.permissions import Act, demand

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Select

    from models.vocabulary import Medium, NoticeUrgency
    from services.store.work import Work

PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which messages are looked for; what is None does not matter."""

    state: OutboxState | None = None
    medium: Medium | None = None
    ticket_id: int | None = None
    before: int | None = None
    """The last message of the page before."""


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message to one recipient, and what the last attempt came to.

    Attributes:
        recipient: The address; empty where nobody knows one.
        carried_by: The message that it went out with.
        outcome, reason: Of the last attempt; empty before the first.
    """

    id: int
    created_at: datetime
    medium: Medium
    channel: str | None
    person: str | None
    recipient: str
    subject: str
    urgency: NoticeUrgency
    ticket_id: int | None
    state: OutboxState
    attempts: int
    next_at: datetime | None
    sent_at: datetime | None
    carried_by: int | None
    outcome: str
    reason: str


def messages(work: Work, wanted: Wanted, limit: int = PAGE) -> list[MessageRow]:
    """Return messages, newest first."""
    demand(work.actor, Act.SUPERVISE)
    query = (
        select(OutboxMessage, Person.name, Channel.name)
        .outerjoin(Person, Person.id == OutboxMessage.person_id)
        .outerjoin(Channel, Channel.id == OutboxMessage.channel_id)
        .order_by(OutboxMessage.id.desc())
        .limit(limit)
    )
    if wanted.state is not None:
        query = query.where(OutboxMessage.state == wanted.state)
    if wanted.medium is not None:
        query = query.where(OutboxMessage.medium == wanted.medium)
    if wanted.ticket_id is not None:
        query = query.where(OutboxMessage.ticket_id == wanted.ticket_id)
    if wanted.before is not None:
        query = query.where(OutboxMessage.id < wanted.before)
    rows = work.session.execute(query).all()
    last = last_attempts(work, [message.id for message, _, _ in rows])
    return [
        MessageRow(
            one.id,
            one.created_at,
            one.medium,
            channel,
            person,
            one.recipient,
            one.subject,
            one.urgency,
            one.ticket_id,
            one.state,
            one.attempts,
            one.next_at,
            one.sent_at,
            one.carried_by,
            *last.get(one.id, ("", "")),
        )
        for one, person, channel in rows
    ]


def last_attempts(work: Work, message_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return of each message what its last attempt came to, and why."""
    newest = (
        select(func.max(Delivery.id))
        .where(Delivery.message_id.in_(list(message_ids)))
        .group_by(Delivery.message_id)
    )
    query = select(Delivery.message_id, Delivery.outcome, Delivery.reason)
    found = work.session.execute(query.where(Delivery.id.in_(newest)))
    return {number: (outcome, reason) for number, outcome, reason in found}


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """One line of the delivery log.

    Attributes:
        person: Who it is for; None: no person of this desk.
        recipient: The address; empty where nobody knows one.
    """

    message_id: int
    at: datetime
    medium: Medium
    person: str | None
    recipient: str
    subject: str
    attempt: int
    outcome: str
    reason: str


def attempts(work: Work, message_id: int) -> list[DeliveryView]:
    """Return every attempt to deliver one message, the latest first."""
    demand(work.actor, Act.SUPERVISE)
    work.require(OutboxMessage, message_id)
    return _lines(work, _deliveries().where(Delivery.message_id == message_id))


def deliveries(
    work: Work, *, ticket_id: int | None = None, dead: bool = False, limit: int = 200
) -> list[DeliveryView]:
    """Return attempts to deliver, newest first: of one ticket, or of what is dead now."""
    query = _deliveries()
    if ticket_id is not None:
        query = query.where(OutboxMessage.ticket_id == ticket_id)
    if dead:
        query = query.where(OutboxMessage.state == OutboxState.DEAD, Delivery.outcome == "dead")
    return _lines(work, query.limit(limit))


def _deliveries() -> Select[Delivery, OutboxMessage, str]:
    return (
        select(Delivery, OutboxMessage, Person.name)
        .join(OutboxMessage, OutboxMessage.id == Delivery.message_id)
        .outerjoin(Person, Person.id == OutboxMessage.person_id)
        .order_by(Delivery.id.desc())
    )


def _lines(work: Work, query: Select[Delivery, OutboxMessage, str]) -> list[DeliveryView]:
    return [
        DeliveryView(
            message.id,
            one.at,
            message.medium,
            person,
            message.recipient,
            message.subject,
            one.attempt,
            one.outcome,
            one.reason,
        )
        for one, message, person in work.session.execute(query)
    ]
