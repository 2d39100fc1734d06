"""Writes a queue into a file: asked where to, recorded, written with progress, then named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.papers import place_for
from desktop.sentences import in_words
from desktop.text import plural, tr
from desktop.widgets.banner import Gravity
from services.errors import RuleError
from services.reports import queue_file
from services.tickets.queue import Queue, QueueView

if TYPE_CHECKING:
    from array import array
    from pathlib import Path

    from desktop.queue.page import QueuePage
    from desktop.work import Desk
    from services.changes import Changes
    from services.errors import HelpDeskError
    from services.reports.queue_file import QueueFile


class QueueExport:
    """One export at a time; the file takes its name when the trail knows of it."""

    def __init__(self, page: QueuePage, desk: Desk) -> None:
        """Do nothing before `ask`."""
        self._page, self._desk = page, desk

    def ask(self, name: str, view: QueueView | None, fixed: array[int] | None) -> None:
        """Ask where the file shall be, and write it."""
        kinds = tr("Spreadsheet (*.xlsx);;Text with commas (*.csv)")
        safe = "".join(char if char.isalnum() else "-" for char in name).strip("-") or "tickets"
        path = place_for(self._page, tr("Export the queue"), f"{safe}.xlsx", kinds)
        if path is not None:
            self.write(path, name, view or QueueView(Queue.ALL), fixed)

    def write(
        self, path: Path, name: str, view: QueueView, fixed: array[int] | None = None
    ) -> None:
        """Record the wish, then write; `fixed` are chosen tickets instead of a view."""
        begun = self._desk.do(queue_file.begin, name, path.name)
        begun.refused.connect(self._on_refused)
        begun.succeeded.connect(lambda changes: self._on_begun(changes, path, view, fixed))

    def _on_begun(
        self, changes: Changes, path: Path, view: QueueView, fixed: array[int] | None
    ) -> None:
        ids = None if fixed is None else tuple(fixed)
        errand = self._desk.start(queue_file.write, path, view, ids)
        self._page.bulk_bar.stopped.connect(errand.cancel)
        errand.progressed.connect(self._page.bulk_bar.show_progress)
        errand.succeeded.connect(lambda file: self._on_written(changes.subject or 0, path, file))
        errand.refused.connect(self._on_refused)
        errand.finished.connect(self._on_finished)

    def _on_written(self, number: int, path: Path, file: QueueFile) -> None:
        done = self._desk.do(queue_file.finish, number, file)
        done.refused.connect(self._on_refused)
        done.succeeded.connect(lambda _changes: self._on_recorded(path, file))

    def _on_recorded(self, path: Path, file: QueueFile) -> None:
        try:
            file.draft.replace(path)
        except OSError as error:
            self._on_refused(RuleError("{file}: {why}.", file=path.name, why=error))
            return
        words = plural("%n ticket written to {path}", "%n tickets written to {path}", file.rows)
        self._page.said.emit(words.format(path=path))

    def _on_finished(self) -> None:
        bar = self._page.bulk_bar
        bar.show_end()
        self._page.show_chosen(self._page.table.choice.count())

    def _on_refused(self, error: HelpDeskError) -> None:
        self._page.banner.say(Gravity.ERROR, in_words(error))
