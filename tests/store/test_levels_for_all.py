"""Any window sees to it that levels fire, also on tickets that its person may not see."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import ProgrammingError

from models.audit import AuditEntry
from models.escalation import EscalationLevel, Firing, Notice
from models.outbox import AlertProfile, Channel, OutboxMessage
from models.people import Department, Person
from models.rota import Absence
from models.tickets import Ticket
from models.vocabulary import LevelAction, Medium, Role, Target
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.notify.routing import route_left
from services.rules.running import react
from services.sla.publishing import publish_policy
from services.store.work import WATCHER, Actor, Store
from services.time_source import VirtualTime
from services.watch.sweep import sweep
from tests.rigs.desk import STANDARD, SmallDesk, lay_desk, opened
from tests.rigs.logins import seat

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.postgres
SETUP: Final = Actor(None, "Setup", Role.ADMINISTRATOR, "test")
TELLING: Final = PathDraft(
    "Telling",
    (
        LevelDraft("Alert", "-2h", LevelAction.ALERT_ASSIGNEE, Target.RESOLUTION),
        LevelDraft(
            "Lead",
            "-1h",
            LevelAction.NOTIFY_ROLE,
            Target.RESOLUTION,
            recipients=("lead", "team:Tier 2", "person:Olga Stein"),
        ),
        LevelDraft(
            "Above",
            "+1h",
            LevelAction.NOTIFY_ROLE,
            Target.RESOLUTION,
            recipients=("manager", "director", "requester", "assignee", "account_manager"),
        ),
    ),
)
AGES: Final = {
    "not due": timedelta(hours=5, seconds=2),
    "alert": timedelta(hours=6, minutes=10, seconds=2),
    "overtaken": timedelta(hours=7, minutes=10, seconds=2),
    "overdue": timedelta(hours=9, minutes=10, seconds=2),
}
"""Resolution is due after eight hours; the minute in which it is late has just begun."""


@dataclass(frozen=True)
class Story:
    """A desk with old tickets, the same each time it is laid at the same hour."""

    owner: Store
    desk: SmallDesk
    stranger: Actor


def _laid(url: str, now: datetime, path: str = TELLING.name) -> Story:
    time = VirtualTime(now - timedelta(days=1))
    past = Store(url, time, reactions=(react,))
    desk = lay_desk(past)
    with past.work(SETUP) as work:
        create_path(work, TELLING)
        publish_policy(work, replace(STANDARD, path=path))
        law = Department(name="Legal")
        work.session.add(law)
        work.session.flush()
        values = {"role": Role.AGENT, "department_id": law.id, "created_at": work.now}
        stranger = Person(name="Hana Roth", login="stranger", **values)
        work.session.add(stranger)
        work.session.add(
            AlertProfile(
                person_id=desk.manager.person_id, language="de", timezone="Asia/Kolkata", quiet={}
            )
        )
        work.session.add(
            Absence(
                person_id=desk.agent.person_id,
                starts_at=work.now,
                ends_at=None,
                substitute_id=desk.colleague.person_id,
                note="",
            )
        )
        work.session.flush()
        sits = Actor(stranger.id, stranger.name, stranger.role, "test")
    for name, age in AGES.items():
        time.move_to(now - age)
        opened(past, desk, subject=f"Ticket {name} {{{{target}}}}")
        opened(past, desk, subject=f"Nobody's, {name}", assignee_id=None)
    past.dispose()
    return Story(Store(url, reactions=(react,)), desk, sits)


def _told(story: Story) -> list[object]:
    """Return what people, records and the trail say of what fired."""
    with story.owner.reading(WATCHER) as work:
        ask = work.session.execute
        firings = ask(
            select(Ticket.subject, EscalationLevel.name, Firing.due_at, Firing.outcome)
            .add_columns(Firing.detail, Firing.unreached)
            .join(Ticket, Ticket.id == Firing.ticket_id)
            .join(EscalationLevel, EscalationLevel.id == Firing.level_id)
        ).all()
        notices = ask(
            select(Notice.person_id, Notice.kind, Notice.title, Notice.body, Notice.urgency)
        ).all()
        entries = ask(
            select(AuditEntry.kind, AuditEntry.subject_id, AuditEntry.actor_name)
            .add_columns(AuditEntry.actor_role, AuditEntry.changes)
            .where(AuditEntry.kind.startswith("escalation."))
        ).all()
        late = re.compile(r"(late by \d+:\d+):\d+")
        return [
            sorted(map(str, firings)),
            sorted(map(str, notices)),
            sorted(
                late.sub(r"\1", str((*one, [(c["field"], c["before"], c["after"]) for c in said])))
                for *one, said in entries
            ),
        ]


@pytest.fixture
def now() -> datetime:
    """The server's time; its machine is this one."""
    return datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def story(pg_url: str, now: datetime) -> Iterator[Story]:
    made = _laid(pg_url, now)
    yield made
    made.owner.dispose()


def test_a_stranger_s_window_fires_what_the_desk_itself_would_have(
    story: Story, sqlite_url: str, now: datetime
) -> None:
    by_program = _laid(sqlite_url, now)
    sweep(by_program.owner)
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))

    swept = sweep(strangers, story.stranger)

    assert swept.fired == 12
    assert swept.failed == frozenset()
    assert len(swept.changes.tickets) == 6
    assert story.desk.manager.person_id in swept.changes.notices
    assert _told(story) == _told(by_program)
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
    before = _told(story)

    assert sweep(story.owner).fired == 0

    assert _told(story) == before
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

    assert sum(one.fired for one in swept) == 12
    assert len(_told(story)[0]) == 12  # type: ignore[arg-type]
    for one in seats:
        one.dispose()


def test_a_level_that_does_more_than_tell_waits_for_whoever_sees_the_ticket(
    pg_url: str, now: datetime
) -> None:
    """The second of the three levels hands the ticket over; the first alone would be untrue."""
    handing = _laid(pg_url, now, "Three levels")
    strangers = seat(handing.owner, "stranger", Role.AGENT, reactions=(react,))

    assert sweep(strangers, handing.stranger).fired == 0
    assert sweep(handing.owner).fired == 4

    strangers.dispose()
    handing.owner.dispose()


def test_what_the_server_told_goes_out_by_mail_as_well(story: Story) -> None:
    with story.owner.work(SETUP) as work:
        work.session.add(Channel(name="Mail", medium=Medium.EMAIL, settings={}))
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))
    sweep(strangers, story.stranger)
    strangers.dispose()

    with story.owner.reading(WATCHER) as work:
        told = len(work.session.scalars(select(Notice.id)).all())
        assert work.session.scalars(select(OutboxMessage.id)).all() == []
    assert route_left(story.owner, WATCHER) == told
    assert route_left(story.owner, WATCHER) == 0
    with story.owner.reading(WATCHER) as work:
        assert len(work.session.scalars(select(OutboxMessage.id)).all()) == told


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
