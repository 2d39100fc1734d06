"""What is owed on a complaint and until when, from the facts of its record and nothing else.

No status of the ticket is asked: waiting for the customer pauses none of these (R24).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.complaint_words import WINDOWS, Duty, DutyState
from services.complaints import promise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from services.calendars.working_time import WorkingTime
    from services.complaints.promise import Promise


@dataclass(frozen=True, slots=True)
class Owed:
    """How long a duty has, and how long before its end somebody is warned; None: not at all."""

    within: Promise
    warn: Promise | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What happened on a complaint, as its record says."""

    received_at: datetime
    is_payment: bool = False
    acknowledged_at: datetime | None = None
    holding_at: datetime | None = None
    answered_at: datetime | None = None
    """When the final response or summary resolution was sent."""
    withdrawn_at: datetime | None = None
    referred_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """One clock: from when, until when, and what stopped it.

    Attributes:
        due_at: The last instant that is in time.
        at_risk_at: From when on it is at risk; None: it never says so.
    """

    duty: Duty
    starts_at: datetime
    due_at: datetime
    at_risk_at: datetime | None
    stopped_at: datetime | None

    @property
    def is_window(self) -> bool:
        """Tell whether its passing breaks no promise."""
        return self.duty in WINDOWS

    def is_late(self, now: datetime) -> bool:
        """Tell whether it was, or by now is, past its due time."""
        return (self.stopped_at or now) > self.due_at


def state(standing: Standing, now: datetime) -> DutyState:
    """Return where a clock stands; breached is strictly after its due time (sla.md, section 3)."""
    if standing.is_late(now):
        return DutyState.LAPSED if standing.is_window else DutyState.BREACHED
    if standing.stopped_at is not None:
        return DutyState.MET
    risk = standing.at_risk_at
    return DutyState.AT_RISK if risk is not None and now >= risk else DutyState.RUNNING


def standings(facts: Facts, owed: Mapping[Duty, Owed], hours: WorkingTime) -> list[Standing]:
    """Return every clock that runs or ran on a complaint, in the order of `Duty`.

    Args:
        facts: What the record says.
        owed: The times of the jurisdiction; what it does not name is not owed.
        hours: Its calendar.
    """
    return [
        _laid(duty, owed[duty], began, (stopped, hours))
        for duty, began, stopped in _runs(facts)
        if duty in owed
    ]


def _laid(
    duty: Duty, owed: Owed, began: datetime, rest: tuple[datetime | None, WorkingTime]
) -> Standing:
    stopped, hours = rest
    due_at = promise.due(owed.within, began, hours)
    risk = None if owed.warn is None else promise.at_risk(owed.warn, due_at, began, hours)
    return Standing(duty, began, due_at, risk, stopped)


def _runs(facts: Facts) -> Iterator[tuple[Duty, datetime, datetime | None]]:
    """Yield each duty that applies, when it began, and when it was done with."""
    ended = _first(facts.answered_at, facts.withdrawn_at)
    held = _first(ended, facts.holding_at)
    received = facts.received_at
    yield Duty.ACKNOWLEDGEMENT, received, _first(facts.acknowledged_at, held)
    yield Duty.SUMMARY, received, ended
    if facts.is_payment:
        yield Duty.PAYMENT_RESPONSE, received, held
        if facts.holding_at is not None:
            yield Duty.PAYMENT_FINAL, received, ended
    else:
        yield Duty.RESPONSE, received, held
    if facts.answered_at is not None:
        yield Duty.REFERRAL, facts.answered_at, facts.referred_at


def _first(*instants: datetime | None) -> datetime | None:
    return min((one for one in instants if one is not None), default=None)
