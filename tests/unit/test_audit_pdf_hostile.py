"""Text that was typed to hurt: the report prints it, quickly, and opens nothing."""

from __future__ import annotations

import re
import time
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from pypdf import PdfReader

from services.reports.audit_pdf import write_audit_pdf
from services.reports.history import FieldChange, HistoryEntry
from tests.rigs import paper

if TYPE_CHECKING:
    from pathlib import Path

SECONDS: Final = 10.0
"""Far above what any of these takes, far below what reportlab's paragraphs take."""

PAYLOADS: Final = {
    "markup": '<b>bold <i>never closed & <img src="{canary}" width="60" height="20"/>',
    "image by address": '<img src="file://{canary}"/> <img src="http://127.0.0.1:9/x.png"/>',
    "link": '<a href="file:///etc/passwd">x</a> https://example.com/?a=b javascript:alert(1)',
    "colour": "<font color=\"[[[open('{canary}.pwned','w') for x in [1]]] and 'red'\">x</font>",
    "operators": ") Tj ET Q /Im0 Do (\\",
    "formula": "=cmd|' /C calc'!A0",
    "controls": "".join(map(chr, range(32))) + "\x7f\x9b",
    "bidi": "invoice \u202efdp.exe \u2066 \u2069",
    "surrogate": "broken \ud83d half",
    "one word": "x" * 1_000_000,
    "many words": "lorem ipsum " * 90_000,
    "many lines": "\n" * 1_000_000,
    "combining": "a" + "\u0301" * 100_000,
    "no glyph": "\u4e2d" * 100_000,
}


def ticket_of(payload: str) -> HistoryEntry:
    return HistoryEntry(
        1,
        paper.at(0),
        payload,
        payload,
        payload,
        (FieldChange(payload, payload, payload + "!"), FieldChange("Note", None, payload)),
        payload,
        source=payload[:80],
        claimed_at=paper.at(1),
        claimed_who=payload,
        notable=payload,
    )


def print_it(payload: str, path: Path) -> float:
    """Print a report that is made of the payload alone; return the seconds it took."""
    clock = replace(paper.resolution_clock(), target=payload, policy=payload, calendar=payload)
    hostile = replace(
        paper.ticket(),
        subject=payload,
        facts=((payload, payload),),
        clocks=(clock,),
        entries=[ticket_of(payload)],
    )
    scope = replace(
        paper.SCOPE,
        title=payload,
        organisation=payload,
        sentence=payload,
        filters=(("Text", payload),),
        requested_by=payload,
        purpose=payload,
    )
    started = time.monotonic()
    write_audit_pdf(paper.report(hostile, replace(hostile, entries=[]), scope=scope), path)
    return time.monotonic() - started


@pytest.mark.parametrize("name", PAYLOADS)
def test_hostile_text_is_printed_in_seconds(name: str, tmp_path: Path) -> None:
    seconds = print_it(PAYLOADS[name], tmp_path / "hostile.pdf")

    assert seconds < SECONDS


@pytest.mark.parametrize("name", ["markup", "image by address", "link", "colour", "operators"])
def test_no_file_is_opened_and_no_link_is_made(name: str, tmp_path: Path) -> None:
    canary = tmp_path / "canary.png"
    canary.write_bytes(b"\x89PNG not to be read")
    path = tmp_path / "hostile.pdf"

    print_it(PAYLOADS[name].replace("{canary}", str(canary)), path)

    raw = path.read_bytes()
    assert not re.search(rb"/Subtype\s*/Image|/URI|/Annot|/JavaScript|/Launch|/EmbeddedFile", raw)
    assert {child.name for child in tmp_path.iterdir()} == {"canary.png", "hostile.pdf"}


def test_page_operators_in_a_text_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "hostile.pdf"

    print_it(PAYLOADS["operators"], path)

    assert ") Tj ET Q /Im0 Do (\\" in PdfReader(path).pages[2].extract_text()


def test_markup_is_printed_letter_by_letter(tmp_path: Path) -> None:
    path = tmp_path / "hostile.pdf"

    print_it("<b>x</b>", path)

    assert "<b>x</b>" in PdfReader(path).pages[2].extract_text()


def test_a_hidden_direction_mark_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "hostile.pdf"

    print_it(PAYLOADS["bidi"], path)

    assert "[U+202E]" in PdfReader(path).pages[2].extract_text()


def test_the_cover_says_that_characters_were_printed_as_codes(tmp_path: Path) -> None:
    path = tmp_path / "hostile.pdf"

    print_it(PAYLOADS["bidi"], path)

    assert "printed as a Unicode number" in PdfReader(path).pages[0].extract_text()


def test_a_withheld_rest_is_counted_on_paper(tmp_path: Path) -> None:
    path = tmp_path / "hostile.pdf"
    long = HistoryEntry(1, paper.at(0), "P", "agent", "Note added", (), "x" * 1_000_000)

    write_audit_pdf(paper.report(replace(paper.ticket(), entries=[long])), path)

    words = "".join("".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert "restwithheldforlength,996,000characters" in words


def test_every_page_stream_can_be_decompressed(tmp_path: Path) -> None:
    path = tmp_path / "hostile.pdf"

    print_it(PAYLOADS["no glyph"], path)

    streams = re.findall(rb"FlateDecode >>\nstream\n(.*?)\nendstream", path.read_bytes(), re.DOTALL)
    assert all(zlib.decompress(stream) for stream in streams)
