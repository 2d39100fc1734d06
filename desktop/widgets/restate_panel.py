"""Asks what is to be reported beside a clock's record, why, and who signs for it as the second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.segments import Segments
from models.vocabulary import ClockState

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


@dataclass(frozen=True, slots=True)
class Wish:
    """What was typed: the outcome to report, the reason, and the second person's sign-in."""

    outcome: ClockState
    reason: str
    login: str
    password: str


class RestatePanel(QWidget):
    """Hidden until `ask`; keeps what was typed until told it was accepted.

    Attributes:
        given: Emitted with the wish; answer with `accepted` or `refused`.
        dropped: The person thought better of it.
    """

    given = Signal(object)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a panel that takes no room yet."""
        super().__init__(parent)
        self.outcome = Segments(
            [(ClockState.MET.value, tr("Met")), (ClockState.BREACHED.value, tr("Breached"))]
        )
        self.outcome.setAccessibleName(tr("Report it as"))
        self.reason = _field(tr("Such as: the line was cut by the provider"), tr("Reason"))
        self.login = _field(tr("Login"), tr("Second person's login"))
        self.password = _field(tr("Password"), tr("Second person's password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._done = button(tr("Restate"), "primary")
        self._done.clicked.connect(self._on_done)
        self._drop = button(tr("Cancel"), "quiet")
        self._drop.clicked.connect(self._on_dropped)
        self._error = label("", "error", wrap=True)
        for field in (self.reason, self.login, self.password):
            field.textChanged.connect(self._update)
            field.returnPressed.connect(self._on_done)
        self._arrange()
        self._update()
        self.setVisible(False)

    def ask(self, outcome: ClockState) -> None:
        """Ask, with an outcome chosen; what was typed before is still there."""
        self.outcome.choose(outcome.value)
        self._say_error("")
        self.setVisible(True)
        self._done.setDefault(True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def accepted(self) -> None:
        """Close the panel and forget what was typed."""
        for field in (self.reason, self.login, self.password):
            field.clear()
        self.setVisible(False)

    def refused(self, words: str) -> None:
        """Stay open with everything but the password kept, and say why nothing was restated."""
        self.password.clear()
        self._say_error(words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_dropped()
            return
        super().keyPressEvent(event)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        words = tr("The record stays. Both figures are reported, with the reason and both names.")
        grid.addWidget(label(words, "muted", wrap=True), 0, 0, 1, 3)
        grid.addWidget(label(tr("Report it as"), "small"), 1, 0)
        grid.addWidget(self.outcome, 1, 1)
        grid.addWidget(label(tr("Reason"), "small"), 2, 0)
        grid.addWidget(self.reason, 2, 1, 1, 2)
        grid.addWidget(label(tr("Second person"), "small"), 3, 0)
        signs = QHBoxLayout()
        signs.setSpacing(8)
        signs.addWidget(self.login)
        signs.addWidget(self.password)
        grid.addLayout(signs, 3, 1, 1, 2)
        grid.addWidget(self._error, 4, 1, 1, 2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._drop)
        row.addWidget(self._done)
        grid.addLayout(row, 5, 0, 1, 3)
        grid.setColumnStretch(2, 1)

    def _update(self) -> None:
        self._done.setEnabled(bool(self.reason.text().strip() and self.login.text().strip()))

    def _on_done(self) -> None:
        if self._done.isEnabled():
            self.given.emit(
                Wish(
                    ClockState(self.outcome.value()),
                    self.reason.text().strip(),
                    self.login.text().strip(),
                    self.password.text(),
                )
            )

    def _on_dropped(self) -> None:
        self.password.clear()
        self.setVisible(False)
        self.dropped.emit()

    def _say_error(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))


def _field(hint: str, name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(hint)
    field.setAccessibleName(name)
    return field
