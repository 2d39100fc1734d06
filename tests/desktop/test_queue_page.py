"""The page of queues on a real store: what it shows, and how it follows what changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import QMainWindow

from desktop.commands import Commands
from desktop.queue import QueuePage
from desktop.widgets.empty_state import EmptyState
from models.vocabulary import Priority
from services.tickets import lifecycle
from services.tickets.queue import Queue, QueueView
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat


@pytest.fixture
def page(seat: Seat, qtbot: QtBot) -> Iterator[QueuePage]:
    opened(seat.store, seat.small, subject="Printer offline", priority=Priority.LOW)
    opened(seat.store, seat.small, subject="Nobody can pay", priority=Priority.CRITICAL)
    opened(seat.store, seat.small, subject="New laptop", assignee_id=None)
    window = QMainWindow()
    qtbot.addWidget(window)
    made = QueuePage(seat.desk, Commands(window, seat.desk.actor.role))
    window.setCentralWidget(made)
    window.resize(900, 600)
    window.show()
    qtbot.waitUntil(lambda: made.table.queue.rowCount() == 2)
    yield made
    window.close()
    shiboken6.delete(window)


def subjects(page: QueuePage) -> list[str]:
    lines = (page.table.queue.line_at(row) for row in range(page.table.queue.rowCount()))
    return [line.subject for line in lines if line is not None]


def test_an_agent_sees_their_own_tickets_what_breaks_next_on_top(
    page: QueuePage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(subjects(page)) == 2)

    assert set(subjects(page)) == {"Nobody can pay", "Printer offline"}


def test_the_first_ticket_is_rested_on_by_itself(page: QueuePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.table.is_resting)

    assert page.table.current_id() == page.table.queue.id_at(0)


def test_the_ticket_rested_on_is_announced(page: QueuePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.table.is_resting)

    with qtbot.waitSignal(page.ticket_opened) as ticket:
        page.table.step(1)

    assert ticket.args == [page.table.queue.id_at(1)]


def test_a_ticket_opened_while_the_queue_is_read_is_not_replaced_by_the_first(
    seat: Seat, page: QueuePage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(page.table.is_resting)
    second = page.table.queue.ids_between(1, 1)[0]
    window = QMainWindow()
    qtbot.addWidget(window)
    late = QueuePage(seat.desk, Commands(window, seat.desk.actor.role))
    window.setCentralWidget(late)
    window.show()

    late.mark(second)

    qtbot.waitUntil(late.table.is_resting)
    assert late.table.current_id() == second
    window.close()
    shiboken6.delete(window)


def test_another_queue_is_shown_when_chosen(page: QueuePage, qtbot: QtBot) -> None:
    page.open_queue(QueueView(Queue.UNASSIGNED))

    qtbot.waitUntil(lambda: subjects(page) == ["New laptop"])


def test_a_figure_of_the_board_opens_its_tickets(page: QueuePage, qtbot: QtBot) -> None:
    page.open_queue([1002], "Breached in Tier 1")

    qtbot.waitUntil(lambda: page.table.queue.rowCount() == 1)


def test_words_find_a_ticket(page: QueuePage, qtbot: QtBot) -> None:
    page.search("printer")

    qtbot.waitUntil(lambda: subjects(page) == ["Printer offline"])


def test_a_search_without_a_find_says_so(page: QueuePage, qtbot: QtBot) -> None:
    page.search("no such words")

    qtbot.waitUntil(lambda: page.table.queue.rowCount() == 0)
    assert any(state.isVisible() for state in page.findChildren(EmptyState))


def test_an_empty_queue_says_what_belongs_there(page: QueuePage, qtbot: QtBot) -> None:
    page.open_queue(QueueView(Queue.DONE))

    qtbot.waitUntil(lambda: page.table.queue.rowCount() == 0)
    names = [state.accessibleName() for state in page.findChildren(EmptyState)]
    assert "Nothing is done yet" in names


def test_a_resolved_ticket_leaves_the_queue(page: QueuePage, seat: Seat, qtbot: QtBot) -> None:
    first = page.table.queue.id_at(0)
    assert first is not None

    seat.desk.do(lifecycle.resolve, first, reason="Replaced the cable")

    qtbot.waitUntil(lambda: page.table.queue.rowCount() == 1)


def test_a_new_ticket_appears_without_moving_the_one_in_hand(
    page: QueuePage, seat: Seat, qtbot: QtBot
) -> None:
    page.table.step(1)
    held = page.table.current_id()
    with seat.store.work(seat.desk.actor) as work:
        work.touch(tickets={1001})
        changes = work.changes
    opened(seat.store, seat.small, subject="Another", priority=Priority.CRITICAL)

    seat.desk.tell(changes)

    qtbot.waitUntil(lambda: page.table.queue.rowCount() == 3)
    assert page.table.current_id() == held


def test_a_requester_sees_only_queues_that_concern_them(seat: Seat, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    desk = seat.desk_of(seat.small.requester)

    page = QueuePage(desk, Commands(window, desk.actor.role))
    qtbot.addWidget(page)

    names = {each.accessibleName() for each in page.shelf_items()}
    assert names == {"All open", "Done", "All tickets"}
