"""Deeds of the ticket page, asked for in a bar and undone; two people on one ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QPlainTextEdit, QPushButton, QWidget
from sqlalchemy import select

from desktop.commands import Commands
from desktop.ticket import TicketPage
from desktop.ticket.beside import BesideStrip
from desktop.ticket.drafts import Drafts
from models.outbox import OutboxMessage
from models.tickets import Attachment
from models.vocabulary import MessageKind, Priority, TicketStatus
from services.rules import macros
from services.rules.macros import MacroDraft
from services.store.work import Actor
from services.tickets import assignment, conversation, lifecycle, reading
from services.tickets.attachments import GivenFile
from tests.rigs.desk import opened
from tests.rigs.sight import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from services.tickets.reading import TicketView
    from tests.desktop.conftest import Seat


class Window:
    """One person's window on a ticket, with its commands."""

    def __init__(self, seat: Seat, actor: Actor, file: Path, qtbot: QtBot) -> None:
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.desk = seat.desk if actor is seat.desk.actor else seat.desk_of(actor)
        self.commands = Commands(self.window, actor.role)
        self.page = TicketPage(self.desk, self.commands, drafts=Drafts(file))
        self.window.setCentralWidget(self.page)
        self.window.resize(1100, 760)
        self.window.show()
        self._qtbot = qtbot

    def show(self, number: int) -> None:
        self.page.show_ticket(number)
        self._qtbot.waitUntil(
            lambda: self.page.ticket is not None and self.page.ticket.id == number
        )

    def answer(self, *texts: str) -> None:
        """Fill the bar that asks, and press Enter."""
        fields = self.page.ask_bar.fields()
        for field, text in zip(fields, texts, strict=True):
            field.setText(text)
        self._qtbot.keyClick(fields[-1], Qt.Key.Key_Return)

    def undo(self) -> None:
        self._qtbot.waitUntil(lambda: bool(self.page.toast.words()))
        press(self.page.toast, "Undo")

    def strip(self) -> str:
        return self.page.findChildren(BesideStrip)[0].words()


def press(inside: QWidget, name: str) -> None:
    [found] = [one for one in inside.findChildren(QPushButton) if one.accessibleName() == name]
    found.click()


