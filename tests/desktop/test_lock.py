"""A locked program shows nothing, reads nothing and opens for its own person only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget
from sqlalchemy import select

from desktop.alerts import Alerts
from desktop.bootstrap.idle import Idle
from desktop.bootstrap.lock import Lock
from desktop.bootstrap.opening import OpenDesk
from desktop.bootstrap.queue_area import QueueArea
from desktop.bootstrap.rooms import places_for
from desktop.bootstrap.ticket_windows import TicketWindow, TicketWindows
from desktop.main_window.window import MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import LOCK_MINUTES, Memory
from desktop.notifier import Notification, Notifier
from desktop.overriding import override
from desktop.settings.choices import minutes_of
from desktop.sign_in.place import Place
from desktop.work import Lane
from models.audit import AuditEntry
from models.people import Person
from models.vocabulary import NoticeUrgency
from services.access import administration
from services.access.sign_in import OPEN_SIGN_IN
from services.access.unlocking import Way
from services.imports.sample_desk import put_setting
from services.notify import inbox
from services.notify.inbox import Word
from services.tickets.queue import Queue, QueueView, queue_count
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.sign_in.lock_page import LockPage
    from services.store.work import Work
    from tests.desktop.conftest import Seat

SECRET = "correct horse battery"  # noqa: S105 - of a desk that lives for one test
MINUTE = timedelta(minutes=1)


class _Desktop(Notifier):
    """Takes notifications and remembers them, as a desktop's daemon would."""

    def __init__(self) -> None:
        super().__init__()
        self.now: dict[str, Notification] = {}

    @override
    def show(self, notification: Notification) -> None:
        self.now[notification.key] = notification

    @override
    def withdraw(self, key: str) -> None:
        self.now.pop(key, None)


@dataclass
class Scene:
    """A workplace with its lock, and what is needed to look behind it."""

    seat: Seat
    workplace: Workplace
    lock: Lock
    desktop: _Desktop
    number: int
    given_up: list[str] = field(default_factory=list)

    @property
    def page(self) -> LockPage:
        assert self.lock.page is not None
        return self.lock.page

    def type(self, password: str) -> None:
        self.page.password.setText(password)
        QTest.keyClick(self.page.password, Qt.Key.Key_Return)


@pytest.fixture
def place(seat: Seat, tmp_path: Path, qtbot: QtBot) -> Iterator[Scene]:
    """The agent's workplace on a desk that asks for passwords, one ticket open in it."""
    number = opened(seat.store, seat.small, subject="Payroll of the director")
    agent = seat.small.agent
    with seat.store.work(seat.small.admin) as work:
        administration.set_password(work, agent.person_id or 0, SECRET)
    window = MainWindow(Memory(tmp_path / "window.ini"), "light", is_cover=False)
    qtbot.addWidget(window)
    window.show()
    desk = seat.desk_of(agent)
    workplace = Workplace(window, desk, places_for(agent.role))
    workplace.window_wanted.connect(TicketWindows(window, desk, workplace.commands).open)
    workplace.open_ticket(number)
    desktop = _Desktop()
    alerts = Alerts(desk, desktop, window)
    lane = Lane("opening")
    lock = Lock(window, desk, OpenDesk(Place("here"), seat.store, "here", ()), lane)
    lock.guard(workplace.commands, alerts)
    made = Scene(seat, workplace, lock, desktop, number)
    lock.given_up.connect(made.given_up.append)
    qtbot.waitUntil(lambda: "Payroll" in window.windowTitle())
    qtbot.waitUntil(lambda: lock.way is Way.PASSWORD)
    yield made
    lock.close()
    for one in _ticket_windows():
        one.deleteLater()
    assert lane.close(timedelta(seconds=10))


def _seen() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def _ticket_windows() -> list[TicketWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, TicketWindow)]


def test_the_lock_takes_every_window_and_dialog_off_the_screen(place: Scene, qtbot: QtBot) -> None:
    place.workplace.run("ticket.open")
    place.workplace.run("ticket.open")
    place.workplace.run("app.keys")
    place.workplace.run("ticket.new")
    qtbot.waitUntil(lambda: len(_seen()) == 5)

    place.workplace.run("app.lock")

    window = place.workplace.window
    assert _seen() == [window]
    assert not window.frame.isVisible()
    assert "Payroll" not in window.windowTitle()
    place.type(SECRET)
    qtbot.waitUntil(lambda: not place.lock.is_locked, timeout=10_000)
    assert len([one for one in _ticket_windows() if one.isVisible()]) == 2
    assert len(_seen()) == 5
    assert window.frame.isVisible()
    assert "Payroll" in window.windowTitle()


