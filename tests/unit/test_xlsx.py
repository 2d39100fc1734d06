"""A spreadsheet holds texts as texts, whatever they begin with, and can be read by others."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from services.reports.xlsx import CELL_LIMIT, MAIN, Sheet

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "<t>&amp;</t>]]>",
    "right \u202e left",
    "line\nbreak",
    "  kept  ",
    "",
)


def cells(path: Path) -> list[list[tuple[str | None, str]]]:
    with zipfile.ZipFile(path) as box:
        assert box.testzip() is None
        root = ET.fromstring(box.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file
    assert root.find(f".//{{{MAIN}}}f") is None
    return [
        [(one.get("t"), "".join(one.itertext())) for one in row]
        for row in root.iter(f"{{{MAIN}}}row")
    ]


def test_texts_that_look_like_formulas_stay_texts(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    with Sheet(path) as sheet:
        sheet.write((1042, *HOSTILE))

    [row] = cells(path)
    assert row[0] == (None, "1042")
    assert row[1:] == [("inlineStr", text) for text in HOSTILE]


@pytest.mark.parametrize("text", ["\x00", "\x0b", "\ud800", "\ufffe"])
def test_what_xml_cannot_hold_is_replaced_visibly(tmp_path: Path, text: str) -> None:
    path = tmp_path / "out.xlsx"
    with Sheet(path) as sheet:
        sheet.write((f"a{text}b",))

    assert cells(path) == [[("inlineStr", "a\ufffdb")]]


def test_a_text_longer_than_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    with Sheet(path) as sheet:
        sheet.write(("x" * (CELL_LIMIT + 10),))

    [[(_, text)]] = cells(path)
    assert len(text) == CELL_LIMIT
    assert text.endswith("…")
