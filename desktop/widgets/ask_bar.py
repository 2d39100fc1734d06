"""Asks for a few words where a thing is done, without a dialog in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of the question: its name, an example, what stands in it, whether it must."""

    name: str
    hint: str = ""
    initial: str = ""
    needed: bool = True


class AskBar(QWidget):
    """Hidden until `ask`; keeps what was typed until told it was accepted.

    Attributes:
        given: Emitted with the trimmed texts; answer with `accepted` or `refused`.
        dropped: The person thought better of it.
    """

    given = Signal(object)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a bar that takes no room yet."""
        super().__init__(parent)
        self._question = label("", "strong", wrap=True)
        self._asked: tuple[Asked, ...] = ()
        self._fields: list[QLineEdit] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._done = button("", "primary")
        self._done.clicked.connect(self._on_done)
        self._drop = button(tr("Cancel"), "quiet")
        self._drop.clicked.connect(self._on_dropped)
        self._error = label("", "error", wrap=True)
        self._error.setVisible(False)
        feet = QHBoxLayout()
        feet.setSpacing(8)
        feet.addWidget(self._error, 1)
        feet.addStretch(0)
        feet.addWidget(self._drop)
        feet.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self._question)
        column.addLayout(self._grid)
        column.addLayout(feet)
        self.setVisible(False)

    def ask(self, question: str, fields: Sequence[Asked], action: str) -> None:
        """Ask for these fields; `action` is the words of the button that does it."""
        self._clear()
        self._asked = tuple(fields)
        self._question.setText(question)
        self.setAccessibleName(question)
        for row, asked in enumerate(self._asked):
            self._add(row, asked)
        self._done.setText(action)
        self._done.setAccessibleName(action)
        self._say_error("")
        self._update()
        self.setVisible(True)
        self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._fields[0].selectAll()

    def fields(self) -> list[QLineEdit]:
        """Return the fields now asked for, in their order."""
        return list(self._fields)

    def accepted(self) -> None:
        """Close the bar: it was done."""
        self.setVisible(False)

    def refused(self, words: str) -> None:
        """Stay open with everything kept, and say why it was not done."""
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

    def _add(self, row: int, asked: Asked) -> None:
        field = QLineEdit(asked.initial)
        field.setPlaceholderText(asked.hint)
        field.setAccessibleName(asked.name)
        field.returnPressed.connect(self._on_return)
        field.textChanged.connect(self._update)
        title = label(asked.name, "small")
        title.setBuddy(field)
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(field, row, 1)
        self._fields.append(field)

    def _clear(self) -> None:
        self._fields.clear()
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _is_complete(self) -> bool:
        pairs = zip(self._asked, self._fields, strict=True)
        return all(field.text().strip() or not asked.needed for asked, field in pairs)

    def _update(self) -> None:
        self._done.setEnabled(self._is_complete())

    def _say_error(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))

    def _on_return(self) -> None:
        """Enter goes on to the next empty field, and from the last one does it."""
        for asked, field in zip(self._asked, self._fields, strict=True):
            if asked.needed and not field.text().strip():
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self._on_done()

    def _on_done(self) -> None:
        if self._done.isEnabled():
            self._done.setEnabled(False)
            self.given.emit(tuple(field.text().strip() for field in self._fields))

    def _on_dropped(self) -> None:
        self.setVisible(False)
        self.dropped.emit()
