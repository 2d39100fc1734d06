"""A layout that puts parts side by side and begins a new row where there is no more room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from desktop.overriding import override

if TYPE_CHECKING:
    from collections.abc import Iterator


class FlowLayout(QLayout):
    """Rows as full as they get; a part that is wider than a row is made as wide as it."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        """Make an empty layout with so many pixels between its parts."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(
            (box.bottom() + 1 for _item, box in self._places(QRect(0, 0, width, 0))), default=0
        )

    @override
    def sizeHint(self) -> QSize:
        wide = sum(item.sizeHint().width() + self._gap for item in self._items) - self._gap
        tall = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(max(wide, 0), tall)

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        least = QSize(0, 0)
        for size in sizes:
            least = least.expandedTo(size)
        return least

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, box in self._places(rect):
            item.setGeometry(box)

    def _places(self, rect: QRect) -> Iterator[tuple[QLayoutItem, QRect]]:
        """Where each part stands in a rectangle, from its upper left corner on."""
        at, tallest = QPoint(rect.topLeft()), 0
        for item in self._items:
            wanted = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 1 << 20))
            if at.x() > rect.x() and at.x() + wanted.width() > rect.right() + 1:
                at, tallest = QPoint(rect.x(), at.y() + tallest + self._gap), 0
            yield item, QRect(at, wanted)
            at.setX(at.x() + wanted.width() + self._gap)
            tallest = max(tallest, wanted.height())
