"""Asks for the reason of a step where it is taken, without a dialog in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.widgets.asking_strip import AskingStrip
from desktop.widgets.labels import label


class ReasonBar(AskingStrip):
    """Asks for one reason in one row; the answer is its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a bar that takes no room yet."""
        super().__init__(parent)
        self._question = label("", "strong")
        self._field = QLineEdit()
        self._field.returnPressed.connect(self._on_done)
        self._field.textChanged.connect(self._update)
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
        self._open(action)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def is_complete(self) -> bool:
        return bool(self.answer())

    @override
    def answer(self) -> str:
        return self._field.text().strip()
