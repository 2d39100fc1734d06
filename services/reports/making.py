"""Makes whatever leaves the desk as a file, with the seals of this seat; runs in the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.reports import seals
from services.reports.certificate import export_certificate
from services.reports.export import export_audit
from services.reports.papers import PaperRequest

if TYPE_CHECKING:
    from pathlib import Path

    from services.progress import Progress
    from services.reports.files import WrittenReport
    from services.reports.gathering import ExportRequest
    from services.store.work import Actor, Store


def make(
    store: Store,
    actor: Actor,
    wish: ExportRequest | PaperRequest,
    path: Path,
    progress: Progress | None = None,
) -> WrittenReport:
    """Write what is wished for, signed where this seat can.

    Raises:
        HelpDeskError: As `export_audit` and `export_certificate`.
    """
    with store.reading(actor) as work:
        own = seals.of_seat(work)
    if isinstance(wish, PaperRequest):
        return export_certificate(store, actor, wish, path, progress, own)
    return export_audit(store, actor, wish, path, progress, seals=own)
