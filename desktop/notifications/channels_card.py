"""The ways out of the desk: what they are, how they do, a switch, and a test send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.sentences import in_words
from desktop.spoken.outcomes import medium_words, state_words
from desktop.text import ago, plural, tr
from desktop.theme import Tone
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.record_table import Record, RecordTable
from models.vocabulary import Medium, OutboxState
from services.notify.wishes import channels, send_trial, switch_channel, trial_result

if TYPE_CHECKING:
    from desktop.work import Desk
    from services.changes import Changes
    from services.errors import HelpDeskError
    from services.notify.wishes import ChannelRow, Trial

LOOK_MS: Final = 2000
MOST_LOOKS: Final = 30


class ChannelsCard(QFrame):
    """Shows channels and sends a test by the one rested on."""

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make the card; `refresh` fills it."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self._desk = desk
        self._rows: list[ChannelRow] = []
        self._trial: int | None = None
        self._looks = 0
        self.banner = Banner()
        self.table = RecordTable(
            tr("Ways out of the desk"),
            (
                (tr("Channel"), 150),
                (tr("By"), 80),
                (tr("Settings"), 0),
                (tr("Last sent"), 120),
                (tr("Given up"), 90),
            ),
            numbers=(4,),
        )
        self.table.setMinimumHeight(180)
        self.table.rested.connect(lambda _key: self._update())
        self.recipient = QLineEdit()
        self.recipient.setPlaceholderText(tr("Address, number or URL for the test"))
        self.recipient.setAccessibleName(tr("Recipient of the test"))
        self.recipient.returnPressed.connect(self._on_test)
        self.test = button(tr("Send a test"), icon="send")
        self.test.clicked.connect(self._on_test)
        self.switch = button(tr("Close the channel"), "quiet")
        self.switch.clicked.connect(self._on_switch)
        self._nothing = label(_nothing_words(), "muted", wrap=True)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._arrange()
        self._update()

    def refresh(self) -> None:
        """Ask for the channels."""
        self._desk.ask(channels, then=self._on_rows, receiver=self)

    def _on_rows(self, rows: list[ChannelRow]) -> None:
        self._rows = rows
        now = self._desk.now()
        self.table.show_records(
            [
                Record(
                    one.id,
                    (
                        one.name,
                        medium_words(one.medium),
                        tr(", ").join(f"{key} {value}" for key, value in one.settings),
                        ago(one.sent_at, now) if one.sent_at else tr("never"),
                        plural("%n message", "%n messages", one.dead) if one.dead else tr("none"),
                    ),
                    "circle-check" if one.active else "circle-pause",
                    Tone.MET if one.active else Tone.PAUSED,
                    is_faded=not one.active,
                )
                for one in rows
            ]
        )
        self._nothing.setVisible(not rows)
        if rows and self.table.current() is None:
            self.table.selectRow(0)
        self._update()

    def _current(self) -> ChannelRow | None:
        return next((one for one in self._rows if one.id == self.table.current()), None)

    def _update(self) -> None:
        row = self._current()
        for part in (self.test, self.switch, self.recipient):
            part.setEnabled(row is not None)
        if row is not None:
            words = tr("Close the channel") if row.active else tr("Open the channel")
            self.switch.setText(words)
            self.switch.setAccessibleName(words)
            is_webhook = row.medium is Medium.WEBHOOK
            self.recipient.setVisible(not is_webhook)

    def _on_switch(self) -> None:
        row = self._current()
        if row is not None:
            click = self._desk.do(switch_channel, row.id, active=not row.active)
            click.refused.connect(self._on_refused)

    def _on_test(self) -> None:
        row = self._current()
        if row is None:
            return
        self.test.setEnabled(False)
        click = self._desk.do(send_trial, row.id, self.recipient.text())
        click.succeeded.connect(self._on_sent)
        click.refused.connect(self._on_refused)

    def _on_sent(self, changes: Changes) -> None:
        self._trial, self._looks = changes.subject, 0
        self.banner.say(Gravity.INFO, tr("The test is in the outbox; waiting for the answer …"))
        self._timer.start()

    def _look(self) -> None:
        self._looks += 1
        if self._trial is None or self._looks > MOST_LOOKS:
            self._timer.stop()
            self.banner.say(
                Gravity.WARNING,
                tr("Nobody has sent the test yet: is a watcher running? It stays in the outbox."),
            )
            self._update()
            return
        self._desk.ask(trial_result, self._trial, then=self._on_result, receiver=self)

    def _on_result(self, result: Trial) -> None:
        if result.state is OutboxState.WAITING and not result.reason:
            return
        self._timer.stop()
        is_sent = result.state in {OutboxState.SENT, OutboxState.GROUPED}
        words = tr("Test: {state}", state=state_words(result.state))
        if result.reason:
            words += f" – {result.reason}"  # noqa: RUF001 - a dash
        self.banner.say(Gravity.INFO if is_sent else Gravity.WARNING, words)
        self._update()

    def _on_refused(self, error: HelpDeskError) -> None:
        self.banner.say(Gravity.WARNING, in_words(error))
        self._update()

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.recipient, 1)
        foot.addWidget(self.test)
        foot.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        column.addWidget(label(tr("Ways out of the desk"), "strong"))
        column.addWidget(self.banner)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        column.addLayout(foot)


def _nothing_words() -> str:
    return tr(
        "No way out is open: alerts stay in the inbox and the tray. Open one with "
        "vigilctl alerts channel."
    )
