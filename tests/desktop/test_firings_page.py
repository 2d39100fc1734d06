"""The logs of firings and deliveries, the ladders on a ticket, escalation by hand, fire drills."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.firings import DrillDialog, FiringsPage
from desktop.ticket import TicketPage
from models.tickets import Ticket
from models.vocabulary import Medium, Origin, Priority
from services.escalation import by_hand
from services.escalation.firing_log import Wanted, firings
from services.notify import audience, inbox
from services.store.work import WATCHER
from services.watch.sweep import sweep
from tests.rigs.desk import opened
from tests.rigs.sight import words_of
from tests.rigs.single_page import single

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat

REASON = "The plant stands still"


@pytest.fixture
def number(seat: Seat) -> int:
    """A ticket whose first level was fired by hand."""
    number = opened(seat.store, seat.small, priority=Priority.CRITICAL)
    with seat.store.work(seat.small.lead) as work:
        by_hand.escalate(work, number, reason=REASON)
    return number


def shown(seat: Seat, qtbot: QtBot, actor: Actor) -> FiringsPage:
    return single(FiringsPage, seat.desk_of(actor), qtbot)


def ticket_page(seat: Seat, qtbot: QtBot, number: int) -> TicketPage:
    page = single(TicketPage, seat.desk, qtbot, (1100, 800))
    page.show_ticket(number)
    qtbot.waitUntil(lambda: page.ticket is not None)
    return page


def test_a_firing_is_read_with_what_it_did_and_to_whom(
    seat: Seat, number: int, qtbot: QtBot
) -> None:
    page = shown(seat, qtbot, seat.small.lead)
    qtbot.waitUntil(lambda: bool(page.fired.rows))

    qtbot.waitUntil(lambda: "Dana Fox: not shown yet" in words_of(page.fired.detail))
    assert f"By hand, Lena Ort: {REASON}. Alerted Dana Fox" in words_of(page.fired.detail)
    assert f"#{number}" in page.fired.table.records.records[0].cells[1]


def test_the_log_leads_to_the_ticket(seat: Seat, number: int, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.lead)
    qtbot.waitUntil(lambda: bool(page.fired.rows))

    with qtbot.waitSignal(page.ticket_opened) as asked:
        page.fired.detail.open.click()

    assert asked.args == [number]


def test_a_firing_is_acknowledged_from_the_log(seat: Seat, number: int, qtbot: QtBot) -> None:
    assert number
    page = shown(seat, qtbot, seat.small.lead)
    qtbot.waitUntil(page.fired.detail.act.isVisible)

    page.fired.detail.act.click()

    qtbot.waitUntil(lambda: page.fired.rows[0].acknowledged_by == "Lena Ort")
    qtbot.waitUntil(lambda: not page.fired.detail.act.isVisible())


def test_a_filter_that_fits_nothing_says_so(seat: Seat, number: int, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.lead)
    qtbot.waitUntil(lambda: bool(page.fired.rows))

    page.fired.filters.ticket.setText(str(number + 1))
    page.fired.filters.ticket.editingFinished.emit()

    qtbot.waitUntil(lambda: "Nothing fired" in words_of(page.fired))


def test_a_mail_that_did_not_leave_says_why(seat: Seat, qtbot: QtBot) -> None:
    with seat.store.work(seat.small.admin) as work:
        audience.add_channel(work, "Relay", Medium.EMAIL, {"host": "h", "sender": "a@b.example"})
        word = inbox.Word("rule", "Please look", "Now.")
        inbox.tell(work, [seat.small.agent.person_id or 0], word)
    page = shown(seat, qtbot, seat.small.lead)
    page.parts.choose("sent")
    page.parts.chosen.emit("sent")

    qtbot.waitUntil(lambda: "agent@example.invalid" in words_of(page.sent.detail))
    assert page.sent.table.records.records[0].cells[4] == "Waiting"


def test_a_ticket_shows_what_fired_and_what_is_to_come(
    seat: Seat, number: int, qtbot: QtBot
) -> None:
    page = ticket_page(seat, qtbot, number)
    ladder = page.details.escalations

    qtbot.waitUntil(lambda: "Three levels · Resolution" in words_of(ladder))
    said = words_of(ladder)
    assert f"By hand, Lena Ort: {REASON}. Alerted Dana Fox" in said
    assert "to come: hand the ticket to “Tier 2” and tell its lead" in said


def test_escalating_by_hand_asks_why_and_fires_the_next_level(
    seat: Seat, number: int, qtbot: QtBot
) -> None:
    page = ticket_page(seat, qtbot, number)
    qtbot.waitUntil(page.details.escalations.escalate.isVisible)

    page.details.escalations.escalate.click()
    assert page.reason.isVisible()
    page.reason.given.emit("Still down")

    qtbot.waitUntil(lambda: page.ticket is not None and page.ticket.team == "Tier 2")
    with seat.store.reading(seat.small.lead) as work:
        newest = firings(work, Wanted(ticket_id=number))[0]
    assert newest.detail.startswith("By hand, Dana Fox: Still down.")


def test_acknowledging_on_the_ticket_stops_the_ladder(
    seat: Seat, number: int, qtbot: QtBot
) -> None:
    page = ticket_page(seat, qtbot, number)
    qtbot.waitUntil(page.header.acknowledge.isVisible)

    page.header.acknowledge.click()

    qtbot.waitUntil(lambda: "by Dana Fox" in words_of(page.details.escalations))
    qtbot.waitUntil(lambda: not page.header.acknowledge.isVisible())


def test_snoozing_on_the_ticket_puts_the_alert_off(seat: Seat, number: int, qtbot: QtBot) -> None:
    page = ticket_page(seat, qtbot, number)
    qtbot.waitUntil(page.header.snooze.isVisible)

    with qtbot.waitSignal(seat.desk.finished):
        page.header.snooze.click()

    with seat.store.reading(seat.small.agent) as work:
        assert inbox.notices(work)[0].snoozed_until == pytest.approx(
            work.now + inbox.SNOOZE, abs=timedelta(seconds=30)
        )


def test_a_drill_is_started_and_goes_the_real_way(seat: Seat, qtbot: QtBot) -> None:
    dialog = DrillDialog(seat.desk_of(seat.small.lead))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.go.isEnabled)

    dialog.due.set_value(timedelta(seconds=30))
    with qtbot.waitSignal(dialog.opened) as asked:
        dialog.go.click()

    with seat.store.work(WATCHER) as work:
        assert work.require(Ticket, asked.args[0]).origin is Origin.DRILL
    sweep(seat.store)
    with seat.store.reading(seat.small.lead) as work:
        assert [one.is_drill for one in firings(work, Wanted(ticket_id=asked.args[0]))] == [True]
