"""Desks that are parted by month and put together again, by the program and by its command."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from models.audit import AuditEntry
from models.tickets import Message
from models.vocabulary import Role
from services.operations import doctor
from services.store import partitions, schema
from services.store.engine import make_engine
from services.store.months import AHEAD, Month
from services.store.work import WATCHER, Store
from services.tickets.conversation import send_reply
from services.time_source import workstation_now
from tests.rigs.copying import vigilctl
from tests.rigs.desk import lay_desk, opened
from tests.rigs.parted import (
    SCHEMAS,
    SHAPE,
    counts,
    part_some_months_ago,
    rows,
)
from tests.rigs.raw_attacks import attack, besiege

if TYPE_CHECKING:
    from tests.rigs.postgres_server import PgServer

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
UNCONFIRMED = """SELECT conname FROM pg_constraint
    WHERE contype = 'f' AND NOT convalidated AND conparentid = 0"""


def test_an_upgrade_prepares_the_months_to_come(pg_url: str) -> None:
    store = Store(pg_url)
    opened(store, lay_desk(store))
    part_some_months_ago(store.engine)
    status, _, said = vigilctl("db", "upgrade", "--db", pg_url)
    found = partitions.stand(store.engine)
    store.dispose()

    assert (status, said) == (0, "")
    assert [one.last for one in found] == [Month.of(workstation_now()).later(AHEAD)] * 2


def test_the_rights_on_a_parted_desk_are_those_of_the_matrix(pg_url: str) -> None:
    owner = Store(pg_url)
    try:
        desk = besiege(owner)
        part_some_months_ago(owner.engine)
        tally = attack(desk, every_column=False, roles=[Role.AGENT])
    finally:
        owner.dispose()

    assert sorted(tally.unexpected) == []


def test_a_desk_that_is_put_together_again_is_like_any_other(
    pg_url: str, pg_server: PgServer, pg_template: str
) -> None:
    store = Store(pg_url)
    desk = lay_desk(store)
    number = opened(store, desk)
    part_some_months_ago(store.engine)
    with store.work(desk.agent) as work:
        send_reply(work, number, "Written into a part.")
    before = counts(store.engine)

    partitions.join(store.engine)

    whole = make_engine(pg_server.url(pg_template))
    expected = [rows(whole, query) for query in SHAPE]
    found = [rows(store.engine, query) for query in SHAPE]
    whole.dispose()
    assert counts(store.engine) == before
    assert rows(store.engine, SCHEMAS) == []
    assert found == expected
    with store.work(desk.agent) as work:
        send_reply(work, number, "And after.")
        numbers = work.session.scalars(select(Message.id).order_by(Message.id)).all()
    store.dispose()
    assert numbers[-1] == numbers[-2] + 1


def test_a_parted_desk_goes_back_and_forth_between_schemas(pg_url: str) -> None:
    store = Store(pg_url)
    opened(store, lay_desk(store))
    part_some_months_ago(store.engine)
    had = partitions.stand(store.engine)
    triggers = rows(store.engine, SHAPE[3])
    schema.downgrade(store.engine, "0003")  # before which there is no history to defend
    schema.upgrade(store.engine)

    assert partitions.stand(store.engine) == had
    assert rows(store.engine, SHAPE[3]) == triggers
    store.dispose()


def test_the_command_parts_what_is_large_and_says_how_the_tables_stand(pg_url: str) -> None:
    store = Store(pg_url)
    opened(store, lay_desk(store))
    small = vigilctl("db", "partition", "--db", pg_url)
    done = vigilctl("db", "partition", "--db", pg_url, "--over", "0")
    said = next(one.said for one in doctor.examine(pg_url) if one.about == "large tables")
    undone = vigilctl("db", "partition", "--db", pg_url, "--undo")

    now = Month.of(workstation_now())
    months = f"rows, by month, {now} to {now.later(AHEAD)}"
    assert small[1].count("rows, one table") == len(partitions.TABLES)
    assert done[1].count(months) == len(partitions.TABLES), done
    assert f"audit_entry and message lie by month, until {now.later(AHEAD)}" in said
    assert undone[1].count("rows, one table") == len(partitions.TABLES)
    told = select(AuditEntry.changes).where(AuditEntry.kind == "schema.changed")
    with store.reading(WATCHER) as work:
        entries = work.session.scalars(told.order_by(AuditEntry.id)).all()
    store.dispose()
    assert [[one["after"] for one in entry] for entry in entries] == [
        [f"{now} to {now.later(AHEAD)}"] * 2,
        [None, None],
    ]


def test_people_go_on_working_while_their_tables_are_parted(pg_url: str) -> None:
    """Whatever was confirmed before, meanwhile and after is there, each in its part."""
    store = Store(pg_url)
    desk = lay_desk(store)
    number = opened(store, desk)
    stop, sent = threading.Event(), list[str]()

    def answer() -> None:
        seat = Store(pg_url)
        while not stop.is_set():
            words = f"Answer {len(sent)}."
            seat.apply(desk.agent, partial(send_reply, ticket_id=number, text=words), key=words)
            sent.append(words)
        seat.dispose()

    with ThreadPoolExecutor(1) as seats:
        seat = seats.submit(answer)
        while len(sent) < 5:
            time.sleep(0.01)
        found = partitions.part(store.engine, over=0)
        before = len(sent)
        while len(sent) < before + 5 and not seat.done():
            time.sleep(0.01)
        stop.set()
        seat.result()

    now = Month.of(workstation_now())
    with store.reading(WATCHER) as work:
        held = work.session.scalars(select(Message.body).order_by(Message.id)).all()
        loose = work.session.scalars(text(UNCONFIRMED)).all()
    store.dispose()
    assert [one.first for one in found] == [now] * 2
    assert [one for one in held if one.startswith("Answer")] == sent
    assert loose == []


def test_months_of_the_past_get_parts_where_that_is_asked_for(pg_url: str) -> None:
    store = Store(pg_url)
    number = opened(store, lay_desk(store))
    asleep = "ALTER TABLE message {} TRIGGER USER"
    with store.engine.begin() as connection:
        connection.execute(text(asleep.format("DISABLE")))
        connection.execute(text("UPDATE message SET at = at - interval '70 days'"))
        connection.execute(text(asleep.format("ENABLE")))
        connection.execute(text("ANALYZE"))
    status, told, said = vigilctl("db", "partition", "--db", pg_url, "--over", "0", "--past")
    found = {one.table: one.first for one in partitions.stand(store.engine)}
    with store.reading(WATCHER) as work:
        there = work.session.scalars(select(Message.ticket_id)).all()
    store.dispose()

    assert (status, said) == (0, "")
    assert "are written anew: nobody works at the desk for about" in told
    assert found["message"] == Month.of(workstation_now() - timedelta(days=70))
    assert there == [number]


def test_a_file_is_not_moved_into_a_parted_desk(sqlite_url: str, empty_pg_url: str) -> None:
    vigilctl("db", "init", "--db", empty_pg_url)
    vigilctl("db", "partition", "--db", empty_pg_url, "--over", "0")
    status, _, said = vigilctl("db", "move", sqlite_url, empty_pg_url)

    assert status == 1
    assert "parted by month, and what is moved keeps its own numbers. Nothing was changed" in said


def test_a_file_is_not_parted_and_says_where_to_go(sqlite_url: str) -> None:
    status, _, said = vigilctl("db", "partition", "--db", sqlite_url)

    assert status == 1
    assert "A file has no parts" in said
    assert "vigilctl db move" in said
