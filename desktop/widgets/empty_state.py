"""What stands where nothing is yet: what belongs here, and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.widgets.buttons import button
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent

DISC: Final = 56
ICON: Final = 26
WORDS_WIDTH: Final = 320


class _Disc(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(DISC, DISC)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(now.line))
        painter.setBrush(theme.colour(now.ground))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        at = (DISC - ICON) // 2
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(at, at, theme.pixmap(self._icon, now.muted, ICON, ratio))


class EmptyState(QWidget):
    """An icon, a heading, a sentence and a button, in the middle of the room there is.

    Attributes:
        acted: The person took the offered step.
    """

    acted = Signal()

    def __init__(
        self,
        icon: str,
        heading: str,
        *,
        words: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the state; without `action` there is no button."""
        super().__init__(parent)
        self.setAccessibleName(heading)
        self._words = label(words, "muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.setFixedWidth(WORDS_WIDTH)
        title = label(heading, "heading")
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for widget in (_Disc(icon), title, self._words):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        if action:
            step = button(action)
            step.clicked.connect(self.acted)
            column.addSpacing(6)
            column.addWidget(step, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._words.setFixedHeight(self._words.heightForWidth(WORDS_WIDTH))
