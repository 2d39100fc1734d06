"""Goes through everything of one ticket: what is asked, its files, the composer, many at once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from desktop.bootstrap.queue_area import QueueArea
from desktop.bootstrap.ticket_windows import TicketWindow
from desktop.overriding import override
from desktop.text import tr
from desktop.ticket.leaf import TicketLeaf
from desktop.ticket.page import TicketPage
from desktop.widgets.file_row import FileRow
from desktop.widgets.pdf_pages import PdfPages
from services.errors import FieldConflict
from services.tickets.presence import Beside
from tests.rigs.sight import PATIENCE_S, Sight, settle, shown
from tests.rigs.sights import ACTS_AT_ONCE, Tourist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.widgets.composer import Composer


class TicketTourist(Tourist):
    """Goes on from the pages into one ticket."""

    def ticket(self, number: int) -> Iterator[Sight]:
        """A ticket, what its commands ask, its files, the composer, and many tickets at once."""
        area = self._work.go("queue")
        assert isinstance(area, QueueArea)
        self._work.open_ticket(number)
        settle(self._desk)
        yield Sight("ticket", self._work.window)
        area.ticket.header.details.setChecked(True)
        settle(self._desk)
        yield Sight("ticket/details", self._work.window)
        yield from self._deeds()
        yield from self._forms("ticket", area.ticket)
        yield from self._files(area.ticket.conversation)
        yield from self._writing(area.ticket.composer)
        yield from self._in_between(area)
        yield from self._many(area)
        yield from self._window_of_its_own(number)

    @override
    def _brought(self, page: QWidget) -> QWidget:
        """In a small window the details give way once the focus came by the composer."""
        if isinstance(page, TicketPage) and not page.header.details.isChecked():
            page.header.details.setChecked(True)
            settle(self._desk)
        return page

    def _deeds(self) -> Iterator[Sight]:
        for command in self._work.commands.available():
            if command.section == "ticket" and command.name not in ACTS_AT_ONCE:
                self._work.run(command.name)
                yield from self._opened(command.name)

    def _files(self, conversation: QWidget) -> Iterator[Sight]:
        for row in shown(conversation, FileRow):
            for chip in shown(row, QPushButton):
                chip.click()
                settle(self._desk)
                _await_pages()
                for pages in (one for top in tops() for one in shown(top, PdfPages)):
                    pages.begin_search()
                yield from self._opened(f"file {chip.text()}")

    def _writing(self, composer: Composer) -> Iterator[Sight]:
        """The lists that `/` and `@` open, files to send, and the note."""
        self._work.window.activateWindow()
        settle(self._desk)
        self._work.run("ticket.reply")
        for mark in "/@":
            QTest.keyClicks(composer.writing, mark)
            settle(self._desk)
            yield Sight(f"composer {mark}", self._work.window)
            QTest.keyClick(composer.writing, Qt.Key.Key_Escape)
            composer.writing.clear()
        names = {one.accessibleName(): one for one in shown(composer, QToolButton)}
        names[tr("Attach files")].click()
        settle(self._desk)
        yield Sight("composer with a file", self._work.window)
        self._work.run("ticket.note")
        settle(self._desk)
        yield Sight("composer note", self._work.window)
        composer.show_draft(None)

    def _many(self, area: QueueArea) -> Iterator[Sight]:
        area.queue.table.choice.choose_rows(range(3))
        settle(self._desk)
        yield Sight("many chosen", self._work.window)
        yield from self._menus("many", area.queue.bulk_bar)
        area.queue.bulk_bar.tagged.emit()
        settle(self._desk)
        yield Sight("many/tags", self._work.window)
        self._escape_strips("many/tags")
        area.queue.table.clearSelection()
        area.queue.head.grouped.emit("priority")
        settle(self._desk)
        yield Sight("queue grouped", self._work.window)
        area.queue.head.grouped.emit(None)
        for view, name in ((None, "new view"), (area.queue.kept.shelves[:1], "change view")):
            if view is None:
                area.queue.kept.make()
            elif view:
                area.queue.kept.change(view[0])
            yield from self._opened(name)

    def _in_between(self, area: QueueArea) -> Iterator[Sight]:
        """What a ticket shows when others are at it, when values collide, and while it prints."""
        page, now = area.ticket, self._desk.now()
        leaf = page.findChildren(TicketLeaf)[0]
        others = (("Lena Ort", True), ("Tom Reed", False))
        leaf.beside.show_people([Beside(1, name, writes, now) for name, writes in others])
        clash = FieldConflict("priority", "priority", "normal", "low", "high", "Lena Ort", now)
        leaf.conflicts.show_conflicts("Lena Ort changed this first.", [clash], now)
        settle(self._desk)
        yield Sight("ticket in between", self._work.window)
        leaf.conflicts.withdraw()
        leaf.beside.show_people([])
        leaf.export_bar.show()
        settle(self._desk)
        yield Sight("ticket on paper", self._work.window)
        leaf.export_bar.hide()

    def _window_of_its_own(self, number: int) -> Iterator[Sight]:
        alone = TicketWindow(self._desk, number, self._work.window.memory)
        alone.show()
        settle(self._desk)
        yield Sight("ticket in its own window", alone)
        alone.close()
        alone.deleteLater()
        settle()


def tops() -> list[QWidget]:
    """Return the windows and dialogs there are."""
    return QApplication.topLevelWidgets()


def _await_pages() -> None:
    """Wait for the process that opens a PDF; `QTest.qWait` would keep the thread from asking it."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and any(
        pages.view is None for top in tops() for pages in shown(top, PdfPages)
    ):
        QApplication.processEvents()
        time.sleep(0.02)
