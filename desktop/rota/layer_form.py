"""One layer of a rota as a form: who takes turns in which order, how long, at what hours."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.spoken.rules import DAY_WORDS
from desktop.text import tr
from desktop.widgets.box import inset
from desktop.widgets.buttons import icon_button
from desktop.widgets.labels import label
from desktop.widgets.property_rows import Choice, ChoiceRow
from services.escalation.on_call import LayerDraft

if TYPE_CHECKING:
    from collections.abc import Mapping

CLOCK: Final = "HH:mm"
PEOPLE_HEIGHT: Final = 112
LONGEST_TURN: Final = 365
PERSON: Final = Qt.ItemDataRole.UserRole


class LayerForm(QFrame):
    """Collects a layer.

    Attributes:
        changed: Something was changed.
        dropped: The layer is not wanted any more.
    """

    changed = Signal()
    dropped = Signal()

    def __init__(
        self, draft: LayerDraft, names: Mapping[int, str], parent: QWidget | None = None
    ) -> None:
        """Show a layer; `names` are those who may take turns."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self._kept: Mapping[str, Any] = draft.hours
        self.name = QLineEdit(draft.name)
        self.name.setAccessibleName(tr("Name of the layer"))
        self.people = QListWidget()
        self.people.setAccessibleName(tr("People in the order of their turns"))
        self.people.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.people.setObjectName("completions")  # rows as lists to choose from have them
        self.people.setFixedHeight(PEOPLE_HEIGHT)
        self._names = names
        for person_id in draft.people:
            self._add(person_id)
        self.add: ChoiceRow[int] = ChoiceRow(tr("Add somebody"), labelled=False)
        self.add.box().setProperty("role", "")
        self.add.offer([Choice(number, name) for number, name in names.items()])
        self.add.box().setPlaceholderText(tr("Add somebody"))
        self.add.chosen.connect(self._on_add)
        self.first = QDateEdit(QDate(draft.first_on.year, draft.first_on.month, draft.first_on.day))
        self.first.setCalendarPopup(True)
        self.first.setDisplayFormat(tr("d MMM yyyy"))
        self.first.setAccessibleName(tr("First day"))
        self.handover = _clock(tr("Hand-over at"), draft.handover)
        self.days = QSpinBox()
        self.days.setRange(1, LONGEST_TURN)
        self.days.setValue(draft.turn_days)
        inset(self.days)
        self.days.setAccessibleName(tr("Days of a turn"))
        self._make_hours()
        self._arrange()
        self._listen()

    def _make_hours(self) -> None:
        """Make the fields of when the layer covers at all."""
        pair = next((pairs[0] for pairs in self._kept.values() if pairs), ("18:00", "08:00"))
        self.bounded = QCheckBox(tr("Only at these hours:"))
        self.bounded.setChecked(bool(self._kept))
        self.starts = _clock(tr("Covers from"), str(pair[0]))
        self.ends = _clock(tr("Covers until"), str(pair[1]))
        self.on = {day: QCheckBox(words()[:2]) for day, words in DAY_WORDS.items()}
        for day, box in self.on.items():
            box.setAccessibleName(DAY_WORDS[day]())
            box.setChecked(bool(self._kept.get(day)) or not self._kept)
        self._is_touched = False

    def draft(self) -> LayerDraft:
        """Return the layer as it stands; hours that were not touched stay as they were."""
        pair = (self.starts.time().toString(CLOCK), self.ends.time().toString(CLOCK))
        hours = {day: (pair,) for day, box in self.on.items() if box.isChecked()}
        first = self.first.date()
        return LayerDraft(
            self.name.text().strip(),
            tuple(self.people.item(row).data(PERSON) for row in range(self.people.count())),
            date(first.year(), first.month(), first.day()),
            self.handover.time().toString(CLOCK),
            self.days.value(),
            (hours if self.bounded.isChecked() else {}) if self._is_touched else self._kept,
        )

    def _add(self, person_id: int) -> None:
        item = QListWidgetItem(self._names.get(person_id, f"#{person_id}"))
        item.setData(PERSON, person_id)
        self.people.addItem(item)

    def _on_add(self, person_id: int) -> None:
        self._add(person_id)
        self.add.set_value(None)
        self.changed.emit()

    def _on_take(self) -> None:
        row = self.people.currentRow()
        if row >= 0:
            self.people.takeItem(row)
            self.changed.emit()

    def _on_hours(self, *_: object) -> None:
        self._is_touched = True
        self._grey()
        self.changed.emit()

    def _grey(self) -> None:
        for part in (self.starts, self.ends, *self.on.values()):
            part.setEnabled(self.bounded.isChecked())

    def _listen(self) -> None:
        self.name.textChanged.connect(self.changed)
        for box in (self.bounded, *self.on.values()):
            box.toggled.connect(self._on_hours)
        for clock in (self.starts, self.ends):
            clock.timeChanged.connect(self._on_hours)
        self._grey()

    def _arrange(self) -> None:
        drop = icon_button("trash-2", tr("Drop the layer"))
        drop.clicked.connect(self.dropped)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(drop)
        sides = QHBoxLayout()
        sides.setSpacing(18)
        sides.addLayout(self._people_side(), 1)
        sides.addLayout(self._terms_side())
        hours, days = QHBoxLayout(), QHBoxLayout()
        for line, parts in (
            (hours, (self.bounded, self.starts, self.ends)),
            (days, tuple(self.on.values())),
        ):
            line.setSpacing(8)
            for part in parts:
                line.addWidget(part)
            line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(sides)
        column.addLayout(hours)
        column.addLayout(days)

    def _people_side(self) -> QVBoxLayout:
        take = icon_button("x", tr("Take the chosen person out"))
        take.clicked.connect(self._on_take)
        people = QVBoxLayout()
        people.setSpacing(6)
        people.addWidget(self.people)
        adding = QHBoxLayout()
        adding.addWidget(self.add, 1)
        adding.addWidget(take)
        people.addLayout(adding)
        return people

    def _terms_side(self) -> QGridLayout:
        terms = QGridLayout()
        terms.setHorizontalSpacing(12)
        terms.setVerticalSpacing(8)
        rows = (
            (tr("First day"), self.first),
            (tr("Hand-over at"), self.handover),
            (tr("Days of a turn"), self.days),
        )
        for row, (words, field) in enumerate(rows):
            terms.addWidget(label(words, "small"), row, 0)
            terms.addWidget(field, row, 1)
        terms.setRowStretch(len(rows), 1)
        return terms


def _clock(name: str, at: str) -> QTimeEdit:
    made = QTimeEdit(QTime.fromString(at, CLOCK))
    made.setDisplayFormat(CLOCK)
    made.setAccessibleName(name)
    made.setFixedWidth(90)
    inset(made)
    return made
