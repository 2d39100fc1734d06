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
from services.sla import events, loading, log, recorded, standing
from services.sla.replay import replay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from services.changes import Changes
    from services.sla.replay import Replay
    from services.store.work import Work

Version = PolicyVersion | CalendarVersion
Pinned = tuple[int, loading.Pins]
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
        publish: Publishes the drafts in question and returns their versions.
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
    for ticket, (policy_version_id, pins) in _concerned(work, versions):
        known = recorded.as_events(work, log.events_of(work, ticket.id))
        terms = loading.policy_terms(work, policy_version_id, pins)
        before = replay(known, until=now_s)
        after = replay([*known, events.PolicyPinned(now_s, terms)], until=now_s)
        yield from _differences(ticket, before, after)


def extend(work: Work, versions: Sequence[Version]) -> Changes:
    """Pin versions on every open ticket they concern and restate where its clocks stand.

    What was counted stays counted; a breach that happened stays (sla.md, section 3).
    """
    demand(work.actor, Act.CONFIGURE)
    cause = "published: " + ", ".join(_spoken(one) for one in versions)
    for ticket, (policy_version_id, pins) in list(_concerned(work, versions)):
        work.lock(Ticket, ticket.id)
        before, ticket.policy_version_id = ticket.policy_version_id, policy_version_id
        log.append_event(
            work,
            ticket.id,
            "policy",
            {
                "policy_version_id": policy_version_id,
                "calendars": [list(pin) for pin in pins],
                "cause": cause,
            },
        )
        said = FieldChange(
            "policy version", _version(work, before), _version(work, policy_version_id)
        )
        trail.append(work, "ticket.policy_pinned", ("ticket", ticket.id), [said], cause)
        standing.refresh(work, ticket)
        work.touch(tickets={ticket.id})
    return work.changes


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


def _concerned(work: Work, versions: Sequence[Version]) -> Iterator[tuple[Ticket, Pinned]]:
    """Yield the open tickets that versions concern, with what they would count under."""
    policies = {one.policy_id: one.id for one in versions if isinstance(one, PolicyVersion)}
    calendars = {one.calendar_id: one.id for one in versions if isinstance(one, CalendarVersion)}
    query = (
        select(Ticket)
        .where(Ticket.status.in_(sorted(OPEN_STATUSES)), Ticket.policy_version_id.is_not(None))
        .order_by(Ticket.id)
    )
    for ticket in work.session.scalars(query):
        now = pinned_now(work, ticket)
        if now is None:
            continue
        policy_id = work.require(PolicyVersion, now[0]).policy_id
        if policy_id in policies:
            wanted = (policies[policy_id], loading.newest_pins(work, policies[policy_id]))
        else:
            pins = {one: calendars.get(one, version) for one, version in now[1]}
            wanted = (now[0], tuple(sorted(pins.items())))
        if wanted != now:
            yield ticket, wanted


def pinned_now(work: Work, ticket: Ticket) -> Pinned | None:
    """Return the policy version and calendar versions a ticket counts under now."""
    for event in reversed(log.events_of(work, ticket.id)):
        if event.kind == "policy" and event.data["policy_version_id"] is not None:
            pins = tuple((int(one), int(other)) for one, other in event.data["calendars"])
            return event.data["policy_version_id"], pins
    return None


def _version(work: Work, version_id: int | None) -> str | None:
    return None if version_id is None else _spoken(work.require(PolicyVersion, version_id))


def _spoken(one: Version) -> str:
    named = one.policy if isinstance(one, PolicyVersion) else one.calendar
    return f"{named.name}, version {one.version}"
