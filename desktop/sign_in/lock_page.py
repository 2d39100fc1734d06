"""What stands in front of a locked window: whose it is, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from desktop.sign_in.cover import Cover
from desktop.text import tr
from desktop.widgets.banner import Gravity
from desktop.widgets.buttons import button
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH: Final = 420


class LockPage(Cover):
    """Asks for the password and announces it; keeps nothing but what is being typed."""

    submitted = Signal(str)  # the password
    sign_out_chosen = Signal()

    def __init__(self, name: str, *, asks: bool) -> None:
        """Make the page.

        Args:
            name: Who is signed in.
            asks: A password is asked for; else a press is enough.
        """
        words = tr("The window is locked. Drafts and everything open are kept.")
        super().__init__(name, words if asks else f"{words} {_open_to_all()}", WIDTH)
        self.setAccessibleName(tr("Locked"))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(tr("Password"))
        self.password.setAccessibleName(tr("Password"))
        self.password.returnPressed.connect(self._submit)
        self.password.setVisible(asks)
        self.body.addWidget(self.password)
        self.waiting = label("", "muted", wrap=True)
        self.waiting.hide()
        self.body.addWidget(self.waiting)
        self.enter = button(tr("Unlock"), "primary", icon="lock")
        self.enter.clicked.connect(self._submit)
        leave = button(tr("Sign out"), "link")
        leave.clicked.connect(self.sign_out_chosen)
        row = QHBoxLayout()
        row.addWidget(leave)
        row.addStretch(1)
        row.addWidget(self.enter)
        self.body.addSpacing(4)
        self.body.addLayout(row)
        self._asks = asks
        self._then: Callable[[], object] | None = None
        self.banner.acted.connect(self._on_agreed)

    def ask_first(self, words: str, action: str, then: Callable[[], object]) -> None:
        """Ask whether what waits behind the cover may be dropped; nothing of it is shown here."""
        self._then = then
        self.banner.say(Gravity.WARNING, words, action=action)

    def take_focus(self) -> None:
        """Wait for the password."""
        (self.password if self._asks else self.enter).setFocus()

    def tell(self, words: str) -> None:
        """Say that something waits, without saying what."""
        self.waiting.setText(words)
        self.waiting.setVisible(bool(words))

    def turn_down(self, words: str) -> None:
        """Say why it stays locked; the wrong password is taken out of the field."""
        self.refuse(words)
        self.password.clear()
        self.take_focus()

    def _on_agreed(self) -> None:
        if self._then is not None:
            self._then()

    def _submit(self) -> None:
        if self._asks and not self.password.text():
            self.refuse(tr("Type your password to go on."))
            self.take_focus()
            return
        self.set_busy(busy=True)
        self.banner.say(Gravity.INFO, tr("One moment, the desk is asked."), steady=True)
        self.submitted.emit(self.password.text())


def _open_to_all() -> str:
    return tr("Nobody asks for a password here, so lock the workstation when you leave it.")
