"""A unit of work that is asked for twice, by whomever and whenever, is applied once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from models.audit import AuditEntry
from models.desk import AppliedUnit
from models.tickets import Message, Ticket
from services.audit import trail
from services.audit.settling import settle
from services.audit.verification.run import Evidence, verify
from services.changes import Changes
from services.errors import RuleError, StoreUnavailable
from services.store import applied, sending
from services.store.repeating import applied_once
from services.store.work import Store
from services.tickets.conversation import send_reply
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from services.store.work import Work

pytestmark = pytest.mark.laid

KEY = "b7c4-of-this-click"


def replying(ticket_id: int) -> Callable[[Work], Changes]:
    def use_case(work: Work) -> Changes:
        return send_reply(work, ticket_id, "It is the switch in room 4.")

    return use_case


def replies(store: Store, desk: SmallDesk, ticket_id: int) -> int:
    with store.reading(desk.agent) as work:
        of_ticket = select(func.count()).where(Message.ticket_id == ticket_id)
        return (work.session.scalar(of_ticket) or 0) - 1  # less the description


@pytest.fixture
def ticket(desk_store: Store, desk: SmallDesk) -> int:
    return opened(desk_store, desk)


@contextmanager
def answer_lost(store: Store) -> Iterator[list[int]]:
    """Let the next commit arrive, and its answer not: the server's process is gone after it."""
    cut: list[int] = []
    usual = sending.send_last

    def end_own_server_process(connection: Connection) -> None:
        if cut:
            return
        cut.append(connection.scalar(text("SELECT pg_backend_pid()")) or 0)
        connection.connection.commit()
        with store.engine.connect() as apart:
            apart.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": cut[0]})
        connection.execute(text("SELECT 'the answer'"))

    def with_the_last_trip(connection: Connection, *given: Any) -> Any:  # noqa: ANN401 - what goes with the commit
        told = usual(connection, *given)
        end_own_server_process(connection)
        return told

    def alone(session: Session) -> None:
        end_own_server_process(session.connection())

    event.listen(Session, "before_commit", alone)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sending, "send_last", with_the_last_trip)
        yield cut
    event.remove(Session, "before_commit", alone)


def test_the_same_key_is_applied_once_and_answered_twice(
    desk_store: Store, desk: SmallDesk, ticket: int
) -> None:
    first = desk_store.apply(desk.agent, replying(ticket), key=KEY)
    second = desk_store.apply(desk.agent, replying(ticket), key=KEY)
    third = desk_store.apply(desk.agent, replying(ticket), key=KEY, is_repeated=True)

    assert replies(desk_store, desk, ticket) == 1
    assert first == second == third == Changes(tickets=frozenset({ticket}), subject=ticket)


def test_another_key_is_another_reply(desk_store: Store, desk: SmallDesk, ticket: int) -> None:
    for _ in range(2):
        desk_store.apply(desk.agent, replying(ticket))

    assert replies(desk_store, desk, ticket) == 2


def test_what_was_refused_may_be_tried_again_under_its_key(
    desk_store: Store, desk: SmallDesk, ticket: int
) -> None:
    with pytest.raises(RuleError):
        desk_store.apply(desk.agent, lambda work: send_reply(work, ticket, "  "), key=KEY)
    desk_store.apply(desk.agent, replying(ticket), key=KEY, is_repeated=True)

    assert replies(desk_store, desk, ticket) == 1


def test_of_two_attempts_at_the_same_time_one_is_applied(
    desk_store: Store, desk: SmallDesk, ticket: int
) -> None:
    barrier = threading.Barrier(4)
    told: list[Changes] = []

    def attempt(number: int) -> None:
        barrier.wait()
        told.append(
            desk_store.apply(desk.agent, replying(ticket), key=KEY, is_repeated=number % 2 == 0)
        )

    attempts = [threading.Thread(target=attempt, args=(number,)) for number in range(4)]
    for one in attempts:
        one.start()
    for one in attempts:
        one.join()

    assert replies(desk_store, desk, ticket) == 1
    assert told == [Changes(tickets=frozenset({ticket}), subject=ticket)] * 4


def test_old_keys_are_forgotten_and_young_ones_kept(
    desk_store: Store, desk: SmallDesk, ticket: int
) -> None:
    for key in ("old", "young"):
        desk_store.apply(desk.agent, replying(ticket), key=key)
    with desk_store.work(desk.agent) as work:
        old = work.session.get_one(AppliedUnit, "old")
        old.applied_at -= applied.KEPT_FOR + timedelta(hours=1)

    assert applied.forget_old(desk_store, desk.agent) == 1
    with desk_store.reading(desk.agent) as work:
        assert work.session.scalars(select(AppliedUnit.key)).all() == ["young"]


