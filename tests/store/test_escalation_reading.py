"""What the window reads of escalations: ladders of a ticket, the log of firings, deliveries."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models.tickets import Ticket
from models.vocabulary import FiringOutcome, Medium, OutboxState, Priority, Target
from services.errors import NotAllowed, RuleError
from services.escalation import firing_log, reading, runs
from services.escalation.acknowledgement import acknowledge_firing, acknowledge_ticket
from services.escalation.firing_log import FiringRow, Wanted, firings
from services.escalation.ladders import LadderView, ladders
from services.notify import audience, inbox, sending
from services.notify import reading as deliveries
from services.rules import packs
from services.store.work import WATCHER
from services.tickets import lifecycle
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    yield made
    made.store.dispose()


def ladders_of(desk: RuledDesk, number: int) -> list[LadderView]:
    with desk.store.reading(desk.people.agent) as work:
        return ladders(work, number)


def log(desk: RuledDesk, wanted: Wanted, limit: int = 100) -> list[FiringRow]:
    with desk.store.reading(desk.people.lead) as work:
        return firings(work, wanted, limit)


def resolution(desk: RuledDesk, number: int) -> LadderView:
    return next(one for one in ladders_of(desk, number) if one.target is Target.RESOLUTION)


def test_a_ladder_tells_what_fired_and_what_is_to_come(desk: RuledDesk) -> None:
    number = desk.open(priority=Priority.CRITICAL)
    desk.pass_time(minutes=91)

    steps = resolution(desk, number).steps

    assert [one.fired is not None for one in steps] == [True, False, False]
    assert steps[0].fired is not None
    assert steps[0].fired.late_by == timedelta(minutes=1)
    assert [one.at for one in steps[1:]] == [
        desk.time.now() + timedelta(minutes=29),
        desk.time.now() + timedelta(hours=4, minutes=29),
    ]


def test_a_ladder_missed_as_a_whole_tells_what_was_overtaken(desk: RuledDesk) -> None:
    number = desk.open(priority=Priority.CRITICAL)
    desk.pass_time(hours=9)

    outcomes = [one.fired and one.fired.outcome for one in resolution(desk, number).steps]

    assert outcomes == [FiringOutcome.OVERTAKEN, FiringOutcome.OVERTAKEN, FiringOutcome.FIRED]


def test_a_paused_ladder_has_no_instants_to_come(desk: RuledDesk) -> None:
    number = desk.open(priority=Priority.CRITICAL)
    with desk.store.work(desk.people.agent) as work:
        lifecycle.place_on_hold(work, number, reason="The vendor comes on Thursday")

    view = resolution(desk, number)

    assert view.is_paused
    assert [one.at for one in view.steps] == [None, None, None]


def test_an_acknowledged_ladder_names_who_took_it_on(desk: RuledDesk) -> None:
    number = desk.open(priority=Priority.CRITICAL)
    desk.pass_time(minutes=91)
    before = resolution(desk, number)
    with desk.store.work(desk.people.agent) as work:
        acknowledge_ticket(work, number)

    after = resolution(desk, number)

    assert (before.calls, after.calls) == (True, False)
    assert after.acknowledged_by == "Dana Fox"


def test_a_started_path_is_a_ladder_with_its_next_call(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        packs.install(work, packs.load("support-hierarchy"))
    number = desk.open(team_id=desk.people.tier_1)
    with desk.store.work(desk.people.admin) as work:
        runs.start(work, work.require(Ticket, number), "Wake the on-call")
    desk.pass_time(seconds=1)

    view = next(one for one in ladders_of(desk, number) if one.target is None)

    assert (view.started_by, view.calls) == ("Ada Kern", True)
    assert view.steps[0].next_call_at == desk.time.now() + timedelta(minutes=15)
    assert view.steps[1].fired is None


def test_the_log_is_narrowed_and_paged(desk: RuledDesk) -> None:
    first = desk.open(priority=Priority.CRITICAL)
    second = desk.open(priority=Priority.CRITICAL)
    desk.pass_time(minutes=91)
    desk.pass_time(minutes=30)

    everything = log(desk, Wanted())
    page = log(desk, Wanted(before=(everything[1].fired_at, everything[1].id)), 1)

    assert len(everything) == 4
    assert page == everything[2:3]
    assert {one.ticket_id for one in log(desk, Wanted(ticket_id=first))} == {first}
    assert {one.ticket_id for one in log(desk, Wanted(team_id=desk.people.tier_2))} == {
        first,
        second,
    }
    assert log(desk, Wanted(team_id=desk.people.tier_1)) == []
    assert log(desk, Wanted(since=desk.time.now() + timedelta(seconds=1))) == []


def test_a_firing_tells_who_was_told_and_who_answered(desk: RuledDesk) -> None:
    number = desk.open(priority=Priority.CRITICAL)
    desk.pass_time(minutes=91)
    waiting = log(desk, Wanted(unanswered=True))
    with desk.store.work(desk.people.agent) as work:
        inbox.mark_seen(work, [one.id for one in inbox.notices(work)])
        acknowledge_firing(work, waiting[0].id)

    [row] = log(desk, Wanted(ticket_id=number))

    assert [(one.person, one.seen_at is not None) for one in row.told] == [("Dana Fox", True)]
    assert (row.acknowledged_by, row.can_answer) == ("Dana Fox", False)
    assert log(desk, Wanted(unanswered=True)) == []


def test_a_requester_reads_neither_ladders_nor_the_log(desk: RuledDesk) -> None:
    number = desk.open()
    with desk.store.reading(desk.people.requester) as work:
        with pytest.raises(NotAllowed):
            ladders(work, number)
        with pytest.raises(NotAllowed):
            firing_log.firings(work, Wanted())
        with pytest.raises(NotAllowed):
            deliveries.messages(work, deliveries.Wanted())


def test_snoozing_a_ticket_puts_off_ones_own_alerts_only(desk: RuledDesk) -> None:
    number = desk.open(priority=Priority.CRITICAL)
    desk.pass_time(minutes=91)
    with desk.store.work(desk.people.agent) as work:
        inbox.snooze_ticket(work, number)
        [notice] = inbox.notices(work)

    assert notice.snoozed_until == desk.time.now() + inbox.SNOOZE
    with desk.store.work(desk.people.colleague) as work, pytest.raises(RuleError, match="waits"):
        inbox.snooze_ticket(work, number)


def test_a_delivery_carries_the_reason_of_its_last_attempt(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        settings = {"host": "127.0.0.1", "port": 9, "sender": "d@example.org", "security": "none"}
        audience.add_channel(work, "Relay", Medium.EMAIL, settings)
    number = desk.open(priority=Priority.CRITICAL)
    desk.pass_time(minutes=91)
    desk.time.advance(timedelta(seconds=5))
    sending.send_due(desk.store, WATCHER)

    with desk.store.reading(desk.people.lead) as work:
        [row] = deliveries.messages(work, deliveries.Wanted(ticket_id=number))
        tries = deliveries.attempts(work, row.id)
        dead = deliveries.messages(work, deliveries.Wanted(state=OutboxState.DEAD))

    assert (row.person, row.state, row.outcome) == ("Dana Fox", OutboxState.WAITING, "deferred")
    assert "cannot be reached" in row.reason
    assert [one.reason for one in tries] == [row.reason]
    assert dead == []


def test_paths_name_the_policies_that_climb_them(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        packs.install(work, packs.load("support-hierarchy"))
        found = {one.name: one for one in reading.paths(work)}

    assert found["Three levels"].policies == ("Standard",)
    assert found["Wake the on-call"].policies == ()
    assert found["Wake the on-call"].levels[0].ack_within == timedelta(minutes=15)
