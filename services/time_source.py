"""The only clock of the program: the database's, read cheaply, or a virtual one."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

AWAKE_OR_NOT: int | None = getattr(time, "CLOCK_BOOTTIME", None)
"""Linux's steady clock that goes on in its sleep; elsewhere `time.monotonic` does."""
SAMPLES = 5
"""How often a synchronisation asks; the quickest answer is the most exact."""


class TimeSource(Protocol):
    """Anything that can say what time it is."""

    def now(self) -> datetime:
        """Return the present instant; aware, UTC."""


def steady_s() -> float:
    """Return seconds of a clock nobody sets and that goes on while the machine sleeps."""
    return time.monotonic() if AWAKE_OR_NOT is None else time.clock_gettime(AWAKE_OR_NOT)


def workstation_now() -> datetime:
    """Read this machine's clock, only to say how far it is off; it decides nothing."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """One answer of the database, pinned to the local monotonic clock."""

    at: datetime
    monotonic: float
    round_trip: float


class DatabaseTime:
    """The database's clock for countdowns, without asking it for every reading.

    A wrong or changed workstation clock never matters: the offset is anchored on the
    monotonic clock. Deadlines are not decided here but by the instant of the unit of work.

    Args:
        ask: Reads the clock of the database once; called five times a synchronisation.

    Attributes:
        stepped_by: How far the database's clock had moved away from the expected
            instant at the last `resync`; near zero unless somebody set a clock.
    """

    def __init__(self, ask: Callable[[], datetime]) -> None:
        """Synchronise once; raises what `ask` raises."""
        self._ask = ask
        self._anchor = self._best_sample()
        self.stepped_by = timedelta(0)

    def now(self) -> datetime:
        """Return the database's present instant, within `uncertainty`."""
        anchor = self._anchor
        return anchor.at + timedelta(seconds=steady_s() - anchor.monotonic)

    @property
    def uncertainty(self) -> timedelta:
        """Half the round trip of the best sample: the largest possible error."""
        return timedelta(seconds=self._anchor.round_trip / 2)

    def resync(self) -> None:
        """Ask again: once a minute, after a reconnect and when the machine woke up."""
        fresh = self._best_sample()
        expected = self._anchor.at + timedelta(seconds=fresh.monotonic - self._anchor.monotonic)
        self.stepped_by = fresh.at - expected
        self._anchor = fresh

    def _best_sample(self) -> _Anchor:
        return min((self._sample() for _ in range(SAMPLES)), key=lambda one: one.round_trip)

    def _sample(self) -> _Anchor:
        before = steady_s()
        at = self._ask().astimezone(UTC)
        after = steady_s()
        return _Anchor(at, (before + after) / 2, after - before)


class VirtualTime:
    """A clock that stands still until it is moved: imports, the tour, tests."""

    def __init__(self, at: datetime) -> None:
        """Stand at `at`, which is aware."""
        self._at = _utc(at)

    def now(self) -> datetime:
        """Return the instant it was set to."""
        return self._at

    def move_to(self, at: datetime) -> None:
        """Set the clock, forwards or backwards; `at` is aware."""
        self._at = _utc(at)

    def advance(self, span: timedelta) -> None:
        """Let `span` pass at once."""
        self._at += span


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(f"an instant needs a zone, got {at!r}")
    return at.astimezone(UTC)
