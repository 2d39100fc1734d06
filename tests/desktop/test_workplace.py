"""The window while somebody is signed in: pages by role, palette, keys, what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from desktop import theme
from desktop.bootstrap.queue_area import QueueArea
from desktop.bootstrap.rooms import places_for
from desktop.commands import COMMANDS
from desktop.main_window.window import MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import SCHEME, Memory
from desktop.widgets.rail import RailItem
from desktop.widgets.toast import Toast
from services.errors import OutgrownError, RuleError
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat

Open = "Callable[[Actor], Workplace]"
LIT = 10
"""Pixels of a page's lower margin that a word in the bar below it may stand over."""


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "window.ini")


@pytest.fixture
def work_as(seat: Seat, memory: Memory, qtbot: QtBot) -> Callable[[Actor], Workplace]:
    """Open the window for one of the people of the small desk."""

    def made(actor: Actor) -> Workplace:
        window = MainWindow(memory, "light", is_cover=False)
        qtbot.addWidget(window)
        window.show()
        workplace = Workplace(window, seat.desk_of(actor), places_for(actor.role))
        workplace.go("queue")
        return workplace

    return made


def _rail(workplace: Workplace) -> list[str]:
    return [item.text() for item in workplace.window.frame.rail.findChildren(RailItem)]


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (1000, 640)])
def test_a_call_and_a_word_cover_no_page(
    work_as: Callable[[Actor], Workplace], seat: Seat, size: tuple[int, int]
) -> None:
    workplace = work_as(seat.small.agent)
    workplace.window.resize(*size)
    frame = workplace.window.frame
    calls = next(one for one in frame.findChildren(Toast) if one is not workplace.toast)
    calls.say("Resolution due soon: #1904 Check-in kiosks in the main branch stay blank")
    workplace.toast.say("6 tickets changed", undo=lambda: None)
    pages = QRect(frame.pages.mapTo(frame, QPoint()), frame.pages.size())
    buttons = [
        QRect(one.mapTo(frame, QPoint()), one.size()) for one in (frame.top.new, frame.top.bell)
    ]

    assert not any(calls.card().intersects(one) for one in (pages, *buttons))
    assert calls.card().width() > 200
    assert pages.intersected(workplace.toast.card()).height() < LIT


def test_an_agent_sees_queues_rota_tasks_and_inbox(
    work_as: Callable[[Actor], Workplace], seat: Seat
) -> None:
    assert _rail(work_as(seat.small.agent)) == ["Queues", "On call", "Tasks", "Articles", "Inbox"]


def test_a_supervisor_sees_board_and_trail_too(
    work_as: Callable[[Actor], Workplace], seat: Seat
) -> None:
    assert {"Board", "Trail"} <= set(_rail(work_as(seat.small.lead)))


def test_a_requester_sees_their_own_requests(
    work_as: Callable[[Actor], Workplace], seat: Seat
) -> None:
    assert _rail(work_as(seat.small.requester)) == ["My requests", "Articles", "Inbox"]


def test_a_compliance_officer_may_not_work_tickets(
    work_as: Callable[[Actor], Workplace], seat: Seat
) -> None:
    commands = work_as(seat.small.officer).commands

    assert (commands.may("page.trail"), commands.may("ticket.assign")) == (True, False)


def test_the_palette_opens_a_ticket_by_its_number(
    work_as: Callable[[Actor], Workplace], seat: Seat, qtbot: QtBot
) -> None:
    number = opened(seat.store, seat.small)
    workplace = work_as(seat.small.agent)
    workplace.open_palette()

    workplace.palette.type(f"#{number}")
    qtbot.keyClick(workplace.palette.focusWidget(), "\r")

    title = f"#{number} VPN drops every ten minutes · Vigildesk"
    qtbot.waitUntil(lambda: workplace.window.windowTitle() == title)


def test_the_palette_offers_only_what_can_be_done_now(
    work_as: Callable[[Actor], Workplace], seat: Seat
) -> None:
    workplace = work_as(seat.small.agent)

    workplace.open_palette()
    workplace.palette.type("go to")

    hits = workplace.palette.hits()
    assert hits == [
        "Go to the queues",
        "Go to who is on call",
        "Go to tasks and approvals",
        "Go to the articles",
        "Go to my inbox",
        "Search the tickets for “go to”",
    ]


def test_tickets_are_found_while_typing_and_opened_by_the_keys(
    work_as: Callable[[Actor], Workplace], seat: Seat, qtbot: QtBot
) -> None:
    number = opened(seat.store, seat.small, subject="Scanner jams", description="Tray is empty.")
    workplace = work_as(seat.small.agent)
    workplace.open_palette()

    workplace.palette.type("tray em")
    qtbot.waitUntil(lambda: len(workplace.palette.hits()) == 2)
    hits = workplace.palette.hits()
    qtbot.keyClick(workplace.palette.focusWidget(), "\r")

    assert hits == [f"#{number}  Scanner jams", "Search the tickets for “tray em”"]
    title = f"#{number} Scanner jams · Vigildesk"
    qtbot.waitUntil(lambda: workplace.window.windowTitle() == title)


