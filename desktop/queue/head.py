"""The line above a queue: its name and count, how it is sorted, and words to find in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.queue.shelves import GROUP_WORDS, ORDER_WORDS
from desktop.text import at_most, number, plain, plural, rounded, tr, unmarked
from desktop.widgets.buttons import icon_button
from desktop.widgets.labels import label
from desktop.widgets.queue_columns import COLUMNS, Key
from desktop.widgets.search_field import SearchField
from services.tickets.queue import MOST_COUNTED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from desktop.queue.shelves import Shelf
    from services.tickets.orders import Order
    from services.tickets.queue import Total


class QueueHead(QWidget):
    """Says which queue is shown and lets a person choose another, its order or a search.

    Attributes:
        chosen: A shelf was chosen from the menu.
        ordered: An `Order` was chosen.
        searched: Words to find in the queue; empty shows all again.
        grouped: The name of a grouping was chosen, or None.
        columns_chosen: Emitted with the keys of the columns to show.
        exported: The queue is to be written into a file.
        view_wanted: A new view is to be put together. view_edited: The one in view is to change.
    """

    chosen = Signal(object)
    ordered = Signal(object)
    searched = Signal(str)
    grouped = Signal(object)
    columns_chosen = Signal(object)
    exported = Signal()
    view_wanted = Signal()
    view_edited = Signal()

    def __init__(self, shelves: Sequence[Shelf], parent: QWidget | None = None) -> None:
        """Make the line."""
        super().__init__(parent)
        self._name = label("", "heading")
        self._count = label("", "small")
        self._menu = QMenu(self)
        self._entries: dict[str, QAction] = {}
        self._of_views: list[QAction] = []
        for shelf in shelves:
            action = self._menu.addAction(shelf.words())
            theme.set_icon(action, shelf.icon)
            action.triggered.connect(lambda _checked, known=shelf: self.chosen.emit(known))
            self._entries[shelf.key] = action
        self._words = {shelf.key: shelf.words() for shelf in shelves}
        self._other = icon_button("chevron-down", tr("Choose another queue"))
        self._other.setMenu(self._menu)
        self._other.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._groupings: dict[str | None, QAction] = {}
        self._columns: dict[Key, QAction] = {}
        self._order = icon_button("list-filter", tr("Sort, group, choose columns"))
        self._order.setMenu(self._orders())
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._export = icon_button("download", tr("Export the queue"))
        self._export.clicked.connect(self.exported)
        self._search = SearchField(tr("Find in this queue"))
        self._search.searched.connect(self.searched)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._name)
        top.addWidget(self._other)
        top.addWidget(self._count)
        top.addStretch(1)
        top.addWidget(self._export)
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
        self._order.setToolTip(plain(words))
        self._order.setAccessibleDescription(words)

    def show_choices(self, grouped_by: str | None, columns: Collection[Key]) -> None:
        """Mark the grouping and the columns in force."""
        self._groupings[grouped_by].setChecked(True)
        for key, action in self._columns.items():
            action.setChecked(key in columns)

    def show_count(self, total: Total) -> None:
        """Show how many tickets are in view, or about how many."""
        if total.is_exact:
            self._count.setText(number(total.count))
            self._count.setAccessibleName(plural("%n ticket", "%n tickets", total.count))
        else:
            words = tr("about {count}", count=number(rounded(total.count)))
            self._count.setText(words)
            self._count.setAccessibleName(words)

    def count_words(self) -> str:
        """Return how many tickets are in view, as the line says it."""
        return self._count.text()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show the counts of all queues in the menu."""
        for key, count in counts.items():
            if key in self._entries:
                words = tr(
                    "{queue}  {count}", queue=self._words[key], count=at_most(count, MOST_COUNTED)
                )
                self._entries[key].setText(unmarked(words))

    def offer_views(self, shelves: Sequence[Shelf], *, new: bool) -> None:
        """Offer these saved views below the queues, to be changed as well, and a new one."""
        for action in self._of_views:
            self._menu.removeAction(action)
            action.deleteLater()
        for key in [key for key in self._entries if key.startswith("view ")]:
            del self._entries[key], self._words[key]
        self._of_views = [self._menu.addSeparator()]
        for shelf in shelves:
            action = self._menu.addAction(unmarked(shelf.words()))
            theme.set_icon(action, shelf.icon)
            action.triggered.connect(lambda _checked, known=shelf: self.chosen.emit(known))
            self._entries[shelf.key], self._words[shelf.key] = action, shelf.words()
            self._of_views.append(action)
        for words, signal in (
            (tr("New view …"), self.view_wanted),
            (tr("Change this view …"), self.view_edited),
        ):
            if new and (shelves or signal is self.view_wanted):
                action = self._menu.addAction(words)
                action.triggered.connect(lambda _checked, known=signal: known.emit())
                self._of_views.append(action)

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
        self._add_groupings(menu.addMenu(tr("Group by")))
        self._add_columns(menu.addMenu(tr("Columns")))
        return menu

    def _add_groupings(self, menu: QMenu) -> None:
        together = QActionGroup(menu)
        for by, words in ((None, tr("Nothing")), *((k, w()) for k, w in GROUP_WORDS.items())):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(lambda _on, known=by: self.grouped.emit(known))
            together.addAction(action)
            self._groupings[by] = action

    def _add_columns(self, menu: QMenu) -> None:
        for column in COLUMNS:
            action = menu.addAction(column.title())
            action.setCheckable(True)
            action.setEnabled(column.key is not Key.SUBJECT)
            action.triggered.connect(self._on_column)
            self._columns[column.key] = action

    def _on_column(self) -> None:
        shown = [key for key, action in self._columns.items() if action.isChecked()]
        self.columns_chosen.emit(tuple(shown))
