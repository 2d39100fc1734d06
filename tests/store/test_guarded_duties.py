"""Regulators' clocks and other customers under raw logins: a breach stays, and nobody pries."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import select, text

from models.accounts import Account
from models.complaint_words import Decision, Stage
from models.complaints import ComplaintDue
from models.vocabulary import Role
from services.complaints import handling, record, regimes, reminding
from services.complaints.handling import Answer, Verdict
from services.complaints.record import NewComplaint
from services.rules.running import react
from services.store.work import WATCHER, Store
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import GuardedDesk
from tests.rigs.raw_session import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.postgres, pytest.mark.laid]


@pytest.fixture
def desk(pg_url: str) -> Iterator[GuardedDesk]:
    owner = Store(pg_url, reactions=(react,))
    small = lay_desk(owner)
    with owner.work(small.admin) as work:
        regimes.publish(work, regimes.load("fca-disp", "Office hours"), reason="Agreed")
        work.session.add(Account(name="Other Bank", tier="platinum"))
    made = GuardedDesk(owner, small)
    yield made
    made.close()


def _complaint(desk: GuardedDesk) -> int:
    number = opened(desk.agent, desk.small)
    with desk.agent.work(desk.small.agent) as work:
        record.open_complaint(work, NewComplaint(number, "Charged twice", "Account"))
    return number


LATE: Final = (
    (
        "UPDATE complaint SET received_at = received_at - interval '1 year',"
        " recorded_received_at = recorded_received_at - interval '1 year'"
    ),
    (
        "UPDATE complaint_due SET starts_at = starts_at - interval '1 year', due_at = due_at -"
        " interval '1 year', at_risk_at = at_risk_at - interval '1 year', next_at = now()"
    ),
)
FORGED: Final = (
    "UPDATE complaint_due SET breached_at = NULL WHERE breached_at IS NOT NULL",
    "UPDATE complaint_due SET breached_at = now() WHERE breached_at IS NOT NULL",
    "UPDATE complaint_due SET breached_at = now() + interval '1 day' WHERE breached_at IS NULL",
    "UPDATE complaint_due SET stopped_at = starts_at",
    "UPDATE complaint_due SET starts_at = now()",
    "UPDATE complaint_due SET next_at = NULL WHERE duty = 'response'",
    "UPDATE complaint_due SET breach_told_at = now() - interval '1 hour'",
    "UPDATE complaint_due SET duty = 'referral'",
)


def test_a_breach_of_a_regulators_clock_stays(desk: GuardedDesk) -> None:
    _complaint(desk)
    with desk.owner.engine.begin() as connection:
        connection.execute(text(LATE[0]))
        connection.execute(text(LATE[1]))
        connection.execute(
            text("UPDATE complaint_due SET breached_at = due_at WHERE duty = 'acknowledgement'")
        )
    taken = [one for one in FORGED if not refusal(desk.agent, one)]
    assert taken == []


def test_a_complaint_is_handled_by_the_program_as_ever(desk: GuardedDesk) -> None:
    agent, small = desk.agent, desk.small
    number = _complaint(desk)
    with agent.work(small.agent) as work:
        handling.acknowledge(work, number)
    with agent.work(small.agent) as work:
        handling.hold(work, number)
        handling.decide(work, number, Verdict(Decision.UPHELD, "Charged twice"))
    with agent.work(small.agent) as work:
        handling.answer(work, number, Answer("Text 3"))
        handling.refer(work, number, Stage.REFERRED)
    late = _complaint(desk)
    with desk.owner.engine.begin() as connection:
        for one in LATE:
            connection.execute(text(one + f" WHERE ticket_id = {late}"))
    with agent.work(small.agent) as work:
        assert reminding.remind(work) > 0
    with agent.work(small.agent) as work:  # it is known that it was late
        handling.acknowledge(work, late)
    with desk.owner.reading(WATCHER) as work:
        asked = select(ComplaintDue).where(ComplaintDue.ticket_id == late)
        rows = work.session.scalars(asked).all()
        assert any(one.breached_at and one.breach_told_at for one in rows)
        assert all(one.due_at - one.starts_at > timedelta(0) for one in rows)


def test_a_requester_sees_no_other_customer(desk: GuardedDesk) -> None:
    asks = desk.sit("requester", Role.REQUESTER)
    for seat, names in ((asks, ["Harbour Bank"]), (desk.agent, ["Harbour Bank", "Other Bank"])):
        with seat.engine.connect() as connection:
            found = connection.scalars(text("SELECT name FROM account ORDER BY name")).all()
        assert found == names
