"""The pages of a PDF in the window: drawn as one comes to them, by keys, with their text."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import psutil  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.widgets.page_layout import MARGIN, WIDEST, laid_out, pixels_for
from desktop.widgets.page_letters import text_of
from desktop.widgets.page_words import file_trouble, page_trouble
from desktop.widgets.pdf_pages import PdfPages
from services.viewing.limits import MOST_PIXELS, Trouble
from services.viewing.wire import Letter, Size
from tests.rigs import pdfs
from tests.rigs.pdf_sheet import THREE, sheet_on, view_of, words_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.widgets.page_view import PageView


def dark_points(view: PageView, left: float, top: float, right: float, bottom: float) -> int:
    """Count what is dark on the screen within a part of the room of the pages."""
    seen = view.viewport().grab().toImage()
    across, down = range(seen.width()), range(seen.height())
    return sum(
        seen.pixelColor(x, y).lightness() < 100
        for x in across
        for y in down
        if left <= x / seen.width() <= right and top <= y / seen.height() <= bottom
    )


def test_a_pdf_is_shown_with_its_text_where_it_stands(qtbot: QtBot) -> None:
    sheet = sheet_on(pdfs.written(THREE), qtbot)
    view = view_of(sheet, qtbot)

    assert view.text() == "The first page"
    assert "Page 1 of 3" in words_in(sheet)
    assert dark_points(view, 0.1, 0.05, 0.5, 0.3) > 200
    assert dark_points(view, 0.1, 0.35, 0.9, 0.95) == 0


def test_the_keys_lead_through_the_pages(qtbot: QtBot) -> None:
    sheet = sheet_on(pdfs.written(THREE), qtbot)
    view = view_of(sheet, qtbot)
    qtbot.waitUntil(view.hasFocus)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    further = view.verticalScrollBar().value()
    QTest.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: view.text() == "The third page")

    assert further > 0
    assert "Page 3 of 3" in words_in(sheet)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 0


def test_what_is_read_stays_at_the_top_when_the_window_changes(qtbot: QtBot) -> None:
    sheet = sheet_on(pdfs.written(THREE), qtbot)
    view = view_of(sheet, qtbot)
    sheet.resize(sheet.width() - 120, sheet.height() - 200)
    at_first = view.verticalScrollBar().value()
    view.go_to(2)
    sheet.resize(sheet.width() + 60, sheet.height())

    assert at_first == 0
    assert view.page == 2


def test_plus_minus_and_zero_change_the_size_and_the_picture_becomes_sharp(qtbot: QtBot) -> None:
    view = view_of(sheet_on(pdfs.written(THREE), qtbot), qtbot)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    wide = view.horizontalScrollBar().maximum()
    zoomed = view.zoom
    qtbot.waitUntil(lambda: view.picture_width(0) > view.viewport().width())
    QTest.keyClick(view, Qt.Key.Key_0)

    assert (zoomed, view.zoom) == (1.5, 1.0)
    assert wide > 0
    assert view.horizontalScrollBar().maximum() == 0


def test_the_text_of_a_page_is_copied_and_told_to_who_does_not_see_it(qtbot: QtBot) -> None:
    view = view_of(sheet_on(pdfs.written(THREE), qtbot), qtbot)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "The first page"
    assert view.accessibleName() == "Page 1 of 3"
    assert view.accessibleDescription() == "The first page"


def test_words_are_chosen_with_the_mouse(qtbot: QtBot) -> None:
    view = view_of(sheet_on(pdfs.written(["Invoice number 7"]), qtbot), qtbot)
    place = view.place_of(0)
    line = place.top() + round(place.height() * 66 / 842)
    room = view.viewport()
    begin, end = (QPoint(place.left() + round(place.width() * x / 595), line) for x in (74, 145))
    QTest.mousePress(room, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(room, end)
    QTest.mouseRelease(room, Qt.MouseButton.LeftButton, pos=end)

    assert view.chosen_text() == "Invoice"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\nnothing", "cut off or damaged"),
    ],
    ids=["broken"],
)
def test_a_pdf_that_cannot_be_shown_says_why_and_is_saved_all_the_same(
    content: bytes, words: str, qtbot: QtBot
) -> None:
    sheet = sheet_on(content, qtbot)
    qtbot.waitUntil(lambda: words in words_in(sheet))

    with qtbot.waitSignal(sheet.save_asked) as asked:
        QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert asked.args == [7]


def test_a_process_that_ends_takes_one_page_along_and_no_other(qtbot: QtBot) -> None:
    content = pdfs.after(pdfs.flate_bomb(pdfs.GIB), pdfs.written(["Sound"]))
    sheet = sheet_on(content, qtbot)
    [pages] = sheet.findChildren(PdfPages)
    qtbot.waitUntil(
        lambda: pages.view is not None and "not shown" in pages.view.accessibleDescription()
    )
    assert pages.view is not None
    pages.view.go_to(1)

    qtbot.waitUntil(lambda: pages.view is not None and pages.view.text() == "Sound")
    assert dark_points(pages.view, 0.1, 0.0, 0.5, 0.3) > 100


def test_a_process_that_is_killed_is_begun_again_where_it_is_needed(qtbot: QtBot) -> None:
    sheet = sheet_on(pdfs.written([f"Page {n}" for n in range(9)]), qtbot)
    view = view_of(sheet, qtbot)
    [pages] = sheet.findChildren(PdfPages)
    qtbot.waitUntil(lambda: not pages.drawer.is_busy)
    os.kill(pages.drawer.pid or 0, signal.SIGKILL)
    view.go_to(5)
    qtbot.waitUntil(lambda: not pages.drawer.is_busy)
    view.go_to(8)

    qtbot.waitUntil(lambda: view.text() == "Page 8")


def test_the_process_ends_with_the_sheet_and_with_the_next_file(qtbot: QtBot) -> None:
    sheet = sheet_on(pdfs.written(), qtbot)
    view_of(sheet, qtbot)
    [pages] = sheet.findChildren(PdfPages)
    first = pages.drawer.pid or 0
    sheet.show_file(sheet.facts)
    qtbot.waitUntil(lambda: not psutil.pid_exists(first))
    sheet.show_content(pdfs.written())
    view_of(sheet, qtbot)
    [pages] = sheet.findChildren(PdfPages)
    second = pages.drawer.pid or 0
    sheet.close()
    sheet.deleteLater()

    qtbot.waitUntil(lambda: not psutil.pid_exists(second))
    assert QApplication.activeModalWidget() is None


# -- where pages lie -----------------------------------------------------------------------------


def test_every_page_is_as_wide_as_the_room_and_found_by_its_height() -> None:
    layout = laid_out([Size(595, 842), Size(842, 595), Size(100, 100)], 632, 1.0)

    assert {place.width() for place in layout.places} == {600}
    assert [layout.page_at(place.top() + 1) for place in layout.places] == [0, 1, 2]
    second = layout.places[1].top()
    assert layout.pages_within(second - MARGIN + 2, second - 2) == range(1, 1)
    assert layout.pages_within(0, layout.height) == range(3)


def test_a_page_in_a_large_window_is_no_wider_than_it_is_read_with_ease() -> None:
    [place] = laid_out([Size(595, 842)], 2400, 1.0).places

    assert (place.width(), place.center().x()) == (WIDEST, 1199)


@pytest.mark.parametrize("size", [Size(1, 1_000_000), Size(1_000_000, 1), Size(14_400, 14_400)])
def test_a_page_of_any_shape_is_drawn_with_few_pixels(size: Size) -> None:
    [place] = laid_out([size], 4000, 4.0).places
    pixels = pixels_for(place, 2.0)

    assert pixels.width() * pixels.height() <= MOST_PIXELS
    assert pixels.width() >= 1 <= pixels.height()
    assert QSize(place.width(), place.height()).isValid()


def test_text_keeps_its_lines_and_no_other_controls() -> None:
    letters = [Letter(one, 0, 0, 0, 0) for one in "a\r\nb\x07c"]

    assert text_of(letters) == "a\nb c"


def test_every_trouble_has_words() -> None:
    assert all(file_trouble(one) and page_trouble(3, one) for one in Trouble)
