"""What is published for open tickets counts for those too that its publisher does not see."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import ProgrammingError

from models.clocks import Clock
from models.vocabulary import Role, Target
from services.escalation.configuration import export, publish_text
from services.sla.checking import check_ticket
from services.store.work import WATCHER, Store
from services.watch.sweep import sweep
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import seat

if TYPE_CHECKING:
    from datetime import datetime

pytestmark = [pytest.mark.postgres, pytest.mark.laid]


def test_an_administrator_s_publication_reaches_confidential_tickets(pg_url: str) -> None:
    owner = Store(pg_url)
    desk = lay_desk(owner)
    plain, secret = opened(owner, desk), opened(owner, desk, kind="Confidential")
    before = due(owner, secret)
    own = seat(owner, "admin", Role.ADMINISTRATOR)
    with own.reading(desk.admin) as work:
        known = export(work)
    with own.work(desk.admin) as work:
        longer = known.replace("8h", "16h")
        publish_text(work, longer, open_tickets_too=True)
    later = due(owner, plain)
    assert later > before + timedelta(hours=7)
    agents = seat(owner, "agent", Role.AGENT)
    sweep(agents, desk.agent)

    forged = "INSERT INTO unsettled (ticket_id, left_at, happened) VALUES (:secret, now(), :told)"
    told = {"secret": secret, "told": '[["told", "published", "{}", null]]'}
    with pytest.raises(ProgrammingError, match="happened"), agents.engine.begin() as connection:
        connection.execute(text(forged), told)
    assert due(owner, secret) == before + timedelta(hours=8)
    with owner.reading(WATCHER) as work:
        assert [*check_ticket(work, secret)] == []
        assert work.session.scalar(text("SELECT count(*) FROM unsettled")) == 0
    for one in (owner, own, agents):
        one.dispose()


def due(store: Store, ticket: int) -> datetime:
    with store.reading(WATCHER) as work:
        query = select(Clock.due_at).where(
            Clock.ticket_id == ticket, Clock.target == Target.RESOLUTION
        )
        found = work.session.scalars(query).one()
    assert found is not None
    return found
