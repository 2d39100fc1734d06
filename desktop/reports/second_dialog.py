"""What two persons do: a reason, and the second signing in on the same screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.sentences import in_words
from desktop.text import tr
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.room import keep_room
from desktop.widgets.typed_dialog import TypedDialog
from services.audit.confirmed import WRONG, Second

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.work.click import Click
    from services.changes import Changes
    from services.errors import HelpDeskError

WIDTH: Final = 480


class SecondDialog(TypedDialog):
    """Collects a reason and a second person, and stays open until it was done."""

    def __init__(
        self,
        title: str,
        words: str,
        reason: str,
        act: Callable[[str, Second], Click],
        parent: QWidget | None = None,
    ) -> None:
        """Ask for what is missing.

        Args:
            title: What is about to be done.
            words: What that means, and that it cannot be undone.
            reason: What the reason is called here.
            act: Called with the reason and the second person; returns the click.
            parent: Owner.
        """
        super().__init__(parent)
        self._act = act
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        keep_room(self)
        self.banner = Banner()
        self.reason = _field(reason)
        self.login = _field(tr("Login of the second person"))
        self.password = _field(tr("Their password"), tr("Empty where the desk asks for none"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.reason.textChanged.connect(self._update)
        self.login.textChanged.connect(self._update)
        self.go = button(title, "primary", icon="users")
        self.go.clicked.connect(self._on_go)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(6)
        column.addWidget(label(title, "heading"))
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.banner)
        for field in (self.reason, self.login, self.password):
            column.addWidget(label(field.accessibleName(), "muted"))
            column.addWidget(field)
        drop = button(tr("Cancel"), "quiet")
        drop.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.addStretch(1)
        for step in (drop, self.go):
            foot.addWidget(step)
        column.addLayout(foot)
        self._update()

    def _update(self, *_: object) -> None:
        self.go.setEnabled(bool(self.reason.text().strip() and self.login.text().strip()))

    def _on_go(self) -> None:
        self.go.setEnabled(False)
        second = Second(self.login.text().strip(), self.password.text())
        click = self._act(self.reason.text().strip(), second)
        click.succeeded.connect(self._on_done)
        click.refused.connect(self._on_refused)

    def _on_done(self, changes: Changes) -> None:
        self.password.clear()
        if changes.subject is not None:
            self.accept()
            return
        self.banner.say(Gravity.ERROR, tr(WRONG))
        self._update()

    def _on_refused(self, error: HelpDeskError) -> None:
        self.password.clear()
        self.banner.say(Gravity.ERROR, in_words(error))
        self._update()


def _field(name: str, hint: str = "") -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field
