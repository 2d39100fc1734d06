"""The audit PDF of a complaint: its record, the regulator's clocks, its letters; in whose copy."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from models.complaint_words import LetterKind
from services.audit.browse import TrailFilter
from services.complaints import record, templates
from services.complaints.letters import LetterDraft
from services.reports.complaint_letters import send_letter
from services.reports.export import export_audit
from services.reports.gathering import ExportRequest
from tests.rigs.complaints import ComplaintDesk, lay_complaint_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INNER = "They are known to complain"


@pytest.fixture
def desk(sqlite_monday_url: str) -> Iterator[ComplaintDesk]:
    made = lay_complaint_desk(sqlite_monday_url)
    with made.store.work(made.people.admin) as work:
        for draft in templates.shipped():
            templates.publish(work, draft, reason="Agreed with counsel")
    yield made
    made.store.dispose()


@pytest.fixture
def answered(desk: ComplaintDesk) -> int:
    """A complaint answered nine weeks after its receipt, by a letter."""
    number = desk.opened(substance="<b>Charged & twice</b>", remedy="long " * 3000)
    with desk.store.work(desk.agent) as work:
        record.amend(work, number, {"corrective_action": INNER, "severity": "high"})
    desk.ruled.time.advance(timedelta(weeks=9))
    desk.decide(number)
    with desk.store.work(desk.agent) as work:
        view = templates.newest(work, LetterKind.FINAL)[0]
        send_letter(work, number, LetterDraft(view.id, {"ombudsman": "London"}))
    return number


def printed(desk: ComplaintDesk, number: int, folder: Path, **asked: str) -> str:
    file = folder / "history.pdf"
    request = ExportRequest(TrailFilter(ticket_id=number), purpose="Inspection", **asked)  # type: ignore[arg-type]
    export_audit(desk.store, desk.people.officer, request, file)
    pages = PdfReader(file).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_complete_copy_tells_the_whole_record_and_both_sorts_of_clocks(
    desk: ComplaintDesk, answered: int, tmp_path: Path
) -> None:
    words = printed(desk, answered, tmp_path)
    shown = desk.view(answered)

    for part in (
        "Promises and how they were kept",
        f"Complaint {shown.label}",
        "<b>Charged & twice</b>",
        "severity high",
        INNER,
        "rest withheld for length",
        "Regulatory times",
        "2026-08-03 22:59:00 +00:00",
        "breached",
        "no waiting pauses them",
        "Final response, version 1",
    ):
        assert part in words, part


def test_a_customers_copy_has_nothing_of_the_record(
    desk: ComplaintDesk, answered: int, tmp_path: Path
) -> None:
    words = printed(desk, answered, tmp_path, template="customer", recipient="Ruth Berg")

    assert "Our final response" in words  # the letter itself was theirs
    for part in (INNER, "Regulatory times", "severity"):
        assert part not in words


def test_a_ticket_that_is_no_complaint_has_no_such_part(
    desk: ComplaintDesk, tmp_path: Path
) -> None:
    assert "Regulatory times" not in printed(desk, desk.ruled.open(), tmp_path)
