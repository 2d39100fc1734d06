"""A question whose approver was switched off since is passed on to somebody above."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.people import Person
from models.vocabulary import ApprovalState, ApprovalWay, Role
from services.audit.browse import TrailFilter, entries
from services.rules.running import react
from services.store.work import WATCHER, Store
from services.workflow import approvals, passing_on
from services.workflow.asking import Question
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import GuardedDesk
from tests.rigs.old_tickets import SETUP
from tests.rigs.raw_session import refusal
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk
from tests.rigs.workflow import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Actor
    from services.workflow.approvals import ApprovalView


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    yield made
    made.store.dispose()


def asked(desk: RuledDesk, *approvers: str, by: Actor | None = None) -> int:
    number = desk.open()
    with desk.store.work(by or desk.people.agent) as work:
        approvals.request(work, number, Question("Spend 10,000", approvers, ApprovalWay.ALL))
    return number


def off(store: Store, *people: Actor) -> None:
    with store.work(SETUP) as work:
        for one in people:
            work.require(Person, one.person_id or 0).active = False


def found(desk: RuledDesk, number: int) -> ApprovalView:
    with desk.store.reading(desk.people.lead) as work:
        [one] = approvals.approvals(work, number)
    return one


def test_whoever_is_above_is_asked_told_and_decides(desk: RuledDesk) -> None:
    number = asked(desk, "lead")
    assert passing_on.pass_on_due(desk.store, WATCHER) == 0
    off(desk.store, desk.people.lead)

    assert passing_on.pass_on_due(desk.store, WATCHER) == 1

    with desk.store.work(desk.people.manager) as work:
        [mine] = approvals.awaiting_me(work)
        approvals.decide(work, mine.id, approves=True)
    assert found(desk, number).state is ApprovalState.APPROVED
    assert len(titles(desk, desk.people.manager)) == 1
    with desk.store.reading(desk.people.officer) as work:
        [entry] = entries(work, TrailFilter(ticket_id=number, kind="approval.passed_on"))
    [change] = entry.changes
    assert (change.before, change.after) == ("Lena Ort", "Milo Brandt")
    assert entry.reason == "Lena Ort is switched off"
    assert passing_on.pass_on_due(desk.store, WATCHER) == 0


def test_nobody_is_asked_twice_and_never_who_asks(desk: RuledDesk) -> None:
    number = asked(desk, "lead", "director", by=desk.people.manager)
    off(desk.store, desk.people.lead)
    passing_on.pass_on_due(desk.store, WATCHER)

    assert {one.person for one in found(desk, number).votes} == {"Ada Kern", "Iris Vogt"}


def test_where_nobody_is_left_the_question_stays(desk: RuledDesk) -> None:
    number = asked(desk, "lead")
    people = desk.people
    off(desk.store, people.lead, people.manager, people.director, people.admin)

    assert passing_on.pass_on_due(desk.store, WATCHER) == 0
    assert [one.person for one in found(desk, number).votes] == ["Lena Ort"]


def test_a_word_that_was_given_stays(desk: RuledDesk) -> None:
    number = asked(desk, "lead", "director")
    with desk.store.work(desk.people.lead) as work:
        approvals.decide(work, found(desk, number).id, approves=True)
    off(desk.store, desk.people.lead)

    assert passing_on.pass_on_due(desk.store, WATCHER) == 0


@pytest.mark.postgres
def test_the_window_of_an_agent_passes_it_on_and_nobody_takes_it_over(pg_url: str) -> None:
    owner = Store(pg_url, reactions=(react,))
    guarded = GuardedDesk(owner, lay_desk(owner))
    small = guarded.small
    number = opened(guarded.agent, small)
    with guarded.agent.work(small.agent) as work:
        approvals.request(work, number, Question("Spend 10,000", ("lead",)))
    colleagues = guarded.sit("manager", Role.SUPERVISOR)
    take = "UPDATE approval_vote SET person_id = {}"
    assert refusal(colleagues, take.format(small.manager.person_id)) == "42501"
    off(owner, small.lead)
    assert refusal(colleagues, take.format(small.director.person_id)) == "42501"

    assert passing_on.pass_on_due(guarded.agent, small.agent) == 1

    with colleagues.work(small.manager) as work:
        [mine] = approvals.awaiting_me(work)
        approvals.decide(work, mine.id, approves=True)
    guarded.close()
