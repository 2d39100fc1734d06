"""The saved views of a queue page: listed, put together, changed, taken away and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.queue.shelves import shelf_of
from desktop.queue.view_dialog import ViewDialog
from desktop.text import tr
from services.access.permissions import Act, may
from services.rules import views
from services.tickets.queue import Queue, QueueView

if TYPE_CHECKING:
    from desktop.queue.page import QueuePage
    from desktop.queue.shelves import Shelf
    from desktop.work import Desk
    from services.rules.views import ViewOf


class KeptViews:
    """Keeps the list of a page's saved views as the desk has them.

    Attributes:
        shelves: The views as shelves, in the order of the list.
    """

    def __init__(self, page: QueuePage, desk: Desk) -> None:
        """Know of none before `ask`."""
        self._page, self._desk = page, desk
        self._views: dict[str, ViewOf] = {}
        self._wanted = 0
        self.shelves: tuple[Shelf, ...] = ()
        self._works = may(desk.actor, Act.WORK_TICKET)
        page.list.offer_new_view(offered=self._works)
        page.list.view_wanted.connect(self.make)
        page.list.view_edited.connect(self.change)
        page.head.view_wanted.connect(self.make)
        page.head.view_edited.connect(self._on_edited)
        page.head.offer_views((), new=self._works)

    def ask(self) -> None:
        """Ask for the views this person sees."""
        if self._works:
            self._desk.ask(views.saved_views, then=self._on_views, receiver=self._page)

    def make(self) -> ViewDialog:
        """Put a new view together."""
        return self._open(None)

    def change(self, shelf: Shelf) -> ViewDialog:
        """Change the view of a shelf, or take it away."""
        return self._open(self._views[shelf.key])

    def _on_edited(self) -> None:
        for shelf in self.shelves:
            if self._page.view is not None and shelf.view.saved_id == self._page.view.saved_id:
                self.change(shelf)

    def _open(self, view: ViewOf | None) -> ViewDialog:
        dialog = ViewDialog(self._desk, self._page.window(), view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(self._on_saved)
        dialog.retired.connect(self._on_retired)
        dialog.open()
        return dialog

    def _on_saved(self, view_id: int) -> None:
        """Show the view as soon as the list knows it."""
        self._wanted = view_id
        self.ask()

    def _on_retired(self, view: ViewOf) -> None:
        def back() -> None:
            self._desk.do(views.retire_view, view.id, retired=False)

        self._page.offered.emit(tr("“{view}” is taken away", view=view.name), back)
        self._page.open_queue(QueueView(Queue.MINE))

    def _on_views(self, found: list[ViewOf]) -> None:
        shelves = tuple(shelf_of(one) for one in found)
        self._views = {shelf.key: one for shelf, one in zip(shelves, found, strict=True)}
        if [one.key for one in shelves] != [one.key for one in self.shelves] or [
            one.words() for one in shelves
        ] != [one.words() for one in self.shelves]:
            self._page.list.offer_views(shelves)
            self._page.head.offer_views(shelves, new=self._works)
            self.shelves = shelves
            self._page.counts.ask()
        self.shelves = shelves
        self._page.mark_shelf()
        wanted, self._wanted = self._wanted, 0
        for shelf in shelves:
            if shelf.view.saved_id == wanted:
                self._page.show_shelf(shelf)
