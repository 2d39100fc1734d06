"""Which files were imported, so that the very same one is not read again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from models.desk import ImportedRecord
from models.vocabulary import Role
from services.audit import trail
from services.audit.trail import FieldChange
from services.imports.servicenow_log import SOURCE
from services.store.work import Actor

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from services.imports.problems import Figures
    from services.store.work import Store

IMPORTER: Final = Actor(None, "Import", Role.ADMINISTRATOR, "import")


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def earlier_import(store: Store, digest: str) -> str | None:
    """Say when a file was imported; None where it was not."""
    with store.reading(IMPORTER) as work:
        record = work.session.get(ImportedRecord, (SOURCE, f"file:{digest}"))
        return None if record is None else _day(record.imported_at)


def remember(store: Store, name: str, digest: str, figures: Figures) -> None:
    """Keep that a file was imported, and tell the trail what it brought."""
    with store.work(IMPORTER) as work:
        record = ImportedRecord(
            source=SOURCE, key=f"file:{digest}", digest=digest, imported_at=work.recorded_at
        )
        work.session.add(record)
        shown = [
            FieldChange("file", None, f"{name}, SHA-256 {digest}"),
            FieldChange("incidents", None, str(figures.incidents)),
            FieldChange("events", None, str(figures.events)),
            FieldChange("problems", None, str(len(figures.problems))),
        ]
        trail.append(work, "import.finished", ("import", 0), shown)
        work.touch(configuration=True)


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d at %H:%M} UTC"
