"""Days of a calendar that are unlike the week: holidays, and days with hours of their own."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.policies.spans_field import SpansField
from desktop.policies.tab_order import stand_before
from desktop.text import day_name, day_words_of, plain, tr
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.flow import FlowLayout
from desktop.widgets.labels import field_label, frame, label
from desktop.widgets.period import day_field, day_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QToolButton

    from services.sla.drafts import Hours

YEAR: Final = 4
DAY_WIDTH: Final = 130


def read_day(text: str) -> date | None:
    """Return a day that is written as 2026-12-25; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_said(text: str) -> str:
    """Say a written day with its day of the week; what is no day as it is written."""
    day = read_day(text)
    if day is None:
        return text
    return tr("{weekday}, {date}", weekday=day_name(day.weekday()), date=day_words_of(day))


class DayBar(QWidget):
    """Adds a day that is not there yet.

    Attributes:
        added: Emitted with the day as it is written: 2026-12-25.
    """

    added = Signal(str)

    def __init__(self, name: str, words: str, today: date) -> None:
        """Offer today; `name` is of the field, `words` of the button."""
        super().__init__()
        self.day = day_field(name, today)
        self.add = button(words, icon="plus")
        self.add.clicked.connect(lambda: self.added.emit(day_of(self.day).isoformat()))
        self.problem = label("", "error", wrap=True)
        self.day.dateChanged.connect(lambda: self.refuse(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.day)
        row.addWidget(self.add)
        row.addWidget(self.problem, 1)
        row.addStretch(0)

    def refuse(self, words: str) -> None:
        """Say why a day was not added."""
        self.problem.setText(words)

    def go_on(self) -> None:
        """Offer the day after the one that was added."""
        self.day.setDate(self.day.date().addDays(1))

    def stops(self) -> list[QWidget]:
        """Return what Tab comes to."""
        return [self.day, self.add]


class Holidays(QWidget):
    """The days that are closed whole, year by year, imported ones among them.

    Attributes:
        changed: Somebody added one or took one out.
    """

    changed = Signal()

    def __init__(self, today: date) -> None:
        """Begin without any."""
        super().__init__()
        self._days: list[str] = []
        self._chips: list[QToolButton] = []
        self._held = QWidget()
        self.bar = DayBar(tr("Day of the holiday"), tr("Add holiday"), today)
        self.bar.added.connect(self._on_added)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._held)
        self._column.addWidget(self.bar)

    def show_days(self, days: Sequence[str]) -> None:
        """Show these days instead of the former."""
        self._days = list(days)
        self.bar.refuse("")
        self._rebuild()

    def days(self) -> tuple[str, ...]:
        """Return the days as they are written, in order."""
        return tuple(sorted(self._days))

    def drops(self) -> list[QToolButton]:
        """Return the buttons that take a day out, in the order of the days."""
        return list(self._chips)

    def problem(self) -> str:
        """Say which days cannot be read."""
        wrong = [one for one in self._days if read_day(one) is None]
        return tr("“{day}” is no date: take it out.", day=wrong[0]) if wrong else ""

    def _on_added(self, day: str) -> None:
        if day in self._days:
            self.bar.refuse(tr("This day is there already."))
            return
        self._days.append(day)
        self.bar.go_on()
        self._rebuild()
        self.changed.emit()

    def _on_dropped(self, day: str) -> None:
        place = self.days().index(day)
        self._days.remove(day)
        self._rebuild()
        stops = [*self._chips, self.bar.day]
        stops[min(place, len(stops) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _rebuild(self) -> None:
        old, self._held, self._chips = self._held, QWidget(), []
        grid = QGridLayout(self._held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        if not self._days:
            grid.addWidget(label(tr("No holidays yet."), "muted"), 0, 0)
        for line, (year, days) in enumerate(groupby(self.days(), lambda day: day[:YEAR])):
            title = field_label(year, "small")
            grid.addWidget(title, line, 0, Qt.AlignmentFlag.AlignTop)
            flow = FlowLayout(gap=6)
            for day in days:
                flow.addWidget(self._chip(day))
            grid.addLayout(flow, line, 1)
        self._column.replaceWidget(old, self._held)
        old.hide()
        old.deleteLater()
        self._held.show()
        stand_before(self._chips, self.bar.stops())
        if words := self.problem():
            self.bar.refuse(words)

    def _chip(self, day: str) -> QWidget:
        said = day_said(day)
        card = frame("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(10, 2, 4, 2)
        row.setSpacing(4)
        drop = icon_button("x", tr("Take out: {day}", day=said))
        drop.clicked.connect(lambda: self._on_dropped(day))
        row.addWidget(label(said, "" if read_day(day) else "error"))
        row.addWidget(drop)
        self._chips.append(drop)
        return card


class SpecialDays(QWidget):
    """Single days with hours of their own, which replace those of the week.

    Attributes:
        changed: Somebody changed one.
    """

    changed = Signal()

    def __init__(self, today: date) -> None:
        """Begin without any."""
        super().__init__()
        self._rows: dict[str, tuple[QWidget, SpansField, QToolButton]] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._none = label(tr("No special days yet."), "muted")
        self.bar = DayBar(tr("The special day"), tr("Add special day"), today + timedelta(days=1))
        self.bar.added.connect(self._on_added)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._none)
        column.addLayout(self._lines)
        column.addWidget(self.bar)

    def show_days(self, days: Mapping[str, Hours]) -> None:
        """Show these days instead of the former."""
        for day in list(self._rows):
            self._take_out(day)
        for day in sorted(days):
            self._put_in(day, days[day])
        self.bar.refuse("")
        self._show_state()

    def days(self) -> dict[str, Hours]:
        """Return the days and their hours as they stand."""
        return {day: self._rows[day][1].hours() for day in sorted(self._rows)}

    def hours_of(self, day: str) -> SpansField:
        """Return the hours of a day that is there."""
        return self._rows[day][1]

    def problem(self) -> str:
        """Say what is wrong with the first day that something is wrong with."""
        for day, (_, hours, _) in self._rows.items():
            if read_day(day) is None:
                return tr("“{day}” is no date: take it out.", day=day)
            if words := hours.problem():
                return words
        return ""

    def begin_at_problem(self) -> None:
        """Let typing begin at the day that something is wrong with."""
        for _, hours, _ in self._rows.values():
            if hours.problem():
                hours.begin()
                return

    def _on_added(self, day: str) -> None:
        if day in self._rows:
            self.bar.refuse(tr("This day is there already."))
            return
        self._put_in(day, ())
        self._show_state()
        self.bar.go_on()
        self._rows[day][1].begin()
        self.changed.emit()

    def _on_dropped(self, day: str) -> None:
        self._take_out(day)
        self._show_state()
        self.bar.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _put_in(self, day: str, hours: Hours) -> None:
        said, line = day_said(day), QWidget()
        field = SpansField(said)
        field.show_hours(hours)
        field.changed.connect(self.changed)
        drop = icon_button("trash-2", tr("Take out: {day}", day=said))
        drop.clicked.connect(lambda: self._on_dropped(day))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        name = field_label(said, "" if read_day(day) else "error")
        name.setFixedWidth(DAY_WIDTH)
        name.setToolTip(plain(said))
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(field, 1)
        row.addWidget(drop, 0, Qt.AlignmentFlag.AlignTop)
        self._rows[day] = (line, field, drop)
        self._lines.insertWidget(sorted(self._rows).index(day), line)
        ordered = [self._rows[one] for one in sorted(self._rows)]
        stops = [stop for _, one, end in ordered for stop in (*one.stops(), end)]
        stand_before(stops, self.bar.stops())

    def _take_out(self, day: str) -> None:
        line, _, _ = self._rows.pop(day)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _show_state(self) -> None:
        self._none.setVisible(not self._rows)
