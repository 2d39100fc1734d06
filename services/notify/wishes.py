"""How people are told, as the settings page reads it: choices, channels, templates, a test send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, or_, select

from models.outbox import AlertChoice, Channel, Delivery, OutboxMessage, WordingTemplate
from models.people import Person
from models.vocabulary import Medium, OutboxState
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.notify import audience, templates, ways_out
from services.notify.outbox import Parcel, queue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from models.vocabulary import Timing
    from services.changes import Changes
    from services.notify.audience import Profile
    from services.store.work import Work

EVENTS: Final = ("escalation", "rule", "mention", "task", "approval", "drill", "*")
"""The kinds of event one can choose for; `*` is every other."""
TEST: Final = "test"


@dataclass(frozen=True, slots=True)
class Cell:
    """One choice: the event, by what, and whose ticket it is about."""

    event: str
    medium: Medium
    scope: str


@dataclass(frozen=True, slots=True)
class WishesView:
    """How the actor is told.

    Attributes:
        own, desk: The choices made, by oneself and for everybody.
        media: By what the desk can reach people at all now.
    """

    profile: Profile
    email: str | None
    own: Mapping[Cell, Timing]
    desk: Mapping[Cell, Timing]
    media: tuple[Medium, ...]


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """One way out of the desk and how it has been doing."""

    id: int
    name: str
    medium: Medium
    active: bool
    settings: tuple[tuple[str, str], ...]
    sent_at: datetime | None
    dead: int


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """The words of one kind of mail in one language; `is_own` where the desk wrote them."""

    name: str
    language: str
    subject: str
    body: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a test message so far."""

    state: OutboxState
    reason: str


def wishes(work: Work) -> WishesView:
    """Return how the actor is told."""
    person_id = work.actor.person_id
    if person_id is None:
        raise RuleError("Only a person has settings of their own.")
    query = select(AlertChoice).where(
        or_(AlertChoice.person_id == person_id, AlertChoice.person_id.is_(None))
    )
    own: dict[Cell, Timing] = {}
    desk: dict[Cell, Timing] = {}
    for one in work.session.scalars(query):
        into = desk if one.person_id is None else own
        into[Cell(one.event, one.medium, one.scope)] = one.timing
    open_now = select(Channel.medium).where(Channel.active).distinct()
    media = set(work.session.scalars(open_now)) & set(audience.PERSONAL)
    return WishesView(
        audience.profile(work, person_id),
        work.require(Person, person_id).email,
        own,
        desk,
        tuple(one for one in audience.PERSONAL if one in media),
    )


def skips_when_away(work: Work) -> bool:
    """Tell whether the actor wants to be skipped while nobody sits at the workstation."""
    person_id = work.actor.person_id
    return person_id is not None and audience.profile(work, person_id).skip_when_away


def save(work: Work, profile: Mapping[str, Any]) -> Changes:
    """Say how one wants to be reached oneself."""
    return audience.set_profile(work, work.actor.person_id or 0, **profile)


def choose(work: Work, cell: Cell, timing: Timing | None) -> Changes:
    """Choose for oneself; None takes the choice back, so that the desk's counts again."""
    return _choose(work, cell, timing, work.actor.person_id)


def choose_for_desk(work: Work, cell: Cell, timing: Timing | None) -> Changes:
    """Choose for everybody who has not chosen; None takes it back to what the desk ships with."""
    demand(work.actor, Act.CONFIGURE)
    return _choose(work, cell, timing, None)


def _choose(work: Work, cell: Cell, timing: Timing | None, person_id: int | None) -> Changes:
    if timing is not None:
        wanted = audience.Choice(cell.event, cell.medium, cell.scope)
        return audience.choose(work, wanted, timing, person_id=person_id)
    query = select(AlertChoice).where(
        AlertChoice.person_id.is_not_distinct_from(person_id),
        AlertChoice.event == cell.event,
        AlertChoice.medium == cell.medium,
        AlertChoice.scope == cell.scope,
    )
    row = work.session.scalar(query)
    if row is not None:
        work.session.delete(row)
        name = f"{cell.event} by {cell.medium.value} ({cell.scope})"
        said = [FieldChange(name, row.timing.value, None)]
        subject = ("person", person_id) if person_id else ("desk", 1)
        trail.append(work, "alerts.chosen", subject, said)
    return work.touch(configuration=True)


