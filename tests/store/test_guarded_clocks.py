"""Clock rows of a shared desk change by what happened to a ticket, not by who writes SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, ProgrammingError

from models.audit import AuditEntry
from models.clocks import Clock, ClockCheck
from models.rules import Unsettled
from models.tickets import Ticket
from models.vocabulary import Role, TicketStatus
from services.escalation.acknowledgement import acknowledge_ticket
from services.rules.running import react
from services.sla.recounting import MENDED, recount_left
from services.store.work import WATCHER, Store
from services.tickets.conversation import send_reply
from services.tickets.intake import NewTicket, open_ticket
from services.tickets.lifecycle import await_requester
from services.time_source import VirtualTime
from services.watch.sweep import sweep
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.logins import GuardedDesk, seat
from tests.rigs.raw_session import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.postgres


@dataclass
class Desk(GuardedDesk):
    """A desk with one breached ticket and one in time."""

    late: int
    young: int


@pytest.fixture
def desk(pg_url: str) -> Iterator[Desk]:
    owner = Store(pg_url, reactions=(react,))
    small = lay_desk(owner)
    with owner.reading(WATCHER) as work:
        then = work.now - timedelta(hours=9)
    past = Store(pg_url, VirtualTime(then), reactions=(react,))
    late = opened(past, small)
    past.dispose()
    sweep(owner)
    made = Desk(owner, small, late, 0)
    with made.agent.work(small.agent) as work:
        made.young = open_ticket(work, _new(small)).subject or 0
    assert recount_left(owner, WATCHER) == 1
    yield made
    made.close()


def _new(small: SmallDesk) -> NewTicket:
    asker = small.requester.person_id or 0
    return NewTicket("Printer", asker, "It hums", team_id=small.tier_1)


FORGED: Final = (
    # a breach that is not to have been
    "UPDATE clock SET breached_at = NULL WHERE ticket_id = {late}",
    """UPDATE clock SET breached_at = NULL, state = 'met', stopped_at = now(), next_at = NULL,
       level_at = NULL, coming = NULL WHERE ticket_id = {late}""",
    "UPDATE clock SET breached_at = now() WHERE ticket_id = {late}",
    "UPDATE clock SET noticed_at = NULL WHERE ticket_id = {late}",
    "UPDATE clock SET noticed_at = noticed_at - interval '1 hour' WHERE ticket_id = {late}",
    # or is not to be
    "UPDATE clock SET due_at = due_at + interval '1 year' WHERE ticket_id = {young}",
    """UPDATE clock SET due_at = due_at + interval '1 year', next_at = now() + interval '1 year'
       WHERE ticket_id = {young}""",
    "UPDATE clock SET state = 'met', stopped_at = now() WHERE ticket_id = {young}",
    "UPDATE clock SET state = 'paused', due_at = NULL, next_at = NULL WHERE ticket_id = {young}",
    "UPDATE clock SET span = span * 100 WHERE ticket_id = {young}",
    "UPDATE clock SET elapsed = 0, started_at = now() WHERE ticket_id = {young}",
    "UPDATE clock SET elapsed = elapsed - 5 WHERE ticket_id = {young}",
    # nobody is to look
    "UPDATE clock SET next_at = NULL WHERE ticket_id = {young}",
    "UPDATE clock SET next_at = next_at + interval '1 year' WHERE ticket_id = {young}",
    "UPDATE clock SET level_at = NULL WHERE ticket_id = {young} AND coming IS NOT NULL",
    """UPDATE clock SET coming = NULL, level_at = NULL WHERE ticket_id = {young}
       AND coming IS NOT NULL""",
    """UPDATE clock SET coming = '[]', level_at = NULL, next_at = due_at WHERE ticket_id = {young}
       AND coming IS NOT NULL""",
    # somebody is to have taken it on
    """UPDATE clock SET acknowledged_at = now(), acknowledged_by = {lead}, coming = NULL,
       level_at = NULL WHERE ticket_id = {young}""",
    "UPDATE clock SET acknowledged_at = now() - interval '1 hour' WHERE ticket_id = {young}",
    # the clock of another ticket, and one that nothing began
    "UPDATE clock SET ticket_id = {young} WHERE ticket_id = {late}",
    "UPDATE clock SET target = 'resolution' WHERE ticket_id = {late}",
    """INSERT INTO clock (ticket_id, target, cycle, policy_version_id, calendar_version_id, state,
       started_at, elapsed, span) SELECT ticket_id, target, 9, policy_version_id,
       calendar_version_id, 'met', started_at, 0, span FROM clock WHERE ticket_id = {young}""",
    "DELETE FROM clock WHERE ticket_id = {late}",
)


def test_a_clock_that_somebody_wishes_for_is_refused(desk: Desk) -> None:
    given = {"late": desk.late, "young": desk.young, "lead": desk.small.lead.person_id}

    came_of_it = {one: _sqlstate(desk, one.format(**given)) for one in FORGED}

    assert {one: state for one, state in came_of_it.items() if state != "42501"} == {}


def _sqlstate(desk: Desk, statement: str) -> str | None:
    """Return what the server says to a statement of the agent's login."""
    try:
        with desk.agent.engine.begin() as connection:
            connection.exec_driver_sql(statement)
    except DBAPIError as error:
        return str(error.orig.sqlstate)  # type: ignore[union-attr]
    return None


