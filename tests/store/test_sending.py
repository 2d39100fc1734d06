"""What is sent past SQLAlchemy says and answers what SQLAlchemy would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, inspect, select

from models.audit import AuditEntry
from models.clocks import Clock
from models.desk import Setting
from models.rules import MessageTone
from models.tickets import Ticket
from models.vocabulary import ClockState
from services.audit import trail
from services.errors import ConflictError
from services.sla import log, stamp, standing
from services.store import sending
from services.tickets import watchers
from services.tickets.conversation import send_reply
from tests.rigs.desk import SmallDesk, opened

if TYPE_CHECKING:
    from services.store.work import Store, Work

QUESTIONS = (log.LOG_OF_ONE, stamp.MARK, standing.LAST_PLAIN_ROWS, watchers.FOLLOWERS)
BULK = "desk.told_in_bulk"


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_the_same_as_by_the_usual_way(
    desk_store: Store, desk: SmallDesk, question: sending.Selectable
) -> None:
    ticket = opened(desk_store, desk)
    given = {"ticket_id": ticket, "since": 1}
    with desk_store.work(desk.agent) as work:
        watchers.watch(work, ticket, desk.colleague.person_id)
        stamp.renew(work)
    with desk_store.work(desk.agent) as work:
        connection = work.session.connection()

        usual = [tuple(row) for row in connection.execute(question, given)]
        assert usual
        assert [tuple(row) for row in work.session.ask(question, given)] == usual


def test_columns_are_attributes(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        given = {"ticket_id": ticket}
        rows = work.session.ask(standing.PLAIN_ROWS, given)

    assert {row.ticket_id for row in rows} == {ticket}
    assert {row.state for row in rows} == {ClockState.RUNNING}


def test_many_rows_of_a_table_come_in_their_order(desk_store: Store, desk: SmallDesk) -> None:
    count = 2 * sending.AT_ONCE + 3
    with desk_store.work(desk.agent) as work:
        for number in range(count):
            trail.append(work, BULK, ("desk", number + 1))

    with desk_store.reading(desk.agent) as work:
        query = select(AuditEntry.subject_id).where(AuditEntry.kind == BULK).order_by(AuditEntry.id)
        assert list(work.session.scalars(query)) == list(range(1, count + 1))


def test_an_error_of_the_server_is_told_as_always(desk_store: Store, desk: SmallDesk) -> None:
    def twice(work: Work) -> None:
        for _ in range(2):
            work.session.write(Setting, key="greeting", value="Hello")

    with pytest.raises(ConflictError, match="same key"), desk_store.work(desk.agent) as work:
        twice(work)

    with desk_store.work(desk.agent) as work:
        assert work.session.get(Setting, "greeting") is None


def test_a_row_of_something_gone_is_a_conflict(desk_store: Store, desk: SmallDesk) -> None:
    with pytest.raises(ConflictError, match="removed"), desk_store.work(desk.agent) as work:
        work.session.write(MessageTone, message_id=999_999, score=0, words=[])


def test_what_is_changed_past_the_mapper_is_found_by_it(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        send_reply(work, ticket, "It is the switch in room 4.")

        ended = select(func.count()).where(Clock.ticket_id == ticket, Clock.stopped_at.is_not(None))
        count = work.session.scalar(ended)
        rows = work.session.scalars(select(Clock).where(Clock.ticket_id == ticket)).all()
        stopped = [row.state for row in rows if row.stopped_at]
        assert stopped == [ClockState.MET] * (count or 0) != []


def test_a_row_to_change_is_what_the_mapper_would_have_read(
    desk_store: Store, desk: SmallDesk
) -> None:
    ticket = opened(desk_store, desk, tags=("vpn", "büro"))
    with desk_store.work(desk.agent) as work:
        held = work.session.locked(Ticket, ticket)
        assert held is not None
        state = inspect(held)
        assert state.persistent
        assert not state.modified
        seen = {name: (value, type(value)) for name, value in state.dict.items()}
        assert work.session.locked(Ticket, ticket) is held
        held.subject = "It is the switch"
    with desk_store.reading(desk.agent) as work:
        mapped = work.session.get_one(Ticket, ticket)
        usual = {name: (value, type(value)) for name, value in inspect(mapped).dict.items()}
        after = work.session.get_one(Ticket, ticket)
        assert (after.subject, after.version) == ("It is the switch", held.version)
        changed = {"subject", "version", "_sa_instance_state"}
        assert seen.keys() == usual.keys()
        assert all(seen[name] == usual[name] for name in usual.keys() - changed)


def test_there_is_no_row_to_change(desk_store: Store, desk: SmallDesk) -> None:
    with desk_store.work(desk.agent) as work:
        assert work.session.locked(Ticket, 999_999) is None
