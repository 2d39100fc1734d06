"""Steps that name a team, a person or an approver who is gone do not stop those before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.people import Team
from services.access import administration
from services.audit.browse import TrailFilter, entries
from services.errors import RuleError
from services.tickets import lifecycle
from services.workflow import approvals, asking, reading, tasks
from services.workflow.templates import Step
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk
from tests.rigs.workflow import finish, procedure, stands, titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.workflow.reading import TaskView

STEPS = (
    Step("Begin"),
    Step("Wipe it", team="Tier 2", assignee="person:Tom Reed", after=(1,)),
    Step("Agree", approvers=("person:Tom Reed",), after=(1,)),
    Step("Agree to my own", approvers=("assignee",), after=(1,)),
)


@pytest.fixture
def desk(url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(url)
    yield made
    made.store.dispose()


def gone(desk: RuledDesk) -> None:
    """Put Tier 2 and Tom Reed out of use."""
    with desk.store.work(desk.people.admin) as work:
        work.require(Team, desk.people.tier_2).active = False
        administration.set_active(work, desk.people.colleague.person_id or 0, active=False)


def begun(desk: RuledDesk) -> int:
    procedure(desk, STEPS)
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        tasks.start_template(work, number, "Breach")
    return number


def of(desk: RuledDesk, number: int) -> list[TaskView]:
    with desk.store.reading(desk.people.agent) as work:
        return reading.tasks(work, number)


def test_what_follows_opens_on_the_team_of_the_ticket_and_says_why(desk: RuledDesk) -> None:
    number = begun(desk)
    gone(desk)
    finish(desk, number, 1)
    _, wipe, agree, own = of(desk, number)
    with desk.store.reading(desk.people.officer) as work:
        told = entries(work, TrailFilter(ticket_id=number, kind="task.opened"))

    assert stands(desk, number) == ["done", "open", "open", "open"]
    assert (wipe.team, wipe.assignee) == ("Tier 1", None)
    assert wipe.note == "There is no team called “Tier 2” (any more)."
    assert agree.note == "There is nobody called “Tom Reed” (any more)."
    assert (own.note or "").startswith("Nobody can approve “Agree to my own”")
    assert {one.reason for one in told} == {None, wipe.note, agree.note, own.note}
    assert titles(desk, desk.people.lead) == [f"Task: {one.title}" for one in of(desk, number)]


def test_a_step_nobody_can_approve_is_skipped_and_never_simply_done(desk: RuledDesk) -> None:
    number = begun(desk)
    gone(desk)
    finish(desk, number, 1)
    with pytest.raises(RuleError, match="ends with its approval"):
        finish(desk, number, 3)
    with desk.store.work(desk.people.agent) as work:
        tasks.skip(work, of(desk, number)[2].id, reason="Asked the board")

    assert stands(desk, number)[2] == "skipped"


def test_a_procedure_is_not_begun_with_a_step_that_cannot_open(desk: RuledDesk) -> None:
    procedure(desk, (Step("Wipe it", team="Tier 2"),))
    gone(desk)
    number = desk.open()

    with (
        pytest.raises(RuleError, match="no team called “Tier 2”"),
        desk.store.work(desk.people.agent) as work,
    ):
        tasks.start_template(work, number, "Breach")
    assert stands(desk, number) == []


def test_what_waits_for_me_is_found_behind_any_number_that_wait_for_others(
    desk: RuledDesk,
) -> None:
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        for _ in range(4):
            approvals.request(work, number, asking.Question("Theirs", ("lead",)))
        approvals.request(work, number, asking.Question("Mine", ("manager",)))
    with desk.store.reading(desk.people.manager) as work:
        found = [one.title for one in approvals.awaiting_me(work, 3)]

    assert found == ["Mine"]


def test_nothing_is_approved_on_a_ticket_that_was_cancelled(desk: RuledDesk) -> None:
    procedure(desk, (Step("Agree", approvers=("lead",)), Step("Do it", after=(1,))))
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        tasks.start_template(work, number, "Breach")
        lifecycle.cancel(work, number, reason="Spam")
    with desk.store.reading(desk.people.lead) as work:
        awaited = approvals.awaiting_me(work)
        [one] = approvals.approvals(work, number)

    with (
        pytest.raises(RuleError, match="is cancelled; there is nothing to approve"),
        desk.store.work(desk.people.lead) as work,
    ):
        approvals.decide(work, one.id, approves=True)
    assert (awaited, stands(desk, number)) == ([], ["open", "waiting"])
