"""How a queue is laid out: its grouping, what is folded, its columns; remembered for each queue."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop.memory import Memory
from desktop.queue.group_bar import ALL
from desktop.widgets.queue_columns import USUAL, Key
from services.rules import views

if TYPE_CHECKING:
    from desktop.queue.page import QueuePage
    from desktop.queue.shelves import Shelf
    from desktop.widgets.queue_heading import Heading
    from desktop.work import Desk
    from services.tickets.grouping import Group
    from services.tickets.queue import QueueView

COLUMNS = "queue/columns/{}"
GROUPED = "queue/grouped/{}"
FOLDED = "queue/folded/{}"
MOST_FOLDED: Final = 200
"""Groups of one queue that are remembered: those folded or opened last."""
NOTHING = "nothing"
"""Remembered for a queue that somebody wants ungrouped although its view says otherwise."""


class Arrangement:
    """Arranges the queue of one page, and remembers it in the window's own file."""

    def __init__(self, page: QueuePage, desk: Desk) -> None:
        """Listen to the head and the groups of the page."""
        self._page, self._desk = page, desk
        self._key = ""
        self.grouped_by: str | None = None
        self._folded: dict[str, dict[str, bool]] = {}
        page.head.grouped.connect(self._on_grouped)
        page.head.columns_chosen.connect(self._on_columns)
        page.groups.chosen.connect(self._on_group)

    def take(self, shelf: Shelf | None) -> None:
        """Arrange for another queue as it was arranged last, else as its view says."""
        self._key = shelf.key if shelf is not None else ""
        kept = self._kept(COLUMNS)
        names = kept.split(",") if kept else shelf.columns if shelf is not None else ()
        keys = tuple(Key(name) for name in names if name in set(Key)) or USUAL
        self._page.table.set_columns(keys)
        by = self._kept(GROUPED) or (shelf.grouped_by if shelf is not None else None)
        self.grouped_by = None if by == NOTHING else by or None
        self._folded = _read(self._kept(FOLDED)) if self._key else {}
        self._page.groups.forget()
        self._page.head.show_choices(self.grouped_by, keys)

    def ask(self, view: QueueView) -> None:
        """Ask for the groups of the queue in view, where it is grouped."""
        if self.grouped_by is not None:
            self._desk.ask(
                views.view_groups,
                view,
                self.grouped_by,
                then=self._on_groups,
                receiver=self._page.groups,
            )

    @property
    def folded(self) -> dict[str, bool]:
        """Return whether groups are folded, by their keys, as somebody left them."""
        return self._folded.get(self.grouped_by or "", {})

    def fold(self, heading: Heading) -> None:
        """Fold an open group, or open a folded one, from the next reading on."""
        known = self._folded.setdefault(self.grouped_by or "", {})
        known.pop(heading.key, None)
        known[heading.key] = heading.is_open
        for key in list(known)[:-MOST_FOLDED]:
            del known[key]
        if self._key:
            self._keep(FOLDED, json.dumps(self._folded))

    def _on_groups(self, found: list[Group]) -> None:
        if self.grouped_by is not None:
            self._page.groups.show_groups(self.grouped_by, found)

    def _on_grouped(self, by: str | None) -> None:
        self._keep(GROUPED, by or NOTHING)
        self.grouped_by = by
        self._page.groups.forget()
        if self._page.view is not None:
            self._page.ask_for(replace(self._page.view, group=None))

    def _on_group(self, value: object) -> None:
        if self._page.view is not None and self.grouped_by is not None:
            group = None if value == ALL else (self.grouped_by, value)
            self._page.ask_for(replace(self._page.view, group=group))

    def _on_columns(self, keys: tuple[Key, ...]) -> None:
        self._keep(COLUMNS, ",".join(keys))
        self._page.table.set_columns(keys)

    def _memory(self) -> Memory | None:
        kept = getattr(self._page.window(), "memory", None)
        return kept if isinstance(kept, Memory) else None

    def _kept(self, what: str) -> str:
        memory = self._memory()
        return memory.text(what.format(self._key)) if memory is not None else ""

    def _keep(self, what: str, value: str) -> None:
        memory = self._memory()
        if memory is not None:
            memory.keep(what.format(self._key), value)


def _read(kept: str) -> dict[str, dict[str, bool]]:
    """Read what was remembered; what is no such thing is forgotten."""
    try:
        found = json.loads(kept or "{}")
    except ValueError:
        return {}
    groupings = found.items() if isinstance(found, dict) else ()
    return {
        by: {key: is_folded for key, is_folded in of.items() if isinstance(is_folded, bool)}
        for by, of in groupings
        if isinstance(of, dict)
    }
