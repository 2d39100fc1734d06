"""Any window sees to it that levels fire, also on tickets that its person may not see."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import ProgrammingError

from models.clocks import Clock
from models.escalation import EscalationLevel, Notice
from models.outbox import Channel, OutboxMessage
from models.people import Person
from models.tickets import Ticket, TicketEvent
from models.vocabulary import Medium, Role, Target
from services.notify.routing import route_left
from services.rules.running import react
from services.sla.rest import settle
from services.store.work import WATCHER
from services.watch.sweep import sweep
from tests.rigs.level_paths import ACTING, CHOOSING, EVERY, SENDING, WAITING
from tests.rigs.logins import seat
from tests.rigs.old_tickets import SETUP, Story, laid, told

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.postgres


@pytest.fixture
def now() -> datetime:
    """The server's time; its machine is this one."""
    return datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def story(pg_url: str, now: datetime) -> Iterator[Story]:
    made = laid(pg_url, now)
    yield made
    made.owner.dispose()


def test_a_stranger_s_window_fires_what_the_desk_itself_would_have(
    story: Story, sqlite_url: str, now: datetime
) -> None:
    by_program = laid(sqlite_url, now)
    sweep(by_program.owner)
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))

    swept = sweep(strangers, story.stranger)

    assert swept.fired == 16
    assert swept.failed == frozenset()
    assert len(swept.changes.tickets) == 10  # a breach is a change, too
    assert story.desk.manager.person_id in swept.changes.notices
    assert told(story) == told(by_program)
    assert sweep(strangers, story.stranger).fired == 0
    with strangers.engine.connect() as connection:
        for table in ("ticket", "clock", "firing", "notice", "ticket_event"):
            found = connection.scalar(text(f"SELECT count(*) FROM {table}"))  # noqa: S608
            assert found == 0, table
    strangers.dispose()
    by_program.owner.dispose()


def test_the_program_goes_on_where_the_server_stopped(story: Story) -> None:
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))
    sweep(strangers, story.stranger)
    strangers.dispose()
    before = told(story)

    assert sweep(story.owner).fired == 0

    assert told(story) == before
    with story.owner.engine.connect() as connection:
        noticed = text(
            "SELECT count(*) FROM clock WHERE target = 'resolution' AND noticed_at IS NOT NULL"
        )
        assert connection.scalar(noticed) == 2


def test_windows_that_sweep_together_fire_each_level_once(story: Story) -> None:
    logins = (("stranger", Role.AGENT), ("lead", Role.SUPERVISOR), ("stranger", Role.AGENT))
    seats = [seat(story.owner, login, role, reactions=(react,)) for login, role in logins]
    with ThreadPoolExecutor() as pool:
        swept = list(pool.map(sweep, seats * 2))

    assert sum(one.fired for one in swept) == 16
    assert len(told(story)["firings"]) == 16
    for one in seats:
        one.dispose()


LEFT: Final = {"Three levels": 2, "Waiting": 2, "Every clock": 10, "Acting": 8, "Sending": 8}
"""Tickets that were handed over or changed, to be counted anew."""


@pytest.mark.parametrize(
    "path", ["Three levels", "Waiting", "Telling", "Choosing", "Every clock", "Acting", "Sending"]
)
def test_hand_overs_calls_and_the_rota_are_the_server_s_as_well(
    pg_url: str, sqlite_url: str, now: datetime, path: str
) -> None:
    by_server, by_program = laid(pg_url, now, path), laid(sqlite_url, now, path)
    strangers = seat(by_server.owner, "stranger", Role.AGENT, reactions=(react,))
    swept = sweep(strangers, by_server.stranger)
    assert sweep(by_program.owner).fired == swept.fired
    assert swept.failed == frozenset()
    with strangers.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM ticket")) == 0
    with by_server.owner.work(WATCHER) as work:
        assert settle(work, 100, lambda *_: None) == LEFT.get(path, 0)
    assert told(by_server) == told(by_program)
    assert len(told(by_program)["calls"]) == (4 if path == WAITING.name else 0)
    refused = [one for one in told(by_program)["firings"] if "Not wanted: " in one]
    assert bool(refused) is (path in {CHOOSING.name, EVERY.name})
    for one in (strangers, by_server.owner):
        assert sweep(one).fired == 0
    assert told(by_server) == told(by_program)

    strangers.dispose()
    by_server.owner.dispose()
    by_program.owner.dispose()


