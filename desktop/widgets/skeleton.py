"""Grey bars in the shape of what is being fetched; still, because movement distracts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

BAR: Final = 10
STEP: Final = 22
SHARES: Final = (0.42, 0.9, 0.84, 0.63, 0.0, 0.88, 0.71, 0.35)


def paint_bar(painter: QPainter, box: QRectF) -> None:
    """Paint one bar; the delegates of tables use it for rows not fetched yet."""
    now = theme.tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(theme.mixed(now.surface, now.line, 0.75)))
    painter.drawRoundedRect(box, 4, 4)


class Skeleton(QWidget):
    """Stands in for text until it arrives."""

    def __init__(self, lines: int = 8, parent: QWidget | None = None) -> None:
        """Make a skeleton of `lines` lines."""
        super().__init__(parent)
        self._lines = lines
        self.setAccessibleName(tr("Loading"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self._lines * STEP + STEP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = min(self.width() - 32, 640)
        for line in range(self._lines):
            width = room * SHARES[line % len(SHARES)]
            if width:
                paint_bar(painter, QRectF(16, 16 + line * STEP, width, BAR))
