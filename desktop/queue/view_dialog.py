"""A view is put together: its name, its conditions, how it is sorted and grouped, whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.queue.shelves import GROUP_WORDS, ORDER_WORDS
from desktop.sentences import in_words
from desktop.spoken.field_names import named
from desktop.text import plural, tr
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.box import Box
from desktop.widgets.buttons import button
from desktop.widgets.condition_builder import ConditionBuilder
from desktop.widgets.labels import field_label, label
from desktop.widgets.queue_line import priority_words, status_words
from desktop.widgets.theirs import Theirs
from desktop.widgets.typed_dialog import TypedDialog
from models.vocabulary import Priority, TicketStatus
from services.access import people
from services.access.permissions import Act, may
from services.access.sharing import EVERYBODY, OWN, Share
from services.errors import ConflictError
from services.rules import views
from services.rules.views import ViewDraft
from services.tickets.orders import Order

if TYPE_CHECKING:
    from desktop.work import Desk
    from services.access.people import TeamView
    from services.changes import Changes
    from services.errors import HelpDeskError
    from services.rules.kinds import Field
    from services.rules.views import ViewOf

SIZE: Final = QSize(760, 620)
TRIAL_MS: Final = 400


class ViewDialog(TypedDialog):
    """Collects a view and saves it; nothing typed is lost when it is refused.

    Attributes:
        saved: Emitted with the number of the view.
        retired: Emitted with the view that was taken away.
    """

    saved = Signal(int)
    retired = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, view: ViewOf | None = None) -> None:
        """Ask for a new view, or change one."""
        super().__init__(parent)
        self._desk, self._view = desk, view
        self.setWindowTitle(tr("Change the view") if view else tr("New view"))
        self.resize(SIZE)
        self.name = QLineEdit(view.name if view else "")
        self.name.setPlaceholderText(tr("Such as: Urgent network tickets"))
        self.order, self.group, self.share = Box(), Box(), Box()
        self.builder: ConditionBuilder | None = None
        self.banner = Banner()
        self.theirs: Theirs[ViewDraft] = Theirs(self.banner, self._draft, self._show)
        self._count = label("", "muted")
        self._error = label("", "error", wrap=True)
        self.save = button(tr("Save the view"), "primary")
        self.save.clicked.connect(lambda: self.decide(self._save))
        self._inside = QScrollArea()
        self._trial = QTimer(self, singleShot=True, interval=TRIAL_MS)
        self._trial.timeout.connect(self._on_trial)
        self._fill_choices()
        self._arrange()
        desk.ask(views.fields_to_ask, then=self._on_fields, receiver=self)
        desk.ask(people.teams, then=self._on_teams, receiver=self)

    def _fill_choices(self) -> None:
        for order, words in ORDER_WORDS.items():
            self.order.addItem(words(), order)
        self.group.addItem(tr("Not grouped"), None)
        for by, words in GROUP_WORDS.items():
            self.group.addItem(words(), by)
        self.share.addItem(tr("Only me"), OWN)
        is_everybodys = self._view and not self._view.is_own and self._view.team_id is None
        if may(self._desk.actor, Act.SUPERVISE) or is_everybodys:
            self.share.addItem(tr("Everybody"), EVERYBODY)
        if self._view is not None:
            self._show_order(self._view.order, self._view.grouped_by)

    def _show_order(self, order: Order, grouped_by: str | None) -> None:
        self.order.setCurrentIndex(max(self.order.findData(order), 0))
        self.group.setCurrentIndex(max(self.group.findData(grouped_by), 0))

    def _show_share(self, share: Share) -> None:
        self.share.setCurrentIndex(max(self.share.findData(share), 0))

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        named = (
            (tr("Name"), self.name),
            (tr("Sorted by"), self.order),
            (tr("Grouped by"), self.group),
            (tr("For"), self.share),
        )
        for words, field in named:
            field.setAccessibleName(words)
            form.addRow(field_label(words, "small"), field)
        self._inside.setWidgetResizable(True)
        self._inside.setFrameShape(QScrollArea.Shape.NoFrame)
        self._inside.setAccessibleName(tr("Conditions"))
        drop = button(tr("Cancel"), "quiet")
        drop.clicked.connect(self.reject)
        feet = QHBoxLayout()
        feet.setSpacing(8)
        self.retire = button(tr("Take the view away"), "quiet", icon="trash-2")
        self.retire.setVisible(self._view is not None)
        self.retire.clicked.connect(self._on_retire)
        feet.addWidget(self.retire)
        feet.addWidget(self._count)
        feet.addStretch(1)
        feet.addWidget(drop)
        feet.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(label(self.windowTitle(), "title"))
        column.addWidget(self.banner)
        column.addLayout(form)
        column.addWidget(label(tr("Shows tickets of which"), "section"))
        column.addWidget(self._inside, 1)
        column.addWidget(self._error)
        column.addLayout(feet)

    def _on_fields(self, fields: list[Field]) -> None:
        self._fields = named(fields)
        with self.filling():
            self._offer()

    def _on_teams(self, teams: list[TeamView]) -> None:
        self._teams = teams
        wide = may(self._desk.actor, Act.SUPERVISE)
        me = self._desk.actor.person_id
        for team in teams:
            if wide or any(member.id == me for member in team.members):
                share = Share(is_own=False, team_id=team.id)
                self.share.addItem(tr("The people of {team}", team=team.name), share)
        with self.filling():
            if self._view is not None:
                self._show_share(_share_of(self._view))
            self._offer()

    _fields: list[Field] | None = None
    _teams: list[TeamView] | None = None

    def _offer(self) -> None:
        """Show the conditions once both the fields and the names of teams are known."""
        if self._fields is None or self._teams is None or self.builder is not None:
            return
        names = sorted({member.name for team in self._teams for member in team.members})
        choices = {
            "status": [(one.value, status_words(one)) for one in TicketStatus],
            "priority": [(one.word, priority_words(one)) for one in Priority],
            "team": [(one.name, one.name) for one in self._teams],
            "assignee": [(name, name) for name in names],
        }
        self.builder = ConditionBuilder(self._fields, choices)
        self.builder.changed.connect(self._trial.start)
        if self._view is not None:
            self.builder.show_tree(self._view.conditions)
        else:
            self.builder.add_row().show_leaf({"field": "status", "op": "is", "value": "open"})
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(self.builder)
        column.addStretch(1)
        self._inside.setWidget(holder)
        self._trial.start()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_trial(self) -> None:
        if self.builder is not None:
            self._desk.ask(
                views.trial,
                self.builder.tree(),
                then=self._on_counted,
                receiver=self,
                otherwise=self._on_unreadable,
            )

    def _on_counted(self, count: int) -> None:
        self._count.setText(plural("%n ticket now", "%n tickets now", count))
        self._error.setText("")

    def _on_unreadable(self, error: HelpDeskError) -> None:
        self._count.setText("")
        self._error.setText(in_words(error))

    def _save(self) -> None:
        if self.builder is None:
            return
        self.save.setEnabled(False)
        known = self._view.id if self._view is not None else None
        click = self._desk.do(views.save_view, self._draft(), known, self._view)
        click.succeeded.connect(self._on_saved)
        click.refused.connect(self._on_refused)
        click.finished.connect(lambda: self.save.setEnabled(True))

    def _draft(self) -> ViewDraft:
        return ViewDraft(
            self.name.text(),
            self.builder.tree() if self.builder is not None else {},
            Order(self.order.currentData()),
            self._view.columns if self._view else (),
            self.group.currentData(),
            self.share.currentData(),
        )

    def _on_refused(self, error: HelpDeskError) -> None:
        """Say why; what a colleague saved first is fetched, to be looked at."""
        self.theirs.say(Gravity.WARNING, in_words(error))
        if isinstance(error, ConflictError):
            self._desk.ask(views.saved_views, then=self._on_theirs, receiver=self)

    def _on_theirs(self, found: list[ViewOf]) -> None:
        theirs = [one for one in found if self._view is not None and one.id == self._view.id]
        self._view = theirs[0] if theirs else None  # saved again, it is for this one, or a new one
        self.retire.setVisible(self._view is not None)
        if self._view is not None:
            self.theirs.come(_draft_of(self._view))

    def _show(self, draft: ViewDraft) -> None:
        self.name.setText(draft.name)
        self._show_order(draft.order, draft.grouped_by)
        self._show_share(draft.share)
        if self.builder is not None:
            self.builder.show_tree(draft.conditions)

    def _on_retire(self) -> None:
        if self._view is not None:
            view = self._view
            click = self._desk.do(views.retire_view, view.id)
            click.succeeded.connect(lambda _changes: self._on_retired(view))
            click.refused.connect(self._on_refused)

    def _on_retired(self, view: ViewOf) -> None:
        self.retired.emit(view)
        self.accept()

    def _on_saved(self, changes: Changes) -> None:
        self.saved.emit(changes.subject or 0)
        self.accept()


def _share_of(view: ViewOf) -> Share:
    return OWN if view.is_own else Share(is_own=False, team_id=view.team_id)


def _draft_of(view: ViewOf) -> ViewDraft:
    share = _share_of(view)
    return ViewDraft(view.name, view.conditions, view.order, view.columns, view.grouped_by, share)
