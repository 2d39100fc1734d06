"""Opening a ticket by its form, and acknowledging an escalation where it is read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow

from desktop.commands import Commands
from desktop.ticket import NewTicketDialog, TicketPage
from desktop.ticket.drafts import Drafts
from desktop.ticket.requesters import NewRequesterDialog
from desktop.widgets.searched_field import SHOWN
from models.people import Person
from models.tickets import CustomField
from models.vocabulary import FieldKind, Role
from services.access import callers, people
from services.access.callers import NewRequester
from services.errors import NotAllowed
from services.store.work import Store
from services.tickets import fields, reading
from services.time_source import VirtualTime
from services.watch.sweep import sweep
from tests.desktop.conftest import desk_on
from tests.rigs.desk import MONDAY_9H, lay_desk, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat


def test_a_new_ticket_is_opened(seat: Seat, qtbot: QtBot) -> None:
    with seat.store.work(seat.small.admin) as work:
        work.session.add(CustomField(key="floor", label="Floor", kind=FieldKind.NUMBER))
    form = NewTicketDialog(seat.desk)
    qtbot.addWidget(form)
    qtbot.waitUntil(lambda: "floor" in form.properties.fields.rows())
    form.subject.setText("Scanner is mute")
    form.words.setPlainText("No sound since Monday.")
    form.requester.field.take(seat.small.requester.person_id, "Ada Lund")
    form.properties.team.set_value(seat.small.tier_1)
    form.properties.kind.field.setText("Billing Inquiry")
    rows = form.properties.fields.rows()
    rows["floor"].given.emit("floor", None, "3")
    form.subject.textChanged.emit("")

    with qtbot.waitSignal(form.opened) as number:
        form.create_button.click()

    assert number.args is not None
    with seat.store.reading(seat.desk.actor) as work:
        ticket = reading.ticket(work, number.args[0])
        own = {one.key: one.value for one in fields.fields(work, ticket.id)}
    assert (ticket.subject, ticket.kind) == ("Scanner is mute", "Billing Inquiry")
    assert own == {"floor": "3"}


def test_a_field_that_was_emptied_again_is_empty_and_one_offered_again_is_kept(
    seat: Seat, qtbot: QtBot
) -> None:
    with seat.store.work(seat.small.admin) as work:
        work.session.add(CustomField(key="floor", label="Floor", kind=FieldKind.TEXT))
    form = NewTicketDialog(seat.desk)
    qtbot.addWidget(form)
    rows = form.properties.fields.rows
    qtbot.waitUntil(lambda: "floor" in rows())
    field = rows()["floor"].editor
    assert isinstance(field, QLineEdit)
    filled = []
    for words in ("Third", ""):
        field.setText(words)
        field.editingFinished.emit()
        with seat.store.reading(seat.small.agent) as work:
            form.properties.offer_fields(fields.of_new(work))
        filled.append((form.properties.filled(), field.text()))

    assert filled == [({"floor": "Third"}, "Third"), ({}, "")]


def test_a_refused_ticket_keeps_the_form(seat: Seat, qtbot: QtBot) -> None:
    form = NewTicketDialog(seat.desk)
    qtbot.addWidget(form)
    form.subject.setText("x" * 2000)
    form.words.setPlainText("No sound since Monday.")
    form.requester.field.take(seat.small.requester.person_id, "Ada Lund")
    form.subject.textChanged.emit("")

    form.create_button.click()

    qtbot.waitUntil(lambda: form.banner.words() != "")
    assert form.words.toPlainText() == "No sound since Monday."


@pytest.fixture
def form(seat: Seat, qtbot: QtBot) -> Iterator[NewTicketDialog]:
    made = NewTicketDialog(seat.desk)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def seek(form: NewTicketDialog, words: str, qtbot: QtBot) -> list[str]:
    """Type into the field of the requester and return what is offered."""
    field = form.requester.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.waitUntil(lambda: any(words in one.words or one.id > 0 for one in field.found()))
    return [one.words for one in field.found()]


def add_people(seat: Seat, count: int) -> None:
    with seat.store.work(seat.small.admin) as work:
        for number in range(count):
            name = f"Person {number:04}"
            work.session.add(Person(name=name, email=f"p{number}@example.org", created_at=work.now))


def test_anybody_of_thousands_is_found_as_one_types(
    form: NewTicketDialog, seat: Seat, qtbot: QtBot
) -> None:
    add_people(seat, 2500)
    by_name = seek(form, "person 2417", qtbot)
    by_mail = seek(form, "p2499@", qtbot)
    qtbot.keyClick(form.requester.field, Qt.Key.Key_Return)

    assert by_name[0] == "Person 2417"
    assert by_mail[0] == "Person 2499"
    assert form.requester.field.text() == "Person 2499"
    assert form.requester.value() is not None


def test_no_more_than_a_screen_of_people_is_asked_for(
    form: NewTicketDialog, seat: Seat, qtbot: QtBot
) -> None:
    add_people(seat, 40)

    assert len(seek(form, "person", qtbot)) == SHOWN + 1  # and the way to a new one


def test_typing_over_whoever_was_taken_takes_nobody(form: NewTicketDialog, qtbot: QtBot) -> None:
    form.requester.field.take(4, "Ada Lund")
    form.requester.field.setFocus()
    qtbot.keyClicks(form.requester.field, "x")

    assert form.requester.value() is None
    assert not form.create_button.isEnabled()


def test_whoever_calls_for_the_first_time_is_written_down_and_taken(
    form: NewTicketDialog, seat: Seat, qtbot: QtBot
) -> None:
    seek(form, "Zoe Zimmer", qtbot)
    qtbot.keyClick(form.requester.field, Qt.Key.Key_Return)
    dialog = form.findChild(NewRequesterDialog)
    assert dialog is not None
    dialog.email.setText("Zoe@Example.org")
    dialog.activateWindow()
    dialog.account.setFocus()
    qtbot.keyClicks(dialog.account, "harb")
    qtbot.waitUntil(lambda: bool(dialog.account.found()))
    qtbot.keyClick(dialog.account, Qt.Key.Key_Return)
    dialog.go.click()

    qtbot.waitUntil(lambda: form.requester.value() is not None)
    with seat.store.reading(seat.small.admin) as work:
        [found] = people.requesters(work, "zoe@example.org")
    assert (found.id, found.name) == (form.requester.value(), "Zoe Zimmer")
    assert (found.account, found.role, found.login) == ("Harbour Bank", Role.REQUESTER, None)


def test_an_address_that_somebody_has_is_refused_and_nothing_is_lost(
    form: NewTicketDialog, seat: Seat, qtbot: QtBot
) -> None:
    add_people(seat, 1)
    form.requester.add("Zoe Zimmer")
    dialog = form.findChild(NewRequesterDialog)
    assert dialog is not None
    dialog.email.setText("p0@example.org")
    dialog.go.click()

    qtbot.waitUntil(lambda: "Person 0000 has the address" in dialog.banner.words())
    assert dialog.name.text() == "Zoe Zimmer"


def test_a_requester_writes_down_nobody_else(seat: Seat) -> None:
    with (
        seat.store.work(seat.small.requester) as work,
        pytest.raises(NotAllowed),
    ):
        callers.add_requester(work, NewRequester("Zoe Zimmer"))


def test_an_escalation_is_acknowledged_on_the_ticket(
    sqlite_url: str, qtbot: QtBot, tmp_path: Path
) -> None:
    time = VirtualTime(MONDAY_9H)
    store = Store(sqlite_url, time)
    small = lay_desk(store)
    number = opened(store, small)
    time.advance(timedelta(hours=7, minutes=31))
    sweep(store)
    desk = desk_on(store, small.agent)
    window = QMainWindow()
    page = TicketPage(desk, Commands(window, desk.actor.role), drafts=Drafts(tmp_path / "d.json"))
    qtbot.addWidget(page)
    page.show()
    page.show_ticket(number)
    qtbot.waitUntil(lambda: page.ticket is not None)
    assert not page.header.acknowledge.isHidden()

    page.header.acknowledge.click()

    qtbot.waitUntil(page.header.acknowledge.isHidden)
    assert desk.close()
    store.dispose()
