"""The retention schedule: how long each class of records is kept, and what is due to go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from desktop.reports.log import Log
from desktop.reports.second_dialog import SecondDialog
from desktop.sentences import in_words
from desktop.text import number, plural, tr
from desktop.theme import Tone
from desktop.widgets.banner import Gravity
from desktop.widgets.box import inset
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.record_table import Record, RecordTable
from services.access.permissions import Act, may
from services.audit import retention
from services.audit.confirmed import Second, purge_due, set_class
from services.audit.disposal import MOST
from services.audit.retention import LEAST_DAYS, MOST_DAYS, ClassView, schedule

if TYPE_CHECKING:
    from desktop.work import Desk
    from desktop.work.click import Click
    from services.errors import HelpDeskError

PROPOSED = "Proposed by the program; to be confirmed by counsel"


class RetentionPart(QWidget):
    """Shows the classes, changes how long they are kept, and purges what is due."""

    def __init__(self, desk: Desk) -> None:
        """Make an empty part; `refresh` fills it."""
        super().__init__()
        self._desk = desk
        disposes = may(desk.actor, Act.DISPOSE)
        self.days = QSpinBox()
        inset(self.days)
        self.days.setRange(LEAST_DAYS, MOST_DAYS)
        self.days.setSuffix(tr(" days"))
        self.days.setAccessibleName(tr("Kept for"))
        self.change = button(tr("Keep for so long …"), icon="users")
        self.change.clicked.connect(self._on_change)
        self.purge = button(tr("Purge what is due …"), icon="trash-2")
        self.purge.clicked.connect(self._on_purge)
        self.log = self._log(disposes=disposes)
        for widget in (self.days, self.change, self.purge):
            widget.setVisible(disposes)
            self.log.acts.addWidget(widget)
        self.log.rested.connect(self._update)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.log)

    def _log(self, *, disposes: bool) -> Log[ClassView]:
        empty = EmptyState(
            "archive",
            tr("No schedule yet"),
            words=tr("Nothing goes before there is one. Counsel decides; these are proposals."),
            action=tr("Begin with the proposals") if disposes else "",
        )
        empty.acted.connect(self._on_propose)
        return Log(
            RecordTable(
                tr("Classes of records"),
                (
                    (tr("Class"), 180),
                    (tr("Basis"), 0),
                    (tr("Kept for"), 110),
                    (tr("From"), 90),
                    (tr("Due"), 70),
                    (tr("On hold"), 80),
                ),
                numbers=(4, 5),
                gives_way=(3, 2),
            ),
            empty,
            key=lambda row: row.id,
            record=_record,
            facts=_facts,
        )

    def refresh(self) -> None:
        """Ask again."""
        self._desk.ask(schedule, then=self.log.show_rows, receiver=self)

    def _update(self) -> None:
        row = self.log.current()
        self.purge.setEnabled(row is not None and row.due > row.held)
        if row is not None:
            self.days.setValue(row.draft.keep_days)

    def _on_propose(self) -> None:
        click = self._desk.do(retention.propose, reason=tr(PROPOSED))
        click.refused.connect(self._on_refused)

    def _on_refused(self, error: HelpDeskError) -> None:
        self.log.banner.say(Gravity.ERROR, in_words(error))

    def _on_change(self) -> None:
        row = self.log.current()
        if row is None:
            return
        draft = replace(row.draft, keep_days=self.days.value())

        def act(reason: str, second: Second) -> Click:
            return self._desk.do(set_class, draft, reason, second)

        words = tr(
            "“{name}”: {before} days become {after}.",
            name=row.draft.name,
            before=number(row.draft.keep_days),
            after=number(draft.keep_days),
        )
        SecondDialog(tr("Change the schedule"), words, tr("Reason"), act, self).open()

    def _on_purge(self) -> None:
        row = self.log.current()
        if row is None:
            return

        def act(reason: str, second: Second) -> Click:
            return self._desk.do(purge_due, row.id, reason, second)

        count = min(row.due - row.held, MOST)
        words = tr(
            "{tickets} of “{name}” go for good: their words, files and fields. The proofs over "
            "them stay, and a certificate says what went. This cannot be undone.",
            tickets=plural("%n ticket", "%n tickets", count),
            name=row.draft.name,
        )
        SecondDialog(tr("Purge"), words, tr("Ground"), act, self).open()


def _record(row: ClassView) -> Record:
    is_due = row.due > row.held
    return Record(
        row.id,
        (
            row.draft.name,
            row.draft.basis,
            plural("%n day", "%n days", row.draft.keep_days),
            tr(row.draft.counts_from),
            number(row.due),
            number(row.held),
        ),
        "hourglass" if is_due else "archive",
        Tone.AT_RISK if is_due else Tone.NEUTRAL,
    )


def _facts(row: ClassView) -> tuple[str, list[tuple[str, str]]]:
    draft = row.draft
    return (
        draft.name,
        [
            (tr("Basis"), draft.basis),
            (tr("Types"), ", ".join(draft.types)),
            (tr("Tags"), ", ".join(draft.tags)),
            (tr("Kept for"), plural("%n day", "%n days", draft.keep_days)),
            (tr("Counted from"), tr(draft.counts_from)),
            (tr("Due now"), number(row.due)),
            (tr("Of them held"), number(row.held)),
        ],
    )
