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
        sizes = [item.sizeHint() for item in self._shown()]
        wide = sum(size.width() + self._gap for size in sizes) - self._gap
        tall = max((size.height() for size in sizes), default=0)
        return QSize(max(wide, 0), tall)

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
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
        """Where each part stands in a rectangle, in the middle of its row's height."""
        top = rect.y()
        for row in self._rows(rect.width()):
            left, tallest = rect.x(), max(size.height() for _item, size in row)
            for item, size in row:
                at = QPoint(left, top + (tallest - size.height()) // 2)
                yield item, QRect(at, size)
                left += size.width() + self._gap
            top += tallest + self._gap

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 1 << 20))
            if not rows or left + size.width() > width:
                rows.append([])
                left = 0
            rows[-1].append((item, size))
            left += size.width() + self._gap
        return rows
