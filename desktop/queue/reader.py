"""Reads the queue in view: a stretch, longer where it is scrolled, and again as it changes."""

from __future__ import annotations

import time
from array import array
from typing import TYPE_CHECKING, Final, TypeVar

from desktop.queue.chosen import MOST_AT_ONCE, too_many
from desktop.queue.group_words import sequence_of
from desktop.widgets.banner import Gravity
from services.rules import views
from services.tickets.paging import STRETCH, Piece
from services.tickets.queue import Total
from services.tickets.rows import queue_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.queue.page import QueuePage
    from desktop.work import Desk
    from services.errors import HelpDeskError
    from services.tickets.grouping import Section
    from services.tickets.paging import Cursor, Stretch
    from services.tickets.queue import QueueView
    from services.tickets.rows import QueueRow

Answer = TypeVar("Answer")

LENGTH: Final = STRETCH
UNKNOWN: Final = 2_000
"""Rows that there are at least where nobody has counted yet."""
SHORT_WAY: Final = 1_000
"""Down to here a queue is read again from its beginning."""
SCREENS_BEFORE: Final = 100
GATHER_MS, LONGEST_GATHER_MS = 250, 20_000
"""Changes that come together are answered together."""
SHARE_OF_TIME: Final = 10
"""Asking for the order of a queue takes at most about a tenth of the desk's time."""


