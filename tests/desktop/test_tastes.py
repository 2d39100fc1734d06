"""At a seat that several people use, everybody finds the window as they like it."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from desktop import language, theme
from desktop.bootstrap.options import Options
from desktop.bootstrap.program import Program
from desktop.memory import LANGUAGE, SCALE, SCHEME, Memory
from desktop.sign_in.place import Place
from desktop.sign_in.sign_in_page import SignInPage
from services.access import administration, tastes
from tests.rigs.desk import lay_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from services.store.work import Store
    from tests.rigs.desk import SmallDesk


PASSWORD = "correct horse battery"  # noqa: S105 - of people of a test


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    made = Memory(tmp_path / "window.ini")
    made.keep(SCHEME, "light")
    return made


def test_a_person_brings_their_own_and_leaves_the_seats(memory: Memory) -> None:
    memory.wear({SCHEME: "dark", "queue/columns/mine": "id", SCALE: "200"}, is_theirs=False)
    worn = (memory.text(SCHEME), memory.text("queue/columns/mine"), memory.text(SCALE))

    memory.take_off()

    assert worn == ("dark", "id", "")
    assert (memory.text(SCHEME), memory.text("queue/columns/mine")) == ("light", "")


def test_what_one_chooses_is_told_once_and_the_next_does_not_get_it(
    memory: Memory, qtbot: QtBot
) -> None:
    memory.wear({}, is_theirs=False)
    with qtbot.waitSignal(memory.chosen) as told:
        memory.keep(SCHEME, "dark")
    with qtbot.assertNotEmitted(memory.chosen):
        memory.keep(SCHEME, "dark")
        memory.keep(SCALE, "150")
    mine = memory.text(SCHEME)

    memory.wear({}, is_theirs=False)

    assert (told.args, mine) == ([SCHEME, "dark"], "dark")
    assert (memory.text(SCHEME), memory.text(SCALE)) == ("light", "150")


def test_a_seat_of_one_paints_first_what_that_one_likes(memory: Memory) -> None:
    memory.wear({SCHEME: "dark"}, is_theirs=True)
    memory.keep(LANGUAGE, "de")
    memory.save()

    again = Memory(memory.file)
    assert (again.text(SCHEME), again.text(LANGUAGE)) == ("dark", "de")


@pytest.fixture
def desk(sqlite_store: Store) -> SmallDesk:
    made = lay_desk(sqlite_store)
    with sqlite_store.work(made.admin) as work:
        for one in (made.agent, made.lead):
            administration.set_password(work, one.person_id or 0, PASSWORD)
    for key, value in ((SCHEME, "dark"), (LANGUAGE, "de"), ("window/start", "no such page")):
        with sqlite_store.work(made.agent) as work:
            tastes.keep(work, key, value)
    with sqlite_store.work(made.lead) as work:
        tastes.keep(work, SCHEME, "mauve of a newer version")
    return made


@pytest.fixture
def program(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    monkeypatch.setenv("VIGILDESK_HOME", str(tmp_path))
    monkeypatch.setattr("desktop.bootstrap.running._keep_a_log", lambda _folder: None)
    before, catchers = QLocale(), {one: signal.getsignal(one) for one in (2, 15)}
    made = Program(qapp, Options())
    made.memory.keep(SCHEME, "light")
    made.memory.keep(LANGUAGE, "en")
    yield made
    made.close()
    made.window.deleteLater()
    for one, catcher in catchers.items():
        signal.signal(one, catcher)
    language.speak(qapp, "en")
    theme.apply(qapp, theme.Scheme.LIGHT)
    QLocale.setDefault(before)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_two_people_one_after_the_other(
    program: Program, desk: SmallDesk, sqlite_store: Store, qtbot: QtBot
) -> None:
    assert desk.agent.name != desk.lead.name
    program.show()
    qtbot.waitUntil(lambda: program.running is not None)
    running = program.running
    assert running is not None
    come = _door(program, str(sqlite_store.url), qtbot)

    come("agent")
    of_agent = (theme.tokens().scheme, language.now())
    program.memory.keep("queue/columns/mine", "id,subject")
    running.workplace.run("app.sign_out")  # type: ignore[union-attr]
    at_the_door = (theme.tokens().scheme, language.now())
    come("lead")
    of_lead = (theme.tokens().scheme, language.now(), program.memory.text("queue/columns/mine"))
    running.workplace.run("app.sign_out")  # type: ignore[union-attr]

    with sqlite_store.reading(desk.agent) as work:
        assert tastes.of(work)["queue/columns/mine"] == "id,subject"
    assert of_agent == (theme.Scheme.DARK, "de")
    assert at_the_door == (theme.Scheme.LIGHT, "en")
    assert of_lead == (theme.Scheme.LIGHT, "en", "")


def _door(program: Program, url: str, qtbot: QtBot) -> Callable[[str], None]:
    running = program.running
    assert running is not None

    def come(login: str) -> None:
        running.entrance.open(Place(url))
        qtbot.waitUntil(lambda: any(_doors(program)))
        running.entrance.sign_in(login, PASSWORD)
        qtbot.waitUntil(lambda: running.workplace is not None)

    return come


def _doors(program: Program) -> list[SignInPage]:
    return [one for one in program.window.findChildren(SignInPage) if one.isVisible()]
