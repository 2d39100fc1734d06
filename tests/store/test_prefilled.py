"""Tickets that chaos puts on a desk before it begins are real: recorded, chained and counted."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models.clocks import Clock
from models.ledger import LedgerLine
from models.tickets import Message, Ticket
from services.audit.verification.run import Evidence, verify
from services.sla.checking import recheck
from services.store.work import WATCHER, Store
from services.tickets.conversation import send_reply
from tests.chaos import prefill
from tests.chaos.chaos_database import lay

pytestmark = pytest.mark.postgres
TICKETS = 25


def test_every_copy_is_a_ticket_of_its_own_that_the_verifier_judges(
    owner: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prefill, "BATCH", 10)
    desk = lay(owner)

    first, last = prefill.prefill(owner, desk, TICKETS)
    with owner.work(desk.agent) as work:
        send_reply(work, last, "We look into it.")

    with owner.reading(WATCHER) as work:
        ask = work.session.scalars
        words = {body.rpartition(" ")[2] for body in ask(select(Message.body))}
        spans = set(ask(select(Clock.due_at - Clock.started_at).where(Clock.ticket_id > first)))
        tickets = work.session.scalar(select(func.count()).select_from(Ticket))
        lines = work.session.execute(
            select(LedgerLine.subject, func.count())
            .where(LedgerLine.subject.like("ticket/%"))
            .group_by(LedgerLine.subject)
        ).all()
        assert list(recheck(work)) == []
    found = verify(owner, Evidence())
    assert (last - first + 1, tickets) == (TICKETS, TICKETS)
    assert words >= {f"{prefill.WORD}{number}" for number in range(1, TICKETS + 1)}
    assert spans == {timedelta(days=30)}
    counts = Counter(count for _, count in lines)
    assert sorted(counts.values()) == [1, TICKETS - 1]  # the last one was answered
    assert [one.problems for one in found.results if one.problems] == []
