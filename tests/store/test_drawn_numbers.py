"""The number of a ticket or message may be drawn ahead of its row, and is never chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models.vocabulary import Role
from services.rules.running import react
from services.store.work import Store
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import GuardedDesk
from tests.rigs.parted import part_some_months_ago

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
TICKET: Final = """INSERT INTO ticket (id, version, subject, status, priority, origin, kind,
        requester_id, account_id, department_id, assignee_id, created_at, updated_at, reopen_count,
        tags)
    SELECT {number}, 1, 'No sound', 'new', 3, 'requester', 'Incident', :requester,
        (SELECT p.account_id FROM person p WHERE p.id = :requester), t.department_id,
        :assignee, clock_timestamp(), clock_timestamp(), 0, '[]'
    FROM team t WHERE t.id = :team RETURNING id"""
MESSAGE: Final = """INSERT INTO message
        (id, ticket_id, at, kind, author_kind, author_id, author_name, body)
    SELECT {number}, :ticket, clock_timestamp(), 'reply', :side, p.id, p.name, 'Which router?'
    FROM generate_series(1, {rows}), person p WHERE p.id = :me RETURNING id"""
TABLES: Final = {"ticket": TICKET, "message": MESSAGE}


@pytest.fixture
def desk(pg_url: str) -> Iterator[GuardedDesk]:
    owner = Store(pg_url, reactions=(react,))
    made = GuardedDesk(owner, lay_desk(owner))
    yield made
    made.close()


def _facts(desk: GuardedDesk, role: Role = Role.AGENT) -> dict[str, object]:
    small, is_agent = desk.small, role is Role.AGENT
    return {
        "requester": small.requester.person_id,
        "assignee": small.agent.person_id if is_agent else None,
        "team": small.tier_1,
        "ticket": opened(desk.owner, small),
        "me": (small.agent if is_agent else small.requester).person_id,
        "side": "agent" if is_agent else "requester",
    }


def _write(
    connection: Connection, table: str, number: object, facts: dict[str, object], rows: int = 1
) -> list[int]:
    """Insert rows under this number, and return the numbers they have."""
    with connection.begin_nested():
        form = TABLES[table].format(number=number, rows=rows)
        return list(connection.scalars(text(form), facts))


def _is_refused(
    connection: Connection, table: str, number: object, facts: dict[str, object]
) -> bool:
    with pytest.raises(DBAPIError) as caught:
        _write(connection, table, number, facts)
    return f"a {table} has the number that was drawn for it" in str(caught.value)


@pytest.mark.parametrize("role", [Role.AGENT, Role.REQUESTER])
@pytest.mark.parametrize("table", TABLES)
def test_the_number_drawn_last_is_served_and_every_other_is_refused(
    desk: GuardedDesk, table: str, role: Role
) -> None:
    facts = _facts(desk, role)
    draw = f"nextval('{table}_id_seq')"
    seat = desk.sit(role.value, role)

    with seat.engine.connect() as other, seat.engine.connect() as mine:
        assert _is_refused(mine, table, 1, facts), "this session drew none yet"
        theirs, old, last = (one.scalar(text(f"SELECT {draw}")) or 0 for one in (other, mine, mine))
        for chosen in (theirs, old, last + 1, last + 10**9, 10**12, -last, f"{draw} - 1"):
            assert _is_refused(mine, table, chosen, facts), chosen

        last = mine.scalar(text(f"SELECT {draw}")) or 0
        assert _write(mine, table, last, facts) == [last]
        assert _write(mine, table, draw, facts) == [last + 1]


def test_each_row_of_one_statement_has_the_number_drawn_for_it(desk: GuardedDesk) -> None:
    facts = _facts(desk)
    with desk.agent.engine.connect() as mine:
        first, *rest = _write(mine, "message", "nextval('message_id_seq')", facts, 3)
        assert rest == [first + 1, first + 2]
        with pytest.raises(DBAPIError, match="pk_message"):
            _write(mine, "message", first + 2, facts)


def test_a_number_gives_no_sight_of_a_ticket_that_was_handed_away(desk: GuardedDesk) -> None:
    """Whoever adds a ticket sees it until the commit, also where the row is there already."""
    facts = _facts(desk)
    with desk.agent.engine.connect() as mine:
        [number] = _write(mine, "ticket", "nextval('ticket_id_seq')", facts)
        mine.commit()
        again = TICKET.replace("RETURNING", "ON CONFLICT DO NOTHING RETURNING")
        with pytest.raises(DBAPIError, match="a ticket has the number that was drawn for it"):
            mine.execute(text(again.format(number=number)), facts)


def test_a_table_that_is_parted_goes_by_the_month_in_which_the_number_is_drawn(
    desk: GuardedDesk,
) -> None:
    facts = _facts(desk)
    part_some_months_ago(desk.owner.engine)
    by_itself = text(
        "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef"
        " WHERE adrelid = 'message'::regclass AND pg_get_expr(adbin, adrelid) LIKE '%nextval%'"
    )
    with desk.agent.engine.connect() as mine:
        drawing = mine.scalar(by_itself)
        number = mine.scalar(text(f"SELECT {drawing}")) or 0
        assert number > 10**9
        for chosen in (number - 1, number + 10**9, 1):
            assert _is_refused(mine, "message", chosen, facts), chosen
        number = mine.scalar(text(f"SELECT {drawing}")) or 0
        assert _write(mine, "message", number, facts) == [number]
        assert _write(mine, "message", drawing, facts)
