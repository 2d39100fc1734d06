"""The window's first paint: where everything will be, before fonts, icons or pages are loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from desktop.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

COLOURS: Final = {
    "light": ("#F7F8FA", "#FFFFFF", "#E4E7EC"),
    "dark": ("#0F1318", "#171C23", "#2A313B"),
}
"""Ground, surface and line, as in desktop/theme/tokens.py, which would have to be loaded."""
RAIL: Final = 184
FOLDED_RAIL: Final = 56
BAR: Final = 52
STATUS: Final = 28
LINES: Final = (0.42, 0.9, 0.84, 0.63, 0.0, 0.88, 0.71, 0.35)
STEP: Final = 22


class Outline(QWidget):
    """Paints the rail, the bars and a page that is on its way, in three colours."""

    def __init__(self, scheme: str, *, is_folded: bool, is_cover: bool) -> None:
        """Make the outline.

        Args:
            scheme: "light" or "dark".
            is_folded: The rail is narrow.
            is_cover: Only the ground, because a cover will stand here.
        """
        super().__init__()
        self._colours = tuple(QColor(value) for value in COLOURS[scheme])
        self._rail = FOLDED_RAIL if is_folded else RAIL
        self._is_cover = is_cover

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ground, surface, line = self._colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), ground)
        if self._is_cover:
            return
        width, height = self.width(), self.height()
        painter.fillRect(QRectF(self._rail, 0, width, height - STATUS), surface)
        painter.fillRect(QRectF(0, height - STATUS, width, STATUS), surface)
        painter.fillRect(QRectF(self._rail - 1, 0, 1, height - STATUS), line)
        painter.fillRect(QRectF(self._rail, BAR - 1, width, 1), line)
        painter.fillRect(QRectF(0, height - STATUS - 1, width, 1), line)
        for at, share in enumerate(LINES):
            box = QRectF(self._rail + 28, BAR + 28 + at * STEP, 640 * share, 10)
            painter.fillRect(box, line)
