"""Calendars and policies as readable YAML, there and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.escalation import EscalationPath
from models.policies import Calendar, CalendarVersion, Policy, PolicyVersion
from models.vocabulary import Priority, Target, TicketStatus
from services.sla.drafts import CalendarDraft, PolicyDraft, Promise
from services.sla.matching import Operator
from services.sla.policy_options import READERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from models.policies import PolicyTarget
    from services.sla.drafts import Hours
    from services.sla.written import Part
    from services.store.work import Work

POLICY_KEYS: Final = frozenset(
    {"name", "calendar", "path", "conditions", "targets", "pauses", "options", "note"}
)
FLAGS: Final = frozenset({"agent_created_no_response_clock"})
PRIORITIES: Final = {one.word: one for one in Priority}
DEFAULT: Final = "default"


def read_calendar(name: str, part: Part) -> CalendarDraft:
    """Read one calendar; RuleError names the line of what cannot be read."""
    fields = part.fields({"timezone", "weekly", "holidays", "overrides"}, ("timezone", "weekly"))
    overrides = fields.get("overrides")
    return CalendarDraft(
        name=name,
        timezone=fields["timezone"].text(),
        weekly={day: _hours(hours) for day, hours in fields["weekly"].named()},
        holidays=tuple(sorted(fields["holidays"].texts())) if "holidays" in fields else (),
        overrides={day: _hours(hours) for day, hours in overrides.named()} if overrides else {},
    )


def read_policy(position: int, part: Part) -> PolicyDraft:
    """Read one policy; RuleError names the line of what cannot be read."""
    fields = part.fields(POLICY_KEYS, ("name", "calendar", "targets"))
    return PolicyDraft(
        name=fields["name"].text(),
        position=position,
        calendar=fields["calendar"].text(),
        promises=tuple(
            promise
            for target, terms in fields["targets"].named()
            for promise in _promises(_target(target, terms), terms)
        ),
        conditions=tuple(_condition(one) for one in _items(fields, "conditions")),
        pauses={
            _target(target, statuses): tuple(one.word(TicketStatus) for one in statuses.items())
            for target, statuses in (fields["pauses"].named() if "pauses" in fields else ())
        },
        options=_options(fields["options"]) if "options" in fields else {},
        path=fields["path"].text() if "path" in fields else None,
        note=fields["note"].text() if "note" in fields else None,
    )


def written_calendars(work: Work) -> dict[str, Any]:
    """Return the newest version of every active calendar, by name, ready to be dumped."""
    query = (
        select(CalendarVersion)
        .join(Calendar)
        .where(Calendar.active)
        .options(selectinload(CalendarVersion.calendar))
        .order_by(Calendar.name, CalendarVersion.version)
    )
    return {one.calendar.name: written_draft(one) for one in work.session.scalars(query)}


def written_policies(work: Work) -> list[dict[str, Any]]:
    """Return the newest version of every active policy, in order, ready to be dumped."""
    return [_policy(work, one) for one in newest_policies(work)]


def newest_policies(work: Work) -> list[PolicyVersion]:
    """Return the newest version of every active policy, in the order they are asked in."""
    query = (
        select(PolicyVersion)
        .join(Policy)
        .where(Policy.active)
        .options(selectinload(PolicyVersion.policy), selectinload(PolicyVersion.targets))
        .order_by(Policy.position, Policy.id, PolicyVersion.version)
    )
    return [*{one.policy_id: one for one in work.session.scalars(query)}.values()]


def _hours(part: Part) -> Hours:
    pairs = []
    for one in part.items():
        start, dash, end = one.text().partition("-")
        if not dash:
            one.refuse("“{text}” is no interval such as 09:00-17:00", text=one.text())
        pairs.append((start.strip(), end.strip()))
    return tuple(pairs)


def _target(name: str, part: Part) -> Target:
    try:
        return Target(name)
    except ValueError:
        part.refuse(
            "“{name}” is no target; there are {targets}", name=name, targets=tuple(map(str, Target))
        )


def _promises(target: Target, part: Part) -> Iterator[Promise]:
    if not isinstance(part.node.value, list):
        yield Promise(target, part.text())
        return
    fields = part.fields({DEFAULT, *PRIORITIES, "warn_before", "calendar"})
    warn = fields["warn_before"].text() if "warn_before" in fields else None
    calendar = fields["calendar"].text() if "calendar" in fields else None
    for name in (DEFAULT, *PRIORITIES):
        if name in fields:
            yield Promise(target, fields[name].text(), PRIORITIES.get(name), warn, calendar)


def _items(fields: Mapping[str, Part], name: str) -> Sequence[Part]:
    return fields[name].items() if name in fields else ()


def _condition(part: Part) -> dict[str, str]:
    fields = part.fields({"field", "op", "value"}, ("field", "op", "value"))
    return {
        "field": fields["field"].text(),
        "op": fields["op"].word(Operator).value,
        "value": fields["value"].text(),
    }


def _options(part: Part) -> dict[str, str | bool]:
    return {
        name: value.flag() if name in FLAGS else value.text()
        for name, value in part.fields(READERS).items()
    }


def written_draft(draft: CalendarDraft | CalendarVersion) -> dict[str, Any]:
    """Return the hours of a calendar, ready to be dumped under its name."""
    written: dict[str, Any] = {
        "timezone": draft.timezone,
        "weekly": _written_hours(draft.weekly),
    }
    if draft.holidays:
        written["holidays"] = list(draft.holidays)
    if draft.overrides:
        written["overrides"] = _written_hours(draft.overrides)
    return written


def _written_hours(days: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, list[str]]:
    week = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    ordered = sorted(days, key=lambda day: (week.index(day) if day in week else 7, day))
    return {day: [f"{start}-{end}" for start, end in days[day]] for day in ordered}


def _policy(work: Work, version: PolicyVersion) -> dict[str, Any]:
    written: dict[str, Any] = {
        "name": version.policy.name,
        "calendar": work.require(Calendar, version.calendar_id).name,
    }
    if version.path_id is not None:
        written["path"] = work.require(EscalationPath, version.path_id).name
    if version.conditions:
        written["conditions"] = [
            {key: one[key] for key in ("field", "op", "value")} for one in version.conditions
        ]
    written["targets"] = {
        target.value: _written_target(work, promises)
        for target in Target
        if (promises := [one for one in version.targets if one.target is target])
    }
    pauses = {one.value: version.pause_statuses.get(one.value) for one in Target}
    if any(pauses.values()):
        written["pauses"] = {target: found for target, found in pauses.items() if found}
    if version.options:
        written["options"] = {key: version.options[key] for key in sorted(version.options)}
    if version.note:
        written["note"] = version.note
    return written


def _written_target(work: Work, promises: list[PolicyTarget]) -> str | dict[str, str]:
    first = promises[0]
    plain = len(promises) == 1 and first.priority is None
    if plain and first.warn_before is None and first.calendar_id is None:
        return first.duration
    ordered = sorted(promises, key=lambda one: one.priority or 0)
    written = {one.priority.word if one.priority else DEFAULT: one.duration for one in ordered}
    if first.warn_before is not None:
        written["warn_before"] = first.warn_before
    if first.calendar_id is not None:
        written["calendar"] = work.require(Calendar, first.calendar_id).name
    return written
