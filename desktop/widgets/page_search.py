"""The search through all pages of a PDF: page by page, from the one in view on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from desktop.widgets.page_drawer import PageDrawer
    from desktop.widgets.page_finding import Found, Hit

MOST_HITS: Final = 2000
"""Of one search; who has so many looks for something else."""


class Spot(NamedTuple):
    """One hit: which of its page."""

    page: int
    number: int


class PageSearch(QObject):
    """What is searched for, what was found by now, and the hit that one is at.

    Attributes:
        changed: More is known, or another hit is the one that one is at.
    """

    changed = Signal()

    def __init__(self, drawer: PageDrawer, count: int) -> None:
        """Search nothing yet, in so many pages."""
        super().__init__(drawer)
        self._drawer, self._count = drawer, count
        self._words = ""
        self._waiting: list[int] = []
        self._asked = -1
        self._hits: dict[int, tuple[Hit, ...]] = {}
        self._has_letters = False
        self._begun_at = 0
        self.at: Spot | None = None
        drawer.found.connect(self._on_found)

    @property
    def is_done(self) -> bool:
        """Tell whether every page was searched, or so many hits were found that it is enough."""
        return not self._waiting and self._asked < 0

    @property
    def is_textless(self) -> bool:
        """Tell whether no page has a letter: they are pictures."""
        return self.is_done and bool(self._words) and not self._has_letters

    @property
    def count(self) -> int:
        """How many hits are known."""
        return sum(map(len, self._hits.values()))

    def number(self) -> int:
        """Return which hit of all one is at, from one; zero: none."""
        if self.at is None:
            return 0
        before = (len(hits) for page, hits in self._hits.items() if page < self.at.page)
        return sum(before) + self.at.number + 1

    def hits(self, page: int) -> tuple[Hit, ...]:
        """Return where the words stand on a page, as far as it is known."""
        return self._hits.get(page, ())

    def begin(self, words: str, page: int) -> None:
        """Search for other words, from a page on; nothing ends the search."""
        self._words, self._begun_at, self.at = words, page, None
        self._hits, self._has_letters = {}, False
        pages = [*range(page, self._count), *range(page)] if words else []
        self._waiting, self._asked = pages, -1
        self.go_on()
        self.changed.emit()

    def go_on(self) -> None:
        """Search the next page, unless the drawer has something else to do."""
        if self._waiting and self._asked < 0 and not self._drawer.is_busy:
            self._asked = self._waiting.pop(0)
            self._drawer.find(self._asked, self._words)

    def step(self, by: int) -> None:
        """Go to the next hit, or with -1 to the one before; after the last comes the first."""
        spots = [Spot(page, one) for page in sorted(self._hits) for one in self._numbers(page)]
        if spots:
            at = spots.index(self.at) + by if self.at in spots else 0
            self.at = spots[at % len(spots)]
            self.changed.emit()

    def _numbers(self, page: int) -> range:
        return range(len(self._hits[page]))

    def _on_found(self, page: int, found: Found) -> None:
        self._asked = -1
        if found.words == self._words:
            self._has_letters = self._has_letters or found.letters > 0
            if found.hits:
                self._hits[page] = found.hits
                self._arrive(page)
            if self.count >= MOST_HITS:
                self._waiting = []
        self.go_on()
        self.changed.emit()

    def _arrive(self, page: int) -> None:
        """The first hit that is found is the first from the page in view on: begin there."""
        if self.at is None:
            self.at = Spot(page, 0)