class QueueReader:
    """Fills the table of one queue page.

    What is known is one stretch of the list with places marked in it. It is read again from a
    place before what is in view, so that nothing moves there; the place is a position in the
    order and stays where it is when its ticket moves away.

    Attributes:
        total: How many tickets there are, once that was counted or judged.
    """

    def __init__(self, page: QueuePage, desk: Desk) -> None:
        """Listen to what the table of the page needs."""
        self._page, self._desk, self._table = page, desk, page.table
        self._view: QueueView | None = None
        self._marks: list[tuple[int, Cursor]] = []
        self._state = 0
        self._is_reading = False
        self._asked_at = 0.0
        self.total: Total | None = None
        queue = self._table.queue
        queue.pages_needed.connect(self._on_pages_needed)
        queue.stretch_needed.connect(self._on_stretch_needed)
        queue.place_needed.connect(self._on_place_needed)
        self._table.range_wanted.connect(self._on_range_wanted)

    def ask(self, view: QueueView, *, is_other: bool) -> None:
        """Read a view: another one from its beginning, the one in view where it is looked at."""
        self._view = view
        before, start = (0, None) if is_other else self._place_in_view()
        if is_other:
            self.total = None
        self._read(view, Piece(start, most=LENGTH), lambda found: self._show(found, before))

    def ask_grouped(
        self, view: QueueView, by: str, folded: Mapping[str, bool], *, is_other: bool
    ) -> None:
        """Read a view in groups, each under its heading; `folded` says which are, by their keys."""
        self._view = None
        state = self._begin()

        def show(found: list[Section]) -> None:
            self._show_grouped(by, found)
            if is_other:
                self._table.scrollToTop()  # the heading over the first ticket as well

        self._desk.ask(
            views.view_sections,
            view,
            by,
            dict(folded),
            then=lambda found: self._take(state, found, show),
            receiver=self._table,
            otherwise=self._on_refused,
        )

    def _show_grouped(self, by: str, found: list[Section]) -> None:
        self._marks = []
        self._table.show_sections(*sequence_of(by, found))
        self._count(Total(sum(one.group.count for one in found), is_exact=True))
        self._end()

    def show_fixed(self, ids: array[int]) -> None:
        """Show just these tickets."""
        self._view, self._marks = None, []
        self._state += 1
        self._table.show_ids(ids)
        self._count(Total(len(ids), is_exact=True))
        self._end()

    def patience_ms(self) -> int:
        """Return how long to gather changes: a queue that takes long is asked less often."""
        took_ms = (time.monotonic() - self._asked_at) * 1000
        return int(min(max(GATHER_MS, took_ms * SHARE_OF_TIME), LONGEST_GATHER_MS))

    def _place_in_view(self) -> tuple[int, Cursor | None]:
        """Return a marked place before what is in view, and the row that comes after it."""
        top, known = self._table.first_row(), self._table.queue.known
        if not known.start and top <= SHORT_WAY:
            return 0, None
        wanted = top - SCREENS_BEFORE - known.start
        offset, place = max(
            (one for one in self._marks if one[0] <= wanted),
            key=lambda one: one[0],
            default=(-1, None),
        )
        if place is None and known.start and self._marks:
            offset, place = self._marks[0]
        return (0, None) if place is None else (known.start + offset + 1, place)

    def _read(self, view: QueueView, piece: Piece, then: Callable[[Stretch], None]) -> None:
        state = self._begin()
        self._desk.ask(
            views.view_stretch,
            view,
            piece,
            then=lambda found: self._take(state, found, then),
            receiver=self._table,
            otherwise=self._on_refused,
        )

    def _begin(self) -> int:
        self._is_reading = True
        self._asked_at = time.monotonic()
        self._state += 1
        return self._state

    def _take(self, state: int, found: Answer, then: Callable[[Answer], None]) -> None:
        if state == self._state:
            self._is_reading = False
            then(found)

    def _on_refused(self, error: HelpDeskError) -> None:
        self._is_reading = False
        self._desk.refused.emit(error)

    def _show(self, found: Stretch, before: int) -> None:
        """Show a stretch in place of the former one."""
        before = 0 if found.is_start else before
        self._marks = list(found.marks)
        if not found.ids and before:  # so much is gone that nothing is left here
            self._read_from_start()
            return
        self._table.show_ids(found.ids, before, self._after(before + len(found.ids), found))
        if found.is_end:
            self._count(Total(before + len(found.ids), is_exact=not before))
        self._end()
        if not found.is_end:
            self._ask_total()

    def _read_from_start(self) -> None:
        if self._view is not None:
            self._read(self._view, Piece(most=LENGTH), lambda found: self._show(found, 0))

    def _after(self, so_far: int, found: Stretch) -> int:
        if found.is_end:
            return 0
        return max((self.total.count if self.total else 0) - so_far, UNKNOWN)

    def _end(self) -> None:
        self._table.ask_for_visible()
        self._page.on_read()

    def _ask_total(self) -> None:
        if self._view is not None:
            view = self._view
            self._desk.ask(
                views.view_total,
                view,
                then=lambda total: self._on_total(view, total),
                receiver=self._table,
            )

    def _on_total(self, view: QueueView, total: Total) -> None:
        queue = self._table.queue
        if view != self._view:
            return
        self._count(total)
        if queue.known.stop != queue.rowCount():
            queue.extend(array("q"), max(total.count - queue.known.stop, 1))

    def _count(self, total: Total) -> None:
        self.total = total
        self._page.on_counted(total)

    def _on_stretch_needed(self, is_back: bool) -> None:  # noqa: FBT001 - a slot
        if self._view is None or self._is_reading or not self._marks:
            return
        place = self._marks[0 if is_back else -1][1]
        then = self._extend_back if is_back else self._extend
        self._read(self._view, Piece(place, is_back, most=LENGTH), then)

    def _extend(self, found: Stretch) -> None:
        queue = self._table.queue
        length = len(queue.known)
        self._marks += [(offset + length, place) for offset, place in found.marks]
        stop = queue.known.stop + len(found.ids)
        queue.extend(found.ids, self._after(stop, found))
        if found.is_end:
            self._count(Total(stop, is_exact=not queue.known.start))
        self._table.ask_for_visible()

    def _extend_back(self, found: Stretch) -> None:
        queue, length = self._table.queue, len(found.ids)
        moved = [(offset + length, place) for offset, place in self._marks]
        self._marks = [*found.marks, *moved]
        before = 0 if found.is_start else max(queue.known.start - length, UNKNOWN)
        queue.extend_back(found.ids, before)
        self._table.ask_for_visible()

    def _on_place_needed(self, row: int) -> None:
        """Read where the view was moved to, far from what is known."""
        if self._view is None or self._is_reading:
            return
        state, rows = self._begin(), self._table.queue.rowCount()
        wanted = max(row - SCREENS_BEFORE, 0)
        self._desk.ask(
            views.view_around,
            self._view,
            wanted,
            rows,
            then=lambda found: self._take(state, found, lambda one: self._place(one, wanted, rows)),
            receiver=self._table,
            otherwise=self._on_refused,
        )

    def _place(self, found: Stretch, row: int, rows: int) -> None:
        self._show(found, max(rows - len(found.ids), 0) if found.is_end else row)

    def _on_range_wanted(self, first: int | None, last: int | None) -> None:
        """Choose what stands between two tickets, which nobody may have looked at yet."""
        if self._view is None:
            return

        def take(ids: array[int]) -> None:
            if len(ids) > MOST_AT_ONCE:
                self._page.banner.say(Gravity.ERROR, too_many())
                return
            self._table.choice.choose_ids(ids)
            self._page.show_chosen(self._table.choice.count())

        self._desk.ask(
            views.view_between,
            self._view,
            first,
            last,
            MOST_AT_ONCE,
            then=take,
            receiver=self._table,
        )

    def _on_pages_needed(self, first: int, last: int) -> None:
        queue = self._table.queue

        def take(rows: list[QueueRow]) -> None:
            queue.accept(rows)

        self._desk.ask(
            queue_rows,
            queue.ids_between(first, last),
            then=take,
            receiver=self._table,
            about=str(first),
            otherwise=lambda _error: queue.give_up(first),
        )
