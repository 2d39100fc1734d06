"""Whoever asks for help, found as one types, or written down when they call for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.form import FormDialog
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.labels import label
from desktop.widgets.property_rows import LABEL_WIDTH
from desktop.widgets.searched_field import SHOWN, SearchedField
from desktop.widgets.suggestions import Suggestion
from services.access import callers, people
from services.access.callers import NewRequester
from services.access.permissions import Act, may

if TYPE_CHECKING:
    from desktop.work import Desk
    from desktop.work.click import Click
    from services.access.people import PersonView
    from services.changes import Changes
    from services.errors import HelpDeskError

MAIL: Final = "@"


class RequesterRow(QWidget):
    """A field that finds anybody the desk knows, however many those are.

    Attributes:
        changed: Emitted when somebody was taken, or is no more.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make an empty row; whoever works tickets may write down somebody new."""
        super().__init__(parent)
        self._desk = desk
        adds = may(desk.actor, Act.WORK_TICKET)
        self.field = SearchedField(
            tr("Requester"),
            tr("Type a name, a mail address or a login"),
            fresh=_fresh if adds else None,
        )
        self.field.sought.connect(self._on_sought)
        self.field.chosen.connect(lambda _value: self.changed.emit())
        self.field.fresh.connect(self.add)
        title = label(tr("Requester"), "small")
        title.setFixedWidth(LABEL_WIDTH)
        title.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(title)
        row.addWidget(self.field, 1)

    def value(self) -> int | None:
        """Return the number of whoever was taken."""
        return self.field.value()

    def add(self, typed: str) -> None:
        """Open the form for somebody the desk does not know."""
        dialog = NewRequesterDialog(self._desk, typed, self.window())
        dialog.added.connect(self.field.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_sought(self, text: str) -> None:
        self._desk.ask(
            people.requesters,
            text,
            SHOWN,
            then=lambda found: self.field.offer(text, [_said(one) for one in found]),
            receiver=self.field,
            otherwise=_nothing,
        )


class NewRequesterDialog(FormDialog):
    """Writes down who calls for the first time.

    Attributes:
        added: Emitted with their number and name.
    """

    added = Signal(int, str)

    def __init__(self, desk: Desk, typed: str, parent: QWidget) -> None:
        """Begin with what was typed: a name, or a mail address."""
        words = tr("Somebody who only asks for help. They get no login by this.")
        super().__init__(tr("New requester"), tr("Add"), "user-plus", parent, words=words)
        self._desk = desk
        is_mail = MAIL in typed
        self.name = _line(tr("Name"), tr("As they say it"), "" if is_mail else typed)
        self.email = _line(tr("Mail address"), tr("May stay empty"), typed if is_mail else "")
        self.account = SearchedField(tr("Account"), tr("May stay empty; type to find"))
        self.account.sought.connect(self._on_sought)
        self.name.textChanged.connect(self.update_action)
        self.account.textChanged.connect(self.update_action)
        for field in (self.name, self.email, self.account):
            self.add(field.accessibleName(), field)
        self.begin_at(self.email if typed and not is_mail else self.name)

    @override
    def is_whole(self) -> bool:
        """Tell whether there is a name, and an account taken where one is typed."""
        is_taken = self.account.value() is not None or not self.account.text().strip()
        self.hint.setText("" if is_taken else tr("Choose the account from its list"))
        return bool(self.name.text().strip()) and is_taken

    @override
    def act(self) -> Click:
        """Add them."""
        new = NewRequester(self.name.text(), self.email.text(), self.account.value())
        return self._desk.do(callers.add_requester, new)

    @override
    def done_with(self, changes: Changes) -> None:
        """Hand over who was added."""
        if changes.subject is not None:
            self.added.emit(changes.subject, " ".join(self.name.text().split()))
        super().done_with(changes)

    def _on_sought(self, text: str) -> None:
        self._desk.ask(
            people.accounts,
            text,
            SHOWN,
            then=lambda found: self.account.offer(text, [Suggestion(*one) for one in found]),
            receiver=self.account,
            otherwise=_nothing,
        )


def _said(person: PersonView) -> Suggestion:
    places = (person.account or person.department, person.email)
    return Suggestion(person.id, person.name, " · ".join(one for one in places if one))


def _fresh(typed: str) -> str:
    return tr("New requester: {name} …", name=typed)


def _line(name: str, hint: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field


def _nothing(_error: HelpDeskError) -> None:
    """Offer nothing while the database is away; what is typed stays."""
