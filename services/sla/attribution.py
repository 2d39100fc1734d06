"""Whose time was it? A clock's counted time, and its breach, by the team that held the ticket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.sla import proof

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from services.sla.clock import Clock


@dataclass(frozen=True, slots=True)
class Share:
    """What one team contributed to a clock.

    Attributes:
        team: The caller's own name of it; None while no team had the ticket.
        counted_s: Business seconds of the clock while the team held the ticket.
        held_at_breach: Whether the breach happened in its hands.
    """

    team: Hashable
    counted_s: int
    held_at_breach: bool


def shares(clock: Clock, handed: Sequence[tuple[int, Hashable]], as_of: int) -> list[Share]:
    """Split a clock's counted time among the teams that held its ticket (sla.md, section 2).

    Args:
        clock: A replayed clock.
        handed: When the ticket came to which team, in time order; epoch seconds.
        as_of: Epoch seconds up to which the ticket was replayed.

    Returns:
        One share a team, in the order they first held it; the sum is the counted time.
    """
    counted: dict[Hashable, int] = {}
    guilty: Hashable = _NOBODY
    for begin, end, team in _segments(clock.started_s, handed, as_of):
        seconds = sum(
            max(0, min(line.end_s, end) - max(line.start_s, begin))
            for line in proof.sheet(clock, as_of).lines
            if line.counted_s and not line.projected
        )
        counted[team] = counted.get(team, 0) + seconds
        if clock.breached_s is not None and begin <= clock.breached_s < end:
            guilty = team
    return [Share(team, seconds, team == guilty) for team, seconds in counted.items()]


def _segments(
    started: int, handed: Sequence[tuple[int, Hashable]], as_of: int
) -> list[tuple[int, int, Hashable]]:
    """Return who held the ticket from when to when, from the clock's start on."""
    held: list[tuple[int, Hashable]] = [(started, None)]
    for at, team in handed:
        if at <= started:
            held = [(started, team)]
        else:
            held.append((at, team))
    ends = [at for at, _ in held[1:]] + [max(as_of, held[-1][0]) + 1]
    return [(begin, end, team) for (begin, team), end in zip(held, ends, strict=True)]


_NOBODY = object()
