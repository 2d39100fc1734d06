"""The line above a queue: its name and count, how it is sorted, and words to find in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.queue.shelves import ORDER_WORDS
from desktop.text import number, plural, tr
from desktop.widgets.buttons import icon_button
from desktop.widgets.labels import label
from desktop.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.queue.shelves import Shelf
    from services.tickets.queue import Order


class QueueHead(QWidget):
    """Says which queue is shown and lets a person choose another, its order or a search.

    Attributes:
        chosen: A shelf was chosen from the menu.
        ordered: An `Order` was chosen.
        searched: Words to find in the queue; empty shows all again.
    """

    chosen = Signal(object)
    ordered = Signal(object)
    searched = Signal(str)

    def __init__(self, shelves: Sequence[Shelf], parent: QWidget | None = None) -> None:
        """Make the line."""
        super().__init__(parent)
        self._name = label("", "heading")
        self._count = label("", "small")
        self._menu = QMenu(self)
        self._entries: dict[str, QAction] = {}
        for shelf in shelves:
            action = self._menu.addAction(shelf.words())
            theme.set_icon(action, shelf.icon)
            action.triggered.connect(lambda _checked, known=shelf: self.chosen.emit(known))
            self._entries[shelf.key] = action
        self._words = {shelf.key: shelf.words() for shelf in shelves}
        self._other = icon_button("chevron-down", tr("Choose another queue"))
        self._other.setMenu(self._menu)
        self._other.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._order = icon_button("list-filter", tr("Sort the queue"))
        self._order.setMenu(self._orders())
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._search = SearchField(tr("Find in this queue"))
        self._search.searched.connect(self.searched)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._name)
        top.addWidget(self._other)
        top.addWidget(self._count)
        top.addStretch(1)
        top.addWidget(self._order)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 10)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._search)

    def show_queue(self, name: str, order: Order) -> None:
        """Show the name of the queue in view and its order."""
        self._name.setText(name)
        self._actions[order].setChecked(True)
        words = tr("Sorted by: {order}", order=ORDER_WORDS[order]())
        self._order.setToolTip(words)
        self._order.setAccessibleDescription(words)

    def show_count(self, count: int) -> None:
        """Show how many tickets are in view."""
        self._count.setText(number(count))
        self._count.setAccessibleName(plural("%n ticket", "%n tickets", count))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show the counts of all queues in the menu."""
        for key, count in counts.items():
            words = tr("{queue}  {count}", queue=self._words[key], count=number(count))
            self._entries[key].setText(words)

    def offer_queues(self, *, offered: bool) -> None:
        """Offer the menu of queues, where no list of them stands beside."""
        self._other.setVisible(offered)

    def forget_search(self) -> None:
        """Empty the search field without announcing it."""
        self._search.clear()

    def _orders(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._actions: dict[Order, QAction] = {}
        for order in ORDER_WORDS:
            action = menu.addAction(ORDER_WORDS[order]())
            action.setCheckable(True)
            action.triggered.connect(lambda _checked, known=order: self.ordered.emit(known))
            group.addAction(action)
            self._actions[order] = action
        return menu
