"""Let a published version count for open tickets too, after showing what that would move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.policies import CalendarVersion, PolicyVersion
from models.tickets import Ticket
from models.vocabulary import OPEN_STATUSES, Target
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.sla import choosing, events, in_force, loading, log, recorded, standing
from services.sla.replay import replay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from services.changes import Changes
    from services.sla.replay import Replay
    from services.store.work import Work

Version = PolicyVersion | CalendarVersion
Pinned = tuple[int, in_force.Pins]
"""A policy version and the calendar versions it counts in."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A clock of an open ticket whose deadline the new version moves.

    Attributes:
        newly_breached: The new target is exceeded already; the breach would be now.
    """

    ticket_id: int
    subject: str
    target: Target
    due_before: datetime | None
    due_after: datetime | None
    newly_breached: bool


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
    for ticket, _, wanted in _concerned(work, versions):
        known = recorded.as_events(work, log.events_of(work, ticket.id))
        terms = None if wanted is None else loading.policy_terms(work, *wanted)
        before = replay(known, until=now_s)
        after = replay([*known, events.PolicyPinned(now_s, terms)], until=now_s)
        yield from _differences(ticket, before, after)


def extend(work: Work, versions: Sequence[Version]) -> Changes:
    """Pin versions on every open ticket they concern and restate where its clocks stand.

    A ticket to which another policy applies now is matched anew. What was counted stays counted;
    a breach that happened stays (sla.md, section 3).
    """
    demand(work.actor, Act.CONFIGURE)
    cause = "published: " + ", ".join(_spoken(one) for one in versions)
    for ticket, now, wanted in list(_concerned(work, versions)):
        work.lock(Ticket, ticket.id)
        if wanted is not None and _policy_of(work, wanted) == _policy_of(work, now):
            _pin(work, ticket, wanted, cause)
        standing.refresh(work, ticket)
        work.touch(tickets={ticket.id})
    return work.changes


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


def _differences(ticket: Ticket, before: Replay, after: Replay) -> Iterator[Moved]:
    for target in Target:
        old, new = before.latest(target.value), after.latest(target.value)
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


def _concerned(
    work: Work, versions: Sequence[Version]
) -> Iterator[tuple[Ticket, Pinned | None, Pinned | None]]:
    """Yield the open tickets that versions concern: what each counts under, and what it would.

    Those too that another policy would apply to, or none, now that its conditions or the order
    of policies are others.
    """
    policies = {one.policy_id: one.id for one in versions if isinstance(one, PolicyVersion)}
    calendars = {one.calendar_id: one.id for one in versions if isinstance(one, CalendarVersion)}
    query = select(Ticket).where(Ticket.status.in_(sorted(OPEN_STATUSES))).order_by(Ticket.id)
    for ticket in work.session.scalars(query):
        now = pinned_now(work, ticket)
        policy_id = _policy_of(work, now)
        found = choosing.choose(work, ticket)[0] if policies else None
        wanted: Pinned | None = now
        if policies and policy_id != (found.policy_id if found else None):
            wanted = _newest(work, found.version_id, ticket) if found else None
        elif policy_id in policies:
            wanted = _newest(work, policies[policy_id], ticket)
        elif now is not None:
            pins = {one: calendars.get(one, version) for one, version in now[1]}
            wanted = (now[0], tuple(sorted(pins.items())))
        if wanted != now:
            yield ticket, now, wanted


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
