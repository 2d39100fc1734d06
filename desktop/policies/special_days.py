"""Single days of a calendar with hours of their own."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.policies.dated_fields import DayBar, day_said, read_day
from desktop.policies.spans_field import SpansField
from desktop.policies.tab_order import stand_before
from desktop.text import plain, tr
from desktop.widgets.buttons import icon_button
from desktop.widgets.labels import field_label, label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtWidgets import QToolButton

    from services.sla.drafts import Hours

DAY_WIDTH: Final = 130


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
