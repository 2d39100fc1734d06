"""A long fact of a ticket runs on over the pages of a report: nothing of it is under the foot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader

from services.reports.audit_pdf import write_audit_pdf
from services.reports.paper.tokens import BOTTOM
from tests.rigs import paper

if TYPE_CHECKING:
    from pathlib import Path

LONG = " ".join(f"word{number}" for number in range(480))
LABEL = "What the customer said on the telephone when nobody wrote it down"


def places(path: Path) -> dict[str, float]:
    """Return how high each word of the long fact stands on its page, in points."""
    found: dict[str, float] = {}

    def see(text: str, _: Any, matrix: list[float], *__: Any) -> None:  # noqa: ANN401 - pypdf's
        found.update({word: matrix[5] for word in text.split() if word.startswith("word")})

    for page in PdfReader(path).pages:
        page.extract_text(visitor_text=see)
    return found


def test_a_fact_of_many_lines_is_printed_whole_above_the_foot(tmp_path: Path) -> None:
    path = tmp_path / "facts.pdf"
    facts = tuple((f"Field {number}", LONG) for number in range(4))
    write_audit_pdf(paper.report(replace(paper.ticket(), facts=facts)), path)

    found = places(path)
    assert set(found) == set(LONG.split())
    assert min(found.values()) >= BOTTOM


def test_a_long_label_is_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "label.pdf"
    write_audit_pdf(paper.report(replace(paper.ticket(), facts=((LABEL, "Yes"),))), path)

    text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert LABEL in text
