"""No word of a confidential ticket reaches a login that has nothing to do with it, anywhere."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import Text, cast, column, func, or_, select, table, text

from models.tickets import CustomField, CustomValue
from models.vocabulary import Role
from models.workflow import Approval, TicketTask
from services.rules.running import react
from services.store.work import Store
from services.tickets import agenda, conversation, lifecycle, links, queue
from services.tickets.attachments import GivenFile
from services.tickets.queue import Queue, QueueView
from services.workflow import approvals, tasks
from services.workflow.templates import Step
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import GuardedDesk, lay_stranger

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
CANARY: Final = "Marmalade"
READABLE: Final = """
    SELECT c.relname, array_agg(a.attname) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND a.attnum > 0 AND NOT a.attisdropped
      AND has_column_privilege(session_user, c.oid, a.attnum, 'SELECT')
    GROUP BY 1
"""


@pytest.fixture
def desk(pg_url: str) -> Iterator[GuardedDesk]:
    owner = Store(pg_url, reactions=(react,))
    made = GuardedDesk(owner, lay_desk(owner))
    _tell(made)
    yield made
    made.close()


def _tell(desk: GuardedDesk) -> None:
    """Say it wherever people who work a ticket can."""
    owner, small = desk.owner, desk.small
    given = {"kind": "Confidential", "subject": CANARY, "description": CANARY, "tags": (CANARY,)}
    number = opened(owner, small, **given)
    other = opened(owner, small, subject="Another")
    file = GivenFile(f"{CANARY}.txt", CANARY.encode(), "text/plain")
    with owner.work(small.agent) as work:
        links.link(work, number, "related to", other, note=CANARY)
        agenda.remind(work, number, work.now + timedelta(days=1), CANARY)
        tasks.add_task(work, number, Step(f"Tell {CANARY}", team="Tier 1"))
        tasks.add_task(work, number, Step(f"Ask {CANARY}", approvers=("lead",)))
        field = CustomField(key="where", label="Where")
        work.session.add(field)
        work.session.flush()
        work.session.add(CustomValue(ticket_id=number, field_id=field.id, value=CANARY))
        conversation.add_note(work, number, CANARY, [file])
        ended = work.session.scalars(select(TicketTask).where(TicketTask.ticket_id == number))
        tasks.finish(work, next(one.id for one in ended if "Tell" in one.title), note=CANARY)
    with owner.work(small.requester) as work:
        conversation.receive_reply(work, number, CANARY)
    with owner.work(small.lead) as work:
        asked = work.session.scalars(select(Approval).where(Approval.ticket_id == number)).one()
        approvals.decide(work, asked.id, approves=False, comment=CANARY)
    with owner.work(small.agent) as work:
        lifecycle.place_on_hold(work, number, reason=CANARY)
        lifecycle.resume(work, number)
        conversation.send_reply(work, number, CANARY)
        lifecycle.close(work, number, reason=CANARY)


def _said(store: Store, within: Collection[str] | None = None) -> set[str]:
    """Return in which of some tables a login reads the word, as text or in the bytes of a file."""
    wanted = CANARY, CANARY.lower(), CANARY.encode().hex()
    found = set()
    with store.engine.connect() as connection:
        for name, columns in connection.execute(text(READABLE)):
            if within is not None and name not in within:
                continue
            there = table(name, *(column(one) for one in columns))
            said = [cast(one, Text).contains(word) for one in there.c for word in wanted]
            if connection.scalar(select(func.count()).select_from(there).where(or_(*said))):
                found.add(str(name))
    return found


def test_who_has_nothing_to_do_with_it_reads_no_word_of_it(desk: GuardedDesk) -> None:
    lay_stranger(desk.owner)
    everywhere = _said(desk.owner)
    assert {"message", "attachment_content", "approval_vote", "ledger_line"} <= everywhere
    for login, role in (
        ("stranger", Role.AGENT),
        ("colleague", Role.AGENT),
        ("manager", Role.SUPERVISOR),
        ("admin", Role.ADMINISTRATOR),
    ):
        assert _said(desk.sit(login, role), everywhere) == set(), login
    of_officer = _said(desk.sit("officer", Role.COMPLIANCE), everywhere)
    assert {"ticket", "audit_entry", "ledger_line"} <= of_officer
    assert not {"message", "attachment", "attachment_content"} & of_officer


def test_what_a_search_found_is_told_to_who_sees_all_of_it(desk: GuardedDesk) -> None:
    with desk.agent.reading(desk.small.agent) as work:
        queue.queue_ids(work, QueueView(Queue.ALL, text=CANARY))
    found = {"admin": Role.ADMINISTRATOR, "lead": Role.SUPERVISOR, "officer": Role.COMPLIANCE}
    asked = "SELECT kind FROM audit_entry WHERE kind LIKE 'restricted.%searched' ORDER BY id"
    lines = "SELECT count(*) FROM ledger_line WHERE header LIKE '%kind restricted.%searched%'"
    for login, role in found.items():
        with desk.sit(login, role).engine.connect() as connection:
            kinds = ["restricted.words_searched", "restricted.searched"]
            wanted = kinds[:1] if login == "admin" else kinds
            assert list(connection.scalars(text(asked))) == wanted, login
            assert connection.scalar(text(lines)) == len(wanted), login
