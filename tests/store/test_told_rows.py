"""What a unit only tells is written once a table, stands in time, and falls with its savepoint."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, func, select

from models.audit import AuditEntry
from models.clocks import Clock
from models.vocabulary import ClockState
from services.audit import trail
from services.errors import RuleError
from services.store.wire import Wire
from services.tickets.conversation import send_reply
from services.tickets.intake import NewTicket, open_ticket
from tests.rigs.desk import SmallDesk, opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from services.changes import Changes
    from services.store.work import Store, Work
    from services.time_source import VirtualTime

KEPT, UNDONE, AFTER = "desk.kept", "desk.undone", "desk.kept_after"
WRITTEN_BY_A_REPLY = ("message", "ticket", "clock", "audit_entry", "ticket_event")

OF_A_REPLY = {"postgresql": 11, "sqlite": 24}
OF_OPENING = {"postgresql": 9, "sqlite": 19}
"""Statements, at most; on SQLite with those of the ledger, which is no trigger's work there."""
FIVE_MINUTES = timedelta(minutes=5)

Statements = list[tuple[str, int]]
"""What was sent to the database, and with how many rows of values."""


@contextmanager
def listening(store: Store) -> Iterator[Statements]:
    """Hear what is sent, by SQLAlchemy or past it."""
    sent: Statements = []

    usual = Wire.put

    def put(wire: Wire, text: str, values: Sequence[object] = ()) -> None:
        sent.append((text, 1))
        usual(wire, text, values)

    def hear(*told: object) -> None:
        _, _, statement, values, _, is_many = told
        sent.append((str(statement), len(values) if is_many and isinstance(values, list) else 1))

    event.listen(store.engine, "before_cursor_execute", hear)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Wire, "put", put)
        yield sent
    event.remove(store.engine, "before_cursor_execute", hear)


def say(work: Work, kind: str) -> None:
    trail.append(work, kind, ("desk", 1))


def said(work: Work) -> set[str]:
    mine = AuditEntry.kind.in_((KEPT, UNDONE, AFTER))
    return set(work.session.scalars(select(AuditEntry.kind).where(mine)))


def reply(store: Store, desk: SmallDesk, ticket: int) -> None:
    with store.work(desk.agent) as work:
        send_reply(work, ticket, "It is the switch in room 4.")


def test_the_next_question_finds_what_was_told(desk_store: Store, desk: SmallDesk) -> None:
    with desk_store.work(desk.agent) as work:
        say(work, KEPT)

        assert said(work) == {KEPT}


def test_a_savepoint_takes_back_only_what_was_told_in_it(
    desk_store: Store, desk: SmallDesk
) -> None:
    with desk_store.work(desk.agent) as work:
        say(work, KEPT)
        trial = work.session.begin_nested()
        say(work, UNDONE)
        trial.rollback()
        say(work, AFTER)

    with desk_store.reading(desk.agent) as work:
        assert said(work) == {KEPT, AFTER}


def test_a_number_that_is_wanted_at_once_comes_after_what_was_told_before(
    desk_store: Store, desk: SmallDesk
) -> None:
    with desk_store.work(desk.agent) as work:
        say(work, KEPT)
        number = trail.append_numbered(work, AFTER, ("desk", 1))

    with desk_store.reading(desk.agent) as work:
        before = select(AuditEntry.id).where(AuditEntry.kind == KEPT)
        assert work.session.scalar(before) == number - 1


def test_a_unit_that_fails_leaves_nothing_it_told(desk_store: Store, desk: SmallDesk) -> None:
    def fail(work: Work) -> Changes:
        say(work, UNDONE)
        raise RuleError("No.")

    with pytest.raises(RuleError):
        desk_store.apply(desk.agent, fail)

    with desk_store.work(desk.agent) as work:
        assert said(work) == set()


def test_a_reply_writes_each_table_once(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    reply(desk_store, desk, ticket)
    with listening(desk_store) as sent:
        reply(desk_store, desk, ticket)

    for table in WRITTEN_BY_A_REPLY:
        for verb in ("INSERT INTO", "UPDATE"):
            assert sum(one.startswith(f"{verb} {table} ") for one, _ in sent) <= 1, (verb, table)
    assert len(sent) <= OF_A_REPLY[desk_store.engine.dialect.name]


def test_opening_a_ticket_writes_each_table_once(desk_store: Store, desk: SmallDesk) -> None:
    opened(desk_store, desk)
    new = NewTicket("VPN drops", desk.requester.person_id or 0, "Since noon.", team_id=desk.tier_1)
    with listening(desk_store) as sent, desk_store.work(desk.agent) as work:
        open_ticket(work, new)

    for table in ("ticket", "message", "clock", "audit_entry", "ticket_event"):
        assert sum(one.startswith(f"INSERT INTO {table} ") for one, _ in sent) == 1, table
    assert not [one for one, _ in sent if one.startswith("UPDATE ticket ")]
    assert len([one for one, _ in sent if "FROM person" in one or "FROM team" in one]) == 1
    assert len(sent) <= OF_OPENING[desk_store.engine.dialect.name]


def test_a_reply_leaves_clocks_alone_that_ended_before(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket = opened(desk_store, desk)
    for _ in range(6):
        time.advance(FIVE_MINUTES)
        reply(desk_store, desk, ticket)
    time.advance(FIVE_MINUTES)
    with listening(desk_store) as sent:
        reply(desk_store, desk, ticket)

    with desk_store.reading(desk.agent) as work:
        met = select(func.count()).where(Clock.ticket_id == ticket, Clock.state == ClockState.MET)
        assert (work.session.scalar(met) or 0) >= 7
    assert 1 <= sum(rows for one, rows in sent if one.startswith("UPDATE clock ")) <= 2
