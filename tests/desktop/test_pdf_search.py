"""Words are found in a PDF of the window, and a protected one opens with its password."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.widgets.page_finding import found_in
from desktop.widgets.page_paint import on_page
from desktop.widgets.password_ask import PasswordAsk
from desktop.widgets.pdf_pages import PdfPages
from services.viewing.wire import Letter
from tests.rigs import pdfs
from tests.rigs.accessible import nameless
from tests.rigs.clipping import clipped
from tests.rigs.pdf_sheet import THREE, sheet_on, view_of, words_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.widgets.file_sheet import FileSheet


def test_a_protected_pdf_is_shown_once_its_password_is_typed(qtbot: QtBot) -> None:
    sheet = sheet_on(pdfs.encrypted(), qtbot)
    [pages] = sheet.findChildren(PdfPages)
    qtbot.waitUntil(lambda: bool(sheet.findChildren(PasswordAsk)))
    [asked] = sheet.findChildren(PasswordAsk)
    qtbot.waitUntil(asked.field.hasFocus)
    QTest.keyClicks(asked.field, "secrets")
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open with this password" in words_in(asked))
    assert nameless(sheet) == clipped(sheet) == []
    assert (asked.field.hasFocus(), asked.field.selectedText()) == (True, "secrets")
    with qtbot.assertNotEmitted(sheet.save_asked):
        QTest.keyClicks(asked.field, "secret")
        QTest.keyClick(asked.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: pages.view is not None and bool(pages.view.text()))
    assert pages.view is not None
    assert pages.view.text() == "Quarterly invoice"


def searched(sheet: FileSheet, words: str, qtbot: QtBot) -> PdfPages:
    """Press Ctrl+F, and type."""
    view_of(sheet, qtbot)
    [pages] = sheet.findChildren(PdfPages)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    QTest.keyClick(sheet, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(pages.search_bar.field.hasFocus)
    QTest.keyClicks(pages.search_bar.field, words)
    return pages


def test_words_are_found_on_every_page_and_led_through_by_keys(qtbot: QtBot) -> None:
    sheet = sheet_on(pdfs.written(THREE), qtbot)
    pages = searched(sheet, "PAGE", qtbot)
    qtbot.waitUntil(lambda: pages.search_bar.said.text() == "1 of 3")
    field, view = pages.search_bar.field, pages.view
    assert view is not None
    with qtbot.assertNotEmitted(sheet.save_asked):
        QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.page == 1)
    assert pages.search_bar.said.text() == "2 of 3"
    assert nameless(sheet) == clipped(sheet) == []
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: view.page == 2)
    assert pages.search_bar.said.text() == "3 of 3"
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert sheet.isVisible()
    assert view.hasFocus()
    assert not pages.search_bar.isVisible()
    assert view.search.count == 0


def test_what_is_found_is_marked_where_it_stands(qtbot: QtBot) -> None:
    sheet = sheet_on(pdfs.written(["Invoice number 7"]), qtbot)
    pages = searched(sheet, "number", qtbot)
    qtbot.waitUntil(lambda: pages.search_bar.said.text() == "1 of 1")
    assert pages.view is not None
    [hit] = pages.view.search.hits(0)
    box = on_page(hit[0], pages.view.place_of(0))
    seen = pages.view.viewport().grab().toImage()
    ratio = seen.devicePixelRatio()
    inside, outside = (
        seen.pixelColor(round(x * ratio), round((box.top() + 1) * ratio))
        for x in (box.left() + 2, box.left() - 12)
    )

    assert inside.blue() < 200 < inside.red()
    assert (outside.red(), outside.green(), outside.blue()) == (255, 255, 255)


def test_what_is_nowhere_is_said_and_a_scan_is_told_from_it(qtbot: QtBot) -> None:
    sheet = sheet_on(pdfs.written(THREE), qtbot)
    pages = searched(sheet, "nowhere", qtbot)
    qtbot.waitUntil(lambda: pages.search_bar.said.text() == "Not found")

    blank = sheet_on(pdfs.saved(pdfs.with_content(b"0 0 99 99 re f")), qtbot)
    [scan] = blank.findChildren(PdfPages)
    qtbot.waitUntil(lambda: scan.view is not None)
    scan.begin_search()
    QTest.keyClicks(scan.search_bar.field, "anything")
    qtbot.waitUntil(lambda: "no text to search" in scan.search_bar.said.text())


# -- what is found ----------------------------------------------------------------------------


def line_of(words: str, top: int = 100) -> list[Letter]:
    return [Letter(one, 10 * at, top, 10 * at + 9, top + 20) for at, one in enumerate(words)]


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("Invoice, INVOICE", "invoice", 2),
        ("Straße", "STRASSE", 1),
        ("a \N{LATIN SMALL LIGATURE FI}ne day", "fine", 1),
        ("two  \t words", "two words", 1),
        ("two words", "  two   words ", 1),
        ("aaaa", "aa", 2),
        ("anything", "", 0),
        ("anything", "   ", 0),
    ],
)
def test_case_and_spaces_make_no_difference(text: str, words: str, hits: int) -> None:
    assert len(found_in(line_of(text), words).hits) == hits


def test_a_word_broken_at_the_end_of_a_line_is_found_in_two_boxes() -> None:
    letters = [*line_of("inter-"), *(Letter(one, 0, 0, 0, 0) for one in "\r\n")]
    letters += line_of("national", top=140)
    [hit] = found_in(letters, "international").hits

    assert [box.top() for box in hit] == [100, 140]


def test_a_hyphen_within_a_line_stays() -> None:
    letters = line_of("well-known")

    assert (len(found_in(letters, "wellknown").hits), len(found_in(letters, "l-k").hits)) == (0, 1)
