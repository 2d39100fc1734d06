"""One click, there and back: the order, the answers and the refusals."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer

from desktop.work import Desk
from services.changes import Changes
from services.errors import NotFoundError, RuleError, StoreUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from services.progress import Progress
    from services.store.work import Actor, Work

NOBODY = cast("Actor", object())
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@dataclass
class _Unit:
    now: datetime = NOON


@dataclass
class _Store:
    """A store whose database can be switched off."""

    is_up: bool = True
    units: int = 0
    gate: threading.Event = field(default_factory=threading.Event)
    keys: list[tuple[str | None, bool]] = field(default_factory=list)

    def apply(
        self,
        actor: Actor,
        use_case: Callable[[Work], Changes],
        *,
        key: str | None = None,
        is_repeated: bool = False,
    ) -> Changes:
        self.keys.append((key, is_repeated))
        with self.reading(actor) as work:
            return use_case(work)

    @contextmanager
    def reading(self, actor: Actor) -> Iterator[Work]:
        assert actor is NOBODY
        self.units += 1
        if not self.is_up:
            raise StoreUnavailable("The database does not answer.")
        yield cast("Work", _Unit())


def _touch(_work: Work, ticket_id: int, *, reason: str = "") -> Changes:
    if reason == "blank":
        raise RuleError("A reply needs a text.")
    return Changes(tickets=frozenset({ticket_id}))


def _double(_work: Work, number: int) -> int:
    return number * 2


def _missing(_work: Work) -> int:
    raise NotFoundError("No such ticket.")


def _broken(_work: Work) -> Changes:
    raise ZeroDivisionError


@pytest.fixture
def store() -> _Store:
    return _Store()


@pytest.fixture
def desk(store: _Store, qapp: object) -> Iterator[Desk]:
    assert qapp is not None
    desk = Desk(store, NOBODY)
    yield desk
    assert desk.close()
    shiboken6.delete(desk)


def test_clicks_arrive_in_their_order(desk: Desk, qtbot: QtBot) -> None:
    seen: list[int] = []
    desk.changed.connect(lambda changes: seen.extend(changes.tickets))

    for number in range(20):
        desk.do(_touch, number)

    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == list(range(20))


def test_an_answer_comes_back_on_the_gui_thread(desk: Desk, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []

    desk.ask(
        _double, 21, then=lambda n: seen.append((n, threading.get_ident())), receiver=QObject(desk)
    )

    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(42, threading.get_ident())]


def test_an_older_answer_for_the_same_receiver_is_dropped(desk: Desk, qtbot: QtBot) -> None:
    seen: list[int] = []
    receiver = QObject(desk)

    for number in range(5):
        desk.ask(_double, number, then=seen.append, receiver=receiver)

    qtbot.waitUntil(lambda: bool(seen))
    qtbot.wait(50)
    assert seen == [8]


def test_questions_about_different_things_are_all_answered(desk: Desk, qtbot: QtBot) -> None:
    seen: list[int] = []
    receiver = QObject(desk)

    for number in range(3):
        desk.ask(_double, number, then=seen.append, receiver=receiver, about=f"page {number}")

    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == [0, 2, 4]


def test_nobody_is_answered_after_the_receiver_is_gone(desk: Desk, qtbot: QtBot) -> None:
    seen: list[int] = []
    receiver = QObject()
    desk.ask(_double, 1, then=seen.append, receiver=receiver)
    shiboken6.delete(receiver)

    with qtbot.waitSignal(desk.answered):
        pass

    assert seen == []


def test_a_question_that_met_a_shut_gate_is_answered_although_it_opens_before_we_look(
    desk: Desk, qtbot: QtBot
) -> None:
    seen: list[int] = []

    def shut(answer: int) -> None:
        seen.append(answer)
        desk.gate.shut()
        QTimer.singleShot(0, open_late)  # comes after the next question was begun

    def open_late() -> None:
        time.sleep(0.2)  # the question ends on its thread, and nobody has looked at it
        desk.gate.open()

    desk.ask(_double, 1, then=shut, receiver=QObject(desk))
    desk.ask(_double, 21, then=seen.append, receiver=QObject(desk))

    qtbot.waitUntil(lambda: 42 in seen)
    assert seen == [2, 42]


def test_a_refusal_reaches_the_page_that_listens_and_no_banner(desk: Desk, qtbot: QtBot) -> None:
    at_the_page: list[str] = []
    in_the_banner: list[str] = []
    desk.refused.connect(lambda error: in_the_banner.append(str(error)))

    click = desk.do(_touch, 1, reason="blank")
    click.refused.connect(lambda error: at_the_page.append(str(error)))

    qtbot.waitUntil(lambda: bool(at_the_page))
    assert (at_the_page, in_the_banner) == (["A reply needs a text."], [])


def test_a_refusal_nobody_listens_to_goes_to_the_banner(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.refused) as refused:
        desk.do(_touch, 1, reason="blank")

    assert str(refused.args[0]) == "A reply needs a text."


def test_finished_fires_after_a_bug(desk: Desk, qtbot: QtBot) -> None:
    seen: list[object] = []
    desk.failed.connect(lambda error: seen.append(type(error)))

    click = desk.do(_broken)
    click.finished.connect(lambda: seen.append("finished"))

    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [ZeroDivisionError, "finished"]


def test_a_refused_question_goes_to_its_own_answer(desk: Desk, qtbot: QtBot) -> None:
    seen: list[str] = []

    desk.ask(
        _missing,
        then=lambda _: None,
        receiver=QObject(desk),
        otherwise=lambda error: seen.append(str(error)),
    )

    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["No such ticket."]


def test_a_lost_database_is_said_once(desk: Desk, store: _Store, qtbot: QtBot) -> None:
    news: list[bool] = []
    desk.connection.connect(news.append)
    store.is_up = False

    for number in range(3):
        desk.do(_touch, number)

    qtbot.waitUntil(lambda: store.units == 3)
    qtbot.wait(50)
    assert news == [False]


def test_a_question_is_answered_when_the_database_comes_back(
    desk: Desk, store: _Store, qtbot: QtBot
) -> None:
    seen: list[int] = []
    store.is_up = False
    with qtbot.waitSignal(desk.connection):
        desk.ask(_double, 4, then=seen.append, receiver=QObject(desk))
    store.is_up = True

    qtbot.waitUntil(lambda: bool(seen))

    assert (seen, desk.is_connected) == ([8], True)


def test_the_desk_counts_by_the_clock_of_the_database(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.changed):
        desk.do(_touch, 1)

    assert (desk.now() - NOON).total_seconds() == pytest.approx(0, abs=5)


def test_an_errand_reports_and_can_be_stopped(desk: Desk, qtbot: QtBot) -> None:
    def count(_work: Work, progress: Progress, total: int) -> int:
        for done in range(total):
            progress.report(done, total)
            if progress.is_cancelled():
                return done
            threading.Event().wait(0.005)
        return total

    errand = desk.start(count, 10_000)
    errand.progressed.connect(lambda done, _total: errand.cancel() if done >= 3 else None)

    with qtbot.waitSignal(errand.succeeded) as ended:
        pass

    assert 3 <= ended.args[0] < 10_000


def test_the_same_click_after_a_lost_database_means_the_same_thing(
    desk: Desk, store: _Store, qtbot: QtBot
) -> None:
    store.is_up = False
    for up in (False, True, True):
        store.is_up = up
        with qtbot.waitSignal(desk.finished):
            desk.do(_touch, 7)

    keys = [key for key, _ in store.keys]
    assert [is_repeated for _, is_repeated in store.keys] == [False, True, False]
    assert keys[0] == keys[1] != keys[2]


def test_another_click_after_a_lost_database_means_another_thing(
    desk: Desk, store: _Store, qtbot: QtBot
) -> None:
    for number, up in ((7, False), (8, True)):
        store.is_up = up
        with qtbot.waitSignal(desk.finished):
            desk.do(_touch, number)

    assert [is_repeated for _, is_repeated in store.keys] == [False, False]
