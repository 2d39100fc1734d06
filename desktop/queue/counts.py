"""Counts the queues of the list, a few at a time, so that nothing waits for all of them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from services.rules import views

if TYPE_CHECKING:
    from desktop.queue.page import QueuePage
    from desktop.queue.shelves import Shelf
    from desktop.work import Desk

AT_ONCE: Final = 2
"""Of a million tickets ten queues take half a second; what somebody scrolls to comes between."""
PATIENCE_S: Final = 30.0
"""An answer that takes longer than this does not come any more."""


class QueueCounts:
    """Keeps the counts in the list of one page as the desk has them."""

    def __init__(self, page: QueuePage, desk: Desk) -> None:
        """Know none before `ask`."""
        self._page, self._desk = page, desk
        self._waiting: dict[str, Shelf] = {}
        self._known: dict[str, int] = {}
        self._asked_at = -PATIENCE_S  # while nothing is asked

    def ask(self) -> None:
        """Count every queue again, after those that wait to be counted already."""
        shelves = {shelf.key: shelf for shelf in self._page.shelves()}
        self._waiting = {key: one for key, one in self._waiting.items() if key in shelves}
        for key, shelf in shelves.items():
            self._waiting.setdefault(key, shelf)
        if time.monotonic() - self._asked_at > PATIENCE_S:
            self._ask_next()

    def _ask_next(self) -> None:
        some = list(self._waiting.values())[:AT_ONCE]
        for shelf in some:
            del self._waiting[shelf.key]
        self._asked_at = time.monotonic() if some else -PATIENCE_S
        if some:
            self._desk.ask(
                views.view_counts,
                tuple(shelf.view for shelf in some),
                then=lambda counts: self._take(some, counts),
                receiver=self._page,
                otherwise=lambda _error: self._give_up(),
            )

    def _take(self, shelves: list[Shelf], counts: tuple[int, ...]) -> None:
        self._known |= {one.key: count for one, count in zip(shelves, counts, strict=True)}
        self._page.list.show_counts(self._known)
        self._page.head.show_counts(self._known)
        self._ask_next()

    def _give_up(self) -> None:
        """Wait for the next time, which comes with the next change or the next connection."""
        self._waiting.clear()
        self._asked_at = -PATIENCE_S
