"""Clocks that counted one promise in turn, on tickets that were merged: it is judged once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.vocabulary import ClockState

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from services.sla.clock import Clock

Key = tuple[int, str, int]
"""A clock by its ticket, target and cycle."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One clock and the ticket it counted on."""

    ticket_id: int
    clock: Clock

    @property
    def key(self) -> Key:
        """What names it."""
        return self.ticket_id, self.clock.target, self.clock.cycle

    @property
    def decided_s(self) -> int | None:
        """When it was breached, else when it ended in time; None while it is neither."""
        if self.clock.breached_s is not None:
            return self.clock.breached_s
        return self.clock.stopped_s if self.clock.end is ClockState.MET else None


def set_aside(turns: Iterable[Turn]) -> dict[Key, Key]:
    """Return the clocks whose promise another clock is counted for, and which one that is.

    A promise is broken if any clock broke it while it counted: the first that did is counted,
    so a breach is neither un-recorded nor told twice (sla.md, section 3). Otherwise the first
    that ended in time is.
    """
    found = defaultdict[Turn, list[tuple[int, Turn]]](list)
    places = _places(turns)
    for many in places.values():
        for one in many:
            first, passed_on = _first(one, places)
            found[first].append((passed_on, one))
    aside: dict[Key, Key] = {}
    for shared in found.values():
        decided = sorted((one for one in shared if one[1].decided_s is not None), key=_rank)
        aside |= {one.key: decided[0][1].key for _, one in decided[1:]}
    return aside


def _rank(passed_on: tuple[int, Turn]) -> tuple[bool, int, int]:
    """Breached before met, early before late, the promise's own ticket before the next."""
    times, one = passed_on
    return one.clock.breached_s is None, one.decided_s or 0, times


def _places(turns: Iterable[Turn]) -> Mapping[Hashable, Sequence[Turn]]:
    """Sort clocks by where the promise that they count began; of one ticket in their order."""
    found = defaultdict[object, list[Turn]](list)
    for one in turns:
        found[one.ticket_id, one.clock.target, one.clock.started_s].append(one)
    return found


def _first(one: Turn, places: Mapping[Hashable, Sequence[Turn]]) -> tuple[Turn, int]:
    """Follow a promise back to the clock it began on; and say how often it was passed on."""
    seen = [one]
    while (before := _before(seen[-1], places)) is not None and before not in seen:
        seen.append(before)
    return seen[-1], len(seen) - 1


def _before(one: Turn, places: Mapping[Hashable, Sequence[Turn]]) -> Turn | None:
    """Return the clock of the merged ticket that counted when this one took its promise over."""
    clock = one.clock
    if clock.taken_from is None:
        return None
    known = places.get((clock.taken_from, clock.target, clock.started_s), ())
    stood = [
        other
        for other in known
        if other.clock.taken_s <= clock.taken_s
        and (other.clock.stopped_s is None or other.clock.stopped_s >= clock.taken_s)
    ]
    return stood[-1] if stood else None
