"""The shape all pages share: a head of one height, and cards that end where the head ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.widgets.labels import frame, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

EDGE: Final = 20
"""Pixels between a page's content and its border, left and right."""
HEAD: Final = 32
"""Height of the row a page begins with, whatever stands in it: nothing jumps from page to page."""
GAP: Final = 14
FOOT: Final = 16


def page_title(words: str) -> QLabel:
    """Return the title of a page, as high as the controls that may stand beside it."""
    made = label(words, "title")
    made.setMinimumHeight(HEAD)
    return made


def beside_edge(*parts: QWidget) -> QHBoxLayout:
    """Return a row that ends before the right margin, on a page whose cards reach into it.

    The layout of such a page has no right margin: it belongs to the cards (`CardScroll`), and
    their bar stands in it.
    """
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.setContentsMargins(0, 0, EDGE, 0)
    for part in parts:
        row.addWidget(part)
    return row


def detail_card(inside: QWidget, width: int) -> QFrame:
    """Return a card beside a list that scrolls what it says of one of its rows."""
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)  # which fills it with the ground, and this lies on a card
    inside.setAutoFillBackground(False)
    scroll.viewport().setAutoFillBackground(False)
    card = frame("card")
    card.setFixedWidth(width)
    around = QVBoxLayout(card)
    around.setContentsMargins(1, 1, 1, 1)
    around.addWidget(scroll)
    return card


class CardScroll(QScrollArea):
    """Scrolls cards; they are as wide with the bar as without it, for it stands in the margin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty; its page has no right margin of its own."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(lambda _lowest, _highest: self._fit())

    def hold(self, inside: QWidget) -> None:
        """Show these cards, from where one has scrolled to; their column needs no margins."""
        at = self.verticalScrollBar().value()
        self.setWidget(inside)
        self._fit()
        self.verticalScrollBar().setValue(at)

    def _fit(self) -> None:
        inside, bar = self.widget(), self.verticalScrollBar()
        column = None if inside is None else inside.layout()
        if column is not None:
            taken = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
            column.setContentsMargins(0, 0, EDGE - 1 - taken, FOOT)
