"""What every page of the window has in common: it asks again when what it shows has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from desktop.work import Desk
    from services.changes import Changes


class Page(QWidget):
    """A page that is current while it is seen, and stale while it is hidden.

    A subclass asks its questions in `refresh` and says in `concerns` which changes matter.
    """

    ticket_opened = Signal(int)  # the id of the ticket to show
    tickets_opened = Signal(object)  # a queue's view, or ids, to show in the queue
    window_wanted = Signal(int)  # the id of a ticket to show in a window of its own
    said = Signal(str)  # a sentence for a toast
    offered = Signal(str, object)  # the same, and what undoes it or None
    begins_at: QWidget | None = None
    """Where the keys go when the page is shown; the page itself unless it names something.

    Not a focus proxy: Tab goes from what stands before the page straight into the proxy, past
    whatever comes before that.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Listen to the desk; the first question is asked when the page is first shown."""
        super().__init__(parent)
        self._desk = desk
        self._is_stale = True
        desk.changed.connect(self._on_changed)
        desk.connection.connect(self._on_connection)

    def refresh(self) -> None:
        """Ask again for everything on the page."""

    def concerns(self, _changes: Changes) -> bool:
        """Tell whether what this page shows was touched; every change, unless overridden."""
        return True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh_now()

    def _on_changed(self, changes: Changes) -> None:
        if changes.tells_only_of_looks() or not (changes.everything or self.concerns(changes)):
            return
        if self.isVisible():
            self._refresh_now()
        else:
            self._is_stale = True

    def _on_connection(self, is_up: bool) -> None:  # noqa: FBT001 - a slot
        if is_up and self.isVisible():
            self._refresh_now()

    def _refresh_now(self) -> None:
        self._is_stale = False
        self.refresh()
