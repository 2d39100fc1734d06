"""A unit of work goes to the server twice: for what it needs to know, and with what it did."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, select

from models.desk import Setting
from models.moves import TicketWatcher
from models.tickets import Message, Ticket
from models.vocabulary import AuthorKind, MessageKind
from services.audit.restriction import USUAL, restrict, restriction
from services.errors import ConflictError, RuleError
from services.sla import log
from services.store import engine as engines
from services.store import sending
from services.tickets import watchers
from services.tickets.conversation import add_note, send_reply
from services.tickets.editing import hold
from services.tickets.intake import NewTicket, open_ticket
from services.tickets.lifecycle import close
from tests.rigs.desk import SmallDesk, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from services.changes import Changes
    from services.store.work import Store, Work

    UseCase = Callable[[Work], Changes]

TRIPS = ("ask_together", "ask_one", "send", "send_last")


@pytest.fixture(autouse=True)
def on_a_server(desk_store: Store) -> None:
    if desk_store.engine.dialect.name != "postgresql":
        pytest.skip("SQLite is no trip away")


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """What goes to the server and waits for its answer, by what sent it."""
    seen: list[str] = []

    def by_mapper(*given: Any) -> None:  # noqa: ANN401 - of any statement
        seen.append(str(given[2]))

    with pytest.MonkeyPatch.context() as patch:
        for name in TRIPS:
            patch.setattr(sending, name, spied(name, getattr(sending, name), seen))
        event.listen(store.engine, "before_cursor_execute", by_mapper)
        try:
            yield seen
        finally:
            event.remove(store.engine, "before_cursor_execute", by_mapper)


def spied(name: str, usual: Callable[..., Any], seen: list[str]) -> Callable[..., Any]:
    def spy(*given: Any) -> Any:  # noqa: ANN401 - of any of them
        seen.append(name)
        return usual(*given)

    return spy


def opens(desk: SmallDesk) -> UseCase:
    new = NewTicket(
        subject="No dial tone",
        requester_id=desk.requester.person_id or 0,
        description="Since this morning.",
        team_id=desk.tier_1,
        assignee_id=desk.agent.person_id,
    )
    return lambda work: open_ticket(work, new)


def use_cases(desk: SmallDesk, ticket: int) -> list[UseCase]:
    return [
        opens(desk),
        lambda work: send_reply(work, ticket, "It is the switch in room 4."),
        lambda work: add_note(work, ticket, "Ask Lee first."),
    ]


@pytest.mark.parametrize("number", range(3))
def test_what_agents_do_all_day_takes_two(desk_store: Store, desk: SmallDesk, number: int) -> None:
    ticket = opened(desk_store, desk)
    done = use_cases(desk, ticket)[number]
    desk_store.apply(desk.agent, done)
    with counted(desk_store) as seen:
        desk_store.apply(desk.agent, done)
    assert seen == ["ask_together", "send_last"]


def test_what_was_asked_ahead_is_not_asked_again_until_something_is_written(
    desk_store: Store, desk: SmallDesk
) -> None:
    ticket = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work, counted(desk_store) as seen:
        hold(work, ticket, watchers.wanted(ticket))
        asked = len(seen)
        first = work.session.ask(*watchers.wanted(ticket))
        assert (len(seen), first) == (asked, [])

        hold(work, ticket)
        work.session.ask(*watchers.wanted(ticket))
        assert len(seen) == asked + 1  # an answer is given once


def test_a_write_makes_what_was_asked_ahead_worthless(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        hold(work, ticket, watchers.wanted(ticket))
        person = desk.colleague.person_id
        row = TicketWatcher(ticket_id=ticket, person_id=person, since=work.now)
        work.session.add(row)
        work.session.flush()

        assert [one[0] for one in work.session.ask(*watchers.wanted(ticket))] == [person]


def test_the_unit_decides_at_one_instant(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    desk_store.time_source = None  # type: ignore[misc] # the server's own clock
    with desk_store.work(desk.agent) as work:
        hold(work, ticket)
        first = work.now
        work.session.execute(select(Setting))
        assert work.now == work.recorded_at == first
        real = engines.database_now(work.session.connection())
        assert 0 <= (real - first).total_seconds() < 5


def test_a_row_that_waits_is_there_for_whoever_asks(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        work.session.expect(Message)
        hold(work, ticket)
        said = message(work, ticket, "First")
        work.session.add_numbered(said)

        found = select(Message.body).where(Message.id == said.id)
        assert work.session.scalar(found) == "First"
        assert work.session.get(Message, said.id) is said


def test_a_second_row_takes_a_number_of_its_own(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        work.session.expect(Message)
        hold(work, ticket)
        said = [message(work, ticket, words) for words in ("First", "Second", "Third")]
        for one in said:
            work.session.add_numbered(one)
        numbers = [one.id for one in said]
    assert numbers == sorted(set(numbers))
    with desk_store.reading(desk.agent) as work:
        query = select(Message.body).where(Message.id.in_(numbers)).order_by(Message.id)
        assert [*work.session.scalars(query)] == ["First", "Second", "Third"]


def test_a_number_that_was_passed_over_is_never_used(desk_store: Store, desk: SmallDesk) -> None:
    """The guard of persons' logins takes the last number only."""
    ticket = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        work.session.expect(Message)
        hold(work, ticket)
        by_mapper, later = message(work, ticket, "With files"), message(work, ticket, "Without")
        work.session.add(by_mapper)
        work.session.flush()
        work.session.add_numbered(later)
        assert later.id == by_mapper.id + 1


