"""Purges, erasures and holds have certificates: PDF/A, signed where the seat can."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import pdfa

from services.audit import browse, disposal, holds, papers
from services.audit.browse import TrailFilter
from services.audit.papers import Kind
from services.audit.scopes import Scope
from services.reports.making import make
from services.reports.papers import PaperRequest
from tests.rigs.ledger import SealedDesk, lay_sealed_desk
from tests.rigs.signing import signatures, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from services.reports.files import WrittenReport
    from services.reports.seals import Seals
    from services.store.work import Store

YEAR = timedelta(days=365)


@pytest.fixture
def sealed(sqlite_store: Store, tmp_path: Path) -> SealedDesk:
    return lay_sealed_desk(sqlite_store, tmp_path)


def erased(sealed: SealedDesk) -> int:
    assert sealed.desk.admin.person_id is not None
    with sealed.store.work(sealed.desk.officer) as work:
        disposal.erase_ticket(
            work,
            sealed.second,
            authority="GDPR Article 17",
            approved_by=sealed.desk.admin.person_id,
        )
    with sealed.store.reading(sealed.desk.officer) as work:
        (found,) = papers.certificates(work)
    assert found.kind is Kind.ERASURE
    return found.number


def held(sealed: SealedDesk) -> int:
    with sealed.store.work(sealed.desk.officer) as work:
        placed = holds.place(
            work,
            "Berg against Northbank",
            "Olga Stein",
            Scope(tickets=(sealed.first,)),
            reason="letter of counsel",
        )
    return placed.subject or 0


def on_paper(sealed: SealedDesk, wish: PaperRequest, path: Path) -> tuple[WrittenReport, str]:
    written = make(sealed.store, sealed.desk.officer, wish, path)
    assert signatures(path) == 1
    return written, text_of(path)


def test_an_erasure_has_a_signed_certificate(
    sealed: SealedDesk, certified: Seals, tmp_path: Path
) -> None:
    del certified
    number = erased(sealed)
    wish = PaperRequest(Kind.ERASURE, number)

    written, text = on_paper(sealed, wish, tmp_path / "e.pdf")

    assert f"E-{number:06d}" in text
    assert f"the words of ticket #{sealed.second}" in text
    assert "GDPR Article 17" in text
    with sealed.store.reading(sealed.desk.officer) as work:
        entry = browse.entries(work, TrailFilter(kind="screen.printed"))[0]
    said = {one.field: one.after for one in entry.changes}
    assert said["what"] == f"certificate of erasure E-{number:06d}"
    assert (said["file SHA-256"], said["signed by"]) == (written.sha256, written.signed_by)


def test_a_hold_has_a_signed_certificate_of_placing_and_of_release(
    sealed: SealedDesk, certified: Seals, tmp_path: Path
) -> None:
    del certified
    hold = held(sealed)
    wish = PaperRequest(Kind.HOLD, hold)
    _, text = on_paper(sealed, wish, tmp_path / "h.pdf")
    assert "Berg against Northbank" in text
    assert "no: it holds" in text
    assert sealed.desk.admin.person_id is not None

    with sealed.store.work(sealed.desk.officer) as work:
        holds.release(work, hold, reason="settled", approved_by=sealed.desk.admin.person_id)
    _, text = on_paper(sealed, wish, tmp_path / "r.pdf")

    assert "settled" in text
    assert sealed.desk.admin.name in text


def test_a_certificate_is_pdf_a_before_it_is_signed(sealed: SealedDesk, tmp_path: Path) -> None:
    path = tmp_path / "h.pdf"

    written = make(sealed.store, sealed.desk.officer, PaperRequest(Kind.HOLD, held(sealed)), path)

    assert written.unsigned
    with pikepdf.open(path) as pdf:
        found = pdfa.check(pdf, "3b")
    assert (found.verdict, list(found.findings)) == ("pass", [])
