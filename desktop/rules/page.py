"""What the desk does by itself: the rules in their order, and the escalation paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.page import Page
from desktop.rules.answers import Matches, WhyCard
from desktop.rules.paths_view import PathsView
from desktop.rules.rule_detail import RuleDetail
from desktop.rules.rule_dialog import RuleDialog
from desktop.rules.rule_row import RuleRow
from desktop.sentences import in_words
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.labels import label
from desktop.widgets.list_and_detail import ListAndDetail
from desktop.widgets.page_shape import EDGE, beside_edge, page_title
from desktop.widgets.segments import Segments
from desktop.widgets.skeleton import Skeleton
from services.access.permissions import Act, may
from services.escalation.reading import paths
from services.rules import history, publishing, reading

if TYPE_CHECKING:
    from desktop.commands import Commands
    from desktop.work import Desk
    from services.changes import Changes
    from services.errors import HelpDeskError
    from services.escalation.reading import PathPicture
    from services.rules.reading import RuleCard, WrittenRule

RULES, PATHS = "rules", "paths"
WAITING, READING, NOTHING, DRAWN = range(4)


class RulesPage(Page):
    """Reads rules and paths out; an administrator makes, changes, orders and switches rules."""

    def __init__(self, desk: Desk, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page; it is asked for when it is first shown."""
        super().__init__(desk, parent)
        self.setAccessibleName(tr("Rules"))
        self.rules: list[RuleCard] = []
        self.rows: list[RuleRow] = []
        self._chosen: int | None = None
        self.parts = Segments([(RULES, tr("Rules")), (PATHS, tr("Escalation paths"))])
        self.parts.chosen.connect(lambda _value: self._show_part())
        self._about = label("", "muted")
        self.detail = RuleDetail(may_switch=may(desk.actor, Act.CONFIGURE))
        self.detail.switched.connect(self._on_switched)
        self.detail.change_asked.connect(self._on_change_asked)
        self.detail.moved.connect(self._on_moved)
        self.dialog: RuleDialog | None = None
        self.make = button(tr("New rule …"), icon="plus")
        self.make.clicked.connect(lambda: self._open(None))
        self.matches = Matches()
        self.matches.asked.connect(self._on_matches_asked)
        self.matches.opened.connect(self.ticket_opened)
        self.why = WhyCard()
        self.why.asked.connect(self._on_why_asked)
        self.paths = PathsView()
        parts = (self.detail, self.matches, self.why)
        self._beside = ListAndDetail(tr("Rules"), tr("Rule"), parts)
        self._states = QStackedWidget()
        self._arrange()
        self._show_part()

    @override
    def concerns(self, changes: Changes) -> bool:
        return changes.configuration

    @override
    def refresh(self) -> None:
        self._desk.ask(reading.cards, then=self._on_rules, receiver=self)
        self._desk.ask(paths, then=self._on_paths, receiver=self)

    def _on_rules(self, rules: list[RuleCard]) -> None:
        is_first = self._states.currentIndex() == WAITING
        self.rules = rules
        self._fill_list()
        known = [one.id for one in rules]
        if self._chosen not in known:
            self._chosen = known[0] if known else None
        self._show_chosen()
        if is_first or self.parts.value() == RULES:
            self._show_part()

    def _on_paths(self, found: list[PathPicture]) -> None:
        self.paths.show_paths(found)

    def _fill_list(self) -> None:
        self.rows = [RuleRow(rule) for rule in self.rules]
        for row in self.rows:
            row.clicked.connect(lambda _=False, number=row.rule.id: self._choose(number))
        self._beside.fill(self.rows)

    def _choose(self, rule_id: int) -> None:
        if rule_id != self._chosen:
            self.matches.clear()
            self.why.clear()
        self._chosen = rule_id
        self._show_chosen()

    def _show_chosen(self) -> None:
        for row in self.rows:
            row.setChecked(row.rule.id == self._chosen)
            if row.rule.id == self._chosen:
                self.detail.show_rule(row.rule, self._desk.now())
                self.detail.set_place(self.rows.index(row), len(self.rows))

    def _show_part(self) -> None:
        is_maker = may(self._desk.actor, Act.CONFIGURE)
        self.make.setVisible(is_maker and self.parts.value() == RULES)
        if self.parts.value() == PATHS:
            self._about.setText(tr("A level fires once, on time, whoever watches."))
            self._states.setCurrentIndex(DRAWN)
            return
        self._about.setText(tr("Asked from the top down, in the change that pulled their trigger."))
        if self.rules:
            self._states.setCurrentIndex(READING)
        elif self._states.currentIndex() != WAITING or not self._is_stale:
            self._states.setCurrentIndex(NOTHING)

    def _on_change_asked(self, rule_id: int) -> None:
        self._desk.ask(reading.written, rule_id, then=self._open, receiver=self)

    def _open(self, rule: WrittenRule | None) -> None:
        """Put a new rule together, or the next version of one."""
        self.dialog = RuleDialog(self._desk, self, rule)
        self.dialog.published.connect(self._on_published)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _on_published(self, rule_id: int) -> None:
        if rule_id != self._chosen:
            self.matches.clear()
            self.why.clear()
        self._chosen = rule_id
        self.said.emit(tr("The rule is published"))

    def _on_moved(self, rule_id: int, by: int) -> None:
        order = [one.id for one in self.rules if one.id != rule_id]
        place = next(at for at, one in enumerate(self.rules) if one.id == rule_id) + by
        order.insert(min(max(place, 0), len(order)), rule_id)
        click = self._desk.do(publishing.reorder, order)
        click.refused.connect(lambda error: self.detail.refuse(in_words(error)))

    def _on_switched(self, rule_id: int, active: bool, reason: str) -> None:  # noqa: FBT001 - a slot
        click = self._desk.do(publishing.set_active, rule_id, active=active, reason=reason)
        said = tr("The rule is enabled") if active else tr("The rule is disabled")
        click.succeeded.connect(lambda _changes: self._on_switch_done(said))
        click.refused.connect(lambda error: self.detail.reason.refused(in_words(error)))

    def _on_switch_done(self, said: str) -> None:
        self.detail.reason.accepted()
        self.said.emit(said)

    def _on_matches_asked(self) -> None:
        if self._chosen is not None:
            self._desk.ask(
                reading.matching,
                self._chosen,
                then=self.matches.show_preview,
                receiver=self.matches,
            )

    def _on_why_asked(self, ticket_id: int) -> None:
        if self._chosen is None:
            return
        self._desk.ask(
            history.why,
            self._chosen,
            ticket_id,
            then=lambda words: self.why.say(in_words(words)),
            receiver=self.why,
            otherwise=self._on_why_refused,
        )
        self._desk.ask(
            history.runs,
            ticket_id,
            then=lambda runs: self.why.show_runs(runs, self._desk.now()),
            receiver=self.why,
        )

    def _on_why_refused(self, error: HelpDeskError) -> None:
        self.why.clear()
        self.why.say(in_words(error))

    def _arrange(self) -> None:
        head = beside_edge()
        head.addWidget(page_title(tr("Rules")))
        head.addWidget(self.parts)
        head.addWidget(self._about)
        head.addStretch(1)
        head.addWidget(self.make)
        words = tr(
            "A rule does by itself what you would do by hand: when something happens, if the"
            " conditions hold. A ready-made set is taken over with vigilctl rules install."
        )
        for state in (
            Skeleton(10),
            self._beside,
            EmptyState("workflow", tr("No rules yet"), words=words),
            self.paths,
        ):
            self._states.addWidget(state)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE, 16, 0, 16)
        whole.setSpacing(14)
        whole.addLayout(head)
        whole.addWidget(self._states, 1)
