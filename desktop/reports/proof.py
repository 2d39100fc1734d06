"""Verifications: how the ledger stands now, and what each look at it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.reports.log import Log
from desktop.reports.verification_bar import VerificationBar
from desktop.spoken.standing import say_standing
from desktop.text import exact_moment, moment, number, tr
from desktop.theme import Tone
from desktop.widgets.banner import Banner
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.record_table import Record, RecordTable
from services.audit.verified import Standing, VerifiedView, standing

if TYPE_CHECKING:
    from desktop.work import Desk


class ProofPart(QWidget):
    """Shows the standing in a banner and the history below."""

    def __init__(self, desk: Desk) -> None:
        """Make an empty part; `refresh` fills it."""
        super().__init__()
        self._desk = desk
        self.banner = Banner()
        words = tr("A watcher with keys verifies every day; “Verify now” does at once.")
        self.log: Log[VerifiedView] = Log(
            RecordTable(
                tr("Verifications, newest first"),
                (
                    (tr("When"), 140),
                    (tr("Grade"), 70),
                    (tr("Lines"), 90),
                    (tr("Sealed"), 90),
                    (tr("Found"), 0),
                    (tr("By"), 140),
                ),
                numbers=(2, 3),
                gives_way=(5, 3, 2),
            ),
            EmptyState("shield-check", tr("Not verified yet"), words=words),
            key=lambda row: row.entry_id,
            record=self._record,
            facts=_facts,
        )
        self.run = VerificationBar(desk)
        self.run.verified.connect(self.refresh)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.banner, 1)
        head.addWidget(self.run)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.log, 1)

    def refresh(self) -> None:
        """Ask again."""
        self._desk.ask(standing, then=self._on_standing, receiver=self)

    def _on_standing(self, found: Standing) -> None:
        say_standing(self.banner, found, self._desk.now())
        self.log.show_rows(found.history)

    def _record(self, row: VerifiedView) -> Record:
        icon, tone = ("shield-check", Tone.MET) if row.is_sound else ("shield-alert", Tone.BREACHED)
        return Record(
            row.entry_id,
            (
                moment(row.at, self._desk.now()),
                row.grade.value,
                number(row.lines),
                number(row.sealed),
                row.first or tr("nothing"),
                row.by,
            ),
            icon,
            tone,
        )


def _facts(row: VerifiedView) -> tuple[str, list[tuple[str, str]]]:
    return (
        tr("Grade {grade}", grade=row.grade.value),
        [
            (tr("Means"), tr(row.meaning)),
            (tr("When"), exact_moment(row.at)),
            (tr("By"), row.by),
            (tr("Lines"), number(row.lines)),
            (tr("Sealed"), number(row.sealed)),
            (tr("First problem"), row.first),
            (tr("Entry"), f"{row.entry_id}"),
        ],
    )
