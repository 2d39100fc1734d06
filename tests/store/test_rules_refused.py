"""Triggers and actions that could never work are refused when a rule is saved, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from models.rules import RuleVersion
from models.vocabulary import RuleOutcome
from services.errors import RuleError
from services.rules import publishing
from services.tickets import conversation
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTE = {"do": "note", "text": "Seen"}
AT_8 = {"on": "schedule", "at": "08:00"}


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    yield made
    made.store.dispose()


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    ("trigger", "said"),
    [
        (AT_8 | {"days": []}, "it needs a day such as mon"),
        (AT_8 | {"at": "25:00"}, "'25:00' is not a time of day"),
        (AT_8 | {"at": "24:00"}, "'24:00' is not a time of day"),
        (AT_8 | {"at": "08:99"}, "'08:99' is not a time of day"),
        (AT_8 | {"at": "08:00+02:00"}, "is not a time of day"),
        (AT_8 | {"timezone": "Mars/Base"}, "'Mars/Base' is not a time zone"),
        (AT_8 | {"timezone": ""}, "'' is not a time zone"),
        ({"on": "schedule", "every": "999999w"}, "at most a year"),
        ({"on": "schedule", "every": "999999w" * 200}, "cannot be read"),
        ({"on": "idle", "for": "999999w"}, "at most a year"),
        ({"on": "idle", "for": "999999w", "wall": True}, "at most a year"),
        ({"on": "idle", "for": "4h", "wall": "no"}, "takes true or false"),
        ({"on": "in", "field": "priority", "value": "High", "for": "4h"}, "“High” is no priority"),
        ({"on": "in", "field": "team", "value": "Nope", "for": "4h"}, "there is no team “Nope”"),
        ({"on": "changed", "field": "priority", "to": "urgent"}, "“urgent” is no priority"),
        ({"on": "changed", "field": "status", "from": "half open"}, "“half open” is no status"),
        ({"on": "changed", "field": "team", "to": ["Tier 2", "Nope"]}, "there is no team “Nope”"),
        ({"on": "changed", "field": "type", "to": ""}, "a value is empty"),
    ],
)
def test_a_trigger_that_could_never_be_pulled_is_refused(
    desk: RuledDesk, trigger: dict[str, Any], said: str
) -> None:
    with pytest.raises(RuleError, match=said):
        desk.publish("Bad", trigger, NOTE)

    assert desk.open()


@pytest.mark.parametrize(
    "trigger",
    [
        {"on": "idle", "for": "52w"},
        {"on": "in", "field": "team", "value": ["Tier 1", "Tier 2"], "for": "4h"},
        {"on": "changed", "field": "priority", "from": "low", "to": ["high", "critical"]},
        {"on": "changed", "field": "assignee", "to": "Dana Fox"},
        AT_8 | {"at": "8:00", "days": ["mon"], "timezone": "Europe/Berlin"},
    ],
)
def test_a_trigger_that_names_what_is_there_is_taken(
    desk: RuledDesk, trigger: dict[str, Any]
) -> None:
    assert desk.publish("Good", trigger, NOTE)


@pytest.mark.parametrize(
    "trigger",
    [{"on": "idle", "for": "999999w"}, AT_8 | {"at": "25:00"}, AT_8 | {"timezone": "Mars/Base"}],
)
def test_a_stored_trigger_that_could_not_be_reckoned_stops_no_ticket_and_can_be_switched_off(
    desk: RuledDesk, trigger: dict[str, Any]
) -> None:
    rule = desk.publish("Idle", {"on": "idle", "for": "1h"}, NOTE)
    with desk.store.work(desk.people.admin) as work:
        version = work.session.scalars(select(RuleVersion)).one()
        version.trigger = trigger  # as earlier versions of the program took it
        work.published.clear()
    with desk.store.work(desk.people.admin) as work:
        publishing.reorder(work, [rule])
    desk.open()

    with desk.store.work(desk.people.admin) as work:
        assert publishing.set_active(work, rule, active=False).configuration


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ({"do": "tags", "add": [2026]}, "add takes a list of texts"),
        ({"do": "tags", "add": "abc"}, "add takes a list of texts"),
        ({"do": "tags", "add": ["vip", " "]}, "add takes a list of texts"),
        ({"do": "tags", "remove": 5}, "remove takes a list of texts"),
        ({"do": "close", "reason": 5}, "reason takes a text"),
        ({"do": "status", "to": "on_hold", "reason": ["x"]}, "reason takes a text"),
        ({"do": "type", "to": " "}, "needs a type"),
        ({"do": "type", "to": 5}, "to takes a text"),
        ({"do": "priority", "to": None}, "to takes a text"),
        ({"do": "assign", "team": 5}, "team takes a text"),
        ({"do": "assign", "team": "Tier 2", "skill": 5}, "skill takes a text"),
        ({"do": "note", "text": 5}, "text takes a text"),
        ({"do": "notify", "recipients": "lead"}, "recipients takes a list of texts"),
        ({"do": "notify", "recipients": ["lead"], "text": {"en": 5}}, "text takes a text"),
        ({"do": "notify", "recipients": ["lead"], "urgent": "no"}, "urgent takes true or false"),
        ({"do": "approval", "title": 5, "approvers": ["lead"]}, "title takes a text"),
    ],
)
def test_an_action_with_a_value_of_the_wrong_sort_is_refused(
    sqlite_monday_url: str, action: dict[str, Any], said: str
) -> None:
    desk = lay_ruled_desk(sqlite_monday_url)
    with pytest.raises(RuleError, match=rf"^Action 2 \({action['do']}\): .*{said}"):
        desk.publish("Bad", {"on": "note"}, NOTE, action)
    desk.store.dispose()


def test_a_stored_action_of_the_wrong_sort_fails_and_the_change_it_answers_stays(
    desk: RuledDesk,
) -> None:
    desk.publish("Tag", {"on": "note"}, {"do": "tags", "add": ["2026"]})
    with desk.store.work(desk.people.admin) as work:
        version = work.session.scalars(select(RuleVersion)).one()
        version.actions = [{"do": "tags", "add": [2026]}]  # as YAML of earlier versions was taken
        work.published.clear()
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        conversation.add_note(work, number, "Router 7")

    [run] = desk.runs(number)
    assert (run.outcome, run.did) == (
        RuleOutcome.FAILED,
        "add takes a list of texts, such as [vip].",
    )
