"""Every screen has its page of help, in each language; it is found, read and loads nothing."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop import language
from desktop.bootstrap.queue_area import QueueArea
from desktop.bootstrap.rooms import places_for
from desktop.help import OF_CLASS, SCREENS, HelpWindow, articles, found, html_of, screen_of
from desktop.help.reader import Reader
from desktop.main_window.key_map import KeyMap
from desktop.main_window.window import MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import Memory
from desktop.widgets import markdown_keys
from tests.house.sources import modules, nodes
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
BOTH = pytest.mark.parametrize("spoken", sorted(language.LANGUAGES))
SHORTEST = 60
"""Words: a page that says less helps nobody."""
LINK = re.compile(r"\]\(([^)]+)\)")


def test_every_page_and_dialog_of_the_window_has_its_help() -> None:
    screens = {"Page", "QDialog", "TypedDialog", "FormDialog", "Cover"}
    shown = {
        node.name
        for path in modules("desktop")
        for node in nodes(path)
        if isinstance(node, ast.ClassDef) and screens & {ast.unparse(one) for one in node.bases}
    }

    assert len(shown) > 20
    assert shown - set(OF_CLASS) - screens == set()
    assert set(OF_CLASS.values()) <= set(SCREENS)


@BOTH
def test_every_screen_has_a_page_that_says_something(spoken: str) -> None:
    pages = {one.key: one for one in articles(spoken)}

    assert list(pages) == list(SCREENS)
    assert {key for key, one in pages.items() if len(one.words.split()) < SHORTEST} == set()
    assert len({one.title for one in pages.values()}) == len(SCREENS)


@BOTH
def test_links_lead_to_pages_of_the_help(spoken: str) -> None:
    wrong = {
        (one.key, link)
        for one in articles(spoken)
        for link in LINK.findall(one.source)
        if link.removesuffix(".md") not in SCREENS
    }

    assert wrong == set()


def test_german_pages_are_german_and_have_the_parts_of_the_english() -> None:
    english, german = articles("en"), articles("de")

    parts = [(one.key, one.source.count("\n## ")) for one in english]
    assert [(one.key, one.source.count("\n## ")) for one in german] == parts
    assert not {one.key for one in german if " the " in one.words or " die " not in one.words}


@BOTH
def test_keys_that_a_page_names_are_keys_of_the_window(spoken: str) -> None:
    """A key that was changed in the table must not live on in the help."""
    from desktop.commands import COMMANDS  # noqa: PLC0415 - only here

    german = {"Strg": "Ctrl", "Umschalt": "Shift", "Eingabe": "Return", "Leertaste": "Space"}
    known = {QKeySequence(one.shortcut).toString() for one in COMMANDS if one.shortcut}
    assert not known & set(markdown_keys.KEYS)
    known |= {"Ctrl+A", "Ctrl+C", "Ctrl+Return", "Shift+Tab", *markdown_keys.KEYS}
    known |= {"Ctrl+F", "Shift+Return"}  # of the pages of a PDF; see test_pdf_search
    named = set()
    for one in articles(spoken):
        for said in re.findall(r"`((?:Ctrl|Strg|Shift|Umschalt|F\d)[^`]*)`", one.source):
            keys = said
            for word, plain in german.items():
                keys = keys.replace(word, plain)
            if "+" in keys or keys.startswith("F"):
                named.add(QKeySequence(keys).toString())

    assert named - known == set()


def test_what_is_searched_stands_first_where_the_title_says_it() -> None:
    assert found("rules")[0].key == "rules"
    assert found("legal hold")[0].key == "evidence"
    assert found("no such word anywhere") == []
    assert len(found("")) == len(SCREENS)


def test_markup_in_a_page_is_shown_and_not_obeyed() -> None:
    from desktop.help import Article  # noqa: PLC0415 - only here

    html = html_of(Article("x", "<b>T</b>", "\n<img src='file:///etc/passwd'> & <script>", ""))

    assert "<img" not in html
    assert "<script" not in html
    assert "<b>" not in html


def test_the_reader_loads_nothing(qtbot: QtBot) -> None:
    reader = Reader()
    qtbot.addWidget(reader)

    for address in ("file:///etc/hostname", "https://example.invalid/x.png", "x.png"):
        for kind in QTextDocument.ResourceType:
            assert reader.loadResource(kind.value, QUrl(address)) is None


def test_a_link_leads_only_to_another_page(qtbot: QtBot) -> None:
    reader, wanted = Reader(), list[str]()
    qtbot.addWidget(reader)
    reader.page_wanted.connect(wanted.append)

    for link in ("rules.md", "https://example.invalid/rules.md", "file:///rules.md", "nothing.md"):
        reader.anchorClicked.emit(QUrl(link))

    assert wanted == ["rules"]


@pytest.fixture
def window(qtbot: QtBot) -> HelpWindow:
    made = HelpWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def test_searching_shows_the_first_hit_and_clearing_all_again(window: HelpWindow) -> None:
    window.show_page("queue")

    window.search.searched.emit("legal hold")
    hit, left = window.shown(), window.contents.count()
    window.search.searched.emit("")

    assert (hit, window.contents.count()) == ("evidence", len(SCREENS))
    assert 0 < left < len(SCREENS)


def test_nothing_found_is_said(window: HelpWindow) -> None:
    window.show_page("queue")

    window.search.searched.emit("xyzzy")

    assert window.contents.isHidden()
    assert window.shown() == "queue"


def test_one_goes_back_the_way_one_came(window: HelpWindow) -> None:
    for key in ("queue", "views", "rules"):
        window.show_page(key)

    window.back.click()
    window.back.click()

    assert (window.shown(), window.back.isEnabled()) == ("queue", False)


def test_a_page_is_chosen_by_the_arrow_keys(window: HelpWindow) -> None:
    window.show_page(SCREENS[0])

    QTest.keyClick(window.contents, Qt.Key.Key_Down)

    assert window.shown() == SCREENS[1]


@pytest.fixture
def work_as(seat: Seat, tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[Actor], Workplace]]:
    """Open the window for one of the people of the small desk."""

    def made(actor: Actor) -> Workplace:
        window = MainWindow(Memory(tmp_path / "window.ini"), "light", is_cover=False)
        qtbot.addWidget(window)
        window.show()
        workplace = Workplace(window, seat.desk_of(actor), places_for(actor.role))
        workplace.go("queue")
        _to_front(workplace.window)
        return workplace

    yield made
    for one in QApplication.topLevelWidgets():
        if isinstance(one, HelpWindow):
            one.deleteLater()


def _to_front(window: QWidget) -> None:
    """Offscreen nobody else decides which window is in front."""
    window.activateWindow()
    for _ in range(500):
        if QApplication.activeWindow() is window:
            return
        QTest.qWait(20)
    raise AssertionError("the window does not come to the front")


def _help(workplace: Workplace) -> str:
    workplace.run("app.help")
    window = workplace.guidance.window
    assert window is not None
    assert window.isVisible()
    shown = window.shown()
    window.hide()
    _to_front(workplace.window)
    return shown


def test_f1_opens_the_page_of_the_screen_in_front(
    work_as: Callable[[Actor], Workplace], seat: Seat
) -> None:
    workplace, shown = work_as(seat.small.admin), {}

    keys = [one.name for one in workplace.commands.known() if one.section == "page"]
    for name in keys:
        workplace.run(name)
        shown[name.removeprefix("page.")] = _help(workplace)

    assert all(key == page for key, page in shown.items()), shown


def test_f1_knows_a_ticket_from_its_queue(
    work_as: Callable[[Actor], Workplace], seat: Seat, qtbot: QtBot
) -> None:
    number = opened(seat.store, seat.small)
    workplace = work_as(seat.small.agent)
    area = workplace.go("queue")
    assert isinstance(area, QueueArea)
    workplace.open_ticket(number)
    qtbot.waitUntil(lambda: area.ticket.ticket is not None)

    workplace.run("ticket.reply")

    assert _help(workplace) == "ticket"


def test_a_requester_reads_of_their_requests(
    work_as: Callable[[Actor], Workplace], seat: Seat
) -> None:
    assert _help(work_as(seat.small.requester)) == "requests"


def test_f1_works_in_a_dialog_that_shadows_the_window(
    work_as: Callable[[Actor], Workplace], seat: Seat, qtbot: QtBot
) -> None:
    workplace = work_as(seat.small.agent)
    dialog = KeyMap(workplace.commands, workplace.window)
    qtbot.addWidget(dialog)
    dialog.open()
    _to_front(dialog)

    QTest.keyClick(dialog, Qt.Key.Key_F1)

    assert workplace.guidance.window is not None
    assert workplace.guidance.window.shown() == "keys"


def test_the_palette_offers_pages_of_the_help(
    work_as: Callable[[Actor], Workplace], seat: Seat
) -> None:
    workplace = work_as(seat.small.agent)
    workplace.open_palette()

    workplace.palette.type("fire dr")

    assert "Fire drills" in workplace.palette.hits()


def test_a_widget_of_no_screen_has_no_page(qtbot: QtBot) -> None:
    widget, dialog = QWidget(), QDialog()
    qtbot.addWidget(widget)
    qtbot.addWidget(dialog)

    assert (screen_of(widget), screen_of(dialog), screen_of(None)) == ("", "", "")