def test_a_person_is_found_and_leads_to_their_tickets(
    work_as: Callable[[Actor], Workplace], seat: Seat, qtbot: QtBot
) -> None:
    opened(seat.store, seat.small, subject="Scanner jams")
    opened(seat.store, seat.small, subject="Not hers", requester_id=seat.small.lead.person_id)
    workplace = work_as(seat.small.agent)
    area = workplace.go("queue")
    assert isinstance(area, QueueArea)
    workplace.open_palette()

    workplace.palette.type("ruth")
    qtbot.waitUntil(lambda: "Tickets of Ruth Berg" in workplace.palette.hits())
    hits = workplace.palette.hits()
    for _ in range(hits.index("Tickets of Ruth Berg")):
        qtbot.keyClick(workplace.palette.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(workplace.palette.focusWidget(), "\r")

    qtbot.waitUntil(lambda: area.queue.table.queue.rowCount() == 1)
    assert area.queue.view is not None
    assert area.queue.view.text == 'from:"Ruth Berg"'


def test_a_requester_finds_nobody(
    work_as: Callable[[Actor], Workplace], seat: Seat, qtbot: QtBot
) -> None:
    workplace = work_as(seat.small.requester)
    workplace.open_palette()

    workplace.palette.type("dana")

    with qtbot.waitSignals([workplace.desk.answered] * 2):
        pass
    assert workplace.palette.hits() == ["Search the tickets for “dana”"]


def test_a_filter_that_cannot_be_read_is_explained_where_it_is_typed(
    work_as: Callable[[Actor], Workplace], seat: Seat, qtbot: QtBot
) -> None:
    workplace = work_as(seat.small.agent)
    workplace.open_palette()

    workplace.palette.type("status:lost")

    qtbot.waitUntil(lambda: len(workplace.palette.hits()) == 2)
    assert workplace.palette.hits()[0].startswith("“lost” is not a status: choose one of new,")


def test_words_in_the_palette_search_the_tickets(
    work_as: Callable[[Actor], Workplace], seat: Seat, qtbot: QtBot
) -> None:
    opened(seat.store, seat.small, subject="Scanner jams", assignee_id=None)
    opened(seat.store, seat.small, subject="Door beeps")
    workplace = work_as(seat.small.agent)

    workplace.show_tickets("scanner")

    area = workplace.go("queue")
    assert isinstance(area, QueueArea)
    qtbot.waitUntil(lambda: area.queue.table.queue.rowCount() == 1)


def test_a_refusal_is_said_in_the_banner(work_as: Callable[[Actor], Workplace], seat: Seat) -> None:
    workplace = work_as(seat.small.agent)

    workplace.desk.refused.emit(RuleError("A hold needs a reason."))

    assert workplace.window.frame.banner.words() == "A hold needs a reason."


def test_a_lost_database_greys_the_actions_until_it_is_back(
    work_as: Callable[[Actor], Workplace], seat: Seat
) -> None:
    workplace = work_as(seat.small.agent)
    new = workplace.commands.action("ticket.new")

    workplace.desk.connection.emit(False)  # noqa: FBT003 - the signal's own argument
    was_enabled = new.isEnabled()
    words = workplace.window.frame.banner.words()
    workplace.desk.connection.emit(True)  # noqa: FBT003 - the signal's own argument

    assert (was_enabled, new.isEnabled()) == (False, True)
    assert "What you typed is kept" in words


def test_who_is_outgrown_is_told_what_to_do(
    work_as: Callable[[Actor], Workplace], seat: Seat, qtbot: QtBot
) -> None:
    workplace = work_as(seat.small.agent)
    banner = workplace.window.frame.banner

    workplace.desk.ask(_outgrown, then=lambda _: None, receiver=workplace.window)

    wanted = "Update this seat. What you typed is kept. Close this window and start"
    qtbot.waitUntil(lambda: banner.words().startswith(wanted))
    assert not workplace.commands.action("ticket.new").isEnabled()


def _outgrown(_work: object) -> object:
    raise OutgrownError("Update this seat.")


def test_the_scheme_is_switched_and_remembered(
    work_as: Callable[[Actor], Workplace], seat: Seat, memory: Memory
) -> None:
    workplace = work_as(seat.small.agent)

    workplace.run("app.theme")

    assert (theme.tokens().scheme, memory.text(SCHEME)) == (theme.Scheme.DARK, "dark")


def test_every_page_can_be_gone_to_and_back_from(
    work_as: Callable[[Actor], Workplace], seat: Seat
) -> None:
    workplace = work_as(seat.small.admin)
    names = [one.name for one in workplace.commands.known() if one.section == "page"]

    for name in (*names, "page.queue"):
        workplace.run(name)

    assert "page.notifications" in names
    checked = [one for one in workplace.window.frame.rail.findChildren(RailItem) if one.isChecked()]
    assert [one.text() for one in checked] == ["Queues"]


def test_a_page_without_an_entry_of_the_rail_marks_none(
    work_as: Callable[[Actor], Workplace], seat: Seat
) -> None:
    workplace = work_as(seat.small.agent)

    workplace.run("page.notifications")

    rail = workplace.window.frame.rail
    assert not any(one.isChecked() for one in rail.findChildren(RailItem))
    assert workplace.window.windowTitle() == "Notifications · Vigildesk"


def test_every_command_has_its_own_key() -> None:
    keys = [command.shortcut for command in COMMANDS if command.shortcut]

    assert len(keys) == len(set(keys))
