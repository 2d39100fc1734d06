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
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from services.changes import Changes
    from services.sla.replay import Replay
    from services.store.work import Work

Version = PolicyVersion | CalendarVersion


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


def preview(work: Work, publish: Callable[[Work], Version]) -> list[Moved]:
    """Show what publishing to open tickets would move; nothing is published or kept.

    Args:
        work: The unit of work.
        publish: Publishes the draft in question and returns its version.
    """
    trial = work.session.begin_nested()
    try:
        return list(_moves(work, publish(work)))
    finally:
        trial.rollback()
        work.forget()


def extend(work: Work, version: Version) -> Changes:
    """Pin a version on every open ticket it concerns and restate where their clocks stand.

    What was counted stays counted; a breach that happened stays (sla.md, section 3).
    """
    demand(work.actor, Act.CONFIGURE)
    for ticket, pins, policy_version_id in _concerned(work, version):
        work.lock(Ticket, ticket.id)
        before = ticket.policy_version_id
        ticket.policy_version_id = policy_version_id
        log.append_event(
            work,
            ticket.id,
            "policy",
            {
                "policy_version_id": policy_version_id,
                "calendars": [list(pin) for pin in pins],
                "cause": _cause(version),
            },
        )
        trail.append(
            work,
            "ticket.policy_pinned",
            ("ticket", ticket.id),
            [FieldChange("policy version", str(before), str(policy_version_id))],
            _cause(version),
        )
        standing.refresh(work, ticket)
        work.touch(tickets={ticket.id})
    return work.changes


def _moves(work: Work, version: Version) -> Iterator[Moved]:
    for ticket, pins, policy_version_id in _concerned(work, version):
        known = recorded.as_events(work, log.events_of(work, ticket.id))
        now_s = int(work.now.timestamp())
        pinned = events.PolicyPinned(
            now_s, loading.policy_terms(work, policy_version_id, pins), _cause(version)
        )
        before = replay(known, until=now_s)
        after = replay([*known, pinned], until=now_s)
        yield from _differences(ticket, before, after)


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


def _concerned(work: Work, version: Version) -> Iterator[tuple[Ticket, loading.Pins, int]]:
    """Yield the open tickets a version concerns, with what they would count under."""
    query = (
        select(Ticket)
        .where(Ticket.status.in_(sorted(OPEN_STATUSES)), Ticket.policy_version_id.is_not(None))
        .order_by(Ticket.id)
    )
    if isinstance(version, PolicyVersion):
        of_policy = select(PolicyVersion.id).where(PolicyVersion.policy_id == version.policy_id)
        pins = loading.newest_pins(work, version.id)
        for ticket in work.session.scalars(query.where(Ticket.policy_version_id.in_(of_policy))):
            yield ticket, pins, version.id
        return
    for ticket in work.session.scalars(query):
        policy_version_id, pins = pinned_now(work, ticket)
        if any(calendar_id == version.calendar_id for calendar_id, _ in pins):
            moved = {**dict(pins), version.calendar_id: version.id}
            yield ticket, tuple(sorted(moved.items())), policy_version_id


def pinned_now(work: Work, ticket: Ticket) -> tuple[int, loading.Pins]:
    """Return the policy version and calendar versions a ticket counts under now."""
    for event in reversed(log.events_of(work, ticket.id)):
        if event.kind == "policy" and event.data["policy_version_id"] is not None:
            pins = tuple((int(one), int(other)) for one, other in event.data["calendars"])
            return event.data["policy_version_id"], pins
    return 0, ()


def _cause(version: Version) -> str:
    if isinstance(version, PolicyVersion):
        return f"policy published: version {version.version}"
    return f"calendar published: version {version.version}"