def test_a_window_that_opens_behind_the_lock_is_never_shown(place: Scene, qtbot: QtBot) -> None:
    place.lock.lock()

    late = QDialog(place.workplace.window)
    late.show()

    assert late.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    qtbot.waitUntil(lambda: not late.isVisible())
    place.type(SECRET)
    qtbot.waitUntil(late.isVisible, timeout=10_000)
    assert not late.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)


def test_a_dialog_somebody_waits_for_is_closed(place: Scene, qtbot: QtBot) -> None:
    waited = QDialog(place.workplace.window)
    ends: list[int] = []
    waited.finished.connect(ends.append)
    qtbot.waitUntil(lambda: bool(place.workplace.window.isVisible()))
    waited.setModal(True)
    waited.show()

    place.lock.lock()

    assert ends == [QDialog.DialogCode.Rejected.value]


def test_no_key_reaches_what_is_behind(place: Scene, qtbot: QtBot) -> None:
    place.lock.lock()

    place.workplace.run("app.palette")
    QTest.keyClick(place.page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert not place.workplace.palette.isVisibleTo(place.workplace.window.frame)
    assert not place.workplace.window.actions()
    place.type(SECRET)
    qtbot.waitUntil(lambda: not place.lock.is_locked, timeout=10_000)
    place.workplace.run("app.palette")
    assert place.workplace.palette.isVisible()


def test_what_is_being_written_stays(place: Scene, qtbot: QtBot) -> None:
    place.workplace.run("ticket.reply")
    area = place.workplace.go("queue")
    assert isinstance(area, QueueArea)
    text = area.ticket.composer.findChild(QPlainTextEdit)
    assert text is not None
    text.setPlainText("Half an answer")

    place.lock.lock()
    place.type(SECRET)

    qtbot.waitUntil(lambda: not place.lock.is_locked, timeout=10_000)
    assert text.toPlainText() == "Half an answer"


def test_a_wrong_password_is_said_counted_and_recorded(place: Scene, qtbot: QtBot) -> None:
    place.lock.lock()

    place.type("wrong")
    qtbot.waitUntil(lambda: "password is wrong" in place.page.banner.words(), timeout=10_000)

    assert place.page.password.text() == ""
    with place.seat.store.reading(place.seat.small.admin) as work:
        person = work.require(Person, place.seat.small.agent.person_id or 0)
        count = person.failed_sign_ins
        kinds = work.session.scalars(
            select(AuditEntry.kind).order_by(AuditEntry.id.desc()).limit(1)
        ).all()
    assert (count, kinds) == (1, ["person.sign_in_refused"])
    assert place.lock.is_locked


def test_five_wrong_ones_lock_the_account_itself(place: Scene, qtbot: QtBot) -> None:
    place.lock.lock()

    for _ in range(5):
        place.type("wrong")
        qtbot.waitUntil(place.page.card.isEnabled, timeout=10_000)
    place.type(SECRET)
    qtbot.waitUntil(place.page.card.isEnabled, timeout=10_000)

    assert "locked for 15 minutes" in place.page.banner.words()
    assert place.lock.is_locked


def test_an_empty_password_is_not_even_tried(place: Scene) -> None:
    place.lock.lock()

    place.type("")

    assert place.page.banner.words() == "Type your password to go on."
    assert place.page.card.isEnabled()


def _count(work: Work) -> int:
    return queue_count(work, QueueView(Queue.ALL))


def test_questions_of_pages_wait_behind_the_lock(place: Scene, qtbot: QtBot) -> None:
    desk, told = place.workplace.desk, []
    page, trusted = QObject(place.workplace), QObject(place.workplace)
    desk.gate.trust(trusted)
    place.lock.lock()

    desk.ask(_count, then=lambda n: told.append(("page", n)), receiver=page)
    desk.ask(_count, then=lambda n: told.append(("seat", n)), receiver=trusted)

    qtbot.waitUntil(lambda: told == [("seat", 1)])
    place.type(SECRET)
    qtbot.waitUntil(lambda: told == [("seat", 1), ("page", 1)], timeout=10_000)


def test_clicks_are_refused_behind_the_lock(place: Scene, qtbot: QtBot) -> None:
    place.lock.lock()
    desk = place.workplace.desk

    click = desk.do(inbox.mark_seen, [1])

    with qtbot.waitSignal(click.refused) as refused:
        pass
    assert "locked" in str(refused.args[0])


def _tell(place: Scene, title: str) -> None:
    with place.seat.store.work(place.seat.small.lead) as work:
        word = Word(
            "escalation",
            title,
            "The director's payroll is late.",
            urgency=NoticeUrgency.CRITICAL,
            ticket_id=place.number,
        )
        inbox.tell(work, [place.seat.small.agent.person_id or 0], word)
        changes = work.changes
    place.workplace.desk.tell(changes)


def test_notices_behind_the_lock_say_how_many_and_nothing_else(place: Scene, qtbot: QtBot) -> None:
    _tell(place, "Breached: payroll")
    qtbot.waitUntil(lambda: bool(place.desktop.now))
    place.lock.lock()
    assert place.desktop.now == {}

    _tell(place, "Breached again: payroll")

    qtbot.waitUntil(lambda: bool(place.desktop.now))
    [said] = place.desktop.now.values()
    assert (said.title, said.body) == ("Vigildesk is locked", "1 new notice waits.")
    assert (said.choices, said.urgency) == ((), NoticeUrgency.CRITICAL)
    assert place.page.waiting.text() == "1 new notice waits."
    place.type(SECRET)
    qtbot.waitUntil(
        lambda: [one.title for one in place.desktop.now.values()] == ["Breached again: payroll"],
        timeout=10_000,
    )


def test_a_button_pressed_on_an_old_notification_does_nothing(place: Scene, qtbot: QtBot) -> None:
    _tell(place, "Breached: payroll")
    qtbot.waitUntil(lambda: bool(place.desktop.now))
    [key] = place.desktop.now
    place.lock.lock()

    place.desktop.chosen.emit(key, "acknowledge")
    qtbot.wait(50)

    with place.seat.store.reading(place.seat.small.agent) as work:
        assert [one.acknowledged_at for one in inbox.notices(work, 5)] == [None]


class _Clock:
    def __init__(self) -> None:
        self.s = 100.0

    def __call__(self) -> float:
        return self.s


def test_the_time_has_passed_once_until_somebody_comes_back(qtbot: QtBot) -> None:
    clock, window = _Clock(), QWidget()
    qtbot.addWidget(window)
    window.show()
    idle, passed = Idle(10 * MINUTE, window, clock_s=clock), []
    idle.passed.connect(lambda: passed.append(clock.s))

    for clock.s in (400.0, 700.0, 701.0, 1500.0):
        idle.look()
    handle = window.windowHandle()
    assert handle is not None
    no_key = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, no_key))
    for clock.s in (2099.0, 2100.0):
        idle.look()

    assert passed == [700.0, 2100.0]


