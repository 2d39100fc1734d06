"""Make a drawn report fit for an archive: PDF/A-3b with its evidence attached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Final

from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

FLAVOUR: Final = "3b"


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

    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
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
        for page in pdf.pages:  # reportlab writes an empty transition on pages
            if "/Trans" in page.obj:
                del page.obj["/Trans"]
        pdfa.prepare(pdf, FLAVOUR)
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["xmp:MetadataDate"] = made_at.astimezone(UTC).isoformat()
        found = pdfa.check(pdf, FLAVOUR, deterministic_id=True)
        if found.verdict != "pass":
            raise RuleError(f"The report is not PDF/A-3b: {found.findings[0]}.")
        pdf.save(path, **found.save_kwargs)
