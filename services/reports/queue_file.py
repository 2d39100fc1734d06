"""The use case: the tickets of a queue leave the desk as CSV or XLSX, and the trail knows of it."""

from __future__ import annotations

import contextlib
import csv
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.reports.progress import ReportCancelled
from services.reports.trail_csv import harmless
from services.reports.xlsx import ROWS_LIMIT, Sheet
from services.rules import views
from services.store import outputs
from services.tickets.rows import queue_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from services.changes import Changes
    from services.progress import Progress
    from services.store.work import Work
    from services.tickets.queue import QueueView
    from services.tickets.rows import QueueRow

BATCH: Final = 500
HEADINGS: Final = (
    "number",
    "subject",
    "status",
    "priority",
    "type",
    "requester",
    "account",
    "team",
    "assignee",
    "created (UTC)",
    "updated (UTC)",
    "promise",
    "due (UTC)",
    "breached (UTC)",
)


@dataclass(frozen=True, slots=True)
class QueueFile:
    """A file written under a name of its own, which it keeps until the trail knows of it."""

    draft: Path
    rows: int
    sha256: str


def begin(work: Work, queue: str, name: str) -> Changes:
    """Record that somebody wants a queue as a file; the number of the entry is the export's."""
    demand(work.actor, Act.WORK_TICKET)
    said = [FieldChange("queue", None, queue), FieldChange("file", None, name)]
    entry = trail.append_numbered(work, "export.begun", ("export", 0), said)
    return work.touch(subject=entry)


def write(
    work: Work,
    progress: Progress,
    path: Path,
    view: QueueView,
    ids: tuple[int, ...] | None = None,
) -> QueueFile:
    """Write a queue beside `path`, as XLSX where the name says so, else as CSV.

    Args:
        work: The unit of work, which only reads.
        progress: Told how far it is, and asked whether to go on.
        path: What the file is to be called in the end.
        view: The queue.
        ids: These tickets instead.

    Raises:
        RuleError: The file cannot be written, or a spreadsheet does not hold so many rows.
        ReportCancelled: Somebody stopped it; nothing is left behind.
    """
    demand(work.actor, Act.WORK_TICKET)
    outputs.require_replaceable(path)
    wanted = views.view_ids(work, view) if ids is None else ids
    is_sheet = path.suffix.lower() == ".xlsx"
    if is_sheet and len(wanted) >= ROWS_LIMIT:
        raise RuleError("A spreadsheet holds a million rows; export as CSV, or narrow the queue.")
    draft = path.with_name(f".{path.name}.part")
    written = _in_sheet if is_sheet else _in_csv
    try:
        rows = written(draft, _watched(_rows(work, wanted), len(wanted), progress))
        with draft.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        _drop(draft)
        raise RuleError(
            "{path} cannot be written there: {why}.", path=path.name, why=error
        ) from error
    except BaseException:
        _drop(draft)
        raise
    return QueueFile(draft, rows, digest)


def _drop(draft: Path) -> None:
    """Leave nothing of a file that did not become whole; where even that fails, it says .part."""
    with contextlib.suppress(OSError):
        draft.unlink(missing_ok=True)


def finish(work: Work, number: int, file: QueueFile) -> Changes:
    """Record what was written; only then does the file take its name."""
    demand(work.actor, Act.WORK_TICKET)
    said = [
        FieldChange("tickets", None, str(file.rows)),
        FieldChange("file SHA-256", None, file.sha256),
    ]
    trail.append(work, "export.finished", ("export", number), said)
    return work.changes


def _rows(work: Work, ids: Sequence[int]) -> Iterator[tuple[str | int, ...]]:
    for first in range(0, len(ids), BATCH):
        for row in queue_rows(work, ids[first : first + BATCH]):
            yield _cells(row)
        work.session.expunge_all()


def _cells(row: QueueRow) -> tuple[str | int, ...]:
    chip = row.chip
    due = chip.due_at if chip is not None else None
    breached = chip.breached_at if chip is not None else None
    return (
        row.id,
        row.subject,
        row.status.value,
        row.priority.word,
        row.kind,
        row.requester,
        row.account or "",
        row.team or "",
        row.assignee or "",
        f"{row.created_at:%Y-%m-%d %H:%M:%S}",
        f"{row.updated_at:%Y-%m-%d %H:%M:%S}",
        chip.target.value if chip is not None else "",
        f"{due:%Y-%m-%d %H:%M:%S}" if due else "",
        f"{breached:%Y-%m-%d %H:%M:%S}" if breached else "",
    )


def _watched(
    rows: Iterator[tuple[str | int, ...]], total: int, progress: Progress
) -> Iterator[tuple[str | int, ...]]:
    for done, row in enumerate(rows, 1):
        if done % BATCH == 1:
            progress.report(done, total)
            if progress.is_cancelled():
                raise ReportCancelled("The export was stopped; there is no file.")
        yield row


def _in_sheet(path: Path, rows: Iterator[tuple[str | int, ...]]) -> int:
    count = 0
    with Sheet(path) as sheet:
        sheet.write(HEADINGS)
        for row in rows:
            sheet.write(row)
            count += 1
    return count


def _in_csv(path: Path, rows: Iterator[tuple[str | int, ...]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as out:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerow(HEADINGS)
        for row in rows:
            writer.writerow([harmless(str(one)) for one in row])
            count += 1
    return count
