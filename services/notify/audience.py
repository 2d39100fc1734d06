"""Who hears what by which medium, and when: choices, quiet hours, digests, languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select

from models.outbox import AlertChoice, AlertProfile, Channel
from models.people import Person, TeamMember
from models.tickets import Ticket
from models.vocabulary import Medium, NoticeUrgency, Timing
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.calendars.working_time import WorkingTime
from services.errors import NotAllowed, RuleError
from services.notify import ways_out
from services.notify.outbox import Parcel
from services.notify.phrases import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from models.escalation import Notice
    from services.changes import Changes
    from services.store.work import Work

SETTLE: Final = timedelta(seconds=2)
"""How long a message waits for others to the same person that it can go with."""
PERSONAL: Final = (Medium.EMAIL, Medium.CHAT, Medium.SMS)
OFF: Final = "this person is switched off"
"""Why nothing leaves to somebody who may not sign in any more; the notice itself is kept."""
SCOPES: Final = ("own", "team", "department", "*")
"""From the closest to the widest; the closest choice counts."""
UNREADABLE: Final = (ValueError, KeyError, TypeError, AttributeError)
"""What wishes say that cannot be kept."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How a person wants to be reached; what a person without wishes gets."""

    language: str = "en"
    timezone: str = "UTC"
    quiet: Any = None
    urgent_bypass: bool = True
    digest_at: str = "08:00"
    mobile: str | None = None
    chat: str | None = None
    skip_when_away: bool = False


def parcels_of(work: Work, notices: Sequence[Notice]) -> list[Parcel]:
    """Return what these notices send to the outside, by everybody's choices."""
    query = select(Channel.medium).where(Channel.active, Channel.medium.in_(PERSONAL))
    media = sorted(set(work.session.scalars(query)))
    if not media or not notices:
        return []
    people = sorted({one.person_id for one in notices})
    wishes = profiles(work, people)
    choices = _choices(work, media, people)
    parcels = []
    for notice in notices:
        for medium in media:
            timing = _closest(work, notice, choices.get(medium, ()), medium)
            if timing is not Timing.OFF:
                parcels.append(_parcel(work, notice, medium, (timing, wishes[notice.person_id])))
    return parcels


def _parcel(work: Work, notice: Notice, medium: Medium, how: tuple[Timing, Profile]) -> Parcel:
    timing, wishes = how
    at = work.now + SETTLE
    urgent = notice.urgency is NoticeUrgency.CRITICAL and wishes.urgent_bypass
    held = ""
    if timing is Timing.DIGEST and not urgent:
        at = _digest_or_now(wishes, at)
        held = f"kept for the digest of {at:%Y-%m-%d %H:%M} UTC"
    elif not urgent and (loud := loud_again(wishes, work.now)) > at:
        at, held = loud, f"quiet hours until {loud:%Y-%m-%d %H:%M} UTC"
    person = work.require(Person, notice.person_id)
    address = {Medium.EMAIL: person.email, Medium.CHAT: wishes.chat, Medium.SMS: wishes.mobile}
    return Parcel(
        key=f"notice:{notice.id}:{medium.value}",
        medium=medium,
        recipient=address[medium] or "",
        kind=notice.kind,
        subject=notice.title,
        body=notice.body,
        person_id=notice.person_id,
        notice_id=notice.id,
        ticket_id=notice.ticket_id,
        urgency=notice.urgency,
        payload={"digest": "1"} if timing is Timing.DIGEST and not urgent else {},
        not_before=at,
        held=held,
        skipped="" if person.active else OFF,
    )


def chosen(work: Work, notice: Notice, medium: Medium) -> Timing:
    """Return when somebody hears of a notice by a medium; the closest choice counts.

    A person's own choice beats the desk's, a named kind of event beats `*`, and a closer scope a
    wider one. Without any choice mails go at once, and the other media stay silent.
    """
    choices = _choices(work, [medium], [notice.person_id])
    return _closest(work, notice, choices.get(medium, ()), medium)


def _choices(
    work: Work, media: Sequence[Medium], people: Sequence[int]
) -> dict[Medium, list[AlertChoice]]:
    query = select(AlertChoice).where(
        AlertChoice.medium.in_(media),
        or_(AlertChoice.person_id.in_(people), AlertChoice.person_id.is_(None)),
    )
    found: dict[Medium, list[AlertChoice]] = {}
    for one in work.session.scalars(query):
        found.setdefault(one.medium, []).append(one)
    return found


def _closest(work: Work, notice: Notice, choices: Sequence[AlertChoice], medium: Medium) -> Timing:
    fitting = [
        one
        for one in choices
        if one.person_id in {None, notice.person_id} and one.event in {notice.kind, "*"}
    ]
    if any(one.scope != "*" for one in fitting):
        scopes = _scopes(work, notice)
        fitting = [one for one in fitting if one.scope in scopes]
    if not fitting:
        return Timing.AT_ONCE if medium is Medium.EMAIL else Timing.OFF
    closest = min(
        fitting,
        key=lambda one: (one.person_id is None, one.event == "*", SCOPES.index(one.scope)),
    )
    return closest.timing


def _scopes(work: Work, notice: Notice) -> list[str]:
    ticket = work.require(Ticket, notice.ticket_id) if notice.ticket_id else None
    if ticket is None:
        return ["*"]
    found = ["*"]
    if ticket.assignee_id == notice.person_id:
        found.append("own")
    member = work.session.get(TeamMember, (ticket.team_id or 0, notice.person_id))
    if member is not None:
        found.append("team")
    if work.require(Person, notice.person_id).department_id == ticket.department_id:
        found.append("department")
    return found


