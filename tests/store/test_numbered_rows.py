"""A row whose number is wanted at once is what the mapper would have made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect, select

from models.tickets import Message, Ticket
from models.vocabulary import AuthorKind, MessageForm, MessageKind, Priority, TicketStatus
from services.errors import ConflictError
from services.tickets.attachments import GivenFile
from services.tickets.conversation import add_note
from services.watch.desk_store import open_store
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Store, Work

pytestmark = pytest.mark.laid


def new(work: Work, desk: SmallDesk) -> Ticket:
    return Ticket(
        subject="Monitor flickers",
        requester_id=desk.requester.person_id,
        department_id=1,
        created_at=work.now,
        updated_at=work.now,
    )


def noted(work: Work, ticket: int, words: str) -> Message:
    return Message(
        ticket_id=ticket,
        at=work.now,
        kind=MessageKind.NOTE,
        author_kind=AuthorKind.AGENT,
        author_name="Dana Fox",
        body=words,
    )


def test_it_has_its_number_its_defaults_and_the_session(desk_store: Store, desk: SmallDesk) -> None:
    with desk_store.work(desk.agent) as work:
        ticket = new(work, desk)
        work.session.add_numbered(ticket)

        assert inspect(ticket).persistent
        assert (ticket.version, ticket.status, ticket.tags) == (1, TicketStatus.NEW, [])
        assert (ticket.priority, ticket.team_id) == (Priority.NORMAL, None)
        assert work.session.get(Ticket, ticket.id) is ticket
        ticket.subject = "Monitor is dark"
        work.session.flush()
        assert ticket.version == 2

    with desk_store.reading(desk.agent) as work:
        kept = work.require(Ticket, ticket.id)
        assert (kept.subject, kept.version, kept.tags) == ("Monitor is dark", 2, [])


def test_what_a_savepoint_takes_back_is_no_row_of_the_session(
    desk_store: Store, desk: SmallDesk
) -> None:
    with desk_store.work(desk.agent) as work:
        trial = work.session.begin_nested()
        ticket = new(work, desk)
        work.session.add_numbered(ticket)
        number = ticket.id
        trial.rollback()

        assert ticket not in work.session
        assert work.session.get(Ticket, number) is None


def test_rows_that_hang_on_it_are_written_with_it(desk_store: Store, desk: SmallDesk) -> None:
    number = opened(desk_store, desk)

    def note(work: Work) -> Changes:
        return add_note(work, number, "See the log.", [GivenFile("log.txt", b"up\ndown\n")])

    desk_store.apply(desk.agent, note)

    with desk_store.reading(desk.agent) as work:
        found = work.session.scalars(select(Message).where(Message.kind == MessageKind.NOTE)).one()
        assert [one.name for one in found.attachments] == ["log.txt"]


def test_its_other_rows_are_found_when_they_are_asked_for(
    desk_store: Store, desk: SmallDesk
) -> None:
    number = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        message = noted(work, number, "Called back.")
        work.session.add_numbered(message)

        assert (message.form, message.attachments) == (MessageForm.PLAIN, [])


def test_what_nobody_changes_is_written_and_not_held(desk_store: Store, desk: SmallDesk) -> None:
    number = opened(desk_store, desk)

    with desk_store.work(desk.agent) as work:
        note = noted(work, number, "See the log.")
        work.session.add_numbered(note, is_held=False)

        assert inspect(note).transient is work.session.is_sent  # a file has no trip to save
        told = work.session.scalars(select(Message).where(Message.id == note.id)).one()
        assert told.body == "See the log."

    with desk_store.reading(desk.agent) as work:
        assert work.require(Message, note.id).body == "See the log."


def test_a_changed_row_is_written_once_and_clean_again(desk_store: Store, desk: SmallDesk) -> None:
    number = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        ticket = work.require(Ticket, number)
        before = ticket.version
        ticket.subject = "First"
        work.session.flush()
        assert ticket not in work.session.dirty
        ticket.subject, ticket.priority = "Second", Priority.HIGH
        work.session.flush()
        ticket.subject = "Second"
        work.session.flush()

        assert ticket.version == before + 2
        assert work.session.get(Ticket, number) is ticket

    with desk_store.reading(desk.agent) as work:
        kept = work.require(Ticket, number)
        assert (kept.subject, kept.priority, kept.version) == ("Second", Priority.HIGH, before + 2)


def test_what_changed_before_a_savepoint_stays_when_it_is_taken_back(
    desk_store: Store, desk: SmallDesk
) -> None:
    number = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        ticket = work.require(Ticket, number)
        ticket.subject = "Before"
        trial = work.session.begin_nested()
        ticket.subject = "Within"
        work.session.flush()
        trial.rollback()

        assert ticket.subject == "Before"
        ticket.subject = "After"

    with desk_store.reading(desk.agent) as work:
        assert work.require(Ticket, number).subject == "After"


@pytest.mark.postgres
def test_a_row_that_a_colleague_changed_meanwhile_is_a_conflict(pg_url: str) -> None:
    store = open_store(pg_url)
    desk = lay_desk(store)
    number = opened(store, desk)

    def second(work: Work) -> None:
        work.require(Ticket, number).subject = "Theirs"

    def first() -> None:
        with store.work(desk.agent) as mine:
            ticket = mine.require(Ticket, number)
            with store.work(desk.agent) as theirs:
                second(theirs)
            ticket.subject = "Mine"

    with pytest.raises(ConflictError, match="colleague"):
        first()

    with store.reading(desk.agent) as work:
        assert work.require(Ticket, number).subject == "Theirs"
    store.dispose()
