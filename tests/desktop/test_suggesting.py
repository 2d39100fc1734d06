"""Canned replies and colleagues on a real ticket, put in by the keyboard alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from models.vocabulary import MessageKind
from services.knowledge.canned import CannedDraft, save_canned
from tests.rigs.desk import opened
from tests.rigs.moving import did, notices, view
from tests.rigs.ticket_window import ticket_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ticket import TicketPage
    from tests.desktop.conftest import Seat


@pytest.fixture
def page(seat: Seat, qtbot: QtBot, tmp_path: Path) -> Iterator[TicketPage]:
    number = opened(seat.store, seat.small)
    for name, body in (
        ("Password reset", "Dear {{requester}},\nabout {{number}}: it is done."),
        ("Version", "Which version of {{subject}}?"),
    ):
        did(seat.store, seat.small.agent, partial(save_canned, draft=CannedDraft(name, body)))
    with ticket_window(seat.desk, qtbot, number, folder=tmp_path) as page:
        yield page


def test_a_canned_reply_is_filled_and_sent_without_the_mouse(
    page: TicketPage, seat: Seat, qtbot: QtBot
) -> None:
    text = page.composer.writing
    page.composer.write(MessageKind.REPLY)
    qtbot.waitUntil(text.hasFocus)
    qtbot.keyClicks(text, "/pass")
    qtbot.waitUntil(lambda: len(text.offered()) == 1)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: text.toPlainText().startswith("Dear Ruth Berg,\nabout #"))
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.ticket is not None and len(page.ticket.messages) == 2)

    assert page.ticket is not None
    sent = view(seat.store, seat.small.agent, page.ticket.id).messages[-1]
    assert sent.body == f"Dear Ruth Berg,\nabout #{page.ticket.id}: it is done."


def test_a_canned_reply_taken_away_meanwhile_is_said_and_nothing_is_lost(
    page: TicketPage, qtbot: QtBot
) -> None:
    text = page.composer.writing
    page.composer.write(MessageKind.REPLY)
    text.setPlainText("Hello")
    text.canned_chosen.emit(99_999)

    said = page.composer.findChildren(QLabel)
    qtbot.waitUntil(lambda: any("99" in one.text() for one in said if one.isVisible()))
    assert text.toPlainText() == "Hello"


def test_a_colleague_is_called_by_keys_told_and_shown(
    page: TicketPage, seat: Seat, qtbot: QtBot
) -> None:
    text = page.composer.writing
    page.composer.write(MessageKind.NOTE)
    qtbot.waitUntil(text.hasFocus)
    qtbot.keyClicks(text, "@tom")
    qtbot.waitUntil(lambda: [one.words for one in text.offered()] == ["Tom Reed"])
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    qtbot.keyClicks(text, "can you look?")
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.ticket is not None and len(page.ticket.messages) == 2)

    assert page.ticket is not None
    assert page.ticket.messages[-1].mentions == ("Tom Reed",)
    assert [one.name for one in page.ticket.relations.watchers] == ["Tom Reed"]
    assert len(notices(seat.store, seat.small.colleague)) == 1
