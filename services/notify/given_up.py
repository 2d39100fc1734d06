"""Tell whoever looks after the desk of messages that do not get out; a job of the watcher."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import and_, or_, select

from models.audit import AuditEntry
from models.outbox import Delivery, OutboxMessage
from models.people import Person
from models.vocabulary import OutboxState, Role
from services.audit import trail
from services.audit.trail import FieldChange
from services.notify import inbox
from services.notify.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from services.store.work import Actor, Store, Work

KIND: Final = "outbox"
"""Of the notices; one of them that does not get out either is told no more."""
TOLD: Final = "outbox.told"
QUIET: Final = timedelta(minutes=15)
"""Between two notices: a relay that is down holds up every message."""
LATE: Final = 5
"""After so many attempts, a quarter of an hour, a message is late."""


class Failed(NamedTuple):
    """An attempt that ended a message, or made it late."""

    number: int
    recipient: str
    reason: str


def tell_due(store: Store, actor: Actor) -> int:
    """Tell of what was given up or is late since the last notice; returns of how many attempts."""
    with store.reading(actor) as work:
        if not work.may_everything or not _failed(work):  # whoever sends sees all of it
            return 0
    with store.work(actor) as work:
        failed = _failed(work, hold=True)
        if failed:
            _tell(work, failed)
        return len(failed)


def _failed(work: Work, *, hold: bool = False) -> Sequence[Failed]:
    known, _ = _told(work)
    query = (
        select(Delivery.id, OutboxMessage.recipient, Delivery.reason)
        .join(OutboxMessage, OutboxMessage.id == Delivery.message_id)
        .where(
            Delivery.id > known,  # what was given up stays, and is not read every minute
            OutboxMessage.kind != KIND,
            OutboxMessage.carried_by.is_(None),
            or_(
                and_(Delivery.outcome == "dead", OutboxMessage.state == OutboxState.DEAD),
                and_(
                    Delivery.outcome == "deferred",
                    Delivery.attempt == LATE,
                    OutboxMessage.state == OutboxState.WAITING,
                ),
            ),
        )
        .order_by(Delivery.id)
    )
    if hold:  # of two watchers one tells
        query = query.with_for_update(of=OutboxMessage, skip_locked=True)
    found = [Failed(*row) for row in work.session.execute(query)]
    upto, told_at = _told(work)  # another watcher may have told before these were held
    if told_at is not None and told_at > work.now - QUIET:
        return []
    return [one for one in found if one.number > upto]


def _told(work: Work) -> tuple[int, datetime | None]:
    """Return up to which attempt was told of, and when."""
    query = select(AuditEntry.changes, AuditEntry.at).where(
        AuditEntry.subject_type == KIND, AuditEntry.kind == TOLD
    )
    last = work.session.execute(query.order_by(AuditEntry.id.desc()).limit(1)).first()
    return (0, None) if last is None else (int(last.changes[0]["after"]), last.at)


def _tell(work: Work, failed: Sequence[Failed]) -> None:
    query = select(Person.id, Person.name).where(Person.role == Role.ADMINISTRATOR, Person.active)
    people = {row[0]: row[1] for row in work.session.execute(query)}
    last = failed[-1]
    title = Phrase("outbox", {"count": len(failed)})
    body = Phrase("outbox why", {"recipient": last.recipient or "?", "reason": last.reason})
    inbox.tell(work, people, inbox.Word(KIND, title, body))
    said = [
        FieldChange("attempt", None, str(last.number)),
        FieldChange("messages", None, str(len(failed))),
        FieldChange("told", None, ", ".join(sorted(people.values())) or "nobody"),
    ]
    trail.append(work, TOLD, (KIND, 0), said, last.reason)
