"""The audit history as PDF: streamed to a temporary file, and there only when it is complete."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from services.reports.back import draw_accesses, draw_index, draw_signatures
from services.reports.counting import EntryLog, Tally
from services.reports.files import WrittenReport, arriving, counted, file_sha256
from services.reports.front import Front
from services.reports.paper.setting import Setter
from services.reports.paper.sheet import Sheet
from services.reports.paper.streaming import StreamedCanvas
from services.reports.paper.structure import FINE_LIMIT
from services.reports.paper.typeface import drawable
from services.reports.paper.visible import shown
from services.reports.progress import Unwatched, look_at
from services.reports.remarks import Outcome
from services.reports.ticket_section import Drawing, TicketSection
from services.reports.tongue import say, speaking, told
from services.reports.wording import zone_of

if TYPE_CHECKING:
    from pathlib import Path

    from services.progress import Progress
    from services.reports.history import AuditReport

_ENTRIES_A_PAGE: Final = 12


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
        files.enter_context(speaking(report.scope.language))
        log = EntryLog(lines)
        fine = report.expected_entries <= FINE_LIMIT
        canvas = StreamedCanvas(out, report.scope.made_at, fine=fine)
        drawn = _Drawn(report, canvas, log, progress or Unwatched())
        drawn.draw()
    tally, digest = drawn.tally, file_sha256(path)
    written = WrittenReport(path, drawn.pages, tally.tickets, tally.entries, digest, log.sha256())
    return counted(report, written)


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
        head = f"{told(scope.organisation)}  \N{MIDDLE DOT}  {told(scope.title)}"
        self._sheet = Sheet(
            canvas, Setter(canvas.document), head, report.expected_entries // _ENTRIES_A_PAGE + 10
        )
        self._head(head)

    def draw(self) -> None:
        """Draw the body, then the front pages, then what every page's foot shows."""
        front = Front(self._sheet, self._report)
        self._sheet.number = front.page_count
        zone = zone_of(self._report.scope.zone)
        drawing = Drawing(
            self._sheet, zone, self.tally, self._log, self._report.with_proofs, self._look
        )
        for ticket in self._report.tickets:
            TicketSection(drawing, ticket).draw()
            self._look(now=True)
        if not self.tally.sections:
            self._nothing()
        draw_accesses(self._sheet, self._report.accesses, zone)
        draw_index(self._sheet, self.tally)
        draw_signatures(self._sheet, self._report.scope, self._log.sha256())
        self._sheet.finish_page()
        self.pages = self._sheet.number
        front.draw(Outcome(self.tally, self.pages, self._log.sha256()))
        self._canvas.document.bring_to_front(front.page_count)
        self._finish()

    def _head(self, head: str) -> None:
        scope = self._report.scope
        self._canvas.setTitle(f"{brief(head)} ({scope.export_number})")
        self._canvas.setAuthor(brief(told(scope.organisation)))
        self._canvas.setSubject(brief(told(scope.sentence)))
        self._canvas.setCreator(scope.program)
        self._canvas.setProducer(f"{scope.program}, drawn by reportlab")

    def _look(self, *, now: bool = False) -> None:
        look_at(self._progress, self.tally.entries, self._report.expected_entries, now=now)

    def _nothing(self) -> None:
        sheet = self._sheet
        sheet.start_page()
        sheet.heading(say("Nothing matches this scope"), 13, "H2")

    def _finish(self) -> None:
        scope = self._report.scope
        digest = self._log.sha256()[:16]
        export = say("Export {export}", export=scope.export_number)
        words = say("entries SHA-256 {digest}", digest=digest)
        foot = f"{export}  \N{MIDDLE DOT}  {words}"
        self._sheet.draw_last_form(f"{foot}\N{HORIZONTAL ELLIPSIS}", self.pages)
        self._canvas.save()
        self._progress.report(self.tally.entries, self.tally.entries)


def brief(text: str) -> str:
    """Return words for the properties of the file, visible and not too many."""
    return shown(text, drawable(), limit=200).text
