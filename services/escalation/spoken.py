"""Policies, calendars and paths in sentences a person can check."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.desk import Setting
from models.escalation import EscalationPath
from models.people import Team
from models.policies import Calendar, CalendarVersion, Policy, PolicyVersion
from models.vocabulary import LevelAction, Target
from services.escalation import configuration
from services.sla.levels import Measure, parse_offset
from services.sla.publishing import SECOND_PERSON

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from models.escalation import EscalationLevel
    from models.policies import PolicyTarget
    from services.store.work import Work

DAYS: Final = {
    "mon": "Mon",
    "tue": "Tue",
    "wed": "Wed",
    "thu": "Thu",
    "fri": "Fri",
    "sat": "Sat",
    "sun": "Sun",
}
DOES: Final = {
    LevelAction.ALERT_ASSIGNEE: "alert the assignee",
    LevelAction.ACT: "run its actions",
}


@dataclass(frozen=True, slots=True)
class PolicyWords:
    """One policy as sentences; the newest version.

    Attributes:
        promises: Target and what is promised, such as ("resolution", "8h; critical 2h").
        path: When and what each level does, in order.
    """

    name: str
    version: int
    published_at: datetime
    published_by: str
    applies: str
    calendar: str
    hours: tuple[str, ...]
    promises: tuple[tuple[str, str], ...]
    pauses: tuple[tuple[str, str], ...]
    path_name: str | None
    path: tuple[tuple[str, str], ...]
    note: str | None
    open_tickets: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the policies page shows; `text` is the whole as one file to edit."""

    policies: tuple[PolicyWords, ...]
    text: str
    needs_second_person: bool


def overview(work: Work) -> Overview:
    """Return the configuration in sentences and as a file."""
    query = (
        select(PolicyVersion)
        .join(Policy)
        .where(Policy.active)
        .options(selectinload(PolicyVersion.policy), selectinload(PolicyVersion.targets))
        .order_by(Policy.position, Policy.id, PolicyVersion.version)
    )
    newest = {one.policy_id: one for one in work.session.scalars(query)}
    setting = work.find(Setting, SECOND_PERSON)
    return Overview(
        tuple(_policy(work, one) for one in newest.values()),
        configuration.export(work),
        bool(setting is not None and setting.value),
    )


def _policy(work: Work, version: PolicyVersion) -> PolicyWords:
    path = work.require(EscalationPath, version.path_id) if version.path_id else None
    said = " and ".join(
        f"{one['field'].replace('_', ' ')} {one['op'].replace('_', ' ')} {one['value']}"
        for one in version.conditions
    )
    return PolicyWords(
        name=version.policy.name,
        version=version.version,
        published_at=version.published_at,
        published_by=version.published_by,
        applies=said or "every ticket that no policy before it claims",
        calendar=work.require(Calendar, version.calendar_id).name,
        hours=_hours(work, version.calendar_id),
        promises=tuple(
            (target.value, _promised(work, of))
            for target in Target
            if (of := [one for one in version.targets if one.target is target])
        ),
        pauses=tuple(
            (target, ", ".join(statuses))
            for target, statuses in version.pause_statuses.items()
            if statuses
        ),
        path_name=path.name if path else None,
        path=tuple(_level(work, one) for one in path.levels) if path else (),
        note=version.note,
        open_tickets=configuration.open_under(work, version.policy_id),
    )


def _promised(work: Work, of: list[PolicyTarget]) -> str:
    ordered = sorted(of, key=lambda one: one.priority or 0)
    said = [f"{one.priority.word}: {one.duration}" for one in ordered if one.priority]
    said = [one.duration for one in ordered if one.priority is None] + said
    if of[0].calendar_id is not None:
        said.append(f"counted in {work.require(Calendar, of[0].calendar_id).name}")
    return "; ".join(said)


def _hours(work: Work, calendar_id: int) -> tuple[str, ...]:
    query = (
        select(CalendarVersion)
        .where(CalendarVersion.calendar_id == calendar_id)
        .order_by(CalendarVersion.version.desc())
        .limit(1)
    )
    version = work.session.scalars(query).one()
    said = _week(version.weekly)
    if version.holidays:
        said.append(f"{len(version.holidays)} holidays")
    if version.overrides:
        said.append(f"{len(version.overrides)} days with hours of their own")
    return (*said, f"zone {version.timezone}")


def _week(weekly: Mapping[str, Sequence[Sequence[str]]]) -> list[str]:
    """Say the hours of a week, days in a row with the same hours together."""
    said: list[str] = []
    for hours, group in groupby(DAYS, key=lambda day: weekly.get(day) or []):
        days = list(group)
        if hours:
            ends = (days[0],) if len(days) == 1 else (days[0], days[-1])
            when = ", ".join(f"{start} to {end}" for start, end in hours)
            said.append(f"{' to '.join(DAYS[day] for day in ends)}: {when}")
    return ["every hour of every day"] if said == ["Mon to Sun: 00:00 to 24:00"] else said


def _level(work: Work, level: EscalationLevel) -> tuple[str, str]:
    clock = level.target.value.replace("_", " ") if level.target else "deadline"
    return _when(level, clock), _does(work, level)


def _when(level: EscalationLevel, clock: str) -> str:
    offset = parse_offset(level.offset)
    if offset.measure is Measure.PERCENT:
        return f"at {offset.amount} % of the {clock}"
    if offset.amount == 0:
        return f"when the {clock} is due"
    span = level.offset.lstrip("+-")
    kind = " by the wall clock" if level.wall_time else ""
    return f"{span} {'before' if offset.amount < 0 else 'after'} the {clock} is due{kind}"


def _does(work: Work, level: EscalationLevel) -> str:
    if level.action is LevelAction.REASSIGN_TEAM:
        return f"hand the ticket to {work.require(Team, int(level.settings['team'])).name}"
    if level.action is LevelAction.NOTIFY_ROLE:
        return f"notify {', '.join(level.settings['recipients'])}"
    return DOES[level.action]
