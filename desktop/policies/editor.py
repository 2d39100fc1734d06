"""Edit the configuration in a form or as text, see what would move, and only then publish it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.memory import Panes
from desktop.policies.moved_table import MovedTable
from desktop.policies.terms_pane import TermsPane
from desktop.sentences import in_words
from desktop.text import plural, tr
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.page_shape import EDGE
from desktop.widgets.theirs import Theirs
from desktop.widgets.typed_dialog import LeavingStrip
from services.access import second as second_person
from services.errors import ConflictError
from services.escalation import configuration
from services.escalation.meanwhile import Since

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.work import Desk
    from services.changes import Changes
    from services.errors import HelpDeskError
    from services.escalation.configuration import Trial
    from services.store.work import Work


def publish(
    work: Work,
    text: str,
    *,
    open_tickets_too: bool,
    second: tuple[str, str] | None,
    since: Since,
) -> Changes:
    """Publish with a second person signed in on the same screen, where one was named.

    What others published since the writer began stays as they left it.

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
        self._since, self._checked = Since(), ""
        self.banner = Banner()
        self.terms = TermsPane(desk)
        self.theirs = Theirs(self.banner, self._text, self.terms.put, self._settled)
        self.banner.acted.connect(self._on_acted)
        self.dropping = LeavingStrip(self)
        self.dropping.given.connect(self._on_agreed)
        self.text = self.terms.text
        self.terms.changed.connect(self._on_changed)
        self.terms.refused.connect(self._on_refused)
        self.terms.turned.connect(self._quieten)
        self.said = label(_first_words(), "muted", wrap=True)
        self.moved = MovedTable()
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
        self._needs_second, self._since, self._checked = needs_second_person, Since(text), ""
        self.theirs.leave()
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
        """Say that this is what was put away, and offer to begin with what is live.

        What a colleague published first is looked at again at the next check.
        """
        if self.theirs.mine is not None:
            self.terms.put(self.theirs.mine)
        self.theirs.leave()
        self._since = Since(self._since.begun)
        words = tr("This is what you changed before and put away.")
        self.banner.say(Gravity.INFO, words, action=tr("Begin anew"))

    def is_typed(self) -> bool:
        """Tell whether something stands here that is not what one began with."""
        is_mine = self.theirs.mine is not None
        return is_mine or self.terms.is_ahead() or self._text() != self._since.begun

    def _text(self) -> str:
        return self.text.toPlainText()

    def _settled(self, then: Callable[[], None]) -> None:
        self.terms.settle(lambda _text: then())

    def _on_acted(self) -> None:
        if not self.theirs.offer:
            self.dropped.emit()

    def _quieten(self) -> None:
        """Say no more what was wrong; whose words stand here is said as long as there are two."""
        if self.theirs.offer:
            self.theirs.tell()
        else:
            self.banner.withdraw()

    def _on_check(self) -> None:
        self._quieten()
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
        self.moved.show_moves(trial.moved, self._desk.now())
        self._update()

    def _on_publish(self) -> None:
        """Publish; a colleague's words only once one's own may be dropped."""
        if self.theirs.mine is None:
            self._publish()
        else:
            self.dropping.ask(tr("What you typed here is not saved."), tr("Drop it"))

    def _on_agreed(self, _answer: object) -> None:
        self.dropping.accepted()
        self._publish()

    def _publish(self) -> None:
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
            self.theirs.leave()
            self._since = Since(self._text())  # nothing of it is a draft any more
            self.published.emit()
            return
        words = tr(
            "The second person's login or password is wrong, or their account is locked; "
            "nothing was published."
        )
        self.theirs.say(Gravity.ERROR, words)
        self._update()

    def _on_refused(self, error: HelpDeskError) -> None:
        self.theirs.say(Gravity.ERROR, in_words(error))
        self._update()
        if isinstance(error, ConflictError):
            self._desk.ask(configuration.export, then=self._on_theirs, receiver=self)

    def _on_theirs(self, text: str) -> None:
        self._since = Since(self._since.begun, text)
        self.theirs.come(text)

    def _on_changed(self) -> None:
        self._checked = ""
        self._update()

    def _update(self) -> None:
        """What was checked may be published; another word and it must be checked again."""
        text = self._text()
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
        whole.addWidget(self.dropping)
        whole.addLayout(foot)


def _first_words() -> str:
    return tr("Change what is to hold, then see what would move.")
