"""Two or three choices side by side, one of them in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from desktop import theme
from desktop.overriding import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

HEIGHT: Final = 28


class _Segment(QAbstractButton):
    def __init__(self, words: str) -> None:
        super().__init__()
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(theme.SMALL_PX, theme.Weight.Medium))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 24, HEIGHT - 4)

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
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())


class Segments(QWidget):
    """A row of choices; announces the one a person chose.

    Attributes:
        chosen: Emitted with the value of the choice.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Make the row from (value, words); the first is in force."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
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