def test_a_movement_of_the_pointer_counts_too(qtbot: QtBot) -> None:
    clock, window = _Clock(), QWidget()
    qtbot.addWidget(window)
    window.show()
    idle = Idle(MINUTE, window, clock_s=clock)
    handle = window.windowHandle()
    assert handle is not None
    clock.s = 159.0

    QTest.mouseMove(handle)
    clock.s = 165.0

    with qtbot.assertNotEmitted(idle.passed):
        idle.look()


def test_how_long_is_chosen_and_usual_only_where_it_stops_somebody(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    before = [minutes_of(memory, asks=asks) for asks in (True, False)]

    memory.keep(LOCK_MINUTES, "30")
    chosen = [minutes_of(memory, asks=asks) for asks in (True, False)]
    memory.keep(LOCK_MINUTES, "soon")

    assert (before, chosen, minutes_of(memory, asks=True)) == ([10, 0], [30, 30], 10)


def test_where_nobody_asks_for_a_password_a_press_is_enough(
    place: Scene, qtbot: QtBot, open_to_all: Callable[[], None]
) -> None:
    open_to_all()
    lock = place.lock
    lock.ask_the_way()
    qtbot.waitUntil(lambda: lock.way is Way.NOTHING)
    lock.lock()

    assert not place.page.password.isVisible()
    place.page.enter.click()

    qtbot.waitUntil(lambda: not lock.is_locked, timeout=10_000)


@pytest.fixture
def open_to_all(place: Scene) -> Callable[[], None]:
    """Make the desk one that lets people in by name."""

    def make() -> None:
        with place.seat.store.work(place.seat.small.admin) as work:
            put_setting(work, OPEN_SIGN_IN, value=True)

    return make
