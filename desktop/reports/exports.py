"""The register of exports: who was given what, why, and under which number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.reports.log import Log
from desktop.text import exact_moment, moment, tr
from desktop.theme import Tone
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.record_table import Record, RecordTable
from services.reports.record import ExportView, register

if TYPE_CHECKING:
    from desktop.work import Desk

_FACTS = {
    "complete entries SHA-256": "Whole hash",
    "entries SHA-256": "Entries hash",
    "entries withheld": "Left out",
    "file SHA-256": "File hash",
    "values withheld": "Hidden",
}
"""Names of facts that are too long for the panel."""
_SIGNS = {
    "finished": ("circle-check", Tone.MET),
    "cancelled": ("minus", Tone.PAUSED),
    "failed": ("circle-x", Tone.BREACHED),
    "begun": ("clock", Tone.AT_RISK),
}


class ExportsPart(QWidget):
    """Shows every export, newest first."""

    def __init__(self, desk: Desk) -> None:
        """Make an empty part; `refresh` fills it."""
        super().__init__()
        self._desk = desk
        words = tr("Whoever prints the trail leaves a number, a purpose and a hash here.")
        self.log: Log[ExportView] = Log(
            RecordTable(
                tr("Exports, newest first"),
                (
                    (tr("Number"), 116),
                    (tr("When"), 120),
                    (tr("Who"), 150),
                    (tr("Recipient"), 140),
                    (tr("Purpose"), 0),
                    (tr("Copy"), 90),
                ),
                gives_way=(5, 2, 3, 1),
            ),
            EmptyState("file-down", tr("Nothing was exported"), words=words),
            key=lambda row: row.number,
            record=self._record,
            facts=_facts,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.log)

    def refresh(self) -> None:
        """Ask again."""
        self._desk.ask(register, then=self.log.show_rows, receiver=self)

    def _record(self, row: ExportView) -> Record:
        icon, tone = _SIGNS[row.state]
        return Record(
            row.number,
            (
                row.label,
                moment(row.at, self._desk.now()),
                row.who,
                row.recipient or "\N{EM DASH}",
                row.purpose or "\N{EM DASH}",
                tr(row.template or "complete"),
            ),
            icon,
            tone,
            is_faded=row.state in {"cancelled", "failed"},
        )


def _facts(row: ExportView) -> tuple[str, list[tuple[str, str]]]:
    return (
        row.label,
        [
            (tr("State"), tr(row.state)),
            (tr("When"), exact_moment(row.at)),
            (tr("Who"), f"{row.who} ({row.role})"),
            (tr("Recipient"), row.recipient),
            (tr("Purpose"), row.purpose),
            (tr("Copy"), tr(row.template or "complete")),
            *((tr("Asked: {name}", name=name), value) for name, value in row.scope),
            *(
                (tr(_FACTS.get(name, name.capitalize())), value)
                for name, value in row.facts
                if name != "export"
            ),
        ],
    )