def test_what_the_server_told_goes_out_by_mail_as_well(story: Story) -> None:
    with story.owner.work(SETUP) as work:
        work.session.add(Channel(name="Mail", medium=Medium.EMAIL, settings={}))
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))
    sweep(strangers, story.stranger)
    strangers.dispose()

    mail = select(OutboxMessage.id).where(OutboxMessage.medium == Medium.EMAIL)
    with story.owner.reading(WATCHER) as work:
        notices = len(work.session.scalars(select(Notice.id)).all())
        assert work.session.scalars(mail).all() == []
    assert route_left(story.owner, WATCHER) == notices
    assert route_left(story.owner, WATCHER) == 0
    with story.owner.reading(WATCHER) as work:
        assert len(work.session.scalars(mail).all()) == notices


def test_a_level_whose_conditions_only_the_program_reads_waits_for_it(
    pg_url: str, now: datetime
) -> None:
    story = laid(pg_url, now, CHOOSING.name)
    pattern = {"field": "subject", "op": "matches", "value": "^Ticket .*due$"}
    with story.owner.work(SETUP) as work:
        levels = select(EscalationLevel).where(EscalationLevel.name == "Above")
        for one in work.session.scalars(levels):
            one.conditions = {"none": [pattern]}
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))
    swept = sweep(strangers, story.stranger)
    strangers.dispose()
    fired = [one for one in told(story)["firings"] if "overdue" in one]
    assert (swept.failed, fired) == (frozenset(), [])
    breaches = [one for one in told(story)["entries"] if "clock.breached" in one]
    assert len([one for one in breaches if "'resolution'" in one]) == 2  # they are noticed at once

    assert sweep(story.owner).fired == 6

    fired = [one for one in told(story)["firings"] if "overdue" in one or "Nobody" in one]
    assert len([one for one in fired if "'Above'" in one and "'fired'" in one]) == 2
    story.owner.dispose()


@pytest.mark.parametrize("login", ["requester", "books"])
def test_what_levels_do_is_done_under_any_login_and_shown_to_none(
    pg_url: str, now: datetime, login: str
) -> None:
    """A requester writes no note and an auditor no ticket: the levels do, and show them nothing."""
    story = laid(pg_url, now, ACTING.name)
    role = Role.REQUESTER if login == "requester" else Role.AUDITOR
    with story.owner.work(SETUP) as work:
        work.session.add(Person(name="Books", login="books", role=Role.AUDITOR, created_at=now))
        work.session.execute(update(Ticket).values(tags=["confidential"]))
        work.session.execute(update(Ticket).values(requester_id=story.desk.lead.person_id))
    direct = text("SELECT count(*) FROM audit_entry WHERE kind = 'direct.changed'")
    with story.owner.engine.connect() as connection:
        before = connection.scalar(direct)
    store = seat(story.owner, login, role)
    with store.engine.begin() as connection:
        swept = connection.execute(text("SELECT * FROM api.sweep(500, 'psql')")).all()
        assert len(swept) == 40
        for question in (
            "SELECT body FROM message",
            "SELECT changes FROM audit_entry WHERE kind = 'message.noted'",
        ):
            assert connection.execute(text(question)).all() == [], question
    store.dispose()
    found = told(story)
    assert sum("'note'" in one for one in found["messages"]) == 6
    with story.owner.engine.connect() as connection:
        assert connection.scalar(direct) == before  # everything has an entry of its own
    bodies = [one for one in found["notices"] if "'rule'" in one]
    assert bodies
    assert not [one for one in bodies if "It worked yesterday" in one]
    story.owner.dispose()


def test_a_priority_that_the_server_set_is_counted_by_whoever_sees_the_ticket(
    pg_url: str, now: datetime
) -> None:
    story = laid(pg_url, now, ACTING.name)
    with story.owner.work(SETUP) as work:
        levels = select(EscalationLevel).where(EscalationLevel.name == "Mark")
        level = work.session.scalars(levels).one()
        level.settings = {"actions": [{"do": "priority", "to": "critical"}]}
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))
    sweep(strangers, story.stranger)
    strangers.dispose()
    with story.owner.work(WATCHER) as work:
        settle(work, 100, lambda *_: None)
    with story.owner.reading(WATCHER) as work:
        spans = select(Clock.span, Clock.breach_cause, Clock.breached_at, TicketEvent.at).where(
            Clock.target == Target.RESOLUTION,
            TicketEvent.kind == "priority",
            TicketEvent.ticket_id == Clock.ticket_id,
        )
        counted = work.session.execute(spans).all()
    assert len(counted) == 2  # alerted after six hours, and two of a critical one are over
    for span, cause, breached_at, at in counted:
        assert (span, cause) == (timedelta(hours=2), "policy change")
        assert breached_at == at.replace(microsecond=0)
    story.owner.dispose()


