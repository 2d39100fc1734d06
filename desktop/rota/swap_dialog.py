"""The form that puts somebody on call in place of whoever's turn it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QWidget

from desktop.form import FormDialog
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.property_rows import Choice, ChoiceRow
from services.access import people
from services.escalation import on_call

if TYPE_CHECKING:
    from desktop.work import Desk
    from desktop.work.click import Click
    from services.access.people import PersonView
    from services.escalation.duty import RotaView

HOUR: Final = timedelta(hours=1)


class SwapDialog(FormDialog):
    """Collects who, from when until when, and why; times are of this seat."""

    def __init__(self, desk: Desk, view: RotaView, parent: QWidget | None = None) -> None:
        """Offer the next hours of a rota."""
        title = tr("On call for {team}", team=view.team)
        super().__init__(title, tr("Put on call"), "user-check", parent)
        self._desk = desk
        self._view = view
        self.person: ChoiceRow[int] = ChoiceRow(tr("On call"), labelled=False)
        self.person.box().setProperty("role", "")
        self.person.chosen.connect(self.update_action)
        next_hour = desk.now().replace(minute=0, second=0, microsecond=0) + HOUR
        self.starts = _instant_field(tr("From"), next_hour)
        self.ends = _instant_field(tr("Until"), next_hour + 8 * HOUR)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(tr("Reason"))
        self.reason.setPlaceholderText(tr("Such as: swapped with Tom for the concert"))
        self.reason.textChanged.connect(self.update_action)
        for words, field in (
            (tr("On call"), self.person),
            (tr("From"), self.starts),
            (tr("Until"), self.ends),
            (tr("Reason"), self.reason),
        ):
            self.add(words, field)
        self.hint.setText(tr("Times are of this seat."))
        self.begin_at(self.person.box())
        desk.ask(people.agents, then=self._on_people, receiver=self)

    @override
    def is_whole(self) -> bool:
        return self.person.value() is not None and bool(self.reason.text().strip())

    @override
    def act(self) -> Click:
        return self._desk.do(
            on_call.swap,
            self._view.id,
            self.person.value() or 0,
            (_instant(self.starts), _instant(self.ends)),
            reason=self.reason.text().strip(),
        )

    def _on_people(self, found: list[PersonView]) -> None:
        self.person.offer([Choice(one.id, one.name) for one in found])


def _instant_field(name: str, at: datetime) -> QDateTimeEdit:
    made = QDateTimeEdit(QDateTime.fromSecsSinceEpoch(int(at.timestamp())))
    made.setAccessibleName(name)
    made.setDisplayFormat(tr("ddd, d MMM yyyy, HH:mm"))
    made.setCalendarPopup(True)
    return made


def _instant(field: QDateTimeEdit) -> datetime:
    return datetime.fromtimestamp(field.dateTime().toSecsSinceEpoch(), UTC)
