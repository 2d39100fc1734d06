"""What was clicked and may or may not have been done: clicked again, it is the same wish."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Final, NamedTuple

from services.errors import StoreUnavailable
from services.store.applied import new_key

REMEMBERED: Final = timedelta(minutes=10)
"""The same click after a longer time is a new wish."""

Call = tuple[object, tuple[object, ...], Mapping[str, object]]
"""A use case and everything it is given."""


class Intention(NamedTuple):
    """One wish; its key is the same for every attempt at it."""

    call: Call
    key: str
    is_repeated: bool
    at: float
    """A `time.monotonic()` instant."""


class Intentions:
    """Remembers the clicks whose outcome nobody knows, for the database was lost meanwhile.

    A reply that was sent into a failing database may stand there although the window was told
    it did not. Whoever sends the same reply again means the same one.
    """

    def __init__(self) -> None:
        """Know of none."""
        self._unsure: list[Intention] = []

    def mean(self, call: Call) -> Intention:
        """Return the wish behind a click: a new one, or one whose outcome is unknown."""
        now = time.monotonic()
        old = now - REMEMBERED.total_seconds()
        self._unsure = [one for one in self._unsure if one.at > old]
        for one in self._unsure:
            if one.call == call:
                return one._replace(is_repeated=True)
        return Intention(call, new_key(), is_repeated=False, at=now)

    def ended(self, meant: Intention, error: BaseException | None) -> None:
        """Learn what became of a click."""
        self._unsure = [one for one in self._unsure if one.key != meant.key]
        if isinstance(error, StoreUnavailable):
            self._unsure.append(meant)
