"""What repeats words of restricted tickets is handed out after the trail says so, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import select, text

from models.audit import AuditEntry
from models.complaint_words import Decision
from models.outbox import Channel, OutboxMessage
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Medium, Role
from services.audit.access_log import VIEWED
from services.complaints import handling, reading, record, regimes, reminding, returns
from services.complaints.handling import Answer, Verdict
from services.complaints.record import NewComplaint
from services.rules.publishing import RuleDraft, publish_rule
from services.rules.running import react
from services.store.work import WATCHER, Actor, Store
from services.tickets import conversation
from services.tickets.intake import NewTicket, open_ticket
from tests.rigs.desk import lay_desk
from tests.rigs.logins import GuardedDesk

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
SECRET: Final = "She was told on Tuesday"  # noqa: S105 - what nobody is to read unseen


@dataclass
class Desk(GuardedDesk):
    """A desk with two tickets that are complaints, one of them restricted."""

    secret: int
    plain: int

    def opened(self) -> list[tuple[str, int, str | None]]:
        """Return who opened what, and what for, oldest first."""
        query = select(AuditEntry).where(
            AuditEntry.kind.in_((VIEWED, "restricted.opened")), AuditEntry.changes != []
        )
        with self.owner.reading(WATCHER) as work:
            found = work.session.scalars(query.order_by(AuditEntry.id)).all()
            return [(one.kind, one.subject_id, one.changes[0]["after"]) for one in found]


@pytest.fixture
def desk(pg_url: str) -> Iterator[Desk]:
    owner = Store(pg_url, reactions=(react,))
    small = lay_desk(owner)
    with owner.work(small.admin) as work:
        regimes.publish(work, regimes.load("fca-disp", "Office hours"), reason="Agreed")
        for login, role in READERS[3:]:
            work.session.add(Person(name=login, login=login, role=role, created_at=work.now))
    given: dict[str, Any] = {"team_id": small.tier_1, "assignee_id": small.agent.person_id}
    numbers = []
    for kind in ("Confidential", "Incident"):
        asked = NewTicket("Fee", small.requester.person_id or 0, SECRET, kind=kind, **given)
        with owner.work(WATCHER) as work:
            numbers.append(open_ticket(work, asked).subject or 0)
    made = Desk(owner, small, numbers[0], numbers[1])
    for number in numbers:
        with made.agent.work(small.agent) as work:
            record.open_complaint(work, NewComplaint(number, SECRET, "Account"))
    _end_looks(made)
    yield made
    made.close()


READERS: Final = (
    ("agent", Role.AGENT),
    ("lead", Role.SUPERVISOR),
    ("officer", Role.COMPLIANCE),
    ("books", Role.AUDITOR),
    ("shelf", Role.RECORDS),
)
OTHERS: Final = "actor_id IS DISTINCT FROM guard.me()"
RAW: Final = (
    "SELECT 1 FROM complaint WHERE ticket_id = {0}",
    "SELECT 1 FROM complaint WHERE ticket_id = {0} AND substance LIKE 'She%%'",
    "SELECT 1 FROM audit_entry WHERE subject_id = {0} AND kind LIKE 'complaint.%%' AND {1}",
    "SELECT 1 FROM outbox_message WHERE ticket_id = {0} AND kind = 'webhook'",
)


def _end_looks(desk: Desk) -> None:
    with desk.owner.engine.begin() as owner:
        owner.execute(text("UPDATE guard.opened SET at = at - interval '16 minutes'"))


def _look(desk: Desk) -> None:
    """Have the agent open the restricted ticket, as its page does."""
    with desk.agent.engine.begin() as connection:
        connection.execute(text(f"SELECT api.open_tickets(ARRAY[{desk.secret}], NULL, '')"))


def _hook(desk: Desk) -> None:
    """Have a rule call a webhook with the requester's words whenever a note is added."""
    with desk.owner.work(desk.small.admin) as work:
        url = {"url": "http://127.0.0.1:1/"}
        work.session.add(Channel(name="Mirror", medium=Medium.WEBHOOK, settings=url))
        work.session.flush()
        call = {"do": "webhook", "channel": "Mirror", "payload": {"said": "{{message}}"}}
        publish_rule(work, RuleDraft("Mirror notes", {"on": "note"}, [call]))


def test_no_login_reads_the_record_of_a_restricted_ticket_unseen(desk: Desk) -> None:
    _hook(desk)
    for number in (desk.secret, desk.plain):
        with desk.owner.work(WATCHER) as work:
            conversation.add_note(work, number, "Noted")
    for login, role in READERS:
        with desk.sit(login, role).engine.connect() as connection:
            for question in RAW:
                found = connection.exec_driver_sql(question.format(desk.secret, OTHERS)).first()
                assert found is None, (login, question)
                if "audit_entry" in question and role is Role.AGENT:
                    continue  # what an agent did is not hidden from that agent
                assert connection.exec_driver_sql(question.format(desk.plain, OTHERS)).first(), (
                    question
                )
        with desk.sit(login, role).engine.begin() as connection:
            connection.execute(text(f"SELECT api.open_tickets(ARRAY[{desk.secret}], NULL, '')"))
        with desk.sit(login, role).engine.connect() as connection:
            for question in RAW[:2] + RAW[3:]:
                assert connection.exec_driver_sql(question.format(desk.secret, OTHERS)).first(), (
                    question
                )


