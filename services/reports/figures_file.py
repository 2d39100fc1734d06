"""The figures of a period as a file, CSV or PDF; the trail knows of it before it has its name."""

from __future__ import annotations

import contextlib
import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.reports.figures import HEADINGS, figures
from services.reports.files import file_sha256
from services.reports.tongue import SOURCE, looked_up, now, say, speaking, told
from services.reports.trail_csv import harmless
from services.sentence import Sentence
from services.store import outputs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from services.changes import Changes
    from services.progress import Progress
    from services.reports.figures import Figure
    from services.store.work import Work

PDF: Final = ".pdf"
TITLE: Final = Sentence("Promises kept")
_WIDTHS: Final = (110, 90, 90, 100, 95, 95, 105, 75)


@dataclass(frozen=True, slots=True)
class FiguresFile:
    """A file written under a name of its own, which it keeps until the trail knows of it."""

    draft: Path
    sha256: str
    period: str


def write(  # noqa: PLR0913, PLR0917 - what is asked for, and how it is said
    work: Work,
    progress: Progress,
    path: Path,
    since: datetime | None,
    until: datetime | None,
    language: str = SOURCE,
) -> FiguresFile:
    """Write the figures of a period beside `path`: as PDF where the name says so, else as CSV.

    Raises:
        NotAllowed: The role may not export.
        RuleError: The period ends before it begins, or the file cannot be written there.
    """
    demand(work.actor, Act.EXPORT)
    outputs.require_replaceable(path)
    found = figures(work, since, until)
    progress.report(1, 2)
    period = period_words(since, until)
    draft = path.with_name(f".{path.name}.part")
    try:
        if path.suffix.lower() == PDF:
            with speaking(language):
                _in_pdf(draft, found, period_words(since, until), work.recorded_at)
        else:
            draft.write_bytes(in_csv(found, period))
        return FiguresFile(draft, file_sha256(draft), period)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise RuleError(
            "{path} cannot be written there: {why}.", path=path.name, why=error
        ) from error


def finish(work: Work, file: FiguresFile, name: str) -> Changes:
    """Record what was written; only then does the file take its name."""
    demand(work.actor, Act.EXPORT)
    said = [
        FieldChange("what", None, TITLE),
        FieldChange("period", None, file.period),
        FieldChange("file", None, name),
        FieldChange("file SHA-256", None, file.sha256),
    ]
    trail.append(work, "export.finished", ("export", 0), said)
    return work.changes


def period_words(since: datetime | None, until: datetime | None) -> str:
    """Name a period, as the file and its record do."""
    begin = _moment(since) if since else say("the beginning")
    if until:
        return say("{begin} to {end}", begin=begin, end=_moment(until))
    return say("{begin} to now", begin=begin)


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC" if now() == SOURCE else f"{at:%d.%m.%Y %H:%M} UTC"


def in_csv(found: Sequence[Figure], period: str) -> bytes:
    """Return the figures as a table, with their period in every row."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow((*HEADINGS, "period"))
    writer.writerows([harmless(one) for one in (*row.row(), period)] for row in found)
    return out.getvalue().encode("utf-8-sig")


def _said(row: tuple[str, ...]) -> tuple[str, ...]:
    """Say the promise, and the shares with the comma of the language."""
    first, *figures = row
    if now() != SOURCE:
        figures = [one.replace(".", ",") for one in figures]
    return looked_up(first), *figures


def _in_pdf(path: Path, found: Sequence[Figure], period: str, at: datetime) -> None:
    from services.reports.paper.setting import Setter  # noqa: PLC0415 - reportlab, for a PDF only
    from services.reports.paper.sheet import Sheet  # noqa: PLC0415
    from services.reports.paper.streaming import StreamedCanvas  # noqa: PLC0415
    from services.reports.paper.table import Table, columns  # noqa: PLC0415
    from services.reports.paper.tokens import INK, WIDTH  # noqa: PLC0415

    with path.open("wb") as out:
        canvas = StreamedCanvas(out, at)
        title = f"{told(TITLE)}, {period}"
        canvas.setTitle(title)
        sheet = Sheet(canvas, Setter(canvas.document), told(TITLE), 9)
        sheet.start_page()
        sheet.heading(title, 15, "H1")
        plain = sheet.set.style(INK, 9)
        with Table(sheet, columns(*zip(HEADINGS, _WIDTHS, strict=True))) as table:
            table.head()
            for one in found:
                table.row([sheet.set.block(text, plain, WIDTH) for text in _said(one.row())])
        sheet.finish_page()
        sheet.draw_last_form(title, sheet.number)
        canvas.save()
