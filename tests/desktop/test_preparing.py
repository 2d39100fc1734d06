"""Canned replies and macros are made, changed, taken away and brought back in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
)

from desktop.commands import Commands
from desktop.people_list import PeopleList
from desktop.ticket import TicketPage
from desktop.ticket.drafts import Drafts
from desktop.ticket.prepared import MACROS, PreparedDialog
from models.vocabulary import Priority, TicketStatus
from services.knowledge.canned import CannedDraft, canned_replies, save_canned
from services.rules.macros import MacroDraft, macros, run_macro, save_macro
from tests.rigs.desk import opened
from tests.rigs.moving import did, notices, view

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.actions.rows import ActionRow
    from tests.desktop.conftest import Seat


@pytest.fixture
def dialog(seat: Seat, qtbot: QtBot, tmp_path: Path) -> Iterator[PreparedDialog]:
    window = QMainWindow()
    qtbot.addWidget(window)
    commands = Commands(window, seat.desk.actor.role)
    page = TicketPage(seat.desk, commands, drafts=Drafts(tmp_path / "drafts.json"))
    window.setCentralWidget(page)
    window.show()
    commands.run("ticket.prepared")
    made = page.preparing.dialog
    assert made is not None
    qtbot.waitUntil(lambda: made.share.count() > 1)
    yield made
    made.reject()
    window.close()
    shiboken6.delete(window)


def kept_canned(seat: Seat) -> list[tuple[str, str]]:
    with seat.store.reading(seat.small.agent) as work:
        return [(one.name, one.body) for one in canned_replies(work)]


def kept_macros(seat: Seat) -> list[Any]:
    with seat.store.reading(seat.small.agent) as work:
        return macros(work)


def press(inside: QWidget, name: str) -> None:
    [found] = [one for one in inside.findChildren(QPushButton) if one.text() == name]
    found.click()


def test_a_canned_reply_is_written_and_kept(
    dialog: PreparedDialog, seat: Seat, qtbot: QtBot
) -> None:
    dialog.begin()
    dialog.name.setText("Password")
    dialog.words.setPlainText("Dear {{requester}}, it is reset.")
    dialog.save.click()

    # what opening asked for may still come, and knows nothing of the choice
    qtbot.waitUntil(lambda: (dialog.list.count(), dialog.list.currentRow()) == (1, 0))
    assert kept_canned(seat) == [("Password", "Dear {{requester}}, it is reset.")]
    assert dialog.list.currentRow() == 0


def test_a_placeholder_nobody_fills_is_refused_and_nothing_typed_is_lost(
    dialog: PreparedDialog, seat: Seat, qtbot: QtBot
) -> None:
    dialog.begin()
    dialog.name.setText("Password")
    dialog.words.setPlainText("Dear {{customer}}")
    dialog.save.click()

    qtbot.waitUntil(lambda: "customer, which nobody fills in" in dialog.banner.words())
    assert dialog.words.toPlainText() == "Dear {{customer}}"
    assert kept_canned(seat) == []


def test_what_is_taken_away_is_brought_back(
    dialog: PreparedDialog, seat: Seat, qtbot: QtBot
) -> None:
    did(seat.store, seat.small.agent, partial(save_canned, draft=CannedDraft("Hello", "Hello!")))
    dialog.begin()
    dialog.name.setText("Bye")
    dialog.words.setPlainText("Bye!")
    dialog.save.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    dialog.list.setCurrentRow(1)
    dialog.drop.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    press(dialog.banner, "Undo")

    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    assert [name for name, _ in kept_canned(seat)] == ["Bye", "Hello"]


def editors(row: ActionRow) -> list[QWidget]:
    kinds = (QLineEdit, QComboBox, QPlainTextEdit)
    return [one for kind in kinds for one in row.findChildren(kind)]


def test_a_macro_is_put_together_and_does_what_it_says(
    dialog: PreparedDialog, seat: Seat, qtbot: QtBot
) -> None:
    dialog.which.choose(MACROS)
    dialog._on_turned()  # noqa: SLF001 - what a click on the segment does
    dialog.begin()
    dialog.name.setText("Ask and wait")
    tags = dialog.steps.add("tags")
    tags.findChildren(QLineEdit)[0].setText("asked, vpn")
    priority = dialog.steps.add("priority").findChildren(QComboBox)[0]
    priority.setCurrentIndex(priority.findData("low"))
    reply = dialog.steps.add("reply").findChildren(QPlainTextEdit)[0]
    reply.setPlainText("Dear {{requester}}, which version?")
    status = dialog.steps.add("status")
    box = status.findChildren(QComboBox)[0]
    box.setCurrentIndex(box.findData("pending"))
    status.findChildren(QLineEdit)[0].setText("the version")
    dialog.save.click()
    qtbot.waitUntil(lambda: len(kept_macros(seat)) == 1)
    [macro] = kept_macros(seat)
    number = opened(seat.store, seat.small)
    did(seat.store, seat.small.agent, lambda w: run_macro(w, number, macro.id))

    ticket = view(seat.store, seat.small.agent, number)
    assert (ticket.tags, ticket.priority) == (("asked", "vpn"), Priority.LOW)
    assert (ticket.status, ticket.hold_reason) == (TicketStatus.PENDING, "the version")
    assert ticket.messages[-1].body == "Dear Ruth Berg, which version?"


def test_an_action_that_cannot_work_is_named_and_the_macro_stays_as_typed(
    dialog: PreparedDialog, seat: Seat, qtbot: QtBot
) -> None:
    dialog.which.choose(MACROS)
    dialog._on_turned()  # noqa: SLF001 - what a click on the segment does
    dialog.begin()
    dialog.name.setText("Empty words")
    dialog.steps.add("note")
    dialog.save.click()

    qtbot.waitUntil(lambda: "Action 1 (note)" in dialog.banner.words())
    assert dialog.name.text() == "Empty words"
    assert kept_macros(seat) == []


def test_what_the_window_cannot_put_together_is_shown_and_kept(
    dialog: PreparedDialog, seat: Seat, qtbot: QtBot
) -> None:
    wanted: list[dict[str, Any]] = [
        {"do": "notify", "recipients": ["assignee"], "text": {"de": "Eilig", "en": "Urgent"}},
        {"do": "tags", "add": ["hot"]},
    ]
    draft = MacroDraft("Escalate", wanted)
    did(seat.store, seat.small.agent, partial(save_macro, draft=draft))
    dialog.which.choose(MACROS)
    dialog._on_turned()  # noqa: SLF001 - what a click on the segment does
    dialog.begin()
    dialog.name.setText("Other")
    dialog.steps.add("type").findChildren(QLineEdit)[0].setText("Request")
    dialog.save.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    dialog.list.setCurrentRow(0)
    dialog.name.setText("Escalate now")
    dialog.save.click()

    qtbot.waitUntil(lambda: [one.name for one in kept_macros(seat)] == ["Escalate now", "Other"])
    assert list(kept_macros(seat)[0].actions) == wanted


def test_a_macro_that_tells_people_and_asks_for_approval_is_put_together_and_runs(
    dialog: PreparedDialog, seat: Seat, qtbot: QtBot
) -> None:
    dialog.which.choose(MACROS)
    dialog._on_turned()  # noqa: SLF001 - what a click on the segment does
    dialog.begin()
    dialog.name.setText("Needs a laptop")
    told = dialog.steps.add("notify")
    told.findChildren(PeopleList)[0].add.chosen.emit("lead")
    told.findChildren(QPlainTextEdit)[0].setPlainText("A laptop is wanted")
    asked = dialog.steps.add("approval")
    asked.findChildren(QLineEdit)[0].setText("A new laptop")
    asked.findChildren(PeopleList)[0].add.chosen.emit("director")
    dialog.save.click()
    qtbot.waitUntil(lambda: len(kept_macros(seat)) == 1)
    [macro] = kept_macros(seat)
    number = opened(seat.store, seat.small)
    did(seat.store, seat.small.agent, lambda w: run_macro(w, number, macro.id))

    assert any("Needs a laptop" in one for one in notices(seat.store, seat.small.lead))
    assert any("A new laptop" in one for one in notices(seat.store, seat.small.director))
