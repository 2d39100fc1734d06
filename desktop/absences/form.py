"""The form that enters an absence: whose, from when until when, who stands in, and why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QLineEdit, QWidget

from desktop.form import FormDialog
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.property_rows import Choice, ChoiceRow
from services.access import people, presence
from services.access.presence import NOTE_LIMIT

if TYPE_CHECKING:
    from desktop.work import Desk
    from desktop.work.click import Click
    from services.access.people import PersonView

DAY: Final = timedelta(days=1)


class AbsenceDialog(FormDialog):
    """Collects an absence; times are of this seat."""

    def __init__(
        self,
        desk: Desk,
        who: tuple[int, str],
        parent: QWidget | None = None,
        *,
        of_anybody: bool = False,
    ) -> None:
        """Begin with now and a day.

        Args:
            desk: Asked for the people, and told of the absence.
            who: Number and name of whose absence it is.
            parent: The page it belongs to.
            of_anybody: Somebody else may be chosen.
        """
        title = tr("Enter an absence") if of_anybody else tr("Absence of {name}", name=who[1])
        words = tr("No rule gives a ticket to who is away, and escalations go to who stands in.")
        super().__init__(title, tr("Enter"), "calendar-clock", parent, words=words)
        self._desk = desk
        self._known: tuple[Choice[int], ...] = (Choice(*who),)
        self.who = _choice(tr("Who is away"))
        self.who.offer(self._known)
        self.who.set_value(who[0])
        self.who.chosen.connect(lambda _value: self._offer_stand_ins())
        now = desk.now().replace(second=0, microsecond=0)
        self.starts = _instant_field(tr("From"), now)
        self.ends = _instant_field(tr("Until"), now + DAY)
        self.starts.dateTimeChanged.connect(lambda _at: self._keep_order())
        self.open_end = QCheckBox(tr("Until further notice"))
        self.open_end.toggled.connect(lambda is_on: self.ends.setEnabled(not is_on))
        self.substitute: ChoiceRow[int | None] = ChoiceRow(tr("Stands in"), labelled=False)
        self.substitute.box().setProperty("role", "")
        self.note = QLineEdit()
        self.note.setAccessibleName(tr("Note"))
        self.note.setMaxLength(NOTE_LIMIT)
        self.note.setPlaceholderText(tr("Such as: on leave; colleagues read it"))
        self._arrange(of_anybody=of_anybody)
        self._offer_stand_ins()
        self.begin_at(self.who.box() if of_anybody else self.starts)
        desk.ask(people.agents, then=self._on_people, receiver=self, otherwise=self.refuse)

    @override
    def is_whole(self) -> bool:
        """Tell whether somebody was chosen; the desk says what is wrong with the times."""
        return self.who.value() is not None

    @override
    def act(self) -> Click:
        """Enter it."""
        until = None if self.open_end.isChecked() else _instant(self.ends)
        return self._desk.do(
            presence.note_absence,
            self.who.value() or 0,
            (_instant(self.starts), until),
            substitute_id=self.substitute.value(),
            note=self.note.text().strip(),
        )

    def _on_people(self, found: list[PersonView]) -> None:
        known = {one.value: one for one in self._known}
        known |= {one.id: Choice(one.id, one.name) for one in found}
        self._known = tuple(sorted(known.values(), key=lambda one: one.words.casefold()))
        with self.filling():
            self.who.offer(self._known)
            self._offer_stand_ins()

    def _arrange(self, *, of_anybody: bool) -> None:
        if of_anybody:
            self.add(tr("Who is away"), self.who)
        else:
            self.who.setParent(self)
            self.who.hide()
        for name, field in (
            (tr("From"), self.starts),
            (tr("Until"), self.ends),
            ("", self.open_end),
            (tr("Stands in"), self.substitute),
            (tr("Note"), self.note),
        ):
            self.add(name, field)
        self.hint.setText(tr("Times are of this seat."))

    def _keep_order(self) -> None:
        """Let the end follow a beginning that was moved past it."""
        if self.ends.dateTime() <= self.starts.dateTime():
            self.ends.setDateTime(self.starts.dateTime().addDays(1))

    def _offer_stand_ins(self) -> None:
        """Offer everybody but who is away; nobody stands in for themselves."""
        away = self.who.value()
        others = [Choice(one.value, one.words) for one in self._known if one.value != away]
        self.substitute.offer([Choice(None, tr("Nobody")), *others])
        if self.substitute.value() == away:
            self.substitute.set_value(None)


def _choice(name: str) -> ChoiceRow[int]:
    made: ChoiceRow[int] = ChoiceRow(name, labelled=False)
    made.box().setProperty("role", "")
    return made


def _instant_field(name: str, at: datetime) -> QDateTimeEdit:
    made = QDateTimeEdit(QDateTime.fromSecsSinceEpoch(int(at.timestamp())))
    made.setAccessibleName(name)
    made.setDisplayFormat(tr("ddd, d MMM yyyy, HH:mm"))
    made.setCalendarPopup(True)
    return made


def _instant(field: QDateTimeEdit) -> datetime:
    return datetime.fromtimestamp(field.dateTime().toSecsSinceEpoch(), UTC)
