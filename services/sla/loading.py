"""Read published versions from the database into the terms that clocks are replayed under."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.escalation import EscalationLevel
from models.people import Team
from models.policies import Calendar, CalendarVersion, PolicyVersion
from models.vocabulary import DONE_STATUSES, Priority, Target, TicketStatus
from services.calendars import duration
from services.calendars.working_time import WorkingTime
from services.errors import RuleError
from services.sla import in_force, policy_options, stamp
from services.sla.levels import Mark, Measure, Offset, level_offset, parse_offset
from services.sla.terms import CalendarTerms, PolicyTerms, TargetTerms

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from models.policies import PolicyTarget
    from models.tickets import Ticket
    from services.sla.drafts import CalendarDraft, PolicyDraft
    from services.store.work import Work

AT_RISK: Final = "at risk"
AT_A_QUARTER: Final = Offset(75, Measure.PERCENT)
"""Where a promise names no warning, its clock is at risk in its last quarter."""
FINAL: Final = frozenset({TicketStatus.CANCELLED.value, TicketStatus.MERGED.value})


def policy_terms(work: Work, policy_version_id: int, pins: in_force.Pins) -> PolicyTerms:
    """Return the terms of a policy version over these calendar versions."""
    key = f"policy {policy_version_id} {pins}"
    return stamp.kept(work, key, lambda _: _read_policy(work, policy_version_id, dict(pins)))


def calendar_terms(work: Work, calendar_version_id: int) -> CalendarTerms:
    """Return one version of a calendar, ready to count in."""
    version = work.require(CalendarVersion, calendar_version_id)
    key = ("calendar", version.id, version.published_at)
    found: CalendarTerms | None = work.published.get(key)
    if found is None:  # kept for ever: expanding the hours of years costs milliseconds
        hours = _hours(version.timezone, version.weekly, version.holidays, version.overrides)
        name = work.require(Calendar, version.calendar_id).name
        found = work.published[key] = CalendarTerms(
            version.calendar_id, version.version, name, hours, version.id
        )
    return found


def team_terms(work: Work, team_id: int | None, ticket: Ticket) -> dict[str, Any]:
    """Return what a hand-over pins: the team's own promise and its calendar's newest version.

    Args:
        work: The unit of work.
        team_id: The team that gets the ticket.
        ticket: The ticket; hours published for new tickets only do not count for an older one.
    """
    if team_id is None:
        return {}
    ola, calendar_id = (work.look(Team, team_id, name) for name in ("ola", "calendar_id"))
    if ola is None or calendar_id is None:
        return {}
    newest = in_force.newest_of(work, [calendar_id], ticket).get(calendar_id)
    return {} if newest is None else {"ola": ola, "calendar_version_id": newest}


def check_hours(draft: CalendarDraft) -> WorkingTime:
    """Read a draft's hours; RuleError says what is wrong with them."""
    try:
        return _hours(draft.timezone, draft.weekly, draft.holidays, draft.overrides)
    except ValueError as problem:
        raise RuleError(
            "The calendar “{name}” cannot be used: {problem}.", name=draft.name, problem=problem
        ) from problem


def check_promises(draft: PolicyDraft) -> None:
    """Refuse a draft whose durations, warnings or options cannot be read."""
    policy_options.check(draft.name, draft.options)
    try:
        in_force.conditions(draft.conditions)
    except (ValueError, KeyError) as problem:
        raise RuleError(
            "The policy “{name}” has a condition that cannot be read: {problem}.",
            name=draft.name,
            problem=problem,
        ) from problem
    if not draft.promises:
        raise RuleError("The policy “{name}” promises nothing: add a target.", name=draft.name)
    for promise in draft.promises:
        try:
            duration.parse(promise.duration)
            if promise.warn_before:
                parse_offset(f"-{promise.warn_before}")
        except ValueError as problem:
            raise RuleError(
                "The policy “{name}”, {target}: {problem}.",
                name=draft.name,
                target=promise.target.value,
                problem=problem,
            ) from problem


def _hours(
    zone: str,
    weekly: Mapping[str, Any],
    holidays: Any,  # noqa: ANN401 - JSON
    overrides: Mapping[str, Any],
) -> WorkingTime:
    return WorkingTime(
        zone,
        weekly,
        holidays=[date.fromisoformat(day) for day in holidays],
        overrides={date.fromisoformat(day): hours for day, hours in overrides.items()},
    )


def _read_policy(work: Work, policy_version_id: int, pins: dict[int, int]) -> PolicyTerms:
    version = work.require(PolicyVersion, policy_version_id)
    levels = _levels(work, version.path_id)
    targets = {
        target.value: _read_target(work, version, target, pins, levels)
        for target in Target
        if any(one.target is target for one in version.targets)
    }
    paused = {status for found in version.pause_statuses.values() for status in found}
    options = version.options
    window = options.get("confirmation_window")
    return PolicyTerms(
        id=version.id,
        version=version.version,
        name=version.policy.name,
        targets=targets,
        calendar=calendar_terms(work, pins[version.calendar_id]),
        closed_statuses=frozenset(status.value for status in DONE_STATUSES),
        final_statuses=FINAL,
        pause_statuses=frozenset(paused),
        confirmation_window=duration.parse(window) if window else None,
        floor_s=duration.parse(options.get("floor", "0s")).amount,
        any_customer_message=options.get("next_response_starts") == "any_customer_message",
        agent_created_no_response_clock=bool(options.get("agent_created_no_response_clock")),
    )


def _read_target(
    work: Work,
    version: PolicyVersion,
    target: Target,
    pins: dict[int, int],
    levels: list[EscalationLevel],
) -> TargetTerms:
    promises = [one for one in version.targets if one.target is target]
    calendar_id = next((one.calendar_id for one in promises if one.calendar_id), None)
    durations: dict[Hashable, duration.Duration] = {
        _priority(one.priority): duration.parse(one.duration) for one in promises
    }
    return TargetTerms(
        durations=durations,
        calendar=calendar_terms(work, pins[calendar_id or version.calendar_id]),
        pause_statuses=frozenset(version.pause_statuses.get(target.value, ())),
        marks=(_warning(promises), *_marks(target, levels)),
    )


def _priority(priority: Priority | None) -> str | None:
    return None if priority is None else priority.word


def _warning(promises: list[PolicyTarget]) -> Mark:
    before = next((one.warn_before for one in promises if one.warn_before), None)
    return Mark(AT_RISK, parse_offset(f"-{before}") if before else AT_A_QUARTER, warning=True)


def _marks(target: Target, levels: list[EscalationLevel]) -> tuple[Mark, ...]:
    return tuple(
        Mark(str(level.id), level_offset(level.offset, is_wall=level.wall_time))
        for level in levels
        if level.target in {None, target}
    )


def _levels(work: Work, path_id: int | None) -> list[EscalationLevel]:
    query = select(EscalationLevel).where(EscalationLevel.path_id == path_id)
    return list(work.session.scalars(query.order_by(EscalationLevel.position)))
