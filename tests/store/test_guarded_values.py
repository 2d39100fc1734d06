"""A value that the program could not read is refused: it would break the lists of everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from models.base import Base
from models.migrations import readable
from models.rights import TABLES
from models.vocabulary import Role
from services.rules import views
from services.tickets.orders import Order
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import GuardedDesk
from tests.rigs.raw_session import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Store

pytestmark = [pytest.mark.postgres, pytest.mark.laid]


@pytest.fixture
def desk(owner: Store) -> Iterator[GuardedDesk]:
    made = GuardedDesk(owner, lay_desk(owner))
    yield made
    made.close()


OF_A_REQUESTER: Final = (
    "UPDATE ticket SET updated_at = 'infinity' WHERE id = {0}",
    "UPDATE ticket SET updated_at = '99999-01-01' WHERE id = {0}",
    "UPDATE ticket SET resolved_at = '-infinity' WHERE id = {0}",
    "UPDATE ticket SET version = 9223372036854775807 WHERE id = {0}",
    "UPDATE ticket SET version = version - 1 WHERE id = {0}",
    (
        "INSERT INTO seat_presence (person_id, seat, state, since, heard_at)"
        " VALUES (guard.me(), 'x', 'locked', now(), 'infinity')"
    ),
    (
        "INSERT INTO seat_presence (person_id, seat, state, since, heard_at)"
        " VALUES (guard.me(), 'x', 'asleep', now(), now())"
    ),
    (
        "INSERT INTO alert_choice (person_id, event, medium, scope, timing)"
        " VALUES (guard.me(), '*', 'pigeon', '*', 'off')"
    ),
    (
        "INSERT INTO ticket_event (ticket_id, seq, at, kind, data)"
        " VALUES ({0}, 9223372036854775807, clock_timestamp(), 'link', '{{}}')"
    ),
    (
        "INSERT INTO ticket_event (ticket_id, seq, at, kind, data)"
        " VALUES ({0}, -1, clock_timestamp(), 'link', '{{}}')"
    ),
    (
        "INSERT INTO ticket_event (ticket_id, seq, at, kind, data)"
        " SELECT {0}, max(seq) + 1, clock_timestamp(), 'link', '[]' FROM ticket_event"
    ),
)
# who works it, for which customer, and how often it was taken up again, is the desk's to say
OPEN: Final = (
    "INSERT INTO ticket (subject, status, priority, origin, kind, requester_id, department_id,"
    " created_at, updated_at, tags, version, account_id, team_id, reopen_count) SELECT 'x', 'new',"
    " 3, 'requester', 'Incident', requester_id, department_id, clock_timestamp(), now(), '[]', 1,"
    " account_id{1}, {2}, {3} FROM ticket WHERE id = {0}"
)
OF_AN_AGENT: Final = (
    "UPDATE ticket SET status = 'asleep' WHERE id = {0}",
    "UPDATE ticket SET priority = 99 WHERE id = {0}",
    "UPDATE ticket SET tags = '17' WHERE id = {0}",
    "UPDATE ticket SET tags = '[[\"x\"]]' WHERE id = {0}",
    "UPDATE ticket SET tags = ('[' || repeat('9', 5000) || ']')::jsonb WHERE id = {0}",
    "UPDATE ticket SET next_due_at = 'infinity' WHERE id = {0}",
    "UPDATE clock SET at_risk_at = 'infinity' WHERE ticket_id = {0}",
    (
        "INSERT INTO watcher (name, started_at, swept_at, fired_count)"
        " VALUES ('ghost', 'infinity', 'infinity', 0)"
    ),
    (
        "INSERT INTO saved_view (name, owner_id, team_id, conditions, columns, sorted_by,"
        " grouped_by, made_at) VALUES ('x', guard.me(), 1, '[]', '[]', 'due', '', now())"
    ),
    (
        "INSERT INTO reminder (ticket_id, person_id, due_at, note, made_at)"
        " VALUES ({0}, guard.me(), 'infinity', '', now())"
    ),
    (
        "INSERT INTO message (ticket_id, at, kind, author_kind, author_id, author_name, body)"
        " VALUES ({0}, clock_timestamp(), 'shout', 'agent', guard.me(), 'Dana Fox', 'x')"
    ),
    (
        "INSERT INTO message (ticket_id, at, kind, author_kind, author_id, author_name, body, form)"
        " VALUES ({0}, clock_timestamp(), 'note', 'agent', guard.me(), 'Dana Fox', 'x', 'rtf')"
    ),
    (
        "INSERT INTO macro (name, team_id, actions, made_at)"
        " SELECT 'x', min(id), '[17]', now() FROM team"
    ),
    (
        "INSERT INTO macro (name, team_id, actions, made_at)"
        " SELECT 'x', min(id), '[{{\"do\": 7}}]', now() FROM team"
    ),
    # at another time
    (
        "INSERT INTO ticket (subject, status, priority, origin, kind, requester_id, department_id,"
        " created_at, updated_at, tags, reopen_count, version) SELECT 'x', 'new', 3, 'on_behalf',"
        " 'Incident', requester_id, department_id, now() - interval '1 year', now(), '[]', 0, 1"
        " FROM ticket WHERE id = {0}"
    ),
    # in another's name
    (
        "INSERT INTO message (ticket_id, at, kind, author_kind, author_id, author_name, body)"
        " VALUES ({0}, clock_timestamp(), 'reply', 'agent', guard.me(), 'Olga Stein', 'x')"
    ),
    (
        "INSERT INTO message (ticket_id, at, kind, author_kind, author_name, body)"
        " VALUES ({0}, clock_timestamp(), 'reply', 'agent', 'Olga Stein', 'x')"
    ),
    (
        "INSERT INTO message (ticket_id, at, kind, author_kind, author_id, author_name, body)"
        " SELECT id, clock_timestamp(), 'reply', 'requester', requester_id, 'Olga Stein', 'x'"
        " FROM ticket WHERE id = {0}"
    ),
    (
        "INSERT INTO audit_entry (at, kind, subject_type, subject_id, actor_name, actor_role,"
        " client, correlation, changes) VALUES (clock_timestamp(), 'ticket.approved', 'ticket',"
        " {0}, 'Olga Stein', 'watcher', '', '', '[]')"
    ),
)
EVERY: Final = [
    *((Role.REQUESTER, one) for one in OF_A_REQUESTER),
    *((Role.AGENT, one) for one in OF_AN_AGENT),
]


@pytest.fixture(scope="module")
def lasting(module_pg_url: str) -> Iterator[tuple[GuardedDesk, int]]:
    from services.store.work import Store as Opened  # noqa: PLC0415 - else only a name for types

    owner = Opened(module_pg_url)
    made = GuardedDesk(owner, lay_desk(owner))
    yield made, opened(owner, made.small)
    made.close()


@pytest.mark.parametrize(("role", "statement"), EVERY)
def test_what_nobody_could_read_is_refused(
    lasting: tuple[GuardedDesk, int], role: Role, statement: str
) -> None:
    desk, number = lasting
    assert refusal(desk.sit(role.value, role), statement.format(number)) in {"23514", "42501"}


@pytest.mark.parametrize("said", [(" + 1", "NULL", 0), ("", "1", 0), ("", "NULL", -5)])
def test_a_requester_opens_a_ticket_and_says_nothing_else(
    lasting: tuple[GuardedDesk, int], said: tuple[str, str, int]
) -> None:
    desk, number = lasting
    seat = desk.sit("requester", Role.REQUESTER)
    assert refusal(seat, OPEN.format(number, *said)) == "42501"
    assert refusal(seat, OPEN.format(number, "", "NULL", 0)) == ""


def test_a_shared_view_that_nobody_can_sort_is_sorted_as_usual(desk: GuardedDesk) -> None:
    colleague = desk.sit("colleague", Role.AGENT)
    with colleague.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO saved_view (name, team_id, conditions, columns, sorted_by, made_at)"
            " SELECT 'Theirs', min(id), '{\"all\": 17}', '[1]', 'sideways', now() FROM team"
        )
    with desk.agent.reading(desk.small.agent) as work:
        [view] = views.saved_views(work)
        assert view.order is Order.DUE
        assert views.view_counts(work, (view.queue(),)) == (0,)


def test_every_instant_and_word_of_the_models_is_asked_for(owner: Store) -> None:
    with owner.engine.connect() as connection:
        laid = {
            row[0]
            for row in connection.exec_driver_sql(
                "SELECT conrelid::regclass::text FROM pg_constraint"
                " WHERE conname = conrelid::regclass || '_is_readable'"
            )
        }
    blocks = "".join(readable.statements())
    assert laid == {
        name
        for name in TABLES
        if name in Base.metadata.tables and f"ADD CONSTRAINT {name}_is_readable" in blocks
    }
    assert {"ticket", "clock", "seat_presence", "watcher", "complaint", "notice"} <= laid


def test_rows_from_before_stay_and_an_upgrade_goes_through(desk: GuardedDesk) -> None:
    number = opened(desk.owner, desk.small)
    with desk.owner.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE ticket DROP CONSTRAINT ticket_is_readable")
        connection.exec_driver_sql("UPDATE ticket SET tags = '17'")
        for statement in readable.statements():
            if " public.ticket " in statement:
                connection.exec_driver_sql(statement.replace("%", "%%"))
        found = connection.exec_driver_sql(f"SELECT tags FROM ticket WHERE id = {number}")  # noqa: S608
        assert found.scalar() == 17
