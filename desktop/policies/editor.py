"""Edit the configuration in a form or as text, see what would move, and only then publish it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QRadioButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.memory import Panes
from desktop.policies.terms_pane import TermsPane
from desktop.sentences import in_words
from desktop.text import moment, plural, tr
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button
from desktop.widgets.chip import target_words
from desktop.widgets.labels import label
from desktop.widgets.page_shape import EDGE
from services.access import second as second_person
from services.escalation import configuration

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.work import Desk
    from services.changes import Changes
    from services.errors import HelpDeskError
    from services.escalation.configuration import Trial
    from services.store.work import Work

MOST_ROWS: Final = 500


def publish(
    work: Work,
    text: str,
    *,
    open_tickets_too: bool,
    second: tuple[str, str] | None,
    since: str,
) -> Changes:
    """Publish with a second person signed in on the same screen, where one was named.

    What others published after `since` was read stays as they left it.

    A wrong password is counted, so the unit must not fail with it: nothing is published, and
    the changes do not say configuration.
    """
    approved_by = None
    if second is not None:
        attempt = second_person.signed(work, *second)
        if attempt.actor is None:
            return work.changes
        approved_by = attempt.actor.person_id
    return configuration.publish_text(
        work, text, open_tickets_too=open_tickets_too, approved_by=approved_by, since=since
    )


class PolicyEditor(QWidget):
    """The configuration as it is to be, the check of it, and the decision.

    Attributes:
        published: It was published.
        left: The person went back without publishing.
        dropped: The draft that was put away is not wanted any more.
    """

    published = Signal()
    left = Signal()
    dropped = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make an empty editor; `open_text` fills it."""
        super().__init__(parent)
        self._desk = desk
        self.setAccessibleName(tr("Policies"))
        self._since = self._checked = ""
        self.banner = Banner()
        self.banner.acted.connect(self.dropped)
        self.terms = TermsPane(desk)
        self.text = self.terms.text
        self.terms.changed.connect(self._on_changed)
        self.terms.refused.connect(self._on_refused)
        self.terms.turned.connect(self.banner.withdraw)
        self.said = label(_first_words(), "muted", wrap=True)
        self.moved = _moved_table()
        self.new_only = QRadioButton(tr("New tickets only"))
        self.open_too = QRadioButton(tr("Open tickets too"))
        self.new_only.setChecked(True)
        self.second = QLineEdit()
        self.second.setPlaceholderText(tr("Second person's login"))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(tr("Their password"))
        for field in (self.second, self.password):
            field.setAccessibleName(field.placeholderText())
            field.textChanged.connect(self._update)
        self.check = button(tr("See what would move"), icon="eye")
        self.check.clicked.connect(self._on_check)
        self.publish = button(tr("Publish"), "primary", icon="upload")
        self.publish.clicked.connect(self._on_publish)
        self._needs_second = False
        self._arrange()

    def open_text(self, text: str, *, needs_second_person: bool) -> None:
        """Begin with what is live, and for new tickets only."""
        self._needs_second, self._since, self._checked = needs_second_person, text, ""
        self.new_only.setChecked(True)
        self.moved.setRowCount(0)
        self.banner.withdraw()
        self.terms.open_text(text)
        self.said.setText(_first_words())
        for field in (self.second, self.password):
            field.clear()
            field.setVisible(needs_second_person)
        self._update()

    def tell_put_away(self) -> None:
        """Say that this is what was put away, and offer to begin with what is live."""
        words = tr("This is what you changed before and put away.")
        self.banner.say(Gravity.INFO, words, action=tr("Begin anew"))

    def is_typed(self) -> bool:
        """Tell whether something stands here that is not what one began with."""
        return self.terms.is_ahead() or self.text.toPlainText() != self._since

    def _on_check(self) -> None:
        self.banner.withdraw()
        if self.terms.settle(self._ask_trial):
            self.check.setEnabled(False)

    def _ask_trial(self, text: str) -> None:
        self._desk.ask(
            configuration.check,
            text,
            self._since,
            then=lambda trial: self._on_trial(text, trial),
            receiver=self,
            otherwise=self._on_refused,
        )

    def _on_trial(self, text: str, trial: Trial) -> None:
        self._checked = text if trial.published else ""
        breaches = sum(one.newly_breached for one in trial.moved)
        if not trial.published:
            self.said.setText(tr("Nothing differs from what is published."))
        else:
            what = "; ".join(in_words(one) for one in trial.published)
            self.said.setText(
                tr("To be published: {what}.", what=what)
                + " "
                + tr("For open tickets too:")
                + " "
                + plural("%n deadline moves", "%n deadlines move", len(trial.moved))
                + ", "
                + plural("%n new breach.", "%n new breaches.", breaches)
            )
        self._show_moved(trial)
        self._update()

    def _show_moved(self, trial: Trial) -> None:
        shown = sorted(trial.moved, key=lambda one: not one.newly_breached)[:MOST_ROWS]
        self.moved.setRowCount(len(shown))
        for row, one in enumerate(shown):
            cells = (
                f"#{one.ticket_id} {one.subject}",
                target_words(one.target) if one.target else tr("Promise of the team"),
                self._instant(one.due_before),
                self._instant(one.due_after),
                tr("newly breached") if one.newly_breached else "",
            )
            for column, words in enumerate(cells):
                self.moved.setItem(row, column, QTableWidgetItem(words))

    def _instant(self, at: datetime | None) -> str:
        return moment(at, self._desk.now()) if at else "—"

    def _on_publish(self) -> None:
        second = (self.second.text().strip(), self.password.text())
        click = self._desk.do(
            publish,
            self._checked,
            open_tickets_too=self.open_too.isChecked(),
            second=second if self._needs_second else None,
            since=self._since,
        )
        click.succeeded.connect(self._on_published)
        click.refused.connect(self._on_refused)
        self.publish.setEnabled(False)

    def _on_published(self, changes: Changes) -> None:
        self.password.clear()
        if changes.configuration:
            self._since = self.text.toPlainText()  # nothing of it is a draft any more
            self.published.emit()
            return
        self.banner.say(
            Gravity.ERROR,
            tr(
                "The second person's login or password is wrong, or their account is locked; "
                "nothing was published."
            ),
        )
        self._update()

    def _on_refused(self, error: HelpDeskError) -> None:
        self.banner.say(Gravity.ERROR, in_words(error))
        self._update()

    def _on_changed(self) -> None:
        self._checked = ""
        self._update()

    def _update(self) -> None:
        """What was checked may be published; another word and it must be checked again."""
        text = self.text.toPlainText()
        named = bool(self.second.text().strip() and self.password.text())
        self.check.setEnabled(bool(text.strip()))
        self.publish.setEnabled(
            bool(self._checked)
            and text == self._checked
            and not self.terms.is_ahead()
            and (named or not self._needs_second)
        )

    def _arrange(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        column.addWidget(self.said)
        column.addWidget(self.moved, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.terms)
        panes.addWidget(right)
        panes.setSizes([560, 520])
        self.panes = Panes(panes, "policy")
        back = button(tr("Back"), "quiet")
        back.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        for widget in (self.check, self.new_only, self.open_too, self.second, self.password):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(self.publish)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, EDGE, 0)
        whole.setSpacing(12)
        whole.addWidget(self.banner)
        whole.addWidget(panes, 1)
        whole.addLayout(foot)


def _first_words() -> str:
    return tr("Change what is to hold, then see what would move.")


def _moved_table() -> QTableWidget:
    headings = (tr("Ticket"), tr("Clock"), tr("Due now"), tr("Would be due"), "")
    table = QTableWidget(0, len(headings))
    table.setAccessibleName(tr("Deadlines that would move"))
    table.setHorizontalHeaderLabels(headings)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().setVisible(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table
