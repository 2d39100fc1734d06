"""The forms that say where a person belongs: in a team, with a skill, in a group of requesters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from desktop.form import FormDialog
from desktop.overriding import override
from desktop.people.forms import line
from desktop.text import tr
from desktop.widgets.property_rows import Choice, ChoiceRow
from services.access import administration, presence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLineEdit

    from desktop.work import Desk
    from desktop.work.click import Click
    from services.access.people import PersonView


SHOWN: Final = 6
"""So many known names are said; the others are found by typing."""


class TeamDialog(FormDialog):
    """Makes a person a member of a team."""

    def __init__(
        self, desk: Desk, person: PersonView, teams: Sequence[tuple[int, str]], parent: QWidget
    ) -> None:
        """Offer the teams the person is not in."""
        title = tr("A team for {name}", name=person.name)
        super().__init__(title, tr("Add to the team"), "users", parent)
        self._desk, self._person = desk, person
        self.team: ChoiceRow[int] = ChoiceRow(tr("Team"), labelled=False)
        self.team.box().setProperty("role", "")
        self.team.offer([Choice(*one) for one in teams])
        self.team.box().setPlaceholderText(tr("Choose …"))
        self.team.chosen.connect(self.update_action)
        self.add(tr("Team"), self.team)
        self.begin_at(self.team.box())

    @override
    def is_whole(self) -> bool:
        """Tell whether a team was chosen."""
        return self.team.value() is not None

    @override
    def act(self) -> Click:
        """Add the person to the team."""
        return self._desk.do(administration.join_team, self.team.value() or 0, self._person.id)


class SkillDialog(FormDialog):
    """Records that a person can do something; a skill nobody had yet is made."""

    def __init__(
        self, desk: Desk, person: PersonView, known: Sequence[str], parent: QWidget
    ) -> None:
        """Offer what others can do while one types."""
        title = tr("A skill of {name}", name=person.name)
        words = tr("Rules assign by it. One that nobody has yet is made.")
        super().__init__(title, tr("Give"), "badge-check", parent, words=words)
        self._desk, self._person = desk, person
        self.skill = _named(tr("Skill"), tr("Such as: Networks"), known)
        self.skill.textChanged.connect(self.update_action)
        self.add(tr("Skill"), self.skill)
        self.hint.setText(_known_words(known))
        self.begin_at(self.skill)

    @override
    def is_whole(self) -> bool:
        """Tell whether something was typed."""
        return bool(self.skill.text().strip())

    @override
    def act(self) -> Click:
        """Give the skill."""
        return self._desk.do(presence.give_skill, self._person.id, self.skill.text())


class GroupDialog(FormDialog):
    """Sorts a requester into a group; one that is not there yet is made."""

    def __init__(
        self, desk: Desk, person: PersonView, known: Sequence[str], parent: QWidget
    ) -> None:
        """Offer the groups the person is not in while one types."""
        title = tr("A group for {name}", name=person.name)
        words = tr("Rules and policies ask for it. One that is not there yet is made.")
        super().__init__(title, tr("Sort in"), "users-round", parent, words=words)
        self._desk, self._person = desk, person
        self.group = _named(tr("Group"), tr("Such as: Branch offices"), known)
        self.group.textChanged.connect(self.update_action)
        self.add(tr("Group"), self.group)
        self.hint.setText(_known_words(known))
        self.begin_at(self.group)

    @override
    def is_whole(self) -> bool:
        """Tell whether something was typed."""
        return bool(self.group.text().strip())

    @override
    def act(self) -> Click:
        """Sort the person in."""
        return self._desk.do(presence.join_group, self._person.id, self.group.text())


def _named(name: str, hint: str, known: Sequence[str]) -> QLineEdit:
    """Return a field that offers known names for what is typed."""
    field = line(name, hint)
    completer = QCompleter(list(known), field)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    if (popup := completer.popup()) is not None:
        popup.setObjectName("completions")
        popup.setAccessibleName(name)
    field.setCompleter(completer)
    return field


def _known_words(known: Sequence[str]) -> str:
    if not known:
        return ""
    return tr("There are: {names}", names=tr(", ").join(known[:SHOWN]))
