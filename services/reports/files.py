"""Files that are there when they are complete, and not before."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from services.store import outputs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.reports.history import AuditReport


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A finished file.

    Attributes:
        sha256: Of the file's bytes.
        entries_sha256: Of the entries as JSON Lines, as printed on the cover.
        withheld_entries: How many entries the template of the copy kept back.
        withheld_values: How many values of the others it kept back.
        whole_sha256: Of all entries, before anything was withheld; empty where that is unknown.
        signed_by: SHA-256 of the certificate that signed it; empty: nobody did.
        unsigned: Why it is not signed, and how to change that; empty where it is, or cannot be.
    """

    path: Path
    pages: int
    tickets: int
    entries: int
    sha256: str
    entries_sha256: str
    withheld_entries: int = 0
    withheld_values: int = 0
    whole_sha256: str = ""
    signed_by: str = ""
    unsigned: str = ""


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


@contextmanager
def leaving(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that leaves the desk under a new name, which it takes when the block ends well.

    Only its owner may read it. What the trail shall know of it is recorded within the block, so
    that nothing has its name unrecorded.

    Raises:
        RuleError: Something has that name already, or the file cannot be written there.
    """
    outputs.require_new(path)
    try:
        with arriving(path) as out:
            yield out
            outputs.require_new(path)  # the work may have taken long
    except OSError as error:
        raise outputs.refusal(path, error) from error


def file_sha256(path: Path) -> str:
    """Hash a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def counted(report: AuditReport, written: WrittenReport) -> WrittenReport:
    """Add to a finished file what its copy withholds."""
    redaction, whole = report.redaction, report.whole
    return replace(
        written,
        withheld_entries=redaction.entries if redaction else 0,
        withheld_values=redaction.values if redaction else 0,
        whole_sha256=whole.sha256() if whole else "",
    )
