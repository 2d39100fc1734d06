"""Two servers: what was confirmed survives the loss of one, and nothing is done twice."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, func, select, text
from sqlalchemy.pool import NullPool

from models.desk import AppliedUnit
from models.tickets import Message
from services.errors import StoreUnavailable, UnconfirmedError
from services.store import schema, urls
from services.store.engine import make_engine
from services.store.feed import ChangeFeed
from services.store.work import Store
from services.tickets.conversation import send_reply
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.two_nodes import TwoNodes
from tests.rigs.waiting import PATIENCE_S, until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.changes import Changes
    from services.store.work import Work

pytestmark = [pytest.mark.postgres, pytest.mark.laid]


@pytest.fixture
def nodes() -> Iterator[TwoNodes]:
    made = TwoNodes()
    made.create("desk")
    yield made
    made.destroy()


@pytest.fixture
def store(nodes: TwoNodes) -> Iterator[Store]:
    made = Store(nodes.url("desk"))
    schema.upgrade(made.engine)
    yield made
    made.dispose()


def reply(store: Store, desk: SmallDesk, ticket: int, words: str, *, key: str) -> Changes:
    def use_case(work: Work) -> Changes:
        return send_reply(work, ticket, words)

    return store.apply(desk.agent, use_case, key=key)


def bodies(store: Store, desk: SmallDesk, ticket: int) -> list[str]:
    with store.reading(desk.agent) as work:
        found = work.session.scalars(select(Message.body).where(Message.ticket_id == ticket))
        return list(found)[1:]


def cancel_who_waits_for_the_standby(url: str) -> None:
    """Do what an impatient administrator does."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    cancel = text(
        "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
    )
    with engine.connect() as connection:
        while not connection.scalar(cancel):
            time.sleep(0.05)


def test_confirmed_work_survives_the_loss_of_the_primary(nodes: TwoNodes, store: Store) -> None:
    desk = lay_desk(store)
    ticket = opened(store, desk)
    confirmed: list[str] = []
    heard: list[Changes] = []
    stopping = threading.Event()
    seat = make_engine(nodes.url("desk"))
    feed = ChangeFeed(seat, heard.append, "another seat")
    feed.start()
    assert feed.listening.wait(PATIENCE_S)

    def work() -> None:
        number = 0
        while not stopping.is_set():
            number += 1
            words = f"Reply {number}"
            reply(store, desk, ticket, words, key=words)
            confirmed.append(words)

    worker = threading.Thread(target=work)
    worker.start()
    until(lambda: confirmed, what="a reply is confirmed")
    nodes.fail_over()
    before = len(confirmed)
    until(lambda: any(one.everything for one in heard), what="the feed connects anew")
    heard_before = len(heard)
    until(lambda: len(confirmed) > before, what="the client goes on at the other server")
    until(lambda: len(heard) > heard_before, what="the feed hears the new primary")
    stopping.set()
    worker.join()
    feed.stop()
    seat.dispose()

    assert bodies(store, desk, ticket) == confirmed


def test_a_cancelled_wait_for_the_standby_is_no_success(nodes: TwoNodes, store: Store) -> None:
    desk = lay_desk(store)
    ticket = opened(store, desk)
    nodes.standby.stop()
    canceller = threading.Thread(
        target=cancel_who_waits_for_the_standby, args=(nodes.primary.url(),)
    )
    canceller.start()

    unconfirmed = pytest.raises(UnconfirmedError, match="the second did not confirm it")
    with unconfirmed, store.work(desk.agent) as work:
        send_reply(work, ticket, "Is it saved?")
    canceller.join()


def test_an_unconfirmed_click_is_tried_until_the_standby_has_it_too(
    nodes: TwoNodes, store: Store
) -> None:
    desk = lay_desk(store)
    ticket = opened(store, desk)
    nodes.standby.stop()
    told: list[Changes] = []
    clicker = threading.Thread(
        target=lambda: told.append(reply(store, desk, ticket, "Saved once.", key="click"))
    )
    clicker.start()
    cancel_who_waits_for_the_standby(nodes.primary.url())
    time.sleep(0.5)
    is_early = bool(told)
    nodes.standby.start()
    clicker.join()
    nodes.fail_over()

    assert not is_early
    assert len(told) == 1
    assert bodies(store, desk, ticket) == ["Saved once."]
    with store.reading(desk.agent) as work:
        assert (work.session.get_one(AppliedUnit, "click").repeats) >= 1


def test_a_replica_answers_questions_and_refuses_work_clearly(
    nodes: TwoNodes, store: Store
) -> None:
    desk = lay_desk(store)
    ticket = opened(store, desk)
    replica = Store(nodes.standby.url("desk"))

    def seen() -> int:
        with replica.reading(desk.agent) as work:
            return work.session.scalar(select(func.count()).select_from(Message)) or 0

    # the standby has it on its disk, and shows it a moment later
    assert until(seen, what="the replica shows the message") == 1
    with pytest.raises(StoreUnavailable, match="can only be read"):
        reply(replica, desk, ticket, "To the wrong server.", key="wrong")
    replica.dispose()


def test_an_old_primary_that_comes_back_confirms_nothing(nodes: TwoNodes, store: Store) -> None:
    desk = lay_desk(store)
    ticket = opened(store, desk)
    nodes.fail_over()
    nodes.primary.start()  # nobody has rewound it; it believes that it leads
    old = Store(nodes.primary.url("desk"))
    confirmed: list[str] = []

    def work() -> None:
        try:
            reply(old, desk, ticket, "Into the void.", key="void")
        except StoreUnavailable:
            return
        confirmed.append("Into the void.")

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(1.5)

    assert confirmed == []
    nodes.primary.kill()
    worker.join(PATIENCE_S)
    assert confirmed == []
    old.dispose()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://ada@/desk?host=a:5432&host=b:5433", ("a:5432", "b:5433")),
        ("postgresql://ada:pw@a:5432,b:5433/desk", ("a:5432", "b:5433")),
        ("postgresql://ada@a,b/desk?target_session_attrs=read-write", ("a", "b")),
        ("postgresql://ada@a/desk", ("a",)),
        ("desk.sqlite", ()),
    ],
)
def test_an_address_may_name_several_servers(address: str, shown: tuple[str, ...]) -> None:
    assert urls.hosts(address) == shown


def test_several_servers_mean_the_one_that_can_be_written() -> None:
    url = make_engine("postgresql://ada@a:5432,b:5433/desk").url

    assert url.query["target_session_attrs"] == "read-write"
    assert urls.described(url) == "the database desk on a:5432 and b:5433"
