"""Policies with their calendars and paths, taken apart for somebody who reads them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.desk import Setting
from models.escalation import EscalationPath
from models.policies import Calendar, CalendarVersion, PolicyVersion
from models.vocabulary import Priority, Target, TicketStatus
from services.calendars import duration
from services.escalation import configuration
from services.escalation.reading import LevelPicture, picture
from services.rules import facts
from services.sla.publishing import SECOND_PERSON
from services.sla.written_terms import newest_policies
from services.tickets.explaining import Ground, grounds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from models.policies import PolicyTarget
    from services.calendars.duration import Duration
    from services.rules.kinds import Field
    from services.store.work import Work

WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Promise:
    """What is promised of one target.

    Attributes:
        usual: For every priority without a length of its own; None: only those are promised.
        others: The lengths of single priorities, the most urgent first.
        calendar: Where it counts, if not in the hours of the policy.
    """

    target: Target
    usual: Duration | None
    others: tuple[tuple[Priority, Duration], ...] = ()
    calendar: str | None = None


@dataclass(frozen=True, slots=True)
class OpenDays:
    """Days in a row with the same hours, Monday is 0; hours as "07:00", "24:00"."""

    first: int
    last: int
    hours: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HoursPicture:
    """The newest version of a calendar: its week, its zone, and how many days are unlike it."""

    calendar: str
    zone: str
    week: tuple[OpenDays, ...]
    holidays: int
    unlike: int


@dataclass(frozen=True, slots=True)
class PolicyPicture:
    """The newest version of one policy.

    Attributes:
        grounds: What it asks of a ticket; nothing: it takes every ticket that comes to it.
        pauses: Targets whose clocks stand still, and in which statuses.
        levels: What its path does, in order; `path` is None where it has none.
    """

    name: str
    version: int
    published_at: datetime
    published_by: str
    grounds: tuple[Ground, ...]
    hours: HoursPicture
    promises: tuple[Promise, ...]
    pauses: tuple[tuple[Target, tuple[TicketStatus, ...]], ...]
    path: str | None
    levels: tuple[LevelPicture, ...]
    note: str | None
    open_tickets: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the policies page shows; `text` is the whole as one file to edit."""

    policies: tuple[PolicyPicture, ...]
    text: str
    needs_second_person: bool


def overview(work: Work) -> Overview:
    """Return the configuration taken apart, and as a file."""
    newest = newest_policies(work)
    custom = facts.custom_fields(work) if newest else {}
    setting = work.find(Setting, SECOND_PERSON)
    return Overview(
        tuple(_policy(work, one, custom) for one in newest),
        configuration.export(work),
        bool(setting is not None and setting.value),
    )


def _policy(work: Work, version: PolicyVersion, custom: Mapping[str, Field]) -> PolicyPicture:
    path = work.require(EscalationPath, version.path_id) if version.path_id else None
    return PolicyPicture(
        name=version.policy.name,
        version=version.version,
        published_at=version.published_at,
        published_by=version.published_by,
        grounds=grounds(work, version.id) or (),
        hours=_hours(work, version.calendar_id),
        promises=tuple(
            _promise(work, target, of)
            for target in Target
            if (of := [one for one in version.targets if one.target is target])
        ),
        pauses=tuple(
            (Target(target), tuple(TicketStatus(one) for one in statuses))
            for target, statuses in version.pause_statuses.items()
            if statuses
        ),
        path=path.name if path else None,
        levels=tuple(picture(work, one, custom) for one in path.levels) if path else (),
        note=version.note,
        open_tickets=configuration.open_under(work, version.policy_id),
    )


def _promise(work: Work, target: Target, of: Sequence[PolicyTarget]) -> Promise:
    lengths = {one.priority: duration.parse(one.duration) for one in of}
    usual = lengths.pop(None, None)
    others = sorted(
        (priority, length) for priority, length in lengths.items() if priority is not None
    )
    elsewhere = of[0].calendar_id
    name = work.require(Calendar, elsewhere).name if elsewhere is not None else None
    return Promise(target, usual, tuple(others), name)


def _hours(work: Work, calendar_id: int) -> HoursPicture:
    query = (
        select(CalendarVersion)
        .where(CalendarVersion.calendar_id == calendar_id)
        .order_by(CalendarVersion.version.desc())
        .limit(1)
    )
    version = work.session.scalars(query).one()
    return HoursPicture(
        work.require(Calendar, calendar_id).name,
        version.timezone,
        _week(version.weekly),
        len(version.holidays),
        len(version.overrides),
    )


def _week(weekly: Mapping[str, Sequence[Sequence[str]]]) -> tuple[OpenDays, ...]:
    """Return the open days of a week, those in a row with the same hours together."""
    found = []
    for hours, group in groupby(range(len(WEEK)), key=lambda day: weekly.get(WEEK[day]) or []):
        days = list(group)
        if hours:
            open_hours = tuple((str(start), str(end)) for start, end in hours)
            found.append(OpenDays(days[0], days[-1], open_hours))
    return tuple(found)
