"""A published policy version as plain data, ready to be counted under."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from models.vocabulary import Target
from services.calendars.duration import Unit

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from services.calendars.duration import Duration
    from services.calendars.working_time import WorkingTime
    from services.sla.levels import Mark

COUNTED: Final = "counted"
PAUSED: Final = "paused"
RESOLVED: Final = "resolved"
"""Awaiting confirmation: never counted, and not a pause in the figures."""
CANCELLED: Final = "(cancelled)"
"""In a ticket's history of statuses: from here on nothing counts, whatever the status was."""
UNMEASURED: Final = "unmeasured"
"""No policy promised anything for a while."""

CLOSED_STATUSES: Final = frozenset({"resolved", "closed"})
"""What counts as resolved where no policy says otherwise."""

TARGETS: Final = tuple(target.value for target in Target)
FIRST, NEXT, UPDATE, RESOLUTION = TARGETS
ENDING: Final = (UPDATE, RESOLUTION)
"""Targets that end when the ticket is resolved; the others only stand still."""
ANSWERED: Final = (FIRST, NEXT, UPDATE)
"""Targets that an agent's reply ends."""
TEAM: Final = "team"
"""The target name of an internal (OLA) clock."""


@dataclass(frozen=True, slots=True, eq=False)
class CalendarTerms:
    """One version of a calendar; ids are the caller's own.

    Attributes:
        id: The calendar's, the same in all its versions.
        version_id: Of this version, where the caller has one.
    """

    id: Hashable
    version: int
    name: str
    hours: WorkingTime
    version_id: Hashable = None


@dataclass(frozen=True, slots=True, eq=False)
class TargetTerms:
    """One target of a policy version.

    Attributes:
        durations: Length by priority; the key None is for all priorities not named.
        calendar: The hours this target counts in.
        pause_statuses: Statuses in which its clock pauses.
        marks: Warnings and escalation levels, in any order.
    """

    durations: Mapping[Hashable, Duration]
    calendar: CalendarTerms
    pause_statuses: frozenset[str] = frozenset()
    marks: tuple[Mark, ...] = ()

    def duration_for(self, priority: Hashable) -> Duration | None:
        """Return the length promised at a priority, or None for no promise."""
        found = self.durations.get(priority)
        return found if found is not None else self.durations.get(None)


@dataclass(frozen=True, slots=True, eq=False)
class PolicyTerms:
    """One version of a policy; ids are the caller's own.

    Attributes:
        targets: Terms by target name.
        calendar: The policy's own calendar; targets may have others.
        closed_statuses: Resolved and closed ones; resolution ends there.
        pause_statuses: Statuses that count as a pause of the ticket as a whole.
        final_statuses: Nobody comes back to work from there: what ended does not go on.
        levels: Target and name of every escalation level, in the order somebody wrote them.
        confirmation_window: A reopening this soon after resolution continues the same clock;
            None: however late. Hours are wall time, days and weeks those of the calendar.
        floor_s: Business seconds a reopened clock has left at least.
        any_customer_message: Next response starts with the opening message too, and does not
            wait for a first response.
        agent_created_no_response_clock: A ticket an agent opened owes no first response.
    """

    id: Hashable
    version: int
    name: str
    targets: Mapping[str, TargetTerms]
    calendar: CalendarTerms
    closed_statuses: frozenset[str] = CLOSED_STATUSES
    pause_statuses: frozenset[str] = frozenset()
    final_statuses: frozenset[str] = frozenset()
    levels: tuple[tuple[str, str], ...] = ()
    confirmation_window: Duration | None = None
    floor_s: int = 0
    any_customer_message: bool = False
    agent_created_no_response_clock: bool = False
    _kinds: dict[tuple[str, str], str] = field(default_factory=dict, init=False, repr=False)

    def kind(self, target: str, status: str) -> str:
        """Return what a status means for a target: counted, paused or resolved time."""
        known = self._kinds.get((target, status))
        if known is None:
            if status is CANCELLED or status in self.closed_statuses:
                known = RESOLVED
            else:
                paused = status in self.targets[target].pause_statuses
                known = PAUSED if paused else COUNTED
            self._kinds[target, status] = known
        return known

    def is_confirmed(self, stopped_s: int, at_s: int) -> bool:
        """Tell whether what ended at one instant can be reopened no more at a later one."""
        window = self.confirmation_window
        if window is None:
            return False
        if window.unit is Unit.BUSINESS_TIME:
            return at_s - stopped_s > window.amount
        return at_s > window.due(stopped_s, self.calendar.hours)

    def pauses(self, status: str) -> bool:
        """Tell whether the ticket as a whole counts as paused in a status."""
        return status in self.pause_statuses and status not in self.closed_statuses


class Pin(NamedTuple):
    """What a clock counts under: versions that never change once it was counted."""

    policy: PolicyTerms | None
    terms: TargetTerms
    calendar: CalendarTerms
    duration: Duration


def switch_text(cause: str, old: Pin | None, new: Pin | None) -> str:
    """Say in words what a clock counted under before, and what now."""
    before = "no target" if old is None else _pin_text(old)
    after = "no target" if new is None else _pin_text(new)
    return f"{cause}: {before} -> {after}"


def _pin_text(pin: Pin) -> str:
    policy = f" ({pin.policy.name} v{pin.policy.version})" if pin.policy is not None else ""
    return f"{pin.duration}{policy}"
