"""Asks for the password of a protected file, in the place where its pages will be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

WIDTH: Final = 360
ROOM: Final = 40
"""Height that is kept for a refusal: nothing jumps when it comes."""


class SecretField(QLineEdit):
    """A line that shows dots, and keeps Return from what Enter does in the dialog."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)


class PasswordAsk(QWidget):
    """Collects a password, and says that it was another one.

    Attributes:
        given: Emitted with the password, which is not kept here.
    """

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Ask."""
        super().__init__(parent)
        self.field = SecretField()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(tr("Password of the file"))
        self.field.setPlaceholderText(tr("Password of the file"))
        self.field.textChanged.connect(self._update)
        self.field.returnPressed.connect(self._on_given)
        self.go = button(tr("Show it"), icon="eye")
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self._on_given)
        self._words = label(
            tr(
                "This PDF opens with a password only. What you type opens it here and is kept"
                " nowhere; the file stays protected."
            ),
            "muted",
            wrap=True,
        )
        self.said = label("", "error", wrap=True)
        self.said.setFixedHeight(ROOM)
        self._arrange()
        self._update()

    def refuse(self) -> None:
        """Say that the file does not open with what was given."""
        self.said.setText(tr("The file does not open with this password. Ask its sender for it."))
        self.field.setEnabled(True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()
        self._update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._words.setFixedHeight(self._words.heightForWidth(WIDTH))

    def _on_given(self) -> None:
        if self.field.text():
            self.said.setText("")
            self.field.setEnabled(False)
            self.go.setEnabled(False)
            self.given.emit(self.field.text())

    def _update(self) -> None:
        self.go.setEnabled(bool(self.field.text()))

    def _arrange(self) -> None:
        holder = QWidget()
        holder.setFixedWidth(WIDTH)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.go)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(label(tr("Protected"), "heading"))
        inside.addWidget(self._words)
        inside.addLayout(row)
        inside.addWidget(self.said)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(holder, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