def test_a_record_is_handled_under_a_login_and_the_trail_says_who_looked(desk: Desk) -> None:
    agent = desk.small.agent
    with desk.agent.work(agent) as work:
        handling.decide(work, desk.secret, Verdict(Decision.UPHELD, "Charged twice"))
    with desk.agent.work(agent) as work:
        handling.answer(work, desk.secret, Answer("Text 3"))
    _end_looks(desk)
    with desk.agent.reading(agent) as work:
        shown = reading.complaint_of(work, desk.secret)
    assert shown is not None
    assert (shown.substance, shown.reasons) == (SECRET, "Charged twice")
    with desk.owner.reading(WATCHER) as work:
        query = select(AuditEntry.actor_name).where(
            AuditEntry.kind == VIEWED, AuditEntry.subject_id == desk.secret
        )
        names = work.session.scalars(query).all()
    assert set(names) == {agent.name}
    assert len(names) == 3  # recording it, handling it, and looking again later


@pytest.mark.parametrize(
    ("who", "role", "said"),
    [
        ("agent", Role.AGENT, (VIEWED, "the register of complaints")),
        ("lead", Role.SUPERVISOR, ("restricted.opened", "the register of complaints")),
        ("officer", Role.COMPLIANCE, ("restricted.opened", "the register of complaints")),
    ],
)
def test_the_register_is_whole_and_says_who_read_it(
    desk: Desk, who: str, role: Role, said: tuple[str, str]
) -> None:
    actor: Actor = getattr(desk.small, who)
    with desk.sit(who, role).reading(actor) as work:
        rows = reading.register(work)
    assert {one.ticket_id for one in rows} == {desk.secret, desk.plain}
    assert [(kind, why) for kind, _, why in desk.opened()] == [said]
    with desk.sit(who, role).reading(actor) as work:
        day = timedelta(days=1)
        found = returns.complaint_return(work, work.now - day, work.now + day)
    assert found.figure("opened").count == 2
    assert len(desk.opened()) == 1  # the same look


def test_a_register_without_restricted_records_opens_nothing(desk: Desk) -> None:
    with desk.owner.engine.begin() as connection:
        plain = text("UPDATE ticket SET kind = 'Incident' WHERE id = :id")
        connection.execute(plain, {"id": desk.secret})
    with desk.sit("lead", Role.SUPERVISOR).reading(desk.small.lead) as work:
        assert len(reading.register(work)) == 2
    assert desk.opened() == []


def test_reminders_go_out_from_a_window(desk: Desk) -> None:
    with desk.owner.engine.begin() as connection:
        connection.execute(text("UPDATE complaint_due SET next_at = now(), at_risk_at = now()"))
    with desk.agent.work(desk.small.agent) as work:
        told = reminding.remind(work)
    assert told >= 2
    assert (VIEWED, desk.secret, "reminders") in desk.opened()


def test_a_rule_calls_its_webhook_on_a_restricted_ticket_too(desk: Desk) -> None:
    _hook(desk)
    _look(desk)
    with desk.agent.work(desk.small.agent) as work:
        conversation.add_note(work, desk.secret, "Seen")
    with desk.owner.engine.connect() as connection:
        payload = connection.scalar(
            text("SELECT payload ->> 'said' FROM outbox_message WHERE kind = 'webhook'")
        )
    assert payload == SECRET


def test_a_call_whose_payload_nobody_wrote_says_no_subject_of_a_restricted_ticket(
    desk: Desk,
) -> None:
    with desk.owner.work(desk.small.admin) as work:
        url = {"url": "http://127.0.0.1:1/"}
        work.session.add(Channel(name="Mirror", medium=Medium.WEBHOOK, settings=url))
        work.session.flush()
        call = {"do": "webhook", "channel": "Mirror"}
        publish_rule(work, RuleDraft("Mirror notes", {"on": "note"}, [call]))
    for number in (desk.secret, desk.plain):
        with desk.owner.work(WATCHER) as work:
            conversation.add_note(work, number, "Noted")

    with desk.owner.reading(WATCHER) as work:
        query = select(OutboxMessage).where(OutboxMessage.kind == "webhook")
        sent = {one.ticket_id: one for one in work.session.scalars(query)}
        secret, plain = sent[desk.secret], sent[desk.plain]
        subject = work.require(Ticket, desk.plain).subject
        kind = work.require(Ticket, desk.secret).kind
    assert (secret.payload["subject"], plain.payload["subject"]) == (kind, subject)
    assert (secret.subject, plain.subject) == (f"#{desk.secret} {kind}", f"#{desk.plain} {subject}")


def test_alerts_questions_and_reasons_repeat_no_words_of_a_restricted_ticket(desk: Desk) -> None:
    told = {"do": "notify", "recipients": ["lead"], "text": {"en": "Said: {{message}}"}}
    asked = {"do": "approval", "title": "Agree? {{message}}", "approvers": ["manager"]}
    heard = {"field": "message", "op": "contains", "value": "Wednesday"}
    with desk.owner.work(desk.small.admin) as work:
        publish_rule(work, RuleDraft("Tell", {"on": "note"}, [told, asked]))
        publish_rule(work, RuleDraft("Never", {"on": "note"}, [told], heard))
    _look(desk)
    for number in (desk.secret, desk.plain):
        with desk.agent.work(desk.small.agent) as work:
            conversation.add_note(work, number, "Seen")

    with desk.owner.engine.connect() as connection:
        for question in (
            "SELECT count(*) FROM notice WHERE ticket_id = :of AND body || title LIKE :said",
            "SELECT count(*) FROM approval WHERE ticket_id = :of AND title LIKE :said",
        ):
            counts = [
                connection.scalar(text(question), {"of": one, "said": f"%{SECRET}%"})
                for one in (desk.secret, desk.plain)
            ]
            assert counts[0] == 0, question
            assert counts[1], question
        runs = text("SELECT count(*) FROM rule_run WHERE why LIKE :said")
        assert connection.scalar(runs, {"said": f"%{SECRET}%"}) == 0
        assert connection.scalar(runs, {"said": "%they say something else%"}) == 2
