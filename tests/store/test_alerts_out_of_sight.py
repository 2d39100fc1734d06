"""Alerts say nobody what a ticket is called that they do not see."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from models.escalation import Notice
from models.tickets import Ticket
from models.vocabulary import Role
from services.store.work import WATCHER, Store
from services.tickets import agenda, conversation, merging, watchers
from services.watch.sweep import sweep
from tests.rigs.desk import MONDAY_9H, lay_desk, opened
from tests.rigs.logins import seat
from tests.rigs.moving import did, notices
from tests.rigs.old_tickets import laid, then, told

if TYPE_CHECKING:
    from datetime import datetime

    from services.time_source import VirtualTime
    from tests.rigs.desk import SmallDesk

HOUR = timedelta(hours=1)
SAID = "Pay of Ruth Berg"


@pytest.fixture
def put_aside(desk_store: Store, desk: SmallDesk) -> int:
    """A ticket its agent put aside and is reminded of, which became another team's affair."""
    number = opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: agenda.snooze(w, number, MONDAY_9H + HOUR))
    did(desk_store, desk.agent, lambda w: agenda.remind(w, number, MONDAY_9H + HOUR, "Call back"))
    with desk_store.work(desk.lead) as work:
        ticket = work.require(Ticket, number)
        ticket.kind, ticket.subject = "Confidential", SAID
        ticket.team_id, ticket.assignee_id = desk.tier_2, desk.colleague.person_id
    return number


def test_what_was_put_aside_comes_back_to_who_still_sees_it(
    desk_store: Store, desk: SmallDesk, time: VirtualTime, put_aside: int
) -> None:
    time.advance(HOUR)
    assert agenda.come_back(desk_store, WATCHER) == 2
    assert agenda.come_back(desk_store, WATCHER) == 0

    assert notices(desk_store, desk.agent) == [f"Reminder: #{put_aside}"]
    with desk_store.reading(desk.agent) as work:
        query = select(Notice.body).where(Notice.person_id == desk.agent.person_id)
        assert work.session.scalars(query).all() == ["Call back"]


def test_a_reply_brings_it_back_and_tells_nobody_who_does_not(
    desk_store: Store, desk: SmallDesk, put_aside: int
) -> None:
    did(desk_store, desk.requester, lambda w: conversation.receive_reply(w, put_aside, "Well?"))

    assert notices(desk_store, desk.agent) == []


def test_who_follows_a_merged_ticket_hears_nothing_of_one_they_do_not_see(
    desk_store: Store, desk: SmallDesk
) -> None:
    one, other = opened(desk_store, desk), opened(desk_store, desk, kind="Confidential")
    for person in (desk.colleague, desk.lead):
        did(desk_store, person, lambda w: watchers.watch(w, one))
    did(desk_store, desk.agent, lambda w: merging.merge(w, one, other, reason="same"))
    did(desk_store, desk.agent, lambda w: conversation.send_reply(w, other, "Hello?"))

    assert notices(desk_store, desk.colleague) == []
    assert notices(desk_store, desk.lead) == [f"Reply on #{other} VPN drops every ten minutes"]


@pytest.mark.postgres
@pytest.mark.parametrize("path", ["Three levels", "Working"])
def test_levels_rules_and_tasks_call_a_confidential_ticket_by_its_type(
    pg_url: str, sqlite_url: str, now: datetime, path: str
) -> None:
    """They may tell managers and others who do not see it; the server as the program."""
    by_server, by_program = laid(pg_url, now, path), laid(sqlite_url, now, path)
    for story in (by_server, by_program):
        with story.owner.engine.begin() as connection:
            connection.execute(text("UPDATE ticket SET kind = 'Confidential', subject = 'Secret'"))
            connection.execute(text("DELETE FROM notice"))
    strangers = seat(by_server.owner, "stranger", Role.AGENT)
    sweep(strangers, by_server.stranger)
    by_program = then(by_program, by_server, now)
    sweep(by_program.owner)

    said = told(by_server)["notices"]
    assert any("Confidential" in one for one in said)
    assert "Secret" not in str(said)
    assert said == told(by_program)["notices"]
    for store in (strangers, by_server.owner, by_program.owner):
        store.dispose()


@pytest.mark.postgres
@pytest.mark.laid
def test_a_requester_s_own_login_takes_a_ticket_back(pg_url: str) -> None:
    """It may tell nobody: whoever works the ticket takes it back and tells for it."""
    owner = Store(pg_url)
    desk = lay_desk(owner)
    number = opened(owner, desk)
    with owner.work(desk.agent) as work:
        agenda.snooze(work, number, work.now + HOUR)
    own = seat(owner, "requester", Role.REQUESTER)
    did(own, desk.requester, lambda w: conversation.receive_reply(w, number, "Well?"))

    sweep(owner)

    assert notices(owner, desk.agent)[0].startswith(f"Back in the queue: #{number}")
    with owner.reading(desk.agent) as work:
        assert agenda.snoozed_until(work, number) is None
    for one in (owner, own):
        one.dispose()
