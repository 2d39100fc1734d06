"""The certificate of destruction on paper: what went, on which ground, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from models.desk import Setting
from services.audit import disposal, trail
from services.audit.trail import FieldChange
from services.config import VERSION
from services.errors import RuleError
from services.reports.back import draw_two_signatures
from services.reports.files import arriving, file_sha256
from services.reports.paper.setting import Setter
from services.reports.paper.sheet import Sheet
from services.reports.paper.streaming import StreamedCanvas
from services.reports.paper.tokens import ACCENT, INK, LEFT, MUTED, WIDTH
from services.reports.wording import instant, zone_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from pathlib import Path

    from services.audit.disposal import Certificate
    from services.store.work import Work

PRINTED: Final = "screen.printed"
_LABELS: Final = 130.0


def save_certificate(work: Work, number: int, path: Path, zone: str = "UTC") -> str:
    """Write a certificate as PDF; that it was printed is an entry. Returns the file's SHA-256.

    Raises:
        NotAllowed: The role may not read the trail.
        NotFoundError: There is no such certificate.
        RuleError: The folder cannot be written.
    """
    found = disposal.certificate(work, number)
    setting = work.session.get(Setting, "organisation")
    organisation = str(setting.value) if setting and setting.value else "This help desk"
    try:
        write_certificate(found, path, organisation, zone)
    except OSError as error:
        raise RuleError(f"{path} cannot be written: {error.strerror or error}.") from error
    digest = file_sha256(path)
    said = [
        FieldChange("what", None, f"certificate of destruction {label_of(found)}"),
        FieldChange("file SHA-256", None, digest),
    ]
    work.owed.append(lambda later: _record(later, number, said))
    return digest


def _record(work: Work, number: int, said: list[FieldChange]) -> None:
    trail.append(work, PRINTED, ("retention", number), said)


def label_of(certificate: Certificate) -> str:
    """Return the number as it is printed: D-000042."""
    return f"D-{certificate.number:06d}"


def write_certificate(certificate: Certificate, path: Path, organisation: str, zone: str) -> None:
    """Draw a certificate; the same one gives the same bytes."""
    label = label_of(certificate)
    with arriving(path) as out:
        canvas = StreamedCanvas(out, certificate.at)
        canvas.setTitle(f"Certificate of destruction {label}")
        canvas.setAuthor(organisation)
        canvas.setCreator(f"Vigildesk {VERSION}")
        sheet = Sheet(
            canvas, Setter(canvas.document), f"{organisation}  \N{MIDDLE DOT}  {label}", 9
        )
        sheet.start_page()
        _draw(sheet, certificate, organisation, zone_of(zone))
        meaning = "Saw that these records were destroyed"
        asked, confirmed = certificate.asked_by, certificate.confirmed_by
        draw_two_signatures(
            sheet, _MEANING, ("Asked for by", asked, meaning), ("Confirmed by", confirmed, meaning)
        )
        sheet.finish_page()
        sheet.draw_last_form(f"Certificate {label}", sheet.number)
        canvas.save()


_MEANING: Final = (
    "By signing, each person states that the records named above were destroyed on the ground"
    " named above, and that no legal hold named them."
)


def _draw(sheet: Sheet, certificate: Certificate, organisation: str, zone: tzinfo) -> None:
    style = sheet.set.style
    kicker = f"RECORDS  \N{MIDDLE DOT}  {label_of(certificate)}"
    sheet.text(LEFT, sheet.y - 12, kicker, style(ACCENT, 8.5, bold=True))
    sheet.y -= 22
    with sheet.leaf("H1"):
        sheet.text(LEFT, sheet.y - 22, "Certificate of destruction", style(INK, 24, bold=True))
    sheet.text(LEFT, sheet.y - 42, organisation, style(MUTED, 12))
    sheet.y -= 56
    name, value = style(MUTED, 8), style(INK, 9)
    with sheet.group("Table"):
        for words, text in _facts(certificate, zone):
            block = sheet.set.block(text, value, WIDTH - _LABELS)
            sheet.need(block.height + 7)
            sheet.rule(sheet.y)
            with sheet.group("TR"):
                with sheet.leaf("TH"):
                    sheet.text(LEFT, sheet.y - 12.5, words, name, width=_LABELS - 8)
                with sheet.leaf("TD"):
                    sheet.block_at(LEFT + _LABELS, sheet.y - 3.5, block)
            sheet.y -= block.height + 7
    sheet.rule(sheet.y)
    sheet.y -= 12
    block = sheet.set.block(certificate.log_keeps, style(INK, 9), WIDTH)
    sheet.need(block.height)
    sheet.block(LEFT, block)
    sheet.y -= block.height


def _facts(certificate: Certificate, zone: tzinfo) -> Iterator[tuple[str, str]]:
    yield "Destroyed at", instant(certificate.at, zone)
    yield "Class of records", certificate.record_class
    yield "Basis", certificate.basis
    yield "Ground", certificate.reason
    yield "Records", ", ".join(f"#{one}" for one in certificate.tickets)
    counted = f"{len(certificate.tickets):,} tickets, {certificate.messages:,} messages"
    yield "Counted", f"{counted}; {certificate.lines:,} lines of the audit log lost their values"
    yield "Asked for by", certificate.asked_by
    yield "Confirmed by", certificate.confirmed_by
    yield "Entry of the trail", f"{certificate.number}"
