"""A steady strip above a page that says what is wrong and what to do; it never piles up."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import tr
from desktop.theme import Tone
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Gravity(StrEnum):
    """How serious a banner is."""

    GOOD = "good"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


LOOKS: Final = {
    Gravity.GOOD: (Tone.MET, "shield-check"),
    Gravity.INFO: (Tone.ACCENT, "info"),
    Gravity.WARNING: (Tone.AT_RISK, "triangle-alert"),
    Gravity.ERROR: (Tone.BREACHED, "circle-alert"),
}


class Banner(QWidget):
    """Hidden until `say`; saying the same again changes nothing on the screen.

    Attributes:
        acted: The person pressed the banner's button.
        closed: The person put the banner away.
    """

    acted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a banner that takes no room yet."""
        super().__init__(parent)
        self._gravity = Gravity.INFO
        self._picture = QLabel()
        self._picture.setFixedSize(18, 18)
        self._words = label(wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = button("", "link")
        self._action.clicked.connect(self.acted)
        self._close = icon_button("x", tr("Put away"))
        self._close.clicked.connect(self._on_close_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 8, 7)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.setVisible(False)

    def say(self, gravity: Gravity, words: str, *, action: str = "", steady: bool = False) -> None:
        """Show a sentence.

        Args:
            gravity: Its colour and icon.
            words: What happened and what to do next; plain text.
            action: Text of a button that emits `acted`; none when empty.
            steady: True while the state lasts, so that it cannot be put away.
        """
        self._gravity = gravity
        self._words.setText(words)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self._close.setVisible(not steady)
        self.setAccessibleName(words)
        self._draw_picture()
        self.setVisible(True)
        self.update()

    def withdraw(self) -> None:
        """Hide the banner because its reason is gone."""
        self.setVisible(False)

    def words(self) -> str:
        """Return what is said now; empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, super().sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._draw_picture()
        tone, _ = LOOKS[self._gravity]
        colours = theme.tokens().tones[tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(theme.mixed(colours.tint, colours.mark, 0.3)))
        painter.setBrush(theme.colour(colours.tint))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _draw_picture(self) -> None:
        tone, name = LOOKS[self._gravity]
        ink = theme.tokens().tones[tone].ink
        picture = theme.pixmap(name, ink, 18, self.devicePixelRatioF())
        if self._picture.pixmap().cacheKey() != picture.cacheKey():
            self._picture.setPixmap(picture)

    def _on_close_clicked(self) -> None:
        self.withdraw()
        self.closed.emit()
