"""Who works here and who asks: how they sign in, what they may do, and who is let in no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.absences import AbsencesPart
from desktop.overriding import override
from desktop.page import Page
from desktop.people.asked_row import AskedRow
from desktop.people.belonging_part import BelongingPart
from desktop.people.forms import AddDialog, PasswordDialog, RoleDialog
from desktop.sentences import in_words
from desktop.spoken.roles import role_words
from desktop.text import breakable, tr
from desktop.theme import Tone
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.labels import frame, label
from desktop.widgets.page_shape import detail_card, page_title
from desktop.widgets.property_rows import FactRows
from desktop.widgets.record_table import Record, RecordTable
from desktop.widgets.search_field import SearchField
from desktop.widgets.segments import Segments
from desktop.widgets.skeleton import Skeleton
from services.access import administration
from services.access.people import TICKET_TAKERS
from services.access.roster import DESK, REQUESTERS, roster

if TYPE_CHECKING:
    from desktop.commands import Commands
    from desktop.work import Desk
    from services.access.people import PersonView
    from services.access.roster import AskedRole, Roster
    from services.changes import Changes
    from services.errors import HelpDeskError

DETAIL: Final = 336
WAITING, ROWS, NOTHING = range(3)


class PeoplePage(Page):
    """Lists people; beside the one rested on stands what an administrator can do."""

    def __init__(self, desk: Desk, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page; it asks when it is first shown."""
        super().__init__(desk, parent)
        del commands  # none of its own
        self.setAccessibleName(tr("People"))
        self.known: Roster | None = None
        self.search = SearchField(tr("Find a name, an address or a login"))
        self.search.searched.connect(lambda _text: self.refresh())
        self.which = Segments([(DESK, tr("Desk")), (REQUESTERS, tr("Requesters"))])
        self.which.chosen.connect(lambda _value: self.refresh())
        self.add = button(tr("Add a person …"), icon="user-plus")
        self.add.clicked.connect(self._on_add)
        self.role = button(tr("Change role …"), icon="id-card")
        self.role.clicked.connect(self._on_role)
        self.password = button(tr("Give a password …"), icon="key-round")
        self.password.clicked.connect(self._on_password)
        self.switch = button("", "danger")
        self.switch.clicked.connect(self._on_switch)
        self.belonging = BelongingPart(desk)
        self.belonging.refused.connect(self._on_refused)
        self.absences = AbsencesPart(desk, tr("Absences"))
        for part in (self.belonging, self.absences):
            part.said.connect(self.said)
        self.banner = Banner()
        self.asked = QVBoxLayout()
        self.table = RecordTable(
            tr("People, by name"),
            (
                (tr("Name"), 184),
                (tr("Role"), 112),
                (tr("Signs in as"), 104),
                (tr("Department"), 120),
                (tr("Teams"), 0),
            ),
            gives_way=(3, 2, 1),
        )
        self.table.rested.connect(lambda _key: self._show_one())
        self._title, self._facts = label("", "strong", wrap=True), FactRows()
        self._note = label("", "muted", wrap=True)
        self._states = QStackedWidget()
        self._arrange()

    @override
    def concerns(self, changes: Changes) -> bool:
        return bool(changes.people) or changes.configuration

    @override
    def refresh(self) -> None:
        wanted = (self.search.text().strip(), self.which.value())
        self._desk.ask(roster, *wanted, then=self._on_roster, receiver=self)

    def current(self) -> PersonView | None:
        """Return the person rested on."""
        key = self.table.current()
        people = self.known.people if self.known else ()
        return next((one for one in people if one.id == key), None)

    def _on_roster(self, known: Roster) -> None:
        self.known = known
        self.table.show_records([_record(one, known) for one in known.people])
        self._states.setCurrentIndex(ROWS if known.people else NOTHING)
        if self.table.current() is None and known.people:
            self.table.selectRow(0)
        self._note.setText(_note(known))
        while (item := self.asked.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for one in known.asked:
            row = AskedRow(one, self._desk.now())
            row.agreed.connect(lambda one=one: self._on_agreed(one))
            self.asked.addWidget(row)
        self._show_one()

    def _show_one(self) -> None:
        person, known = self.current(), self.known
        for act in (self.role, self.password, self.switch):
            act.setEnabled(person is not None and person.id != self._desk.actor.person_id)
        if person is None or known is None:
            return
        self._title.setText(breakable(person.name))
        state = tr("Active") if person.active else tr("Switched off")
        if person.id in known.without_login:
            state = tr("No login on the server yet: give a password")
        self._facts.show_facts(
            [
                (name, words)
                for name, words in (
                    (tr("Role"), role_words(person.role)),
                    (tr("State"), state),
                    (tr("Signs in as"), person.login or tr("never")),
                    (tr("Mail address"), person.email or ""),
                    (tr("Department"), person.department or ""),
                    (tr("Account"), person.account or ""),
                )
                if words
            ]
        )
        self.belonging.ask_for(person)
        self.absences.setVisible(person.role in TICKET_TAKERS)
        self.absences.ask_for((person.id, person.name))
        words = tr("Switch off") if person.active else tr("Switch on")
        self.switch.setText(words)
        self.switch.setAccessibleName(words)
        self.password.setEnabled(self.password.isEnabled() and person.login is not None)

    def _on_add(self) -> None:
        if self.known is not None:
            AddDialog(self._desk, self.known.departments, self).open()

    def _on_role(self) -> None:
        if (person := self.current()) is not None:
            RoleDialog(self._desk, person, self).open()

    def _on_password(self) -> None:
        if (person := self.current()) is not None:
            PasswordDialog(self._desk, person, self).open()

    def _on_switch(self) -> None:
        if (person := self.current()) is not None:
            self._switch(person, active=not person.active)

    def _switch(self, person: PersonView, *, active: bool) -> None:
        click = self._desk.do(administration.set_active, person.id, active=active)
        words = (
            tr("{name} is let in again.", name=person.name)
            if active
            else tr("{name} is let in no longer; open sessions have ended.", name=person.name)
        )
        click.succeeded.connect(
            lambda _changes: self.offered.emit(
                words, lambda: self._switch(person, active=not active)
            )
        )
        click.refused.connect(self._on_refused)

    def _on_agreed(self, asked: AskedRole) -> None:
        click = self._desk.do(
            administration.set_role, asked.person_id, asked.role, reason=asked.reason
        )
        role = role_words(asked.role)
        click.succeeded.connect(
            lambda _changes: self.said.emit(
                tr("{name} is {role} now.", name=asked.person, role=role)
            )
        )
        click.refused.connect(self._on_refused)

    def _on_refused(self, error: HelpDeskError) -> None:
        self.banner.say(Gravity.ERROR, in_words(error))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(page_title(tr("People")))
        head.addWidget(self.which)
        head.addWidget(self.search, 1)
        head.addWidget(self.add)
        table = frame("card")
        inner = QVBoxLayout(table)
        inner.setContentsMargins(1, 1, 1, 6)
        inner.addWidget(self.table)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(table, 1)
        row.addWidget(self._detail())
        nobody = EmptyState("users", tr("Nobody is found"), words=tr("Look for another word."))
        for state in (Skeleton(10), body, nobody):
            self._states.addWidget(state)
        self.asked.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self.banner)
        whole.addLayout(self.asked)
        whole.addWidget(self._states, 1)
        whole.addWidget(self._note)

    def _detail(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 14, 14)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        for act in (self.role, self.password, self.switch):
            column.addWidget(act)
        column.addSpacing(4)
        column.addWidget(self.belonging)
        column.addSpacing(4)
        column.addWidget(self.absences)
        column.addStretch(1)
        return detail_card(inside, DETAIL)


def _record(one: PersonView, known: Roster) -> Record:
    missing = one.id in known.without_login
    icon = "user-round" if one.active else "lock"
    return Record(
        one.id,
        (
            one.name,
            role_words(one.role),
            one.login or "\N{EM DASH}",
            one.department or "\N{EM DASH}",
            ", ".join(one.teams) or "\N{EM DASH}",
        ),
        "key-round" if missing and one.active else icon,
        Tone.AT_RISK if missing and one.active else Tone.NEUTRAL,
        is_faded=not one.active,
    )


def _note(known: Roster) -> str:
    said = []
    if known.has_more:
        said.append(tr("There are more: search for a name."))
    if not known.on_server:
        said.append(
            tr(
                "These are local accounts of one file: whoever can read the file reads the desk. "
                "People are kept apart by the database only on PostgreSQL."
            )
        )
    return "  ".join(said)
