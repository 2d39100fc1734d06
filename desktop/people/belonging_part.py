"""Where a person belongs, with the steps that change it: teams, skills, groups of requesters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.people.belonging_forms import GroupDialog, SkillDialog, TeamDialog
from desktop.text import tr
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.labels import label
from models.vocabulary import Role
from services.access import administration, presence
from services.access.belonging import Belonging, belonging

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.work import Desk
    from desktop.work.click import Click
    from services.access.people import PersonView


class Section(QWidget):
    """Some names, each with the step that takes it away, and the step that adds one."""

    def __init__(self, title: str, add: str, icon: str) -> None:
        """Make it without names."""
        super().__init__()
        self.setAccessibleName(title)
        self.add = button(add, icon=icon)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(title, "strong"))
        column.addLayout(self._rows)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        column.addLayout(foot)

    def show_names(self, rows: Sequence[tuple[str, str, Callable[[], None]]], nothing: str) -> None:
        """Show these: a name, what taking it away is called, and what does it."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for name, step, act in rows:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label(name, wrap=True), 1)
            take = icon_button("x", step)
            take.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(take)
            self._rows.addWidget(line)
        if not rows:
            self._rows.addWidget(label(nothing, "muted", wrap=True))


class BelongingPart(QWidget):
    """Shows where the person rested on belongs.

    Attributes:
        said: Emitted with a sentence when something was done; refused: with the error.
    """

    said = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Make it of nobody."""
        super().__init__()
        self._desk = desk
        self._person: PersonView | None = None
        self.known: Belonging | None = None
        self.teams = Section(tr("Teams"), tr("Add to a team …"), "users")
        self.skills = Section(tr("Skills"), tr("Give a skill …"), "badge-check")
        self.groups = Section(tr("Groups"), tr("Sort into a group …"), "users-round")
        self.teams.add.clicked.connect(self._on_team)
        self.skills.add.clicked.connect(self._on_skill)
        self.groups.add.clicked.connect(self._on_group)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.teams, self.skills, self.groups):
            column.addWidget(part)

    def ask_for(self, person: PersonView) -> None:
        """Ask where this person belongs."""
        is_other = self._person is None or self._person.id != person.id
        self._person = person
        self.setEnabled(not is_other)  # until the answer, no step of somebody else's
        self._desk.ask(belonging, person.id, then=self._on_known, receiver=self)

    def _on_known(self, known: Belonging) -> None:
        person = self._person
        if person is None or known.person_id != person.id:
            return
        self.setEnabled(True)
        works = person.role is not Role.REQUESTER
        self.teams.setVisible(works or bool(known.teams))
        self.skills.setVisible(works or bool(known.skills))
        self.groups.setVisible(not works or bool(known.groups))
        if known == self.known:
            return
        self.known = known
        self.teams.add.setEnabled(bool(known.other_teams))
        self.teams.show_names(
            [
                (name, tr("Leave {team}", team=name), partial(self._leave, number))
                for number, name in known.teams
            ],
            tr("In no team."),
        )
        self.skills.show_names(
            [
                (
                    one,
                    tr("Take the skill {name} away", name=one),
                    partial(self._unskill, one),
                )
                for one in known.skills
            ],
            tr("No skill is recorded."),
        )
        self.groups.show_names(
            [
                (one, tr("Take out of {name}", name=one), partial(self._ungroup, one))
                for one in known.groups
            ],
            tr("In no group."),
        )

    def _on_team(self) -> None:
        if self._person is not None and self.known is not None:
            TeamDialog(self._desk, self._person, self.known.other_teams, self).open()

    def _on_skill(self) -> None:
        if self._person is not None and self.known is not None:
            SkillDialog(self._desk, self._person, self.known.other_skills, self).open()

    def _on_group(self) -> None:
        if self._person is not None and self.known is not None:
            GroupDialog(self._desk, self._person, self.known.other_groups, self).open()

    def _leave(self, team_id: int) -> None:
        if (person := self._person) is not None:
            words = tr("{name} has left the team; their tickets stay with them.", name=person.name)
            self._tell(self._desk.do(administration.leave_team, team_id, person.id), words)

    def _unskill(self, skill: str) -> None:
        if (person := self._person) is not None:
            words = tr("{name} no longer has the skill {skill}.", name=person.name, skill=skill)
            self._tell(self._desk.do(presence.take_skill, person.id, skill), words)

    def _ungroup(self, group: str) -> None:
        if (person := self._person) is not None:
            words = tr("{name} is no longer in {group}.", name=person.name, group=group)
            self._tell(self._desk.do(presence.leave_group, person.id, group), words)

    def _tell(self, click: Click, words: str) -> None:
        click.succeeded.connect(lambda _changes: self.said.emit(words))
        click.refused.connect(self.refused)
