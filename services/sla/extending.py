"""Let a published version count for open tickets too, after showing what that would move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import ARRAY, BigInteger, func, literal, select

from models.policies import CalendarVersion, PolicyVersion
from models.tickets import Ticket
from models.vocabulary import OPEN_STATUSES, Target
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.sla import choosing, events, in_force, loading, log, recorded, standing
from services.sla.replay import replay
from services.sla.terms import TEAM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from services.changes import Changes
    from services.sla.replay import Replay
    from services.store.work import Work

PUBLISHED: Final = "published"
"""What `api.leave_published` leaves to be told."""
Version = PolicyVersion | CalendarVersion
Pinned = tuple[int, in_force.Pins]
"""A policy version and the calendar versions it counts in."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A clock of an open ticket whose deadline the new version moves.

    Attributes:
        target: Which promise; None for the team's own.
        newly_breached: The new target is exceeded already; the breach would be now.
    """

    ticket_id: int
    subject: str
    target: Target | None
    due_before: datetime | None
    due_after: datetime | None
    newly_breached: bool


@dataclass(frozen=True, slots=True)
class _Concern:
    """An open ticket that versions concern.

    Attributes:
        now, wanted: What it counts under, and what it would.
        hours: What its team's own promise would count in; None where that stays as it is.
    """

    ticket: Ticket
    now: Pinned | None
    wanted: Pinned | None
    hours: CalendarVersion | None

    @property
    def changes_policy(self) -> bool:
        """Whether the promises to the customer count under something else."""
        return self.wanted != self.now


def preview(work: Work, publish: Callable[[Work], Sequence[Version]]) -> list[Moved]:
    """Show what publishing to open tickets would move; nothing is published or kept.

    Args:
        work: The unit of work.
        publish: Publishes the drafts in question for open tickets too; returns their versions.
    """
    trial = work.session.begin_nested()
    try:
        return list(moves(work, publish(work)))
    finally:
        trial.rollback()
        work.forget()


def moves(work: Work, versions: Sequence[Version]) -> Iterator[Moved]:
    """Yield what these published versions would move if they counted for open tickets too."""
    now_s = int(work.now.timestamp())
    for one in _concerned(work, versions):
        known = recorded.as_events(work, log.events_of(work, one.ticket.id))
        told: list[events.Event] = []
        if one.changes_policy:
            terms = None if one.wanted is None else loading.policy_terms(work, *one.wanted)
            told.append(events.PolicyPinned(now_s, terms))
        if one.hours is not None:
            hours = loading.calendar_terms(work, one.hours.id)
            told.append(events.CalendarPinned(now_s, hours))
        before = replay(known, until=now_s)
        after = replay([*known, *told], until=now_s)
        yield from _differences(one.ticket, before, after)


def extend(work: Work, versions: Sequence[Version]) -> Changes:
    """Pin versions on every open ticket they concern and restate where its clocks stand.

    A ticket to which another policy applies now is matched anew. What was counted stays counted;
    a breach that happened stays (sla.md, section 3).
    """
    demand(work.actor, Act.CONFIGURE)
    for one in list(_concerned(work, versions)):
        _extend(work, one, versions)
    if not work.may_everything:
        _leave(work, versions)
    return work.changes


def follow(work: Work, ticket: Ticket, versions: Sequence[Version]) -> list[int]:
    """Let versions count for a ticket their publisher did not see; its number where they do."""
    found = _concern(work, ticket, versions) if ticket.status in OPEN_STATUSES else None
    if found is None:
        return []
    _extend(work, found, versions)
    return [ticket.id]


def _extend(work: Work, one: _Concern, versions: Sequence[Version]) -> None:
    cause = "published: " + ", ".join(_spoken(version) for version in versions)
    ticket, wanted = one.ticket, one.wanted
    work.lock(Ticket, ticket.id)
    if (
        one.changes_policy
        and wanted is not None
        and _policy_of(work, wanted) == _policy_of(work, one.now)
    ):
        _pin(work, ticket, wanted, cause)
    if one.hours is not None:
        standing.match(work, ticket)  # what applied before is not asked about these hours
        _pin_hours(work, ticket, one.hours, cause)
    standing.refresh(work, ticket)
    work.touch(tickets={ticket.id})


def _leave(work: Work, versions: Sequence[Version]) -> None:
    """Leave the open tickets that the publisher does not see to those who do."""
    policies = [one.policy_id for one in versions if isinstance(one, PolicyVersion)]
    calendars = [one.calendar_id for one in versions if isinstance(one, CalendarVersion)]
    numbers = (literal(one, ARRAY(BigInteger)) for one in (policies, calendars))
    work.session.flush()
    work.session.execute(select(func.api.leave_published(*numbers)))


def _pin(work: Work, ticket: Ticket, wanted: Pinned, cause: str) -> None:
    """Write that a ticket counts under newer versions of what it counted under before."""
    before, ticket.policy_version_id = ticket.policy_version_id, wanted[0]
    log.append_event(
        work,
        ticket.id,
        "policy",
        {
            "policy_version_id": wanted[0],
            "calendars": [list(pin) for pin in wanted[1]],
            "cause": cause,
        },
    )
    said = FieldChange("policy version", _version(work, before), _version(work, wanted[0]))
    trail.append(work, "ticket.policy_pinned", ("ticket", ticket.id), [said], cause)


def _pin_hours(work: Work, ticket: Ticket, hours: CalendarVersion, cause: str) -> None:
    """Write that the team's own promise on a ticket counts in newer hours from now on."""
    before = _team_hours(work, ticket.id)
    log.append_event(work, ticket.id, "calendar", {"calendar_version_id": hours.id, "cause": cause})
    said = FieldChange(
        "calendar version", None if before is None else _spoken(before), _spoken(hours)
    )
    trail.append(work, "ticket.hours_pinned", ("ticket", ticket.id), [said], cause)


