"""What the clocks of one ticket say at an instant, as a flat answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from models.vocabulary import ClockState
from services.sla.plain import utc
from services.sla.terms import TARGETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.sla.clock import Clock
    from services.sla.replay import Replay
    from services.sla.terms import PolicyTerms

_COMPLETED: Final = (ClockState.MET, ClockState.BREACHED)
_KEYS: Final = {
    target: (f"{target}_due", f"{target}_deadline", f"{target}_minutes", f"{target}_minutes_max")
    for target in TARGETS
}


class _Sorted:
    """All clocks of a ticket gone through once: the latest, and what ever was, by target."""

    __slots__ = ("breached", "late", "latest", "minutes")

    def __init__(self, clocks: list[Clock], at: int) -> None:
        self.latest: dict[str, Clock] = {}
        self.minutes: dict[str, list[int]] = {}
        self.breached: set[str] = set()
        self.late: set[str] = set()
        for clock in clocks:
            target = clock.target
            self.latest[target] = clock
            if clock.end in _COMPLETED:
                self.minutes.setdefault(target, []).append(clock.elapsed_s // 60)
            if clock.breached_s is not None:
                self.breached.add(target)
            if _past(clock, at):
                self.late.add(target)


def snapshot(ticket: Replay, at: int) -> dict[str, Any]:
    """Return the state of a ticket observed at an instant (scenario-format.md, checks)."""
    answer: dict[str, Any] = {}
    clocks = _Sorted(ticket.clocks, at)
    dues = []
    for target, (due_key, deadline_key, minutes_key, longest_key) in _KEYS.items():
        clock = clocks.latest.get(target)
        due = deadline = None
        if clock is not None:
            due, deadline = clock.due_s, clock.deadline_s
            if due is not None:
                dues.append(due)
        minutes = clocks.minutes.get(target)
        answer[due_key] = utc(due)
        answer[deadline_key] = utc(deadline)
        answer[minutes_key] = minutes[-1] if minutes else None
        answer[longest_key] = max(minutes) if minutes else None
    answer["escalation_at"] = utc(min(dues)) if dues else None
    answer["first_response_at"] = utc(ticket.first_response_s)
    answer["policy"] = ticket.policy.name if ticket.policy is not None else None
    answer["paused"] = ticket.paused
    answer["paused_minutes"] = ticket.paused_s // 60
    answer["breached"] = sorted(clocks.breached)
    answer["breached_by_deadline"] = sorted(clocks.late)
    answer["escalations"] = list(_levels(ticket, clocks.latest))
    return answer


def _past(clock: Clock, at: int) -> bool:
    """Tell whether the deadline as it stands passed while the clock was not yet stopped."""
    deadline = clock.deadline_s
    if deadline is None:
        return False
    return deadline < (at if clock.stopped_s is None else clock.stopped_s)


def _levels(ticket: Replay, latest: dict[str, Clock]) -> Iterator[dict[str, Any]]:
    """Yield every level of the latest clock of each target, as its own policy writes them.

    Then those that fired under terms the clock counted under before: they stay facts.
    """
    told = set()
    for policy in _policies(ticket, latest):
        for target, name in policy.levels:
            clock = latest.get(target)
            own = clock.pin.policy if clock is not None and clock.pin is not None else None
            if clock is None or own is None or own.id != policy.id or (target, name) in told:
                continue  # another version of the same policy keeps its place in the order
            if own is policy or (target, name) in own.levels:
                told.add((target, name))
                yield _level(clock, name)
    for target, clock in latest.items():
        if clock.fired:
            yield from (_level(clock, name) for name in _of_others(ticket, target, clock))


def _policies(ticket: Replay, latest: dict[str, Clock]) -> list[PolicyTerms]:
    """Return the policy that applies, then those that clocks ended under."""
    found = [] if ticket.policy is None else [ticket.policy]
    for clock in latest.values():
        policy = clock.pin.policy if clock.pin is not None else None
        if policy is not None and policy not in found:
            found.append(policy)
    return found


def _of_others(ticket: Replay, target: str, clock: Clock) -> list[str]:
    """Return the levels that a clock fired and that its terms of now do not name."""
    its_own = {mark.name for mark in clock.pin.terms.marks} if clock.pin is not None else set()
    fired = [name for name in clock.fired if name not in its_own]
    return [name for name in fired if (clock.fired[name], target, "firing", name) in ticket.log]


def _level(clock: Clock, name: str) -> dict[str, Any]:
    return {"name": name, "at": utc(clock.mark_instant(name)), "fired": name in clock.fired}
