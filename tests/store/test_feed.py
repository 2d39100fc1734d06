"""One client hears what another one changed, on both databases."""

from __future__ import annotations

import queue
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from services.changes import Changes
from services.store import feed
from services.store.engine import make_engine
from services.store.feed import ChangeFeed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

WITHIN_S = 10.0
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
    assert listener.listening.wait(WITHIN_S)
    yield heard
    listener.stop()


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

        assert heard.get(timeout=WITHIN_S) == Changes(tickets=frozenset({1042}))


def test_a_client_does_not_hear_itself(engine: Engine) -> None:
    with listening(engine) as heard:
        change(engine, client="seat 1", ticket=1042)
        change(engine, client="seat 2", person=7)

        assert heard.get(timeout=WITHIN_S) == Changes(people=frozenset({7}))


def test_what_is_rolled_back_is_not_announced(engine: Engine) -> None:
    with listening(engine) as heard:
        with engine.connect() as connection:
            feed.announce(connection, Changes(tickets=frozenset({1})), "seat 2")
            connection.rollback()
        change(engine, client="seat 2", ticket=2)

        assert heard.get(timeout=WITHIN_S) == Changes(tickets=frozenset({2}))


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

        assert heard.get(timeout=WITHIN_S).everything
    engine.dispose()


def test_a_long_list_becomes_everything() -> None:
    packed = feed.packed(Changes(tickets=frozenset(range(10_000))), "seat 2")

    assert feed.unpacked(packed, "seat 1").everything


def test_a_change_survives_packing() -> None:
    changes = Changes(frozenset({3, 1}), frozenset({2}), frozenset({9}), configuration=True)

    assert feed.unpacked(feed.packed(changes, "seat 2"), "seat 1") == changes


@pytest.mark.parametrize(
    "payload", ["", "null", "[]", '{"by":"x","tickets":["1; DROP"]}', "[" * 50_000]
)
def test_a_strange_payload_only_makes_everybody_ask_again(payload: str) -> None:
    assert feed.unpacked(payload, "seat 1") == feed.EVERYTHING


def test_a_feed_that_hears_itself_is_sound(engine: Engine) -> None:
    told: queue.Queue[Changes] = queue.Queue()
    listener = ChangeFeed(engine, told.put, client="seat 1")
    listener.start()
    assert listener.listening.wait(WITHIN_S)
    sound = []
    for _ in range(3):
        sound.append(listener.check())
        time.sleep(0.3)
    listener.stop()

    assert (sound, told.empty()) == ([True, True, True], True)


@pytest.mark.postgres
def test_a_deaf_feed_connects_anew_and_tells_everything(pg_url: str) -> None:
    engine = make_engine(pg_url)
    told: queue.Queue[Changes] = queue.Queue()
    listener = ChangeFeed(engine, told.put, client="seat 1")
    listener.start()
    assert listener.listening.wait(WITHIN_S)
    sound = [listener.check()]
    time.sleep(1)
    # the connection stands and hears nothing any more, as behind a firewall that forgot it
    listener._source._driver.execute(f"UNLISTEN {feed.CHANNEL}")  # type: ignore[attr-defined]  # noqa: SLF001
    for _ in range(2):
        sound.append(listener.check())
        time.sleep(1)

    assert told.get(timeout=WITHIN_S) == feed.EVERYTHING
    assert sound == [True, True, False]
    assert listener.check()
    listener.stop()
    engine.dispose()
