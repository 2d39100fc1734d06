"""The holidays of a calendar, and the bar that adds a day to it."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.policies.tab_order import stand_before
from desktop.text import day_name, day_words_of, tr
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.flow import FlowLayout
from desktop.widgets.labels import field_label, frame, label
from desktop.widgets.period import day_field, day_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QPushButton, QToolButton


YEAR: Final = 4


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
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.day)
        row.addWidget(self.add)
        row.addWidget(self.problem, 1)

    def refuse(self, words: str) -> None:
        """Say why a day was not added."""
        self.problem.setText(words)

    def stand_beside(self, other: QPushButton) -> None:
        """Put another way of adding days beside this one."""
        self._row.insertWidget(2, other)

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
        import_asked: Days of a country or a file are to be looked for.
    """

    changed = Signal()
    import_asked = Signal()

    def __init__(self, today: date) -> None:
        """Begin without any."""
        super().__init__()
        self._days: list[str] = []
        self._names: dict[str, str] = {}  # of those that were imported here; none are stored
        self._chips: list[QToolButton] = []
        self._held = QWidget()
        self.bar = DayBar(tr("Day of the holiday"), tr("Add holiday"), today)
        self.bar.added.connect(self._on_added)
        self.bring = button(tr("Import holidays …"), icon="download")
        self.bring.clicked.connect(self.import_asked)
        self.bar.stand_beside(self.bring)
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

    def put_in(self, days: Mapping[str, str]) -> None:
        """Add days that were imported, with their names."""
        self._names |= days
        self._days += [day for day in days if day not in self._days]
        self._rebuild()
        self.changed.emit()

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
        if name := self._names.get(day):
            row.addWidget(label(name, "muted"))
        row.addWidget(drop)
        self._chips.append(drop)
        return card