CAUSE: Final = """
    INSERT INTO ticket_event (ticket_id, seq, at, kind, data)
    SELECT {young}, max(seq) + 1, clock_timestamp(), 'link', '{{}}'
    FROM ticket_event WHERE ticket_id = {young}
"""
LATER: Final = """
    UPDATE clock SET due_at = due_at + interval '1 year', next_at = due_at + interval '1 year',
        coming = NULL, level_at = due_at + interval '1 year'
    WHERE ticket_id = {young} AND target = 'resolution'
"""


def _forge(desk: Desk) -> None:
    """Give a ticket a year more, under the cover of an event."""
    with desk.agent.engine.begin() as connection:
        connection.exec_driver_sql(CAUSE.format(young=desk.young))
        connection.exec_driver_sql(LATER.format(young=desk.young))


def _due(desk: Desk) -> object:
    with desk.owner.reading(WATCHER) as work:
        which = (Clock.ticket_id == desk.young, Clock.target == "resolution")
        return work.session.execute(select(Clock.due_at, Clock.next_at).where(*which)).one()


def test_what_was_forged_under_the_cover_of_an_event_is_counted_again(desk: Desk) -> None:
    before = _due(desk)
    _forge(desk)
    assert _due(desk) != before

    assert recount_left(desk.owner, WATCHER) == 1

    assert _due(desk) == before
    with desk.owner.reading(WATCHER) as work:
        entry = work.session.scalars(select(AuditEntry).where(AuditEntry.kind == MENDED)).one()
    assert entry.subject_id == desk.young
    assert "agent had written something else" in (entry.reason or "")
    assert [one["field"] for one in entry.changes][:2] == ["clock", "due at"]
    assert recount_left(desk.owner, WATCHER) == 0


LEAVE: Final = "INSERT INTO unsettled (ticket_id, left_at, happened) VALUES ({late}, now(), '[]')"
SETTLE: Final = "DELETE FROM unsettled WHERE ticket_id = {late}"


def test_what_is_left_to_be_settled_moves_no_breach(desk: Desk) -> None:
    leave, settle = LEAVE.format(late=desk.late), SETTLE.format(late=desk.late)
    for one in FORGED[:3]:
        assert refusal(desk.agent, leave, settle, one.format(late=desk.late)) == "42501", one
    with desk.agent.engine.begin() as connection:
        connection.exec_driver_sql(leave)
    for one in FORGED[:3]:
        assert refusal(desk.agent, settle, one.format(late=desk.late)) == "42501", one

    assert sweep(desk.agent, desk.small.agent).failed == frozenset()  # settles it, as ever
    with desk.owner.reading(WATCHER) as work:
        assert work.session.scalars(select(Unsettled.id)).all() == []


def test_nobody_is_their_own_second_pair_of_eyes(desk: Desk) -> None:
    _forge(desk)
    forged = _due(desk)

    assert recount_left(desk.agent, desk.small.agent) == 0
    with desk.agent.engine.begin() as connection:
        assert connection.exec_driver_sql("DELETE FROM clock_check").rowcount == 0
    for statement in (
        "UPDATE clock_check SET login = 'lead'",
        "INSERT INTO clock_check VALUES (1, 'lead', now())",
        "UPDATE clock_check SET at = 'infinity'",
    ):
        with desk.agent.engine.begin() as connection, pytest.raises(ProgrammingError):
            connection.exec_driver_sql(statement)
    assert _due(desk) == forged


def test_without_a_watcher_a_colleague_s_window_counts_again(desk: Desk) -> None:
    before = _due(desk)
    _forge(desk)
    with desk.owner.engine.begin() as connection:
        connection.execute(text("UPDATE clock_check SET at = at - interval '11 seconds'"))
    lead = seat(desk.owner, "lead", Role.SUPERVISOR, reactions=(react,))

    assert recount_left(lead, desk.small.lead) == 1

    assert _due(desk) == before
    with desk.owner.reading(WATCHER) as work:
        entry = work.session.scalars(select(AuditEntry).where(AuditEntry.kind == MENDED)).one()
        left = work.session.execute(select(ClockCheck.login)).scalars().all()
    assert entry.actor_id == desk.small.lead.person_id
    assert left == ["lead"]  # what this login wrote is counted again as well
    lead.dispose()


def test_a_clock_that_nothing_began_is_ended(desk: Desk) -> None:
    with desk.agent.engine.begin() as connection:
        connection.exec_driver_sql(CAUSE.format(young=desk.young))
        connection.exec_driver_sql(FORGED[-2].format(young=desk.young))

    recount_left(desk.owner, WATCHER)

    with desk.owner.reading(WATCHER) as work:
        states = work.session.scalars(select(Clock.state).where(Clock.cycle == 9)).all()
    assert {one.value for one in states} == {"cancelled"}


def test_what_the_program_does_under_the_same_login_goes_through(desk: Desk) -> None:
    agent = desk.small.agent
    with desk.agent.work(agent) as work:
        send_reply(work, desk.young, "We look into it.")
    with desk.agent.work(agent) as work:
        await_requester(work, desk.young, reason="Asked")
    with desk.agent.work(agent) as work:
        acknowledge_ticket(work, desk.late)
    with desk.owner.engine.begin() as connection:
        later = "UPDATE clock SET next_at = now() - interval '1 minute' WHERE ticket_id = :one"
        connection.execute(text(later), {"one": desk.young})
    assert sweep(desk.agent, agent).failed == frozenset()

    assert recount_left(desk.owner, WATCHER) == 2

    with desk.owner.reading(WATCHER) as work:
        assert work.session.scalars(select(AuditEntry).where(AuditEntry.kind == MENDED)).all() == []
        assert work.require(Ticket, desk.young).status is TicketStatus.PENDING
