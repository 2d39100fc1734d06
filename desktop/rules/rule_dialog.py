"""The form that a rule is put together in: when it is asked, what must hold, what it does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.actions import ActionRows, Offers
from desktop.form import FormDialog
from desktop.overriding import override
from desktop.rules.kept_conditions import KeptConditions
from desktop.rules.trigger_form import TriggerForm
from desktop.sentences import in_words
from desktop.spoken.field_names import named
from desktop.text import number, plural, tr
from desktop.widgets.labels import label
from desktop.widgets.queue_line import priority_words, status_words
from desktop.widgets.theirs import Theirs
from models.vocabulary import Priority, TicketStatus
from services.access import people
from services.rules import macros, publishing, reading, views
from services.rules.publishing import RuleDraft

if TYPE_CHECKING:
    from desktop.work import Desk
    from desktop.work.click import Click
    from services.access.people import TeamView
    from services.changes import Changes
    from services.errors import HelpDeskError
    from services.rules.kinds import Field
    from services.rules.macros import Names
    from services.rules.publishing import Preview
    from services.rules.reading import WrittenRule

SIZE: Final = (900, 760)
TRIAL_MS: Final = 400
HEADING_TOP: Final = 8


class RuleDialog(FormDialog):
    """Collects a rule and publishes it as its next version; says meanwhile how many tickets fit.

    Attributes:
        published: Emitted with the number of the rule.
    """

    published = Signal(int)

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, rule: WrittenRule | None = None
    ) -> None:
        """Put a new rule together, or the next version of one."""
        title = tr("Change the rule") if rule else tr("New rule")
        super().__init__(title, tr("Publish"), "upload", parent)
        self._desk, self._rule = desk, rule
        self._teams: list[TeamView] = []
        self._offers = Offers()
        self.resize(*SIZE)
        self.name = QLineEdit(rule.draft.name if rule else "")
        self.name.setPlaceholderText(tr("Such as: Network faults go to Tier 2"))
        self.note = QLineEdit()
        self.note.setPlaceholderText(tr("Why it is made or changed; the trail keeps it"))
        for field, words in ((self.name, tr("Name")), (self.note, tr("Reason"))):
            field.setAccessibleName(words)
            self.add(words, field)
        self.name.textChanged.connect(self.update_action)
        self.trigger: TriggerForm | None = None
        self.conditions: KeptConditions | None = None
        self.steps = ActionRows()
        self.steps.changed.connect(self.update_action)
        self.theirs: Theirs[RuleDraft] = Theirs(self.banner, self.draft, self._show)
        self._column = QVBoxLayout()
        self.add_scrolled(self._column, tr("The parts of the rule"))
        self._trial = QTimer(self, singleShot=True, interval=TRIAL_MS)
        self._trial.timeout.connect(self._on_trial)
        self.begin_at(self.name)
        desk.ask(people.teams, then=self._on_teams, receiver=self)

    def draft(self) -> RuleDraft:
        """Return the rule as the form says it."""
        return RuleDraft(
            self.name.text(),
            self.trigger.trigger() if self.trigger is not None else {},
            self.steps.written(),
            self.conditions.tree() if self.conditions is not None else {},
            self.note.text().strip() or None,
        )

    @override
    def stands(self) -> object:
        """Tell of the order of the actions as well."""
        return super().stands(), self.steps.written()

    @override
    def is_whole(self) -> bool:
        """Tell whether there is a name, and something to do."""
        return self.trigger is not None and bool(self.name.text().strip() and self.steps.rows())

    @override
    def act(self) -> Click:
        """Publish it."""
        known = (self._rule.id, self._rule.version) if self._rule else (None, 0)
        return self._desk.do(publishing.save_rule, self.draft(), *known)

    @override
    def done_with(self, changes: Changes) -> None:
        self.published.emit(changes.subject or 0)
        super().done_with(changes)

    def _on_teams(self, teams: list[TeamView]) -> None:
        self._teams = teams
        self._desk.ask(macros.names, then=self._on_names, receiver=self)

    def _on_names(self, names: Names) -> None:
        agents = tuple(sorted({one.name for team in self._teams for one in team.members}))
        self._offers = Offers(
            tuple(one.name for one in self._teams),
            agents,
            (),
            names.paths,
            names.procedures,
            names.webhooks,
        )
        self._desk.ask(views.fields_to_ask, then=self._on_fields, receiver=self)

    def _on_fields(self, found: list[Field]) -> None:
        fields = named(found)
        own = [one for one in fields if one.stored]
        self.steps.offer(replace(self._offers, fields=tuple((one.name, one.label) for one in own)))
        choices = {
            "status": [(one.value, status_words(one)) for one in TicketStatus],
            "priority": [(one.word, priority_words(one)) for one in Priority],
            "team": [(name, name) for name in self._offers.teams],
            "assignee": [(name, name) for name in self._offers.agents],
        }
        with self.filling():
            self.trigger = TriggerForm(fields, choices)
            self.conditions = KeptConditions(fields, choices)
            if self._rule is not None:
                self._show_parts(self._rule.draft)
            self.conditions.changed.connect(self._trial.start)
            self._lay_out()
        self._trial.start()
        self.update_action()

    @override
    def ask_for_theirs(self) -> None:
        if self._rule is not None:
            self._desk.ask(reading.written, self._rule.id, then=self._on_theirs, receiver=self)

    def _on_theirs(self, rule: WrittenRule) -> None:
        self._rule = rule
        self.theirs.come(rule.draft)

    def _show(self, draft: RuleDraft) -> None:
        self.name.setText(draft.name)
        self.note.setText(draft.note or "")
        self._show_parts(draft)

    def _show_parts(self, draft: RuleDraft) -> None:
        if self.trigger is not None and self.conditions is not None:
            self.trigger.show_trigger(draft.trigger)
            self.conditions.show_tree(draft.conditions)
            self.steps.show_actions(draft.actions)

    def _lay_out(self) -> None:
        parts: tuple[tuple[str, QWidget | None], ...] = (
            (tr("Trigger"), self.trigger),
            (tr("Conditions"), self.conditions),
            (tr("Actions"), self.steps),
        )
        for words, part in reversed(parts):
            if part is not None:
                self._column.insertWidget(0, part)
            heading = label(words, "section")
            heading.setContentsMargins(0, HEADING_TOP, 0, 0)
            self._column.insertWidget(0, heading)

    def _on_trial(self) -> None:
        if self.conditions is not None:
            self._desk.ask(
                publishing.preview,
                self.draft(),
                then=self._on_found,
                receiver=self,
                otherwise=self._on_unreadable,
            )

    def _on_found(self, found: Preview) -> None:
        words = plural("%n ticket fits now", "%n tickets fit now", found.count)
        if found.is_more:
            words = tr("More than {count} tickets fit now", count=number(found.count))
        self.hint.setText(words)

    def _on_unreadable(self, error: HelpDeskError) -> None:
        self.hint.setText(in_words(error))
