"""Every control of every page and dialog has a name and a role, and Tab leads to it.

Read from Qt's own accessible tree within the process; the journeys read it over AT-SPI as well.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from desktop.bootstrap.crash import CrashDialog
from desktop.bootstrap.queue_area import QueueArea
from desktop.bootstrap.rooms import places_for
from desktop.bootstrap.ticket_windows import TicketWindow
from desktop.help import HelpWindow
from desktop.main_window.window import MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import Memory
from desktop.sign_in.lock_page import LockPage
from desktop.sign_in.sign_in_page import SignInPage
from desktop.sign_in.welcome import Welcome
from desktop.widgets.search_field import SearchField
from desktop.widgets.segments import Segments
from models.vocabulary import Role
from tests.rigs.accessible import nameless, unreached
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat

pytestmark = pytest.mark.qt_log_ignore(
    "does not support raise", "does not support grabbing the keyboard", extend=True
)
SETTLE = timedelta(milliseconds=120)


def _wait() -> None:
    QTest.qWait(SETTLE // timedelta(milliseconds=1))


def _faults(widget: QWidget) -> dict[str, list[str]]:
    """Return what a screen reader, and who uses Tab, could not use."""
    found = {"nameless": nameless(widget), "unreached": unreached(widget)}
    return {kind: ones for kind, ones in found.items() if ones}


@pytest.fixture
def work_as(seat: Seat, tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[Actor], Workplace]]:
    """Open the window for one of the people of the small desk, with two tickets there."""
    for _ in range(2):
        opened(seat.store, seat.small)

    def made(actor: Actor) -> Workplace:
        window = MainWindow(Memory(tmp_path / "window.ini"), "light", is_cover=False)
        qtbot.addWidget(window)
        window.show()
        workplace = Workplace(window, seat.desk_of(actor), places_for(actor.role))
        workplace.go("queue")
        return workplace

    yield made
    for one in QApplication.topLevelWidgets():
        if isinstance(one, HelpWindow | TicketWindow):
            one.deleteLater()


@pytest.mark.parametrize("who", ["admin", "requester"])
def test_every_page(work_as: Callable[[Actor], Workplace], seat: Seat, who: str) -> None:
    workplace, bad = work_as(getattr(seat.small, who)), {}

    for name in [one.name for one in workplace.commands.known() if one.section == "page"]:
        workplace.run(name)
        _wait()
        if faults := _faults(workplace.window):
            bad[name] = faults

    assert bad == {}


def test_every_part_of_the_pages_that_have_parts(
    work_as: Callable[[Actor], Workplace], seat: Seat
) -> None:
    """Segments lead to the parts of a page; each is a screen of its own."""
    workplace, bad, seen = work_as(seat.small.admin), {}, 0

    for name in ("rules", "firings", "notifications", "evidence", "tasks", "people"):
        page = workplace.go(name)
        parts = getattr(page, "parts", None)
        if not isinstance(parts, Segments):
            continue
        for part in parts.findChildren(QAbstractButton):
            part.click()
            _wait()
            seen += 1
            if faults := _faults(page):
                bad[f"{name}/{part.text()}"] = faults

    assert seen > 10
    assert bad == {}


def test_a_ticket_and_its_own_window(
    work_as: Callable[[Actor], Workplace], seat: Seat, qtbot: QtBot
) -> None:
    workplace = work_as(seat.small.agent)
    number = opened(seat.store, seat.small, subject="Scanner jams")
    area = workplace.go("queue")
    assert isinstance(area, QueueArea)
    workplace.open_ticket(number)
    qtbot.waitUntil(lambda: area.ticket.ticket is not None)
    workplace.run("ticket.reply")
    _wait()
    alone = TicketWindow(workplace.desk, number, workplace.window.memory)
    alone.show()
    qtbot.waitUntil(lambda: alone.page.ticket is not None)
    _wait()

    assert _faults(workplace.window) == {}
    assert _faults(alone) == {}


def test_the_arrow_keys_go_on_within_a_group_of_choices(qtbot: QtBot) -> None:
    row, chosen = Segments([("a", "One"), ("b", "Two"), ("c", "Three")]), list[str]()
    qtbot.addWidget(row)
    row.chosen.connect(chosen.append)
    row.show()
    row.activateWindow()
    first = row.findChildren(QAbstractButton)[0]
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)

    QTest.keyClick(first, Qt.Key.Key_Right)

    assert (chosen, row.value()) == (["b"], "b")


def test_the_pictures_within_a_search_field_are_its_enter_and_esc(qtbot: QtBot) -> None:
    field, searched = SearchField("Search"), list[str]()
    qtbot.addWidget(field)
    field.searched.connect(searched.append)
    field.show()

    QTest.keyClicks(field, "vpn")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert searched == ["vpn", ""]


DIALOGS = ("app.keys", "app.watchers", "ticket.new", "ticket.drill")
ASKED = (
    *("ticket.merge", "ticket.link", "ticket.tags", "ticket.forward", "ticket.aside"),
    *("ticket.remind", "ticket.macro", "ticket.hold", "ticket.resolve"),
)


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_of_a_command(
    work_as: Callable[[Actor], Workplace], seat: Seat, qtbot: QtBot, name: str
) -> None:
    workplace = work_as(seat.small.admin)

    workplace.run(name)

    dialogs = workplace.window.findChildren(QDialog)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in dialogs))
    _wait()
    assert [_faults(one) for one in dialogs if one.isVisible()] == [{}]


def test_what_is_asked_in_place(
    work_as: Callable[[Actor], Workplace], seat: Seat, qtbot: QtBot
) -> None:
    workplace, bad = work_as(seat.small.agent), {}
    number = opened(seat.store, seat.small)
    area = workplace.go("queue")
    assert isinstance(area, QueueArea)
    workplace.open_ticket(number)
    qtbot.waitUntil(lambda: area.ticket.ticket is not None)

    for name in ASKED:
        if workplace.commands.may(name):
            workplace.run(name)
            _wait()
            if faults := _faults(workplace.window):
                bad[name] = faults
            for popup in QApplication.topLevelWidgets():
                if popup.isVisible() and popup is not workplace.window:
                    popup.close()

    assert bad == {}


def test_the_palette_while_it_is_open(work_as: Callable[[Actor], Workplace], seat: Seat) -> None:
    workplace = work_as(seat.small.agent)

    workplace.open_palette()
    workplace.palette.type("vpn")
    _wait()

    assert nameless(workplace.palette) == []


@pytest.mark.parametrize(
    "make",
    [
        Welcome,
        lambda: SignInPage("the desk"),
        lambda: SignInPage("the sample desk", [("Dana Fox", "Agent")]),
        lambda: LockPage("Dana Fox", asks=True),
        lambda: LockPage("Dana Fox", asks=False),
        lambda: CrashDialog("It broke."),
        HelpWindow,
    ],
    ids=["first choice", "sign in", "by name", "lock", "open lock", "fault", "help"],
)
def test_what_stands_before_and_beside_the_window(
    make: Callable[[], QWidget], qtbot: QtBot
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    if isinstance(widget, HelpWindow):
        widget.show_page("queue")
    widget.show()
    _wait()

    assert _faults(widget) == {}


def test_roles_that_read_only_have_names_too(
    work_as: Callable[[Actor], Workplace], seat: Seat
) -> None:
    assert seat.small.officer.role is Role.COMPLIANCE
    workplace, bad = work_as(seat.small.officer), {}

    for name in ("trail", "evidence"):
        workplace.go(name)
        _wait()
        if faults := _faults(workplace.window):
            bad[name] = faults

    assert bad == {}
