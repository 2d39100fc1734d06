"""Everything that happened on a ticket in one list, and why it is with whom it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models.tickets import CustomField
from models.vocabulary import FieldKind, Priority
from services.errors import NotAllowed, RuleError
from services.tickets import assignment, classification, conversation, explaining, lifecycle
from services.tickets.timeline import Sort, timeline
from services.watch.sweep import sweep
from tests.rigs.moving import did
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.tickets.timeline import Line

SECOND = timedelta(seconds=1)


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    yield made
    made.store.dispose()


def lines(desk: RuledDesk, number: int) -> tuple[Line, ...]:
    with desk.store.reading(desk.people.agent) as work:
        return timeline(work, number)


def test_a_day_of_a_ticket_is_told_in_one_list(desk: RuledDesk) -> None:
    trigger = {"on": "changed", "field": "priority", "to": "critical"}
    desk.publish("Hand over", trigger, {"do": "assign", "team": "Tier 2"})
    number = desk.open()
    agent = desk.people.agent
    desk.time.advance(60 * SECOND)
    did(desk.store, agent, lambda w: conversation.add_note(w, number, "Ask Network"))
    desk.time.advance(60 * SECOND)
    did(desk.store, agent, lambda w: lifecycle.await_requester(w, number, reason="the serial"))
    desk.time.advance(60 * SECOND)
    did(desk.store, agent, lambda w: lifecycle.resume(w, number))
    did(
        desk.store,
        agent,
        lambda w: assignment.set_priority(w, number, Priority.CRITICAL, reason="Plant stands"),
    )
    desk.time.advance(timedelta(hours=9))
    sweep(desk.store)
    found = lines(desk, number)

    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)
    assert {one.sort for one in found} == set(Sort)
    told = {(one.sort, one.what) for one in found}
    assert {
        (Sort.MESSAGE, "note"),
        (Sort.CHANGE, "ticket.priority_set"),
        (Sort.CLOCK, "started"),
        (Sort.CLOCK, "paused"),
        (Sort.CLOCK, "resumed"),
        (Sort.CLOCK, "breached"),
        (Sort.LEVEL, "fired"),
        (Sort.NOTICE, "told"),
        (Sort.RULE, "ran"),
    } <= told
    [rule] = [one for one in found if one.sort is Sort.RULE and one.what == "ran"]
    assert rule.about == "Hand over, version 1"


def test_a_clock_that_still_stands_is_not_said_to_go_on(desk: RuledDesk) -> None:
    number = desk.open()
    did(
        desk.store,
        desk.people.agent,
        lambda w: lifecycle.await_requester(w, number, reason="the serial"),
    )
    desk.time.advance(timedelta(minutes=5))

    assert "resumed" not in {one.what for one in lines(desk, number)}


def test_a_requester_has_no_timeline(desk: RuledDesk) -> None:
    number = desk.open()

    with desk.store.reading(desk.people.requester) as work:
        with pytest.raises(NotAllowed):
            timeline(work, number)
        with pytest.raises(NotAllowed):
            explaining.explained(work, number)


def test_the_rule_that_handed_it_over_is_named_with_why_it_ran(desk: RuledDesk) -> None:
    trigger = {"on": "changed", "field": "priority", "to": "critical"}
    desk.publish("Hand over", trigger, {"do": "assign", "team": "Tier 2"})
    number = desk.open()
    did(
        desk.store,
        desk.people.agent,
        lambda w: assignment.set_priority(w, number, Priority.CRITICAL, reason="Plant stands"),
    )
    with desk.store.reading(desk.people.agent) as work:
        found = explaining.explained(work, number)

    newest = found.assignee_causes[0]
    assert (found.team, newest.became, newest.who) == ("Tier 2", "Tier 2", "Rule: Hand over")
    assert newest.rule_why
    assert found.policy == "Standard, version 1"
    assert found.policy_causes[-1].reason == "applies to every ticket"


def test_a_flag_takes_yes_and_no() -> None:
    field = CustomField(key="secret", label="Regulated data", kind=FieldKind.FLAG)

    assert classification.fitting(field, "TRUE") == "yes"
    assert classification.fitting(field, "no") == "no"
    with pytest.raises(RuleError, match="takes yes or no, not “perhaps”"):
        classification.fitting(field, "perhaps")
