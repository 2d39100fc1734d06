"""The form of a new ticket: what was typed is never lost, and what is missing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from desktop.ticket import NewTicketDialog
from desktop.ticket.drafts import NEW, address_of, drafts_of
from models.vocabulary import Role
from services.store.work import Actor

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def form_of(seat: Seat, qtbot: QtBot) -> NewTicketDialog:
    form = NewTicketDialog(seat.desk)
    qtbot.addWidget(form)
    qtbot.waitUntil(lambda: form.requester.box().count() > 0)
    return form


def test_what_was_typed_is_there_again_after_the_form_was_closed(seat: Seat, qtbot: QtBot) -> None:
    closed = form_of(seat, qtbot)
    closed.subject.setText("Scanner is mute")
    closed.words.setPlainText("No sound.\nSince Monday.")
    closed.reject()

    form = form_of(seat, qtbot)

    qtbot.waitUntil(lambda: form.subject.text() == "Scanner is mute")
    assert form.words.toPlainText() == "No sound.\nSince Monday."


def test_an_opened_ticket_leaves_no_draft(seat: Seat, qtbot: QtBot) -> None:
    form = form_of(seat, qtbot)
    form.subject.setText("Scanner is mute")
    form.words.setPlainText("No sound.")
    form.requester.set_value(seat.small.requester.person_id)
    form.subject.textChanged.emit("")

    with qtbot.waitSignal(form.opened):
        form.create_button.click()

    with seat.store.reading(seat.desk.actor) as work:
        address = address_of(work)
    qtbot.waitUntil(lambda: drafts_of(seat.desk.actor, address).of(NEW) is None)


def test_two_windows_of_one_person_keep_one_set_of_drafts() -> None:
    actor = Actor(1, "Dana", Role.AGENT, "test")

    assert drafts_of(actor, "sqlite:///a") is drafts_of(actor, "sqlite:///a")


def test_the_form_says_what_is_still_missing(seat: Seat, qtbot: QtBot) -> None:
    form = form_of(seat, qtbot)

    form.subject.setText("Scanner is mute")

    said = [label.text() for label in form.findChildren(QLabel)]
    assert "Still missing: the requester, what happened" in said
