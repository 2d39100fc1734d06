"""The report can be heard and extracted: every painted thing is tagged, in reading order."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from services.reports.audit_pdf import write_audit_pdf
from services.reports.history import FieldChange, HistoryEntry
from services.reports.paper.structure import FINE_LIMIT
from tests.rigs import paper
from tests.rigs.tags import Tagged, outline_of, read_tags

if TYPE_CHECKING:
    from pathlib import Path


def entry(number: int, *, fields: int = 1, words: str = "why") -> HistoryEntry:
    changes = tuple(FieldChange(f"Field {n}", "a", "b") for n in range(fields))
    return HistoryEntry(number, paper.at(0), "P", "agent", "Fields changed", changes, words)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tags") / "one.pdf"
    long = [entry(1, fields=90), entry(2, words="word " * 4_000), entry(3)]
    other = replace(paper.ticket(7), entries=long)
    write_audit_pdf(paper.report(paper.ticket(), other), path)
    return path


@pytest.fixture(scope="module")
def tagged(printed: Path) -> Tagged:
    return read_tags(printed)


def test_nothing_is_painted_without_a_tag(tagged: Tagged) -> None:
    assert tagged.unmarked == []


def test_every_mark_has_one_owner_that_claims_it(tagged: Tagged) -> None:
    assert sorted(tagged.marks) == sorted(tagged.claimed)
    assert set(tagged.owners) == set(tagged.marks)


def test_a_picture_of_a_clock_says_what_it_shows(tagged: Tagged) -> None:
    (first, *_) = [words for words in tagged.alternatives if "Resolution, breached" in words]

    assert "Breached 2026-06-09 11:00:00 +01:00" in first


def test_a_table_has_its_headings_once_however_many_pages_it_takes(tagged: Tagged) -> None:
    escalations, histories, contents = 2, 2, 1

    assert tagged.roles.count("THead") == escalations + histories + contents


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="not installed: pdfinfo")
def test_poppler_reads_the_structure(printed: Path) -> None:
    done = subprocess.run(
        ["pdfinfo", "-struct-text", str(printed)], check=True, capture_output=True, text=True
    )
    roles = outline_of(done.stdout)

    assert roles[:2] == ["Document", "Sect"]
    assert {"H1", "H2", "H3", "P", "Table", "THead", "TBody", "TR", "TH", "TD", "Figure"} <= set(
        roles
    )
    assert done.stdout.index("Audit history of ticket #1042") < done.stdout.index('"#1042  Printer')


def test_the_document_says_its_language_and_shows_its_title(printed: Path) -> None:
    with pikepdf.open(printed) as pdf:
        root = pdf.Root

        assert str(root["/Lang"]) == "en-GB"
        assert bool(root["/MarkInfo"]["/Marked"])
        assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])


def test_a_long_report_is_tagged_by_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    report = replace(paper.report(), expected_entries=FINE_LIMIT + 1)

    write_audit_pdf(report, path)

    found = read_tags(path)
    assert found.unmarked == []
    assert sorted(found.marks) == sorted(found.claimed)
    assert "TBody" not in found.roles
