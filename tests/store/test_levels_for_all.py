"""Any window sees to it that levels fire, also on tickets that its person may not see."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import ProgrammingError

from models.escalation import EscalationLevel, Notice
from models.outbox import Channel, OutboxMessage
from models.vocabulary import Medium, Role
from services.notify.outbox import Parcel, queue_all
from services.notify.routing import route_left
from services.rules.running import react
from services.sla.rest import settle
from services.store.work import WATCHER
from services.watch.sweep import sweep
from tests.rigs.going_paths import CLIMBING, RAISING
from tests.rigs.level_paths import CHOOSING, EVERY
from tests.rigs.logins import seat
from tests.rigs.old_tickets import SETUP, Story, laid, then, told

if TYPE_CHECKING:
    from datetime import datetime

pytestmark = pytest.mark.postgres


def test_a_stranger_s_window_fires_what_the_desk_itself_would_have(
    story: Story, sqlite_url: str, now: datetime
) -> None:
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))

    swept = sweep(strangers, story.stranger)
    by_program = then(laid(sqlite_url, now), story, now)
    sweep(by_program.owner)

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


@pytest.mark.parametrize(
    ("path", "table"), [("Three levels", "clock"), (CLIMBING.name, "path_run")]
)
def test_a_ticket_that_one_sweep_left_to_others_is_the_next_one_s(
    pg_url: str, now: datetime, path: str, table: str
) -> None:
    """Else whoever has the ticket waits for the sweep, and all others pass over its levels."""
    story = laid(pg_url, now, path)
    strangers = seat(story.owner, "stranger", Role.AGENT)
    first_due = f"SELECT min(ticket_id) FROM {table} WHERE next_at <= now()"  # noqa: S608
    swept = text("SELECT ticket_id FROM api.sweep(500, 'psql')")
    with strangers.engine.begin() as one, strangers.engine.begin() as other:
        with story.owner.engine.begin() as holder:
            number = holder.scalar(text(first_due))
            holder.execute(text(f"SELECT id FROM ticket WHERE id = {number} FOR UPDATE"))  # noqa: S608
            assert number not in {None, *one.execute(swept).scalars()}

        assert set(other.execute(swept).scalars()) == {number}
    strangers.dispose()
    story.owner.dispose()


LEFT: Final = {
    "Three levels": 2,
    "Waiting": 2,
    "Every clock": 10,
    "Acting": 8,
    "Sending": 8,
    "Raising": 4,
    "Climbing": 4,
    "Working": 6,
}
"""Tickets that were handed over or changed, to be counted anew."""
CALLS: Final = {"Waiting": 4, "Climbing": 2}
"""How often somebody was called again."""


@pytest.mark.parametrize(
    "path",
    [
        "Three levels",
        "Waiting",
        "Telling",
        "Choosing",
        "Every clock",
        "Acting",
        "Sending",
        "Raising",
        "Climbing",
        "Working",
    ],
)
def test_hand_overs_calls_and_the_rota_are_the_server_s_as_well(
    pg_url: str, sqlite_url: str, now: datetime, path: str
) -> None:
    by_server = laid(pg_url, now, path)
    strangers = seat(by_server.owner, "stranger", Role.AGENT, reactions=(react,))
    swept = sweep(strangers, by_server.stranger)
    by_program = then(laid(sqlite_url, now, path), by_server, now)
    assert sweep(by_program.owner).fired == swept.fired
    assert swept.failed == frozenset()
    with strangers.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM ticket")) == 0
    if path == RAISING.name:  # counted before anybody sees to it
        assert told(by_server)["clocks"] == told(by_program)["clocks"]
    with by_server.owner.work(WATCHER) as work:
        assert settle(work, 100, lambda *_: None) == LEFT.get(path, 0)
    assert told(by_server) == told(by_program)
    assert len(told(by_program)["calls"]) == CALLS.get(path, 0)
    refused = [one for one in told(by_program)["firings"] if "Not wanted: " in one]
    assert bool(refused) is (path in {CHOOSING.name, EVERY.name, CLIMBING.name})
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


def test_a_mail_that_was_queued_ahead_holds_back_no_others(story: Story) -> None:
    """A login that sees an alert may queue its mail before the program looks at it."""
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))
    sweep(strangers, story.stranger)
    strangers.dispose()
    with story.owner.work(WATCHER) as work:
        relay = {"host": "localhost", "port": 25}
        work.session.add(Channel(name="Relay", medium=Medium.EMAIL, settings=relay))
        notices = work.session.scalars(select(Notice).order_by(Notice.id)).all()
        first = notices[0]
        queue_all(
            work,
            [
                Parcel(
                    key=f"notice:{first.id}:email",
                    medium=Medium.EMAIL,
                    recipient="",
                    kind=first.kind,
                    subject="Ahead",
                    person_id=first.person_id,
                    notice_id=first.id,
                )
            ],
        )

    assert route_left(story.owner, WATCHER) == len(notices)
    mail = select(OutboxMessage.notice_id).where(OutboxMessage.medium == Medium.EMAIL)
    with story.owner.reading(WATCHER) as work:
        queued = work.session.scalars(mail.order_by(OutboxMessage.notice_id)).all()
    assert queued == [one.id for one in notices]


def test_a_level_whose_conditions_only_the_program_reads_waits_for_it(
    pg_url: str, now: datetime
) -> None:
    story = laid(pg_url, now, CHOOSING.name)
    pattern = {"field": "subject", "op": "matches", "value": r"^Ticket \pL.*due$"}
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
