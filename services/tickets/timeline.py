"""Everything that happened on a ticket in one list: what was said, changed, counted and told."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from models.audit import AuditEntry
from models.escalation import Firing, Notice
from models.people import Person
from models.rules import RuleRun, RuleVersion
from models.tickets import Message, Ticket
from models.vocabulary import MessageKind, Role
from services.audit import opening
from services.audit.field_change import FieldChange
from services.errors import NotAllowed
from services.sla import pictures
from services.tickets.merged import family

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from services.store.work import Work

MOST: Final = 1000
"""Of each sort, the newest; all of them stand in the audit trail."""
TOLD_ELSEWHERE: Final = ("message.", "rule.", "escalation.", "clock.")
"""Kinds of entries whose matter has a line of its own here."""


class Sort(StrEnum):
    """What a line is about."""

    MESSAGE = "message"
    CHANGE = "change"
    CLOCK = "clock"
    LEVEL = "level"
    NOTICE = "notice"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened.

    Attributes:
        what: A word of the program: a kind of entry, of message, of clock event, an outcome.
        who: Who did it, was told, or what ran. about: A target, level, policy or title.
        text: What was said or done, in full.
        changes: Fields before and after, of a change.
    """

    at: datetime
    sort: Sort
    what: str
    who: str = ""
    about: str = ""
    text: str = ""
    changes: tuple[FieldChange, ...] = field(default=())


def timeline(work: Work, ticket_id: int) -> tuple[Line, ...]:
    """Return everything that happened on a ticket, the newest first; for people of the desk."""
    if work.actor.role is Role.REQUESTER:
        raise NotAllowed("The timeline of a ticket is for people of the desk.")
    if (ticket := work.find(Ticket, ticket_id)) is not None:
        opening.open_words(work, ticket)
    lines = [
        *_messages(work, ticket_id),
        *_changes(work, ticket_id),
        *_clocks(work, ticket_id),
        *_levels(work, ticket_id),
        *_notices(work, ticket_id),
        *_rules(work, ticket_id),
    ]
    order = list(Sort)
    return tuple(sorted(lines, key=lambda one: (one.at, order.index(one.sort)), reverse=True))


def _messages(work: Work, ticket_id: int) -> Iterator[Line]:
    query = (
        select(Message)
        .where(Message.ticket_id.in_(family(work, ticket_id)))
        .order_by(Message.id.desc())
        .limit(MOST)
    )
    for one in work.session.scalars(query):
        what = "note" if one.kind is MessageKind.NOTE else f"reply of {one.author_kind.value}"
        yield Line(one.at, Sort.MESSAGE, what, one.author_name, text=one.body)


def _changes(work: Work, ticket_id: int) -> Iterator[Line]:
    query = (
        select(AuditEntry)
        .where(
            AuditEntry.subject_type == "ticket",
            AuditEntry.subject_id == ticket_id,
            ~or_(*(AuditEntry.kind.startswith(one) for one in TOLD_ELSEWHERE)),
        )
        .order_by(AuditEntry.id.desc())
        .limit(MOST)
    )
    for one in work.session.scalars(query):
        changes = tuple(
            FieldChange(row["field"], row["before"], row["after"]) for row in one.changes
        )
        who = one.claimed_actor or one.actor_name
        yield Line(one.at, Sort.CHANGE, one.kind, who, text=one.reason or "", changes=changes)


def _clocks(work: Work, ticket_id: int) -> Iterator[Line]:
    for one in pictures.clocks_of(work, ticket_id):
        about = one.target.value
        terms = f"{one.policy}, version {one.policy_version}"
        yield Line(one.started_at, Sort.CLOCK, "started", about=about, text=terms)
        yield from _pauses(one)
        if one.acknowledged_at is not None:
            yield Line(
                one.acknowledged_at, Sort.CLOCK, "acknowledged", one.acknowledged_by or "", about
            )
        if one.breached_at is not None:
            cause = one.breach_cause or ""
            yield Line(one.breached_at, Sort.CLOCK, "breached", about=about, text=cause)
        if one.stopped_at is not None:
            yield Line(one.stopped_at, Sort.CLOCK, one.state.value, about=about)


def _pauses(clock: pictures.ClockView) -> Iterator[Line]:
    """Yield when a clock stood still, and when it went on: another stretch of it follows."""
    past = [one for one in clock.segments if not one.is_ahead]
    about = clock.target.value
    for place, part in enumerate(past):
        if part.kind != "paused":
            continue
        yield Line(part.start, Sort.CLOCK, "paused", about=about, text=part.why)
        if place + 1 < len(past) and past[place + 1].kind != "paused":
            yield Line(part.end, Sort.CLOCK, "resumed", about=about)


def _levels(work: Work, ticket_id: int) -> Iterator[Line]:
    query = (
        select(Firing)
        .where(Firing.ticket_id == ticket_id)
        .options(selectinload(Firing.level))
        .order_by(Firing.id.desc())
        .limit(MOST)
    )
    for one in work.session.scalars(query):
        yield Line(
            one.fired_at, Sort.LEVEL, one.outcome.value, about=one.level.name, text=one.detail
        )


def _notices(work: Work, ticket_id: int) -> Iterator[Line]:
    query = (
        select(Notice, Person.name)
        .join(Person, Person.id == Notice.person_id)
        .where(Notice.ticket_id == ticket_id)
        .order_by(Notice.id.desc())
        .limit(MOST)
    )
    for one, name in work.session.execute(query):
        yield Line(one.created_at, Sort.NOTICE, "told", name, one.title, one.body)
        if one.seen_at is not None:
            yield Line(one.seen_at, Sort.NOTICE, "seen", name, one.title)


def _rules(work: Work, ticket_id: int) -> Iterator[Line]:
    query = (
        select(RuleRun)
        .where(RuleRun.ticket_id == ticket_id)
        .options(selectinload(RuleRun.version).selectinload(RuleVersion.rule))
        .order_by(RuleRun.id.desc())
        .limit(MOST)
    )
    for one in work.session.scalars(query):
        name = f"{one.version.rule.name}, version {one.version.version}"
        text = f"{one.cause}: {one.why}" + (f"\n{one.did}" if one.did else "")
        yield Line(one.at, Sort.RULE, one.outcome.value, about=name, text=text)
