"""Search under people's own logins: the database itself keeps back what is not theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from services.tickets.conversation import add_note
from services.tickets.queue import Queue, QueueView, queue_count
from services.tickets.search import SearchOrder, search
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.logins import lay_stranger

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.store.work import Actor, Store

pytestmark = pytest.mark.postgres
RAW = text("SELECT api.find_tickets(ARRAY[:word], NULL, false, false, NULL)")


@pytest.fixture
def desk(owner: Store) -> SmallDesk:
    return lay_desk(owner)


@pytest.fixture
def stranger(owner: Store) -> Actor:
    return lay_stranger(owner)


@pytest.fixture
def ticket(owner: Store, desk: SmallDesk) -> int:
    number = opened(owner, desk, subject="Badge reader beeps", description="Since Tuesday.")
    with owner.work(desk.agent) as work:
        add_note(work, number, "Suspicion of a stolen badge.")
    return number


def found(store: Store, actor: Actor, typed: str) -> list[int]:
    with store.reading(actor) as work:
        newest = [hit.id for hit in search(work, typed).hits]
        assert [hit.id for hit in search(work, typed, order=SearchOrder.BEST).hits] == newest
        return newest


def raw(store: Store, word: str) -> list[int]:
    """Ask as somebody with an SQL client of their own does, for notes as well."""
    with store.engine.connect() as connection:
        return list(connection.scalars(RAW, {"word": word}))


def test_colleagues_find_what_their_department_works(
    sit: Callable[[Actor, str], Store], desk: SmallDesk, ticket: int
) -> None:
    for actor, login in ((desk.agent, "agent"), (desk.lead, "lead"), (desk.officer, "officer")):
        store = sit(actor, login)
        assert found(store, actor, "badge") == [ticket]
        assert found(store, actor, "stolen") == [ticket]
        assert found(store, actor, "stolen status:new") == [ticket]


def test_a_stranger_finds_nothing_by_whatever_way_it_is_asked(
    sit: Callable[[Actor, str], Store], stranger: Actor, ticket: int
) -> None:
    store = sit(stranger, "stranger")

    assert found(store, stranger, "badge") == []
    assert found(store, stranger, f"#{ticket}") == []
    assert raw(store, "badge") == raw(store, "-nothing") == []
    with store.reading(stranger) as work:
        assert queue_count(work, QueueView(Queue.ALL, text="badge")) == 0


def test_a_requester_finds_their_own_tickets_and_no_note(
    sit: Callable[[Actor, str], Store], desk: SmallDesk, ticket: int
) -> None:
    store = sit(desk.requester, "requester")

    assert found(store, desk.requester, "badge -stolen") == [ticket]
    assert found(store, desk.requester, "stolen") == []
    assert raw(store, "badge") == [ticket]
    assert raw(store, "stolen") == []


def test_nobody_reads_the_index_itself(
    sit: Callable[[Actor, str], Store], desk: SmallDesk, ticket: int
) -> None:
    del ticket
    for actor, login in ((desk.agent, "agent"), (desk.requester, "requester")):
        with sit(actor, login).engine.connect() as connection, pytest.raises(ProgrammingError):
            connection.execute(text("SELECT words FROM ticket_search"))
