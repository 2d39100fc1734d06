"""Every deed that can be taken back is, by the toast, exactly to how the ticket stood."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from models.vocabulary import Priority, TicketStatus
from services.notify import inbox
from services.store.work import WATCHER
from services.tickets import (
    agenda,
    assignment,
    classification,
    lifecycle,
    links,
    merging,
    watchers,
)
from tests.rigs.desk import opened
from tests.rigs.moving import did, view
from tests.rigs.ticket_window import ticket_window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ticket import TicketPage
    from services.changes import Changes
    from services.store.work import Work
    from services.tickets.reading import TicketView
    from tests.desktop.conftest import Seat

OPEN, PENDING, HOLD = TicketStatus.OPEN, TicketStatus.PENDING, TicketStatus.ON_HOLD
RESOLVED, CLOSED = TicketStatus.RESOLVED, TicketStatus.CLOSED


@pytest.fixture
def page(seat: Seat, qtbot: QtBot, tmp_path: Path) -> Iterator[TicketPage]:
    with ticket_window(seat.desk, qtbot, folder=tmp_path) as page:
        yield page


def stands(seat: Seat, number: int) -> TicketView:
    return view(seat.store, seat.small.agent, number)


def show(page: TicketPage, number: int, qtbot: QtBot) -> None:
    page.show_ticket(number)
    page.refresh()
    qtbot.waitUntil(lambda: page.ticket is not None and page.ticket.id == number)


def undo(page: TicketPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.toast.words()))
    [found] = [one for one in page.toast.findChildren(QPushButton) if one.text() == "Undo"]
    found.click()


def act(seat: Seat, deed: Callable[[Work], Changes]) -> None:
    did(seat.store, seat.small.agent, deed)


def bring_to(seat: Seat, number: int, status: TicketStatus) -> None:
    if status in {PENDING, HOLD}:
        step = lifecycle.await_requester if status is PENDING else lifecycle.place_on_hold
        act(seat, lambda w: step(w, number, reason="the serial number"))
        return
    act(seat, lambda w: lifecycle.await_requester(w, number, reason="x"))
    act(seat, lambda w: lifecycle.resume(w, number))
    if status in {RESOLVED, CLOSED}:
        act(seat, lambda w: lifecycle.resolve(w, number, reason="solved"))
    if status is CLOSED:
        act(seat, lambda w: lifecycle.close(w, number, reason="confirmed"))


@pytest.mark.parametrize(
    "step",
    [
        (OPEN, PENDING),
        (OPEN, RESOLVED),
        (OPEN, CLOSED),
        (PENDING, HOLD),
        (PENDING, OPEN),
        (HOLD, RESOLVED),
        (RESOLVED, CLOSED),
        (RESOLVED, OPEN),
        (CLOSED, OPEN),
    ],
)
def test_a_step_is_taken_back_to_the_status_it_was_taken_from(
    page: TicketPage,
    seat: Seat,
    number: int,
    qtbot: QtBot,
    step: tuple[TicketStatus, TicketStatus],
) -> None:
    before, after = step
    bring_to(seat, number, before)
    was = stands(seat, number)
    show(page, number, qtbot)
    page.moves.ask_status(after)
    if not page.reason.isHidden():
        page.reason.given.emit("because")
    qtbot.waitUntil(lambda: stands(seat, number).status is after)
    undo(page, qtbot)

    qtbot.waitUntil(lambda: stands(seat, number).status is before)
    assert stands(seat, number).hold_reason == was.hold_reason


def test_what_a_colleague_changed_meanwhile_is_not_undone(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    bring_to(seat, number, OPEN)
    show(page, number, qtbot)
    page.moves.ask_status(PENDING)
    page.reason.given.emit("the serial number")
    qtbot.waitUntil(lambda: bool(page.toast.words()))
    did(
        seat.store,
        seat.small.colleague,
        lambda w: assignment.assign(w, number, team_id=seat.small.tier_2, person_id=None),
    )
    with qtbot.waitSignal(seat.desk.refused) as refused:
        undo(page, qtbot)

    assert refused.args is not None
    assert "Tom Reed changed" in str(refused.args[0])
    assert stands(seat, number).team == "Tier 2"


def test_a_follower_taken_away_follows_again(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    show(page, number, qtbot)
    page.deeds.follow()
    me = seat.small.agent.person_id or 0
    qtbot.waitUntil(lambda: stands(seat, number).relations.watchers != ())
    undo(page, qtbot)
    qtbot.waitUntil(lambda: stands(seat, number).relations.watchers == ())
    act(seat, lambda w: watchers.watch(w, number))
    page.deeds.unfollow(me)
    qtbot.waitUntil(lambda: stands(seat, number).relations.watchers == ())
    undo(page, qtbot)

    qtbot.waitUntil(lambda: stands(seat, number).relations.watchers != ())


def test_a_link_taken_away_is_there_again(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    other = opened(seat.store, seat.small, subject="The same")
    act(seat, lambda w: links.link(w, number, "child of", other, note="one of many"))
    show(page, number, qtbot)
    [made] = stands(seat, number).relations.links
    page.deeds.unlink(made)
    qtbot.waitUntil(lambda: stands(seat, number).relations.links == ())
    undo(page, qtbot)

    qtbot.waitUntil(lambda: stands(seat, number).relations.links != ())
    [again] = stands(seat, number).relations.links
    assert (again.word, again.ticket_id, again.note) == ("child of", other, "one of many")


def test_a_priority_is_taken_back(page: TicketPage, seat: Seat, number: int, qtbot: QtBot) -> None:
    before = stands(seat, number).priority
    show(page, number, qtbot)
    page.moves.ask_priority(Priority.CRITICAL)
    page.reason.given.emit("the whole office")
    qtbot.waitUntil(lambda: stands(seat, number).priority is Priority.CRITICAL)
    undo(page, qtbot)

    qtbot.waitUntil(lambda: stands(seat, number).priority is before)


def test_alerts_that_were_snoozed_are_heard_again_at_once(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    with seat.store.work(WATCHER) as work:
        word = inbox.Word(kind="rule", title="Look", body="Look", ticket_id=number)
        inbox.tell(work, {seat.small.agent.person_id or 0}, word)
    with seat.store.work(seat.small.agent) as work:
        inbox.mark_shown(work, [one.id for one in inbox.to_show(work)])
    show(page, number, qtbot)
    page.moves.snooze()
    qtbot.waitUntil(lambda: bool(page.toast.words()))
    with seat.store.reading(seat.small.agent) as work:
        asleep = inbox.to_show(work)
    undo(page, qtbot)

    def awake() -> list[str]:
        with seat.store.reading(seat.small.agent) as work:
            return [one.title for one in inbox.to_show(work)]

    qtbot.waitUntil(lambda: awake() == ["Look"])
    assert asleep == []


def test_ones_own_value_that_won_gives_way_again(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    bring_to(seat, number, OPEN)
    show(page, number, qtbot)
    page.moves.ask_kind("Question", "")
    act(seat, lambda w: classification.set_kind(w, number, "Outage"))
    page.reason.given.emit("nothing is broken")
    qtbot.waitUntil(lambda: not page.conflicts.isHidden())
    page.conflicts.mine("kind").setChecked(True)
    page.conflicts.chosen.emit(("kind",))
    qtbot.waitUntil(lambda: stands(seat, number).kind == "Question")
    undo(page, qtbot)

    qtbot.waitUntil(lambda: stands(seat, number).kind == "Outage")


def test_a_ticket_brought_back_is_put_aside_again(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    until = seat.desk.now() + timedelta(days=1)
    act(seat, lambda w: agenda.snooze(w, number, until))
    show(page, number, qtbot)
    page.deeds.wake()
    qtbot.waitUntil(lambda: stands(seat, number).relations.snoozed_until is None)
    undo(page, qtbot)

    qtbot.waitUntil(lambda: stands(seat, number).relations.snoozed_until == until)


def test_a_reminder_taken_back_is_set_again(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    at = seat.desk.now() + timedelta(days=1)
    act(seat, lambda w: agenda.remind(w, number, at, "call the vendor"))
    show(page, number, qtbot)
    [one] = stands(seat, number).relations.reminders
    page.deeds.forget_reminder(one.id)
    qtbot.waitUntil(lambda: stands(seat, number).relations.reminders == ())
    undo(page, qtbot)

    qtbot.waitUntil(lambda: bool(stands(seat, number).relations.reminders))
    [again] = stands(seat, number).relations.reminders
    assert (again.due_at, again.note) == (at, "call the vendor")


def test_a_merge_undone_by_mistake_is_made_again(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    other = opened(seat.store, seat.small, subject="The same")
    act(seat, lambda w: merging.merge(w, other, number, reason="twice"))
    show(page, number, qtbot)
    page.deeds.undo_merge(other)
    qtbot.waitUntil(lambda: stands(seat, other).status is not TicketStatus.MERGED)
    undo(page, qtbot)

    qtbot.waitUntil(lambda: stands(seat, other).status is TicketStatus.MERGED)
    assert stands(seat, other).relations.merged_into == number
