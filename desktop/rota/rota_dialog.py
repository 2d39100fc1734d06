"""The form that writes a team's rota down: its zone and its layers, the first one counting most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import available_timezones

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.form import FormDialog
from desktop.overriding import override
from desktop.rota.layer_form import LayerForm
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.property_rows import Choice, ChoiceRow
from desktop.widgets.theirs import Theirs
from services.access import people
from services.escalation.duty import Written, write, written
from services.escalation.on_call import LayerDraft

if TYPE_CHECKING:
    from desktop.work import Desk
    from desktop.work.click import Click
    from services.access.people import PersonView, TeamView

SIZE: Final = (740, 680)


class RotaDialog(FormDialog):
    """Collects a rota; what is written replaces the layers, overrides stay."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Ask for the teams and for who may take turns."""
        words = tr("The first layer that has somebody answers; overrides count before all.")
        title, action = tr("Rota of a team"), tr("Save the rota")
        super().__init__(title, action, "save", parent, words=words)
        self._desk = desk
        self._names: dict[int, str] = {}
        self._seen: Written | None = None
        self._team: int | None = None
        self.resize(*SIZE)
        self.team: ChoiceRow[int] = ChoiceRow(tr("Team"), labelled=False)
        self.team.chosen.connect(self._on_team)
        self.zone: ChoiceRow[str] = ChoiceRow(tr("Time zone"), labelled=False)
        self.zone.offer([Choice(one, one) for one in sorted(available_timezones())])
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the rota"))
        self.name.setPlaceholderText(tr("Name of the rota"))
        self.name.textChanged.connect(self.update_action)
        self.layers: list[LayerForm] = []
        self.theirs: Theirs[Written] = Theirs(self.banner, self.rota, self._show)
        self._column = QVBoxLayout()
        self.more = button(tr("Add a layer"), icon="plus")
        self.more.clicked.connect(self._on_more)
        for row in (self.team, self.zone):
            row.box().setProperty("role", "")
        self.add(tr("Team"), self.team)
        self.add(tr("Time zone"), self.zone)
        self.add(tr("Name of the rota"), self.name)
        self.add_scrolled(self._column, tr("Layers"))
        self.begin_foot(self.more)
        self.begin_at(self.team.box())
        desk.ask(people.agents, then=self._on_people, receiver=self)

    def rota(self) -> Written:
        """Return the rota as the form says it."""
        layers = tuple(one.draft() for one in self.layers)
        return Written(self.name.text().strip(), self.zone.value() or "UTC", layers)

    def _on_people(self, found: list[PersonView]) -> None:
        self._names = {one.id: one.name for one in found}
        self._desk.ask(people.teams, then=self._on_teams, receiver=self)

    def _on_teams(self, teams: list[TeamView]) -> None:
        self.team.offer([Choice(one.id, one.name) for one in teams])
        if teams:
            self._go_to(teams[0].id)

    def _on_team(self, team_id: int) -> None:
        """Show the rota of a team; what was typed on another is not dropped for it unasked."""
        self.team.set_value(self._team)
        self.ask_first(lambda: self._go_to(team_id))

    def _go_to(self, team_id: int) -> None:
        self._team = team_id
        self.team.set_value(team_id)
        self._desk.ask(
            written,
            team_id,
            then=self._on_written,
            receiver=self,
            otherwise=self.refuse,
        )

    def _on_written(self, rota: Written) -> None:
        self.theirs.leave()
        self.banner.withdraw()
        self._seen = rota
        self._show(rota)
        if not rota.layers:
            self._on_more()
        self.begin_anew()

    @override
    def ask_for_theirs(self) -> None:
        if self._team is not None:
            self._desk.ask(written, self._team, then=self._on_theirs, receiver=self)

    def _on_theirs(self, rota: Written) -> None:
        self._seen = rota
        self.theirs.come(rota)

    def _show(self, rota: Written) -> None:
        self.name.setText(rota.name)
        self.zone.set_value(rota.timezone)
        while self.layers:
            self._drop(self.layers[0])
        for layer in rota.layers:
            self._add(layer)
        self.update_action()

    def _on_more(self) -> None:
        name = tr("Layer {number}", number=len(self.layers) + 1)
        self._add(LayerDraft(name, (), self._desk.now().date()))
        self.update_action()

    def _add(self, draft: LayerDraft) -> None:
        form = LayerForm(draft, self._names)
        form.changed.connect(self.update_action)
        form.dropped.connect(lambda: self._drop(form))
        self.layers.append(form)
        self._column.insertWidget(self._column.count() - 1, form)

    def _drop(self, form: LayerForm) -> None:
        self.layers.remove(form)
        self._column.removeWidget(form)
        form.hide()
        form.deleteLater()
        self.update_action()

    @override
    def is_whole(self) -> bool:
        """Tell whether there is a team, a name, and somebody in every layer."""
        layers = [one.draft() for one in self.layers]
        is_whole = bool(layers) and all(one.people and one.name for one in layers)
        return is_whole and bool(self.name.text().strip()) and self.team.value() is not None

    @override
    def act(self) -> Click | None:
        """Write the rota down."""
        team_id, seen = self.team.value(), self._seen
        if team_id is None or seen is None:
            return None
        return self._desk.do(write, team_id, self.rota(), seen)