def test_a_server_that_was_never_there_is_said_at_once(desk: SmallDesk) -> None:
    store = Store("postgresql://ada@127.0.0.1:1/desk")

    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        applied_once(store, desk.agent, lambda _work: Changes(), patience=timedelta(hours=1))


@pytest.fixture
def server_desk(pg_url: str) -> Iterator[tuple[Store, SmallDesk, int]]:
    """A ticket on a server, under the server's own clock."""
    store = Store(pg_url)
    desk = lay_desk(store)
    yield store, desk, opened(store, desk)
    store.dispose()


@pytest.mark.postgres
def test_a_commit_whose_answer_was_lost_is_not_done_again(
    server_desk: tuple[Store, SmallDesk, int],
) -> None:
    store, desk, ticket = server_desk

    with answer_lost(store) as cut:
        changes = store.apply(desk.agent, replying(ticket))

    assert cut
    assert changes.subject == ticket
    assert replies(store, desk, ticket) == 1
    with store.reading(desk.agent) as work:
        assert work.session.scalars(select(AppliedUnit.repeats)).one() == 1


@pytest.mark.postgres
def test_without_a_key_the_same_loss_doubles_the_reply(
    server_desk: tuple[Store, SmallDesk, int],
) -> None:
    store, desk, ticket = server_desk

    with answer_lost(store), pytest.raises(StoreUnavailable), store.work(desk.agent) as work:
        send_reply(work, ticket, "Try again.")
    with store.work(desk.agent) as work:
        send_reply(work, ticket, "Try again.")

    assert replies(store, desk, ticket) == 2


@pytest.mark.postgres
def test_a_connection_cut_in_the_middle_is_tried_again(
    server_desk: tuple[Store, SmallDesk, int],
) -> None:
    store, desk, ticket = server_desk
    attempts: list[int] = []

    def use_case(work: Work) -> Changes:
        attempts.append(1)
        changes = send_reply(work, ticket, "It is the switch.")
        if len(attempts) == 1:
            work.session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        return changes

    store.apply(desk.agent, use_case)

    assert len(attempts) == 2
    assert replies(store, desk, ticket) == 1


@pytest.mark.postgres
def test_a_deadlock_is_solved_by_trying_again(server_desk: tuple[Store, SmallDesk, int]) -> None:
    store, desk, one = server_desk
    other = opened(store, desk)
    barrier = threading.Barrier(2)
    attempts: list[int] = []

    def crossing(first: int, second: int) -> None:
        def use_case(work: Work) -> Changes:
            attempts.append(1)
            work.lock(Ticket, first)
            if len(attempts) <= 2:
                barrier.wait()
            work.lock(Ticket, second)
            return send_reply(work, first, "Crossing.")

        store.apply(desk.agent, use_case)

    threads = [
        threading.Thread(target=crossing, args=pair) for pair in ((one, other), (other, one))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(attempts) == 3
    assert (replies(store, desk, one), replies(store, desk, other)) == (1, 1)


def how_commits_end(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How the trips end with which units commit; what is tried again commits apart."""
    ends: list[str] = []
    usual = sending.send_last

    def note(*given: Any) -> Any:  # noqa: ANN401 - what goes with the commit
        try:
            answer = usual(*given)
        except DBAPIError as error:
            ends.append(getattr(error.orig, "sqlstate", ""))
            raise
        ends.append("committed")
        return answer

    monkeypatch.setattr(sending, "send_last", note)
    return ends


@pytest.mark.postgres
def test_a_deadlock_of_two_commits_is_solved_by_trying_again(
    server_desk: tuple[Store, SmallDesk, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ends of chains are locked by the deferred triggers, when all that was asked is done."""
    store, desk, one = server_desk
    other = opened(store, desk)
    meet = threading.Barrier(2, timeout=20)
    ends = how_commits_end(monkeypatch)

    def telling(mine: int, of_the_other: int) -> None:
        met: list[int] = []

        def use_case(work: Work) -> Changes:
            changes = send_reply(work, mine, "It is the switch.")
            settle(work.session)  # it holds the end of its own ticket's chain from here on
            trail.append(work, "ticket.mentioned", ("ticket", of_the_other))
            if not met:
                met.append(meet.wait())
            return changes

        store.apply(desk.agent, use_case)

    with ThreadPoolExecutor(2) as both:
        list(both.map(telling, (one, other), (other, one)))

    assert sorted(ends) == ["40P01", "committed"]
    assert (replies(store, desk, one), replies(store, desk, other)) == (1, 1)
    with store.reading(desk.agent) as work:
        told = select(AuditEntry.subject_id).where(AuditEntry.kind == "ticket.mentioned")
        assert sorted(work.session.scalars(told)) == [one, other]
        assert len(work.session.scalars(select(AppliedUnit.key)).all()) == 2
    assert verify(store, Evidence()).layers() == set()
