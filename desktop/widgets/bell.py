"""The bell of the window: how many notices wait, and whether one of them is critical."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QToolButton, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import plain, plural, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

MANY: Final = 99


class Bell(QToolButton):
    """A tool button with a badge; red when something critical waits, else in the accent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a silent bell."""
        super().__init__(parent)
        self._count = 0
        self._critical = False
        self.setIconSize(QSize(18, 18))
        self.setFixedSize(44, 32)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.set_icon(self, "bell", "text", size=18)
        self.set_count(0)

    def set_count(self, count: int, *, critical: bool = False) -> None:
        """Show how many notices wait."""
        self._count, self._critical = count, critical
        words = plural("%n notice waits", "%n notices wait", count) if count else tr("No notices")
        self.setAccessibleName(tr("Notices"))
        self.setAccessibleDescription(words)
        self.setToolTip(plain(words))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(10, theme.Weight.Bold))
        words = str(self._count) if self._count <= MANY else f"{MANY}+"
        width = max(16, painter.fontMetrics().horizontalAdvance(words) + 8)
        box = QRectF(self.width() / 2 + 3, 3, width, 16)
        fill = now.tones[theme.Tone.BREACHED].mark if self._critical else now.accent
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(now.ground))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 10, 10)
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(theme.colour(now.on_accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
