"""What the clocks of one ticket say at an instant, as a flat answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.vocabulary import ClockState
from services.sla.plain import utc
from services.sla.terms import TARGETS

if TYPE_CHECKING:
    from services.sla.clock import Clock
    from services.sla.replay import Replay

_COMPLETED = frozenset({ClockState.MET, ClockState.BREACHED})


def snapshot(ticket: Replay, at: int) -> dict[str, Any]:
    """Return the state of a ticket observed at an instant (scenario-format.md, checks)."""
    answer: dict[str, Any] = {}
    latest = {clock.target: clock for clock in ticket.clocks}
    completed = _completed_minutes(ticket.clocks)
    dues = []
    for target in TARGETS:
        clock = latest.get(target)
        due = clock.due_s if clock is not None else None
        if due is not None:
            dues.append(due)
        minutes = completed.get(target)
        answer[f"{target}_due"] = utc(due)
        answer[f"{target}_deadline"] = utc(clock.deadline_s) if clock is not None else None
        answer[f"{target}_minutes"] = minutes[-1] if minutes else None
        answer[f"{target}_minutes_max"] = max(minutes) if minutes else None
    answer["escalation_at"] = utc(min(dues)) if dues else None
    answer["first_response_at"] = utc(ticket.first_response_s)
    answer["policy"] = ticket.policy.name if ticket.policy is not None else None
    answer["paused"] = ticket.paused
    answer["paused_minutes"] = ticket.paused_s // 60
    answer["breached"] = sorted(
        {clock.target for clock in ticket.clocks if clock.breached_s is not None}
    )
    answer["breached_by_deadline"] = sorted(
        {clock.target for clock in ticket.clocks if _past(clock, at)}
    )
    answer["escalations"] = _levels(ticket, latest)
    return answer


def _completed_minutes(clocks: list[Clock]) -> dict[str, list[int]]:
    """Return the minutes of every clock that came to its end, by target."""
    found: dict[str, list[int]] = {}
    for clock in clocks:
        if clock.end in _COMPLETED:
            found.setdefault(clock.target, []).append(clock.elapsed_s // 60)
    return found


def _past(clock: Clock, at: int) -> bool:
    """Tell whether the deadline as it stands passed while the clock was not yet stopped."""
    deadline = clock.deadline_s
    if deadline is None:
        return False
    return deadline < (at if clock.stopped_s is None else clock.stopped_s)


def _levels(ticket: Replay, latest: dict[str, Clock]) -> list[dict[str, Any]]:
    """Return every level of the policy that applies, on the latest clock of its target."""
    policy = ticket.policy
    return [
        {"name": name, "at": utc(clock.mark_instant(name)), "fired": name in clock.fired}
        for target, name in (policy.levels if policy is not None else ())
        if (clock := latest.get(target)) is not None
    ]
