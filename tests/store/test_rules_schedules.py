"""A rule with a schedule takes every ticket it is for, once, whoever holds one just then."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.tickets import Ticket
from services.rules import timed
from services.tickets import merging
from services.watch.sweep import sweep
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTE = {"do": "note", "text": "Good morning"}


@pytest.fixture
def desk(url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(url)
    yield made
    made.store.dispose()


def only_on_a_server(url: str) -> None:
    if url.startswith("sqlite"):
        pytest.skip("a file has one writer, who waits")


def test_a_ticket_that_was_merged_away_is_left_alone(desk: RuledDesk) -> None:
    gone, stays = desk.open(), desk.open()
    with desk.store.work(desk.people.agent) as work:
        merging.merge(work, gone, stays, reason="The same")
    desk.publish("Daily", {"on": "schedule", "at": "09:10"}, NOTE)
    desk.pass_time(minutes=10)

    assert [len(desk.runs(one)) for one in (gone, stays)] == [0, 1]


def test_what_is_more_than_it_takes_at_once_follows_in_the_next_sweep(
    desk: RuledDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timed, "MOST_TICKETS", 2)
    numbers = [desk.open() for _ in range(5)]
    desk.publish("Daily", {"on": "schedule", "at": "09:10"}, NOTE)
    desk.pass_time(minutes=10)
    once = [len(desk.runs(one)) for one in numbers]
    desk.pass_time(minutes=10)
    desk.pass_time(days=1)

    assert once == [1] * 5
    assert [len(desk.runs(one)) for one in numbers] == [2] * 5
    assert {one.cause for one in desk.runs(numbers[0])} == {"its time came"}


def test_a_ticket_that_somebody_holds_is_taken_when_they_let_go(desk: RuledDesk, url: str) -> None:
    only_on_a_server(url)
    held, free = desk.open(), desk.open()
    desk.publish("Daily", {"on": "schedule", "at": "09:10"}, NOTE)
    desk.time.advance(timedelta(minutes=10))
    with desk.store.work(desk.people.agent) as work:
        work.session.execute(select(Ticket.id).where(Ticket.id == held).with_for_update()).all()
        sweep(desk.store)
        meanwhile = [len(desk.runs(one)) for one in (held, free)]
    for _ in range(3):
        desk.pass_time(seconds=1)

    assert meanwhile == [0, 1]
    assert [len(desk.runs(one)) for one in (held, free)] == [1, 1]


def test_a_due_ticket_that_somebody_holds_keeps_no_rule_of_time_waiting(
    desk: RuledDesk, url: str
) -> None:
    only_on_a_server(url)
    held = desk.open()
    desk.time.advance(timedelta(hours=7))
    free = desk.open()
    desk.publish("Idle", {"on": "idle", "for": "10m", "wall": True}, NOTE)
    sweep(desk.store)
    desk.time.advance(timedelta(minutes=40))
    with desk.store.work(desk.people.agent) as work:
        work.session.execute(select(Ticket.id).where(Ticket.id == held).with_for_update()).all()
        sweep(desk.store)

        assert len(desk.runs(free)) == 1
