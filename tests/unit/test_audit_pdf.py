"""The audit history on paper: complete, numbered, repeatable, or not there at all."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from services.reports.audit_pdf import write_audit_pdf
from services.reports.history import HistoryEntry, TicketHistory
from services.reports.progress import ReportCancelled
from tests.rigs import paper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def pages_of(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def text_of(path: Path) -> str:
    return "\n".join(pages_of(path))


def many(count: int) -> Iterator[HistoryEntry]:
    for number in range(count):
        yield HistoryEntry(
            number + 1, paper.at(number / 60), "Priya Raman", "agent", "Note added", (), "because"
        )


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("paper") / "one.pdf"
    write_audit_pdf(paper.report(), path)
    return path


def test_the_cover_names_the_scope_verbatim(printed: Path) -> None:
    cover = pages_of(printed)[0]

    assert "Text: printer OR \N{LEFT DOUBLE QUOTATION MARK}toner" in cover


def test_the_cover_says_what_is_not_proven(printed: Path) -> None:
    assert "signed proof comes with the ledger" in " ".join(pages_of(printed)[0].split())


def test_the_cover_counts_what_was_printed(printed: Path) -> None:
    assert re.search(r"1\s+ticket\s+11\s+entries\s+5\s+pages", pages_of(printed)[0])


def test_the_summary_leads_to_the_breach(printed: Path) -> None:
    assert "#1042, entry 931, page 4" in pages_of(printed)[1]


def test_the_entry_is_on_the_page_the_summary_names(printed: Path) -> None:
    assert "931" in pages_of(printed)[3]


def test_every_page_bears_its_number_of_all(printed: Path) -> None:
    feet = [(f"Page {number}", "of 5") for number in range(1, 6)]

    assert [
        foot
        for foot, page in zip(feet, pages_of(printed), strict=True)
        if not all(part in page for part in foot)
    ] == []


def test_every_page_bears_the_export_number(printed: Path) -> None:
    assert all("Export X-000042" in page for page in pages_of(printed))


def test_before_and_after_are_printed_with_their_signs(printed: Path) -> None:
    text = text_of(printed)

    assert "\N{MINUS SIGN}normal" in text
    assert "+high" in text


def test_an_imported_entry_says_what_its_source_claims(printed: Path) -> None:
    assert "ServiceNow says Updated by" in " ".join(text_of(printed).split())


def test_every_entry_of_the_history_is_printed(printed: Path) -> None:
    text = text_of(printed)

    assert [e.no for e in paper.entries() if not re.search(rf"\b{e.no}\b", text)] == []


def test_the_report_ends_with_room_for_signatures(printed: Path) -> None:
    assert "Reviewed by" in pages_of(printed)[-1]


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write_audit_pdf(paper.report(), tmp_path / "first.pdf")
    second = write_audit_pdf(paper.report(), tmp_path / "second.pdf")

    assert first.sha256 == second.sha256


def test_one_changed_letter_gives_another_hash_of_the_entries(tmp_path: Path) -> None:
    changed = [replace(entry, why=entry.why + "!") for entry in paper.entries()]
    other = replace(paper.ticket(), entries=changed)

    first = write_audit_pdf(paper.report(), tmp_path / "first.pdf")
    second = write_audit_pdf(paper.report(other), tmp_path / "second.pdf")

    assert first.entries_sha256 != second.entries_sha256


def test_the_hash_on_the_cover_is_that_of_the_entries_file(tmp_path: Path) -> None:
    lines = tmp_path / "entries.jsonl"

    written = write_audit_pdf(paper.report(), tmp_path / "one.pdf", entries_path=lines)

    assert hashlib.sha256(lines.read_bytes()).hexdigest() == written.entries_sha256


def test_the_entries_file_keeps_what_the_paper_shortens(tmp_path: Path) -> None:
    long = HistoryEntry(1, paper.at(0), "P", "agent", "Note added", (), "x" * 9_000)
    ticket = replace(paper.ticket(), entries=[long])
    lines = tmp_path / "entries.jsonl"

    write_audit_pdf(paper.report(ticket), tmp_path / "one.pdf", entries_path=lines)

    assert len(json.loads(lines.read_text())["why"]) == 9_000


def test_several_tickets_are_listed_with_their_pages(tmp_path: Path) -> None:
    path = tmp_path / "two.pdf"

    write_audit_pdf(paper.report(paper.ticket(7), paper.ticket(8)), path)

    assert "Contents" in text_of(path)


def test_a_scope_without_tickets_says_so(tmp_path: Path) -> None:
    path = tmp_path / "none.pdf"

    write_audit_pdf(replace(paper.report(), tickets=()), path)

    assert "Nothing matches this scope" in text_of(path)


class _Impatient:
    """Gives up at the second look."""

    def __init__(self) -> None:
        self.looks = 0

    def report(self, done: int, total: int) -> None:
        """Listen to nothing."""

    def is_cancelled(self) -> bool:
        self.looks += 1
        return self.looks > 1


def _long_report(count: int) -> TicketHistory:
    return replace(paper.ticket(), clocks=(), firings=(), entries=many(count))


def test_a_cancelled_report_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ReportCancelled):
        write_audit_pdf(
            paper.report(_long_report(500)),
            tmp_path / "gone.pdf",
            _Impatient(),
            entries_path=tmp_path / "gone.jsonl",
        )

    assert list(tmp_path.iterdir()) == []


def test_a_cancelled_report_leaves_the_older_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "kept.pdf"
    path.write_bytes(b"older")

    with pytest.raises(ReportCancelled):
        write_audit_pdf(paper.report(_long_report(500)), path, _Impatient())

    assert path.read_bytes() == b"older"


class _Listener:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, int]] = []

    def report(self, done: int, total: int) -> None:
        self.heard.append((done, total))

    def is_cancelled(self) -> bool:
        return False


def test_progress_ends_with_everything_done(tmp_path: Path) -> None:
    listener = _Listener()

    write_audit_pdf(paper.report(_long_report(300)), tmp_path / "done.pdf", listener)

    assert listener.heard[-1] == (300, 300)


def test_progress_is_told_on_the_way(tmp_path: Path) -> None:
    listener = _Listener()

    write_audit_pdf(paper.report(_long_report(300)), tmp_path / "done.pdf", listener)

    assert (128, 128) in listener.heard
