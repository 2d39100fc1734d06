"""The register among the records: recorded by the ledger, erased and purged, kept by the guard."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from models.complaints import Complaint, ComplaintDue
from models.vocabulary import Role
from services.audit import disposal, retention
from services.audit.confirmed import Second
from services.audit.verification.run import Evidence, verify
from services.complaints import handling, receipt, record
from services.complaints.record import NewComplaint
from services.errors import NotAllowed
from services.tickets import lifecycle
from services.watch.desk_store import open_store
from tests.rigs.complaints import lay_complaint_desk
from tests.rigs.logins import SECRET as PASSWORD
from tests.rigs.logins import let_in
from tests.rigs.tampering import attack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Store
    from tests.rigs.complaints import ComplaintDesk

SECRET = "Marmalade 4711"  # noqa: S105 - words to look for


@pytest.fixture
def desk(monday_url: str) -> Iterator[ComplaintDesk]:
    made = lay_complaint_desk(monday_url)
    yield made
    made.store.dispose()


def secretive(desk: ComplaintDesk) -> int:
    """Return a closed complaint whose every text names the secret."""
    number = desk.opened(
        complainant=SECRET,
        contact=SECRET,
        substance=SECRET,
        remedy=SECRET,
        vulnerable=True,
        vulnerability=SECRET,
    )
    desk.answer(number)
    with desk.store.work(desk.agent) as work:
        record.amend(work, number, {"root_cause": "Fees", "corrective_action": SECRET})
        handling.close(work, number)
        lifecycle.close(work, number, reason="Answered")
    return number


def said_anywhere(store: Store) -> list[str]:
    """Tables and columns in which the secret still stands."""
    found = []
    columns = [("ledger_line", "fields"), ("audit_entry", "changes"), ("notice", "body")]
    columns += [
        ("complaint", one)
        for one in ("complainant", "contact", "substance", "remedy", "vulnerability")
    ]
    columns += [("complaint", "corrective_action"), ("complaint", "reasons")]
    with store.engine.connect() as connection:
        for table, column in columns:
            query = f"SELECT count(*) FROM {table} WHERE CAST({column} AS TEXT) LIKE :words"  # noqa: S608
            if connection.scalar(text(query), {"words": f"%{SECRET}%"}):
                found.append(f"{table}.{column}")
    return found


def test_the_ledger_verifies_and_names_a_receipt_that_was_changed_past_the_program(
    desk: ComplaintDesk,
) -> None:
    number = secretive(desk)
    assert verify(desk.store, Evidence()).layers() == set()
    with attack(desk.store) as attacker:
        attacker.connection.execute(
            text("UPDATE complaint SET decision = 'rejected' WHERE ticket_id = :of"),
            {"of": number},
        )
    found = verify(desk.store, Evidence())

    assert found.first is not None
    assert found.first.subject == f"ticket/{number}"


def test_an_erasure_takes_the_words_of_a_complaint(desk: ComplaintDesk) -> None:
    number = secretive(desk)
    assert said_anywhere(desk.store)
    with desk.store.work(desk.people.officer) as work:
        disposal.erase_ticket(
            work,
            number,
            authority="GDPR Article 17",
            approved_by=desk.people.admin.person_id or 0,
        )

    assert said_anywhere(desk.store) == []
    with desk.store.reading(desk.people.officer) as work:
        kept = work.session.scalars(select(Complaint)).one()
    assert (kept.complainant, kept.root_cause) == ("(erased)", "Fees")
    assert verify(desk.store, Evidence()).layers() == set()


def test_a_purge_takes_the_complaint_with_its_ticket_when_the_complaints_time_is_over(
    desk: ComplaintDesk,
) -> None:
    number = secretive(desk)
    with desk.store.work(desk.people.officer) as work:
        retention.propose(work, reason="Agreed with counsel")
    with desk.store.reading(desk.people.officer) as work:
        classes = {one.draft.name: one.id for one in retention.schedule(work)}
    desk.ruled.time.advance(timedelta(days=1097))
    with desk.store.work(desk.people.officer) as work:
        disposal.purge(
            work,
            classes["Complaints"],
            [number],
            reason="The schedule",
            approved_by=desk.people.admin.person_id or 0,
        )

    assert said_anywhere(desk.store) == []
    with desk.store.reading(desk.people.officer) as work:
        for model in (Complaint, ComplaintDue):
            assert work.session.scalar(select(func.count()).select_from(model)) == 0
    assert verify(desk.store, Evidence()).layers() == set()


@pytest.fixture
def guarded(pg_monday_url: str) -> Iterator[tuple[ComplaintDesk, Store, int]]:
    """A complaint on a desk whose agent and officer have logins of their own; the agent's seat."""
    desk = lay_complaint_desk(pg_monday_url)
    number = desk.opened()
    let_in(pg_monday_url, "officer", Role.COMPLIANCE)
    # the server takes no other clock than its own
    agent = open_store(let_in(pg_monday_url, "agent", Role.AGENT))
    yield desk, agent, number
    agent.dispose()
    desk.store.dispose()


@pytest.mark.postgres
def test_under_logins_of_their_own_two_correct_the_receipt(
    guarded: tuple[ComplaintDesk, Store, int],
) -> None:
    desk, agent, number = guarded
    was = desk.view(number).received_at
    earlier = was - timedelta(days=1)
    with agent.work(desk.agent) as work:
        wrong = receipt.correct_signed(work, number, earlier, "Stamped", Second("officer", "no"))
    assert wrong.subject is None
    with agent.work(desk.agent) as work:
        receipt.correct_signed(work, number, earlier, "Stamped", Second("officer", PASSWORD))

    assert desk.view(number).received_at == earlier
    with agent.work(desk.agent) as work, pytest.raises(NotAllowed, match="somebody else"):
        receipt.correct(work, number, was, reason="Back", approved_by=desk.agent.person_id or 0)


@pytest.mark.postgres
def test_nobody_corrects_the_receipt_past_the_program(
    guarded: tuple[ComplaintDesk, Store, int], pg_monday_url: str
) -> None:
    desk, agent, number = guarded
    complaint = desk.view(number).id
    approval = f"""
        INSERT INTO disposal_approval (what, subject_id, approved_login, approved_at)
        VALUES ('receipt', {complaint}, 'officer', now())"""  # noqa: S608 - a number
    for statement in (
        "UPDATE complaint SET received_at = received_at - interval '1 day'",
        f"SELECT complaint_correct_receipt({complaint}, now() - interval '1 year')",
        approval,
    ):
        with pytest.raises(DBAPIError, match=r"permission denied|no second person"):
            _raw(agent, statement)
    asker = open_store(let_in(pg_monday_url, "requester", Role.REQUESTER))
    with pytest.raises(DBAPIError, match="permission denied"):
        _raw(asker, "SELECT 1 FROM complaint")
    asker.dispose()


@pytest.mark.postgres
def test_an_agents_own_login_handles_a_complaint(pg_monday_url: str) -> None:
    desk = lay_complaint_desk(pg_monday_url)
    number = desk.ruled.open()
    agent = open_store(let_in(pg_monday_url, "agent", Role.AGENT))
    with agent.work(desk.agent) as work:
        record.open_complaint(work, NewComplaint(number, "Charged twice", "Loan"))
        handling.acknowledge(work, number)
    with agent.work(desk.agent) as work:
        record.amend(work, number, {"severity": "high"})
    shown = desk.view(number)
    agent.dispose()
    desk.store.dispose()

    assert shown.severity == "high"
    assert shown.acknowledged_at is not None


def _raw(store: Store, statement: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(text(statement))
