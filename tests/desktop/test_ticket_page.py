"""The page of a ticket on a real store: work it, be refused, lose the database, lose nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QPushButton
from sqlalchemy import select

from desktop import theme
from desktop.ticket.drafts import Drafts
from desktop.widgets.answers import Draft
from desktop.widgets.proof_sheet import ProofSheet
from models.audit import AuditEntry
from models.vocabulary import MessageKind, Priority, TicketStatus
from services.audit import access_log
from services.store.work import WATCHER
from services.tickets import conversation, lifecycle, reading
from tests.rigs.desk import opened
from tests.rigs.sight import settle
from tests.rigs.ticket_window import show, ticket_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.ticket import TicketPage
    from services.tickets.reading import TicketView
    from tests.desktop.conftest import Seat

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(seat: Seat, qtbot: QtBot, tmp_path: Path) -> Iterator[TicketPage]:
    number = opened(seat.store, seat.small)
    opened(seat.store, seat.small, subject="Second ticket")
    with ticket_window(seat.desk, qtbot, number, folder=tmp_path, size=(1000, 760)) as page:
        yield page


def stored(seat: Seat, number: int) -> TicketView:
    with seat.store.reading(seat.desk.actor) as work:
        return reading.ticket(work, number)


def shown(page: TicketPage) -> TicketView:
    assert page.ticket is not None
    return page.ticket


def write(page: TicketPage, words: str, kind: MessageKind = MessageKind.REPLY) -> QPlainTextEdit:
    page.composer.write(kind)
    text = page.composer.findChildren(QPlainTextEdit)[0]
    text.setPlainText(words)
    return text


def give_reason(page: TicketPage, words: str, qtbot: QtBot) -> None:
    field = page.reason.findChildren(QLineEdit)[0]
    field.setText(words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_reply_reaches_the_ticket(page: TicketPage, seat: Seat, qtbot: QtBot) -> None:
    text = write(page, "Try the other port.")

    qtbot.keyClick(text, Qt.Key.Key_Return, CONTROL)

    qtbot.waitUntil(lambda: len(shown(page).messages) == 2)
    assert stored(seat, shown(page).id).messages[1].body == "Try the other port."
    assert page.composer.draft().text == ""


def test_a_note_stays_inside(page: TicketPage, seat: Seat, qtbot: QtBot) -> None:
    text = write(page, "Ask Network.", MessageKind.NOTE)

    qtbot.keyClick(text, Qt.Key.Key_Return, CONTROL)

    qtbot.waitUntil(lambda: len(shown(page).messages) == 2)
    assert stored(seat, shown(page).id).messages[1].kind is MessageKind.NOTE


def test_sending_and_waiting_is_one_gesture(page: TicketPage, seat: Seat, qtbot: QtBot) -> None:
    write(page, "Which device?")

    next(each for each in page.composer.sending_actions() if "wait" in each.text()).trigger()

    qtbot.waitUntil(lambda: shown(page).status is TicketStatus.PENDING)
    assert len(stored(seat, shown(page).id).messages) == 2


def test_a_file_gone_meanwhile_refuses_the_reply_and_keeps_it(
    page: TicketPage, seat: Seat, qtbot: QtBot, tmp_path: Path
) -> None:
    log = tmp_path / "vpn.log"
    log.write_text("drop")
    page.composer.tray.add([str(log)])
    text = write(page, "See the log.")
    log.unlink()

    qtbot.keyClick(text, Qt.Key.Key_Return, CONTROL)

    qtbot.waitUntil(lambda: not page.composer.is_busy())
    assert page.composer.draft().text == "See the log."
    assert len(stored(seat, shown(page).id).messages) == 1


def test_a_hold_asks_for_its_reason(page: TicketPage, seat: Seat, qtbot: QtBot) -> None:
    page.header.status_chosen.emit(TicketStatus.ON_HOLD)
    give_reason(page, "The vendor delivers on Thursday", qtbot)

    qtbot.waitUntil(lambda: shown(page).status is TicketStatus.ON_HOLD)
    assert stored(seat, shown(page).id).hold_reason == "The vendor delivers on Thursday"


def test_a_dropped_question_puts_the_old_status_back(page: TicketPage, qtbot: QtBot) -> None:
    page.header.status_chosen.emit(TicketStatus.ON_HOLD)

    qtbot.keyClick(page.reason.findChildren(QLineEdit)[0], Qt.Key.Key_Escape)

    assert page.header.status.value() is TicketStatus.NEW


def test_a_resolution_can_be_undone(page: TicketPage, qtbot: QtBot) -> None:
    page.header.resolve.click()
    give_reason(page, "Replaced the cable", qtbot)
    qtbot.waitUntil(lambda: shown(page).status is TicketStatus.RESOLVED)
    buttons = page.toast.findChildren(QAbstractButton)

    next(each for each in buttons if each.accessibleName() == "Undo").click()

    qtbot.waitUntil(lambda: shown(page).status is TicketStatus.OPEN)


def test_a_priority_is_changed_with_a_reason(page: TicketPage, seat: Seat, qtbot: QtBot) -> None:
    page.header.priority_chosen.emit(Priority.CRITICAL)
    give_reason(page, "The whole office cannot work", qtbot)

    qtbot.waitUntil(lambda: shown(page).priority is Priority.CRITICAL)
    assert stored(seat, shown(page).id).priority is Priority.CRITICAL


def test_handing_over_and_undoing_restores_both_team_and_person(
    page: TicketPage, seat: Seat, qtbot: QtBot
) -> None:
    page.header.team_chosen.emit(seat.small.tier_2)
    qtbot.waitUntil(lambda: shown(page).team_id == seat.small.tier_2)
    buttons = page.toast.findChildren(QAbstractButton)
    qtbot.waitUntil(page.toast.isVisible)

    next(each for each in buttons if each.accessibleName() == "Undo").click()

    qtbot.waitUntil(lambda: shown(page).team_id == seat.small.tier_1)
    assert shown(page).assignee_id == seat.small.agent.person_id


def test_a_refusal_is_said_on_the_page(page: TicketPage, seat: Seat, qtbot: QtBot) -> None:
    page.header.person_chosen.emit(seat.small.requester.person_id)

    qtbot.waitUntil(lambda: page.banner.words() != "")
    assert "cannot be given tickets" in page.banner.words()
    assert page.header.person.value() == seat.small.agent.person_id


def test_what_a_colleague_writes_appears(page: TicketPage, seat: Seat, qtbot: QtBot) -> None:
    with seat.store.work(seat.small.colleague) as work:
        changes = conversation.add_note(work, shown(page).id, "I look at it.")

    seat.desk.tell(changes)

    qtbot.waitUntil(lambda: len(page.conversation.cards()) == 2)


def test_what_is_typed_survives_a_refresh(page: TicketPage, seat: Seat, qtbot: QtBot) -> None:
    write(page, "Half a sen")
    with seat.store.work(seat.small.colleague) as work:
        changes = lifecycle.resume(work, shown(page).id)

    seat.desk.tell(changes)

    qtbot.waitUntil(lambda: shown(page).status is TicketStatus.OPEN)
    assert page.composer.draft().text == "Half a sen"


def test_each_ticket_keeps_its_own_draft(page: TicketPage, qtbot: QtBot) -> None:
    first = shown(page).id
    write(page, "For the first")
    show(page, first + 1, qtbot)
    write(page, "For the second", MessageKind.NOTE)

    show(page, first, qtbot)

    assert page.composer.draft() == Draft(MessageKind.REPLY, "For the first")


def test_a_draft_survives_a_crash(page: TicketPage, qtbot: QtBot, tmp_path: Path) -> None:
    write(page, "Half a sen")

    def is_kept() -> bool:
        return Drafts(tmp_path / "drafts.json").of(shown(page).id) is not None

    qtbot.waitUntil(is_kept)


def test_an_answer_sent_while_leaving_does_not_clear_the_next_one(
    page: TicketPage, seat: Seat, qtbot: QtBot
) -> None:
    first = shown(page).id
    text = write(page, "Sent while leaving.")
    qtbot.keyClick(text, Qt.Key.Key_Return, CONTROL)
    show(page, first + 1, qtbot)
    write(page, "Another answer")

    qtbot.waitUntil(lambda: len(stored(seat, first).messages) == 2)
    settle(seat.desk)

    assert page.composer.draft().text == "Another answer"


def test_without_a_database_actions_are_greyed_and_words_kept(
    page: TicketPage, seat: Seat, qtbot: QtBot
) -> None:
    write(page, "Half a sen")

    seat.desk.connection.emit(False)  # noqa: FBT003 - Qt's signal

    assert not page.header.status.isEnabled()
    assert page.composer.draft().text == "Half a sen"
    qtbot.wait(1)


def test_f9_shows_the_proof_and_who_copies_it_is_recorded(
    page: TicketPage, seat: Seat, qtbot: QtBot
) -> None:
    page.header.strip.ask_proof()

    [sheet] = page.findChildren(ProofSheet)
    next(one for one in sheet.findChildren(QPushButton) if one.text() == "Copy").click()
    qtbot.waitUntil(lambda: recorded(seat) == [("ticket", "Proof sheet: first_response")])
    sheet.close()


def recorded(seat: Seat) -> list[tuple[str, str | None]]:
    """Return what was copied, of what, as the trail tells it."""
    query = select(AuditEntry).where(AuditEntry.kind == access_log.COPIED)
    with seat.store.reading(WATCHER) as work:
        found = work.session.scalars(query).all()
        return [(one.subject_type, one.changes[0]["after"]) for one in found]


def test_painted_signs_follow_the_scheme(page: TicketPage, themed: QApplication) -> None:
    before = page.header.priority.box().itemIcon(2).cacheKey()

    theme.apply(themed, theme.Scheme.DARK)

    assert page.header.priority.box().itemIcon(2).cacheKey() != before


def test_a_ticket_that_is_gone_is_said_and_leaves_the_page(page: TicketPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.said) as said:
        page.show_ticket(99_999)

    assert said.args is not None
    assert "99999" in said.args[0].replace("#", "")


def test_everything_one_can_reach_has_a_name(page: TicketPage) -> None:
    page.reason.ask("Why?", "", "Go on")
    reached = [
        each
        for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
        for each in page.findChildren(kind)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isVisible()
    ]

    assert reached
    assert [type(each).__name__ for each in reached if not each.accessibleName()] == []


def test_everything_is_reached_by_the_tab_key(page: TicketPage, qtbot: QtBot) -> None:
    write(page, "Something to send")
    reached = set()
    for _ in range(40):
        focused = page.window().focusWidget()
        assert focused is not None
        reached.add(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    wanted = {"Resolve", "Details", "Status", "Priority", "Team", "Assignee", "Reply", "Send reply"}
    assert wanted | {"Write a reply", "Attach files"} <= reached
    assert any(name.startswith("First response: ") for name in reached)
