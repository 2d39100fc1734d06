"""The list of queues with their counts, beside the tickets where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from desktop.text import tr
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
    """

    chosen = Signal(object)

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
        column.addStretch(1)

    def choose(self, key: str) -> None:
        """Mark a queue as the one in view; an unknown one leaves none marked."""
        self._group.setExclusive(False)
        for known, item in self._items.items():
            item.setChecked(known == key)
        self._group.setExclusive(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many tickets each queue holds."""
        for key, count in counts.items():
            self._items[key].set_count(count)
