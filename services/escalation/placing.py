"""Where policies and rules stand after a file that names only some of them was taken over."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Place(NamedTuple):
    """Where something stands; of two at one position the older one comes first."""

    name: str
    position: int
    id: int


def merged(live: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """Return the order in which what is live and what a file names stand together.

    What the file does not name stays where it is. What it names takes the places of these in the
    file's order; what is new stands behind the one before it in the file, or at the file's
    beginning before the one after it, or behind all where the file names nothing that is live.
    """
    known = [name for name in wanted if name in live]
    turn = iter(known)
    order = [next(turn) if name in known else name for name in live]
    before: str | None = None
    for name in wanted:
        if name not in live:
            if before is not None:
                order.insert(order.index(before) + 1, name)
            else:
                order.insert(order.index(known[0]) if known else len(order), name)
        before = name
    return order


def positions(live: Sequence[Place], wanted: Sequence[str]) -> dict[str, int]:
    """Return the position of each in the merged order; as few as possible get another one."""
    known = [one for one in live if one.name in wanted]
    turn = iter(one.position for one in known)
    kept = {one.name: one.position for one in live}
    kept |= {name: next(turn) for name in wanted if name in kept}
    ids = {one.name: one.id for one in live}
    found: dict[str, int] = {}
    last: tuple[float, float] = (0, 0)
    for name in merged([one.name for one in live], wanted):
        stands = (kept.get(name, 0), ids.get(name, inf))
        last = stands if stands > last else (last[0] + 1, stands[1])
        found[name] = int(last[0])
    return found
