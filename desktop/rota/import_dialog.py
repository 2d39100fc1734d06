"""Shows what a calendar file would enter into a rota, before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.text import moment, plural, tr
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.record_table import Record, RecordTable
from services.escalation.duty import take_ics, try_ics

if TYPE_CHECKING:
    from desktop.work import Desk
    from services.errors import HelpDeskError
    from services.escalation.duty import RotaView, Trial

SIZE: Final = (620, 460)
UNKNOWN_SHOWN: Final = 5


class ImportDialog(QDialog):
    """Asks what the file holds, shows it, and enters it when told to."""

    def __init__(
        self, desk: Desk, view: RotaView, content: bytes, parent: QWidget | None = None
    ) -> None:
        """Try the file."""
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._content = content
        self.setWindowTitle(tr("Import shifts"))
        self.resize(*SIZE)
        self.banner = Banner()
        self.said = label(tr("Reading the file …"), "muted", wrap=True)
        self.unknown = label("", "error", wrap=True)
        self.table = RecordTable(
            tr("Shifts of the file"), ((tr("On call"), 0), (tr("From"), 150), (tr("Until"), 150))
        )
        self.take = button(tr("Enter the shifts"), "primary", icon="upload")
        self.take.setEnabled(False)
        self.take.clicked.connect(self._on_take)
        self._arrange()
        desk.ask(
            try_ics,
            view.id,
            content,
            then=self._on_trial,
            receiver=self,
            otherwise=self._on_refused,
        )

    def _on_trial(self, trial: Trial) -> None:
        now = self._desk.now()
        self.table.show_records(
            [
                Record(
                    one.id,
                    (one.person, moment(one.starts_at, now), moment(one.ends_at, now)),
                    "user-check",
                )
                for one in trial.fresh
            ]
        )
        words = plural("%n new shift", "%n new shifts", len(trial.fresh))
        if trial.known:
            words += ", " + plural("%n is there already", "%n are there already", trial.known)
        self.said.setText(words)
        if trial.unknown:
            some = tr(", ").join(f"“{one}”" for one in trial.unknown[:UNKNOWN_SHOWN])
            self.unknown.setText(
                plural(
                    "%n event names nobody of this desk and is left out: {some}",
                    "%n events name nobody of this desk and are left out: {some}",
                    len(trial.unknown),
                ).format_map({"some": some})
            )
        self.take.setEnabled(bool(trial.fresh))

    def _on_take(self) -> None:
        self.take.setEnabled(False)
        click = self._desk.do(take_ics, self._view.id, self._content)
        click.succeeded.connect(lambda _changes: self.accept())
        click.refused.connect(self._on_refused)

    def _on_refused(self, error: HelpDeskError) -> None:
        self.said.setText(tr("Nothing was entered."))
        self.banner.say(Gravity.WARNING, str(error))

    def _arrange(self) -> None:
        cancel = button(tr("Cancel"), "quiet")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(tr("Shifts for {team}", team=self._view.team), "title"))
        column.addWidget(self.banner)
        column.addWidget(self.said)
        column.addWidget(self.unknown)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
