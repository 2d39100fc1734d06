"""What is taken back is one's own: what a colleague changed since stays as they left it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from models.vocabulary import Priority
from services.tickets import agenda, assignment, classification, conversation, links
from tests.desktop.test_taking_back import show, stands, undo
from tests.rigs.desk import opened
from tests.rigs.moving import did
from tests.rigs.ticket_window import ticket_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ticket import TicketPage
    from services.changes import Changes
    from services.store.work import Work
    from tests.desktop.conftest import Seat

WORD: Final = "related to"


@pytest.fixture
def page(seat: Seat, qtbot: QtBot, tmp_path: Path) -> Iterator[TicketPage]:
    with ticket_window(seat.desk, qtbot, folder=tmp_path) as page:
        yield page


@pytest.fixture
def number(seat: Seat) -> int:
    return opened(seat.store, seat.small, team_id=seat.small.tier_1)


@pytest.mark.parametrize("what", ["priority", "hands"])
def test_what_a_colleague_gave_the_same_field_is_not_taken_back(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot, what: str
) -> None:
    show(page, number, qtbot)
    if what == "priority":
        page.moves.ask_priority(Priority.HIGH)
        page.reason.given.emit("the whole office")
    else:
        page.moves.hand_to_team(seat.small.tier_2)
    qtbot.waitUntil(lambda: bool(page.toast.words()))

    def theirs(work: Work) -> Changes:
        if what == "priority":
            return assignment.set_priority(work, number, Priority.CRITICAL, reason="a plant")
        return assignment.assign(work, number, team_id=seat.small.tier_1, person_id=None)

    did(seat.store, seat.small.lead, theirs)
    before = stands(seat, number)
    with qtbot.waitSignal(seat.desk.refused) as refused:
        undo(page, qtbot)

    assert refused.args is not None
    assert "meanwhile" in str(refused.args[0])
    after = stands(seat, number)
    assert (after.priority, after.team_id) == (before.priority, before.team_id)


def test_what_a_colleague_changed_elsewhere_stays_when_a_priority_is_taken_back(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    show(page, number, qtbot)
    was = stands(seat, number).priority
    page.moves.ask_priority(Priority.CRITICAL)
    page.reason.given.emit("the whole office")
    qtbot.waitUntil(lambda: bool(page.toast.words()))
    did(seat.store, seat.small.lead, lambda w: classification.set_kind(w, number, "Request"))
    undo(page, qtbot)

    qtbot.waitUntil(lambda: stands(seat, number).priority is was)
    assert stands(seat, number).kind == "Request"


def test_tags_and_links_of_a_colleague_stay_when_ones_own_are_taken_back(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    mine, theirs = opened(seat.store, seat.small), opened(seat.store, seat.small)
    show(page, number, qtbot)
    page.deeds.ask_tags()
    page.ask_bar.given.emit(("vpn",))
    qtbot.waitUntil(lambda: bool(page.toast.words()))
    did(seat.store, seat.small.lead, lambda w: classification.set_tags(w, number, add=["vip"]))
    undo(page, qtbot)
    qtbot.waitUntil(lambda: list(stands(seat, number).tags) == ["vip"])

    page.toast.hide()
    page.deeds.ask_link(WORD)
    page.ask_bar.given.emit((str(mine), ""))
    qtbot.waitUntil(lambda: bool(page.toast.words()))
    did(seat.store, seat.small.lead, lambda w: links.link(w, number, WORD, theirs))
    undo(page, qtbot)

    def linked() -> list[int]:
        with seat.store.reading(seat.small.agent) as work:
            return [one.ticket_id for one in links.links(work, number)]

    qtbot.waitUntil(lambda: linked() == [theirs])


def show_aside(page: TicketPage, number: int, until: datetime, qtbot: QtBot) -> None:
    show(page, number, qtbot)
    qtbot.waitUntil(
        lambda: page.ticket is not None and page.ticket.relations.snoozed_until == until
    )


def test_a_ticket_that_was_put_aside_comes_back_when_that_is_taken_back(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    first, second = (seat.desk.now() + timedelta(hours=hours) for hours in (2, 5))
    did(seat.store, seat.small.agent, lambda w: agenda.snooze(w, number, first))
    show_aside(page, number, first, qtbot)
    page.deeds._snooze(second)  # noqa: SLF001 - what an entry of the menu does
    qtbot.waitUntil(lambda: stands(seat, number).relations.snoozed_until == second)
    undo(page, qtbot)

    qtbot.waitUntil(lambda: stands(seat, number).relations.snoozed_until == first)


@pytest.mark.parametrize("who", ["colleague", "requester"])
def test_a_ticket_is_not_put_aside_again_over_what_others_did_with_it(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot, who: str
) -> None:
    first, theirs = (seat.desk.now() + timedelta(hours=hours) for hours in (2, 5))
    did(seat.store, seat.small.agent, lambda w: agenda.snooze(w, number, first))
    show_aside(page, number, first, qtbot)
    page.deeds.wake()
    qtbot.waitUntil(lambda: bool(page.toast.words()))
    if who == "colleague":
        did(seat.store, seat.small.lead, lambda w: agenda.snooze(w, number, theirs))
    else:
        asker = seat.small.requester
        did(seat.store, asker, lambda w: conversation.receive_reply(w, number, "Still broken."))
    with qtbot.waitSignal(seat.desk.refused) as refused:
        undo(page, qtbot)

    assert refused.args is not None
    assert "meanwhile" in str(refused.args[0])
    left = stands(seat, number).relations.snoozed_until
    assert left == (theirs if who == "colleague" else None)


def test_a_link_a_colleague_made_first_is_not_taken_back_for_having_made_it_again(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    other = opened(seat.store, seat.small)
    show(page, number, qtbot)
    page.deeds.ask_link(WORD)
    did(seat.store, seat.small.lead, lambda w: links.link(w, number, WORD, other))
    page.ask_bar.given.emit((str(other), ""))
    qtbot.waitUntil(lambda: bool(page.toast.words()))
    with qtbot.waitSignal(seat.desk.refused):
        undo(page, qtbot)

    with seat.store.reading(seat.small.agent) as work:
        assert [one.ticket_id for one in links.links(work, number)] == [other]
