"""Which published versions count for a ticket: those for new tickets, or for open ones too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.policies import CalendarVersion, Policy, PolicyVersion
from services.sla import stamp
from services.sla.matching import Candidate, Condition, Operator

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from models.tickets import Ticket
    from services.store.work import Work

Pins = tuple[tuple[int, int], ...]
"""Which version of each calendar is counted under: pairs of calendar id and version id."""


class Reach(NamedTuple):
    """Which tickets a published version counts for (sla.md, section 2).

    Imported tickets were created long ago and have a new number; a seat that drew numbers ahead
    opens new ones with an old number.
    """

    from_ticket: int
    published_at: datetime

    def includes(self, ticket: Ticket | None) -> bool:
        """Whether it counts for this ticket; without one, or a number, for any new one."""
        if self.from_ticket == 0 or ticket is None:
            return True
        number: int | None = ticket.id
        return (
            number is None or self.from_ticket <= number or self.published_at <= ticket.created_at
        )


@dataclass(frozen=True, slots=True)
class Offered:
    """A version of a policy that may apply."""

    policy_id: int
    version_id: int
    version: int
    name: str
    position: int
    reach: Reach

    @property
    def words(self) -> str:
        """The policy as people read it."""
        return f"{self.name}, version {self.version}"


def candidates(work: Work, ticket: Ticket | None = None) -> list[Candidate[Offered]]:
    """Return of every active policy the newest version that counts for a ticket, in their order.

    Args:
        work: The unit of work.
        ticket: The ticket; None for one that is opened now.
    """
    offered = stamp.kept(work, "candidates", _read_candidates)
    found = (_first(versions, ticket) for versions in offered)
    return in_order(one for one in found if one is not None)


def in_order(found: Iterable[Candidate[Offered]]) -> list[Candidate[Offered]]:
    """Return policies in the order they are asked."""
    return sorted(found, key=lambda one: (one.item.position, one.item.policy_id))


def _first(
    versions: Iterable[Candidate[Offered]], ticket: Ticket | None
) -> Candidate[Offered] | None:
    return next((one for one in versions if one.item.reach.includes(ticket)), None)


def _read_candidates(work: Work) -> list[list[Candidate[Offered]]]:
    """Read the versions of every active policy, the newest first, to one that counts for all."""
    query = (
        select(PolicyVersion)
        .join(Policy)
        .where(Policy.active)
        .options(selectinload(PolicyVersion.policy))
        .order_by(PolicyVersion.policy_id, PolicyVersion.version.desc())
    )
    found: dict[int, list[Candidate[Offered]]] = {}
    for one in work.session.scalars(query):
        versions = found.setdefault(one.policy_id, [])
        if not versions or versions[-1].item.reach.from_ticket:
            versions.append(_offered(one))
    return list(found.values())


def _offered(one: PolicyVersion) -> Candidate[Offered]:
    reach = Reach(one.from_ticket, one.published_at)
    offered = Offered(one.policy_id, one.id, one.version, one.policy.name, one.position, reach)
    return Candidate(offered, conditions(one.conditions))


def conditions(stored: Iterable[Mapping[str, Any]]) -> tuple[Condition, ...]:
    """Read stored conditions, each `{field, op, value}`; ValueError for an unknown op."""
    return tuple(Condition(one["field"], Operator(one["op"]), one["value"]) for one in stored)


def newest_pins(work: Work, policy_version_id: int, ticket: Ticket | None = None) -> Pins:
    """Return the newest versions of the calendars that a policy version counts in.

    Args:
        work: The unit of work.
        policy_version_id: The policy version.
        ticket: The ticket they are to count for; None for one that is opened now.
    """
    kept = stamp.kept(
        work, f"pins {policy_version_id}", lambda _: _read_pins(work, policy_version_id)
    )
    return tuple(sorted(_newest(kept, ticket).items()))


def newest_of(work: Work, calendars: Iterable[int], ticket: Ticket | None) -> dict[int, int]:
    """Return by calendar which of its versions counts for a ticket."""
    return _newest(_versions(work, calendars), ticket)


def _newest(versions: Iterable[tuple[int, int, Reach]], ticket: Ticket | None) -> dict[int, int]:
    """Return the newest versions that count; of a calendar made later the first, for want of one.

    Args:
        versions: Calendar, version and reach, each calendar's oldest first.
        ticket: The ticket they are to count for.
    """
    found: dict[int, int] = {}
    for calendar_id, version_id, reach in versions:
        if calendar_id not in found or reach.includes(ticket):
            found[calendar_id] = version_id
    return found


def _read_pins(work: Work, policy_version_id: int) -> list[tuple[int, int, Reach]]:
    version = work.require(PolicyVersion, policy_version_id)
    own = {one.calendar_id for one in version.targets}
    return _versions(work, {version.calendar_id} | {one for one in own if one is not None})


def _versions(work: Work, calendars: Iterable[int]) -> list[tuple[int, int, Reach]]:
    query = (
        select(
            CalendarVersion.calendar_id,
            CalendarVersion.id,
            CalendarVersion.from_ticket,
            CalendarVersion.published_at,
        )
        .where(CalendarVersion.calendar_id.in_(sorted(calendars)))
        .order_by(CalendarVersion.version)
    )
    return [(row[0], row[1], Reach(*row[2:])) for row in work.session.execute(query)]


def newest_for_open(
    work: Work, policies: Iterable[int], calendars: Iterable[int]
) -> list[PolicyVersion | CalendarVersion]:
    """Return what was published for open tickets too, of each policy and calendar the newest."""
    by_policy = select(PolicyVersion).where(PolicyVersion.policy_id.in_(list(policies)))
    by_policy = by_policy.where(PolicyVersion.from_ticket == 0).order_by(PolicyVersion.version)
    by_calendar = select(CalendarVersion).where(CalendarVersion.calendar_id.in_(list(calendars)))
    by_calendar = by_calendar.where(CalendarVersion.from_ticket == 0)
    hours = work.session.scalars(by_calendar.order_by(CalendarVersion.version))
    terms = {one.policy_id: one for one in work.session.scalars(by_policy)}
    return [*terms.values(), *{one.calendar_id: one for one in hours}.values()]
