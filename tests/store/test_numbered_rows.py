"""A row whose number is wanted at once is what the mapper would have made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect, select

from models.tickets import Message, Ticket
from models.vocabulary import AuthorKind, MessageForm, MessageKind, Priority, TicketStatus
from services.tickets.attachments import GivenFile
from services.tickets.conversation import add_note
from tests.rigs.desk import SmallDesk, opened

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Store, Work


def new(work: Work, desk: SmallDesk) -> Ticket:
    return Ticket(
        subject="Monitor flickers",
        requester_id=desk.requester.person_id,
        department_id=1,
        created_at=work.now,
        updated_at=work.now,
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
        message = Message(
            ticket_id=number,
            at=work.now,
            kind=MessageKind.NOTE,
            author_kind=AuthorKind.AGENT,
            author_name="Dana Fox",
            body="Called back.",
        )
        work.session.add_numbered(message)

        assert (message.form, message.attachments) == (MessageForm.PLAIN, [])
