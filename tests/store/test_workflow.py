"""Tasks open in turn, are skipped or refused, and are told of; rules start and hear them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models.vocabulary import Priority, TaskState
from services.errors import RuleError
from services.store.work import WATCHER
from services.tickets import assignment, lifecycle
from services.workflow import overdue, reading, tasks, templates
from services.workflow.templates import Step
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk
from tests.rigs.workflow import finish, procedure, say, stands, started, titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    yield made
    made.store.dispose()


def test_steps_open_in_turn_and_what_is_not_wanted_is_skipped(desk: RuledDesk) -> None:
    number = started(desk)
    before = stands(desk, number)
    finish(desk, number, 1)
    between = stands(desk, number)
    say(desk, desk.people.lead, number, yes=True)
    say(desk, desk.people.manager, number, yes=True)

    assert before == ["open", "waiting", "waiting", "waiting"]
    assert between == ["done", "skipped", "open", "waiting"]
    assert stands(desk, number) == ["done", "skipped", "done", "open"]


def test_a_step_whose_condition_holds_is_done_like_the_others(desk: RuledDesk) -> None:
    number = started(desk, priority=Priority.CRITICAL)
    finish(desk, number, 1)

    assert stands(desk, number)[1] == "open"


def test_what_follows_a_refusal_is_refused(desk: RuledDesk) -> None:
    number = started(desk)
    finish(desk, number, 1)
    say(desk, desk.people.lead, number, yes=False, why="Keep the disk")

    with desk.store.reading(desk.people.agent) as work:
        last = reading.tasks(work, number)[-1]
    assert (last.state, last.note) == (TaskState.REFUSED, "“Agree to wipe it” was refused")


def test_a_task_that_waits_cannot_be_done_yet(desk: RuledDesk) -> None:
    number = started(desk)

    with pytest.raises(RuleError, match="waits for another"):
        finish(desk, number, 4)


def test_a_task_with_an_approval_ends_with_that(desk: RuledDesk) -> None:
    number = started(desk)
    finish(desk, number, 1)

    with pytest.raises(RuleError, match="ends with its approval"):
        finish(desk, number, 3)


def test_whoever_does_a_task_is_told(desk: RuledDesk) -> None:
    number = started(desk)
    finish(desk, number, 1)
    say(desk, desk.people.lead, number, yes=True)
    say(desk, desk.people.manager, number, yes=True)

    assert titles(desk, desk.people.colleague) == ["Task: Wipe it"]
    with desk.store.reading(desk.people.colleague) as work:
        assert [one.title for one in reading.mine(work)] == ["Isolate the machine", "Wipe it"][1:]


def test_an_overdue_task_is_told_once(desk: RuledDesk) -> None:
    number = desk.open()
    with desk.store.work(desk.people.lead) as work:
        step = Step("Call back", assignee="person:Dana Fox", due="2h")
        tasks.add_task(work, number, step)
    counts = []
    for hours in (1, 2, 1):
        desk.time.advance(timedelta(hours=hours))
        counts.append(overdue.remind_due(desk.store, WATCHER))

    assert counts == [0, 1, 0]
    assert titles(desk, desk.people.agent)[-1] == "Overdue: Call back"


def test_an_overdue_task_of_a_resolved_ticket_is_told_once_it_is_taken_up_again(
    desk: RuledDesk,
) -> None:
    number = desk.open()
    with desk.store.work(desk.people.lead) as work:
        tasks.add_task(work, number, Step("Call back", assignee="person:Dana Fox", due="2h"))
        lifecycle.resolve(work, number, reason="Done")
    desk.time.advance(timedelta(hours=3))
    assert overdue.remind_due(desk.store, WATCHER) == 0
    with desk.store.work(desk.people.lead) as work:
        lifecycle.reopen(work, number, reason="Not done")

    assert overdue.remind_due(desk.store, WATCHER) == 1
    assert titles(desk, desk.people.agent)[-1] == "Overdue: Call back"


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((), "from 1 to 50 steps"),
        ((Step("A", after=(1,)),), "Step 1 .* cannot follow step 1"),
        ((Step("A", team="Nobody"),), "no team called"),
        ((Step("A", assignee="the boss"),), "no kind of recipient"),
        ((Step("A", due="soon"),), "Step 1"),
        ((Step("A", approvers=("lead",), way="most"),), "Step 1"),
        ((Step("A", conditions={"field": "mood", "op": "is", "value": "x"}),), "no field"),
        ((Step(" "),), "Step 1"),
    ],
)
def test_a_template_that_cannot_work_is_refused(
    desk: RuledDesk, steps: Sequence[Step], said: str
) -> None:
    with pytest.raises(RuleError, match=said):
        procedure(desk, steps)


def test_a_running_procedure_keeps_its_steps(desk: RuledDesk) -> None:
    number = started(desk)
    procedure(desk, [Step("Something else")])

    assert len(stands(desk, number)) == 4


def test_a_template_no_longer_offered_is_not_started(desk: RuledDesk) -> None:
    procedure(desk)
    with desk.store.work(desk.people.admin) as work:
        templates.set_active(work, templates.templates(work)[0].id, active=False)
    number = desk.open()

    with pytest.raises(RuleError, match="no task template"), desk.store.work(WATCHER) as work:
        tasks.start_template(work, number, "Breach")


def test_a_rule_hears_that_a_task_was_done(desk: RuledDesk) -> None:
    desk.publish("Done", {"on": "task", "to": "done"}, {"do": "note", "text": "One less"})
    number = started(desk)
    finish(desk, number, 1)

    assert [one.rule for one in desk.runs(number)] == ["Done"]


def test_an_ended_ticket_takes_no_tasks(desk: RuledDesk) -> None:
    procedure(desk)
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        lifecycle.resolve(work, number, reason="Done")

    with pytest.raises(RuleError, match="reopen it first"), desk.store.work(WATCHER) as work:
        tasks.start_template(work, number, "Breach")


def test_a_task_goes_to_who_has_the_ticket_by_then(desk: RuledDesk) -> None:
    procedure(desk, [Step("First"), Step("Second", after=(1,), assignee="assignee")])
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        tasks.start_template(work, number, "Breach")
        colleague = desk.people.colleague.person_id
        assignment.assign(
            work, number, team_id=desk.people.tier_2, person_id=colleague, reason="Handed"
        )
    finish(desk, number, 1)

    with desk.store.reading(desk.people.agent) as work:
        assert reading.tasks(work, number)[1].assignee == "Tom Reed"
