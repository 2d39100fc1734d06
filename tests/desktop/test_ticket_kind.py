"""The type of a ticket changed where it stands: asked why, told what follows, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from models.vocabulary import Target
from services.sla import publishing
from services.sla.drafts import PolicyDraft, Promise
from services.tickets import classification
from tests.rigs.moving import did, view
from tests.rigs.ticket_window import ticket_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ticket import TicketPage
    from tests.desktop.conftest import Seat


@pytest.fixture
def page(seat: Seat, number: int, qtbot: QtBot, tmp_path: Path) -> Iterator[TicketPage]:
    with ticket_window(seat.desk, qtbot, number, folder=tmp_path, size=(1280, 860)) as page:
        yield page


def publish_for_complaints(seat: Seat) -> None:
    draft = PolicyDraft(
        "Complaints",
        0,
        "Around the clock",
        (Promise(Target.RESOLUTION, "8h"),),
        conditions=({"field": "type", "op": "is", "value": "Complaint"},),
    )
    with seat.store.work(seat.small.admin) as work:
        publishing.publish_policy(work, draft, open_tickets_too=True)


def take_kind(page: TicketPage, kind: str, qtbot: QtBot) -> None:
    field = page.details.kind.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, kind)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.reason.isHidden())


def test_another_type_is_asked_why_and_says_what_becomes_of_the_policy(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    publish_for_complaints(seat)
    take_kind(page, "Complaint", qtbot)
    asked = page.reason.findChildren(QLineEdit)[0]
    assert asked.hasFocus()
    said = " ".join(one.text() for one in page.reason.findChildren(QLabel))
    page.reason.given.emit("she complains of the wait")

    qtbot.waitUntil(lambda: page.ticket is not None and page.ticket.kind == "Complaint")
    now = view(seat.store, seat.small.agent, number)
    assert "The policy changes from Standard to Complaints" in said
    assert now.policy == "Complaints, version 1"
    qtbot.waitUntil(lambda: page.details.kind.field.text() == "Complaint")


def test_another_type_is_taken_back_with_its_policy(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    publish_for_complaints(seat)
    take_kind(page, "Complaint", qtbot)
    page.reason.given.emit("she complains of the wait")
    qtbot.waitUntil(lambda: bool(page.toast.words()))
    [undo] = [one for one in page.toast.findChildren(QPushButton) if one.text() == "Undo"]
    undo.click()

    qtbot.waitUntil(lambda: view(seat.store, seat.small.agent, number).kind == "Incident")
    assert view(seat.store, seat.small.agent, number).policy == "Standard, version 1"


def test_a_type_that_was_typed_and_left_changes_nothing(page: TicketPage, qtbot: QtBot) -> None:
    field = page.details.kind.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Questi")
    page.composer.writing.setFocus()

    assert field.text() == "Incident"
    assert page.reason.isHidden()


def test_a_type_a_colleague_changed_first_is_shown_with_both_values(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    take_kind(page, "Question", qtbot)
    did(seat.store, seat.small.colleague, lambda w: classification.set_kind(w, number, "Outage"))
    page.reason.given.emit("nothing is broken")

    qtbot.waitUntil(lambda: not page.conflicts.isHidden())
    assert view(seat.store, seat.small.agent, number).kind == "Outage"


def test_what_is_said_covers_nothing_that_is_worked_on(page: TicketPage) -> None:
    page.toast.say("#1 is resolved", undo=lambda: None)
    card = page.toast.card()
    leaf = page.header.parentWidget()
    while leaf is not None and leaf is not page.toast.parentWidget():
        leaf = leaf.parentWidget()
    assert leaf is not None
    worked_on = (page.header, page.conversation, page.composer.writing, *page.composer.foot)

    covered = [
        one for one in worked_on if card.intersects(QRect(one.mapTo(leaf, QPoint()), one.size()))
    ]

    assert covered == []
