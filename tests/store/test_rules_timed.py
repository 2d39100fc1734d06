"""Rules of time: idle, lasting in a value, on a schedule; once for each stretch."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models.vocabulary import Priority, RuleOutcome
from services.rules import history, publishing
from services.sla import rest
from services.store.work import Store
from services.tickets import assignment, conversation, lifecycle, merging
from services.watch.sweep import sweep
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN_4H = {"on": "in", "field": "status", "value": "open", "for": "4h"}
NOTE = {"do": "note", "text": "Still so"}
RAISE = {"do": "priority", "to": "high"}


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    yield made
    made.store.dispose()


def taken_up(desk: RuledDesk) -> int:
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        lifecycle.resume(work, number)
    return number


def test_open_for_more_than_four_hours_raises_the_priority(desk: RuledDesk) -> None:
    desk.publish("Too long", OPEN_4H, RAISE, {"do": "assign", "team": "Tier 2"})
    number = taken_up(desk)
    desk.pass_time(hours=3, minutes=59, seconds=59)
    before = desk.ticket(number).priority
    desk.pass_time(seconds=1)

    assert (before, desk.ticket(number).priority) == (Priority.NORMAL, Priority.HIGH)
    assert desk.ticket(number).team_id == desk.people.tier_2


def test_what_a_merged_ticket_was_left_with_lasts_no_longer(desk: RuledDesk) -> None:
    lasting = {"on": "in", "field": "priority", "value": "normal", "for": "4h"}
    desk.publish("Too long", lasting, RAISE)
    gone, stays = desk.open(), desk.open()
    with desk.store.work(desk.people.agent) as work:
        merging.merge(work, gone, stays, reason="The same")
    desk.pass_time(hours=4)
    found = [desk.ticket(one).priority for one in (gone, stays)]
    with desk.store.work(desk.people.agent) as work:
        merging.undo_merge(work, gone, reason="It was not")
    desk.pass_time(minutes=1)

    assert found == [Priority.NORMAL, Priority.HIGH]
    assert desk.ticket(gone).priority is Priority.HIGH  # it stayed as it was all the while


def test_what_a_closed_ticket_was_left_with_lasts_no_longer(
    desk: RuledDesk, monday_url: str
) -> None:
    lasting = {"on": "in", "field": "team", "value": "Tier 1", "for": "4h"}
    desk.publish("Too long", lasting, RAISE)
    desk.publish("Put away", {"on": "in", "field": "status", "value": "closed", "for": "4h"}, NOTE)
    numbers = closed, without_rules = desk.open(), desk.open()
    with desk.store.work(desk.people.agent) as work:
        lifecycle.resolve(work, closed, reason="Cable replaced")
        lifecycle.close(work, closed, reason="Confirmed")
    plain = Store(monday_url, desk.time)
    with plain.work(desk.people.agent) as work:
        lifecycle.resolve(work, without_rules, reason="Cable replaced")
        lifecycle.close(work, without_rules, reason="Confirmed")
    plain.dispose()
    desk.pass_time(hours=4)
    found = [desk.ticket(one).priority for one in numbers]
    with desk.store.work(desk.people.agent) as work:
        lifecycle.reopen(work, closed, reason="It broke again")
    desk.pass_time(minutes=1)

    assert found == [Priority.NORMAL] * 2
    assert [run.rule for run in desk.runs(closed)] == ["Too long", "Put away"]


def test_a_lasting_rule_fires_once_for_each_stretch(desk: RuledDesk) -> None:
    desk.publish("Too long", OPEN_4H, {"do": "note", "text": "Still open"})
    number = taken_up(desk)
    for _ in range(5):
        desk.pass_time(hours=4)
    with desk.store.work(desk.people.agent) as work:
        lifecycle.place_on_hold(work, number, reason="Vendor")
    desk.pass_time(hours=9)
    with desk.store.work(desk.people.agent) as work:
        lifecycle.resume(work, number)
    desk.pass_time(hours=4)

    assert len(desk.runs(number)) == 2


def test_a_stretch_that_ends_early_fires_nothing(desk: RuledDesk) -> None:
    desk.publish("Too long", OPEN_4H, RAISE)
    number = taken_up(desk)
    desk.pass_time(hours=3)
    with desk.store.work(desk.people.agent) as work:
        lifecycle.resolve(work, number, reason="Fixed")
    desk.pass_time(hours=3)

    assert desk.runs(number) == []


def test_an_idle_ticket_is_noted_once_however_long_it_stays_idle(desk: RuledDesk) -> None:
    desk.publish("Idle", {"on": "idle", "for": "2h"}, {"do": "note", "text": "Nobody moved"})
    number = desk.open()
    for _ in range(4):
        desk.pass_time(hours=2)

    assert [one.outcome for one in desk.runs(number)] == [RuleOutcome.RAN]


def test_a_reply_begins_a_new_stretch_of_idleness(desk: RuledDesk) -> None:
    desk.publish("Idle", {"on": "idle", "for": "2h"}, {"do": "tags", "add": ["idle"]})
    number = desk.open()
    desk.pass_time(hours=2)
    with desk.store.work(desk.people.agent) as work:
        conversation.send_reply(work, number, "We are on it")
    desk.pass_time(hours=1, minutes=59)
    early = len(desk.runs(number))
    desk.pass_time(minutes=1)

    assert (early, len(desk.runs(number))) == (1, 2)


def test_a_reply_that_its_login_left_to_others_begins_a_new_stretch_of_idleness(
    desk: RuledDesk, monday_url: str
) -> None:
    desk.publish("Idle", {"on": "idle", "for": "2h"}, {"do": "tags", "add": ["idle"]})
    number = desk.open()
    own = Store(monday_url, desk.time)  # it asks no rules, as a requester's own login may not
    ran = []
    for _ in range(2):
        desk.pass_time(hours=1)
        with own.work(desk.people.requester) as work:
            conversation.receive_reply(work, number, "Still broken")
            rest.leave(work, number, work.happened)
        desk.pass_time(hours=1, minutes=59)
        ran.append(len(desk.runs(number)))
        desk.pass_time(minutes=1)
        ran.append(len(desk.runs(number)))
    own.dispose()

    assert ran == [0, 1, 1, 2]


def test_conditions_that_hold_later_in_the_stretch_are_asked_again(desk: RuledDesk) -> None:
    conditions = {"field": "priority", "op": "is", "value": "low"}
    desk.publish("Low", OPEN_4H, {"do": "tags", "add": ["late"]}, conditions=conditions)
    number = taken_up(desk)
    desk.pass_time(hours=5)
    with desk.store.work(desk.people.agent) as work:
        assignment.set_priority(work, number, Priority.LOW, reason="Can wait")
    sweep(desk.store)

    assert desk.ticket(number).tags == ["late"]


def test_tickets_that_were_open_before_the_rule_come_due_as_well(desk: RuledDesk) -> None:
    number = taken_up(desk)
    desk.time.advance(timedelta(hours=3))
    desk.publish("Too long", OPEN_4H, RAISE)
    desk.pass_time(hours=1)

    assert desk.ticket(number).priority is Priority.HIGH


def test_a_disabled_rule_comes_due_no_more(desk: RuledDesk) -> None:
    rule = desk.publish("Too long", OPEN_4H, RAISE)
    number = taken_up(desk)
    with desk.store.work(desk.people.admin) as work:
        publishing.set_active(work, rule, active=False)
    desk.pass_time(hours=9)

    assert desk.ticket(number).priority is Priority.NORMAL


def test_when_a_timed_rule_comes_due_is_said(desk: RuledDesk) -> None:
    rule = desk.publish("Too long", OPEN_4H, RAISE)
    number = taken_up(desk)
    with desk.store.reading(desk.people.lead) as work:
        said = history.why(work, rule, number)

    assert said == "It did not run yet: it is due on 2026-06-08 13:00:00 UTC."


def test_a_scheduled_rule_takes_the_tickets_its_conditions_hold_for(desk: RuledDesk) -> None:
    conditions = {"field": "age", "op": "greater", "value": "1d"}
    trigger = {"on": "schedule", "at": "08:00", "timezone": "Europe/London"}
    desk.publish("Daily", trigger, {"do": "tags", "add": ["old"]}, conditions=conditions)
    old = desk.open()
    desk.pass_time(hours=21, minutes=59)
    young = desk.open()
    first = desk.runs(old)
    desk.pass_time(hours=24, minutes=1)

    assert first == []
    assert [desk.ticket(one).tags for one in (old, young)] == [["old"], ["old"]]
    assert len(desk.runs(old)) == 1


@pytest.mark.postgres
def test_four_watchers_at_once_run_a_timed_rule_once_for_each_ticket(pg_monday_url: str) -> None:
    desk = lay_ruled_desk(pg_monday_url)
    desk.publish("Idle", {"on": "idle", "for": "30m"}, {"do": "note", "text": "Nobody moved"})
    numbers = [desk.open(subject=f"Ticket {number}") for number in range(40)]
    desk.time.advance(timedelta(minutes=30))
    threads = [threading.Thread(target=sweep, args=(desk.store,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    ran = [len(desk.runs(number)) for number in numbers]
    desk.store.dispose()
    assert ran == [1] * 40
