"""Forwarding under people's own logins: what the ticket's trail tells of leaves, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import ProgrammingError

from models.outbox import OutboxMessage
from models.tickets import Attachment
from models.vocabulary import Medium, NoticeUrgency, OutboxState
from services.errors import NotFoundError
from services.tickets import conversation, forwarding
from services.tickets.attachments import GivenFile
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.logins import lay_stranger

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.store.work import Actor, Store

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
VENDOR = "vendor@example.org"


@pytest.fixture
def desk(owner: Store) -> SmallDesk:
    return lay_desk(owner)


@pytest.fixture
def ticket(owner: Store, desk: SmallDesk) -> int:
    number = opened(owner, desk)
    with owner.work(desk.requester) as work:
        conversation.receive_reply(work, number, "See.", [GivenFile("vpn.log", b"drop")])
    with owner.work(desk.agent) as work:
        conversation.add_note(work, number, "So.", [GivenFile("salaries.csv", b"a;b")])
    return number


def file_named(owner: Store, desk: SmallDesk, name: str) -> int:
    with owner.reading(desk.admin) as work:
        query = select(Attachment.id).where(Attachment.name == name)
        return work.session.scalars(query).one()


def parcel(**given: object) -> dict[str, object]:
    """Return a row of the outbox as another tool would write it."""
    return {
        "key": "by hand",
        "medium": Medium.EMAIL,
        "recipient": VENDOR,
        "kind": "forward",
        "urgency": NoticeUrgency.NORMAL,
        "subject": "Look",
        "body": "here",
        "payload": {},
        "state": OutboxState.WAITING,
        "attempts": 0,
        "created_at": text("now()"),
        "next_at": text("now()"),
    } | given


def test_an_agent_forwards_a_ticket_and_takes_it_back(
    owner: Store, desk: SmallDesk, ticket: int, sit: Callable[[Actor, str], Store]
) -> None:
    seat, log = sit(desk.agent, "agent"), file_named(owner, desk, "vpn.log")
    with seat.work(desk.agent) as work:
        sent = forwarding.forward(work, ticket, VENDOR, "Please look.", file_ids=[log]).subject
    with seat.work(desk.agent) as work:
        forwarding.take_back(work, sent or 0)

    with owner.reading(desk.admin) as work:
        mail = work.session.get_one(OutboxMessage, sent)
        assert (mail.recipient, mail.state) == (VENDOR, OutboxState.WITHDRAWN)
        assert mail.payload == {"files": str(log)}


def test_mail_of_which_the_trail_does_not_tell_is_refused(
    desk: SmallDesk, ticket: int, sit: Callable[[Actor, str], Store]
) -> None:
    seat = sit(desk.agent, "agent")

    with seat.engine.begin() as connection, pytest.raises(ProgrammingError, match="a message goes"):
        connection.execute(insert(OutboxMessage).values(parcel(ticket_id=ticket)))


@pytest.mark.parametrize("name", ["salaries.csv", "elsewhere.txt"])
def test_files_of_notes_and_other_tickets_do_not_leave(
    owner: Store, desk: SmallDesk, ticket: int, sit: Callable[[Actor, str], Store], name: str
) -> None:
    other = opened(owner, desk)
    with owner.work(desk.requester) as work:
        conversation.receive_reply(work, other, "See.", [GivenFile("elsewhere.txt", b"x")])
    secret = file_named(owner, desk, name)
    seat = sit(desk.agent, "agent")
    with seat.work(desk.agent) as work:
        forwarding.forward(work, ticket, VENDOR, "Please look.")

    files = {"files": f"{secret}"}
    with seat.engine.begin() as connection, pytest.raises(ProgrammingError, match="a message goes"):
        connection.execute(insert(OutboxMessage).values(parcel(ticket_id=ticket, payload=files)))
    to_me = parcel(
        recipient="", kind="notice", person_id=desk.agent.person_id, ticket_id=ticket, payload=files
    )
    with seat.engine.begin() as connection, pytest.raises(ProgrammingError, match="a message goes"):
        connection.execute(insert(OutboxMessage).values(to_me))


def test_whoever_does_not_see_the_ticket_forwards_and_withdraws_nothing(
    owner: Store, desk: SmallDesk, ticket: int, sit: Callable[[Actor, str], Store]
) -> None:
    stranger = lay_stranger(owner)
    seat = sit(stranger, "stranger")
    with owner.work(desk.agent) as work:
        sent = forwarding.forward(work, ticket, VENDOR, "Please look.").subject
    withdrawn = update(OutboxMessage).values(state=OutboxState.WITHDRAWN)

    with pytest.raises(NotFoundError), seat.work(stranger) as work:
        forwarding.forward(work, ticket, VENDOR, "And here.")
    with seat.engine.begin() as connection:
        assert connection.execute(withdrawn.where(OutboxMessage.id == sent)).rowcount == 0


def test_a_mail_is_changed_by_nobody(
    owner: Store, desk: SmallDesk, ticket: int, sit: Callable[[Actor, str], Store]
) -> None:
    seat = sit(desk.agent, "agent")
    with owner.work(desk.agent) as work:
        sent = forwarding.forward(work, ticket, VENDOR, "Please look.").subject
    mine = update(OutboxMessage).where(OutboxMessage.id == sent)

    for values in ({"recipient": "spy@example.org"}, {"body": "x"}, {"state": OutboxState.SENT}):
        with seat.engine.begin() as connection, pytest.raises(ProgrammingError, match="stays as"):
            connection.execute(mine.values(values))
