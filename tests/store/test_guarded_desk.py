"""People at work under logins of their own: what they may works, what they may not is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from models.people import Team
from models.tickets import Ticket
from models.vocabulary import Priority, TicketStatus
from services.audit import browse
from services.audit.browse import TrailFilter
from services.errors import NotFoundError
from services.rules.running import react
from services.store.work import Actor, Store
from services.tickets import assignment, conversation, lifecycle, queue, reading
from services.tickets.attachments import GivenFile, content_of
from services.tickets.intake import NewTicket, open_ticket
from services.tickets.queue import Queue, QueueView
from services.watch.sweep import sweep
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.logins import lay_stranger, seats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [pytest.mark.postgres, pytest.mark.laid]


@pytest.fixture
def owner(pg_url: str) -> Iterator[Store]:
    """The desk as its owner opens it."""
    made = Store(pg_url, reactions=(react,))
    yield made
    made.dispose()


@pytest.fixture
def desk(owner: Store) -> SmallDesk:
    """Two tiers of one department."""
    return lay_desk(owner)


@pytest.fixture
def sit(owner: Store) -> Iterator[Callable[[Actor, str], Store]]:
    """Seats: each a store under the login of its person."""
    with seats(owner, (react,)) as seat_of:
        yield seat_of


@pytest.fixture
def stranger(owner: Store) -> Actor:
    """An agent of another department."""
    return lay_stranger(owner)


def test_an_agent_works_a_ticket_from_its_beginning_to_its_end(
    owner: Store, desk: SmallDesk, sit: Callable[[Actor, str], Store]
) -> None:
    agent, lead = sit(desk.agent, "agent"), sit(desk.lead, "lead")

    number = opened(agent, desk)
    with agent.work(desk.agent) as work:
        conversation.send_reply(work, number, "Which router is it?")
        conversation.add_note(work, number, "He has the old firmware")
        assignment.set_priority(work, number, Priority.HIGH, reason="Many are affected")
    with agent.work(desk.agent) as work:
        assignment.assign(work, number, team_id=desk.tier_2, person_id=None)
    with lead.work(desk.lead) as work:
        lifecycle.resolve(work, number, reason="New firmware")

    with owner.reading(desk.lead) as work:
        assert work.require(Ticket, number).status is TicketStatus.RESOLVED
        kinds = {one.kind for one in browse.entries(work, TrailFilter(ticket_id=number))}
    assert {"ticket.created", "message.sent", "message.noted", "ticket.resolved"} <= kinds


def test_the_ledger_names_the_login_and_not_what_the_session_claims(
    owner: Store, desk: SmallDesk, sit: Callable[[Actor, str], Store]
) -> None:
    number = opened(sit(desk.agent, "agent"), desk)

    query = text(
        "SELECT DISTINCT split_part(split_part(header, 'actor ', 2), E'\n', 1)"
        " FROM ledger_line WHERE subject = :subject"
    )
    with owner.engine.connect() as connection:
        found = set(connection.scalars(query, {"subject": f"ticket/{number}"}))
    assert found == {b"agent".hex()}


def test_another_department_sees_nothing_of_a_ticket(
    owner: Store, desk: SmallDesk, stranger: Actor, sit: Callable[[Actor, str], Store]
) -> None:
    number = opened(owner, desk)
    with owner.work(desk.agent) as work:
        conversation.add_note(work, number, "Only for us")
    theirs = sit(stranger, "stranger")

    with theirs.reading(stranger) as work:
        assert queue.queue_count(work, QueueView(Queue.ALL)) == 0
        assert queue.queue_count(work, QueueView(Queue.ALL, text="VPN")) == 0
        assert browse.entries(work, TrailFilter(ticket_id=number)) == []
        with pytest.raises(NotFoundError):
            reading.ticket(work, number)
        for table in ("message", "ticket_event", "clock", "notice", "rule_run", "firing"):
            found = work.session.scalar(text(f"SELECT count(*) FROM {table}"))  # noqa: S608
            assert found == 0, table


def test_the_same_file_can_be_attached_where_the_other_one_is_not_seen(
    owner: Store, desk: SmallDesk, stranger: Actor, sit: Callable[[Actor, str], Store]
) -> None:
    form = GivenFile("form.pdf", b"the same form for everybody")
    ours = opened(owner, desk, attachments=(form,))
    theirs = sit(stranger, "stranger")

    with theirs.work(stranger) as work:
        team = work.session.query(Team).filter_by(name="Legal desk").one().id
        asks = desk.requester.person_id or 0
        given = NewTicket("New badge", asks, "Here", team_id=team, attachments=(form,))
        number = open_ticket(work, given).subject or 0

    with theirs.reading(stranger) as work:
        [message] = reading.ticket(work, number).messages
        assert content_of(work, message.attachments[0].id).content == form.content
        with pytest.raises(NotFoundError):
            reading.ticket(work, ours)


def test_a_ticket_that_is_handed_away_is_gone_and_its_handing_is_whole(
    owner: Store, desk: SmallDesk, stranger: Actor, sit: Callable[[Actor, str], Store]
) -> None:
    with owner.reading(desk.agent) as work:
        legal_desk = work.session.query(Team).filter_by(name="Legal desk").one().id
    theirs = sit(stranger, "stranger")
    with theirs.work(stranger) as work:
        number = open_ticket(
            work, NewTicket("A desk by the window", desk.requester.person_id or 0, "Please")
        ).subject
    assert number is not None

    with theirs.reading(stranger) as work, pytest.raises(NotFoundError):
        work.require(Ticket, number)
    with sit(desk.agent, "agent").work(desk.agent) as work:
        assignment.assign(work, number, team_id=legal_desk, person_id=None)
    with theirs.reading(stranger) as work:
        assert work.require(Ticket, number).team_id == legal_desk
        assert {one.kind for one in browse.entries(work, TrailFilter(ticket_id=number))} >= {
            "ticket.created",
            "ticket.assigned",
        }


def test_a_requester_asks_and_answers_and_the_rest_follows(
    desk: SmallDesk, sit: Callable[[Actor, str], Store]
) -> None:
    asks, agent = sit(desk.requester, "requester"), sit(desk.agent, "agent")

    with asks.work(desk.requester) as work:
        new = NewTicket("No sound", desk.requester.person_id or 0, "The headset is silent")
        number = open_ticket(work, new).subject
    assert number is not None
    with asks.reading(desk.requester) as work:
        assert reading.ticket(work, number).clocks == ()
    sweep(agent)
    with agent.work(desk.agent) as work:
        conversation.send_reply(work, number, "Is it plugged in?")
        conversation.add_note(work, number, "It never is")
        lifecycle.await_requester(work, number, reason="Asked back")
    with asks.work(desk.requester) as work:
        conversation.receive_reply(work, number, "It is now")
    sweep(agent)

    with asks.reading(desk.requester) as work:
        seen = reading.ticket(work, number)
    assert [one.body for one in seen.messages] == [
        "The headset is silent",
        "Is it plugged in?",
        "It is now",
    ]
    assert seen.status is TicketStatus.OPEN
    assert {one.target.value for one in seen.clocks} >= {"first_response", "resolution"}
    assert seen.policy == "Standard, version 1"


def test_a_requester_sees_and_takes_nothing_else(
    owner: Store, desk: SmallDesk, sit: Callable[[Actor, str], Store]
) -> None:
    opened(owner, desk, requester_id=desk.agent.person_id)
    asks = sit(desk.requester, "requester")

    with asks.reading(desk.requester) as work:
        assert queue.queue_count(work, QueueView(Queue.ALL)) == 0
    with asks.work(desk.requester) as work:
        new = NewTicket("No sound", desk.requester.person_id or 0, "The headset is silent")
        number = open_ticket(work, new).subject
    for statement in (
        f"UPDATE ticket SET priority = 1 WHERE id = {number}",  # noqa: S608
        f"UPDATE ticket SET status = 'closed' WHERE id = {number}",  # noqa: S608
        f"UPDATE ticket SET assignee_id = {desk.agent.person_id} WHERE id = {number}",  # noqa: S608
    ):
        with asks.engine.begin() as connection, pytest.raises(ProgrammingError) as refused:
            connection.exec_driver_sql(statement)
        assert refused.value.orig.sqlstate == "42501"  # type: ignore[union-attr]


FORGED_ENTRY = """
    INSERT INTO audit_entry (at, kind, subject_type, subject_id, actor_id, actor_name, actor_role,
                             client, correlation, changes)
    SELECT clock_timestamp(), 'ticket.approved', 'ticket', 1001, id, name, role, '', '', '[]'
    FROM person WHERE login = 'lead'
