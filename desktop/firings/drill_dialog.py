"""The form that starts a fire drill: which team, who, how urgent, how soon."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.text import tr
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.property_rows import Choice, ChoiceRow
from desktop.widgets.queue_line import priority_words
from models.vocabulary import Priority
from services.access import people
from services.escalation import drill

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.work import Desk
    from services.access.people import TeamView
    from services.changes import Changes
    from services.errors import HelpDeskError

WIDTH: Final = 460
SOON: Final[tuple[tuple[timedelta, Callable[[], str]], ...]] = (
    (timedelta(seconds=30), lambda: tr("in 30 seconds")),
    (timedelta(minutes=5), lambda: tr("in 5 minutes")),
    (timedelta(minutes=31), lambda: tr("in 31 minutes")),
)


class DrillDialog(QDialog):
    """Collects a drill and starts it.

    Attributes:
        opened: Emitted with the number of the drill's ticket.
    """

    opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Ask for the teams one can try."""
        super().__init__(parent)
        self._desk = desk
        self._teams: list[TeamView] = []
        self.setWindowTitle(tr("Fire drill"))
        self.setMinimumWidth(WIDTH)
        self.banner = Banner()
        self.team: ChoiceRow[int | None] = ChoiceRow(tr("Team"))
        self.person: ChoiceRow[int | None] = ChoiceRow(tr("Assignee"))
        self.priority: ChoiceRow[Priority] = ChoiceRow(tr("Priority"))
        self.priority.offer([Choice(one, priority_words(one)) for one in Priority])
        self.priority.set_value(Priority.NORMAL)
        self.due: ChoiceRow[timedelta] = ChoiceRow(tr("Due"))
        self.due.offer([Choice(span, words()) for span, words in SOON])
        self.due.set_value(SOON[0][0])
        self.team.chosen.connect(self._on_team)
        self.start = button(tr("Start the drill"), "primary", icon="megaphone")
        self.start.clicked.connect(self._on_start)
        self.start.setEnabled(False)
        self._arrange()
        desk.ask(people.teams, then=self._on_teams, receiver=self)

    def _on_teams(self, teams: list[TeamView]) -> None:
        self._teams = teams
        self.team.offer([Choice(one.id, one.name) for one in teams])
        if teams and self.team.value() is None:
            self.team.set_value(teams[0].id)
        self._on_team(self.team.value())

    def _on_team(self, team_id: int | None) -> None:
        members = [one.members for one in self._teams if one.id == team_id]
        nobody: Choice[int | None] = Choice(None, tr("Nobody"))
        found = [Choice(one.id, one.name) for one in members[0]] if members else []
        self.person.offer([nobody, *found])
        self.person.set_value(None)
        self.start.setEnabled(team_id is not None)

    def _on_start(self) -> None:
        team_id = self.team.value()
        if team_id is None:
            return
        self.start.setEnabled(False)
        click = self._desk.do(
            drill.start,
            team_id=team_id,
            person_id=self.person.value(),
            priority=self.priority.value() or Priority.NORMAL,
            due_in=self.due.value() or drill.SOON,
        )
        click.succeeded.connect(self._on_started)
        click.refused.connect(self._on_refused)

    def _on_started(self, changes: Changes) -> None:
        if changes.subject is not None:
            self.opened.emit(changes.subject)
        self.accept()

    def _on_refused(self, error: HelpDeskError) -> None:
        self.banner.say(Gravity.WARNING, str(error))
        self.start.setEnabled(True)

    def _arrange(self) -> None:
        cancel = button(tr("Cancel"), "quiet")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.start)
        words = tr(
            "A marked ticket goes the real way: its levels fire, people are called. It stays out "
            "of every figure, and its record stays."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(tr("Fire drill"), "title"))
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.banner)
        for row in (self.team, self.person, self.priority, self.due):
            row.box().setProperty("role", "")
            column.addWidget(row)
        column.addSpacing(6)
        column.addLayout(foot)
