"""The other ticket of a merge or a link, found by its words where its number is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.widgets.searched_field import SearchedField
from tests.rigs.desk import opened
from tests.rigs.moving import view
from tests.rigs.ticket_window import ticket_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ticket import TicketPage
    from tests.desktop.conftest import Seat


@pytest.fixture
def page(seat: Seat, number: int, qtbot: QtBot, tmp_path: Path) -> Iterator[TicketPage]:
    with ticket_window(seat.desk, qtbot, number, folder=tmp_path) as page:
        yield page


def test_the_other_ticket_is_found_by_its_words(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    other = opened(seat.store, seat.small, subject="Printer is out of toner")
    page.window().activateWindow()
    page.deeds.ask_link("related to")
    field = page.ask_bar.fields()[0]
    assert isinstance(field, SearchedField)
    field.setFocus()
    qtbot.keyClicks(field, "toner")
    qtbot.waitUntil(lambda: [one.id for one in field.found()] == [other])
    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(view(seat.store, seat.small.agent, number).relations.links))
    [link] = view(seat.store, seat.small.agent, number).relations.links
    assert (link.word, link.ticket_id) == ("related to", other)


def test_a_number_that_is_typed_means_itself_whatever_is_found(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    other = opened(seat.store, seat.small, subject="The printer")
    opened(seat.store, seat.small, subject=f"Follows up on {other}")
    page.window().activateWindow()
    page.deeds.ask_link("related to")
    field = page.ask_bar.fields()[0]
    assert isinstance(field, SearchedField)
    field.setFocus()
    qtbot.keyClicks(field, str(other))
    qtbot.waitUntil(lambda: bool(field.found()))
    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(view(seat.store, seat.small.agent, number).relations.links))
    assert [
        one.ticket_id for one in view(seat.store, seat.small.agent, number).relations.links
    ] == [other]
