"""What a login wrote against the arithmetic of duties and timed rules is reckoned again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import select, text

from models.audit import AuditEntry
from models.complaints import ComplaintDue
from models.rules import RuleDue, RuleRun
from models.vocabulary import Role, RuleOutcome
from services.complaints import handling, record, regimes, reminding
from services.complaints.record import NewComplaint
from services.rules.publishing import RuleDraft, publish_rule
from services.rules.running import react
from services.sla.recounting import MENDED
from services.store.work import WATCHER, Store
from services.tickets import conversation, lifecycle
from services.time_source import VirtualTime
from services.watch.jobs import COUNT_AGAIN
from services.watch.sweep import sweep
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import GuardedDesk, seat
from tests.rigs.raw_session import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Row

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
IDLE: Final = {"on": "idle", "for": "2h", "wall": True}
LASTING: Final = {"on": "in", "field": "status", "value": "open", "for": "4h", "wall": True}
NOTE: Final = {"do": "note", "text": "Nobody moved"}


@pytest.fixture
def desk(pg_url: str) -> Iterator[GuardedDesk]:
    owner = Store(pg_url, reactions=(react,))
    small = lay_desk(owner)
    with owner.work(small.admin) as work:
        regimes.publish(work, regimes.load("fca-disp", "Office hours"), reason="Agreed")
        publish_rule(work, RuleDraft("Idle", IDLE, [NOTE]))
        publish_rule(work, RuleDraft("Too long", LASTING, [NOTE]))
    made = GuardedDesk(owner, small)
    yield made
    made.close()


def _complaint(desk: GuardedDesk) -> int:
    number = opened(desk.agent, desk.small)
    with desk.agent.work(desk.small.agent) as work:
        record.open_complaint(work, NewComplaint(number, "Charged twice", "Account"))
    _settled(desk)
    return number


def _settled(desk: GuardedDesk) -> None:
    """Let the watcher look at what the program wrote under logins: it is right."""
    COUNT_AGAIN(desk.owner, WATCHER)
    assert _mended(desk) == []


def _mended(desk: GuardedDesk) -> list[list[Any]]:
    with desk.owner.reading(WATCHER) as work:
        query = select(AuditEntry).where(AuditEntry.kind == MENDED).order_by(AuditEntry.id)
        found = work.session.scalars(query).all()
        assert all("agent wrote last" in (one.reason or "") for one in found)
        return [[change["field"] for change in one.changes] for one in found]


def _rows(desk: GuardedDesk, table: Any) -> list[Row[Any]]:  # noqa: ANN401 - of any table
    columns = table.__table__.columns
    with desk.owner.reading(WATCHER) as work:
        return list(work.session.execute(select(*columns).order_by(*columns)).all())


def _write(desk: GuardedDesk, statement: str) -> None:
    with desk.agent.engine.begin() as connection:
        assert connection.exec_driver_sql(statement).rowcount


DUTY: Final = (
    (
        "UPDATE complaint_due SET due_at = due_at + interval '1 year', at_risk_at = NULL,"
        " next_at = due_at + interval '1 year' WHERE duty = 'response'"
    ),
    "UPDATE complaint_due SET is_void = true, next_at = NULL WHERE duty = 'response'",
    "UPDATE complaint_due SET risk_told_at = now(), next_at = due_at WHERE duty = 'response'",
    (
        "UPDATE complaint_due SET due_at = now() - interval '1 hour', next_at = NULL,"
        " breached_at = now() - interval '1 hour', breach_told_at = now() WHERE duty = 'response'"
    ),
    (
        "UPDATE complaint_due SET due_at = now() - interval '1 hour', next_at = NULL,"
        " breached_at = now() - interval '1 hour' WHERE duty = 'summary'"
    ),
)


@pytest.mark.parametrize("statement", DUTY)
def test_a_regulators_clock_is_reckoned_again_from_its_record(
    desk: GuardedDesk, statement: str
) -> None:
    _complaint(desk)
    before = _rows(desk, ComplaintDue)
    _write(desk, statement)
    assert _rows(desk, ComplaintDue) != before

    assert COUNT_AGAIN(desk.owner, WATCHER) == 1

    assert _rows(desk, ComplaintDue) == before
    (said,) = _mended(desk)
    assert said[0] == "clock"
    assert len(said) > 1
    assert COUNT_AGAIN(desk.owner, WATCHER) == 0


def test_a_breach_of_which_nobody_was_told_is_told(desk: GuardedDesk) -> None:
    _late_complaint(desk)
    _write(
        desk,
        "UPDATE complaint_due SET breached_at = due_at, breach_told_at = now(), next_at = NULL"
        " WHERE duty = 'response'",
    )

    COUNT_AGAIN(desk.owner, WATCHER)

    assert _mended(desk) == [["clock", "breach told at", "next at"]]
    with desk.owner.work(WATCHER) as work:
        assert reminding.remind(work) > 0
    late = [one for one in _rows(desk, ComplaintDue) if one.duty.value == "response"]
    assert late[0].breached_at == late[0].due_at


def test_what_the_program_told_and_recorded_of_a_complaint_stays(desk: GuardedDesk) -> None:
    number = _late_complaint(desk)
    with desk.agent.work(desk.small.agent) as work:
        assert reminding.remind(work) > 0
    with desk.owner.reading(WATCHER) as work:
        received = work.session.scalars(select(ComplaintDue.starts_at)).first()
    with desk.agent.work(desk.small.agent) as work:  # known later: it was in time
        handling.acknowledge(work, number, at=received, reason="The letter says so")
    before = _rows(desk, ComplaintDue)
    assert any(
        one.breached_at and one.stopped_at and one.stopped_at <= one.due_at for one in before
    )

    assert COUNT_AGAIN(desk.owner, WATCHER) == 1

    assert _rows(desk, ComplaintDue) == before
    assert _mended(desk) == []


def _late_complaint(desk: GuardedDesk) -> int:
    """Record a complaint of a year ago, of which nobody looked at since."""
    with desk.owner.reading(WATCHER) as work:
        then = work.now - timedelta(days=365)
    past = Store(desk.owner.url, VirtualTime(then), reactions=(react,))
    number = opened(past, desk.small)
    with past.work(desk.small.agent) as work:
        record.open_complaint(work, NewComplaint(number, "Charged twice", "Account"))
    past.dispose()
    return number


RULE: Final = (
    "UPDATE rule_due SET due_at = NULL",
    "UPDATE rule_due SET due_at = due_at + interval '1 year'",
    "UPDATE rule_due SET due_at = NULL, fired_at = now()",
    "UPDATE rule_due SET due_at = NULL, since_seq = 999",
)


def test_when_a_rule_comes_due_is_reckoned_again(desk: GuardedDesk) -> None:
    number = opened(desk.agent, desk.small)
    with desk.agent.work(desk.small.agent) as work:
        lifecycle.resume(work, number)
    _settled(desk)
    before = _rows(desk, RuleDue)
    assert len(before) == 2
    for told, statement in enumerate(RULE, 1):
        _write(desk, statement)
        assert _rows(desk, RuleDue) != before

        assert COUNT_AGAIN(desk.owner, WATCHER) == 1

        assert _rows(desk, RuleDue) == before, statement
        assert len(_mended(desk)) == told * 2
    assert COUNT_AGAIN(desk.owner, WATCHER) == 0


def test_a_rule_that_fired_under_a_login_does_not_fire_again(desk: GuardedDesk) -> None:
    number = opened(desk.agent, desk.small)
    with desk.agent.work(desk.small.agent) as work:
        lifecycle.resume(work, number)
    with desk.owner.engine.begin() as connection:
        connection.execute(text("UPDATE rule_due SET due_at = now() - interval '1 second'"))
    sweep(desk.agent, desk.small.agent)

    COUNT_AGAIN(desk.owner, WATCHER)
    sweep(desk.owner)

    assert _mended(desk) == []
    with desk.owner.reading(WATCHER) as work:
        came = work.session.scalars(select(RuleRun.outcome)).all()
    assert came == [RuleOutcome.RAN, RuleOutcome.RAN]
    with desk.agent.work(desk.small.agent) as work:
        conversation.add_note(work, number, "Moved")
    _settled(desk)


def test_a_requester_says_nothing_about_rules(desk: GuardedDesk) -> None:
    opened(desk.agent, desk.small)
    requester = seat(desk.owner, "requester", Role.REQUESTER)
    taken = [one for one in RULE if not refusal(requester, one)]
    requester.dispose()
    assert taken == []
