"""Getting in: every refusal is one clear sentence, and what was typed stays."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.bootstrap.entrance import Entrance
from desktop.bootstrap.options import Options
from desktop.main_window.window import MainWindow
from desktop.memory import NAME, PLACE, Memory
from desktop.sign_in.place import Place, server_url, with_password, without_password
from desktop.sign_in.sign_in_page import SignInPage
from desktop.sign_in.welcome import Welcome
from desktop.work import Lane
from services.access import administration
from services.config import Config
from services.store import schema
from services.store.engine import make_engine
from tests.rigs.desk import lay_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from services.store.work import Store

_PATIENCE = timedelta(seconds=20)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "window.ini")


@pytest.fixture
def window(memory: Memory, qtbot: QtBot) -> MainWindow:
    window = MainWindow(memory, "light", is_cover=True)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def enter(tmp_path: Path, memory: Memory, window: MainWindow) -> Iterator[Callable[[], Entrance]]:
    """Make an entrance of this window."""
    lane = Lane("opening")
    kept: list[Entrance] = []

    def made() -> Entrance:
        entrance = Entrance(Options(), Config(None, tmp_path), memory, lane)
        entrance.stand_before(window)
        kept.append(entrance)
        return entrance

    yield made
    assert lane.close(_PATIENCE)


def _corrupt(folder: Path) -> str:
    (folder / "desk.sqlite").write_bytes(b"This is no database. " * 400)
    return f"sqlite:///{folder / 'desk.sqlite'}"


def _foreign(folder: Path) -> str:
    with sqlite3.connect(folder / "shop.sqlite") as shop:
        shop.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY)")
    shop.close()
    return f"sqlite:///{folder / 'shop.sqlite'}"


def _empty(folder: Path) -> str:
    return f"sqlite:///{folder / 'nothing-here.sqlite'}"


def _unreachable(_folder: Path) -> str:
    return "postgresql://desk@127.0.0.1:1/desk"


def _nonsense(_folder: Path) -> str:
    return "mysql://desk@db1/desk"


@pytest.mark.parametrize(
    "bad",
    [
        (_corrupt, "is damaged or not a desk of Vigildesk"),
        (_foreign, "holds tables of another program"),
        (_empty, "holds no desk yet"),
        (_unreachable, "cannot be reached"),
        (_nonsense, "keeps its desk in SQLite or PostgreSQL"),
    ],
)
def test_a_desk_that_cannot_be_opened_is_refused_in_a_sentence(
    bad: tuple[Callable[[Path], str], str],
    tmp_path: Path,
    window: MainWindow,
    enter: Callable[[], Entrance],
    qtbot: QtBot,
) -> None:
    made, sentence = bad
    entrance = enter()

    entrance.open(Place(made(tmp_path)))

    qtbot.waitUntil(lambda: sentence in _said(window))


def test_what_was_typed_stays_when_the_server_refuses(
    window: MainWindow, enter: Callable[[], Entrance], qtbot: QtBot
) -> None:
    enter()
    page = _welcome(window)
    page.fill("127.0.0.1:1", "desk", "dana")
    page.password.setText("Käse & Brot")

    page.password.returnPressed.emit()

    qtbot.waitUntil(lambda: "cannot be reached" in _said(window))
    typed = [field.text() for field in (page.host, page.database, page.user, page.password)]
    assert typed == ["127.0.0.1:1", "desk", "dana", "Käse & Brot"]
    assert page.card.isEnabled()


def test_a_server_needs_its_three_words(
    window: MainWindow, enter: Callable[[], Entrance], qtbot: QtBot
) -> None:
    enter()
    page = _welcome(window)

    with qtbot.assertNotEmitted(page.chosen):
        page.password.returnPressed.emit()

    assert "Server, database and user" in _said(window)


@pytest.fixture
def locked_desk(sqlite_store: Store) -> str:
    """A desk whose agent has a password."""
    desk = lay_desk(sqlite_store)
    with sqlite_store.work(desk.admin) as work:
        assert desk.agent.person_id is not None
        administration.set_password(work, desk.agent.person_id, "correct horse battery")
    return str(sqlite_store.url)


def test_a_wrong_password_is_refused_and_the_name_stays(
    locked_desk: str, window: MainWindow, enter: Callable[[], Entrance], qtbot: QtBot
) -> None:
    page = _asked(enter(), locked_desk, window, qtbot)
    page.name.setText("agent")
    page.password.setText("wrong")

    page.password.returnPressed.emit()

    qtbot.waitUntil(lambda: "name or the password is wrong" in _said(window))
    assert page.name.text() == "agent"


def test_the_right_password_leads_in_and_only_the_place_is_remembered(
    locked_desk: str,
    window: MainWindow,
    enter: Callable[[], Entrance],
    memory: Memory,
    qtbot: QtBot,
) -> None:
    entrance = enter()
    page = _asked(entrance, locked_desk, window, qtbot)
    page.name.setText("agent")
    page.password.setText("correct horse battery")

    with qtbot.waitSignal(entrance.entered) as entered:
        page.password.returnPressed.emit()

    opened, actor = entered.args
    opened.store.dispose()
    assert (actor.name, memory.text(PLACE), memory.text(NAME)) == (
        "Dana Fox",
        locked_desk,
        "Dana Fox",
    )


def test_one_seat_makes_its_own_desk_at_the_first_opening(
    enter: Callable[[], Entrance], tmp_path: Path, qtbot: QtBot
) -> None:
    entrance = enter()

    with qtbot.waitSignal(entrance.entered, timeout=60_000) as entered:
        entrance.open(Place("own"))

    opened, actor = entered.args
    opened.store.dispose()
    assert (actor.role.value, (tmp_path / "desk.sqlite").exists()) == ("administrator", True)


def test_the_address_of_a_server_is_quoted_and_its_password_apart() -> None:
    url = server_url("db1.example.org:5433", "help desk", "müller@corp")

    assert url == "postgresql://m%C3%BCller%40corp@db1.example.org:5433/help%20desk"
    assert with_password(url, "p@ss:/") == (
        "postgresql://m%C3%BCller%40corp:p%40ss%3A%2F@db1.example.org:5433/help%20desk"
    )
    assert without_password(with_password(url, "p@ss:/")) == url


def _asked(entrance: Entrance, url: str, window: MainWindow, qtbot: QtBot) -> SignInPage:
    entrance.open(Place(url))
    qtbot.waitUntil(lambda: window.findChild(SignInPage) is not None)
    page = window.findChild(SignInPage)
    assert page is not None
    return page


def _welcome(window: MainWindow) -> Welcome:
    page = window.findChild(Welcome)
    assert page is not None
    return page


def _said(window: MainWindow) -> str:
    current = window.layers.currentWidget()
    banner = getattr(current, "banner", None)
    return banner.words() if banner is not None else ""


def test_an_older_desk_is_upgraded_where_it_is_refused(
    sqlite_url: str, enter: Callable[[], Entrance], window: MainWindow, qtbot: QtBot
) -> None:
    engine = make_engine(sqlite_url)
    schema.downgrade(engine, "0001")
    entrance = enter()
    entrance.open(Place(sqlite_url))
    qtbot.waitUntil(lambda: "earlier version" in _said(window))
    _welcome(window).banner.acted.emit()

    qtbot.waitUntil(lambda: window.findChild(SignInPage) is not None)
    assert schema.status(engine).state is schema.SchemaState.OK
    engine.dispose()