@pytest.fixture
def mine(seat: Seat, number: int, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = Window(seat, seat.desk.actor, tmp_path / "mine.json", qtbot)
    made.show(number)
    yield made
    made.window.close()
    shiboken6.delete(made.window)


@pytest.fixture
def theirs(seat: Seat, number: int, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    tom = seat.small.colleague
    actor = Actor(tom.person_id, tom.name, tom.role, "the other seat")
    made = Window(seat, actor, tmp_path / "theirs.json", qtbot)
    made.show(number)
    yield made
    made.window.close()
    shiboken6.delete(made.window)


def stored(seat: Seat, number: int) -> TicketView:
    with seat.store.reading(seat.desk.actor) as work:
        return reading.ticket(work, number)


def test_a_ticket_is_merged_and_stands_by_itself_again(
    mine: Window, seat: Seat, number: int, qtbot: QtBot
) -> None:
    other = opened(seat.store, seat.small, subject="The same")
    mine.commands.run("ticket.merge")
    mine.answer(f"#{other}", "The same fault")
    qtbot.waitUntil(lambda: stored(seat, number).status is TicketStatus.MERGED)
    mine.undo()

    qtbot.waitUntil(lambda: stored(seat, number).status is TicketStatus.NEW)


def test_what_is_no_number_is_refused_where_it_was_typed(
    mine: Window, seat: Seat, number: int
) -> None:
    mine.commands.run("ticket.merge")
    mine.answer("the other one", "The same fault")

    assert [one.text() for one in mine.page.ask_bar.fields()] == ["the other one", "The same fault"]
    assert not mine.page.ask_bar.isHidden()
    assert stored(seat, number).status is TicketStatus.NEW


def test_a_link_is_shown_and_taken_back(
    mine: Window, seat: Seat, number: int, qtbot: QtBot
) -> None:
    other = opened(seat.store, seat.small, subject="The cause")
    mine.page.deeds.ask_link("caused by")
    mine.answer(str(other), "")
    around = mine.page.details.around
    qtbot.waitUntil(lambda: any("The cause" in b.text() for b in around.findChildren(QPushButton)))
    mine.undo()

    qtbot.waitUntil(lambda: not stored(seat, number).relations.links)
    qtbot.waitUntil(around.isHidden)


def test_tags_are_changed_and_changed_back(
    mine: Window, seat: Seat, number: int, qtbot: QtBot
) -> None:
    mine.commands.run("ticket.tags")
    mine.answer("vpn, network,, vpn")
    qtbot.waitUntil(lambda: stored(seat, number).tags == ("vpn", "network"))
    mine.undo()

    qtbot.waitUntil(lambda: stored(seat, number).tags == ())


def test_a_ticket_is_put_aside_and_brought_back(
    mine: Window, seat: Seat, number: int, qtbot: QtBot
) -> None:
    mine.page.deeds.fill_later(remind=False).actions()[0].trigger()
    qtbot.waitUntil(lambda: not mine.page.details.around.isHidden())
    press(mine.page.details.around, "Bring back")

    qtbot.waitUntil(lambda: stored(seat, number).relations.snoozed_until is None)


def test_a_time_of_ones_own_is_asked_for_until_it_can_be_read(mine: Window, qtbot: QtBot) -> None:
    mine.page.deeds.fill_later(remind=True).actions()[-1].trigger()
    mine.answer("soon")
    refused = not mine.page.ask_bar.isHidden()
    mine.answer("2099-01-01 09:00")
    qtbot.waitUntil(lambda: mine.page.ask_bar.fields()[0].accessibleName() == "Note")
    mine.answer("Call them")

    assert refused
    qtbot.waitUntil(
        lambda: mine.page.ticket is not None and bool(mine.page.ticket.relations.reminders)
    )


def test_a_macro_is_run_and_undone(mine: Window, seat: Seat, number: int, qtbot: QtBot) -> None:
    draft = MacroDraft("Low and tagged", [{"do": "priority", "to": "low"}])
    with seat.store.work(seat.desk.actor) as work:
        macros.save_macro(work, draft)
    mine.page.refresh()
    menu = mine.page.deeds.macro_menu
    qtbot.waitUntil(lambda: [one.text() for one in menu.actions()] == ["Low and tagged"])
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: stored(seat, number).priority is Priority.LOW)
    mine.undo()

    qtbot.waitUntil(lambda: stored(seat, number).priority is Priority.NORMAL)


def test_a_message_gets_a_ticket_of_its_own(
    mine: Window, seat: Seat, number: int, qtbot: QtBot
) -> None:
    mine.page.conversation.cards()[0].split.click()
    mine.answer("Printer")

    qtbot.waitUntil(
        lambda: [o.word for o in stored(seat, number).relations.links] == ["related to"]
    )


# -- two people -------------------------------------------------------------------------------


def test_each_sees_that_the_other_looks_and_writes(
    mine: Window, theirs: Window, qtbot: QtBot
) -> None:
    mine.page.company.enter(mine.page.ticket.id if mine.page.ticket else 0)
    qtbot.waitUntil(lambda: mine.strip() == "Tom Reed has it open")
    theirs.page.composer.write(MessageKind.REPLY)
    theirs.page.composer.findChildren(QPlainTextEdit)[0].setPlainText("I call you")
    qtbot.waitSignal(theirs.page.composer.drafted).wait()
    settle(theirs.desk)
    mine.page.company.enter(mine.page.ticket.id if mine.page.ticket else 0)

    qtbot.waitUntil(lambda: mine.strip() == "Tom Reed writes on this ticket")


def test_two_changes_of_one_field_are_laid_side_by_side(
    mine: Window, seat: Seat, number: int, qtbot: QtBot
) -> None:
    with seat.store.work(seat.small.colleague) as work:
        assignment.set_priority(work, number, Priority.CRITICAL, reason="Everybody waits")
    mine.page.header.priority_chosen.emit(Priority.LOW)
    mine.page.reason.given.emit("It can wait")
    qtbot.waitUntil(lambda: not mine.page.conflicts.isHidden())
    kept = stored(seat, number).priority
    mine.page.conflicts.mine("priority").setChecked(True)
    press(mine.page.conflicts, "Save the choice")

    assert kept is Priority.CRITICAL
    qtbot.waitUntil(lambda: stored(seat, number).priority is Priority.LOW)


def test_theirs_stays_when_it_is_chosen(
    mine: Window, seat: Seat, number: int, qtbot: QtBot
) -> None:
    with seat.store.work(seat.small.lead) as work:
        assignment.assign(work, number, team_id=seat.small.tier_1, person_id=None)
    mine.page.header.person_chosen.emit(seat.small.lead.person_id)
    qtbot.waitUntil(lambda: not mine.page.conflicts.isHidden())
    press(mine.page.conflicts, "Keep theirs")

    qtbot.waitUntil(lambda: mine.page.ticket is not None and mine.page.ticket.assignee is None)
    assert stored(seat, number).assignee is None


def test_changes_of_different_fields_are_joined(
    mine: Window, seat: Seat, number: int, qtbot: QtBot
) -> None:
    with seat.store.work(seat.small.colleague) as work:
        assignment.set_priority(work, number, Priority.CRITICAL, reason="Everybody waits")
    mine.page.header.person_chosen.emit(seat.small.lead.person_id)

    qtbot.waitUntil(lambda: stored(seat, number).assignee == "Lena Ort")
    assert stored(seat, number).priority is Priority.CRITICAL
    assert mine.page.conflicts.isHidden()


def test_a_step_from_a_status_that_is_gone_is_refused(
    mine: Window, seat: Seat, number: int
) -> None:
    with seat.store.work(seat.small.colleague) as work:
        assignment.assign(work, number, team_id=seat.small.tier_1, person_id=None)
        lifecycle.await_requester(work, number, reason="the version")
    mine.page.header.status_chosen.emit(TicketStatus.RESOLVED)
    mine.page.reason.given.emit("Solved")

    settle(mine.desk)
    labels = mine.page.reason.findChildren(QLabel)
    [why] = [one.text() for one in labels if one.property("role") == "error"]
    assert why == "A colleague changed the status to Pending meanwhile. Look again and decide."
    assert stored(seat, number).status is TicketStatus.PENDING


def test_each_file_is_ticked_to_be_forwarded_or_left_out(
    mine: Window, seat: Seat, number: int, qtbot: QtBot
) -> None:
    files = [GivenFile("vpn.log", b"drop"), GivenFile("a.txt", b"a"), GivenFile("b.pdf", b"MZ\0")]
    with seat.store.work(seat.small.requester) as work:
        conversation.receive_reply(work, number, "See the files.", files)
    mine.page.refresh()
    qtbot.waitUntil(lambda: mine.page.ticket is not None and len(mine.page.ticket.messages) == 2)
    mine.commands.run("ticket.forward")
    boxes = {one.text().split("  ")[0]: one for one in mine.page.ask_bar.boxes().values()}
    offered = {name: box.isChecked() for name, box in boxes.items()}
    boxes["a.txt"].setChecked(False)
    mine.answer("vendor@example.org", "Please look.")
    qtbot.waitUntil(lambda: bool(mine.page.toast.words()))

    assert offered == {"vpn.log": True, "a.txt": True, "b.pdf": False}
    with seat.store.reading(seat.small.admin) as work:
        [mail] = work.session.scalars(select(OutboxMessage)).all()
        sent = {
            file.name
            for file in work.session.scalars(
                select(Attachment).where(Attachment.id.in_(map(int, mail.payload["files"].split())))
            )
        }
    assert sent == {"vpn.log"}
