"""Approvals under raw logins: words in one's own name, decided by those who were asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import text

from models.vocabulary import ApprovalState, ApprovalWay, Role
from services.access import presence
from services.rules.running import react
from services.store.work import Store
from services.workflow import approvals
from services.workflow.asking import Question
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import GuardedDesk
from tests.rigs.raw_session import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Actor
    from services.workflow.approvals import ApprovalView

pytestmark = [pytest.mark.postgres, pytest.mark.laid]


@pytest.fixture
def desk(pg_url: str) -> Iterator[GuardedDesk]:
    owner = Store(pg_url, reactions=(react,))
    made = GuardedDesk(owner, lay_desk(owner))
    yield made
    made.close()


def _ask(desk: GuardedDesk, way: ApprovalWay = ApprovalWay.ANY, kind: str = "Incident") -> int:
    number = opened(desk.agent, desk.small, kind=kind)
    with desk.agent.work(desk.small.agent) as work:
        approvals.request(work, number, Question("Spend 10,000", ("lead", "manager"), way))
    return number


def _found(desk: GuardedDesk, number: int) -> ApprovalView:
    with desk.owner.reading(desk.small.lead) as work:
        [one] = approvals.approvals(work, number)
    return one


def _say(desk: GuardedDesk, who: Actor, login: str, number: int, **said: Any) -> None:  # noqa: ANN401
    with desk.sit(login, who.role).work(who) as work:
        approvals.decide(work, _found(desk, number).id, **said)


SAID: Final = """
    SELECT count(*) FROM ledger_line
    WHERE subject LIKE 'approval/%' AND fields::text LIKE '%is right%'
