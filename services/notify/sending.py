"""Empty the outbox: claim, send outside any transaction, record; try again later; give up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, select, update

from models.outbox import Channel, Delivery, OutboxMessage
from models.people import Person
from models.vocabulary import Medium, NoticeUrgency, OutboxState
from services.access.permissions import Act, demand
from services.audit import trail
from services.errors import RuleError
from services.notify import audience, channels, enclosures, templates
from services.notify.channels import DeliveryError, Letter

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from services.changes import Changes
    from services.store.work import Actor, Store, Work

LEASE: Final = timedelta(minutes=2)
"""A sender that is not heard of for so long has died; somebody else sends the message again."""
FIRST_WAIT: Final = timedelta(seconds=30)
LONGEST_WAIT: Final = timedelta(hours=1)
MOST_ATTEMPTS: Final = 12
"""Then the message is dead: about six hours after the first attempt."""
LARGEST_GROUP: Final = 200


Way = tuple[Medium, int | None]
"""A medium, and the channel where a message names one."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that this sender alone may send until its lease ends."""

    message_id: int
    way: Way
    settings: Mapping[str, Any] | None
    letter: Letter
    carried: tuple[int, ...]
    attempt: int
    """How many were claimed so far, this one included."""
    is_off: bool = False
    """Whoever it is for was switched off since."""


def send_due(store: Store, actor: Actor, most: int = 100) -> int:
    """Send what is due, one message at a time; returns how many were sent.

    A channel that turns out not to work is left alone for the rest of this round: its other
    messages would wait for the same timeout, and those of other channels would wait for them.
    """
    sent = 0
    down: set[Way] = set()
    with store.reading(actor) as work:
        waiting = select(OutboxMessage.id).where(OutboxMessage.next_at <= work.now).limit(1)
        if work.session.scalar(waiting) is None:
            return 0
    for _ in range(most):
        with store.work(actor) as work:
            claim = claim_next(work, down)
        if claim is None:
            break
        failure = None
        said = ""
        try:
            said = hand_over(claim)
        except DeliveryError as problem:
            failure = problem
            if problem.down:
                down.add(claim.way)
        with store.work(actor) as work:
            sent += record(work, claim, said, failure)
    return sent


def hand_over(claim: Claim) -> str:
    """Send a claimed message; DeliveryError when it was not taken."""
    if claim.is_off:
        raise DeliveryError(f"Nothing leaves: {audience.OFF}", final=True)
    if claim.settings is None:
        raise DeliveryError(f"There is no active channel for {claim.letter.medium.value}")
    return channels.send(claim.settings, claim.letter)


