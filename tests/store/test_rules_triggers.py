"""Every trigger of something that happens, every kind of recipient, and rules gone wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, select

from models.accounts import Account
from models.people import Person, Team
from models.tickets import CustomField
from models.vocabulary import (
    FieldKind,
    Priority,
)
from services.audit.browse import TrailFilter, entries
from services.errors import RuleError
from services.escalation import recipients
from services.escalation.on_call import LayerDraft, set_rota
from services.rules import history, tone
from services.store.work import WATCHER
from services.tickets import assignment, classification, conversation, lifecycle
from services.tickets.attachments import GivenFile
from tests.rigs.desk import MONDAY_9H
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from services.store.work import Work

CREATED = {"on": "created"}


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    with made.store.work(made.people.admin) as work:
        work.session.add(CustomField(key="plant", label="Plant", kind=FieldKind.TEXT))
        account = work.session.scalars(select(Account)).one()
        account.manager_id = made.people.manager.person_id
        turns = [made.people.colleague.person_id or 0]
        layer = LayerDraft("Weekly", turns, MONDAY_9H.date())
        set_rota(work, "Second", team_id=made.people.tier_2, timezone="UTC", layers=[layer])
    yield made
    made.store.dispose()


def reply(work: Work, number: int) -> None:
    conversation.send_reply(work, number, "We look at it")


def note(work: Work, number: int) -> None:
    conversation.add_note(work, number, "Router 7")


def attach(work: Work, number: int) -> None:
    conversation.add_note(work, number, "See", [GivenFile("a.txt", b"x")])


def cancel(work: Work, number: int) -> None:
    lifecycle.cancel(work, number, reason="Spam")


def retype(work: Work, number: int) -> None:
    classification.set_kind(work, number, "Defect")


def refill(work: Work, number: int) -> None:
    classification.set_field(work, number, "plant", "Ulm")


def tag(work: Work, number: int) -> None:
    classification.set_tags(work, number, add=["hot"])


def hand_over(work: Work, number: int) -> None:
    team = work.session.scalars(select(Team.id).where(Team.name == "Tier 2")).one()
    assignment.assign(work, number, team_id=team, person_id=None, reason="Harder")


@pytest.mark.parametrize(
    ("trigger", "act"),
    [
        ({"on": "agent_reply"}, reply),
        ({"on": "note"}, note),
        ({"on": "attachment"}, attach),
        ({"on": "cancelled"}, cancel),
        ({"on": "changed", "field": "type", "from": "Incident", "to": "Defect"}, retype),
        ({"on": "changed", "field": "plant", "to": "Ulm"}, refill),
        ({"on": "changed", "field": "tags", "to": "hot"}, tag),
        ({"on": "changed", "field": "team", "from": "Tier 1", "to": "Tier 2"}, hand_over),
        ({"on": "changed", "field": "assignee", "from": "Dana Fox"}, hand_over),
    ],
)
def test_what_happens_pulls_its_trigger_once(
    desk: RuledDesk, trigger: dict[str, Any], act: Callable[[Work, int], None]
) -> None:
    desk.publish("Heard", trigger, {"do": "notify", "recipients": ["lead"]})
    number, other = desk.open(), desk.open()
    with desk.store.work(desk.people.agent) as work:
        act(work, number)

    assert ([one.rule for one in desk.runs(number)], desk.runs(other)) == (["Heard"], [])


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("assignee", {"Dana Fox"}),
        ("team", {"Dana Fox", "Lena Ort"}),
        ("lead", {"Lena Ort"}),
        ("manager", {"Milo Brandt"}),
        ("director", {"Iris Vogt"}),
        ("account_manager", {"Milo Brandt"}),
        ("previous_assignee", {"Tom Reed"}),
        ("on_call", {"Lena Ort"}),
        ("on_call:Tier 2", {"Tom Reed"}),
        ("lead:Tier 2", {"Lena Ort"}),
        ("team:Tier 2", {"Tom Reed", "Lena Ort"}),
        ("person:Olga Stein", {"Olga Stein"}),
        ("requester", {"Ruth Berg"}),
    ],
)
def test_each_kind_of_recipient_reaches_its_people(
    desk: RuledDesk, kind: str, names: set[str]
) -> None:
    number = desk.open(team_id=desk.people.tier_2, assignee_id=desk.people.colleague.person_id)
    with desk.store.work(desk.people.lead) as work:
        me = desk.people.agent.person_id
        assignment.assign(work, number, team_id=desk.people.tier_1, person_id=me, reason="Back")

    with desk.store.reading(WATCHER) as work:
        reached = recipients.reached(work, desk.ticket(number), [kind])
        assert {work.require(Person, one).name for one in reached} == names


def test_a_rule_whose_field_is_gone_stops_nothing(desk: RuledDesk) -> None:
    conditions = {"field": "plant", "op": "is", "value": "Ulm"}
    rule = desk.publish("Ulm", CREATED, {"do": "tags", "add": ["ulm"]}, conditions=conditions)
    desk.publish("All", CREATED, {"do": "tags", "add": ["all"]})
    with desk.store.work(desk.people.admin) as work:
        work.session.execute(delete(CustomField).where(CustomField.key == "plant"))
    number = desk.open()

    assert desk.ticket(number).tags == ["all"]
    with desk.store.reading(desk.people.admin) as work:
        why = history.why(work, rule, number)
    assert why.startswith("It did not run: the rule cannot be read any more")
    assert "no field “plant”" in why
    assert why.endswith("Publish it again without what is gone, or bring that back.")


def test_a_rule_that_removes_what_it_asks_for_ends_by_itself(desk: RuledDesk) -> None:
    conditions = {"field": "plant", "op": "empty", "value": False}
    trigger = {"on": "changed", "field": "plant"}
    empty = {"do": "field", "key": "plant", "to": None}
    desk.publish("Empty", trigger, empty, conditions=conditions)
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        classification.set_field(work, number, "plant", "Ulm")

    outcomes = [one.outcome.value for one in desk.runs(number)]
    assert outcomes == ["not_held", "ran"]


def test_two_rules_that_answer_each_other_name_themselves_in_the_trail(desk: RuledDesk) -> None:
    for name, seen, then in (("A", "low", "high"), ("B", "high", "low")):
        trigger = {"on": "changed", "field": "priority", "to": seen}
        desk.publish(name, trigger, {"do": "priority", "to": then})
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        assignment.set_priority(work, number, Priority.LOW, reason="Try")

    with desk.store.reading(desk.people.officer) as work:
        [entry] = entries(work, TrailFilter(ticket_id=number, kind="rule.loop_stopped"))
    assert "20 firings on one change" in (entry.reason or "")
    assert "A → B → A" in (entry.reason or "")
    assert (entry.reason or "").endswith("Change one of them so that it does not answer another.")
    assert desk.ticket(number).priority in {Priority.LOW, Priority.HIGH}


def test_why_is_answered_for_one_change_of_several(desk: RuledDesk) -> None:
    trigger = {"on": "changed", "field": "priority", "to": "high"}
    rule = desk.publish("Raised", trigger, {"do": "tags", "add": ["raised"]})
    number = desk.open()
    changes = {}
    for wanted in (Priority.LOW, Priority.HIGH):
        desk.time.advance(timedelta(minutes=1))
        with desk.store.work(desk.people.agent) as work:
            assignment.set_priority(work, number, wanted, reason="Look")
            changes[wanted] = work.correlation

    with desk.store.reading(desk.people.agent) as work:
        told = {one: history.why(work, rule, number, changes[one]) for one in changes}
    assert told[Priority.LOW].startswith("It did not run: this change did not pull its trigger")
    assert told[Priority.HIGH].startswith("It ran on 2026-06-08 09:02:00 UTC")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{mood}}", "names mood, which nobody fills in; there are account, assignee"),
        (" ", "the text is empty"),
        ("x" * 20_001, "at most 20000 characters; this one 20001"),
    ],
)
def test_a_template_that_cannot_be_filled_is_refused(desk: RuledDesk, text: str, said: str) -> None:
    with pytest.raises(RuleError, match=said):
        desk.publish("Bad", CREATED, {"do": "reply", "text": text})


@pytest.mark.parametrize(
    ("words", "is_upset", "made_by"),
    [
        ("Das ist eine Katastrophe und völlig inakzeptabel!", True, {"katastrophe"}),
        ("I am furious, this is a disaster.", True, {"furious"}),
        ("Vielen Dank, das hat wunderbar geklappt.", False, {"dank", "wunderbar"}),
        ("Thank you, that was excellent.", False, {"thank", "excellent"}),
        ("Printer in room 3", None, set()),
    ],
)
def test_tone_is_heard_in_both_languages_with_its_words(
    words: str, *, is_upset: bool | None, made_by: set[str]
) -> None:
    heard = tone.heard(words)

    assert made_by <= {word for word, _ in heard.words}
    assert (heard.score < 0) is (is_upset is True)
    assert (heard.score > 0) is (is_upset is False)
