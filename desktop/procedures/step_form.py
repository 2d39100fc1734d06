"""One step of a procedure as a form: who does or approves it, after what, how long, only if."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from desktop.people_list import PeopleList, kinds
from desktop.text import tr
from desktop.widgets.buttons import icon_button
from desktop.widgets.condition_builder import ConditionBuilder
from desktop.widgets.labels import label
from desktop.widgets.property_rows import LABEL_WIDTH, Choice, ChoiceRow
from desktop.widgets.queue_line import priority_words, status_words
from desktop.widgets.segments import Segments
from models.vocabulary import Priority, TicketStatus
from services.workflow.templates import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from services.rules.kinds import Field

DOES, APPROVES = "does", "approves"
NUMBERS: Final = re.compile(r"\d{1,3}")


@dataclass(slots=True)
class Known:
    """Whom and what a step can name."""

    people: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()


class StepForm(QFrame):
    """Collects a step.

    Attributes:
        changed: Something was changed.
        dropped: The step is not wanted any more.
        moved: Emitted with -1 or 1: the step goes up or down.
    """

    changed = Signal()
    dropped = Signal()
    moved = Signal(int)

    def __init__(self, step: Step, known: Known, parent: QWidget | None = None) -> None:
        """Show a step."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self._number = label("", "muted")
        self.title = QLineEdit(step.title)
        self.title.setPlaceholderText(tr("What is to be done"))
        self.title.setAccessibleName(tr("What is to be done"))
        self.way = Segments([(DOES, tr("Somebody does it")), (APPROVES, tr("It is approved"))])
        self.way.choose(APPROVES if step.approvers else DOES)
        self.team = _choice(tr("Team"), tr("The ticket's team"), known.teams)
        self.team.set_value(step.team)
        self.assignee: ChoiceRow[str] = ChoiceRow(tr("Who"))
        self.assignee.box().setProperty("role", "")
        nobody: Choice[str] = Choice("", tr("Somebody of the team"))
        self.assignee.offer([nobody, *kinds(known.people, known.teams)])
        self.assignee.set_value(step.assignee)
        self.approvers = PeopleList(tr("Who approves"), kinds(known.people, known.teams))
        self.approvers.show_kinds(step.approvers)
        self.any = QCheckBox(tr("One of them is enough"))
        self.any.setChecked(step.way == "any")
        self.due = _line(tr("May take"), tr("Such as: 4h or 2d"), step.due)
        self.follows = _line(tr("After steps"), tr("None: at once"), "")
        self.set_after(step.after)
        self.only = QCheckBox(tr("Only if"))
        self.only.setChecked(bool(step.conditions))
        self.conditions = ConditionBuilder(known.fields, _choices(known))
        self.conditions.show_tree(step.conditions)
        self._arrange()
        self._listen()

    def step(self) -> Step:
        """Return the step as it stands."""
        is_approval = self.way.value() == APPROVES
        has_parts = self.only.isChecked() and bool(self.conditions.parts())
        return Step(
            title=self.title.text().strip(),
            team="" if is_approval else self.team.value() or "",
            assignee="" if is_approval else self.assignee.value() or "",
            after=tuple(self.after()),
            due=self.due.text().strip(),
            conditions=self.conditions.tree() if has_parts else {},
            approvers=self.approvers.chosen() if is_approval else (),
            way="any" if is_approval and self.any.isChecked() else "all",
        )

    def after(self) -> list[int]:
        """Return the numbers of the steps it follows."""
        return [int(one) for one in NUMBERS.findall(self.follows.text())]

    def set_after(self, numbers: Sequence[int]) -> None:
        """Let it follow these steps."""
        self.follows.setText(", ".join(map(str, numbers)))

    def set_number(self, number: int, of: int) -> None:
        """Say which step it is, and where it can go."""
        self._number.setText(f"{number}.")
        self._up.setEnabled(number > 1)
        self._down.setEnabled(number < of)

    def _show_way(self) -> None:
        is_approval = self.way.value() == APPROVES
        for row in (self.team, self.assignee):
            row.setVisible(not is_approval)
        self._approve.setVisible(is_approval)
        self.approvers.setVisible(is_approval)
        self.any.setVisible(is_approval)
        self.conditions.setVisible(self.only.isChecked())

    def _on_changed(self, *_: object) -> None:
        self._show_way()
        self.changed.emit()

    def _listen(self) -> None:
        for line in (self.title, self.due, self.follows):
            line.textChanged.connect(self._on_changed)
        for row in (self.team, self.assignee, self.way):
            row.chosen.connect(self._on_changed)
        for box in (self.any, self.only):
            box.toggled.connect(self._on_changed)
        self.only.toggled.connect(self._on_only)
        for part in (self.approvers, self.conditions):
            part.changed.connect(self._on_changed)
        self._show_way()

    def _on_only(self, is_on: bool) -> None:  # noqa: FBT001 - a slot
        if is_on and not self.conditions.parts():
            self.conditions.add_row()

    def _arrange(self) -> None:
        self._up = icon_button("chevron-up", tr("Earlier"))
        self._down = icon_button("chevron-down", tr("Later"))
        drop = icon_button("trash-2", tr("Drop the step"))
        self._up.clicked.connect(lambda: self.moved.emit(-1))
        self._down.clicked.connect(lambda: self.moved.emit(1))
        drop.clicked.connect(self.dropped)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._number)
        head.addWidget(self.title, 1)
        for part in (self._up, self._down, drop):
            head.addWidget(part)
        terms = QHBoxLayout()
        terms.setSpacing(18)
        for words, field in ((tr("After steps"), self.follows), (tr("May take"), self.due)):
            name = label(words, "small")
            name.setMinimumWidth(LABEL_WIDTH)  # in line with team and person above
            line = QHBoxLayout()
            line.setSpacing(4)
            line.addWidget(name)
            line.addWidget(field, 1)
            terms.addLayout(line, 1)
        who = QHBoxLayout()
        who.setSpacing(18)
        who.addWidget(self.team, 1)
        who.addWidget(self.assignee, 1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(14, 12, 14, 12)
        column_.setSpacing(10)
        column_.addLayout(head)
        column_.addWidget(self.way)
        column_.addLayout(who)
        self._approve = label(tr("Who approves"), "small")
        column_.addWidget(self._approve)
        column_.addWidget(self.approvers)
        column_.addWidget(self.any)
        column_.addLayout(terms)
        column_.addWidget(self.only)
        column_.addWidget(self.conditions)


def _choice(name: str, nothing: str, values: Sequence[str]) -> ChoiceRow[str]:
    row: ChoiceRow[str] = ChoiceRow(name)
    row.box().setProperty("role", "")
    row.offer([Choice("", nothing), *(Choice(one, one) for one in values)])
    return row


def _line(name: str, hint: str, text: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    return made


def _choices(known: Known) -> dict[str, list[tuple[str, str]]]:
    return {
        "status": [(one.value, status_words(one)) for one in TicketStatus],
        "priority": [(one.word, priority_words(one)) for one in Priority],
        "team": [(one, one) for one in known.teams],
        "assignee": [(one, one) for one in known.people],
    }