def channels(work: Work) -> list[ChannelRow]:
    """Return the ways out of the desk."""
    demand(work.actor, Act.CONFIGURE)
    found = []
    for one in work.session.scalars(select(Channel).order_by(Channel.medium, Channel.name)):
        of = (OutboxMessage.channel_id == one.id) | (
            OutboxMessage.channel_id.is_(None) & (OutboxMessage.medium == one.medium)
        )
        sent_at = work.session.scalar(select(func.max(OutboxMessage.sent_at)).where(of))
        dead = select(func.count()).select_from(OutboxMessage)
        count = work.session.scalar(dead.where(of, OutboxMessage.state == OutboxState.DEAD))
        settings = tuple((key, str(value)) for key, value in one.settings.items())
        found.append(
            ChannelRow(one.id, one.name, one.medium, one.active, settings, sent_at, count or 0)
        )
    return found


def set_channel(
    work: Work, channel_id: int, medium: Medium, settings: Mapping[str, Any]
) -> Changes:
    """Change how a way out is reached; what waits for it goes out by the new settings."""
    demand(work.actor, Act.CONFIGURE)
    channel = work.require(Channel, channel_id)
    if channel.medium is not medium:
        raise RuleError(
            "The channel “{channel}” leaves by {medium}: close it, and open another one "
            "for {medium_2}.",
            channel=channel.name,
            medium=channel.medium,
            medium_2=medium,
        )
    ways_out.check_channel(channel.name, medium, settings)
    before, after = dict(channel.settings), dict(settings)
    said = [
        FieldChange(key, *(_said(one.get(key)) for one in (before, after)))
        for key in dict.fromkeys([*before, *after])
        if before.get(key) != after.get(key)
    ]
    if said:
        channel.settings = after
        trail.append(work, "channel.changed", ("channel", channel_id), said)
    return work.touch(configuration=True)


def _said(value: object) -> str | None:
    return None if value is None else str(value)


def switch_channel(work: Work, channel_id: int, *, active: bool) -> Changes:
    """Open or close a way out; messages wait while there is no other of its kind."""
    demand(work.actor, Act.CONFIGURE)
    channel = work.require(Channel, channel_id)
    if channel.active is not active:
        channel.active = active
        word = "opened" if active else "closed"
        trail.append(work, f"channel.{word}", ("channel", channel_id))
    return work.touch(configuration=True)


def send_trial(work: Work, channel_id: int, recipient: str) -> Changes:
    """Send a test message by a channel; its number is `changes.subject`.

    Raises:
        RuleError: The channel is closed, or there is nobody to send it to.
    """
    demand(work.actor, Act.CONFIGURE)
    channel = work.require(Channel, channel_id)
    if not channel.active:
        raise RuleError("The channel “{channel}” is closed: open it first.", channel=channel.name)
    address = recipient.strip()
    if channel.medium is Medium.WEBHOOK:
        address = address or str(channel.settings.get("url", ""))
    if not address:
        raise RuleError("Say whom the test goes to.")
    parcel = Parcel(
        key=f"{TEST}:{channel_id}:{work.now.timestamp():.6f}",
        medium=channel.medium,
        recipient=address,
        kind=TEST,
        subject=f"Test of the channel {channel.name}",
        body=f"{work.actor.name} sent this to see whether the channel {channel.name} works.",
        channel_id=channel_id,
        payload={"test": "1"} if channel.medium is Medium.WEBHOOK else {},
    )
    message = queue(work, parcel)
    trail.append(
        work, "channel.tested", ("channel", channel_id), [FieldChange("to", None, address)]
    )
    return work.touch(configuration=True, subject=message.id if message else None)


def trial_result(work: Work, message_id: int) -> Trial:
    """Return what became of a test message so far."""
    demand(work.actor, Act.CONFIGURE)
    message = work.require(OutboxMessage, message_id)
    query = select(Delivery.reason).where(Delivery.message_id == message_id)
    reason = work.session.scalar(query.order_by(Delivery.id.desc()).limit(1))
    return Trial(message.state, reason or "")


def template_rows(work: Work) -> list[TemplateRow]:
    """Return the words of every kind of mail in every language, as they count now."""
    own = {(one.name, one.language): one for one in work.session.scalars(select(WordingTemplate))}
    found = []
    for name, language in templates.every():
        row = own.get((name, language)) or own.get((name.partition(":")[0], language))
        shipped = templates.SHIPPED[name.partition(":")[0], language]
        words = (row.subject, row.body) if row is not None else shipped
        is_own = (name, language) in own
        found.append(TemplateRow(name, language, *words, is_own=is_own))
    return found


def template_preview(
    work: Work, name: str, language: str, subject: str, body: str
) -> tuple[str, str]:
    """Show words filled in with an example; RuleError names a placeholder nobody fills in."""
    del work
    return templates.preview(name, language, subject, body)
