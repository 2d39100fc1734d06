"""Event rules run in the transaction of the change, in order, all or nothing, and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from models.rules import RuleRun
from models.tickets import CustomField, Message, Ticket
from models.vocabulary import AuthorKind, FieldKind, Priority, RuleOutcome, TicketStatus
from services.audit.browse import TrailFilter, entries
from services.errors import RuleError
from services.notify import inbox
from services.rules import history, publishing
from services.rules.publishing import RuleDraft
from services.tickets import assignment, conversation, lifecycle
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

CREATED = {"on": "created"}


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    yield made
    made.store.dispose()


def test_a_rule_runs_in_the_transaction_of_the_change(desk: RuledDesk) -> None:
    desk.publish("Raise", CREATED, {"do": "priority", "to": "high"})

    assert desk.ticket(desk.open()).priority is Priority.HIGH


def test_a_change_that_is_undone_leaves_nothing_of_its_rules(desk: RuledDesk) -> None:
    desk.publish("Raise", CREATED, {"do": "priority", "to": "high"})
    number = desk.open()
    trigger = {"on": "changed", "field": "status", "to": "on_hold"}
    desk.publish("Note it", trigger, {"do": "note", "text": "waiting"})

    def hold_and_break() -> None:
        with desk.store.work(desk.people.agent) as work:
            lifecycle.place_on_hold(work, number, reason="Vendor")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        hold_and_break()
    assert desk.ticket(number).status is TicketStatus.NEW
    assert [one.rule for one in desk.runs(number)] == ["Raise"]


def test_rules_are_asked_in_their_order(desk: RuledDesk) -> None:
    desk.publish("Second", CREATED, {"do": "tags", "add": ["second"]}, position=2)
    desk.publish("First", CREATED, {"do": "tags", "add": ["first"]}, position=1)

    assert desk.ticket(desk.open()).tags == ["first", "second"]


def test_one_rule_can_answer_another(desk: RuledDesk) -> None:
    desk.publish("Raise", CREATED, {"do": "priority", "to": "critical"})
    trigger = {"on": "changed", "field": "priority", "to": "critical"}
    desk.publish("Hand over", trigger, {"do": "assign", "team": "Tier 2"})

    assert desk.ticket(desk.open()).team_id == desk.people.tier_2


def test_a_trigger_sees_the_old_value_and_the_new(desk: RuledDesk) -> None:
    trigger = {"on": "changed", "field": "priority", "from": "low", "to": ["high", "critical"]}
    desk.publish("Jumped", trigger, {"do": "tags", "add": ["jumped"]})
    low, normal = desk.open(priority=Priority.LOW), desk.open()
    for number in (low, normal):
        with desk.store.work(desk.people.agent) as work:
            assignment.set_priority(work, number, Priority.HIGH, reason="Board meeting")

    assert (desk.ticket(low).tags, desk.ticket(normal).tags) == (["jumped"], [])


def test_conditions_know_what_a_field_was(desk: RuledDesk) -> None:
    conditions = {"field": "was.status", "op": "is", "value": "on_hold"}
    trigger = {"on": "changed", "field": "status"}
    desk.publish("Back", trigger, {"do": "tags", "add": ["back"]}, conditions=conditions)
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        lifecycle.place_on_hold(work, number, reason="Vendor")
    first = desk.ticket(number).tags
    with desk.store.work(desk.people.agent) as work:
        lifecycle.resume(work, number)

    assert (first, desk.ticket(number).tags) == ([], ["back"])


def test_a_loop_ends_after_twenty_firings_and_is_named(desk: RuledDesk) -> None:
    for name, seen, then in (("Up", "normal", "high"), ("Down", "high", "normal")):
        trigger = {"on": "changed", "field": "priority", "to": seen}
        desk.publish(name, trigger, {"do": "priority", "to": then})
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        assignment.set_priority(work, number, Priority.HIGH, reason="Look")

    runs = desk.runs(number)
    outcomes = [one.outcome for one in runs]
    assert outcomes.count(RuleOutcome.RAN) == 20
    assert outcomes[0] is RuleOutcome.STOPPED
    with desk.store.reading(desk.people.officer) as work:
        [entry] = entries(work, TrailFilter(ticket_id=number, kind="rule.loop_stopped"))
    assert entry.changes[0].after == "Down → Up → Down"


def test_a_refused_action_undoes_the_rule_and_not_the_change(desk: RuledDesk) -> None:
    closing = ({"do": "tags", "add": ["half"]}, {"do": "status", "to": "open"})
    desk.publish("Impossible", {"on": "changed", "field": "status", "to": "cancelled"}, *closing)
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        lifecycle.cancel(work, number, reason="Spam")

    ticket = desk.ticket(number)
    assert (ticket.status, ticket.tags) == (TicketStatus.CANCELLED, [])
    assert [one.outcome for one in desk.runs(number)] == [RuleOutcome.FAILED]


def test_a_requesters_reply_may_do_what_the_requester_may_not(desk: RuledDesk) -> None:
    desk.publish("Raise", {"on": "customer_reply"}, {"do": "priority", "to": "high"})
    number = desk.open()
    with desk.store.work(desk.people.requester) as work:
        conversation.receive_reply(work, number, "Still broken")

    assert desk.ticket(number).priority is Priority.HIGH


def test_the_trail_says_that_a_rule_did_it_and_why(desk: RuledDesk) -> None:
    conditions = {"field": "priority", "op": "is", "value": "normal"}
    desk.publish("Raise", CREATED, {"do": "priority", "to": "high"}, conditions=conditions)
    number = desk.open()
    with desk.store.reading(desk.people.officer) as work:
        [entry] = entries(work, TrailFilter(ticket_id=number, kind="rule.ran"))

    assert (entry.actor, entry.changes[1].after) == (
        "Rule: Raise",
        "the ticket was opened; priority is normal",
    )


def test_why_a_rule_did_not_run_is_said(desk: RuledDesk) -> None:
    conditions = {"field": "account_tier", "op": "is", "value": "vip"}
    rule = desk.publish("VIP", CREATED, {"do": "priority", "to": "high"}, conditions=conditions)
    number = desk.open()
    with desk.store.reading(desk.people.lead) as work:
        said = history.why(work, rule, number)

    assert "conditions did not hold" in said
    assert "account tier is vip: it is standard" in said


def test_why_a_rule_was_never_asked_is_said(desk: RuledDesk) -> None:
    rule = desk.publish("Noted", {"on": "note"}, {"do": "priority", "to": "high"})
    number = desk.open()
    with desk.store.reading(desk.people.lead) as work:
        said = history.why(work, rule, number)

    assert "did not pull its trigger (when a note was added)" in said
    assert "conditions would hold" in said


def test_a_preview_shows_what_a_draft_holds_for(desk: RuledDesk) -> None:
    desk.open(subject="Refund please")
    wanted = desk.open(subject="VPN drops", priority=Priority.HIGH)
    tree = {"all": [{"field": "priority", "op": "greater", "value": "normal"}]}
    draft = RuleDraft("Draft", CREATED, [{"do": "close"}], tree)
    with desk.store.reading(desk.people.admin) as work:
        shown = publishing.preview(work, draft)

    assert (shown.count, shown.tickets) == (1, ((wanted, "VPN drops"),))


def test_a_disabled_rule_is_not_asked(desk: RuledDesk) -> None:
    rule = desk.publish("Raise", CREATED, {"do": "priority", "to": "high"})
    with desk.store.work(desk.people.admin) as work:
        publishing.set_active(work, rule, active=False)

    assert desk.ticket(desk.open()).priority is Priority.NORMAL


def test_a_rule_published_again_is_a_new_version_and_the_old_one_stays(desk: RuledDesk) -> None:
    desk.publish("Raise", CREATED, {"do": "priority", "to": "high"})
    rule = desk.publish("Raise", CREATED, {"do": "priority", "to": "critical"})
    number = desk.open()
    with desk.store.reading(desk.people.admin) as work:
        [view] = publishing.rules(work)

    assert (view.id, view.version) == (rule, 2)
    assert desk.ticket(number).priority is Priority.CRITICAL


def test_an_agent_may_not_publish_rules(desk: RuledDesk) -> None:
    draft = RuleDraft("Mine", CREATED, [{"do": "close"}])

    with pytest.raises(Exception, match="may not change"), desk.store.work(desk.people.agent) as w:
        publishing.publish_rule(w, draft)


@pytest.mark.parametrize(
    ("trigger", "conditions", "action", "said"),
    [
        ({"on": "teatime"}, {}, {"do": "close"}, "cannot be triggered on"),
        ({"on": "idle"}, {}, {"do": "close"}, "needs a time"),
        (CREATED, {"field": "mood", "op": "is", "value": "x"}, {"do": "close"}, "no field “mood”"),
        (CREATED, {"field": "subject", "op": "matches", "value": "("}, {"do": "close"}, "RE2"),
        (CREATED, {"maybe": []}, {"do": "close"}, "all, any or none"),
        (CREATED, {"field": "age", "op": "less", "value": "soon"}, {"do": "close"}, "4h or 2d"),
        (CREATED, {}, {"do": "explode"}, "do one of"),
        (CREATED, {}, {"do": "assign", "team": "Tier 9"}, "no team called “Tier 9”"),
        (CREATED, {}, {"do": "assign", "agent": "magic"}, "chooses nobody"),
        (CREATED, {}, {"do": "note", "text": "{{mood}}"}, "names mood"),
        (CREATED, {}, {"do": "notify", "recipients": ["boss"]}, "no kind of recipient"),
        (CREATED, {}, {"do": "notify", "recipients": []}, "needs recipients"),
        (CREATED, {}, {"do": "field", "key": "gone", "to": "x"}, "no custom field"),
        (CREATED, {}, {"do": "path", "path": "Three levels"}, "counts against a due time"),
        (CREATED, {}, {"do": "webhook", "channel": "nowhere"}, "no webhook called"),
        (CREATED, {}, {"do": "status", "to": "merged"}, "cannot make a ticket merged"),
    ],
)
def test_a_rule_that_cannot_work_is_refused_when_saved(
    desk: RuledDesk,
    trigger: dict[str, object],
    conditions: dict[str, object],
    action: dict[str, object],
    said: str,
) -> None:
    with pytest.raises(RuleError, match=said):
        desk.publish("Bad", trigger, action, conditions=conditions)


def test_a_rule_may_empty_the_field_it_asks_for(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        work.session.add(CustomField(key="plant", label="Plant", kind=FieldKind.TEXT))
    conditions = {"field": "plant", "op": "empty", "value": False}
    trigger = {"on": "changed", "field": "plant"}
    emptied = {"do": "field", "key": "plant", "to": None}
    desk.publish("Empty", trigger, emptied, conditions=conditions)
    desk.publish("At once", CREATED, emptied, conditions=conditions)
    number = desk.open(fields={"plant": "Kiel"})

    outcomes = [(one.rule, one.outcome) for one in desk.runs(number)]
    assert outcomes == [("Empty", RuleOutcome.NOT_HELD), ("At once", RuleOutcome.RAN)]


def test_a_reply_by_rule_meets_no_target(desk: RuledDesk) -> None:
    text = "We have {{number}}, {{requester}}. {{subject}}"
    desk.publish("Confirm", CREATED, {"do": "reply", "text": text})
    number = desk.open(subject="{{rule}} drops")
    with desk.store.reading(desk.people.agent) as work:
        query = select(Message).where(Message.ticket_id == number)
        said = work.session.scalars(query.order_by(Message.id)).all()[-1]

    assert (said.author_kind, said.body) == (
        AuthorKind.SYSTEM,
        f"We have #{number}, Ruth Berg. {{{{rule}}}} drops",
    )


def test_a_rule_tells_people_by_what_they_are(desk: RuledDesk) -> None:
    recipients = ["manager", "lead:Tier 2", "person:Olga Stein"]
    desk.publish("Tell", CREATED, {"do": "notify", "recipients": recipients, "urgent": True})
    desk.open()
    told = []
    for person in (desk.people.manager, desk.people.lead, desk.people.officer):
        with desk.store.reading(person) as work:
            told += [one.urgency.value for one in inbox.notices(work)]

    assert told == ["critical"] * 3


def test_a_thousand_hostile_characters_cost_a_rule_no_time(desk: RuledDesk) -> None:
    conditions = {"field": "subject", "op": "matches", "value": "(a+)+$"}
    desk.publish("Evil", CREATED, {"do": "close"}, conditions=conditions)
    number = desk.open(subject="a" * 290 + "!")

    assert desk.ticket(number).status is TicketStatus.NEW


def test_without_rules_nothing_is_kept(desk: RuledDesk) -> None:
    desk.open()
    with desk.store.reading(desk.people.agent) as work:
        assert work.session.scalar(select(func.count()).select_from(RuleRun)) == 0
        assert work.session.scalar(select(func.count()).select_from(Ticket)) == 1
