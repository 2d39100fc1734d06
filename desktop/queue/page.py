"""The page an agent lives in: a queue, its tickets, and the one they rest on."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.overriding import override
from desktop.page import Page
from desktop.queue.arrangement import Arrangement
from desktop.queue.bulk import Bulk
from desktop.queue.bulk_bar import BulkBar
from desktop.queue.counts import QueueCounts
from desktop.queue.export import QueueExport
from desktop.queue.group_bar import GroupBar
from desktop.queue.head import QueueHead
from desktop.queue.kept_views import KeptViews
from desktop.queue.reader import GATHER_MS, QueueReader
from desktop.queue.shelf_list import ShelfList
from desktop.queue.shelves import Shelf, shelves_for
from desktop.queue.states import QueueStates
from desktop.text import tr
from desktop.widgets.banner import Banner
from desktop.widgets.labels import frame, hairline
from desktop.widgets.queue_table import QueueTable
from desktop.widgets.rail import RailItem
from services.tickets.queue import QueueView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop.commands import Commands
    from desktop.widgets.queue_heading import Heading
    from desktop.work import Desk
    from services.changes import Changes
    from services.tickets.orders import Order
    from services.tickets.queue import Total

LIST_FROM: Final = 620
"""From this width on the list of queues stands beside the tickets."""


class QueuePage(Page):
    """Shows a queue; `ticket_opened` says which ticket the person rests on."""

    def __init__(self, desk: Desk, commands: Commands, parent: QWidget | None = None) -> None:
        """Build the page on the first queue of the person's role."""
        super().__init__(desk, parent)
        self._shelves = shelves_for(desk.actor.role)
        self._shelf: Shelf | None = self._shelves[0]
        self._view: QueueView | None = self._shelves[0].view
        self._fixed: array[int] | None = None
        self._name = self._shelves[0].words()
        self._is_first = True
        self._marked: int | None = None
        self._shown: int | None = None  # beside the queue, whether it stands in it or not
        self.setAccessibleName(tr("Queues"))
        self.list = self._list = ShelfList(self._shelves)
        self._list.chosen.connect(self.show_shelf)
        self.head = self._head = QueueHead(self._shelves)
        self._head.chosen.connect(self.show_shelf)
        self._head.exported.connect(self._on_exported)
        self._head.ordered.connect(self._on_ordered)
        self._head.searched.connect(self.search)
        self.table = QueueTable(desk.ticker)
        self.table.rested.connect(self._on_opened)
        self.table.opened.connect(self._on_opened)
        self.table.folded.connect(self._on_folded)
        self.banner, self.groups, self.bulk_bar = Banner(), GroupBar(), BulkBar()
        self.left_out: list[int] = []
        self.banner.acted.connect(self._on_left_out)
        self._reader = QueueReader(self, desk)
        self.bulk_bar.dropped.connect(self._on_dropped)
        self.table.chosen.connect(self.show_chosen)
        self.bulk, self._arrangement = Bulk(self, desk), Arrangement(self, desk)
        self.kept, self.counts = KeptViews(self, desk), QueueCounts(self, desk)
        self.export = QueueExport(self, desk)
        self.states = QueueStates(self.table, may_begin=commands.may("ticket.new"))
        self._gather = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gather.timeout.connect(self._ask)
        self._gather.timeout.connect(self.counts.ask)
        desk.changed.connect(self._on_rows_changed)
        self._arrange()
        self.begins_at = self.table
        self._bind(commands)
        self._show_name()

    def open_queue(self, wanted: QueueView | Sequence[int], name: str = "") -> None:
        """Show another queue, or just these tickets, as a figure of the board asks for.

        Args:
            wanted: A view, or the ids of tickets in their order.
            name: How it is called; empty for a queue of the list.
        """
        if isinstance(wanted, QueueView):
            known = [one for one in self._shelves if one.view.queue == wanted.queue]
            self._shelf = known[0] if known and not name else None
            self._view, self._fixed = wanted, None
            self._name = name or (known[0].words() if known else tr("Tickets"))
        else:
            self._shelf, self._view, self._fixed = None, None, array("q", wanted)
            self._name = name or tr("Chosen tickets")
        self._restart()

    def shelves(self) -> tuple[Shelf, ...]:
        """Return the queues and the saved views of the list."""
        return (*self._shelves, *self.kept.shelves)

    def shelf_items(self) -> list[RailItem]:
        """Return the entries of the list of queues, from top to bottom."""
        return self._list.findChildren(RailItem)

    def mark(self, ticket_id: int) -> None:
        """Mark the ticket that is shown elsewhere; none where it is not in this queue.

        A queue that is still being read rests on this one then, and not on its first.
        """
        self._marked = ticket_id if self._is_first else None
        self._shown = ticket_id
        if ticket_id != self.table.current_id() or not self.table.is_resting():
            self.table.go_to(ticket_id)

    def step(self, by: int) -> None:
        """Rest on the next (positive) or an earlier ticket."""
        self.table.step(by)

    @override
    def refresh(self) -> None:
        self.kept.ask()
        self.bulk.ask_menus()
        if self._is_first:
            self._arrangement.take(self._shelf)
            self._ask()
            self.counts.ask()
        else:
            self._gather.start()

    @override
    def concerns(self, changes: Changes) -> bool:
        return bool(changes.tickets or changes.people or changes.configuration)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= LIST_FROM
        self._list.setVisible(beside)
        self._edge.setVisible(beside)
        self._head.offer_queues(offered=not beside)

    def _arrange(self) -> None:
        self._edge = hairline(upright=True)
        surface = frame("surface")
        column = QVBoxLayout(surface)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.groups)
        column.addWidget(hairline())
        column.addWidget(self.banner)
        column.addWidget(self.states, 1)
        column.addWidget(self.bulk_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addWidget(self._edge)
        row.addWidget(surface, 1)

    def _bind(self, commands: Commands) -> None:
        commands.bind("ticket.next", lambda: self.step(1))
        commands.bind("ticket.previous", lambda: self.step(-1))
        commands.bind("ticket.select", self.table.toggle_selected)

    @property
    def view(self) -> QueueView | None:
        """Return what is asked for; None while chosen tickets are shown."""
        return self._view

    def ask_for(self, view: QueueView) -> None:
        """Ask for the queue in view in another order, grouping or group."""
        self._view, self._is_first = view, True
        self._show_name()
        self._ask()

    def mark_shelf(self) -> None:
        """Mark the queue in view in the list, whose entries may be new."""
        self._list.choose(self._shelf.key if self._shelf is not None else "")

    def _restart(self) -> None:
        self.table.clearSelection()
        self.banner.withdraw()
        self._arrangement.take(self._shelf)
        self._is_first, self._marked = True, None
        self._head.forget_search()
        self.states.wait()
        self._show_name()
        self._ask()

    def _ask(self) -> None:
        if self._fixed is not None:
            self._reader.show_fixed(self._fixed)
        elif self._view is not None:
            by = self._arrangement.grouped_by
            if by is not None and self._view.group is None:
                folded = self._arrangement.folded
                self._reader.ask_grouped(self._view, by, folded, is_other=self._is_first)
            else:
                self._reader.ask(self._view, is_other=self._is_first)
            self._arrangement.ask(self._view)

    def on_read(self) -> None:
        """The table shows what was asked for."""
        count = self.table.queue.rowCount()
        self._gather.setInterval(self._reader.patience_ms())
        self.states.show_count(count, self._shelf, self._view)
        if self._is_first:
            self._rest_on_first()
        elif self._shown is not None:
            self.table.mark(self._shown)
        self._is_first = False

    def on_counted(self, total: Total) -> None:
        """The tickets of the queue in view are counted, or judged to be so many."""
        self._head.show_count(total)
        self.show_chosen(self.table.choice.count())

    def show_chosen(self, count: int) -> None:
        """Say how many tickets are chosen."""
        is_all = self.table.choice.is_everything and not self.table.queue.is_whole
        self.bulk_bar.show_count(count, is_all=is_all)

    def _on_rows_changed(self, changes: Changes) -> None:
        """Fetch what changed in view at once; their order follows when it is asked for."""
        all_of_them = changes.everything or changes.configuration or bool(changes.people)
        self.table.queue.mark_stale(None if all_of_them else changes.tickets)
        if self.isVisible():
            self.table.ask_for_visible()

    def show_shelf(self, shelf: Shelf) -> None:
        """Show the queue or saved view of a shelf."""
        self._shelf, self._view, self._fixed = shelf, shelf.view, None
        self._name = shelf.words()
        self._restart()

    def _on_folded(self, heading: Heading) -> None:
        if heading.is_rest:
            self.groups.choose(heading.value)
        else:
            self._arrangement.fold(heading)
            self._ask()

    def _on_opened(self, ticket_id: int) -> None:
        self._shown = ticket_id
        self.ticket_opened.emit(ticket_id)

    def _on_dropped(self) -> None:
        self.table.choose_none()
        self.table.setFocus()

    def _on_left_out(self) -> None:
        self.banner.withdraw()
        self.open_queue(self.left_out, tr("Left as they are"))

    def _on_exported(self) -> None:
        self.export.ask(self._name, self._view, self._fixed)

    def _on_ordered(self, order: Order) -> None:
        if self._view is not None:
            self.ask_for(replace(self._view, order=order))

    def search(self, words: str) -> None:
        """Show only tickets with these words; empty shows all again."""
        if self._view is not None and words != self._view.text:
            self._view, self._is_first = replace(self._view, text=words), True
            self._ask()

    def _show_name(self) -> None:
        self._head.show_queue(self._name, (self._view or QueueView()).order)
        self.mark_shelf()

    def _rest_on_first(self) -> None:
        if self._marked is not None:
            self.table.go_to(self._marked)
        elif not self.table.is_resting() and self.table.queue.rowCount():
            self.table.step(1)
