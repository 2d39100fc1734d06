"""What a person sets is in force at once or from the next start, and is remembered."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from desktop import theme
from desktop.bootstrap import program
from desktop.bootstrap.rooms import first_for, places_for
from desktop.main_window.window import MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import (
    LANGUAGE,
    LOCK_MINUTES,
    SCALE,
    SCHEME,
    START,
    STAYS_IN_TRAY,
    Memory,
)
from desktop.settings import SettingsPage
from desktop.ticket.drafts import address_of, drafts_of
from desktop.widgets.answers import Draft
from models.vocabulary import MessageKind, Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "window.ini")


@pytest.fixture
def settle(
    seat: Seat, memory: Memory, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Actor], tuple[Workplace, SettingsPage]]:
    """Open the settings for one of the people of the small desk."""
    monkeypatch.setenv("VIGILDESK_HOME", str(tmp_path))

    def made(actor: Actor) -> tuple[Workplace, SettingsPage]:
        window = MainWindow(memory, "light", is_cover=False)
        qtbot.addWidget(window)
        window.show()
        workplace = Workplace(window, seat.desk_of(actor), places_for(actor.role))
        page = workplace.go("settings")
        assert isinstance(page, SettingsPage)
        return workplace, page

    return made


def test_colours_are_those_chosen_at_once_and_after_a_restart(
    settle: Callable[[Actor], tuple[Workplace, SettingsPage]], seat: Seat, memory: Memory
) -> None:
    _, page = settle(seat.small.agent)

    page.scheme.chosen.emit("dark")

    assert (theme.tokens().scheme, memory.text(SCHEME)) == (theme.Scheme.DARK, "dark")


def test_the_key_for_the_colours_is_seen_on_the_page(
    settle: Callable[[Actor], tuple[Workplace, SettingsPage]], seat: Seat
) -> None:
    workplace, page = settle(seat.small.agent)
    before = page.scheme.value()

    workplace.run("app.theme")

    assert (before, page.scheme.value()) == ("", "dark")


def test_every_choice_is_remembered(
    settle: Callable[[Actor], tuple[Workplace, SettingsPage]], seat: Seat, memory: Memory
) -> None:
    _, page = settle(seat.small.lead)

    page.scale.chosen.emit(150)
    page.language.chosen.emit("de")
    page.start.chosen.emit("rota")
    page.wait.chosen.emit("30")
    page.tray.click()

    kept = [memory.text(key) for key in (SCALE, LANGUAGE, START, LOCK_MINUTES)]
    assert kept == ["150", "de", "rota", "30"]
    assert not memory.flag(STAYS_IN_TRAY, otherwise=True)
    again = Memory(memory.file)
    assert again.text(LOCK_MINUTES) == "30"


@pytest.mark.parametrize(("kept", "shown"), [("", ""), ("30", "30"), ("0", "0"), ("7", "")])
def test_the_lock_is_shown_as_it_was_chosen(
    settle: Callable[[Actor], tuple[Workplace, SettingsPage]],
    seat: Seat,
    memory: Memory,
    kept: str,
    shown: str,
) -> None:
    memory.keep(LOCK_MINUTES, kept)

    _, page = settle(seat.small.agent)

    assert page.wait.value() == shown


def test_one_begins_where_one_wants_and_may(
    settle: Callable[[Actor], tuple[Workplace, SettingsPage]], seat: Seat
) -> None:
    workplace, _ = settle(seat.small.agent)

    found = [first_for(Role.AGENT, key, workplace.commands) for key in ("rota", "board", "", "x")]

    assert found == ["rota", "queue", "queue", "queue"]


@pytest.mark.parametrize(
    ("kept", "wanted"), [("150", "1.5"), ("100", "1.0"), ("900", None), ("", None)]
)
def test_the_size_of_everything_is_set_before_qt_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str, wanted: str | None
) -> None:
    monkeypatch.delenv(program.SCALE_VARIABLE, raising=False)
    memory = Memory(tmp_path / program.MEMORY)
    memory.keep(SCALE, kept)
    memory.save()

    program.set_scale(tmp_path)

    assert os.environ.get(program.SCALE_VARIABLE) == wanted
    monkeypatch.delenv(program.SCALE_VARIABLE, raising=False)


def test_a_size_the_system_gives_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(program.SCALE_VARIABLE, "1.25")
    memory = Memory(tmp_path / program.MEMORY)
    memory.keep(SCALE, "200")
    memory.save()

    program.set_scale(tmp_path)

    assert os.environ[program.SCALE_VARIABLE] == "1.25"


def test_drafts_are_counted_forgotten_and_brought_back(
    settle: Callable[[Actor], tuple[Workplace, SettingsPage]], seat: Seat, qtbot: QtBot
) -> None:
    with seat.store.reading(seat.small.agent) as work:
        address = address_of(work)
    workplace, page = settle(seat.small.agent)
    drafts = drafts_of(seat.small.agent, address)
    drafts.keep(7, Draft(MessageKind.REPLY, "Half an answer", ""))
    workplace.go("queue")
    workplace.go("settings")
    qtbot.waitUntil(page.forget.isEnabled)

    offered: list[Callable[[], None]] = []
    page.offered.connect(lambda _words, undo: offered.append(undo))
    page.forget.click()
    gone = drafts.of(7)
    offered[0]()

    found = drafts.of(7)
    assert gone is None
    assert found is not None
    assert found.text == "Half an answer"
    assert page.forget.isEnabled()


def test_a_requester_has_settings_and_no_page_they_may_not_see(
    settle: Callable[[Actor], tuple[Workplace, SettingsPage]], seat: Seat
) -> None:
    _, page = settle(seat.small.requester)

    starts = [page.start.box().itemText(at) for at in range(page.start.box().count())]
    assert starts == ["As usual for my role", "My requests", "Articles", "Inbox"]
