"""With an SQL client of their own, too, nobody searches restricted tickets unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import select, text

from models.audit import AuditEntry
from models.people import Person
from models.vocabulary import Role
from services.audit import restriction
from services.audit.access_log import WORDS_SEARCHED
from services.store.work import WATCHER
from services.tickets import conversation
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import GuardedDesk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from services.store.work import Store

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
FIND: Final = text(
    "SELECT api.find_tickets("
    "CAST(:terms AS text[]), :most, :open, :best, CAST(:opened AS bigint[]))"
)
OPEN: Final = text("SELECT api.open_search(CAST(:terms AS text[]), 'psql')")
KEPT: Final = text("SELECT ticket_id FROM ticket_search WHERE kept IS NOT NULL ORDER BY 1")
COST: Final = text(
    "SELECT idx_scan, idx_tup_fetch FROM pg_stat_xact_all_tables WHERE relname = 'ticket_search'"
)


@pytest.fixture
def desk(owner: Store) -> Iterator[GuardedDesk]:
    made = GuardedDesk(owner, lay_desk(owner))
    yield made
    made.close()


@pytest.fixture
def secret(desk: GuardedDesk) -> int:
    given = {"kind": "Confidential", "subject": "Salary", "description": "She was told on Tuesday"}
    number = opened(desk.owner, desk.small, **given)
    with desk.owner.work(desk.small.agent) as work:
        conversation.add_note(work, number, "Ask the works council")
    return number


def find(
    connection: Connection, *terms: str, most: int | None = 10, best: bool = False
) -> list[int]:
    given = {"terms": [*terms], "most": most, "open": False, "best": best, "opened": None}
    return list(connection.scalars(FIND, given))


def entries(desk: GuardedDesk) -> list[tuple[int | None, str]]:
    query = select(AuditEntry).where(AuditEntry.kind == WORDS_SEARCHED).order_by(AuditEntry.id)
    with desk.owner.reading(WATCHER) as work:
        return [(one.actor_id, str(one.changes[0]["after"])) for one in work.session.scalars(query)]


def test_what_was_not_said_to_be_searched_for_is_not_found(desk: GuardedDesk, secret: int) -> None:
    with desk.agent.engine.connect() as connection:
        assert find(connection, "salar*") == [secret]
        for best in (False, True):
            for most in (None, 1):
                for terms in (["council"], ["coun*"], ['"told on"'], ["salary", "told"]):
                    assert find(connection, *terms, most=most, best=best) == []
                for terms in (["salary", "-told"], ["-council"], ["-absent"]):
                    assert find(connection, *terms, most=most, best=best) == [secret]
        given = {"terms": ["council"], "most": 9, "best": False}
        for is_open in (False, True):
            for mine in (None, [], [secret]):
                asked = given | {"open": is_open, "opened": mine}
                assert connection.scalars(FIND, asked).all() == []
    assert entries(desk) == []


def test_a_search_that_was_opened_finds_these_words_and_no_others(
    desk: GuardedDesk, secret: int
) -> None:
    agent = desk.small.agent.person_id
    with desk.agent.engine.connect() as connection:
        connection.execute(OPEN, {"terms": ["council", "-bonus"]})
        assert find(connection, "council", "-bonus") == []  # it could still be rolled back
        connection.rollback()
        assert find(connection, "council", "-bonus") == []
        connection.rollback()
        for _ in range(2):
            connection.execute(OPEN, {"terms": ["council", "-bonus"]})
            connection.commit()
        assert find(connection, "council", "-bonus") == [secret]
        assert find(connection, "council", "-told") == find(connection, "council") == []
    with desk.sit("lead", Role.SUPERVISOR).engine.connect() as connection:
        assert find(connection, "council", "-bonus") == []
    assert entries(desk) == [(agent, "council -bonus")]


def test_what_it_costs_tells_nothing(desk: GuardedDesk, secret: int) -> None:
    del secret
    costs = []
    for word in ("council", "absent"):
        with desk.agent.engine.connect() as connection:
            find(connection, word)
            costs.append(connection.execute(COST).one())
    assert costs[0] == costs[1]


def test_the_entry_says_all_that_is_searched_for(desk: GuardedDesk, secret: int) -> None:
    long = ["x" * 149 + "council", *["told"] * 10, "tuesday", "council"]
    with desk.agent.engine.connect() as connection:
        connection.execute(OPEN, {"terms": long})
        connection.commit()
        assert find(connection, "told", "tuesday", *["told"] * 10, "absent") == []
        connection.execute(OPEN, {"terms": ["told", "tuesday", *["told"] * 10, "absent"]})
        connection.commit()
        # the thirteenth is neither kept nor looked for
        assert find(connection, "told", "tuesday", *["told"] * 10, "absent") == [secret]
    kept = [said for _, said in entries(desk)]
    assert kept == [" ".join(["x" * 149 + "c", *long[1:12]]), "told tuesday" + " told" * 10]


def test_who_has_nothing_to_do_with_it_opens_nothing(desk: GuardedDesk, secret: int) -> None:
    for login, role in (
        ("colleague", Role.AGENT),
        ("admin", Role.ADMINISTRATOR),
        ("requester", Role.REQUESTER),
    ):
        with desk.sit(login, role).engine.connect() as connection:
            connection.execute(OPEN, {"terms": ["council"]})
            connection.commit()
            assert find(connection, "council") == []
            assert find(connection, "tuesday") == ([secret] if login == "requester" else [])
    assert entries(desk) == []


def test_rank_tells_a_requester_of_no_note(desk: GuardedDesk) -> None:
    first, second = (opened(desk.owner, desk.small, subject="Printer") for _ in "ab")
    with desk.owner.work(desk.small.agent) as work:
        conversation.add_note(work, first, "printer " * 9)
    with desk.sit("requester", Role.REQUESTER).engine.connect() as connection:
        assert find(connection, "printer", best=True) == [second, first]


def test_words_are_sorted_again_when_what_is_restricted_changes(
    desk: GuardedDesk, secret: int
) -> None:
    plain = opened(desk.owner, desk.small, subject="Salary", tags=("board",))
    owner = desk.owner

    def kept() -> list[int]:
        with owner.engine.connect() as connection:
            before = list(connection.scalars(KEPT))
            connection.execute(text("SELECT count(search_rebuild(id)) FROM ticket"))
            assert list(connection.scalars(KEPT)) == before
            same = "SELECT id FROM ticket WHERE guard.is_restricted(id) ORDER BY 1"
            assert list(connection.scalars(text(same))) == before
            return before

    assert kept() == [secret]
    for given, wanted in (
        ({"types": (), "tags": ("board",)}, [plain]),
        ({"types": ("Incident",), "tags": ()}, [plain]),
        ({"types": (), "tags": (), "everything": True}, [secret, plain]),
        ({"types": ("Confidential",), "tags": ("board",)}, [secret, plain]),
        ({"types": (), "tags": ()}, []),
    ):
        with owner.work(desk.small.admin) as work:
            restriction.restrict(work, reason="So it is", **given)
        assert kept() == wanted
        with desk.agent.engine.connect() as connection:
            assert find(connection, "council") == ([] if secret in wanted else [secret])


def test_freeing_a_ticket_lets_nobody_search_it_before_the_commit(
    desk: GuardedDesk, secret: int
) -> None:
    free = text("UPDATE ticket SET kind = 'Incident' WHERE id = :ticket")
    with desk.agent.engine.connect() as connection:
        connection.execute(free, {"ticket": secret})
        assert find(connection, "council") == find(connection, "-council") == []
        connection.commit()
        assert find(connection, "council") == [secret]


def test_who_opened_all_to_read_the_trail_searches_all(desk: GuardedDesk, secret: int) -> None:
    officer = desk.sit("officer", Role.COMPLIANCE)
    with officer.engine.begin() as connection:
        connection.execute(text("SELECT api.open_tickets('{0}', 'the audit trail', 'psql')"))
    with officer.engine.connect() as connection:
        assert find(connection, "council") == [secret]


def test_somebody_who_was_switched_off_searches_nothing(desk: GuardedDesk, secret: int) -> None:
    del secret
    seat = desk.agent
    with desk.owner.work(desk.small.admin) as work:
        work.require(Person, desk.small.agent.person_id or 0).active = False
    with seat.engine.connect() as connection:
        connection.execute(OPEN, {"terms": ["salary"]})
        assert find(connection, "salary") == []
