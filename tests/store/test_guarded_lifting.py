"""What a transaction opens up for itself shows it nothing: it could be rolled back unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import text

from models.vocabulary import Role
from services.audit import restriction
from services.tickets.intake import NewTicket, open_ticket
from tests.rigs.desk import SmallDesk, lay_desk
from tests.rigs.logins import GuardedDesk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Store

pytestmark = [pytest.mark.postgres, pytest.mark.laid]

UNRESTRICT: Final = """
    INSERT INTO setting (key, value) VALUES ('restricted', '{{"types": [], "tags": []}}')
    ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value
"""
WORDS: Final = "SELECT 1 FROM message WHERE ticket_id = {0}"
TRAIL: Final = "SELECT 1 FROM audit_entry WHERE subject_id = {0} AND kind LIKE 'message.%'"
SIGHT: Final = "SELECT 1 FROM ticket WHERE id = {0}"
FOUND: Final = "SELECT 1 FROM api.find_tickets(ARRAY['salary'], 10, false, false, NULL)"
FREE: Final = "UPDATE ticket SET kind = 'Incident', tags = '[]' WHERE id = {0}"
JOIN: Final = "INSERT INTO team_member (team_id, person_id) VALUES ({1}, guard.me())"
LEAD: Final = "UPDATE team SET lead_id = guard.me()"
HEAD: Final = "UPDATE department SET head_id = guard.me()"


@pytest.fixture
def desk(owner: Store) -> Iterator[GuardedDesk]:
    made = GuardedDesk(owner, lay_desk(owner))
    yield made
    made.close()


def _secret(desk: GuardedDesk, kind: str = "Confidential", tag: str | None = None) -> int:
    small: SmallDesk = desk.small
    with desk.owner.work(small.lead) as work:
        asked = NewTicket(
            "Salary",
            small.requester.person_id or 0,
            "She was told on Tuesday",
            kind=kind,
            tags=() if tag is None else (tag,),
            team_id=small.tier_1,
        )
        return open_ticket(work, asked).subject or 0


@pytest.mark.parametrize(
    ("login", "change", "question"),
    [
        ("agent", FREE, WORDS),
        ("agent", FREE, TRAIL),
        ("officer", FREE, WORDS),
        ("admin", UNRESTRICT, SIGHT),
        ("admin", UNRESTRICT, WORDS),
        ("admin", UNRESTRICT, FOUND),
        ("admin", JOIN, SIGHT),
        ("admin", LEAD, SIGHT),
        ("admin", HEAD, SIGHT),
        ("admin", HEAD, FOUND),
    ],
)
def test_what_somebody_opens_up_shows_nothing_before_the_commit(
    desk: GuardedDesk, login: str, change: str, question: str
) -> None:
    secret = _secret(desk)
    roles = {"agent": Role.AGENT, "officer": Role.COMPLIANCE, "admin": Role.ADMINISTRATOR}
    seat = desk.sit(login, roles[login])
    asked = text(question.format(secret))

    with seat.engine.connect() as connection:
        connection.exec_driver_sql(change.format(secret, desk.small.tier_1))
        assert connection.execute(asked).first() is None
        connection.rollback()
    with seat.engine.begin() as connection:
        connection.exec_driver_sql(change.format(secret, desk.small.tier_1))
    with seat.engine.connect() as connection:  # by now the ledger has a line of it
        assert connection.execute(asked).first() is not None


def test_a_tag_that_is_taken_off_frees_nothing_before_the_commit(desk: GuardedDesk) -> None:
    secret = _secret(desk, kind="Incident", tag="confidential")

    with desk.agent.engine.connect() as connection:
        connection.execute(text(FREE.format(secret)))
        assert connection.execute(text(WORDS.format(secret))).first() is None


def test_whoever_opened_a_ticket_goes_on_reading_while_they_free_it(desk: GuardedDesk) -> None:
    secret = _secret(desk)
    plain = _secret(desk, kind="Incident")
    with desk.agent.engine.begin() as connection:
        connection.execute(text(f"SELECT api.open_tickets(ARRAY[{secret}], NULL, '')"))
    with desk.agent.engine.connect() as connection:
        connection.execute(text(FREE.format(secret)))
        connection.execute(text(FREE.replace("'[]'", "'[\"vpn\"]'").format(plain)))
        for number in (secret, plain):
            assert connection.execute(text(WORDS.format(number))).first() is not None


def test_an_administrator_changes_teams_and_sees_every_other_ticket(desk: GuardedDesk) -> None:
    plain = _secret(desk, kind="Incident")
    with desk.sit("admin", Role.ADMINISTRATOR).engine.connect() as connection:
        connection.execute(text(HEAD))
        assert connection.execute(text(SIGHT.format(plain))).first() is not None


def test_what_is_restricted_is_changed_by_the_program_as_ever(desk: GuardedDesk) -> None:
    secret = _secret(desk)
    admin = desk.sit("admin", Role.ADMINISTRATOR)
    with admin.work(desk.small.admin) as work:
        restriction.restrict(work, ["HR Request"], [], reason="Only those")
    with admin.engine.connect() as connection:
        assert connection.execute(text(SIGHT.format(secret))).first() is not None
