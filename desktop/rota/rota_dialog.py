"""The form that writes a team's rota down: its zone and its layers, the first one counting most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import available_timezones

from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.rota.layer_form import LayerForm
from desktop.text import tr
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.property_rows import Choice, ChoiceRow
from services.access import people
from services.escalation.duty import Written, write, written
from services.escalation.on_call import LayerDraft

if TYPE_CHECKING:
    from desktop.work import Desk
    from services.access.people import PersonView, TeamView
    from services.errors import HelpDeskError

SIZE: Final = (740, 680)


class RotaDialog(QDialog):
    """Collects a rota; what is written replaces the layers, overrides stay."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Ask for the teams and for who may take turns."""
        super().__init__(parent)
        self._desk = desk
        self._names: dict[int, str] = {}
        self.setWindowTitle(tr("Rota"))
        self.resize(*SIZE)
        self.banner = Banner()
        self.team: ChoiceRow[int] = ChoiceRow(tr("Team"))
        self.team.chosen.connect(self._on_team)
        self.zone: ChoiceRow[str] = ChoiceRow(tr("Time zone"))
        self.zone.offer([Choice(one, one) for one in sorted(available_timezones())])
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the rota"))
        self.name.setPlaceholderText(tr("Name of the rota"))
        self.name.textChanged.connect(self._update)
        self.layers: list[LayerForm] = []
        self._column = QVBoxLayout()
        self.more = button(tr("Add a layer"), icon="plus")
        self.more.clicked.connect(self._on_more)
        self.save = button(tr("Write it down"), "primary", icon="save")
        self.save.clicked.connect(self._on_save)
        self._arrange()
        self._update()
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
            self.team.set_value(teams[0].id)
            self._on_team(teams[0].id)

    def _on_team(self, team_id: int) -> None:
        self._desk.ask(
            written,
            team_id,
            then=self._on_written,
            receiver=self,
            otherwise=self._on_refused,
        )

    def _on_written(self, rota: Written) -> None:
        self.banner.withdraw()
        self.name.setText(rota.name)
        self.zone.set_value(rota.timezone)
        while self.layers:
            self._drop(self.layers[0])
        for layer in rota.layers:
            self._add(layer)
        if not rota.layers:
            self._on_more()
        self._update()

    def _on_more(self) -> None:
        name = tr("Layer {number}", number=len(self.layers) + 1)
        self._add(LayerDraft(name, (), self._desk.now().date()))
        self._update()

    def _add(self, draft: LayerDraft) -> None:
        form = LayerForm(draft, self._names)
        form.changed.connect(self._update)
        form.dropped.connect(lambda: self._drop(form))
        self.layers.append(form)
        self._column.insertWidget(self._column.count() - 1, form)

    def _drop(self, form: LayerForm) -> None:
        self.layers.remove(form)
        self._column.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._update()

    def _update(self) -> None:
        layers = [one.draft() for one in self.layers]
        is_whole = bool(layers) and all(one.people and one.name for one in layers)
        self.save.setEnabled(
            is_whole and bool(self.name.text().strip()) and self.team.value() is not None
        )

    def _on_save(self) -> None:
        team_id = self.team.value()
        if team_id is None:
            return
        self.save.setEnabled(False)
        click = self._desk.do(write, team_id, self.rota())
        click.succeeded.connect(lambda _changes: self.accept())
        click.refused.connect(self._on_refused)

    def _on_refused(self, error: HelpDeskError) -> None:
        self.banner.say(Gravity.WARNING, str(error))
        self._update()

    def _arrange(self) -> None:
        inside = QWidget()
        inside.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        head = QHBoxLayout()
        head.setSpacing(14)
        for row in (self.team, self.zone):
            row.box().setProperty("role", "")
            head.addWidget(row, 1)
        cancel = button(tr("Cancel"), "quiet")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        words = tr("The first layer that has somebody answers; overrides count before all.")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(tr("Rota of a team"), "title"))
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.banner)
        column.addLayout(head)
        column.addWidget(self.name)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
