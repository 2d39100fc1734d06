"""The sample desk is alive: something of every state, and people to sign in as."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from models.audit import AuditEntry
from models.clocks import Clock
from models.tickets import Message, Ticket
from models.vocabulary import ClockState, MessageKind, Role, Target
from services.access import sign_in
from services.errors import RuleError
from services.imports.csv_rows import Row
from services.imports.sample import (
    complete_sample_desk,
    is_complete,
    make_own_desk,
    make_sample_desk,
)
from services.imports.sample_conversations import span
from services.imports.sample_desk import PASSWORD, STAFF
from services.imports.sample_words import words
from services.knowledge.canned import canned_replies
from services.rules.macros import macros
from services.sla.checking import recheck
from services.store.work import Actor, Store
from services.tickets.intake import NewTicket, open_ticket
from services.tickets.queue import Queue, QueueView, queue_count, queue_ids

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

READER = Actor(None, "Test", Role.ADMINISTRATOR, "test")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path_factory.mktemp('sample') / 'sample.sqlite'}"
    make_sample_desk(url)
    store = Store(url)
    yield store
    store.dispose()


def count(store: Store, queue: Queue) -> int:
    with store.reading(READER) as work:
        return queue_count(work, QueueView(queue=queue))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("queue", "least"),
    [
        (Queue.OPEN, 300),
        (Queue.WAITING, 50),
        (Queue.BREACHED, 10),
        (Queue.AT_RISK, 1),
        (Queue.DONE, 300),
        (Queue.UNASSIGNED, 20),
    ],
)
def test_every_queue_has_something_in_it(sample: Store, queue: Queue, least: int) -> None:
    assert count(sample, queue) >= least


@pytest.mark.slow
@pytest.mark.parametrize("state", [ClockState.RUNNING, ClockState.PAUSED, ClockState.MET])
def test_there_are_clocks_of_every_state(sample: Store, state: ClockState) -> None:
    with sample.reading(READER) as work:
        query = select(func.count()).select_from(Clock).where(Clock.state == state)

        assert (work.session.scalar(query) or 0) > 0


@pytest.mark.slow
def test_a_ticket_of_the_agent_breaches_within_minutes_of_the_making(sample: Store) -> None:
    query = select(Clock.due_at).join(Ticket, Ticket.id == Clock.ticket_id)
    with sample.reading(READER) as work:
        made_at = work.session.scalars(
            select(func.max(AuditEntry.at)).where(AuditEntry.kind == "import.finished")
        ).one()
        due_at = work.session.scalars(
            query.where(Ticket.subject.like("Payment terminal%"), Clock.target == "resolution")
        ).one()

    assert due_at is not None
    assert timedelta(seconds=-60) < due_at - made_at < timedelta(minutes=3)


@pytest.mark.slow
def test_the_agent_has_work_with_a_conversation(sample: Store) -> None:
    dana = sign_in.sign_in_as(sample, "dana", client="test")
    with sample.reading(dana) as work:
        mine = list(queue_ids(work, QueueView(queue=Queue.MINE)))
        notes = work.session.scalars(
            select(Message.kind).where(Message.ticket_id.in_(mine)).distinct()
        ).all()

    assert len(mine) >= 5
    assert set(notes) == {MessageKind.REPLY, MessageKind.NOTE}


@pytest.mark.slow
def test_the_agent_finds_canned_replies_and_macros(sample: Store) -> None:
    dana = sign_in.sign_in_as(sample, "dana", client="test")
    with sample.reading(dana) as work:
        assert len(canned_replies(work)) == 3
        assert [one.answers for one in macros(work)] == [True, False]


@pytest.mark.slow
def test_every_seat_signs_in_with_the_sample_password(sample: Store) -> None:
    signed_in = {
        sign_in.sign_in(sample, seat.login, PASSWORD, client="test").role for seat in STAFF
    }

    assert signed_in == set(Role) - {Role.REQUESTER, Role.WATCHER}


@pytest.mark.slow
def test_every_stored_deadline_equals_its_replay(sample: Store) -> None:
    with sample.reading(READER) as work:
        assert list(recheck(work)) == []


@pytest.mark.slow
def test_making_it_again_changes_nothing(sample: Store) -> None:
    before = count(sample, Queue.ALL)

    made = make_sample_desk(str(sample.url))

    assert made.imported is None
    assert count(sample, Queue.ALL) == before


@pytest.mark.slow
def test_subjects_do_not_name_categories_by_number(sample: Store) -> None:
    with sample.reading(READER) as work:
        query = select(func.count()).select_from(Ticket).where(Ticket.subject.like("%ategory%"))

        assert work.session.scalar(query) == 0


@pytest.mark.slow
def test_a_sample_desk_may_be_begun_and_completed_later(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'sample.sqlite'}"

    made = make_sample_desk(url, most=20)
    assert made.imported is not None
    assert (made.imported.incidents, made.imported.live) == (20, 20)
    assert not is_complete(url)

    assert complete_sample_desk(url).incidents == 870
    assert is_complete(url)


def test_the_same_row_always_gets_the_same_words() -> None:
    row = Row(2, {"category": "Category 5", "number": "INC1", "location": "Location 9"})

    assert words().subject(row) == words().subject(row)


def test_callers_of_different_numbers_have_different_names() -> None:
    names = {
        words().requester(Row(2, {"caller_id": f"Caller {number}"})).name
        for number in range(1, 6000)
    }

    assert len(names) == 5999


def test_spans_of_the_conversations_are_read() -> None:
    assert span("1d6h") == timedelta(days=1, hours=6)
    assert span("3h57m30s") == timedelta(hours=3, minutes=57, seconds=30)


def test_one_s_own_desk_is_ready_to_open_a_ticket(empty_url: str) -> None:
    make_own_desk(empty_url, "Ada Kern")
    store = Store(empty_url)
    ada = sign_in.sign_in_as(store, "ada", client="test")

    with store.work(ada) as work:
        number = open_ticket(
            work, NewTicket("First", requester_id=ada.person_id or 0, description="It works.")
        ).subject
    with store.reading(ada) as work:
        targets = set(work.session.scalars(select(Clock.target).where(Clock.ticket_id == number)))
    store.dispose()
    assert {Target.FIRST_RESPONSE, Target.RESOLUTION} <= targets


def test_a_desk_is_not_laid_over_another_one(empty_url: str) -> None:
    make_own_desk(empty_url, "Ada Kern")

    with pytest.raises(RuleError, match="There is a desk here already"):
        make_own_desk(empty_url, "Eve")
    with pytest.raises(RuleError, match="needs a place of its own"):
        make_sample_desk(empty_url)
