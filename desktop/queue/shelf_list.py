"""The list of queues with their counts, beside the tickets where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from desktop.text import plain, tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.rail import RailItem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.queue.shelves import Shelf

WIDTH: Final = 184


class ShelfList(QWidget):
    """One entry a queue.

    Attributes:
        chosen: Emitted with the shelf a person chose.
        view_wanted: A new view is to be put together.
        view_edited: Emitted with the shelf of a view that is to be changed.
    """

    chosen = Signal(object)
    view_wanted = Signal()
    view_edited = Signal(object)

    def __init__(self, shelves: Sequence[Shelf], parent: QWidget | None = None) -> None:
        """List `shelves` from top to bottom."""
        super().__init__(parent)
        self.setAccessibleName(tr("Queues"))
        self.setFixedWidth(WIDTH)
        self._items: dict[str, RailItem] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(1)
        title = label(tr("Queues"), "section")
        title.setContentsMargins(12, 0, 0, 6)
        column.addWidget(title)
        for shelf in shelves:
            item = RailItem(shelf.icon, shelf.words())
            item.clicked.connect(lambda _checked, known=shelf: self.chosen.emit(known))
            self._items[shelf.key] = item
            self._group.addButton(item)
            column.addWidget(item)
        self._views = QVBoxLayout()
        self._views.setSpacing(1)
        self._add = button(tr("New view"), "link", icon="plus")
        self._add.clicked.connect(self.view_wanted)
        self._head = label(tr("Views"), "section")
        self._head.setContentsMargins(12, 14, 0, 6)
        column.addWidget(self._head)
        column.addLayout(self._views)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._fixed = frozenset(self._items)

    def offer_views(self, shelves: Sequence[Shelf]) -> None:
        """List these saved views below the queues."""
        for key in self._items.keys() - self._fixed:
            gone = self._items.pop(key)
            self._group.removeButton(gone)
            gone.hide()
            gone.deleteLater()
        for shelf in shelves:
            item = RailItem(shelf.icon, shelf.words())
            item.setToolTip(plain(tr("{view}: right click or F2 changes it", view=shelf.words())))
            item.clicked.connect(lambda _checked, known=shelf: self.chosen.emit(known))
            item.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            change = QAction(tr("Change the view …"), item)
            change.setShortcut(QKeySequence("F2"))
            change.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            change.triggered.connect(lambda _on, known=shelf: self.view_edited.emit(known))
            item.addAction(change)
            self._items[shelf.key] = item
            self._group.addButton(item)
            self._views.addWidget(item)

    def offer_new_view(self, *, offered: bool) -> None:
        """Let views be put together or not; requesters have none."""
        self._add.setVisible(offered)
        self._head.setVisible(offered)

    def choose(self, key: str) -> None:
        """Mark a queue as the one in view; an unknown one leaves none marked."""
        self._group.setExclusive(False)
        for known, item in self._items.items():
            item.setChecked(known == key)
        self._group.setExclusive(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many tickets each queue holds."""
        for key, count in counts.items():
            if key in self._items:
                self._items[key].set_count(count)
