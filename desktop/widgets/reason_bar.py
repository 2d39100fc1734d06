"""Asks for the reason of a step where it is taken, without a dialog in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent


class ReasonBar(QWidget):
    """Hidden until `ask`; keeps what was typed until told it was accepted.

    Attributes:
        given: Emitted with the trimmed reason; answer with `accepted` or `refused`.
        dropped: The person thought better of it.
    """

    given = Signal(str)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a bar that takes no room yet."""
        super().__init__(parent)
        self._question = label("", "strong")
        self._field = QLineEdit()
        self._field.returnPressed.connect(self._on_done)
        self._field.textChanged.connect(self._update)
        self._done = button("", "primary")
        self._done.clicked.connect(self._on_done)
        self._drop = button(tr("Cancel"), "quiet")
        self._drop.clicked.connect(self._on_dropped)
        self._error = label("", "error", wrap=True)
        self._error.setVisible(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._question)
        row.addWidget(self._field, 1)
        row.addWidget(self._done)
        row.addWidget(self._drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._error)
        self.setVisible(False)

    def ask(self, question: str, hint: str, action: str) -> None:
        """Ask a question.

        Args:
            question: Such as "Why on hold?".
            hint: An example answer, shown while the field is empty.
            action: The words of the button that takes the step.
        """
        self._question.setText(question)
        self._field.setAccessibleName(question)
        self._field.setPlaceholderText(hint)
        self._field.clear()
        self._done.setText(action)
        self._done.setAccessibleName(action)
        self._say_error("")
        self._update()
        self.setVisible(True)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def accepted(self) -> None:
        """Close the bar: the step was taken."""
        self.setVisible(False)

    def refused(self, words: str) -> None:
        """Stay open with the reason kept, and say why the step was not taken."""
        self._say_error(words)
        self._update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_dropped()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(theme.mixed(now.surface, now.accent, 0.35)))
        painter.setBrush(theme.colour(theme.mixed(now.surface, now.accent, 0.07)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _update(self) -> None:
        self._done.setEnabled(bool(self._field.text().strip()))

    def _say_error(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))

    def _on_done(self) -> None:
        reason = self._field.text().strip()
        if reason and self._done.isEnabled():
            self._done.setEnabled(False)
            self.given.emit(reason)

    def _on_dropped(self) -> None:
        self.setVisible(False)
        self.dropped.emit()