"""
YES: Final = "UPDATE approval_vote SET approves = true, given_at = now(), given_by = {who}"
FORGED: Final = (
    YES.format(who="person_id"),
    YES.format(who="guard.me()"),
    YES.format(who="guard.me()") + " WHERE person_id = 2",
    "UPDATE approval_vote SET person_id = guard.me()",
    "UPDATE approval SET asked_by = 'Lena Ort'",
    "UPDATE approval SET state = 'approved', decided_at = now()",
    "UPDATE approval SET state = 'refused', decided_at = now()",
    "UPDATE approval SET state = 'withdrawn', decided_at = now() - interval '1 day'",
    (
        "INSERT INTO approval_vote (approval_id, person_id) SELECT id, guard.me() FROM approval"
        " WHERE asked_at < clock_timestamp() - interval '1 second'"
    ),
    (
        "INSERT INTO approval_vote (approval_id, person_id, approves, given_by, given_at)"
        " SELECT id, 5, true, 5, now() FROM approval"
    ),
    (
        "INSERT INTO approval (ticket_id, title, way, state, asked_at, asked_by)"
        " SELECT id, 'x', 'any', 'approved', clock_timestamp(), 'Dana Fox' FROM ticket"
    ),
    (
        "INSERT INTO approval (ticket_id, title, way, state, asked_at, asked_by)"
        " SELECT id, 'x', 'any', 'requested', clock_timestamp(), 'Lena Ort' FROM ticket"
    ),
    (
        "INSERT INTO approval (ticket_id, title, way, state, asked_at, asked_by)"
        " SELECT id, 'x', 'any', 'requested', now() - interval '1 day', 'Dana Fox' FROM ticket"
    ),
)

STEP: Final = (
    "INSERT INTO ticket_task (id, ticket_id, run, position, title, step, state)"
    " VALUES (9000, {0}, 1, 1, 'Wipe it', '{{}}', 'open')"
)
OF_A_STEP: Final = (
    "INSERT INTO approval (ticket_id, task_id, title, way, state, asked_at, asked_by)"
    " VALUES ({0}, 9000, 'x', 'any', 'requested', clock_timestamp(), 'Dana Fox')"
)


@pytest.fixture(scope="module")
def asked(module_pg_url: str) -> Iterator[GuardedDesk]:
    owner = Store(module_pg_url, reactions=(react,))
    made = GuardedDesk(owner, lay_desk(owner))
    _ask(made)
    with owner.engine.begin() as connection:  # it was a while ago
        connection.exec_driver_sql("UPDATE approval SET asked_at = asked_at - interval '1 minute'")
    yield made
    made.close()


@pytest.mark.parametrize("statement", FORGED)
def test_nobody_decides_what_they_were_not_asked(asked: GuardedDesk, statement: str) -> None:
    assert refusal(asked.agent, statement) == "42501"


def test_a_step_of_another_ticket_does_not_wait_for_an_approval_of_ones_own(
    desk: GuardedDesk,
) -> None:
    own, other = opened(desk.agent, desk.small), opened(desk.owner, desk.small)
    with desk.owner.engine.begin() as connection:
        connection.exec_driver_sql(STEP.format(other))
    assert refusal(desk.agent, OF_A_STEP.format(own)) == "42501"


def test_people_decide_with_the_program_as_ever(desk: GuardedDesk) -> None:
    small = desk.small
    number = _ask(desk, ApprovalWay.ALL)
    _say(desk, small.lead, "lead", number, approves=True)
    assert _found(desk, number).state is ApprovalState.REQUESTED
    _say(desk, small.manager, "manager", number, approves=True)
    assert _found(desk, number).state is ApprovalState.APPROVED

    number = _ask(desk)
    _say(desk, small.lead, "lead", number, approves=False, comment="Too much")
    assert _found(desk, number).state is ApprovalState.REQUESTED
    with desk.agent.work(small.agent) as work:
        approvals.withdraw(work, _found(desk, number).id, reason="Not any more")
    assert _found(desk, number).state is ApprovalState.WITHDRAWN


def test_a_substitute_gives_the_word_of_who_is_away(desk: GuardedDesk) -> None:
    small = desk.small
    number = _ask(desk)
    with desk.owner.work(small.lead) as work:
        colleague = small.colleague.person_id
        during = (work.now, None)
        presence.note_absence(work, small.lead.person_id or 0, during, substitute_id=colleague)
    _say(desk, small.colleague, "colleague", number, approves=True)
    assert _found(desk, number).state is ApprovalState.APPROVED


def test_who_asked_does_not_answer_as_a_substitute(desk: GuardedDesk) -> None:
    small = desk.small
    number = _ask(desk)
    with desk.owner.work(small.lead) as work:
        during = (work.now, None)
        presence.note_absence(
            work, small.lead.person_id or 0, during, substitute_id=small.agent.person_id
        )
    theirs = f"{YES.format(who='guard.me()')} WHERE person_id = {small.lead.person_id}"
    assert refusal(desk.agent, theirs) == "42501"
    assert _found(desk, number).state is ApprovalState.REQUESTED


def test_a_supervisor_gives_a_word_with_an_sql_client(desk: GuardedDesk) -> None:
    number = _ask(desk)
    lead = desk.sit("lead", Role.SUPERVISOR)
    with lead.engine.begin() as connection:
        connection.exec_driver_sql(YES.format(who="guard.me()") + " WHERE person_id = guard.me()")
        connection.exec_driver_sql("UPDATE approval SET state = 'approved', decided_at = now()")
    assert _found(desk, number).state is ApprovalState.APPROVED


def test_what_was_said_to_a_decision_is_read_by_who_sees_the_ticket(desk: GuardedDesk) -> None:
    number = _ask(desk, kind="Confidential")
    _say(desk, desk.small.lead, "lead", number, approves=True, comment="She is right")

    seen = {}
    for login, role in (
        ("lead", Role.SUPERVISOR),
        ("manager", Role.SUPERVISOR),
        ("officer", Role.COMPLIANCE),
        ("admin", Role.ADMINISTRATOR),
    ):
        with desk.sit(login, role).engine.connect() as connection:
            seen[login] = connection.scalar(text(SAID)) or 0
    assert seen == {"lead": 1, "manager": 0, "officer": 1, "admin": 0}
