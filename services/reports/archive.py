"""Make a drawn report fit for an archive: PDF/A-3b with its evidence attached."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Final

from services.errors import RuleError
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    import pikepdf
    from pikepdf import pdfa

FLAVOUR: Final = "3b"
TOO_LONG: Final = "pikepdf:content-budget"
"""The checker looks at 20,000,000 instructions of pages, and calls no more than that good."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the PDF.

    Attributes:
        name: Of the file, plain ASCII.
        media_type: Such as `application/json`.
        says: What it is, in words, for the list of attachments.
    """

    name: str
    content: bytes
    media_type: str
    says: str


def archive(path: Path, attached: Sequence[Attached], made_at: datetime) -> None:
    """Turn a report into PDF/A-3b in place; the same input gives the same bytes.

    Args:
        path: The report as it was drawn.
        attached: Files that go inside.
        made_at: Dates the file, so that nothing depends on the moment of writing.

    Raises:
        RuleError: The result would not be PDF/A-3b; the file is left as it was.
    """
    import pikepdf  # noqa: PLC0415 - only whoever signs needs it
    from pikepdf import pdfa  # noqa: PLC0415

    # read where it lies, and checked as a file of its own: a long report is in memory never whole
    fresh = path.with_name(f"{path.name}.archived")
    try:
        with pikepdf.open(path) as pdf:
            _attach(pdf, attached, made_at)
            pdfa.prepare(pdf, FLAVOUR)
            with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
                metadata["xmp:MetadataDate"] = made_at.astimezone(UTC).isoformat()
            pdf.save(fresh, **pdfa.resolve_save_kwargs(FLAVOUR, deterministic_id=True))
        found = pdfa.validate_written(fresh, FLAVOUR)
        if not found.passed:
            raise RuleError(_refusal(found.findings[0]))
        shutil.copymode(path, fresh)  # whoever may not read a report may not read its archive
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _attach(pdf: pikepdf.Pdf, attached: Sequence[Attached], made_at: datetime) -> None:
    import pikepdf  # noqa: PLC0415

    stamp = made_at.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
    for one in attached:
        pdf.attachments[one.name] = pikepdf.AttachedFileSpec(
            pdf,
            one.content,
            filename=one.name,
            description=one.says,
            mime_type=one.media_type,
            relationship=pikepdf.Name.Source,  # type: ignore[call-arg]  # its stub lags
            creation_date=stamp,
            mod_date=stamp,
        )


def _refusal(finding: pdfa.Finding) -> Sentence:
    if finding.rule == TOO_LONG:
        return Sentence(
            "The report is too long to be checked as PDF/A-3b, so it is not signed. Choose a "
            "shorter period, or several."
        )
    return Sentence("The report is not PDF/A-3b: {finding}.", finding=str(finding))
