"""The form that puts somebody on call in place of whoever's turn it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.text import tr
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.property_rows import Choice, ChoiceRow
from services.access import people
from services.escalation import on_call

if TYPE_CHECKING:
    from desktop.work import Desk
    from services.access.people import PersonView
    from services.errors import HelpDeskError
    from services.escalation.duty import RotaView

WIDTH: Final = 480
HOUR: Final = timedelta(hours=1)


class SwapDialog(QDialog):
    """Collects who, from when until when, and why; times are of this seat."""

    def __init__(self, desk: Desk, view: RotaView, parent: QWidget | None = None) -> None:
        """Offer the next hours of a rota."""
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self.setWindowTitle(tr("Override"))
        self.setMinimumWidth(WIDTH)
        self.banner = Banner()
        self.person: ChoiceRow[int] = ChoiceRow(tr("On call"), labelled=False)
        self.person.box().setProperty("role", "")
        self.person.chosen.connect(self._update)
        next_hour = desk.now().replace(minute=0, second=0, microsecond=0) + HOUR
        self.starts = _instant_field(tr("From"), next_hour)
        self.ends = _instant_field(tr("Until"), next_hour + 8 * HOUR)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(tr("Reason"))
        self.reason.setPlaceholderText(tr("Such as: swapped with Tom for the concert"))
        self.reason.textChanged.connect(self._update)
        self.enter = button(tr("Put on call"), "primary", icon="user-check")
        self.enter.clicked.connect(self._on_enter)
        self._arrange()
        self._update()
        desk.ask(people.agents, then=self._on_people, receiver=self)

    def _on_people(self, found: list[PersonView]) -> None:
        self.person.offer([Choice(one.id, one.name) for one in found])

    def _update(self, *_: object) -> None:
        is_whole = self.person.value() is not None and bool(self.reason.text().strip())
        self.enter.setEnabled(is_whole)

    def _on_enter(self) -> None:
        person_id = self.person.value()
        if person_id is None:
            return
        self.enter.setEnabled(False)
        during = (_instant(self.starts), _instant(self.ends))
        click = self._desk.do(
            on_call.swap, self._view.id, person_id, during, reason=self.reason.text().strip()
        )
        click.succeeded.connect(lambda _changes: self.accept())
        click.refused.connect(self._on_refused)

    def _on_refused(self, error: HelpDeskError) -> None:
        self.banner.say(Gravity.WARNING, str(error))
        self._update()

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        for words, field in (
            (tr("On call"), self.person),
            (tr("From"), self.starts),
            (tr("Until"), self.ends),
            (tr("Reason"), self.reason),
        ):
            form.addRow(label(words, "small"), field)
        cancel = button(tr("Cancel"), "quiet")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(label(tr("Times are of this seat."), "small"), 1)
        foot.addWidget(cancel)
        foot.addWidget(self.enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(tr("On call for {team}", team=self._view.team), "title"))
        column.addWidget(self.banner)
        column.addLayout(form)
        column.addLayout(foot)


def _instant_field(name: str, at: datetime) -> QDateTimeEdit:
    made = QDateTimeEdit(QDateTime.fromSecsSinceEpoch(int(at.timestamp())))
    made.setAccessibleName(name)
    made.setDisplayFormat(tr("ddd, d MMM yyyy, HH:mm"))
    made.setCalendarPopup(True)
    return made


def _instant(field: QDateTimeEdit) -> datetime:
    return datetime.fromtimestamp(field.dateTime().toSecsSinceEpoch(), UTC)
