"""Promises kept in a period: as they were recorded, and as they were restated since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import language
from desktop.papers import PaperSheet, place_for
from desktop.reports.asked_for import Asked, since
from desktop.reports.log import Log
from desktop.sentences import in_words
from desktop.text import decimal, tr
from desktop.theme import Tone
from desktop.widgets.banner import Gravity
from desktop.widgets.buttons import button
from desktop.widgets.chip import target_words
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.record_table import Record, RecordTable
from models.vocabulary import Target
from services.access.permissions import Act, may
from services.errors import RuleError
from services.reports import figures_file
from services.reports.figures import figures

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from desktop.work import Desk
    from services.changes import Changes
    from services.errors import HelpDeskError
    from services.reports.figures import Figure
    from services.reports.figures_file import FiguresFile


class FiguresPart(QWidget):
    """Counts the promises of a period both ways, side by side, and writes them into a file."""

    def __init__(self, desk: Desk) -> None:
        """Make an empty part; `refresh` fills it."""
        super().__init__()
        self._desk = desk
        self.since = since((30, 90, 365))
        self.since.chosen.connect(lambda _value: self.refresh())
        self.save = button(tr("Save …"), icon="file-down")
        self.save.setVisible(may(desk.actor, Act.EXPORT))
        self.save.clicked.connect(self._on_save)
        self.sheet: PaperSheet | None = None
        self._paper: tuple[Path, str] | None = None
        self.log = self._log()
        self.log.banner.acted.connect(self._on_look)
        self.log.controls.addWidget(Asked(self.since, tr("From")))
        self.log.controls.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.log)

    def refresh(self) -> None:
        """Ask again."""
        self._desk.ask(figures, self._begin(), None, then=self.log.show_rows, receiver=self)

    def save_to(self, path: Path) -> None:
        """Write the figures into a file: CSV, or PDF if its name says so."""
        errand = self._desk.start(figures_file.write, path, self._begin(), None, language.now())
        errand.succeeded.connect(lambda file: self._on_written(path, file))
        errand.refused.connect(self._on_refused)

    def _begin(self) -> datetime | None:
        back = self.since.value()
        if back is None:
            return None
        begun = self._desk.now() - back
        return begun.replace(hour=0, minute=0, second=0, microsecond=0)

    def _on_save(self) -> None:
        kinds = tr("PDF report (*.pdf)") + ";;" + tr("Spreadsheet (*.csv)")
        path = place_for(self, tr("Save the figures"), "figures.pdf", kinds)
        if path is not None:
            self.save_to(path)

    def _on_written(self, path: Path, file: FiguresFile) -> None:
        done = self._desk.do(figures_file.finish, file, path.name)
        done.refused.connect(self._on_refused)
        done.succeeded.connect(lambda _changes: self._on_recorded(path, file, _changes))

    def _on_recorded(self, path: Path, file: FiguresFile, _changes: Changes) -> None:
        try:
            file.draft.replace(path)
        except OSError as error:
            self._on_refused(RuleError("{file}: {why}.", file=path.name, why=error))
            return
        is_pdf = path.suffix.lower() == figures_file.PDF
        self._paper = (path, file.sha256) if is_pdf else None
        words = tr("Saved as {path}", path=str(path))
        self.log.banner.say(Gravity.GOOD, words, action=tr("Look at it") if is_pdf else "")

    def _on_look(self) -> None:
        if self._paper is not None:
            self.sheet = PaperSheet(*self._paper, self.window())
            self.sheet.open()

    def _on_refused(self, error: HelpDeskError) -> None:
        self.log.banner.say(Gravity.ERROR, in_words(error))

    def _log(self) -> Log[Figure]:
        return Log(
            RecordTable(
                tr("Promises kept"),
                (
                    (tr("Promise"), 0),
                    (tr("As recorded"), 180),
                    (tr("Kept %"), 80),
                    (tr("As restated"), 180),
                    (tr("Kept %, restated"), 80),
                ),
                numbers=(2, 4),
                gives_way=(1, 3),
            ),
            EmptyState("chart-column", tr("Nothing was promised in this period")),
            key=lambda row: list(Target).index(row.target),
            record=_record,
            facts=_facts,
        )


def _said(row: Figure) -> tuple[str, ...]:
    """Return the words of a line, shares with the decimal mark of the window's language."""
    return tuple(decimal(float(one), 1) if "." in one else one for one in row.row())


def _record(row: Figure) -> Record:
    _, met, breached, kept, met_again, breached_again, kept_again, _restated = _said(row)
    tone = Tone.AT_RISK if row.restated else Tone.NEUTRAL
    return Record(
        list(Target).index(row.target),
        (
            target_words(row.target),
            tr("{met} met, {breached} breached", met=met, breached=breached),
            kept,
            tr("{met} met, {breached} breached", met=met_again, breached=breached_again),
            kept_again,
        ),
        tone=tone,
        is_faded=not (row.met or row.breached),
    )


def _facts(row: Figure) -> tuple[str, list[tuple[str, str]]]:
    _, met, breached, kept, met_again, breached_again, kept_again, restated = _said(row)
    return (
        target_words(row.target),
        [
            (tr("As recorded"), tr("{met} met, {breached} breached", met=met, breached=breached)),
            (tr("Kept %"), kept),
            (
                tr("As restated"),
                tr("{met} met, {breached} breached", met=met_again, breached=breached_again),
            ),
            (tr("Kept %"), kept_again),
            (tr("Restated"), restated),
        ],
    )
