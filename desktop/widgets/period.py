"""Which stretch of time is asked for: a usual one, or two days of one's own."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QWidget

from desktop.text import plain, tr
from desktop.widgets.labels import label
from desktop.widgets.property_rows import Choice, ChoiceRow

if TYPE_CHECKING:
    from datetime import date

DAY: Final = timedelta(days=1)


class Period(StrEnum):
    """The stretches that are offered."""

    ANY = "any"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    OWN = "own"


_DAYS_BACK: Final = {Period.TODAY: 0, Period.WEEK: 6, Period.MONTH: 29}


class PeriodField(QWidget):
    """Takes a period in days of this seat's zone.

    Attributes:
        changed: Emitted when a person chose another period.
    """

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        """Offer the usual periods; `today` is by the desk's clock."""
        super().__init__(parent)
        self._today = today
        self._choice: ChoiceRow[Period] = ChoiceRow(tr("Period"), labelled=False)
        self._choice.offer(
            (
                Choice(Period.ANY, tr("Any time")),
                Choice(Period.TODAY, tr("Today")),
                Choice(Period.WEEK, tr("Last 7 days")),
                Choice(Period.MONTH, tr("Last 30 days")),
                Choice(Period.OWN, tr("From day to day")),
            )
        )
        self._choice.set_value(Period.ANY)
        frame_choices(self._choice.box())
        self._choice.chosen.connect(self._on_chosen)
        self._first = day_field(tr("First day"), today - 6 * DAY)
        self._last = day_field(tr("Last day"), today)
        self._dash = label("\N{EN DASH}", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._choice, 1)
        for widget in (self._first, self._dash, self._last):
            widget.setVisible(False)
            row.addWidget(widget)
        self._first.dateChanged.connect(self.changed)
        self._last.dateChanged.connect(self.changed)

    def set_period(self, period: Period) -> None:
        """Choose a period without announcing it."""
        self._choice.set_value(period)
        self._show_days()

    def set_days(self, first: date, last: date) -> None:
        """Choose two days of one's own, and announce it once."""
        for field, day in ((self._first, first), (self._last, last)):
            field.blockSignals(True)  # noqa: FBT003 - Qt's own argument
            field.setDate(QDate(day.year, day.month, day.day))
            field.blockSignals(False)  # noqa: FBT003 - Qt's own argument
        self.set_period(Period.OWN)
        self.changed.emit()

    def bounds(self) -> tuple[datetime | None, datetime | None]:
        """Return the first instant and the end, exclusive; None where there is no bound."""
        period = self._choice.value()
        if period is Period.OWN:
            return _midnight(day_of(self._first)), _midnight(day_of(self._last) + DAY)
        if period is None or period is Period.ANY:
            return None, None
        return _midnight(self._today - _DAYS_BACK[period] * DAY), None

    def _on_chosen(self, _value: object) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        own = self._choice.value() is Period.OWN
        for widget in (self._first, self._dash, self._last):
            widget.setVisible(own)


def frame_choices(box: QComboBox) -> None:
    """Give a box of choices the frame of a field, as it stands beside fields."""
    box.setProperty("role", "")
    box.style().polish(box)


def day_field(name: str, day: date) -> QDateEdit:
    """Return a field for a day, with a month to pick it from; its name is read aloud."""
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setCalendarPopup(True)
    field.setAccessibleName(name)
    field.setToolTip(plain(name))
    return field


def day_of(field: QDateEdit) -> date:
    """Return the day a field shows."""
    return datetime.fromisoformat(field.date().toString("yyyy-MM-dd")).date()


def _midnight(day: date) -> datetime:
    """Return when a day begins on this seat's clock."""
    return datetime.combine(day, time()).astimezone()
