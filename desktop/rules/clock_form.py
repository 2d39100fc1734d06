"""When a rule runs by the clock: at a time of some days, or again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from zoneinfo import available_timezones

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QTimeEdit, QVBoxLayout, QWidget

from desktop.rules.written_parts import beside, line, tick
from desktop.spoken.rules import DAY_WORDS
from desktop.text import plain, tr
from desktop.widgets.box import Box, inset
from desktop.widgets.property_rows import Choice, ChoiceRow

if TYPE_CHECKING:
    from collections.abc import Mapping

CLOCK: Final = "HH:mm"
AT, EVERY = "at", "every"
USUAL: Final = "08:00"


class ClockForm(QWidget):
    """Collects a schedule.

    Attributes:
        changed: Something in it was changed.
    """

    changed = Signal()

    def __init__(self) -> None:
        """Begin with every morning."""
        super().__init__()
        self.way = Box()
        self.way.setAccessibleName(tr("How often"))
        self.way.addItem(tr("At a time of day"), AT)
        self.way.addItem(tr("Again and again, every"), EVERY)
        self.at = QTimeEdit(QTime.fromString(USUAL, CLOCK))
        self.at.setDisplayFormat(CLOCK)
        self.at.setAccessibleName(tr("Time of day"))
        inset(self.at)
        self.every = line(tr("How long between two runs"), tr("Such as: 4h or 2d"))
        self.zone: ChoiceRow[str] = ChoiceRow(tr("Time zone"), labelled=False)
        self.zone.offer([Choice(one, one) for one in sorted(available_timezones())])
        self.zone.set_value("UTC")
        self.zone.box().setProperty("role", "")
        self.days = {day: tick(words()[:2]) for day, words in DAY_WORDS.items()}
        for day, box in self.days.items():
            box.setAccessibleName(DAY_WORDS[day]())
            box.setToolTip(plain(DAY_WORDS[day]()))
            box.setChecked(True)
            box.toggled.connect(self.changed)
        self._on_days = QWidget()
        beside(self._on_days, *self.days.values(), QWidget())
        self._arrange()

    def schedule(self) -> dict[str, Any]:
        """Return what a trigger says of it."""
        if self.way.currentData() == EVERY:
            return {"every": self.every.text().strip()}
        days = [day for day, box in self.days.items() if box.isChecked()]
        found: dict[str, Any] = {"at": self.at.time().toString(CLOCK)}
        found |= {"days": days} if len(days) < len(self.days) else {}
        return found | {"timezone": self.zone.value() or "UTC"}

    def show_schedule(self, trigger: Mapping[str, Any]) -> None:
        """Show a stored schedule."""
        self.way.setCurrentIndex(self.way.findData(EVERY if "every" in trigger else AT))
        self.every.setText(str(trigger.get("every", "")))
        self.at.setTime(QTime.fromString(str(trigger.get("at", USUAL)).zfill(5), CLOCK))
        self.zone.set_value(str(trigger.get("timezone", "UTC")))
        kept = trigger.get("days", tuple(self.days))
        for day, box in self.days.items():
            box.setChecked(day in kept)

    def _arrange(self) -> None:
        top = QWidget()
        beside(top, self.way, self.at, self.every, self.zone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(top)
        column.addWidget(self._on_days)
        self.at.timeChanged.connect(self.changed)
        self.every.textChanged.connect(self.changed)
        self.zone.chosen.connect(self.changed)
        self.way.currentIndexChanged.connect(self._on_way)
        self._on_way()

    def _on_way(self) -> None:
        again = self.way.currentData() == EVERY
        self.every.setVisible(again)
        for one in (self.at, self.zone, self._on_days):
            one.setVisible(not again)
        self.changed.emit()
