"""How tests wait for what happens elsewhere: until it is so, never for a fixed while."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Found = TypeVar("Found")
PATIENCE_S: Final = 60.0
"""What never happens is told later; a machine with much to do is not taken for a fault."""


def until(
    look: Callable[[], Found | None],
    seconds: float = PATIENCE_S,
    what: str = "",
    *,
    every_s: float = 0.1,
) -> Found:
    """Look again and again until there is something to see, and return it.

    Args:
        look: Returns a false value for as long as there is nothing.
        seconds: What is not there by then never comes: the test fails.
        what: What is waited for, in the words of the failure.
        every_s: From one look to the next; more where a look is work for the one looked at.
    """
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, f"did not happen in {seconds} s: {what}"
        time.sleep(every_s)
    return found
