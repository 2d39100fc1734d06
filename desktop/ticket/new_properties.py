"""What a new ticket is, beside its words: priority, type, who takes it, the site's own fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.overriding import override
from desktop.text import tr
from desktop.ticket.painted_choices import priority_choice
from desktop.ticket.people_choices import Takers
from desktop.ticket.type_row import TypeRow
from desktop.widgets.field_rows import FieldRows
from desktop.widgets.property_rows import ChoiceRow
from models.vocabulary import Priority

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.access.people import TeamView
    from services.tickets.fields import FieldView

OWN: Final = "field "
"""Before the key of one of the site's own fields, among what is kept."""


class NewProperties(QWidget):
    """Collects the properties of a ticket that does not exist yet."""

    def __init__(self, *, asks_for_self: bool, parent: QWidget | None = None) -> None:
        """Make the form; whoever asks for themselves does not choose who takes it."""
        super().__init__(parent)
        self.priority: ChoiceRow[Priority] = ChoiceRow(tr("Priority"))
        self.priority.offer([priority_choice(one) for one in Priority])
        self.priority.set_value(Priority.NORMAL)
        self.kind = TypeRow()
        self.team: ChoiceRow[int | None] = ChoiceRow(tr("Team"))
        self.team.chosen.connect(self._on_team)
        self.assignee: ChoiceRow[int | None] = ChoiceRow(tr("Assignee"))
        for row in (self.priority, self.team, self.assignee):
            row.box().setProperty("role", "")
        self.fields = FieldRows(across=2)
        self.fields.allow(changing=True)
        self.fields.given.connect(self._on_given)
        self.fields.setVisible(False)
        self._filled: dict[str, str] = {}
        self._takers = Takers()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        grid.addWidget(self.priority, 0, 0)
        grid.addWidget(self.kind, 0, 1)
        grid.addWidget(self.team, 1, 0)
        grid.addWidget(self.assignee, 1, 1)
        grid.addWidget(self.fields, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.team.setVisible(not asks_for_self)
        self.assignee.setVisible(not asks_for_self)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.priority.offer([priority_choice(one) for one in Priority])

    def offer_teams(self, teams: Sequence[TeamView]) -> None:
        """Offer these teams and their people."""
        self._takers = Takers(tuple(teams))
        offered = self._takers.team_choices()
        known = self.team.value()
        self.team.offer(offered)
        self.team.set_value(known if known in [one.value for one in offered] else None)
        self._on_team(self.team.value())

    def offer_fields(self, found: Sequence[FieldView]) -> None:
        """Offer the site's own fields, with what is filled in already."""
        keys = {one.key for one in found}
        self._filled = {key: value for key, value in self._filled.items() if key in keys}
        filled = [replace(one, value=self._filled.get(one.key)) for one in found]
        self.fields.show_fields(0, filled)
        self.fields.setVisible(bool(found))

    def kept(self) -> dict[str, str]:
        """Return what was chosen and filled in, by names, to be taken up another time."""
        chosen = {
            "priority": self.priority.value(),
            "kind": self.kind.value(),
            "team": self.team.value(),
            "assignee": self.assignee.value(),
        }
        own = {f"{OWN}{key}": value for key, value in self._filled.items()}
        return {name: str(value) for name, value in chosen.items() if value is not None} | own

    def take_up(self, kept: Mapping[str, str]) -> None:
        """Begin with what was kept; what is not offered any more is left out."""
        priority = kept.get("priority", "")
        if priority in {str(one) for one in Priority}:
            self.priority.set_value(next(one for one in Priority if str(one) == priority))
        self.kind.take_up(kept.get("kind", ""))
        for row, name in ((self.team, "team"), (self.assignee, "assignee")):
            number = kept.get(name, "")
            row.set_value(int(number) if number.isdecimal() else None)
        for name, value in kept.items():
            if name.startswith(OWN):
                self._filled[name.removeprefix(OWN)] = value

    def filled(self) -> dict[str, str]:
        """Return the own fields that were filled, by their keys."""
        return dict(self._filled)

    def _on_team(self, team_id: int | None) -> None:
        """Offer the people of the team; whoever was chosen and is not among them is dropped."""
        offered = self._takers.person_choices(team_id)
        kept = self.assignee.value()
        self.assignee.offer(offered)
        self.assignee.set_value(kept if kept in [one.value for one in offered] else None)

    def _on_given(self, key: str, _before: str | None, wanted: str | None) -> None:
        if wanted is None:
            self._filled.pop(key, None)
        else:
            self._filled[key] = wanted
