"""A question whose approver is not there is passed on: to a deputy, or to somebody above."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import select

from models.people import Person
from models.rota import Absence
from models.vocabulary import ApprovalState, ApprovalWay, Role
from models.workflow import ApprovalVote
from services.access import presence
from services.audit.browse import TrailFilter, entries
from services.rules.running import react
from services.store.work import WATCHER, Store
from services.tickets import merging
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


def away(store: Store, who: Actor, deputy: Actor | None = None) -> None:
    with store.work(SETUP) as work:
        deputy_id = deputy.person_id if deputy else None
        during = (work.now, work.now + timedelta(days=7))
        presence.note_absence(work, who.person_id or 0, during, substitute_id=deputy_id)


def passed_on(desk: RuledDesk, number: int) -> list[tuple[str | None, str | None, str | None]]:
    """Return from whom to whom it was passed on, and why."""
    with desk.store.reading(desk.people.officer) as work:
        found = entries(work, TrailFilter(ticket_id=number, kind="approval.passed_on"))
        return [(one.changes[0].before, one.changes[0].after, one.reason) for one in found]


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


@pytest.mark.postgres
def test_of_a_restricted_ticket_an_officer_is_asked_and_no_administrator(pg_url: str) -> None:
    owner = Store(pg_url, reactions=(react,))
    guarded = GuardedDesk(owner, lay_desk(owner))
    small = guarded.small
    number = opened(guarded.agent, small, tags=["confidential"])
    with guarded.agent.work(small.agent) as work:
        approvals.request(work, number, Question("Spend 10,000", ("lead",)))
    off(owner, small.lead, small.manager, small.director)

    assert passing_on.pass_on_due(guarded.agent, small.agent) == 1

    with owner.reading(WATCHER) as work:
        [asked_of] = work.session.scalars(select(ApprovalVote.person_id)).all()
    assert asked_of == small.officer.person_id
    guarded.close()


def test_a_word_that_was_given_stays(desk: RuledDesk) -> None:
    number = asked(desk, "lead", "director")
    with desk.store.work(desk.people.lead) as work:
        approvals.decide(work, found(desk, number).id, approves=True)
    off(desk.store, desk.people.lead)

    assert passing_on.pass_on_due(desk.store, WATCHER) == 0


ALONE: Final = ("Lena Ort", "Milo Brandt", "Lena Ort is absent, and nobody stands in")
DEPUTY: Final = ("Lena Ort", "Tom Reed", "Lena Ort is absent, Tom Reed stands in")


def test_somebody_above_is_asked_where_an_approver_is_absent_alone(desk: RuledDesk) -> None:
    number = asked(desk, "lead")
    away(desk.store, desk.people.lead)

    assert passing_on.pass_on_due(desk.store, WATCHER) == 1

    assert [one.person for one in found(desk, number).votes] == ["Milo Brandt"]
    assert passed_on(desk, number) == [ALONE]
    assert passing_on.pass_on_due(desk.store, WATCHER) == 0


def test_a_deputy_is_told_once_and_either_decides(desk: RuledDesk) -> None:
    number = asked(desk, "lead")
    away(desk.store, desk.people.lead, desk.people.colleague)

    assert passing_on.pass_on_due(desk.store, WATCHER) == 1
    assert passing_on.pass_on_due(desk.store, WATCHER) == 0

    assert passed_on(desk, number) == [DEPUTY]
    assert len(titles(desk, desk.people.colleague)) == 1
    with desk.store.reading(desk.people.lead) as work:
        assert len(approvals.awaiting_me(work)) == 1
    with desk.store.work(desk.people.colleague) as work:
        [mine] = approvals.awaiting_me(work)
        approvals.decide(work, mine.id, approves=True)
    assert found(desk, number).state is ApprovalState.APPROVED


def test_a_deputy_who_is_asked_at_once_is_not_told_again(desk: RuledDesk) -> None:
    away(desk.store, desk.people.lead, desk.people.colleague)
    number = asked(desk, "lead")

    assert passing_on.pass_on_due(desk.store, WATCHER) == 0
    assert passed_on(desk, number) == [DEPUTY]
    assert len(titles(desk, desk.people.colleague)) == 1


def test_nobody_decides_as_a_deputy_what_they_asked_for(desk: RuledDesk) -> None:
    away(desk.store, desk.people.lead, desk.people.agent)
    number = asked(desk, "lead")

    assert passing_on.pass_on_due(desk.store, WATCHER) == 1

    why = "Lena Ort is absent, and Dana Fox, who stands in, asked for it"
    assert passed_on(desk, number) == [("Lena Ort", "Milo Brandt", why)]


def test_a_rule_asks_nothing_about_a_ticket_that_was_merged_away(desk: RuledDesk) -> None:
    ask = {"do": "approval", "title": "Spend 10,000", "approvers": ["lead"]}
    desk.publish("Ask", {"on": "changed", "field": "status", "to": "merged"}, ask)
    number, other = desk.open(), desk.open()
    with desk.store.work(desk.people.agent) as work:
        merging.merge(work, number, other, reason="The same")

    [run] = desk.runs(number)
    assert run.did.endswith(f"Ticket #{number} is merged; there is nothing to ask.")
    assert titles(desk, desk.people.lead) == []


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
    away(owner, small.lead, small.colleague)
    assert passing_on.pass_on_due(guarded.agent, small.agent) == 1
    assert passing_on.pass_on_due(guarded.agent, small.agent) == 0
    assert refusal(colleagues, take.format(small.manager.person_id)) == "42501"
    with owner.work(SETUP) as work:
        work.session.scalars(select(Absence)).one().substitute_id = None
    assert refusal(colleagues, take.format(small.director.person_id)) == "42501"

    assert passing_on.pass_on_due(guarded.agent, small.agent) == 1

    with colleagues.work(small.manager) as work:
        [mine] = approvals.awaiting_me(work)
        approvals.decide(work, mine.id, approves=True)
    guarded.close()
