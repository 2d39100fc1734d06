"""How fast this machine is just now, beside the one that limits in milliseconds were set on."""

from __future__ import annotations

import statistics
import time
from typing import Final

ROUNDS: Final = 250_000
USUAL_S: Final = 0.025
"""What these rounds take on the machine that the limits were set on, with nobody beside it."""


def slowness() -> float:
    """Return how many times longer this machine takes than that one; 1 where it takes less.

    A virtual machine is slower by half when its neighbours work, for seconds or for hours, which is
    no fault of ours.
    """
    return max(1.0, statistics.median(_round_s() for _ in range(9)) / USUAL_S)


def _round_s() -> float:
    began, total = time.thread_time(), 0
    for number in range(ROUNDS):
        total += number * number
    return time.thread_time() - began
