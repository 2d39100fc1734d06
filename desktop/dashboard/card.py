"""A card of the board: a heading and a list that scrolls by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.widgets.labels import frame, hairline, label

if TYPE_CHECKING:
    from collections.abc import Iterable


class ListCard(QWidget):
    """Shows rows below a heading; without rows, a sentence that says so."""

    def __init__(self, heading: str, nothing: str) -> None:
        """Make an empty card."""
        super().__init__()
        self._nothing = nothing
        self._aside = label("", "small")
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 10)
        head.addWidget(label(heading, "strong"))
        head.addStretch(1)
        head.addWidget(self._aside)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self._area, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        self.show_rows(())

    def show_rows(self, rows: Iterable[QWidget], aside: str = "") -> None:
        """Show these rows, and a few words beside the heading."""
        self._aside.setText(aside)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        shown = list(rows)
        for row in shown:
            column.addWidget(row)
        if not shown:
            words = label(self._nothing, "muted", wrap=True)
            words.setContentsMargins(16, 10, 16, 10)
            column.addWidget(words)
        column.addStretch(1)
        at = self._area.verticalScrollBar().value()
        self._area.setWidget(body)
        body.setAutoFillBackground(False)  # setWidget has just switched it on
        self._area.verticalScrollBar().setValue(at)