def profile(work: Work, person_id: int) -> Profile:
    """Return how a person wants to be reached."""
    return profiles(work, [person_id])[person_id]


def profiles(work: Work, people: Sequence[int]) -> dict[int, Profile]:
    """Return how each of these people wants to be reached."""
    query = select(AlertProfile).where(AlertProfile.person_id.in_(people))
    rows = {one.person_id: one for one in work.session.scalars(query)}
    return {one: _profile(rows[one]) if one in rows else Profile() for one in people}


def _profile(row: AlertProfile) -> Profile:
    return Profile(
        row.language,
        row.timezone,
        row.quiet,
        row.urgent_bypass,
        row.digest_at,
        row.mobile,
        row.chat,
        row.skip_when_away,
    )


def loud_again(wishes: Profile, at: datetime) -> datetime:
    """Return `at`, or the end of the quiet hours that it lies in."""
    try:
        return _loud(wishes, at)
    except UNREADABLE:
        return at  # written with another tool: no hours that could be kept


def _loud(wishes: Profile, at: datetime) -> datetime:
    if not wishes.quiet:
        return at
    quiet = WorkingTime(wishes.timezone, wishes.quiet)
    return quiet.next_close(at) if quiet.is_open(at) else at


def _digest_or_now(wishes: Profile, at: datetime) -> datetime:
    try:
        return digest_time(wishes, at)
    except UNREADABLE:
        return at  # as with quiet hours: an alert that is early is better than none


def digest_time(wishes: Profile, after: datetime) -> datetime:
    """Return when the next digest goes out."""
    hours, _, minutes = wishes.digest_at.partition(":")
    zone = ZoneInfo(wishes.timezone)
    day = after.astimezone(zone).date()
    while True:
        local = datetime(day.year, day.month, day.day, int(hours), int(minutes), tzinfo=zone)
        if local > after:
            return local.astimezone(UTC)
        day += timedelta(days=1)


def set_profile(work: Work, person_id: int, **wishes: Any) -> Changes:  # noqa: ANN401 - see Profile
    """Say how one wants to be reached; RuleError when the hours make no sense."""
    if work.actor.person_id != person_id:
        demand(work.actor, Act.MANAGE_PEOPLE)
    known = Profile.__dataclass_fields__
    if unknown := set(wishes) - set(known):
        raise RuleError("A profile has no {unknown}.", unknown=", ".join(sorted(unknown)))
    if wishes.get("language", "en") not in LANGUAGES:
        raise RuleError("The language is one of {languages}.", languages=", ".join(LANGUAGES))
    if not isinstance(wishes.get("quiet", {}), dict):
        raise RuleError("Quiet hours are given by day of the week: mon to sun.")
    row = work.session.get(AlertProfile, person_id)
    if row is None:
        row = AlertProfile(person_id=person_id, quiet={})
        work.session.add(row)
        work.session.flush()
    changes = []
    for name, value in wishes.items():
        changes.append(FieldChange(name.replace("_", " "), str(getattr(row, name)), str(value)))
        setattr(row, name, value)
    try:
        found = Profile(row.language, row.timezone, row.quiet, digest_at=row.digest_at)
        digest_time(found, work.now)
        _loud(found, work.now)
    except UNREADABLE as problem:
        raise RuleError("These wishes cannot be kept: {problem}.", problem=problem) from problem
    trail.append(work, "person.alerts_set", ("person", person_id), changes)
    return work.touch(people={person_id})


@dataclass(frozen=True, slots=True)
class Choice:
    """One cell of the matrix of events, media and scopes; `*` is every event or scope."""

    event: str
    medium: Medium
    scope: str = "*"


def choose(work: Work, cell: Choice, timing: Timing, *, person_id: int | None = None) -> Changes:
    """Choose when one hears of a kind of event; without a person it is the desk's default."""
    event, medium, scope = cell.event, cell.medium, cell.scope
    if person_id is None:
        demand(work.actor, Act.CONFIGURE)
    elif work.actor.person_id != person_id:
        raise NotAllowed("You can choose for yourself only.")
    if scope not in SCOPES:
        raise RuleError("The scope is one of {scopes}.", scopes=", ".join(SCOPES))
    query = select(AlertChoice).where(
        AlertChoice.person_id.is_not_distinct_from(person_id),
        AlertChoice.event == event,
        AlertChoice.medium == medium,
        AlertChoice.scope == scope,
    )
    row = work.session.scalar(query)
    before = row.timing.value if row else None
    if row is None:
        row = AlertChoice(person_id=person_id, event=event, medium=medium, scope=scope)
        work.session.add(row)
    row.timing = timing
    said = [FieldChange(f"{event} by {medium.value} ({scope})", before, timing.value)]
    subject = ("person", person_id) if person_id else ("desk", 1)
    trail.append(work, "alerts.chosen", subject, said)
    return work.touch(configuration=True)


def add_channel(work: Work, name: str, medium: Medium, settings: Mapping[str, Any]) -> int:
    """Open a way out; secrets are named (`env:NAME`, `file:PATH`), never kept."""
    demand(work.actor, Act.CONFIGURE)
    ways_out.check_channel(name, medium, settings)
    if work.session.scalar(select(Channel.id).where(Channel.name == name)) is not None:
        raise RuleError("There is a channel “{name}” already: choose another name.", name=name)
    channel = Channel(name=name, medium=medium, settings=dict(settings), active=True)
    work.session.add(channel)
    work.session.flush()
    said = [FieldChange(key, None, str(value)) for key, value in settings.items()]
    trail.append(work, "channel.opened", ("channel", channel.id), said)
    work.touch(configuration=True)
    return channel.id