"""
BACK_DATED = """
    INSERT INTO ticket_event (ticket_id, seq, at, kind, data)
    SELECT id, 99, now() - interval '1 hour', 'agent_reply', '{}' FROM ticket
"""
FOREIGN_MAIL = """
    INSERT INTO outbox_message (key, medium, recipient, kind, urgency, subject, body, payload,
                                state, attempts, created_at)
    VALUES ('k', 'email', 'all@example.com', 'x', 'normal', 's', 'b', '{}', 'waiting', 0, now())
"""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ticket SET requester_id = requester_id",
        "UPDATE audit_entry SET reason = 'x'",
        "DELETE FROM message",
        "TRUNCATE ticket",
        "UPDATE person SET role = 'administrator'",
        "UPDATE policy SET active = false",
        "SELECT password_hash FROM person",
        "INSERT INTO ledger_pending (transaction_id, is_first, table_name) VALUES (1, true, 'x')",
        "INSERT INTO ledger_line (uuid) VALUES ('x')",
        "SET ROLE vigil_administrator",
        "SET SESSION AUTHORIZATION postgres",
        "SET session_replication_role = replica",
        "CREATE TEMP TABLE ticket (id int)",
        "CREATE TABLE public.mine (id int)",
        "CREATE SCHEMA mine",
        "CREATE ROLE mallory LOGIN",
        FORGED_ENTRY,
        BACK_DATED,
        FOREIGN_MAIL,
    ],
)
def test_an_agent_with_an_sql_client_is_refused(
    desk: SmallDesk, sit: Callable[[Actor, str], Store], statement: str
) -> None:
    agent = sit(desk.agent, "agent")
    opened(agent, desk)

    with agent.engine.begin() as connection, pytest.raises(ProgrammingError) as refused:
        connection.exec_driver_sql(statement)
    assert refused.value.orig.sqlstate == "42501"  # type: ignore[union-attr]
