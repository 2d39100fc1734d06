"""A chart on a page: repaints with the scheme, and reads its figures aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop import theme
from desktop.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from desktop.theme import Tokens

    Paint = Callable[[QPainter, QRectF, Tokens], None]


NARROWEST = 200


class ChartView(QWidget):
    """Shows one painting function; `show_chart` gives it new figures."""

    def __init__(self, name: str, height: int = 180, parent: QWidget | None = None) -> None:
        """Make an empty chart called `name`, at least `height` pixels tall."""
        super().__init__(parent)
        self._paint: Paint | None = None
        self.setAccessibleName(name)
        self.setMinimumSize(NARROWEST, height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_chart(self, paint: Paint, words: str) -> None:
        """Show a chart.

        Args:
            paint: Draws it with the painter, into the rectangle, in the tokens it is given.
            words: Every figure of it as text, from `charts.in_words` or `parts_in_words`.
        """
        self._paint = paint
        self.setAccessibleDescription(words)
        self.setToolTip(plain(words))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._paint is not None:
            self._paint(QPainter(self), QRectF(self.rect()), theme.tokens())
