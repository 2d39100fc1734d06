"""A locked program shows nothing, reads nothing and opens for its own person only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget
from sqlalchemy import select

from desktop.bootstrap.curtain import close_all_but
from desktop.bootstrap.queue_area import QueueArea
from models.audit import AuditEntry
from models.people import Person
from services.access import unlocking
from services.access.sign_in import OPEN_SIGN_IN
from services.access.unlocking import Way
from services.errors import NotAllowed
from services.imports.sample_desk import put_setting
from services.notify import inbox
from services.tickets.queue import Queue, QueueView, queue_count
from tests.rigs.locked_seat import SECRET, Scene, lay_scene, ticket_windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from services.store.work import Work
    from tests.desktop.conftest import Seat


@pytest.fixture
def place(seat: Seat, tmp_path: Path, qtbot: QtBot) -> Iterator[Scene]:
    made = lay_scene(seat, tmp_path, qtbot)
    yield made
    made.end()


def _seen() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


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
    qtbot.waitUntil(lambda: not place.lock.is_locked)
    assert len([one for one in ticket_windows() if one.isVisible()]) == 2
    assert len(_seen()) == 5
    assert window.frame.isVisible()
    assert "Payroll" in window.windowTitle()


def test_whoever_unlocks_goes_on_in_the_window_they_were_in(place: Scene, qtbot: QtBot) -> None:
    for _ in range(3):
        place.workplace.run("ticket.open")
    qtbot.waitUntil(lambda: len(ticket_windows()) == 3)
    for one in (ticket_windows()[0], ticket_windows()[-1]):
        one.activateWindow()
        qtbot.waitUntil(one.isActiveWindow)
        place.lock.lock()
        place.type(SECRET)
        qtbot.waitUntil(lambda: not place.lock.is_locked)

        qtbot.waitUntil(one.isActiveWindow, timeout=2000)


def test_a_window_that_opens_behind_the_lock_is_never_shown(place: Scene, qtbot: QtBot) -> None:
    place.lock.lock()

    late = QDialog(place.workplace.window)
    late.show()

    assert late.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    qtbot.waitUntil(lambda: not late.isVisible())
    place.type(SECRET)
    qtbot.waitUntil(late.isVisible)
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
    qtbot.waitUntil(lambda: not place.lock.is_locked)
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

    qtbot.waitUntil(lambda: not place.lock.is_locked)
    assert text.toPlainText() == "Half an answer"


def test_a_wrong_password_is_said_counted_and_recorded(place: Scene, qtbot: QtBot) -> None:
    place.lock.lock()

    place.type("wrong")
    qtbot.waitUntil(lambda: "password is wrong" in place.page.banner.words())

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
        qtbot.waitUntil(place.page.card.isEnabled)
    place.type(SECRET)
    qtbot.waitUntil(place.page.card.isEnabled)

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
    qtbot.waitUntil(lambda: told == [("seat", 1), ("page", 1)])


def test_clicks_are_refused_behind_the_lock(place: Scene, qtbot: QtBot) -> None:
    place.lock.lock()
    desk = place.workplace.desk

    click = desk.do(inbox.mark_seen, [1])

    with qtbot.waitSignal(click.refused) as refused:
        pass
    assert "locked" in str(refused.args[0])


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

    qtbot.waitUntil(lambda: not lock.is_locked)


@pytest.fixture
def open_to_all(place: Scene) -> Callable[[], None]:
    """Make the desk one that lets people in by name."""

    def make() -> None:
        with place.seat.store.work(place.seat.small.admin) as work:
            put_setting(work, OPEN_SIGN_IN, value=True)

    return make


def test_five_wrong_ones_sign_out_where_only_the_server_can_tell(
    place: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server does not lock a login by itself (test_guarded_seat asks a real one)."""

    def refuse(*_given: object) -> None:
        raise NotAllowed(unlocking.WRONG)

    monkeypatch.setattr(unlocking, "way_of", lambda *_given: Way.SERVER)
    monkeypatch.setattr(unlocking, "unlock", refuse)
    place.lock.ask_the_way()
    qtbot.waitUntil(lambda: place.lock.way is Way.SERVER)
    place.lock.lock()

    for count in range(1, 6):
        assert place.given_up == [], count
        place.type("wrong")
        qtbot.waitUntil(place.page.card.isEnabled)

    assert place.given_up == ["Five wrong passwords: you were signed out. Sign in again."]


def test_whoever_signs_out_leaves_no_window_behind(place: Scene, qtbot: QtBot) -> None:
    place.workplace.run("ticket.open")
    place.workplace.run("app.keys")
    qtbot.waitUntil(lambda: len(_seen()) == 3)

    close_all_but(place.workplace.window)

    assert _seen() == [place.workplace.window]
    qtbot.waitUntil(lambda: ticket_windows() == [])
