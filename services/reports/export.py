"""The use case: an audit history is asked for, drawn, signed, recorded, and handed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from services.access.permissions import Act, demand
from services.reports import record
from services.reports.audit_pdf import write_audit_pdf
from services.reports.evidence import Making, write_evidence
from services.reports.leftovers import working_folder
from services.reports.papers import Unsigned
from services.reports.progress import Unwatched
from services.reports.replica import reading_from
from services.reports.seals import Seals
from services.reports.trail_csv import write_audit_csv
from services.sentence import Sentence
from services.store import outputs, urls

if TYPE_CHECKING:
    from pathlib import Path

    from services.progress import Progress
    from services.reports.files import WrittenReport
    from services.reports.gathering import ExportRequest
    from services.store.work import Actor, Store

CSV: Final = ".csv"
_Facts = tuple[tuple[str, str], ...]


def export_audit(  # noqa: PLR0913 - what an export is made of
    store: Store,
    actor: Actor,
    request: ExportRequest,
    path: Path,
    progress: Progress | None = None,
    *,
    seals: Seals | Unsigned | None = None,
) -> WrittenReport:
    """Write an audit history as PDF, or as CSV if the name says so; the trail knows of it.

    With seals the PDF is a signed PDF/A-3b: the log is verified first, and the grade stands on
    the cover, whatever it is. Without, the cover says that it is not signed, and why.

    The file takes its name only after the entry about it is committed, so that nothing leaves
    the desk unrecorded.

    Raises:
        NotAllowed: The actor's role may not export.
        NotFoundError: The ticket asked for does not exist.
        RuleError: The scope makes no sense, the folder cannot be written, or the file would
            replace a desk, a key or what is no plain file.
        ReportCancelled: The person gave up; there is no file, and the trail says so.
    """
    demand(actor, Act.EXPORT)
    outputs.require_replaceable(path)
    number, made_at = record.begin(store, actor, request)
    with (
        record.ending(store, actor, number, path),
        working_folder(path) as folder,
        reading_from(store, actor) as reader,
    ):
        draft = folder / path.name
        watched = progress or Unwatched()
        making = Making(store, actor, request, number, made_at, watched, reader)
        written, facts = _written(making, draft, seals or Unsigned())
        if reader is not store:
            facts = (*facts, ("read from", urls.described(reader.url)))
        outputs.require_replaceable(path)  # a long report: what is there may be another file
        record.finish(store, actor, number, replace(written, path=path), *facts)
        draft.replace(path)
    return replace(written, path=path)


def _written(making: Making, draft: Path, seals: Seals | Unsigned) -> tuple[WrittenReport, _Facts]:
    if draft.suffix.lower() == CSV:
        with making.gathered() as report:
            return write_audit_csv(report, draft, making.progress), ()
    if isinstance(seals, Seals):
        return write_evidence(making, draft, seals)
    with making.gathered() as report:
        unsigned = Sentence("This file is not signed: {why}", why=seals.why)
        said = (*report.evidence, unsigned)
        written = write_audit_pdf(replace(report, evidence=said), draft, making.progress)
    return replace(written, unsigned=seals.why), ()
