"""Two or three choices side by side, one of them in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

HEIGHT: Final = 28
AIR: Final = 24
"""Pixels beside the words of a choice."""
CUT: Final = Qt.TextElideMode.ElideRight
LEAST_AIR: Final = 8
"""What is left of them where a row is longer than its room."""


class _Segment(QAbstractButton):
    def __init__(self, words: str) -> None:
        super().__init__()
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(theme.SMALL_PX, theme.Weight.Medium))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._words_width() + AIR, HEIGHT - 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._words_width() + LEAST_AIR, HEIGHT - 4)

    def _words_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_cut = self._words_width() > self.width() - 4
        self.setToolTip(plain(self.text()) if is_cut else "")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            painter.setPen(theme.colour(now.edge))
            painter.setBrush(theme.colour(now.raised))
            painter.drawRoundedRect(box, 5, 5)
        if self.hasFocus():
            painter.setPen(theme.focus_pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setFont(theme.font(theme.SMALL_PX, theme.Weight.Medium))
        painter.setPen(theme.colour(now.text if self.isChecked() else now.muted))
        words = self.fontMetrics().elidedText(self.text(), CUT, self.width() - 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class Segments(QWidget):
    """A row of choices; announces the one a person chose.

    Attributes:
        chosen: Emitted with the value of the choice.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Make the row from (value, words); the first is in force."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for value, words in choices:
            segment = _Segment(words)
            segment.clicked.connect(lambda _checked, known=value: self.chosen.emit(known))
            self._segments[value] = segment
            self._group.addButton(segment)
            row.addWidget(segment)
        self.choose(choices[0][0])

    def value(self) -> str:
        """Return the value in force."""
        return next(value for value, each in self._segments.items() if each.isChecked())

    def choose(self, value: str) -> None:
        """Put a value in force without announcing it."""
        self._segments[value].setChecked(True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.mixed(now.surface, now.text, 0.06)))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
