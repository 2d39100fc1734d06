"""The panel beside a log: every fact of what one rests on, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.text import breakable, tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import frame, hairline, label
from desktop.widgets.property_rows import FactRows

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH: Final = 332


class LogDetail(QWidget):
    """Facts, then a list under a heading, then two buttons."""

    def __init__(self, action: str, parent: QWidget | None = None) -> None:
        """Make an empty panel; `action` is what its own button says."""
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._title = label("", "strong", wrap=True)
        self._facts = FactRows()
        self._heading = label("", "section")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.open = button(tr("Open the ticket"), icon="arrow-right")
        self.act = button(action)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 14, 14)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addWidget(hairline())
        column.addWidget(self._heading)
        column.addLayout(self._lines)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        feet = QHBoxLayout()
        feet.setContentsMargins(16, 0, 14, 12)
        feet.addWidget(self.open)
        feet.addWidget(self.act)
        feet.addStretch(1)
        card = frame("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(scroll, 1)
        inner.addLayout(feet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def show_facts(self, title: str, facts: Sequence[tuple[str, str]]) -> None:
        """Show these facts under a title."""
        self._title.setText(breakable(title))
        self._facts.show_facts(facts)

    def show_lines(self, heading: str, lines: Sequence[tuple[str, str]]) -> None:
        """Show a list: what each line says, and what stands small below it."""
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._heading.setText(heading)
        self._heading.setVisible(bool(lines))
        for words, below in lines:
            self._lines.addWidget(label(words, wrap=True))
            if below:
                self._lines.addWidget(label(below, "small", wrap=True))