def test_one_clock_that_breaks_does_not_keep_the_others_waiting(story: Story) -> None:
    with story.owner.work(SETUP) as work:
        levels = select(EscalationLevel).where(EscalationLevel.name == "Lead")
        for one in work.session.scalars(levels):
            one.settings = {"recipients": 5}
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))
    assert sweep(strangers, story.stranger).fired == 8  # of sixteen
    assert sweep(strangers, story.stranger).fired == 0
    strangers.dispose()
    with story.owner.work(SETUP) as work:
        for one in work.session.scalars(levels):
            one.settings = {"recipients": ["lead"]}
    assert sweep(story.owner).fired == 8


def test_the_server_fires_nothing_of_a_ticket_whose_status_it_moved_before_it_is_counted(
    pg_url: str, now: datetime
) -> None:
    story = laid(pg_url, now, SENDING.name)
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))
    sweep(strangers, story.stranger)
    planned = text("""
        SELECT count(*) FROM clock c JOIN ticket t ON t.id = c.ticket_id
        WHERE t.status IN ('on_hold', 'closed') AND c.level_at IS NOT NULL
    """)
    stopped = text("SELECT count(*) FROM clock WHERE state IN ('paused', 'met')")
    with story.owner.engine.begin() as connection:
        moved = connection.scalar(text("SELECT count(*) FROM ticket WHERE status <> 'new'"))
        assert (moved, connection.scalar(planned), connection.scalar(stopped)) == (6, 0, 0)
        connection.execute(text("UPDATE clock SET next_at = now() - interval '1 minute'"))
    assert sweep(strangers, story.stranger).fired == 0
    strangers.dispose()
    with story.owner.work(WATCHER) as work:
        settle(work, 100, lambda *_: None)
    with story.owner.engine.connect() as connection:
        assert connection.scalar(stopped) > 0
    story.owner.dispose()


@pytest.mark.parametrize(
    "actions",
    [
        [{"do": "tasks", "template": "Leaver"}],
        [{"do": "path", "path": "Waiting"}],
        [{"do": "close"}, {"do": "webhook", "channel": "Mirror", "payload": {"due": "{{due}}"}}],
        [{"do": "tags", "add": ["it's"]}],
        [{"do": "type", "to": " Two  words "}],
        [{"do": "field", "key": "seats", "to": "1e3"}],
        [{"do": "assign", "agent": "person:Nobody"}],
        [{"do": "priority", "to": "low"}, {"do": "note", "text": "due {{due}}"}],
        [{"do": "priority", "to": "low"}, {"do": "approval", "title": "?", "approvers": ["lead"]}],
    ],
)
def test_an_action_that_the_server_cannot_do_leaves_the_level_whole(
    story: Story, actions: list[dict[str, Any]]
) -> None:
    with story.owner.engine.begin() as connection:
        asked = text("SELECT guard.can_act(t, CAST(:actions AS jsonb)) FROM ticket t LIMIT 1")
        assert connection.scalar(asked, {"actions": json.dumps(actions)}) is False


AHEAD: Final = """
    INSERT INTO firing (clock_id, level_id, ticket_id, due_at, fired_at, late_by, outcome, detail,
                        unreached)
    SELECT c.id, l.id, c.ticket_id, {due}, {fired}, 0, 'fired', 'Nobody was told', false
    FROM clock c, escalation_level l WHERE c.target = 'resolution' AND c.next_at {when} now()
    LIMIT 1
"""


@pytest.mark.parametrize(
    ("due", "fired", "when"),
    [
        ("now() - interval '1 hour'", "now() - interval '1 hour'", "<"),
        ("now() + interval '1 hour'", "now()", "<"),
        ("now()", "now()", ">"),
    ],
)
def test_nobody_fires_a_level_ahead_of_its_time_to_have_it_out_of_the_way(
    story: Story, due: str, fired: str, when: str
) -> None:
    agents = seat(story.owner, "agent", Role.AGENT)
    statement = AHEAD.format(due=due, fired=fired, when=when)

    with agents.engine.begin() as connection, pytest.raises(ProgrammingError) as refused:
        connection.exec_driver_sql(statement)

    assert refused.value.orig.sqlstate == "42501"  # type: ignore[union-attr]
    agents.dispose()
