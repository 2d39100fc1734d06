"""Of two who take something on at the same moment, the quicker one has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.audit import AuditEntry
from models.clocks import Clock
from models.rules import PathRun
from models.tickets import Ticket
from models.vocabulary import LevelAction, Target
from services.escalation import runs
from services.escalation.acknowledgement import acknowledge_clock, acknowledge_run
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.store.work import Store
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import GuardedDesk

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Work

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
OUTAGE = PathDraft("Outage", (LevelDraft("Later", "+10h", LevelAction.ALERT_ASSIGNEE),))


@pytest.mark.parametrize("model", [Clock, PathRun])
def test_who_was_quicker_has_it_and_the_other_one_hears_no_refusal(
    pg_url: str, model: type[Clock | PathRun]
) -> None:
    owner = Store(pg_url)
    guarded = GuardedDesk(owner, lay_desk(owner))
    small, ticket = guarded.small, opened(owner, guarded.small)
    with owner.work(small.admin) as work:
        create_path(work, OUTAGE)
        runs.start(work, work.require(Ticket, ticket), "Outage")
    with owner.reading(small.agent) as work:
        query = select(model.id).where(model.ticket_id == ticket)
        if model is Clock:
            query = query.where(Clock.target == Target.RESOLUTION)
        number = work.session.scalars(query).one()
    take = acknowledge_clock if model is Clock else acknowledge_run

    def late(work: Work) -> Changes:
        work.require(model, number)
        guarded.sit("lead", small.lead.role).apply(small.lead, lambda unit: take(unit, number))
        return take(work, number)

    guarded.agent.apply(small.agent, late)

    with owner.reading(small.agent) as work:
        assert work.require(model, number).acknowledged_by == small.lead.person_id
        kinds = select(AuditEntry.kind).where(AuditEntry.kind.like("%.acknowledged"))
        assert len(work.session.scalars(kinds).all()) == 1
    guarded.close()
