"""The audit history as PDF: streamed to a temporary file, and there only when it is complete."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Protocol

from services.errors import HelpDeskError
from services.reports.back import draw_index, draw_signatures
from services.reports.counting import EntryLog, Tally
from services.reports.front import Front
from services.reports.paper.setting import Setter
from services.reports.paper.sheet import Sheet
from services.reports.paper.streaming import StreamedCanvas
from services.reports.paper.typeface import drawable
from services.reports.paper.visible import shown
from services.reports.remarks import Outcome
from services.reports.ticket_section import Drawing, TicketSection
from services.reports.wording import zone_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.reports.history import AuditReport

_ENTRIES_A_PAGE: Final = 12
_EVERY: Final = 64
"""Entries between two looks at the cancel button."""


class ReportCancelled(HelpDeskError):  # noqa: N818 - nothing went wrong
    """The person who asked for the report gave up; there is no file."""


class Progress(Protocol):
    """How the maker of a report is told of its progress, and tells that it should end."""

    def report(self, done: int, total: int) -> None:
        """Say how many entries are drawn, of how many that are expected."""

    def is_cancelled(self) -> bool:
        """Tell whether the person gave up."""


class Unwatched:
    """Progress that nobody follows."""

    def report(self, done: int, total: int) -> None:
        """Say nothing."""

    def is_cancelled(self) -> bool:
        """Go on."""
        return False


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A finished file.

    Attributes:
        sha256: Of the file's bytes.
        entries_sha256: Of the entries as JSON Lines, as printed on the cover.
    """

    path: Path
    pages: int
    tickets: int
    entries: int
    sha256: str
    entries_sha256: str


def write_audit_pdf(
    report: AuditReport,
    path: Path,
    progress: Progress | None = None,
    *,
    entries_path: Path | None = None,
) -> WrittenReport:
    """Draw a report into a file; the same report gives the same bytes.

    Memory does not grow with the number of entries. The file appears under its name only when it
    is complete.

    Args:
        report: Its streams are read once.
        path: Where the PDF goes; an older file of that name is replaced.
        progress: Told every few entries; asked whether to go on.
        entries_path: Where the entries go as JSON Lines, complete and unshortened.

    Raises:
        ReportCancelled: The progress said so; nothing is left behind.
        RuleError: The scope names an unknown time zone.
        OSError: The disk refused; nothing is left behind.
    """
    with ExitStack() as files:
        out = files.enter_context(arriving(path))
        lines = files.enter_context(arriving(entries_path)) if entries_path else None
        log = EntryLog(lines)
        canvas = StreamedCanvas(out, report.scope.made_at)
        drawn = _Drawn(report, canvas, log, progress or Unwatched())
        drawn.draw()
    return WrittenReport(
        path, drawn.pages, drawn.tally.tickets, drawn.tally.entries, file_sha256(path), log.sha256()
    )


class _Drawn:
    """One report on its way to one file."""

    def __init__(
        self, report: AuditReport, canvas: StreamedCanvas, log: EntryLog, progress: Progress
    ) -> None:
        scope = report.scope
        self.tally = Tally()
        self.pages = 0
        self._report = report
        self._log = log
        self._progress = progress
        self._canvas = canvas
        head = f"{scope.organisation}  \N{MIDDLE DOT}  {scope.title}"
        self._sheet = Sheet(
            canvas, Setter(canvas.document), head, report.expected_entries // _ENTRIES_A_PAGE + 10
        )
        self._head(head)

    def draw(self) -> None:
        """Draw the body, then the front pages, then what every page's foot shows."""
        front = Front(self._sheet, self._report)
        self._sheet.number = front.page_count
        zone = zone_of(self._report.scope.zone)
        drawing = Drawing(self._sheet, zone, self.tally, self._log, self._look)
        for ticket in self._report.tickets:
            TicketSection(drawing, ticket).draw()
            self._look(now=True)
        if not self.tally.sections:
            self._nothing()
        draw_index(self._sheet, self.tally)
        draw_signatures(self._sheet, self._report.scope, self._log.sha256())
        self._sheet.finish_page()
        self.pages = self._sheet.number
        front.draw(Outcome(self.tally, self.pages, self._log.sha256()))
        self._canvas.document.bring_to_front(front.page_count)
        self._finish()

    def _head(self, head: str) -> None:
        scope = self._report.scope
        self._canvas.setTitle(f"{_brief(head)} ({scope.export_number})")
        self._canvas.setAuthor(_brief(scope.organisation))
        self._canvas.setSubject(_brief(scope.sentence))
        self._canvas.setCreator(scope.program)
        self._canvas.setProducer(f"{scope.program}, drawn by reportlab")

    def _look(self, *, now: bool = False) -> None:
        look_at(self._progress, self.tally.entries, self._report.expected_entries, now=now)

    def _nothing(self) -> None:
        sheet = self._sheet
        sheet.start_page()
        sheet.heading("Nothing matches this scope", 13)

    def _finish(self) -> None:
        scope = self._report.scope
        digest = self._log.sha256()[:16]
        foot = f"Export {scope.export_number}  \N{MIDDLE DOT}  entries SHA-256 {digest}"
        self._sheet.draw_last_form(f"{foot}\N{HORIZONTAL ELLIPSIS}", self.pages)
        self._canvas.save()
        self._progress.report(self.tally.entries, self.tally.entries)


def look_at(progress: Progress, done: int, expected: int, *, now: bool = False) -> None:
    """Tell the progress every few entries, or `now`, and end the report when it says so.

    Raises:
        ReportCancelled: The person gave up.
    """
    if done % _EVERY and not now:
        return
    if progress.is_cancelled():
        raise ReportCancelled("The report was cancelled; no file was written.")
    progress.report(done, max(expected, done))


def _brief(text: str) -> str:
    """Return words for the properties of the file, visible and not too many."""
    return shown(text, drawable(), limit=200).text


@contextmanager
def arriving(path: Path) -> Iterator[IO[bytes]]:
    """Open a temporary file that takes its name only when the block ends well."""
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def file_sha256(path: Path) -> str:
    """Hash a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
