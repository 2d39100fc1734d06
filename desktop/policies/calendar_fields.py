"""The fields of one calendar: its zone, the hours of its week, and the days unlike it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.policies.dated_fields import Holidays
from desktop.policies.spans_field import SpansField
from desktop.policies.special_days import SpecialDays
from desktop.sentences import in_words
from desktop.spoken.rules import DAY_WORDS
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import field_label, label
from desktop.widgets.period import frame_choices
from desktop.widgets.property_rows import Choice, ChoiceRow
from services.calendars.working_time import zone
from services.sla.drafts import CalendarDraft

if TYPE_CHECKING:
    from datetime import date

NAME_WIDTH: Final = 100
HEADING_TOP: Final = 10
WORKING: Final = ("tue", "wed", "thu", "fri")
"""The days that can be given Monday's hours at once."""


class CalendarFields(QWidget):
    """Shows a calendar and says it as it then stands.

    Attributes:
        changed: Somebody changed something.
    """

    changed = Signal()

    def __init__(self, today: date) -> None:
        """Make the fields; `show_draft` fills them."""
        super().__init__()
        self._shown = CalendarDraft("", "UTC", {})
        self.zone: ChoiceRow[str] = ChoiceRow(tr("Time zone"), labelled=False)
        self._zones = [Choice(one, one) for one in sorted(available_timezones())]
        self.zone.offer(self._zones)
        frame_choices(self.zone.box())
        self.zone.chosen.connect(self._on_changed)
        self.week = {day: SpansField(words()) for day, words in DAY_WORDS.items()}
        self.same = button(tr("The same hours from Monday to Friday"), "link")
        self.same.clicked.connect(self._on_same)
        self.holidays = Holidays(today)
        self.special = SpecialDays(today)
        self._zone_problem = label("", "error", wrap=True)
        self._week_problem = label("", "error", wrap=True)
        changes = [field.changed for field in self.week.values()]
        for one in (*changes, self.holidays.changed, self.special.changed):
            one.connect(self._on_changed)
        self._arrange()

    def show_draft(self, draft: CalendarDraft) -> None:
        """Show a calendar instead of the former, without announcing it."""
        self._shown = draft
        if draft.timezone not in {one.value for one in self._zones}:
            self.zone.offer([Choice(draft.timezone, draft.timezone), *self._zones])
        self.zone.set_value(draft.timezone)
        for day, field in self.week.items():
            field.show_hours(draft.weekly.get(day, ()))
        self.holidays.show_days(draft.holidays)
        self.special.show_days(draft.overrides)
        self._show_problems()

    def draft(self) -> CalendarDraft:
        """Return the calendar as it stands; what no field shows is as it was."""
        unknown = {day: hours for day, hours in self._shown.weekly.items() if day not in self.week}
        week = {
            day: hours
            for day, field in self.week.items()
            if (hours := field.hours()) or day in self._shown.weekly
        }
        return replace(
            self._shown,
            timezone=self.zone.value() or self._shown.timezone,
            weekly={**week, **unknown},
            holidays=self.holidays.days(),
            overrides=self.special.days(),
        )

    def wrong(self) -> QWidget | None:
        """Return the first part that something is wrong with; None where nothing is."""
        self._show_problems()
        if self._zone_problem.text():
            return self.zone.box()
        for field in self.week.values():
            if field.problem():
                return field
        if self._week_problem.text():
            return self.week["mon"]
        return next((one for one in (self.holidays, self.special) if one.problem()), None)

    def _on_same(self) -> None:
        hours = self.week["mon"].hours()
        for day in WORKING:
            self.week[day].show_hours(hours)
        self._on_changed()

    def _on_changed(self) -> None:
        self._show_problems()
        self.changed.emit()

    def _show_problems(self) -> None:
        words = ""
        try:
            zone(self.zone.value() or "")
        except ValueError as problem:
            words = tr("This is no time zone: {problem}.", problem=in_words(problem))
        self._zone_problem.setText(words)
        self._zone_problem.setVisible(bool(words))
        opens = any(self.draft().weekly.values()) or any(self.draft().overrides.values())
        self._week_problem.setText(
            "" if opens else tr("Give at least one day hours, or this calendar never opens.")
        )
        self._week_problem.setVisible(not opens)

    def _arrange(self) -> None:
        week = QGridLayout()
        week.setHorizontalSpacing(12)
        week.setVerticalSpacing(6)
        week.setColumnStretch(1, 1)
        for line, (day, field) in enumerate(self.week.items()):
            name = field_label(DAY_WORDS[day]())
            name.setFixedWidth(NAME_WIDTH)
            week.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            week.addWidget(field, line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._head(column, tr("Time zone"), first=True)
        column.addWidget(self.zone)
        column.addWidget(self._zone_problem)
        self._head(column, tr("Hours of the week"))
        column.addLayout(week)
        column.addWidget(self.same, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._week_problem)
        self._head(column, tr("Holidays: closed the whole day"))
        column.addWidget(self.holidays)
        self._head(column, tr("Special days: hours of their own"))
        column.addWidget(self.special)
        column.addStretch(1)

    def _head(self, column: QVBoxLayout, words: str, *, first: bool = False) -> None:
        heading = label(words, "section")
        heading.setContentsMargins(0, 0 if first else HEADING_TOP, 0, 0)
        column.addWidget(heading)