def claim_next(work: Work, down: Collection[Way] = ()) -> Claim | None:
    """Take the message that is due longest, and with it others to the same person.

    Args:
        work: The unit of work.
        down: Ways out that do not work now; their messages stay where they are.
    """
    works = [
        ~and_(
            OutboxMessage.medium == medium, OutboxMessage.channel_id.is_not_distinct_from(channel)
        )
        for medium, channel in down
    ]
    query = (
        select(OutboxMessage)
        .where(OutboxMessage.next_at <= work.now, *works)
        .order_by(OutboxMessage.next_at, OutboxMessage.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    message = work.session.scalar(query)
    if message is None:
        return None
    message.attempts += 1
    message.next_at = work.now + LEASE
    carried = _carried(work, message)
    settings = _settings(work, message)
    return Claim(
        message.id,
        (message.medium, message.channel_id),
        settings,
        _letter(work, message, carried),
        tuple(c.id for c in carried),
        message.attempts,
        message.person_id is not None and not work.require(Person, message.person_id).active,
    )


def _carried(work: Work, message: OutboxMessage) -> Sequence[OutboxMessage]:
    """Return what goes with a message: decided at its first attempt, the same ever after.

    One that was given up and is sent again takes the same along.
    """
    found = select(OutboxMessage).where(OutboxMessage.carried_by == message.id)
    known = work.session.scalars(found.order_by(OutboxMessage.id)).all()
    if known or message.attempts > 1 or message.person_id is None:
        return known
    query = (
        select(OutboxMessage)
        .where(
            OutboxMessage.person_id == message.person_id,
            OutboxMessage.medium == message.medium,
            OutboxMessage.recipient == message.recipient,
            OutboxMessage.state == OutboxState.WAITING,
            OutboxMessage.attempts == 0,
            OutboxMessage.next_at <= work.now,
            OutboxMessage.id != message.id,
        )
        .order_by(OutboxMessage.id)
        .limit(LARGEST_GROUP)
        .with_for_update(skip_locked=True)
    )
    others = work.session.scalars(query).all()
    for one in others:
        one.state, one.next_at, one.carried_by = OutboxState.GROUPED, None, message.id
        _log(work, one, "grouped", f"goes together with message {message.id}")
    return others


def _letter(work: Work, message: OutboxMessage, carried: Sequence[OutboxMessage]) -> Letter:
    subject, body = message.subject, message.body
    if message.person_id is not None:
        wishes = audience.profile(work, message.person_id)
        name = work.require(Person, message.person_id).name
        parts = [(one.subject, one.body) for one in (message, *carried)]
        is_digest = bool(message.payload.get("digest"))
        urgent = message.urgency is NoticeUrgency.CRITICAL
        about = (message.kind, message.ticket_id)
        words = templates.letter(work, wishes.language, name, parts, about)
        subject, body = (
            words if not is_digest else templates.digest(work, wishes.language, name, parts)
        )
        if urgent:
            subject = templates.urgent(wishes.language, subject)
    payload = message.payload if message.medium is Medium.WEBHOOK else {}
    return Letter(
        message.key,
        message.medium,
        message.recipient,
        subject,
        body,
        message.created_at,
        payload,
        enclosures.enclosed(work, message),
    )


def _settings(work: Work, message: OutboxMessage) -> Mapping[str, Any] | None:
    query = select(Channel).where(Channel.medium == message.medium, Channel.active)
    if message.channel_id is not None:
        query = query.where(Channel.id == message.channel_id)
    channel = work.session.scalar(query.order_by(Channel.id).limit(1))
    return channel.settings if channel else None


def record(work: Work, claim: Claim, said: str, failure: DeliveryError | None) -> bool:
    """Write down what became of a message; True when it was sent.

    Who took longer than the lease may be overtaken: then another sender decides what becomes of a
    message, and a failure here is only told of. What arrived has arrived.
    """
    message = work.lock(OutboxMessage, claim.message_id)
    overtaken = message.state is not OutboxState.WAITING or message.attempts != claim.attempt
    if failure is not None and overtaken:
        _log(work, message, "deferred", f"{failure} Another sender has it.", claim.attempt)
        return False
    if failure is None:
        _finish(work, message, claim.carried, OutboxState.SENT)
        outcome, why = "sent", said
    elif failure.final or message.attempts >= MOST_ATTEMPTS:
        _finish(work, message, claim.carried, OutboxState.DEAD)
        outcome, why = "dead", str(failure)
    else:
        message.next_at = work.now + backoff(message.attempts)
        outcome, why = "deferred", str(failure)
    _log(work, message, outcome, why)
    if outcome != "deferred" or message.attempts == 1:
        for one in _rows(work, claim.carried):  # the log of each says what became of it
            _log(work, one, outcome, f"with message {message.id}: {why}", message.attempts)
    return failure is None


def _rows(work: Work, ids: Sequence[int]) -> Sequence[OutboxMessage]:
    if not ids:
        return ()
    query = select(OutboxMessage).where(OutboxMessage.id.in_(ids))
    return work.session.scalars(query.order_by(OutboxMessage.id)).all()


def backoff(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts."""
    return min(FIRST_WAIT * (1 << min(attempts - 1, 20)), LONGEST_WAIT)


def _finish(work: Work, message: OutboxMessage, carried: Sequence[int], state: OutboxState) -> None:
    at = work.now if state is OutboxState.SENT else None
    message.state, message.next_at, message.sent_at = state, None, at
    kept = OutboxState.GROUPED if state is OutboxState.SENT else OutboxState.DEAD
    work.session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.id.in_(carried))
        .values(state=kept, sent_at=at, next_at=None)
    )


def _log(
    work: Work, message: OutboxMessage, outcome: str, reason: str, attempt: int | None = None
) -> None:
    work.session.add(
        Delivery(
            message_id=message.id,
            at=work.now,
            attempt=message.attempts if attempt is None else attempt,
            outcome=outcome,
            reason=reason,
            client=work.actor.client,
        )
    )


def send_again(work: Work, message_id: int) -> Changes:
    """Take a dead message up again, as if it were new; its Message-ID stays."""
    demand(work.actor, Act.CONFIGURE)
    message = work.require(OutboxMessage, message_id)
    if message.state is not OutboxState.DEAD:
        raise RuleError(
            "Message {message_id} is {state}, not dead.", message_id=message_id, state=message.state
        )
    if message.carried_by is not None:
        return send_again(work, message.carried_by)
    message.state, message.attempts, message.next_at = OutboxState.WAITING, 0, work.now
    trail.append(work, "message.sent_again", ("outbox", message_id))
    return work.touch(configuration=True)
