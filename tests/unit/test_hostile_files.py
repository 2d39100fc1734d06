"""Text that was typed to hurt, in what leaves the desk: spreadsheet, archive, certificate."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter
from typing import TYPE_CHECKING, Final

import pikepdf
import pytest
from pikepdf import pdfa
from pikepdf.pdfa._context import ValidationContext
from pypdf import PdfReader

from services.errors import RuleError
from services.reports.archive import Attached, archive
from services.reports.audit_pdf import write_audit_pdf
from services.reports.certificate import Paper, write_paper
from services.reports.history import FieldChange, HistoryEntry
from services.reports.trail_csv import HEADINGS, harmless, write_audit_csv
from tests.rigs import paper

if TYPE_CHECKING:
    from pathlib import Path

    from services.reports.history import AuditReport

TEXTS: Final = {
    "markup": "<b>never closed <i>& <script>alert(1)</script>",
    "image": '<img src="file:///etc/passwd" width="9"/>',
    "colour": "<font color=\"[[[open('x','w') for x in [1]]] and 'red'\">x</font>",
    "formula": "=cmd|' /C calc'!A0",
    "formula behind a space": ' \t=HYPERLINK("http://x","y")',
    "formula behind a quote": "'\"@SUM(1)",
    "formula in full width": "\uff1d1+1",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "carriage return": "\r=1+1",
    "line then formula": "one\n=1+1",
    "separator": 'a;=1+1,"=2"',
    "separator and space": "Prices: 3; =cmd|' /C calc'!A0\t+1",
    "controls": "".join(map(chr, range(32))) + "\x7f\x9b",
    "bidi": "invoice \u202efdp.exe \u2066\u2069",
    "surrogate": "broken \ud83d half",
    "one word": "x" * 1_000_000,
    "empty": "",
}
STARTS: Final = frozenset("=+-@\t\r\uff1d\uff0b\uff0d\uff20")


def entry(text: str) -> HistoryEntry:
    changes = (FieldChange(text, text, text), FieldChange("Note", None, text))
    return HistoryEntry(
        *(1, paper.at(0), text, text, text, changes, text),
        source=text,
        claimed_at=paper.at(1),
        claimed_who=text,
        subject=text,
    )


def report(text: str) -> AuditReport:
    hostile = replace(paper.ticket(), subject=text, entries=[entry(text)])
    scope = replace(paper.SCOPE, title=text, organisation=text, purpose=text, recipient=text)
    return paper.report(hostile, scope=scope)


def is_formula(cell: str) -> bool:
    """Tell whether a spreadsheet would run a cell; an apostrophe in front makes it text."""
    behind = cell.lstrip(" \n\"'")[:1]
    return cell[:1] in STARTS or (behind in STARTS and not cell.startswith("'"))


@pytest.mark.parametrize("name", TEXTS)
def test_no_cell_of_the_spreadsheet_is_a_formula_and_none_is_cut(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_audit_csv(report(TEXTS[name]), path)

    csv.field_size_limit(100_000_000)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))

    assert {len(row) for row in rows} == {len(HEADINGS)}
    assert len(rows) == 3
    assert [one[:20] for row in rows for one in row if is_formula(one)] == []
    shown = TEXTS[name].encode("utf-8", "backslashreplace").decode()
    assert rows[2][HEADINGS.index("after")].replace("'", "") == shown.replace("'", "")


@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("name", TEXTS)
def test_no_cell_is_a_formula_where_cells_are_parted_elsewhere(
    name: str, delimiter: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    write_audit_csv(report(TEXTS[name]), path)

    csv.field_size_limit(100_000_000)
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [one for row in csv.reader(file, delimiter=delimiter) for one in row]

    assert [one[:20] for one in cells if one.lstrip(' "')[:1] in STARTS - {"\t", "\r"}] == []


@pytest.mark.parametrize("name", TEXTS)
def test_the_archive_is_pdf_a_whatever_was_typed(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    made = report(TEXTS[name])
    write_audit_pdf(made, path)
    typed = TEXTS[name].encode("utf-8", "surrogatepass")

    archive(path, [Attached("events.jsonl", typed, "text/plain", "As typed")], made.scope.made_at)

    with pikepdf.open(path) as pdf:
        assert pdfa.check(pdf, "3b").verdict == "pass"
        assert pdf.attachments["events.jsonl"].get_file().read_bytes() == typed


def test_a_report_that_is_too_long_to_be_checked_says_so_and_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    made = report(TEXTS["markup"])
    write_audit_pdf(made, path)
    drawn = path.read_bytes()
    # what the checker may look at is a default of its own, at 20,000,000
    fields = ValidationContext.__dataclass_fields__["max_instructions"]
    defaults = list(ValidationContext.__init__.__defaults__ or ())
    defaults[defaults.index(fields.default)] = 3
    monkeypatch.setattr(ValidationContext.__init__, "__defaults__", tuple(defaults))

    with pytest.raises(RuleError, match="Choose a shorter period"):
        archive(path, (), made.scope.made_at)

    assert path.read_bytes() == drawn
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["markup", "colour", "controls", "bidi", "surrogate", "one word"])
def test_a_certificate_prints_what_was_typed_as_letters(name: str, tmp_path: Path) -> None:
    text, path = TEXTS[name], tmp_path / "c.pdf"
    made = Paper(
        title="Certificate of erasure",
        label="E-000001",
        organisation=text,
        at=datetime(2026, 6, 8, 9, tzinfo=UTC),
        facts=(("Ground", text), ("Asked for by", text)),
        keeps="It verifies as before.",
        meaning="By signing.",
        first=("Asked for by", text),
        second=("Confirmed by", text),
    )

    write_paper(made, path)
    archive(path, (), made.at)

    words = "".join(PdfReader(path).pages[0].extract_text().split())
    begins = {
        "markup": "<b>neverclosed<i>&",
        "colour": "<fontcolor=",
        "controls": "[U+0000]",
        "bidi": "[U+202E]",
        "surrogate": "[U+D83D]",
        "one word": "xxxx",
    }
    assert begins[name] in words


@pytest.mark.parametrize(
    ("value", "made"),
    [
        ("\ufeff=1+1", "'\ufeff=1+1"),
        ("\u200b\x00\xa0@SUM(1)", "'\u200b\x00\xa0@SUM(1)"),
        ("one\x0b=1+1", "one\x0b'=1+1"),
        ("one\u2028 -1", "one\u2028 '-1"),
        ("a - b, 1 = 1", "a - b, 1 = 1"),
    ],
)
def test_a_sign_behind_what_nobody_sees_begins_no_formula(value: str, made: str) -> None:
    assert harmless(value) == made


def test_a_value_of_nothing_but_breaks_is_looked_through_once() -> None:
    started = perf_counter()
    harmless("\n \u200b" * 200_000)
    assert perf_counter() - started < 5
