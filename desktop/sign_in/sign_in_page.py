"""Saying who is there: a name and a password, or one of the people of the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit

from desktop.sign_in.cover import Cover
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import field_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH: Final = 420


class SignInPage(Cover):
    """Collects a name and a password and announces them; keeps neither."""

    submitted = Signal(str, str)  # name, password
    other_desk_chosen = Signal()

    def __init__(self, place: str, people: Sequence[tuple[str, str]] = ()) -> None:
        """Make the page.

        Args:
            place: The desk in words, without its password.
            people: Names and roles of people who need no password (the sample desk).
        """
        super().__init__(tr("Sign in"), place[:1].upper() + place[1:], WIDTH)
        self.name, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        if people:
            self._offer_people(people)
        else:
            self._ask_for_name()
        other = button(tr("Another desk"), "link")
        other.clicked.connect(self.other_desk_chosen)
        row = QHBoxLayout()
        row.addWidget(other)
        row.addStretch(1)
        if not people:
            enter = button(tr("Sign in"), "primary")
            enter.clicked.connect(self._submit)
            row.addWidget(enter)
        self.body.addSpacing(4)
        self.body.addLayout(row)

    def fill(self, name: str) -> None:
        """Put the name of last time into its field and wait for the password."""
        self.name.setText(name)
        (self.password if name else self.name).setFocus()

    def _offer_people(self, people: Sequence[tuple[str, str]]) -> None:
        for name, role in people:
            person = button(f"{name} · {role}", icon="circle-user")
            person.setMinimumHeight(36)
            person.clicked.connect(self._signer(name))
            self.body.addWidget(person)

    def _ask_for_name(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for words, field in ((tr("Name"), self.name), (tr("Password"), self.password)):
            field.setAccessibleName(words)
            field.returnPressed.connect(self._submit)
            form.addRow(field_label(words), field)
        self.body.addLayout(form)

    def _signer(self, name: str) -> Callable[[], None]:
        return lambda: self._announce(name, "")

    def _submit(self) -> None:
        if not self.name.text().strip():
            self.refuse(tr("Type your name to sign in."))
            self.name.setFocus()
            return
        self._announce(self.name.text().strip(), self.password.text())

    def _announce(self, name: str, password: str) -> None:
        self.set_busy(busy=True)
        self.submitted.emit(name, password)
