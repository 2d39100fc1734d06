"""The use case: an audit history is asked for, drawn, recorded in the trail, and handed over."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from services.access.permissions import Act, demand
from services.audit import browse, trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.reports.audit_pdf import write_audit_pdf
from services.reports.gathering import export_label, gathered
from services.reports.progress import ReportCancelled
from services.reports.trail_csv import write_audit_csv

if TYPE_CHECKING:
    from datetime import datetime

    from services.reports.files import WrittenReport
    from services.reports.gathering import ExportRequest
    from services.reports.progress import Progress
    from services.store.work import Actor, Store


_WRITERS: Final = {".pdf": write_audit_pdf, ".csv": write_audit_csv}


def export_audit(
    store: Store,
    actor: Actor,
    request: ExportRequest,
    path: Path,
    progress: Progress | None = None,
) -> WrittenReport:
    """Write an audit history as PDF, or as CSV if the name says so; the trail knows of it.

    The file takes its name only after the entry about it is committed, so that nothing leaves
    the desk unrecorded.

    Raises:
        NotAllowed: The actor's role may not export.
        NotFoundError: The ticket asked for does not exist.
        RuleError: The scope makes no sense, or the folder cannot be written.
        ReportCancelled: The person gave up; there is no file, and the trail says so.
    """
    demand(actor, Act.EXPORT)
    write = _WRITERS.get(path.suffix.lower(), write_audit_pdf)
    number, made_at = _begin(store, actor, request)
    try:
        with tempfile.TemporaryDirectory(prefix=".vigildesk-", dir=path.parent) as folder:
            draft = Path(folder) / path.name
            with (
                store.reading(actor) as work,
                gathered(work, request, number, made_at) as report,
            ):
                written = write(report, draft, progress)
            _finish(store, actor, number, replace(written, path=path))
            draft.replace(path)
    except ReportCancelled:
        _cancel(store, actor, number)
        raise
    except OSError as error:
        raise RuleError(_refused(path, error)) from error
    return replace(written, path=path)


def _begin(store: Store, actor: Actor, request: ExportRequest) -> tuple[int, datetime]:
    """Record the wish before anything is read; the entry's number is that of the export."""
    changes = browse.asked(request.wanted)
    with store.work(actor) as work:
        entry = trail.append(work, "export.begun", ("export", 0), changes, request.purpose or None)
        work.session.flush()
        return entry.id, work.now


def _finish(store: Store, actor: Actor, number: int, written: WrittenReport) -> None:
    facts = (
        ("export", export_label(number)),
        ("file", written.path.name),
        ("pages", f"{written.pages}" if written.pages else None),
        ("tickets", f"{written.tickets}"),
        ("entries", f"{written.entries}"),
        ("file SHA-256", written.sha256),
        ("entries SHA-256", written.entries_sha256),
    )
    changes = [FieldChange(name, None, value) for name, value in facts if value]
    with store.work(actor) as work:
        trail.append(work, "export.finished", ("export", number), changes)


def _cancel(store: Store, actor: Actor, number: int) -> None:
    with store.work(actor) as work:
        trail.append(work, "export.cancelled", ("export", number))


def _refused(path: Path, error: OSError) -> str:
    why = error.strerror or str(error)
    return f"{path.name} cannot be written in {path.parent}: {why}. Choose another place."
