"""A list of things at the left, and at the right everything about the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.widgets.labels import frame, label
from desktop.widgets.page_shape import CardScroll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QAbstractButton

LIST_WIDTH, NARROW_LIST = 340, 280
WIDE: Final = 820
"""From this width on the list is as wide as it wants to be."""
GAP: Final = 12


class ListAndDetail(QWidget):
    """Shows rows of which one is chosen, each a button that can be checked, beside its parts."""

    def __init__(self, of_list: str, of_detail: str, parts: Sequence[QWidget]) -> None:
        """Make it without rows.

        Args:
            of_list: The name of the list, for those who do not see it.
            of_detail: The name of what stands beside it.
            parts: What stands beside it, from the top down.
        """
        super().__init__()
        self._group = QButtonGroup(self)
        self._none = label("", "muted", wrap=True)
        self._none.hide()
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(of_list)
        self._detail = CardScroll()
        self._detail.setAccessibleName(of_detail)
        self._arrange(parts)

    def fill(self, rows: Sequence[QAbstractButton], nothing: str = "") -> None:
        """Show other rows, where the list was scrolled to; without any, say `nothing`."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(0)
        for row in rows:
            self._group.addButton(row)
            column.addWidget(row)
        column.addStretch(1)
        at = self._list.verticalScrollBar().value()
        self._list.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._list.verticalScrollBar().setValue(at)
        self._none.setText(nothing)
        self._none.setVisible(not rows and bool(nothing))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._card.setFixedWidth(LIST_WIDTH if self.width() >= WIDE else NARROW_LIST)

    def _arrange(self, parts: Sequence[QWidget]) -> None:
        self._none.setContentsMargins(16, 14, 16, 0)
        card = self._card = frame("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self._none)
        inner.addWidget(self._list, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(GAP)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self._detail.hold(inside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(card)
        row.addWidget(self._detail, 1)
