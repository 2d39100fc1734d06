"""A queue that is read in short stretches, as a very long one is: scrolled, changed, all chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from desktop.commands import Commands
from desktop.queue import QueuePage, chosen, reader
from desktop.widgets import queue_model
from models.vocabulary import Priority
from services.changes import Changes
from services.rules import views
from services.tickets import lifecycle
from services.tickets.bulk import BulkChange
from services.tickets.orders import Order
from services.tickets.queue import Queue, QueueView, Total
from tests.rigs.desk import opened
from tests.rigs.mixed_tickets import mix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat

MANY = 400
NEWEST = QueueView(Queue.ALL, Order.NEWEST)


class Long:
    """The page on a long queue."""

    def __init__(self, seat: Seat, qtbot: QtBot) -> None:
        self.seat = seat
        mix(seat.store, seat.small, MANY)
        self.desk = seat.desk_of(seat.small.admin)
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.page = QueuePage(self.desk, Commands(self.window, self.desk.actor.role))
        self.offered: list[tuple[str, Callable[[], None] | None]] = []
        self.page.offered.connect(lambda words, undo: self.offered.append((words, undo)))
        self.window.setCentralWidget(self.page)
        self.window.resize(1200, 700)
        self.window.show()
        self.page.open_queue(NEWEST)
        self.table = self.page.table
        qtbot.waitUntil(lambda: self.table.queue.rowCount() == MANY)

    def all_ids(self, view: QueueView = NEWEST) -> list[int]:
        with self.seat.store.reading(self.desk.actor) as work:
            return list(views.view_ids(work, view))

    def known(self) -> list[int]:
        return self.table.queue.ids_between(0, 10_000)

    def top(self) -> int | None:
        return self.table.queue.id_at(self.table.first_row())

    def scroll_to(self, row: int) -> None:
        height = self.table.rowHeight(0)
        self.table.verticalScrollBar().setValue(row * height)


@pytest.fixture
def long(seat: Seat, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Long]:
    monkeypatch.setattr(reader, "LENGTH", 60)
    monkeypatch.setattr(reader, "UNKNOWN", 50)
    monkeypatch.setattr(reader, "SHORT_WAY", 20)
    monkeypatch.setattr(reader, "SCREENS_BEFORE", 20)
    monkeypatch.setattr(queue_model, "AHEAD", 10)
    monkeypatch.setattr(queue_model, "NEAR", 40)
    made = Long(seat, qtbot)
    yield made
    made.window.close()
    shiboken6.delete(made.window)


def test_only_a_stretch_is_read(long: Long) -> None:
    assert long.known() == long.all_ids()[: len(long.known())]
    assert len(long.known()) < MANY / 2


def test_scrolling_reads_on_to_the_end(long: Long, qtbot: QtBot) -> None:
    def read_on() -> bool:
        long.scroll_to(long.table.queue.known.stop)
        return long.table.queue.is_whole

    qtbot.waitUntil(read_on)

    assert long.known() == long.all_ids()


def test_the_end_is_read_from_the_end(long: Long, qtbot: QtBot) -> None:
    last = long.all_ids()[-1]
    with qtbot.waitSignal(long.page.ticket_opened) as ticket:
        qtbot.keyClick(long.table, Qt.Key.Key_End)

    assert ticket.args == [last]
    assert not long.table.queue.is_whole


def test_scrolling_back_reads_what_is_before(long: Long, qtbot: QtBot) -> None:
    long.scroll_to(300)
    qtbot.waitUntil(lambda: long.top() == long.all_ids()[300])
    qtbot.waitUntil(lambda: long.table.queue.known.stop == MANY)

    def read_back() -> bool:
        long.scroll_to(long.table.queue.known.start)
        return long.table.queue.is_whole

    qtbot.waitUntil(read_back)

    assert long.known() == long.all_ids()


def test_what_others_do_moves_nothing_in_view(long: Long, seat: Seat, qtbot: QtBot) -> None:
    long.scroll_to(150)
    qtbot.waitUntil(lambda: long.top() == long.all_ids()[150])
    long.table.go_to(long.all_ids()[152])
    before = long.top()

    new = opened(seat.store, seat.small, subject="New on top", priority=Priority.CRITICAL)
    with seat.store.work(seat.desk.actor) as work:
        changes = work.touch(tickets={new})
    with qtbot.waitSignal(long.table.queue.modelReset):
        long.desk.tell(changes)

    assert long.top() == before
    assert long.table.current_id() == long.all_ids()[153]


def test_everything_is_changed_and_put_back(long: Long, qtbot: QtBot) -> None:
    unassigned = QueueView(Queue.UNASSIGNED, Order.NEWEST)
    long.page.open_queue(unassigned)
    wanted = long.all_ids(unassigned)
    qtbot.waitUntil(lambda: long.table.queue.rowCount() == len(wanted))
    assert not long.table.queue.is_whole
    long.table.selectAll()

    long.page.bulk.run(BulkChange("x", add_tags=("outage",)))
    qtbot.waitUntil(lambda: bool(long.offered))

    words, undo = long.offered[-1]
    assert words == f"{len(wanted)} tickets changed"
    assert undo is not None
    tagged = QueueView(Queue.ALL, Order.NEWEST, text="tag:outage")
    assert long.all_ids(tagged) == wanted
    undo()
    qtbot.waitUntil(lambda: not long.all_ids(tagged))


def test_far_too_many_are_refused_in_words(
    long: Long, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chosen, "MOST_AT_ONCE", 100)
    long.table.selectAll()
    long.page.bulk.run(BulkChange("x", add_tags=("outage",)))

    qtbot.waitUntil(lambda: "more than 100 tickets" in long.page.banner.words())
    assert not long.page.bulk_bar.is_busy


def test_a_view_that_shrinks_below_what_is_in_view_is_read_anew(
    long: Long, seat: Seat, qtbot: QtBot
) -> None:
    waiting = QueueView(Queue.UNASSIGNED, Order.NEWEST)
    long.page.open_queue(waiting)
    wanted = long.all_ids(waiting)
    qtbot.waitUntil(lambda: long.table.queue.rowCount() == len(wanted))
    qtbot.keyClick(long.table, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: long.table.current_id() == wanted[-1])
    with seat.store.work(long.desk.actor) as work:
        for one in wanted[5:]:
            lifecycle.cancel(work, one, reason="spam")
        changes = work.changes
    long.desk.tell(changes)

    qtbot.waitUntil(lambda: long.known() == wanted[:5])


def test_about_how_many_is_said_in_words(long: Long) -> None:
    long.page.head.show_count(Total(748_213, is_exact=False))

    assert long.page.head.count_words() == "about 750,000"


def press_at(long: Long, qtbot: QtBot, row: int, *modifiers: Qt.KeyboardModifier) -> None:
    """Press the left button on a row in view."""
    place = long.table.visualRect(long.table.queue.index(row, 0)).center()
    held = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        held |= one
    qtbot.mouseClick(long.table.viewport(), Qt.MouseButton.LeftButton, held, place)


def test_a_range_reaches_over_what_nobody_has_read(long: Long, qtbot: QtBot) -> None:
    whole = long.all_ids()
    press_at(long, qtbot, 3)
    long.scroll_to(300)
    qtbot.waitUntil(lambda: long.top() == whole[300])
    press_at(long, qtbot, 305, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: long.table.choice.count() == 303)
    assert long.table.selected_ids() == whole[3:306]

    # it stays chosen when the queue is read again, loses one by X, and ends with a plain click
    with qtbot.waitSignal(long.table.queue.modelReset):
        long.desk.tell(Changes(tickets=frozenset({whole[0]})))
    qtbot.waitUntil(lambda: long.table.selected_ids() == whole[3:306])
    press_at(long, qtbot, 304, Qt.KeyboardModifier.ControlModifier)
    assert long.table.selected_ids() == [*whole[3:304], whole[305]]
    press_at(long, qtbot, 302)
    assert long.table.selected_ids() == [whole[302]]


def test_shift_and_end_choose_to_an_end_nobody_has_read(long: Long, qtbot: QtBot) -> None:
    whole = long.all_ids()
    press_at(long, qtbot, 5)
    qtbot.keyClick(long.table, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)

    qtbot.waitUntil(lambda: long.table.selected_ids() == whole[5:])
    long.table.step(1)
    assert long.table.choice.count() == 1
