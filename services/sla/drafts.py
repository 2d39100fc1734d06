"""Policies and calendars as somebody wrote them, before they are published as versions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from models.vocabulary import Priority, Target, TicketStatus

Hours = tuple[tuple[str, str], ...]
"""Intervals of one day as local times: (("09:00", "12:00"), ("13:00", "17:00"))."""


@dataclass(frozen=True, slots=True)
class CalendarDraft:
    """The hours of a calendar (sla.md, section 1).

    Attributes:
        weekly: `mon` ... `sun` to that day's intervals; a day left out is closed.
        holidays: Local dates that are closed whole, ISO.
        overrides: Local date to the hours that replace the weekly ones.
    """

    name: str
    timezone: str
    weekly: Mapping[str, Hours]
    holidays: Sequence[str] = ()
    overrides: Mapping[str, Hours] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Promise:
    """One target of a policy.

    Attributes:
        duration: As sla.md section 1 writes it: 45m, 8h, 3bd, 8w, by 16:00.
        priority: Only for this priority; None: for all that have none of their own.
        warn_before: Business time before the due time at which the clock is at risk.
        calendar: Name of a calendar of its own.
    """

    target: Target
    duration: str
    priority: Priority | None = None
    warn_before: str | None = None
    calendar: str | None = None


@dataclass(frozen=True, slots=True)
class PolicyDraft:
    """An SLA policy (sla.md, section 2).

    Attributes:
        position: Its place in the order; the first policy that matches applies.
        conditions: `{field, op, value}`, all of which must hold.
        pauses: Target to the statuses in which its clock pauses.
        path: Name of the escalation path its clocks climb.
    """

    name: str
    position: int
    calendar: str
    promises: Sequence[Promise]
    conditions: Sequence[Mapping[str, str]] = ()
    pauses: Mapping[Target, Sequence[TicketStatus]] = field(default_factory=dict)
    options: Mapping[str, str | bool] = field(default_factory=dict)
    path: str | None = None
    note: str | None = None
