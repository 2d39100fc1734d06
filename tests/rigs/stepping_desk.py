"""A desk that lives minute by minute: the oracle for whole scenarios of one policy.

It knows sla.md, section 3, and nothing of the engine: each minute it looks at the status and the
hours, adds the minute to every clock that counts, and notes what was too late.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.rigs.stepping_clock import SteppingClock

TARGETS = ("first_response", "next_response", "periodic_update", "resolution")
ENDING = ("periodic_update", "resolution")


@dataclass
class Count:
    """One clock as a person with a notebook would keep it."""

    target: int
    counted: int = 0
    reached: int | None = None
    late: bool = False
    ended: bool = False


@dataclass
class SteppingDesk:
    """One ticket under one policy whose targets are minutes."""

    clock: SteppingClock
    policy: dict[str, Any]
    live: dict[str, Count] = field(default_factory=dict)
    done: dict[str, list[int]] = field(default_factory=dict)
    breached: set[str] = field(default_factory=set)
    status: str = ""
    replied_at: int | None = None
    paused_minutes: int = 0

    def run(self, events: list[tuple[int, str, str]], until: int) -> None:
        """Live from the first event to an instant, its events included."""
        waiting = list(events)
        now = waiting[0][0]
        while True:
            self.notice(now)
            while waiting and waiting[0][0] == now:
                self.happen(*waiting.pop(0))
            self.reach(now)
            if now == until:
                return
            self.tick(now)
            now += 60

    def notice(self, now: int) -> None:
        for name, count in self.live.items():
            if self.counts(name) and count.reached is not None and count.reached < now:
                count.late = True
                self.breached.add(name)

    def reach(self, now: int) -> None:
        for name, count in self.live.items():
            if not self.counts(name):
                count.reached = count.reached if count.late else None
            elif count.reached is None and count.counted >= count.target:
                count.reached = now

    def tick(self, now: int) -> None:
        if not self.clock.is_open(now):
            return
        self.paused_minutes += self.paused
        for name, count in self.live.items():
            count.counted += self.counts(name)

    @property
    def paused(self) -> bool:
        return self.status in self.policy["pause_statuses"] and not self.resolved

    @property
    def resolved(self) -> bool:
        return self.status in self.policy["closed_statuses"]

    def counts(self, name: str) -> bool:
        if self.live[name].ended or self.resolved:
            return False
        return not (self.paused and name in self.policy["pause_applies_to"])

    def start(self, name: str) -> None:
        if name in self.policy["targets"] and name not in self.live:
            self.live[name] = Count(self.policy["targets"][name])

    def stop(self, name: str) -> None:
        count = self.live.pop(name, None)
        if count is not None and not count.ended:
            self.done.setdefault(name, []).append(count.counted)

    def happen(self, at: int, kind: str, value: str) -> None:
        if kind == "created":
            self.begin(value)
        elif kind == "status":
            self.move(value)
        elif kind == "agent_reply":
            self.replied_at = self.replied_at or at
            for name in ("first_response", "next_response", "periodic_update"):
                self.stop(name)
            if not self.resolved:
                self.start("periodic_update")
        elif kind == "customer_reply" and (self.policy["any_message"] or self.replied_at):
            self.start("next_response")

    def begin(self, status: str) -> None:
        self.status = status
        self.start("first_response")
        for name in () if self.resolved else ENDING:
            self.start(name)
        if self.policy["any_message"]:
            self.start("next_response")

    def move(self, status: str) -> None:
        before, self.status = self.resolved, status
        for name in ENDING:
            count = self.live.get(name)
            if self.resolved and not before and count is not None:
                count.ended = True
                self.done.setdefault(name, []).append(count.counted)
            if before and not self.resolved:
                if count is None:
                    self.start(name)
                else:
                    count.ended = False
                    self.done[name].pop()

    def due(self, name: str, now: int) -> int | None:
        """When a clock would be due if nothing happened any more."""
        count = self.live.get(name)
        if count is None or not self.counts(name):
            return None
        if count.reached is not None:
            return count.reached
        left = count.target - count.counted
        while left:
            left -= self.clock.is_open(now)
            now += 60
        return now