def test_a_refused_unit_leaves_nothing(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)

    def refused(work: Work) -> Changes:
        send_reply(work, ticket, "It is the switch.")
        raise RuleError("No.")

    with pytest.raises(RuleError, match="No"):
        desk_store.apply(desk.agent, refused)
    with desk_store.reading(desk.agent) as work:
        assert [one.kind for one in log.events_of(work, ticket)][-1] != "agent_reply"


def test_a_row_nobody_holds_is_looked_at_before_the_commit(
    desk_store: Store, desk: SmallDesk
) -> None:
    ticket = opened(desk_store, desk)

    def renames(work: Work) -> Changes:
        row = work.require(Ticket, ticket)
        desk_store.apply(desk.colleague, lambda other: send_reply(other, ticket, "First!"))
        row.subject = "Renamed"
        return work.touch(tickets={ticket}, subject=ticket)

    with pytest.raises(ConflictError):
        desk_store.apply(desk.agent, renames)
    with desk_store.reading(desk.agent) as work:
        assert work.require(Ticket, ticket).subject != "Renamed"


def test_a_row_that_a_savepoint_held_is_looked_at_as_well(
    desk_store: Store, desk: SmallDesk
) -> None:
    ticket = opened(desk_store, desk)

    def renames(work: Work) -> Changes:
        trial = work.session.begin_nested()
        row = work.lock(Ticket, ticket)
        trial.rollback()
        desk_store.apply(desk.colleague, lambda other: send_reply(other, ticket, "First!"))
        row.subject = "Renamed"
        return work.touch(tickets={ticket}, subject=ticket)

    with pytest.raises(ConflictError):
        desk_store.apply(desk.agent, renames)


def test_what_the_server_refuses_at_the_end_leaves_nothing(
    desk_store: Store, desk: SmallDesk
) -> None:
    ticket = opened(desk_store, desk)

    def spoiled(work: Work) -> Changes:
        changes = send_reply(work, ticket, "It is the switch.")
        work.session.write(Setting, key="greeting", value="Hello")
        work.session.write(Setting, key="greeting", value="Hello again")
        return changes

    with pytest.raises(ConflictError, match="same key"):
        desk_store.apply(desk.agent, spoiled)
    with desk_store.reading(desk.agent) as work:
        assert work.session.get(Setting, "greeting") is None
        assert [one.kind for one in log.events_of(work, ticket)][-1] != "agent_reply"
    desk_store.apply(desk.agent, lambda work: close(work, ticket, reason="Done"))


def test_a_connection_that_died_while_it_lay_idle_is_replaced_unseen(
    desk_store: Store, desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket = opened(desk_store, desk)
    monkeypatch.setattr(engines, "SURE_FOR_S", 0)
    with desk_store.engine.connect() as connection:
        pid = connection.connection.driver_connection.info.backend_pid  # type: ignore[union-attr]
    other = engines.make_engine(desk_store.url)
    with other.connect() as connection:
        connection.exec_driver_sql(f"SELECT pg_terminate_backend({pid}, 5000)")
    other.dispose()

    with desk_store.reading(desk.agent) as work:
        assert work.require(Ticket, ticket).id == ticket


def message(work: Work, ticket: int, words: str) -> Message:
    return Message(
        ticket_id=ticket,
        at=work.now,
        kind=MessageKind.NOTE,
        author_kind=AuthorKind.AGENT,
        author_id=work.actor.person_id,
        author_name=work.actor.name,
        body=words,
    )


def test_what_is_restricted_is_asked_once_also_where_nobody_said_so(
    desk_store: Store, desk: SmallDesk
) -> None:
    """A sweep names hundreds of tickets, and asks of each how alerts may call it."""
    with desk_store.work(desk.agent) as work, counted(desk_store) as seen:
        assert {restriction(work) for _ in range(3)} == {USUAL}
    assert len(seen) == 1

    desk_store.apply(
        desk.admin, lambda work: restrict(work, ["HR case"], [], reason="The works council asked")
    )
    with desk_store.work(desk.admin) as work:
        assert restriction(work).types == ("HR case",)
        restrict(work, ["Complaint"], [], reason="No: only these")
        assert restriction(work).types == ("Complaint",)
