"""Asks for the reason of a step where it is taken, without a dialog in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.asking_strip import AskingStrip
from desktop.widgets.buttons import button
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

LEAST_FIELD: Final = 240
"""Pixels to type into, with the gaps beside; with less the question stands above."""


class ReasonBar(AskingStrip):
    """Asks for one reason in one row; the answer is its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a bar that takes no room yet."""
        super().__init__(parent)
        self._question = label("", "strong")
        self._field = QLineEdit()
        self._field.returnPressed.connect(self._on_done)
        self._field.textChanged.connect(self._update)
        row = self._row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._field, 1)
        row.addWidget(self._done)
        row.addWidget(self._drop)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self._question)
        self._usual = QHBoxLayout()
        self._usual.setSpacing(6)
        self._note = label("", "muted", wrap=True)
        column.addLayout(row)
        column.addWidget(self._note)
        column.addLayout(self._usual)
        column.addWidget(self._error)

    def ask(
        self, question: str, hint: str, action: str, usual: Sequence[str] = (), *, note: str = ""
    ) -> None:
        """Ask a question.

        Args:
            question: Such as "Why on hold?".
            hint: An example answer, shown while the field is empty.
            action: The words of the button that takes the step.
            usual: Reasons to choose from, beside free text.
            note: What else the step would change; empty where nothing.
        """
        self._question.setText(question)
        self._field.setAccessibleName(question)
        self._field.setPlaceholderText(hint)
        self._field.clear()
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._offer(usual)
        self._open(action)
        self._place_question()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_question()

    def _place_question(self) -> None:
        """Put the question beside its field where there is room, else above it."""
        parts = (self._question, self._done, self._drop)
        needed = sum(part.sizeHint().width() for part in parts) + LEAST_FIELD
        wanted = self._row if self.width() >= needed else self._column
        if wanted.indexOf(self._question) < 0:
            other = self._column if wanted is self._row else self._row
            other.removeWidget(self._question)
            wanted.insertWidget(0, self._question)

    @override
    def is_complete(self) -> bool:
        return bool(self.answer())

    @override
    def first_field(self) -> QWidget:
        return self._field

    @override
    def answer(self) -> str:
        return self._field.text().strip()

    def _offer(self, usual: Sequence[str]) -> None:
        """Offer the usual reasons; each only fills the field, to be read before it counts."""
        while (item := self._usual.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for words in usual:
            one = button(words, "link")
            one.setAccessibleName(tr("Reason: {words}", words=words))
            one.clicked.connect(lambda _on, known=words: self._fill(known))
            self._usual.addWidget(one)
        self._usual.addStretch(1)

    def _fill(self, words: str) -> None:
        self._field.setText(words)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
