"""Of two who decide the same at the same moment the quicker one has decided it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.vocabulary import ApprovalState, ApprovalWay, TaskState
from models.workflow import Approval, TicketTask
from services.errors import RuleError
from services.workflow import approvals, reading, tasks
from services.workflow.asking import Question
from services.workflow.templates import Step
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.changes import Changes
    from services.store.work import Work

pytestmark = pytest.mark.postgres


@pytest.fixture
def desk(pg_monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(pg_monday_url)
    yield made
    made.store.dispose()


def test_an_approval_is_decided_once(desk: RuledDesk) -> None:
    number, people = desk.open(), desk.people
    asked = Question("Wipe it?", ("lead", "manager"), ApprovalWay.ANY)
    desk.store.apply(people.agent, lambda work: approvals.request(work, number, asked))
    with desk.store.reading(people.agent) as work:
        [one] = approvals.approvals(work, number)

    def late(work: Work) -> Changes:
        work.require(Approval, one.id)  # and then it waits for the ticket
        desk.store.apply(people.lead, lambda unit: approvals.decide(unit, one.id, approves=True))
        return approvals.decide(work, one.id, approves=False, comment="Keep it.")

    with pytest.raises(RuleError, match="is approved already"):
        desk.store.apply(people.manager, late)

    with desk.store.reading(people.agent) as work:
        [found] = approvals.approvals(work, number)
    assert found.state is ApprovalState.APPROVED
    assert [vote.approves for vote in found.votes if vote.given_at] == [True]


def test_a_task_ends_once(desk: RuledDesk) -> None:
    number, people = desk.open(), desk.people
    with desk.store.work(people.lead) as work:
        tasks.add_task(work, number, Step("Call back", assignee="person:Dana Fox"))
    with desk.store.reading(people.agent) as work:
        [task] = reading.tasks(work, number)

    def late(work: Work) -> Changes:
        work.require(TicketTask, task.id)
        desk.store.apply(people.agent, lambda unit: tasks.finish(unit, task.id))
        return tasks.skip(work, task.id, reason="Not needed.")

    with pytest.raises(RuleError, match="is done already"):
        desk.store.apply(people.lead, late)

    with desk.store.reading(people.agent) as work:
        [found] = reading.tasks(work, number)
    assert (found.state, found.note) == (TaskState.DONE, None)