def _differences(ticket: Ticket, before: Replay, after: Replay) -> Iterator[Moved]:
    for target in (*Target, None):
        name = TEAM if target is None else target.value
        old, new = before.latest(name), after.latest(name)
        was_breached = old is not None and old.breached_s is not None
        is_breached = new is not None and new.breached_s is not None
        due_before = standing.instant(old.due_s) if old else None
        due_after = standing.instant(new.due_s) if new else None
        if due_before != due_after or is_breached != was_breached:
            yield Moved(
                ticket.id,
                ticket.subject,
                target,
                due_before,
                due_after,
                newly_breached=is_breached and not was_breached,
            )


def _concerned(work: Work, versions: Sequence[Version]) -> Iterator[_Concern]:
    """Yield the open tickets that versions concern.

    Those too that another policy would apply to, or none, now that its conditions or the order
    of policies are others, and those whose team counts its own promise in published hours.
    """
    query = select(Ticket).where(Ticket.status.in_(sorted(OPEN_STATUSES))).order_by(Ticket.id)
    for ticket in work.session.scalars(query):
        found = _concern(work, ticket, versions)
        if found is not None:
            yield found


def _concern(work: Work, ticket: Ticket, versions: Sequence[Version]) -> _Concern | None:
    policies = {one.policy_id: one.id for one in versions if isinstance(one, PolicyVersion)}
    calendars = {one.calendar_id: one for one in versions if isinstance(one, CalendarVersion)}
    now = pinned_now(work, ticket)
    wanted = _wanted(work, ticket, now, (policies, calendars))
    found = _Concern(ticket, now, wanted, _newer_hours(work, ticket, calendars))
    return found if found.changes_policy or found.hours is not None else None


def _wanted(
    work: Work,
    ticket: Ticket,
    now: Pinned | None,
    published: tuple[Mapping[int, int], Mapping[int, CalendarVersion]],
) -> Pinned | None:
    """Return what a ticket would count under; None for no policy."""
    policies, calendars = published
    policy_id = _policy_of(work, now)
    found = choosing.choose(work, ticket)[0] if policies else None
    if policies and policy_id != (found.policy_id if found else None):
        return _newest(work, found.version_id, ticket) if found else None
    if policy_id is not None and policy_id in policies:
        return _newest(work, policies[policy_id], ticket)
    if now is None:
        return None
    newer = {one: version.id for one, version in calendars.items()}
    return now[0], tuple(sorted((one, newer.get(one, version)) for one, version in now[1]))


def _newer_hours(
    work: Work, ticket: Ticket, calendars: Mapping[int, CalendarVersion]
) -> CalendarVersion | None:
    """Return the published hours that the promise of a ticket's team would count in."""
    now = _team_hours(work, ticket.id) if calendars else None
    found = None if now is None else calendars.get(now.calendar_id)
    return found if now is not None and found is not None and found.version > now.version else None


def _team_hours(work: Work, ticket_id: int) -> CalendarVersion | None:
    """Return the hours in which a ticket's team counts its own promise; None without one."""
    known = log.events_of(work, ticket_id)
    handed = next((one for one in reversed(known) if one.kind in {"created", "team"}), None)
    if handed is None or not handed.data.get("ola"):
        return None
    pinned = [handed, *(one for one in known if one.kind == "calendar")]
    found = [work.require(CalendarVersion, one.data["calendar_version_id"]) for one in pinned]
    own = (one for one in found if one.calendar_id == found[0].calendar_id)
    return max(own, key=lambda one: one.version)


def _newest(work: Work, version_id: int, ticket: Ticket) -> Pinned:
    return version_id, in_force.newest_pins(work, version_id, ticket)


def _policy_of(work: Work, pinned: Pinned | None) -> int | None:
    return None if pinned is None else work.require(PolicyVersion, pinned[0]).policy_id


def pinned_now(work: Work, ticket: Ticket) -> Pinned | None:
    """Return the policy version and calendar versions a ticket counts under now; None for none."""
    for event in reversed(log.events_of(work, ticket.id)):
        if event.kind == "policy":
            if event.data["policy_version_id"] is None:
                return None
            pins = tuple((int(one), int(other)) for one, other in event.data["calendars"])
            return event.data["policy_version_id"], pins
    return None


def _version(work: Work, version_id: int | None) -> str | None:
    return None if version_id is None else _spoken(work.require(PolicyVersion, version_id))


def _spoken(one: Version) -> str:
    named = one.policy if isinstance(one, PolicyVersion) else one.calendar
    return f"{named.name}, version {one.version}"
