"""What the window costs: repainting a queue beside Qt, scrolling a million, opening a ticket."""

from __future__ import annotations

import os
import time
from array import array
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from tests.bench.job import Job

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from desktop import theme
from desktop.widgets.conversation import ConversationView
from desktop.widgets.queue_columns import COLUMNS
from desktop.widgets.queue_paint import TABLE_HEIGHT
from desktop.widgets.queue_table import QueueTable
from desktop.widgets.ticking import Ticker
from models.vocabulary import Priority, TicketStatus
from tests.desktop.made import MadeClock, MadeMessage, MadeRow

if TYPE_CHECKING:
    from collections.abc import Callable

NOW: Final = datetime(2026, 6, 8, 10, 0, tzinfo=UTC)
ROWS, FRAMES, MILLION = 37, 40, 1_000_000


def jobs() -> list[Job]:
    """Build the tables once, offscreen, with the same texts on both sides."""
    app = _themed()
    ours, million = _queue(1000), _queue(MILLION)
    ours.set_columns([column.key for column in COLUMNS])
    theirs = _native(ours)
    million.resize(900, 800)
    talk = ConversationView(lambda: NOW)
    talk.resize(700, 800)
    for widget in (ours, theirs, million, talk):
        widget.show()
    app.processEvents()
    return [
        Job(
            job=f"repaint {ROWS} x {len(COLUMNS)} of a queue, beside QStandardItemModel",
            ours=_frames(ours, 7),
            theirs=_frames(theirs, 7),
            goal="<= 1.8x",
            rounds=7,
        ),
        Job(
            job="scroll a million tickets, frame of new rows",
            ours=_scrolled(million),
            goal="<= 16 ms",
            quantile=0.95,
            rounds=3,
        ),
        Job(
            job="open a ticket with 500 messages, widgets only",
            ours=_talked(talk),
            goal="<= 100 ms",
            rounds=7,
        ),
        Job(
            job="switch between light and dark",
            ours=_switched(app, (ours, theirs)),
            goal="<= 50 ms",
            rounds=6,
        ),
    ]


def _themed() -> QApplication:
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("the bench needs widgets")
    theme.apply(app, theme.Scheme.LIGHT)
    return app


def _talked(talk: ConversationView) -> Callable[[], float]:
    messages = [MadeMessage(n, at=NOW - timedelta(minutes=500 - n)) for n in range(500)]

    def run() -> float:
        began = time.perf_counter()
        talk.show_messages(messages)
        while talk.is_building:
            QCoreApplication.processEvents()
        talk.repaint()
        taken = time.perf_counter() - began
        # an event loop would have let the former cards go by now
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return taken

    return run


def _switched(app: QApplication, others: tuple[QTableView, ...]) -> Callable[[], float]:
    """Return a job that switches a queue and a conversation, as much as one window shows."""

    def run() -> float:
        dark = theme.tokens().scheme is theme.Scheme.DARK
        for widget in others:
            widget.hide()
        app.processEvents()
        began = time.perf_counter()
        theme.apply(app, theme.Scheme.LIGHT if dark else theme.Scheme.DARK)
        app.processEvents()
        taken = time.perf_counter() - began
        for widget in others:
            widget.show()
        app.processEvents()
        return taken

    return run


def _row(number: int) -> MadeRow:
    state = number % 7
    clock = MadeClock(due_at=NOW + timedelta(minutes=31 * state), at_risk_at=NOW)
    return MadeRow(
        number,
        subject=f"Subject of the ticket {number} with some words",
        requester=f"Requester {number % 500}",
        assignee=f"Agent {number % 200}" if state else None,
        priority=Priority(1 + number % 4),
        status=list(TicketStatus)[number % 5],
        chip=clock,
    )


def _queue(count: int) -> QueueTable:
    table = QueueTable(Ticker(lambda: NOW))
    table.queue.pages_needed.connect(
        lambda first, last: table.queue.accept(map(_row, table.queue.ids_between(first, last)))
    )
    table.show_ids(array("q", range(count)))
    table.resize(1900, ROWS * TABLE_HEIGHT + 34)
    table.queue.need(0, 999)
    return table


def _native(ours: QueueTable) -> QTableView:
    model = QStandardItemModel(200, len(COLUMNS))
    for row in range(200):
        line = ours.queue.line_at(row)
        if line is None:
            raise LookupError("the first rows are not here")
        for place, column in enumerate(COLUMNS):
            model.setItem(row, place, QStandardItem(column.text(line, lambda: NOW)))
    view = QTableView()
    model.setParent(view)
    view.setModel(model)
    view.setWordWrap(False)
    view.verticalHeader().setDefaultSectionSize(TABLE_HEIGHT)
    view.verticalHeader().hide()
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.horizontalHeader().setDefaultSectionSize(1900 // len(COLUMNS))
    view.resize(1900, ROWS * TABLE_HEIGHT + 34)
    return view


def _frames(view: QTableView, step: int) -> Callable[[], list[float]]:
    """Return a job that repaints the whole view at places never the same twice in a row."""

    def run() -> list[float]:
        taken = []
        for frame in range(FRAMES):
            view.verticalScrollBar().setValue((frame * step) % 150 * TABLE_HEIGHT)
            began = time.perf_counter()
            view.viewport().repaint()
            taken.append(time.perf_counter() - began)
        return taken

    return run


def _scrolled(table: QueueTable) -> Callable[[], list[float]]:
    places = iter(range(1, 1000))

    def run() -> list[float]:
        first = next(places) * 9973 % (MILLION - 2000)
        table.queue.need(first, first + 800)
        taken = []
        for frame in range(300):
            began = time.perf_counter()
            table.verticalScrollBar().setValue(first * TABLE_HEIGHT + frame * 60)
            table.viewport().repaint()
            taken.append(time.perf_counter() - began)
        return taken

    return run
