"""The inbox: every notice a person got, and what became of it; the record behind every alert."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import case, or_, select, update

from models.escalation import Notice
from models.vocabulary import NoticeUrgency
from services.errors import NotAllowed, RuleError
from services.notify import audience, outbox, skipping
from services.notify.phrases import InEach, Phrase, said
from services.store.mapped_rows import fresh

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from services.access.seats import Away
    from services.changes import Changes
    from services.store.work import Work

SNOOZE: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Word:
    """What a notice says, and about what.

    Attributes:
        skipped: Who is not waited for: they find the notice when they are back.
    """

    kind: str
    title: str | Phrase
    body: str | Phrase | InEach
    urgency: NoticeUrgency = NoticeUrgency.NORMAL
    ticket_id: int | None = None
    clock_id: int | None = None
    firing_id: int | None = None
    skipped: Mapping[int, Away] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoticeView:
    """One notice as the inbox and the tray show it."""

    id: int
    ticket_id: int | None
    clock_id: int | None
    firing_id: int | None
    kind: str
    title: str
    body: str
    urgency: NoticeUrgency
    created_at: datetime
    shown_at: datetime | None
    seen_at: datetime | None
    acknowledged_at: datetime | None
    snoozed_until: datetime | None

    @property
    def can_be_taken_on(self) -> bool:
        """Tell whether acknowledging it stops a ladder."""
        return self.clock_id is not None or self.firing_id is not None


def tell(work: Work, people: Iterable[int], word: Word) -> None:
    """Put a notice into the inbox of each of these people, once each."""
    tell_each(work, [(set(people), word)])


def tell_each(work: Work, told: Iterable[tuple[set[int], Word]]) -> None:
    """Put several notices into inboxes, each into those of its people, in their language."""
    told = list(told)
    everybody = sorted({person for people, _ in told for person in people})
    wishes = audience.profiles(work, everybody)
    notices = [
        fresh(
            Notice,
            person_id=person_id,
            ticket_id=word.ticket_id,
            clock_id=word.clock_id,
            firing_id=word.firing_id,
            kind=word.kind,
            title=said(word.title, wishes[person_id])[:300],
            body=said(word.body, wishes[person_id]),
            urgency=word.urgency,
            created_at=work.now,
        )
        for people, word in told
        for person_id in sorted(people)
    ]
    work.session.add_together(notices)
    outbox.queue_new(work, audience.parcels_of(work, notices))
    away = [word.skipped.get(person) for people, word in told for person in sorted(people)]
    skipping.skip(work, [both for both in zip(notices, away, strict=True) if both[1]])
    work.touch(notices={one.person_id for one in notices})


def notices(work: Work, limit: int = 200) -> list[NoticeView]:
    """Return the actor's notices, newest first."""
    query = select(Notice).where(Notice.person_id == work.actor.person_id)
    query = query.order_by(Notice.created_at.desc(), Notice.id.desc()).limit(limit)
    return [_view(one) for one in work.session.scalars(query)]


def to_show(work: Work) -> list[NoticeView]:
    """Return the actor's notices that no seat has shown yet, snoozed ones when they are due."""
    query = select(Notice).where(
        Notice.person_id == work.actor.person_id,
        Notice.seen_at.is_(None),
        Notice.acknowledged_at.is_(None),
        or_(
            Notice.shown_at.is_(None) & Notice.snoozed_until.is_(None),
            Notice.snoozed_until <= work.now,
        ),
    )
    return [_view(one) for one in work.session.scalars(query.order_by(Notice.id).limit(100))]


def mark_shown(work: Work, notice_ids: Iterable[int]) -> Changes:
    """Note that a seat showed these; a snooze that brought them back is used up.

    One that was asked for at another seat meanwhile still brings them back.
    """
    later = case((Notice.snoozed_until > work.now, Notice.snoozed_until), else_=None)
    work.session.execute(
        update(Notice)
        .where(Notice.id.in_(list(notice_ids)), Notice.person_id == work.actor.person_id)
        .values(shown_at=work.now, snoozed_until=later)
    )
    return work.changes


def mark_seen(work: Work, notice_ids: Iterable[int]) -> Changes:
    """Note that the person looked at these."""
    wanted = [Notice.id.in_(list(notice_ids)), Notice.person_id == work.actor.person_id]
    work.session.execute(
        update(Notice).where(*wanted, Notice.seen_at.is_(None)).values(seen_at=work.now)
    )
    return work.touch(notices={work.actor.person_id} if work.actor.person_id else ())


def snooze(work: Work, notice_id: int, span: timedelta = SNOOZE) -> Changes:
    """Show this notice again after a while; the ladder goes on meanwhile."""
    notice = own(work, notice_id)
    notice.snoozed_until = work.now + span
    notice.seen_at = None
    return work.touch(notices={notice.person_id})


def snooze_ticket(work: Work, ticket_id: int, span: timedelta = SNOOZE) -> Changes:
    """Show the actor's open notices of a ticket again after a while.

    Raises:
        RuleError: There is none.
    """
    query = select(Notice.id).where(
        Notice.ticket_id == ticket_id,
        Notice.person_id == work.actor.person_id,
        Notice.acknowledged_at.is_(None),
    )
    found = list(work.session.scalars(query))
    if not found:
        raise RuleError("No alert about ticket #{ticket_id} waits for you.", ticket_id=ticket_id)
    for notice_id in found:
        snooze(work, notice_id, span)
    return work.changes


def wake_ticket(work: Work, ticket_id: int) -> Changes:
    """Show the actor's snoozed notices of a ticket again at once: the snooze was a mistake."""
    query = select(Notice).where(
        Notice.ticket_id == ticket_id,
        Notice.person_id == work.actor.person_id,
        Notice.snoozed_until > work.now,
    )
    for notice in work.session.scalars(query):
        notice.snoozed_until = work.now
    return work.touch(notices={work.actor.person_id} if work.actor.person_id else ())


def own(work: Work, notice_id: int) -> Notice:
    """Fetch a notice of the actor's own; NotAllowed for anybody else's."""
    notice = work.require(Notice, notice_id)
    if notice.person_id != work.actor.person_id:
        raise NotAllowed("That notice is somebody else's.")
    return notice


def _view(one: Notice) -> NoticeView:
    return NoticeView(
        id=one.id,
        ticket_id=one.ticket_id,
        clock_id=one.clock_id,
        firing_id=one.firing_id,
        kind=one.kind,
        title=one.title,
        body=one.body,
        urgency=one.urgency,
        created_at=one.created_at,
        shown_at=one.shown_at,
        seen_at=one.seen_at,
        acknowledged_at=one.acknowledged_at,
        snoozed_until=one.snoozed_until,
    )
