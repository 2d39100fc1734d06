"""The inbox and the alerts: the same notice as a record and as a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.alerts import Alerts
from desktop.commands import Commands
from desktop.inbox import InboxPage
from desktop.inbox.notice_card import NoticeCard
from desktop.notifier import Notification, Notifier
from desktop.overriding import override
from models.vocabulary import NoticeUrgency
from services.changes import Changes
from services.notify import inbox
from services.notify.inbox import Word
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat


class _Desktop(Notifier):
    """A desktop that takes every notification, or none."""

    def __init__(self, *, is_there: bool = True) -> None:
        super().__init__()
        self._is_there = is_there
        self.shown: list[Notification] = []

    @override
    def show(self, notification: Notification) -> None:
        if self._is_there:
            self.shown.append(notification)
        else:
            self.failed.emit(notification.key, "nobody is there")

    @override
    def withdraw(self, key: str) -> None:
        self.shown = [one for one in self.shown if one.key != key]


@pytest.fixture
def number(seat: Seat) -> int:
    """A ticket with a critical notice about it for the agent."""
    number = opened(seat.store, seat.small)
    assert seat.small.agent.person_id is not None
    with seat.store.work(seat.small.lead) as work:
        word = Word(
            "escalation",
            f"Breached: #{number}",
            "The resolution is late.",
            urgency=NoticeUrgency.CRITICAL,
            ticket_id=number,
        )
        inbox.tell(work, [seat.small.agent.person_id], word)
    return number


@pytest.fixture
def page(seat: Seat, number: int, qtbot: QtBot) -> InboxPage:
    assert number
    host = QWidget()
    qtbot.addWidget(host)
    page = InboxPage(seat.desk, Commands(host, seat.small.agent.role))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.findChildren(NoticeCard)))
    return page


def _button(page: InboxPage, words: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == words)


def test_open_leads_to_the_ticket(page: InboxPage, number: int, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.ticket_opened) as asked:
        _button(page, "Open").click()

    assert asked.args == [number]


def test_marking_all_as_seen_leaves_nothing_waiting(page: InboxPage, qtbot: QtBot) -> None:
    _button(page, "Mark all as seen").click()

    qtbot.waitUntil(lambda: all(one.seen_at is not None for one in page.notices))


def test_a_snoozed_notice_says_when_it_comes_back(page: InboxPage, qtbot: QtBot) -> None:
    _button(page, "Snooze 10 min").click()

    qtbot.waitUntil(lambda: page.notices[0].snoozed_until is not None)


def test_a_notice_is_shown_once_however_often_it_is_asked_for(
    seat: Seat, number: int, qtbot: QtBot
) -> None:
    desktop = _Desktop()
    alerts = Alerts(seat.desk, desktop)
    with qtbot.waitSignal(seat.desk.finished):
        pass

    for _ in range(3):
        with qtbot.waitSignal(alerts.counted):
            seat.desk.changed.emit(Changes(everything=True))

    assert [one.title for one in desktop.shown] == [f"Breached: #{number}"]


def test_what_the_desktop_cannot_show_is_toasted(seat: Seat, number: int, qtbot: QtBot) -> None:
    alerts = Alerts(seat.desk, _Desktop(is_there=False))

    with qtbot.waitSignal(alerts.toasted) as toasted:
        pass

    assert toasted.args[0].ticket_id == number


def test_the_bell_counts_what_waits(seat: Seat, number: int, qtbot: QtBot) -> None:
    assert number
    alerts = Alerts(seat.desk, _Desktop())

    with qtbot.waitSignal(alerts.counted) as counted:
        pass

    assert counted.args == [1, True]


def test_open_from_the_desktop_names_the_ticket(seat: Seat, number: int, qtbot: QtBot) -> None:
    desktop = _Desktop()
    alerts = Alerts(seat.desk, desktop)
    qtbot.waitUntil(lambda: bool(desktop.shown))

    with qtbot.waitSignal(alerts.opened) as asked:
        desktop.chosen.emit(desktop.shown[0].key, "open")

    assert asked.args == [number]
