"""The use case: an audit history is asked for, drawn, recorded in the trail, and handed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from services.access.permissions import Act, demand
from services.errors import HelpDeskError, RuleError
from services.reports import record
from services.reports.audit_pdf import write_audit_pdf
from services.reports.gathering import gathered
from services.reports.leftovers import working_folder
from services.reports.progress import ReportCancelled
from services.reports.trail_csv import write_audit_csv

if TYPE_CHECKING:
    from pathlib import Path

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
    number, made_at = record.begin(store, actor, request)
    try:
        with working_folder(path) as folder:
            draft = folder / path.name
            with (
                store.reading(actor) as work,
                gathered(work, request, number, made_at) as report,
            ):
                written = write(report, draft, progress)
            record.finish(store, actor, number, replace(written, path=path))
            draft.replace(path)
    except ReportCancelled:
        record.cancel(store, actor, number)
        raise
    except OSError as error:
        record.fail(store, actor, number, _refused(path, error))
        raise RuleError(_refused(path, error)) from error
    except HelpDeskError as error:
        record.fail(store, actor, number, str(error))
        raise
    return replace(written, path=path)


def _refused(path: Path, error: OSError) -> str:
    why = error.strerror or str(error)
    return f"{path.name} cannot be written in {path.parent}: {why}. Choose another place."
