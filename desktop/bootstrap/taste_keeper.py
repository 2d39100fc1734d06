"""Tells the desk what a person chose for their window, all of it before they leave."""

from __future__ import annotations

from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Final

from services.access import tastes
from services.errors import HelpDeskError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from desktop.work import Lane
    from services.store.work import Actor, Store

PATIENCE_S: Final = 1.0
"""How long leaving waits for a choice that is just being written."""


class TasteKeeper:
    """Of one person at one seat; where the desk cannot be reached, a choice is for this time."""

    def __init__(self, store: Store, actor: Actor, lane: Lane) -> None:
        """Write in a lane that outlives the seat."""
        self._store = store
        self._actor = actor
        self._lane = lane
        self._untold: dict[str, str] = {}
        self._writing = Lock()

    def keep(self, key: str, value: str) -> None:
        """Take a choice down; of several of one key the last is written."""
        self._untold[key] = value
        self._lane.run(self._write, _ignore)

    def close(self) -> None:
        """Write what was not written yet, unless the desk is slow."""
        if self._untold or self._writing.locked():
            self._write()

    def _write(self) -> None:
        if not self._writing.acquire(timeout=PATIENCE_S):
            return
        try:
            while self._untold:
                key, value = self._untold.popitem()
                self._store.apply(self._actor, partial(tastes.keep, key=key, value=value))
        except HelpDeskError:
            self._untold.clear()
        finally:
            self._writing.release()


def _ignore(future: Future[None]) -> None:
    """What was refused is noticed by the connection; a bug goes to the report."""
    future.result()
