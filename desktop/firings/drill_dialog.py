"""The form that starts a fire drill: which team, who, how urgent, how soon."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from desktop.form import FormDialog
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.property_rows import Choice, ChoiceRow
from desktop.widgets.queue_line import priority_words
from models.vocabulary import Priority
from services.access import people
from services.escalation import drill

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.work import Desk
    from desktop.work.click import Click
    from services.access.people import TeamView
    from services.changes import Changes

SOON: Final[tuple[tuple[timedelta, Callable[[], str]], ...]] = (
    (timedelta(seconds=30), lambda: tr("in 30 seconds")),
    (timedelta(minutes=5), lambda: tr("in 5 minutes")),
    (timedelta(minutes=31), lambda: tr("in 31 minutes")),
)


class DrillDialog(FormDialog):
    """Collects a drill and starts it.

    Attributes:
        opened: Emitted with the number of the drill's ticket.
    """

    holds_words = False

    opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Ask for the teams one can try."""
        words = tr(
            "A marked ticket goes the real way: its levels fire, people are called. It stays out "
            "of every figure, and its record stays."
        )
        action = tr("Start the drill")
        super().__init__(tr("Fire drill"), action, "megaphone", parent, words=words)
        self._desk = desk
        self._teams: list[TeamView] = []
        self.team: ChoiceRow[int | None] = ChoiceRow(tr("Team"), labelled=False)
        self.person: ChoiceRow[int | None] = ChoiceRow(tr("Assignee"), labelled=False)
        self.priority: ChoiceRow[Priority] = ChoiceRow(tr("Priority"), labelled=False)
        self.priority.offer([Choice(one, priority_words(one)) for one in Priority])
        self.priority.set_value(Priority.NORMAL)
        self.due: ChoiceRow[timedelta] = ChoiceRow(tr("Due"), labelled=False)
        self.due.offer([Choice(span, said()) for span, said in SOON])
        self.due.set_value(SOON[0][0])
        self.team.chosen.connect(self._on_team)
        for name, row in (
            (tr("Team"), self.team),
            (tr("Assignee"), self.person),
            (tr("Priority"), self.priority),
            (tr("Due"), self.due),
        ):
            row.box().setProperty("role", "")
            self.add(name, row)
        self.begin_at(self.team.box())
        desk.ask(people.teams, then=self._on_teams, receiver=self)

    @override
    def is_whole(self) -> bool:
        return self.team.value() is not None

    @override
    def act(self) -> Click:
        return self._desk.do(
            drill.start,
            team_id=self.team.value() or 0,
            person_id=self.person.value(),
            priority=self.priority.value() or Priority.NORMAL,
            due_in=self.due.value() or drill.SOON,
        )

    @override
    def done_with(self, changes: Changes) -> None:
        if changes.subject is not None:
            self.opened.emit(changes.subject)
        self.accept()

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
        self.update_action()
