"""Words of restricted tickets reach a person's login only after the trail says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import select, text

from models.audit import AuditEntry
from models.people import Person
from models.tickets import Message
from models.vocabulary import Role
from services.audit import browse, restriction
from services.audit.access_log import VIEWED
from services.audit.verification.run import Evidence, verify
from services.rules.running import react
from services.store.work import WATCHER, Actor, Store
from services.tickets import attachments, conversation, forwarding, reading, splitting, watchers
from services.tickets.attachments import GivenFile
from services.tickets.intake import NewTicket, open_ticket
from services.tickets.timeline import timeline
from tests.rigs.desk import lay_desk
from tests.rigs.logins import GuardedDesk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
SECRET: Final = "She was told on Tuesday"  # noqa: S105 - what nobody is to read unseen


@dataclass
class Desk(GuardedDesk):
    """A desk with a restricted ticket that the agent works, and one like any other."""

    secret: int
    tagged: int
    plain: int


@pytest.fixture
def desk(pg_url: str) -> Iterator[Desk]:
    owner = Store(pg_url, reactions=(react,))
    small = lay_desk(owner)
    file = GivenFile("letter.txt", SECRET.encode(), "text/plain")
    given: dict[str, Any] = {"team_id": small.tier_1, "assignee_id": small.agent.person_id}
    numbers = []
    for kind, tags in (("Confidential", ()), ("Incident", ("confidential",)), ("Incident", ())):
        asked = NewTicket(
            "Salary",
            small.requester.person_id or 0,
            SECRET,
            kind=kind,
            tags=tags,
            attachments=(file,),
            **given,
        )
        with owner.work(WATCHER) as work:
            numbers.append(open_ticket(work, asked).subject or 0)
    made = Desk(owner, small, numbers[0], numbers[1], numbers[2])
    yield made
    made.close()


RAW: Final = (
    "SELECT 1 FROM message WHERE ticket_id = {0}",
    "SELECT 1 FROM message WHERE ticket_id = {0} AND body LIKE 'She%'",
    "SELECT 1 FROM attachment a JOIN message m ON m.id = a.message_id WHERE m.ticket_id = {0}",
    "SELECT 1 FROM audit_entry WHERE subject_id = {0} AND kind LIKE 'message.%'",
    "SELECT 1 FROM audit_entry WHERE subject_id = {0} AND changes::text LIKE '%on Tuesday%'",
    "SELECT 1 FROM notice WHERE ticket_id = {0} AND body LIKE '%Tuesday%'",
    "SELECT 1 FROM ledger_line WHERE subject = 'ticket/{0}' AND fields::text LIKE '%Tuesday%'",
)


def _found(connection: Connection, number: int) -> list[str]:
    """Return the questions that found words of a ticket."""
    found = []
    for question in RAW:
        if "ledger_line" in question and not connection.scalar(
            text("SELECT has_table_privilege('ledger_line', 'SELECT')")
        ):
            continue
        if connection.exec_driver_sql(question.format(number).replace("%", "%%")).first():
            found.append(question)
    return found


READERS: Final = (
    ("agent", Role.AGENT),
    ("lead", Role.SUPERVISOR),
    ("officer", Role.COMPLIANCE),
    ("books", Role.AUDITOR),
    ("shelf", Role.RECORDS),
)


def test_no_login_reads_the_words_of_a_restricted_ticket_unseen(desk: Desk) -> None:
    with desk.owner.work(WATCHER) as work:
        for login, role in READERS[3:]:
            work.session.add(Person(name=login, login=login, role=role, created_at=work.now))
    for login, role in READERS:
        with desk.sit(login, role).engine.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM ticket")) == 3
            assert _found(connection, desk.secret) == [], login
            assert _found(connection, desk.tagged) == [], login
            assert len(_found(connection, desk.plain)) >= 4, login


def test_what_is_opened_and_rolled_back_was_not_read(desk: Desk) -> None:
    opening = text(f"SELECT api.open_tickets(ARRAY[{desk.secret}, 0], NULL, 'psql')")
    with desk.sit("lead", Role.SUPERVISOR).engine.connect() as connection:
        connection.execute(opening)
        assert _found(connection, desk.secret) == []
        connection.execute(text("SAVEPOINT one"))
        assert _found(connection, desk.secret) == []
        connection.rollback()
        assert _found(connection, desk.secret) == []
        connection.rollback()
        connection.execute(opening)
        connection.commit()
        assert len(_found(connection, desk.secret)) >= 5

    with desk.owner.reading(WATCHER) as work:
        query = select(AuditEntry).where(AuditEntry.kind.startswith("restricted."))
        entries = work.session.scalars(query.order_by(AuditEntry.id)).all()
        assert [(one.kind, one.subject_id, one.actor_id) for one in entries] == [
            ("restricted.opened", 1, desk.small.lead.person_id),
            (VIEWED, desk.secret, desk.small.lead.person_id),
        ]


def test_a_look_ends(desk: Desk) -> None:
    with desk.agent.engine.connect() as connection:
        connection.execute(text(f"SELECT api.open_tickets(ARRAY[{desk.secret}], NULL, '')"))
        connection.commit()
        assert _found(connection, desk.secret) != []
        connection.rollback()
        _end_looks(desk)
        assert _found(connection, desk.secret) == []


def test_nobody_opens_for_another_nor_what_they_do_not_see(desk: Desk) -> None:
    colleague = desk.sit("colleague", Role.AGENT)  # of another team: the type keeps it from them
    for store in (desk.agent, colleague):
        with store.engine.begin() as connection:
            numbers = f"ARRAY[{desk.secret}, {desk.tagged}, 0]"
            connection.execute(text(f"SELECT api.open_tickets({numbers}, NULL, '')"))
    with colleague.engine.connect() as connection:
        assert _found(connection, desk.secret) == []
        assert _found(connection, desk.tagged) != []
    with desk.owner.engine.connect() as connection:
        opened = connection.execute(text("SELECT count(*) FROM guard.opened WHERE ticket_id = 0"))
        assert opened.scalar_one() == 0  # an agent opens tickets, not the desk


def _shown(store: Store, actor: Actor, number: int) -> list[str]:
    with store.reading(actor) as work:
        return [one.body for one in reading.ticket(work, number).messages]


def test_the_program_opens_what_it_shows_and_the_trail_says_so_once(desk: Desk) -> None:
    agent = desk.small.agent
    assert _shown(desk.agent, agent, desk.secret) == [SECRET]
    assert _shown(desk.agent, agent, desk.secret) == [SECRET]
    assert _shown(desk.agent, agent, desk.plain) == [SECRET]

    with desk.owner.reading(WATCHER) as work:
        looks = work.session.scalars(select(AuditEntry).where(AuditEntry.kind == VIEWED)).all()
    assert [(one.subject_id, one.actor_name) for one in looks] == [(desk.secret, agent.name)]


def test_who_asks_reads_their_own(desk: Desk) -> None:
    asker = desk.sit("requester", Role.REQUESTER)
    assert _shown(asker, desk.small.requester, desk.secret) == [SECRET]


def _end_looks(desk: Desk) -> None:
    """Let a quarter of an hour and a minute pass since everything was opened."""
    with desk.owner.engine.begin() as owner:
        owner.execute(text("UPDATE guard.opened SET at = at - interval '16 minutes'"))


def test_work_on_a_restricted_ticket_goes_on_under_a_login(desk: Desk) -> None:
    agent = desk.small.agent
    with desk.owner.work(WATCHER) as work:
        watchers.watch(work, desk.secret, desk.small.manager.person_id)
    with desk.agent.work(agent) as work:  # unopened: one writes without reading
        conversation.send_reply(work, desk.secret, "We are on it")
    with desk.agent.work(agent) as work:
        asked = NewTicket(
            "Complaint", desk.small.requester.person_id or 0, SECRET, kind="Confidential",
            team_id=desk.small.tier_1,
        )  # fmt: skip
        typed = open_ticket(work, asked).subject or 0
    with desk.agent.work(agent) as work:
        conversation.add_note(work, typed, "Typed in")
    assert _shown(desk.agent, agent, typed) == [SECRET, "Typed in"]
    with desk.owner.reading(WATCHER) as work:
        first = select(Message.id).where(Message.ticket_id == desk.secret).order_by(Message.id)
        message = work.session.scalars(first).first() or 0
        file = work.session.scalar(text("SELECT min(id) FROM attachment"))
        told = work.session.scalars(text("SELECT body FROM notice")).all()
    assert told == [""]  # who follows hears of it, and opens it to read
    assert _shown(desk.agent, agent, desk.secret) == [SECRET, "We are on it"]
    _end_looks(desk)  # the page is still open when the look has ended
    with desk.agent.reading(agent) as work:
        assert attachments.content_of(work, file).content == SECRET.encode()
    _end_looks(desk)
    with desk.agent.work(agent) as work:
        splitting.split(work, message, "Another matter")
    with desk.agent.work(agent) as work:
        forwarding.forward(work, desk.secret, "board@example.org", "Please see")
    forwarded = text("SELECT count(*) FROM outbox_message WHERE kind = 'forward'")
    with desk.agent.engine.connect() as connection:
        assert connection.scalar(forwarded) == 1
        connection.rollback()
        _end_looks(desk)
        assert connection.scalar(forwarded) == 0  # it repeats the conversation
    with desk.agent.reading(agent) as work:
        assert SECRET in [one.text for one in timeline(work, desk.secret)]


def test_who_reads_the_trail_or_verifies_opens_the_desk(desk: Desk) -> None:
    officer = desk.small.officer
    store = desk.sit("officer", Role.COMPLIANCE)
    with store.reading(officer) as work:
        found = browse.read(work, browse.TrailFilter())
    assert SECRET in str(found)
    with desk.owner.engine.begin() as owner:
        owner.execute(text("DELETE FROM guard.opened"))

    lines = verify(store, Evidence()).lines

    assert lines == verify(desk.owner, Evidence()).lines
    with desk.owner.reading(WATCHER) as work:
        opened = select(AuditEntry.changes).where(AuditEntry.kind == "restricted.opened")
        whys = [one[0]["after"] for one in work.session.scalars(opened.order_by(AuditEntry.id))]
    assert whys == ["the audit trail", "a verification"]


def test_where_everything_is_restricted_everything_is_opened(desk: Desk) -> None:
    with desk.owner.work(desk.small.admin) as work:
        restriction.restrict(work, (), (), everything=True, reason="Health records")
    with desk.agent.engine.connect() as connection:
        assert _found(connection, desk.plain) == []
    assert _shown(desk.agent, desk.small.agent, desk.plain) == [SECRET]
