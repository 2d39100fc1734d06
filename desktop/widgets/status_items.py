"""The small sentences of the status bar: a dot for how it is, and words that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import plain
from desktop.widgets.labels import Dot, label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent


class StatusItem(QWidget):
    """One statement of the status bar: connection, watcher or what was saved.

    Attributes:
        pressed: It can be pressed, and was, with the mouse or with Space.
    """

    pressed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an item; `name` is read aloud before its words."""
        super().__init__(parent)
        self._name = name
        self._dot = Dot(theme.Tone.NEUTRAL)
        self._words = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(6)
        row.addWidget(self._dot)
        row.addWidget(self._words)

    def make_pressable(self, hint: str) -> None:
        """Let it be pressed; `hint` says what for."""
        self.setToolTip(plain(hint))
        self.setAccessibleDescription(hint)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._is_pressable():
            self.pressed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return} and self._is_pressable():
            self.pressed.emit()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_pressable() or not (self.underMouse() or self.hasFocus()):
            return
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.focus_pen() if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(now.hover))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 2.5, -0.5, -2.5), 5, 5)

    def _is_pressable(self) -> bool:
        return self.focusPolicy() != Qt.FocusPolicy.NoFocus

    def say(self, words: str, tone: theme.Tone = theme.Tone.NEUTRAL) -> None:
        """Say how it is; the tone is only the colour of the dot."""
        self._dot.set_tone(tone)
        if words == self._words.text():
            return
        self._words.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")

    def words(self) -> str:
        """Return what is said now."""
        return self._words.text()
