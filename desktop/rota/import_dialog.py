"""Shows what a calendar file would enter into a rota, before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.form import FormDialog
from desktop.overriding import override
from desktop.text import moment, plural, tr
from desktop.widgets.labels import label
from desktop.widgets.record_table import Record, RecordTable
from services.escalation.duty import take_ics, try_ics

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.work import Desk
    from desktop.work.click import Click
    from services.errors import HelpDeskError
    from services.escalation.duty import RotaView, Trial

SIZE: Final = (620, 460)
UNKNOWN_SHOWN: Final = 5


class ImportDialog(FormDialog):
    """Asks what the file holds, shows it, and enters it when told to."""

    holds_words = False

    def __init__(
        self, desk: Desk, view: RotaView, content: bytes, parent: QWidget | None = None
    ) -> None:
        """Try the file."""
        title = tr("Shifts for {team}", team=view.team)
        super().__init__(title, tr("Enter the shifts"), "upload", parent)
        self._desk = desk
        self._view = view
        self._content = content
        self._fresh = 0
        self.resize(*SIZE)
        self.said = label(tr("Reading the file …"), "muted", wrap=True)
        self.unknown = label("", "error", wrap=True)
        self.table = RecordTable(
            tr("Shifts of the file"), ((tr("On call"), 0), (tr("From"), 150), (tr("Until"), 150))
        )
        self.add_wide(self.said)
        self.add_wide(self.unknown)
        self.add_wide(self.table, grows=True)
        self.update_action()
        desk.ask(
            try_ics,
            view.id,
            content,
            then=self._on_trial,
            receiver=self,
            otherwise=self.refuse,
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
        self._fresh = len(trial.fresh)
        self.update_action()

    @override
    def is_whole(self) -> bool:
        """Tell whether the file has a shift that is not there yet."""
        return self._fresh > 0

    @override
    def act(self) -> Click:
        """Enter the shifts."""
        return self._desk.do(take_ics, self._view.id, self._content)

    @override
    def refuse(self, error: HelpDeskError) -> None:
        """Say that nothing was entered, and why."""
        self.said.setText(tr("Nothing was entered."))
        super().refuse(error)
