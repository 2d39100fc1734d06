"""Publish versions of calendars and policies; a published version is never changed again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import func, select

from models.base import BigId
from models.desk import Setting
from models.escalation import EscalationPath
from models.policies import Calendar, CalendarVersion, Policy, PolicyTarget, PolicyVersion
from models.tickets import Ticket
from services.access.permissions import Act, demand
from services.access.second import second_person
from services.audit import trail
from services.audit.trail import FieldChange
from services.calendars.duration import Unit
from services.errors import NotAllowed, RuleError
from services.sentence import Sentence
from services.sla import in_force, loading, stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.base import Base
    from models.people import Person
    from services.calendars.duration import Duration
    from services.sla.drafts import CalendarDraft, PolicyDraft, Promise
    from services.sla.terms import CalendarTerms, PolicyTerms
    from services.store.work import Work

Named = TypeVar("Named", Calendar, Policy, EscalationPath)

SECOND_PERSON: Final = "publishing_needs_second_person"
"""Setting: True when nobody may publish alone (sla.md, section 2)."""
PAIR: Final = 2


def publish_calendar(
    work: Work,
    draft: CalendarDraft,
    approved_by: int | None = None,
    *,
    is_trial: bool = False,
    open_tickets_too: bool = False,
) -> CalendarVersion:
    """Publish a calendar's hours as its next version.

    Args:
        work: The unit of work.
        draft: The hours.
        approved_by: The second person, where the desk asks for one.
        is_trial: It is undone afterwards, so nobody need approve it.
        open_tickets_too: They count for tickets that are open too, which `extending.extend` is
            to see to; else for those that come from now on.

    Raises:
        RuleError: The hours make no sense or never open; nothing is published.
        NotAllowed: A second person is needed and did not approve.
    """
    demand(work.actor, Act.CONFIGURE)
    approver = None if is_trial else _approver(work, approved_by)
    loading.check_hours(draft)
    calendar = _named(work, Calendar, draft.name)
    if calendar is None:
        calendar = Calendar(name=draft.name)
        work.session.add(calendar)
        work.session.flush()
    version = CalendarVersion(
        calendar_id=calendar.id,
        version=_next(work, CalendarVersion, CalendarVersion.calendar_id == calendar.id),
        timezone=draft.timezone,
        weekly={day: [list(pair) for pair in hours] for day, hours in draft.weekly.items()},
        holidays=sorted(draft.holidays),
        overrides={day: [list(pair) for pair in hours] for day, hours in draft.overrides.items()},
        published_at=work.now,
        published_by=work.actor.name,
        from_ticket=0 if open_tickets_too else _next_ticket(work),
    )
    _keep(work, version, ("calendar", calendar.id), approver)
    return version


def publish_policy(
    work: Work,
    draft: PolicyDraft,
    approved_by: int | None = None,
    *,
    is_trial: bool = False,
    open_tickets_too: bool = False,
) -> PolicyVersion:
    """Publish a policy as its next version.

    Args:
        work: The unit of work.
        draft: The policy.
        approved_by: The second person, where the desk asks for one.
        is_trial: It is undone afterwards, so nobody need approve it.
        open_tickets_too: It counts for tickets that are open too, which `extending.extend` is
            to see to; else for those that come from now on.

    Raises:
        RuleError: A calendar or path does not exist or a duration makes no sense.
        NotAllowed: A second person is needed and did not approve.
    """
    demand(work.actor, Act.CONFIGURE)
    approver = None if is_trial else _approver(work, approved_by)
    loading.check_promises(draft)
    policy = _named(work, Policy, draft.name)
    if policy is None:
        policy = Policy(name=draft.name, position=draft.position)
        work.session.add(policy)
        work.session.flush()
    policy.position = draft.position
    path = _existing(work, EscalationPath, draft.path) if draft.path else None
    version = PolicyVersion(
        policy_id=policy.id,
        version=_next(work, PolicyVersion, PolicyVersion.policy_id == policy.id),
        position=draft.position,
        calendar_id=_existing(work, Calendar, draft.calendar).id,
        path_id=path.id if path else None,
        conditions=[dict(one) for one in draft.conditions],
        pause_statuses={
            target.value: [status.value for status in statuses]
            for target, statuses in draft.pauses.items()
        },
        options=dict(draft.options),
        published_at=work.now,
        published_by=work.actor.name,
        from_ticket=0 if open_tickets_too else _next_ticket(work),
        note=draft.note,
        targets=[_target(work, promise) for promise in draft.promises],
    )
    _keep(work, version, ("policy", policy.id), approver)
    _check_reachable(work, version)
    return version


def _next_ticket(work: Work) -> int:
    """Return the first number that no ticket has; 0 where there is none to leave alone."""
    newest = select(func.coalesce(func.max(Ticket.id), 0))
    if work.session.get_bind().dialect.name == "postgresql":
        newest = select(func.guard.newest_ticket(type_=BigId))  # those too that nobody here sees
    found: int = work.session.scalar(newest) or 0
    return found and found + 1


def _check_reachable(work: Work, version: PolicyVersion) -> None:
    """Refuse a promise that its calendar can never keep, such as by 16:00 where it closes at 12."""
    terms = loading.policy_terms(work, version.id, in_force.newest_pins(work, version.id))
    now_s = int(work.now.timestamp())
    for target, length, calendar in _lengths(terms):
        try:
            length.due(now_s, calendar.hours)
        except ValueError as problem:
            raise RuleError(
                "{target} “{length}” can never be due in the hours of “{calendar}”: {problem}.",
                target=Sentence(target.replace("_", " ")).begun(),
                length=length,
                calendar=calendar.name,
                problem=problem,
            ) from problem


def _lengths(terms: PolicyTerms) -> Iterator[tuple[str, Duration, CalendarTerms]]:
    for target, found in terms.targets.items():
        for length in found.durations.values():
            yield target, length, found.calendar
    window = terms.confirmation_window
    if window is not None and window.unit is not Unit.BUSINESS_TIME:  # hours are wall time
        yield "confirmation_window", window, terms.calendar


def _approver(work: Work, approved_by: int | None) -> Person | None:
    """Return the second person; refuse when one is needed and none, or the same, is named."""
    setting = work.session.get(Setting, SECOND_PERSON)
    if approved_by is None:
        if setting is not None and setting.value:
            raise NotAllowed(
                "Publishing needs a second person at this desk: let a colleague approve it."
            )
        return None
    return second_person(work, approved_by, Act.APPROVE)


def _target(work: Work, promise: Promise) -> PolicyTarget:
    own = _existing(work, Calendar, promise.calendar).id if promise.calendar else None
    return PolicyTarget(
        target=promise.target,
        priority=promise.priority,
        duration=promise.duration,
        warn_before=promise.warn_before,
        calendar_id=own,
    )


def _keep(work: Work, version: Base, subject: tuple[str, int], approver: Person | None) -> None:
    work.session.add(version)
    work.session.flush()
    shown = []
    skipped = {"id", f"{subject[0]}_id", "published_at", "published_by"}
    for column in version.__table__.columns:
        value = getattr(version, column.name)
        if column.name not in skipped and value:
            shown.append(FieldChange(column.name.replace("_", " "), None, _readable(value)))
    if isinstance(version, PolicyVersion):
        shown += [_shown_target(one) for one in version.targets]
    if approver is not None:
        shown.append(FieldChange("approved by", None, f"{approver.name} #{approver.id}"))
    trail.append(work, f"{subject[0]}.published", subject, shown)
    stamp.renew(work)


def _readable(value: object) -> str:
    """Write stored JSON the way a person reads it: mon: 09:00-12:00, 13:00-17:00; ..."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_readable(one) or 'closed'}" for key, one in value.items())
    if isinstance(value, (list, tuple)):
        if len(value) == PAIR and all(isinstance(one, str) and ":" in one for one in value):
            return "-".join(value)
        return ", ".join(map(_readable, value))
    return str(value)


def _shown_target(one: PolicyTarget) -> FieldChange:
    scope = f" ({one.priority.word})" if one.priority else ""
    return FieldChange(f"{one.target.value}{scope}", None, one.duration)


def _named(work: Work, model: type[Named], name: str) -> Named | None:
    return work.session.scalar(select(model).where(model.name == name))


def _existing(work: Work, model: type[Named], name: str) -> Named:
    found = _named(work, model, name)
    if found is None:
        noun = model.__tablename__.replace("_", " ")
        raise RuleError(
            "There is no {noun} called “{name}”; create it first.", noun=Sentence(noun), name=name
        )
    return found


def _next(work: Work, model: Any, of_one: Any) -> int:  # noqa: ANN401 - two version tables
    last: int | None = work.session.scalar(select(func.max(model.version)).where(of_one))
    return (last or 0) + 1
