"""The window over a file, opened on a PDF, and what is read there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLabel

from desktop.widgets.file_sheet import FileFacts, FileSheet
from desktop.widgets.pdf_pages import PdfPages

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.widgets.page_view import PageView

THREE: Final = ("The first page", "The second page", "The third page")


def words_in(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def sheet_on(content: bytes, qtbot: QtBot, name: str = "invoice.pdf") -> FileSheet:
    facts = FileFacts(7, name, len(content), "ab" * 32, "application/pdf", "application/pdf")
    sheet = FileSheet(facts)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.show_content(content)
    return sheet


def view_of(sheet: FileSheet, qtbot: QtBot) -> PageView:
    """Wait until the text of the first page is read, which comes after its picture."""
    [pages] = sheet.findChildren(PdfPages)
    qtbot.waitUntil(lambda: pages.view is not None and bool(pages.view.text()))
    assert pages.view is not None
    return pages.view
