"""Opening a ticket by its form, and acknowledging an escalation where it is read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from desktop.commands import Commands
from desktop.ticket import NewTicketDialog, TicketPage
from desktop.ticket.drafts import Drafts
from models.tickets import CustomField
from models.vocabulary import FieldKind
from services.store.work import Store
from services.tickets import fields, reading
from services.time_source import VirtualTime
from services.watch.sweep import sweep
from tests.desktop.conftest import desk_on
from tests.rigs.desk import MONDAY_9H, lay_desk, opened

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat


def test_a_new_ticket_is_opened(seat: Seat, qtbot: QtBot) -> None:
    with seat.store.work(seat.small.admin) as work:
        work.session.add(CustomField(key="floor", label="Floor", kind=FieldKind.NUMBER))
    form = NewTicketDialog(seat.desk)
    qtbot.addWidget(form)
    qtbot.waitUntil(lambda: form.requester.box().count() > 0)
    qtbot.waitUntil(lambda: "floor" in form.properties.fields.rows())
    form.subject.setText("Scanner is mute")
    form.words.setPlainText("No sound since Monday.")
    form.requester.set_value(seat.small.requester.person_id)
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


def test_a_refused_ticket_keeps_the_form(seat: Seat, qtbot: QtBot) -> None:
    form = NewTicketDialog(seat.desk)
    qtbot.addWidget(form)
    qtbot.waitUntil(lambda: form.requester.box().count() > 0)
    form.subject.setText("x" * 2000)
    form.words.setPlainText("No sound since Monday.")
    form.requester.set_value(seat.small.requester.person_id)
    form.subject.textChanged.emit("")

    form.create_button.click()

    qtbot.waitUntil(lambda: form.banner.words() != "")
    assert form.words.toPlainText() == "No sound since Monday."


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
