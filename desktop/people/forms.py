"""The forms of the people page: a new person, another role, another password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.form import FormDialog
from desktop.overriding import override
from desktop.spoken.roles import role_words
from desktop.text import tr
from desktop.widgets.property_rows import Choice, ChoiceRow
from models.vocabulary import Role
from services.access import administration
from services.access.administration import BY_TWO, NewPerson
from services.access.passwords import SHORTEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.work import Desk
    from desktop.work.click import Click
    from services.access.people import DepartmentView, PersonView


class AddDialog(FormDialog):
    """Adds a person; with a password they can sign in at once."""

    def __init__(self, desk: Desk, departments: Sequence[DepartmentView], parent: QWidget) -> None:
        """Offer every role that one administrator gives alone."""
        words = tr("An administrator is made by two: begin with another role, then change it.")
        super().__init__(tr("Add a person"), tr("Add"), "user-plus", parent, words=words)
        self._desk = desk
        self.name = line(tr("Name"), tr("As colleagues read it"))
        self.login = line(tr("Signs in as"), tr("Small letters, such as dana; empty: never"))
        self.email = line(tr("Mail address"), "")
        self.password = secret(
            tr("First password"), tr("At least {count} characters", count=SHORTEST)
        )
        self.role = roles(tr("Role"), [one for one in Role if one not in BY_TWO])
        self.role.set_value(Role.AGENT)
        self.department: ChoiceRow[int] = ChoiceRow(tr("Department"), labelled=False)
        self.department.box().setProperty("role", "")
        self.department.offer([Choice(one.id, one.name) for one in departments])
        for field in (self.name, self.login, self.password):
            field.textChanged.connect(self.update_action)
        for name, row in (
            (tr("Name"), self.name),
            (tr("Role"), self.role),
            (tr("Department"), self.department),
            (tr("Mail address"), self.email),
            (tr("Signs in as"), self.login),
            (tr("First password"), self.password),
        ):
            self.add(name, row)
        self.begin_at(self.name)

    @override
    def is_whole(self) -> bool:
        """Tell whether there is a name, and a login where there is a password."""
        signs_in = bool(self.login.text().strip())
        return bool(self.name.text().strip()) and (signs_in or not self.password.text())

    @override
    def act(self) -> Click:
        """Add the person."""
        new = NewPerson(
            self.name.text(),
            self.role.value() or Role.AGENT,
            email=self.email.text().strip() or None,
            login=self.login.text().strip() or None,
            department_id=self.department.value(),
        )
        return self._desk.do(administration.add_with_login, new, self.password.text() or None)


class RoleDialog(FormDialog):
    """Gives a person another role, for a reason; two roles need a second administrator."""

    def __init__(self, desk: Desk, person: PersonView, parent: QWidget) -> None:
        """Offer the roles the person does not have."""
        title = tr("Change the role of {name}", name=person.name)
        words = tr("Administrators and watchers are made by two: the second one agrees here, too.")
        super().__init__(title, tr("Change"), "id-card", parent, words=words)
        self._desk, self._person = desk, person
        self.role = roles(tr("Role"), [one for one in Role if one is not person.role])
        self.role.box().setPlaceholderText(tr("Choose …"))
        self.role.chosen.connect(self.update_action)
        self.reason = line(tr("Reason"), tr("Such as: leads Tier 2 from December"))
        self.reason.textChanged.connect(self.update_action)
        self.add(tr("Role"), self.role)
        self.add(tr("Reason"), self.reason)
        self.begin_at(self.role.box())

    @override
    def is_whole(self) -> bool:
        """Tell whether a role was chosen and a reason given."""
        return self.role.value() is not None and bool(self.reason.text().strip())

    @override
    def act(self) -> Click:
        """Change the role, or ask for it."""
        role = self.role.value() or self._person.role
        return self._desk.do(
            administration.set_role, self._person.id, role, reason=self.reason.text().strip()
        )


class PasswordDialog(FormDialog):
    """Gives a person a password that somebody typed twice."""

    def __init__(self, desk: Desk, person: PersonView, parent: QWidget) -> None:
        """Ask for the password; nobody sees it again."""
        title = tr("A password for {name}", name=person.name)
        words = tr("Tell it in person. It ends a lock, and is kept nowhere in plain.")
        super().__init__(title, tr("Give the password"), "key-round", parent, words=words)
        self._desk, self._person = desk, person
        self.password = secret(tr("Password"), tr("At least {count} characters", count=SHORTEST))
        self.again = secret(tr("Once more"), "")
        for field in (self.password, self.again):
            field.textChanged.connect(self.update_action)
            self.add(field.accessibleName(), field)
        self.begin_at(self.password)

    @override
    def is_whole(self) -> bool:
        """Tell whether the same password was typed twice."""
        return bool(self.password.text()) and self.password.text() == self.again.text()

    @override
    def act(self) -> Click:
        """Give the password."""
        return self._desk.do(administration.give_login, self._person.id, self.password.text())


def line(name: str, hint: str) -> QLineEdit:
    """Return a field for one line."""
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field


def secret(name: str, hint: str) -> QLineEdit:
    """Return a field whose letters are not shown."""
    field = line(name, hint)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def roles(name: str, offered: Sequence[Role]) -> ChoiceRow[Role]:
    """Return a choice of roles."""
    row: ChoiceRow[Role] = ChoiceRow(name, labelled=False)
    row.box().setProperty("role", "")
    row.offer([Choice(role, role_words(role)) for role in offered])
    return row
