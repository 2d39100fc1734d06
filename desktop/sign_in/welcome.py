"""The first start: try it, keep a desk on this seat, or join the team's server."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop import keyring
from desktop.sign_in.cover import Cover
from desktop.sign_in.place import OWN, SAMPLE, Place, server_url
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import field_label, hairline, label

WIDTH: Final = 560


class Welcome(Cover):
    """Offers the three kinds of desk; `chosen` carries the Place."""

    chosen = Signal(object)

    def __init__(self) -> None:
        """Make the page with empty fields."""
        super().__init__(
            tr("Choose a desk"),
            tr("Everything stays on your own machines. You can choose another one later."),
            WIDTH,
        )
        self._offer(
            tr("Try it with sample data"),
            tr("A desk with 890 real incidents, moved to this week. Nothing to set up."),
            tr("Open the sample"),
            Place(SAMPLE),
        )
        self._offer(
            tr("One seat"),
            tr("A desk of your own, in one file on this machine."),
            tr("Open my desk"),
            Place(OWN),
        )
        self.host, self.database, self.user, self.password = (QLineEdit() for _ in range(4))
        self.remember = QCheckBox(tr("Remember the password in the keyring of this computer"))
        self._server()

    def fill(self, host: str, database: str, user: str) -> None:
        """Put the address of last time into the fields."""
        for field, words in ((self.host, host), (self.database, database), (self.user, user)):
            field.setText(words)

    def _offer(self, heading: str, words: str, action: str, place: Place) -> None:
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(heading, "strong"))
        text.addWidget(label(words, "small", wrap=True))
        step = button(action, "primary" if place.is_sample else "")
        step.setMinimumWidth(136)
        step.clicked.connect(lambda: self._choose(place))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(text, 1)
        row.addWidget(step)
        self.body.addLayout(row)
        self.body.addWidget(hairline())

    def _server(self) -> None:
        self.body.addWidget(label(tr("Connect to our server"), "strong"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        rows = (
            (tr("Server"), self.host, tr("desk.example.org, or with :5432")),
            (tr("Database"), self.database, tr("desk")),
            (tr("Database user"), self.user, tr("Given by your administrator")),
            (tr("Password"), self.password, tr("Kept in memory only")),
        )
        for name, field, hint in rows:
            field.setPlaceholderText(hint)
            field.setAccessibleName(name)
            field.returnPressed.connect(self._connect)
            form.addRow(field_label(name), field)
        self.body.addLayout(form)
        row = QHBoxLayout()
        row.addWidget(self.remember)
        self.remember.setVisible(keyring.is_there())
        row.addStretch(1)
        connect = button(tr("Connect"))
        connect.clicked.connect(self._connect)
        row.addWidget(connect)
        self.body.addLayout(row)

    def _connect(self) -> None:
        empty = [f for f in (self.host, self.database, self.user) if not f.text().strip()]
        for field in (self.host, self.database, self.user):
            _mark(field, invalid=field in empty)
        if empty:
            self.refuse(tr("Server, database and user are needed to connect."))
            empty[0].setFocus()
            return
        url = server_url(self.host.text(), self.database.text(), self.user.text())
        self._choose(Place(url, self.password.text(), self.remember.isChecked()))

    def _choose(self, place: Place) -> None:
        self.set_busy(busy=True)
        self.chosen.emit(place)


def _mark(field: QWidget, *, invalid: bool) -> None:
    field.setProperty("invalid", invalid)
    field.style().unpolish(field)
    field.style().polish(field)
