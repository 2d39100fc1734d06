"""Labels that show text as text, whatever it contains, in the sizes of the product."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import plain

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

FIELD: Final = 32
"""Height of a line to type into; its name stands beside the middle of it."""


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a plain-text label; `role` is one of the roles of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def field_label(words: str, role: str = "") -> QLabel:
    """Return the name of a field in a form, level with what is typed in it."""
    made = label(words, role)
    made.setMinimumHeight(FIELD)
    return made


def hairline(*, upright: bool = False) -> QFrame:
    """Return the thin line between two regions."""
    made = QFrame()
    made.setProperty("role", "upright" if upright else "hairline")
    return made


def frame(role: str) -> QFrame:
    """Return a frame in a role of the style sheet: card, surface or bar."""
    made = QFrame()
    made.setProperty("role", role)
    return made


class ElidedLabel(QLabel):
    """One line that gives way: it ends in an ellipsis and shows the whole in its tooltip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        """Make the label; it may shrink to nothing."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(self.palette().windowText().color())
        painter.drawText(room, self.alignment() | Qt.TextFlag.TextSingleLine, shown)
        self.setToolTip(plain(self.text()) if shown != self.text() else "")


class Dot(QWidget):
    """A small coloured dot beside words; it never stands alone."""

    def __init__(self, tone: theme.Tone, parent: QWidget | None = None) -> None:
        """Make the dot in the mark colour of `tone`."""
        super().__init__(parent)
        self._tone = tone
        self.setFixedSize(8, 8)

    def set_tone(self, tone: theme.Tone) -> None:
        """Change the meaning."""
        self._tone = tone
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.tokens().tones[self._tone].mark))
        painter.drawEllipse(self.rect())
