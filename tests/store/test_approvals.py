"""Approvals need all or any, deputies stand in, nobody approves what they asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.vocabulary import ApprovalState, ApprovalWay
from models.workflow import Approval
from services.access import presence
from services.audit.browse import TrailFilter, entries
from services.errors import NotAllowed, RuleError
from services.workflow import approvals, asking
from services.workflow.asking import Question
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk
from tests.rigs.workflow import procedure, say, stands, titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Actor


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    yield made
    made.store.dispose()


def asked(desk: RuledDesk, *approvers: str, way: ApprovalWay = ApprovalWay.ALL) -> int:
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        approvals.request(work, number, Question("Buy a router", approvers, way))
    return number


def state(desk: RuledDesk, number: int) -> ApprovalState:
    with desk.store.reading(desk.people.agent) as work:
        return approvals.approvals(work, number)[0].state


def test_all_must_say_yes(desk: RuledDesk) -> None:
    number = asked(desk, "lead", "manager")
    say(desk, desk.people.lead, number, yes=True)
    half = state(desk, number)
    say(desk, desk.people.manager, number, yes=True)

    assert (half, state(desk, number)) == (ApprovalState.REQUESTED, ApprovalState.APPROVED)


def test_of_any_the_first_yes_is_enough_and_one_no_is_not(desk: RuledDesk) -> None:
    number = asked(desk, "lead", "manager", way=ApprovalWay.ANY)
    say(desk, desk.people.lead, number, yes=False)
    half = state(desk, number)
    say(desk, desk.people.manager, number, yes=True)

    assert (half, state(desk, number)) == (ApprovalState.REQUESTED, ApprovalState.APPROVED)


def test_one_no_refuses_what_all_must_approve_and_the_agent_is_told(desk: RuledDesk) -> None:
    number = asked(desk, "lead", "manager")
    say(desk, desk.people.lead, number, yes=False, why="Too dear")

    assert state(desk, number) is ApprovalState.REFUSED
    assert titles(desk, desk.people.agent) == ["Refused: Buy a router"]


def test_a_refusal_needs_a_reason(desk: RuledDesk) -> None:
    number = asked(desk, "lead")

    with pytest.raises(RuleError, match="needs a reason"):
        say(desk, desk.people.lead, number, yes=False, why=" ")


def test_nobody_else_decides(desk: RuledDesk) -> None:
    number = asked(desk, "lead")

    with pytest.raises(NotAllowed, match="Nobody asked you"):
        say(desk, desk.people.colleague, number, yes=True)


def test_nobody_approves_what_they_asked_for(desk: RuledDesk) -> None:
    with pytest.raises(RuleError, match="nobody but you"):
        asked(desk, "assignee")


def test_a_deputy_decides_for_who_is_away(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.lead) as work:
        presence.note_absence(
            work,
            desk.people.lead.person_id or 0,
            (work.now, None),
            substitute_id=desk.people.colleague.person_id,
        )
    number = asked(desk, "lead")
    with desk.store.reading(desk.people.colleague) as work:
        waiting = [one.title for one in approvals.awaiting_me(work)]
    say(desk, desk.people.colleague, number, yes=True)

    with desk.store.reading(desk.people.agent) as work:
        [vote] = approvals.approvals(work, number)[0].votes
    assert waiting == ["Buy a router"]
    assert (vote.person, vote.given_by) == ("Lena Ort", "Tom Reed")


def test_who_stands_in_does_not_approve_what_they_asked_for(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.lead) as work:
        presence.note_absence(
            work,
            desk.people.lead.person_id or 0,
            (work.now, None),
            substitute_id=desk.people.agent.person_id,
        )
    number = asked(desk, "lead")
    with desk.store.reading(desk.people.agent) as work:
        waiting = approvals.awaiting_me(work)
    with pytest.raises(NotAllowed, match="You asked for"):
        say(desk, desk.people.agent, number, yes=True)

    assert waiting == []
    assert titles(desk, desk.people.agent) == []
    assert state(desk, number) is ApprovalState.REQUESTED
    say(desk, desk.people.lead, number, yes=True)
    assert state(desk, number) is ApprovalState.APPROVED


def test_who_asked_is_known_by_number_and_where_the_trail_is_gone_by_name(
    desk: RuledDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = asked(desk, "lead")
    agent = desk.people.agent
    namesake = replace(desk.people.colleague, name=agent.name)

    def asks(who: Actor) -> bool:
        with desk.store.reading(who) as work:
            query = select(Approval).where(Approval.ticket_id == number)
            return asking.is_asker(work, work.session.scalars(query).one())

    assert [asks(one) for one in (agent, namesake, desk.people.lead)] == [True, False, False]
    monkeypatch.setattr(asking, "REQUESTED", "unreadable")
    assert [asks(one) for one in (agent, namesake, desk.people.lead)] == [True, True, False]


def test_a_question_taken_back_is_decided_no_more(desk: RuledDesk) -> None:
    number = asked(desk, "lead")
    with desk.store.work(desk.people.agent) as work:
        approvals.withdraw(work, approvals.approvals(work, number)[0].id, reason="Found one")

    with pytest.raises(RuleError, match="is withdrawn already"):
        say(desk, desk.people.lead, number, yes=True)


def test_the_trail_tells_who_said_what(desk: RuledDesk) -> None:
    number = asked(desk, "lead")
    say(desk, desk.people.lead, number, yes=True)

    with desk.store.reading(desk.people.officer) as work:
        kinds = [one.kind for one in entries(work, TrailFilter(ticket_id=number))]
    assert kinds[:3] == ["approval.approved", "approval.voted", "approval.requested"]


def test_a_rule_starts_tasks_and_asks_for_approval(desk: RuledDesk) -> None:
    procedure(desk)
    ask = {"do": "approval", "title": "Spend on {{number}}", "approvers": ["lead"]}
    desk.publish("Begin", {"on": "created"}, {"do": "tasks", "template": "Breach"}, ask)
    number = desk.open()

    with desk.store.reading(desk.people.lead) as work:
        [one] = approvals.awaiting_me(work)
    assert stands(desk, number)[0] == "open"
    assert one.title == f"Spend on #{number}"
    assert desk.runs(number)[0].did == (
        f"started the tasks of Breach; asked for approval: Spend on #{number}"
    )


def test_a_rule_hears_that_an_approval_was_given(desk: RuledDesk) -> None:
    trigger = {"on": "approval", "to": "approved"}
    desk.publish("Go", trigger, {"do": "tags", "add": ["go"]})
    number = asked(desk, "lead")
    before = desk.ticket(number).tags
    say(desk, desk.people.lead, number, yes=True)

    assert (before, desk.ticket(number).tags) == ([], ["go"])
    assert desk.runs(number)[0].cause == "an approval was asked for or decided (approved)"


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ({"do": "tasks", "template": "Nothing"}, "no task template"),
        ({"do": "approval", "title": "x", "approvers": ["nobody"]}, "no kind of recipient"),
        ({"do": "approval", "title": "{{mood}}", "approvers": ["lead"]}, "names mood"),
        ({"do": "approval", "title": "x", "approvers": ["lead"], "way": "most"}, "Action 1"),
    ],
)
def test_an_action_that_cannot_work_is_refused(
    desk: RuledDesk, action: dict[str, object], said: str
) -> None:
    with pytest.raises(RuleError, match=said):
        desk.publish("Odd", {"on": "created"}, action)
