"""Quitting and signing out: what is typed in open forms does not go without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from desktop.bootstrap.leaving import Leaving, unsaved
from desktop.form import FormDialog
from desktop.overriding import override
from tests.rigs.locked_seat import SECRET, Scene, lay_scene

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
ACTION = "Drop it and quit"


class Form(FormDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__("Name of the form", "Do", "check", parent)
        self.field = QLineEdit()
        self.add("Field", self.field)

    @override
    def is_whole(self) -> bool:
        return True


@pytest.fixture
def place(seat: Seat, tmp_path: Path, qtbot: QtBot) -> Iterator[Scene]:
    made = lay_scene(seat, tmp_path, qtbot)
    yield made
    made.end()


@pytest.fixture
def form(place: Scene) -> Form:
    made = Form(place.workplace.window)
    made.open()
    QTest.keyClicks(made.field, "Secret words")
    return made


class Asked:
    """A wish to leave, and whether it came to pass."""

    def __init__(self, place: Scene) -> None:
        self.left = 0
        self.leaving = Leaving(place.workplace)
        self._place = place

    def ask(self) -> None:
        window = self._place.workplace.window
        self.leaving.ask_first(window, self._place.lock, ACTION, self._leave)

    def _leave(self) -> None:
        self.left += 1


def press(inside: QWidget, words: str) -> None:
    [found] = [one for one in inside.findChildren(QPushButton) if one.text() == words]
    found.click()


def said(inside: QWidget) -> str:
    labels = inside.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisible())


def test_where_nothing_is_typed_nothing_is_asked(place: Scene) -> None:
    asked = Asked(place)
    asked.ask()

    assert (asked.left, asked.leaving.dialog) == (1, None)


def test_whoever_leaves_with_something_typed_is_asked_once_and_by_name(
    place: Scene, form: Form
) -> None:
    asked = Asked(place)
    asked.ask()
    dialog = asked.leaving.dialog
    assert dialog is not None
    assert "Name of the form" in said(dialog)
    asked.ask()
    press(dialog, "Go on writing")

    assert (asked.left, asked.leaving.dialog) == (0, None)
    assert (form.isVisible(), form.field.text()) == (True, "Secret words")
    asked.ask()
    assert asked.leaving.dialog is not None
    press(asked.leaving.dialog, ACTION)
    assert asked.left == 1


def test_behind_the_lock_it_is_asked_without_showing_anything(
    place: Scene, form: Form, qtbot: QtBot
) -> None:
    place.lock.lock()
    asked = Asked(place)
    asked.ask()

    assert (asked.left, asked.leaving.dialog, form.isVisible()) == (0, None, False)
    words = said(place.page)
    assert "something typed in 1 form is not saved" in words
    assert "Name of the form" not in words
    assert "Secret" not in words
    place.type(SECRET)
    qtbot.waitUntil(lambda: not place.lock.is_locked)
    assert (form.isVisible(), form.field.text()) == (True, "Secret words")


def test_behind_the_lock_whoever_agrees_leaves(place: Scene, form: Form) -> None:
    place.lock.lock()
    asked = Asked(place)
    asked.ask()
    press(place.page, ACTION)

    assert asked.left == 1
    assert form.is_typed()


def test_a_reason_that_was_begun_counts_as_typed(place: Scene, qtbot: QtBot) -> None:
    place.workplace.run("ticket.tags")
    area = place.workplace.go("queue")
    bar = area.ticket.ask_bar  # type: ignore[attr-defined]
    qtbot.waitUntil(bar.isVisible)
    assert unsaved() == []
    QTest.keyClicks(bar.fields()[0], "vpn")

    assert unsaved() == [bar]
