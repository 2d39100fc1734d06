"""One client hears what another one changed, on both databases."""

from __future__ import annotations

import queue
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from services.changes import Changes
from services.store import feed
from services.store.engine import make_engine
from services.store.feed import ChangeFeed
from tests.rigs.waiting import PATIENCE_S, until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

INSERT_ENTRY = text(
    "INSERT INTO audit_entry (at, kind, subject_type, subject_id, actor_name, actor_role, client,"
    " correlation, changes) VALUES ('2026-06-08 09:00:00', 'test', :kind, :id, 'Ada', 'agent',"
    " :client, 'c', '[]')"
)


@contextmanager
def listening(engine: Engine) -> Iterator[queue.Queue[Changes]]:
    heard: queue.Queue[Changes] = queue.Queue()
    listener = ChangeFeed(engine, heard.put, client="seat 1")
    listener.start()
    assert listener.listening.wait(PATIENCE_S)
    yield heard
    listener.stop()


def heard_itself(listener: ChangeFeed) -> bool:
    """Let it ask itself, and wait until it has heard that; what it said of the question before."""
    source = listener._source  # noqa: SLF001 - to see the end of what it tells nobody
    before = source.heard
    is_sound = listener.check()
    if before is not None:  # a file tells nothing: one looks
        until(lambda: source.heard != before, what="the feed hears itself")
    return is_sound


def change(engine: Engine, *, client: str, ticket: int = 0, person: int = 0) -> None:
    changes = Changes(
        tickets=frozenset({ticket} if ticket else ()), people=frozenset({person} if person else ())
    )
    kind, subject = ("ticket", ticket) if ticket else ("person", person)
    with engine.begin() as connection:
        connection.execute(INSERT_ENTRY, {"kind": kind, "id": subject, "client": client})
        feed.announce(connection, changes, client)


def test_a_change_of_another_client_is_heard(engine: Engine) -> None:
    with listening(engine) as heard:
        change(engine, client="seat 2", ticket=1042)

        assert heard.get(timeout=PATIENCE_S) == Changes(tickets=frozenset({1042}))


def test_a_client_does_not_hear_itself(engine: Engine) -> None:
    with listening(engine) as heard:
        change(engine, client="seat 1", ticket=1042)
        change(engine, client="seat 2", person=7)

        assert heard.get(timeout=PATIENCE_S) == Changes(people=frozenset({7}))


def test_what_is_rolled_back_is_not_announced(engine: Engine) -> None:
    with listening(engine) as heard:
        with engine.connect() as connection:
            feed.announce(connection, Changes(tickets=frozenset({1})), "seat 2")
            connection.rollback()
        change(engine, client="seat 2", ticket=2)

        assert heard.get(timeout=PATIENCE_S) == Changes(tickets=frozenset({2}))


def test_after_a_lost_connection_everything_may_have_changed(pg_url: str) -> None:
    engine = make_engine(pg_url)
    with listening(engine) as heard:
        with engine.connect() as connection:
            connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
            connection.commit()

        assert heard.get(timeout=PATIENCE_S).everything
    engine.dispose()


def test_a_long_list_becomes_everything() -> None:
    packed = feed.packed(Changes(tickets=frozenset(range(10_000))), "seat 2")

    assert feed.unpacked(packed, "seat 1").everything


def test_a_change_survives_packing() -> None:
    changes = Changes(frozenset({3, 1}), frozenset({2}), frozenset({9}), configuration=True)

    assert feed.unpacked(feed.packed(changes, "seat 2"), "seat 1") == changes


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "null",
        "[]",
        '{"by":"x","tickets":["1; DROP"]}',
        '{"by":"x","tickets":[1e999]}',
        '{"by":"x","notices":[99999999999999999999]}',
        '{"by":"x","people":[-1]}',
        '{"by":"x","looks":7}',
        "[" * 50_000,
    ],
)
def test_a_strange_payload_only_makes_everybody_ask_again(payload: str) -> None:
    assert feed.unpacked(payload, "seat 1") == feed.EVERYTHING


def test_a_feed_that_hears_itself_is_sound(engine: Engine) -> None:
    told: queue.Queue[Changes] = queue.Queue()
    listener = ChangeFeed(engine, told.put, client="seat 1")
    listener.start()
    assert listener.listening.wait(PATIENCE_S)
    sound = [heard_itself(listener) for _ in range(3)]
    change(engine, client="seat 2", ticket=1042)

    assert sound == [True, True, True]
    assert told.get(timeout=PATIENCE_S) == Changes(tickets=frozenset({1042}))  # nothing before it
    listener.stop()


@pytest.mark.postgres
def test_a_deaf_feed_connects_anew_and_tells_everything(pg_url: str) -> None:
    engine = make_engine(pg_url)
    told: queue.Queue[Changes] = queue.Queue()
    listener = ChangeFeed(engine, told.put, client="seat 1")
    listener.start()
    assert listener.listening.wait(PATIENCE_S)
    sound = [heard_itself(listener)]
    # the connection stands and hears nothing any more, as behind a firewall that forgot it
    listener._source._driver.execute(f"UNLISTEN {feed.CHANNEL}")  # type: ignore[attr-defined]  # noqa: SLF001
    sound += [listener.check(), listener.check()]

    assert told.get(timeout=PATIENCE_S) == feed.EVERYTHING
    assert sound == [True, True, False]
    assert listener.check()
    listener.stop()
    engine.dispose()
