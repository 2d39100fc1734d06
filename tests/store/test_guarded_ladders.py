"""Firings, started paths and alerts under raw logins: what proves an escalation stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import select, text

from models.escalation import Firing, Notice
from models.rules import PathRun
from models.vocabulary import LevelAction, Role
from services.escalation import acknowledgement, by_hand, runs
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.rules.running import react
from services.store.work import WATCHER, Store
from services.tickets import lifecycle
from services.watch.sweep import sweep
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import GuardedDesk, lay_stranger
from tests.rigs.raw_session import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.tickets import Ticket
    from services.store.work import Work

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
CALL: Final = PathDraft(
    "Call",
    (
        LevelDraft("The lead", "0", LevelAction.NOTIFY_ROLE, recipients=("lead",)),
        LevelDraft("The manager", "+4h", LevelAction.NOTIFY_ROLE, recipients=("manager",)),
    ),
)


@dataclass
class Desk(GuardedDesk):
    """A ticket whose resolution is late by a minute, with a path started; another's likewise."""

    number: int
    other: int


@pytest.fixture
def desk(pg_url: str) -> Iterator[Desk]:
    owner = Store(pg_url, reactions=(react,))
    small = lay_desk(owner)
    lay_stranger(owner)
    made = Desk(owner, small, 0, 0)
    with owner.work(small.admin) as work:
        create_path(work, CALL)
    made.number, made.other = opened(made.agent, small), opened(made.agent, small)
    for number in (made.number, made.other):
        with made.agent.work(small.agent) as work:
            runs.start(work, _ticket(work, number), "Call")
    yield made
    made.close()


def _ticket(work: Work, number: int) -> Ticket:
    from models.tickets import Ticket as Row  # noqa: PLC0415 - elsewhere only a name for types

    return work.require(Row, number)


FIRE: Final = (
    "INSERT INTO firing (clock_id, path_run_id, level_id, ticket_id, due_at, fired_at, late_by,"
    " outcome, detail) SELECT {clock}, {run}, l.id, {ticket}, {due}, clock_timestamp(), 0,"
    " 'fired', '' FROM escalation_level l WHERE l.name = '{level}'"
)
CLOCK: Final = "(SELECT id FROM clock WHERE ticket_id = {number} AND target = 'resolution')"
RUN: Final = "(SELECT id FROM path_run WHERE ticket_id = {number})"
FORGED: Final = (
    # another ticket's path, a level of it that is not due yet, and none at all
    FIRE.format(clock="NULL", run=RUN.replace("number", "other"), ticket="{number}", due="now()",
                level="The lead"),
    FIRE.format(clock="NULL", run=RUN, ticket="{number}", due="now()", level="The manager"),
    FIRE.format(clock="NULL", run="NULL", ticket="{number}", due="now()", level="The lead"),
    FIRE.format(clock=CLOCK, run="NULL", ticket="{number}", due="now()", level="The lead"),
    # before its time, and nothing in the trail says why
    FIRE.format(clock=CLOCK, run="NULL", ticket="{number}", due="now() + interval '1 hour'",
                level="Alert the assignee"),
    "UPDATE path_run SET ended_at = now(), next_at = NULL",
    "UPDATE path_run SET next_at = now() + interval '1 year'",
    "UPDATE path_run SET next_at = NULL",
    "UPDATE path_run SET needs_program = true",
    "UPDATE path_run SET started_at = now() + interval '1 year'",
    "UPDATE path_run SET acknowledged_at = now(), acknowledged_by = 1, ended_at = now()",
    "UPDATE path_run SET acknowledged_at = now() - interval '1 h', acknowledged_by = guard.me()",
)  # fmt: skip
AFTER_A_FIRING: Final = (
    "UPDATE firing SET detail = 'Told everybody'",
    "UPDATE firing SET late_by = 1",
    "UPDATE firing SET outcome = 'overtaken'",
    "UPDATE firing SET level_id = level_id + 1",
    (
        "INSERT INTO firing_repeat (firing_id, number, at, detail)"
        " SELECT id, 1, now() - interval '1 day', 'Called' FROM firing"
    ),
    (
        "INSERT INTO firing_repeat (firing_id, number, at, detail)"
        " SELECT id, 99, clock_timestamp(), 'Called' FROM firing"
    ),
    "UPDATE notice SET seen_at = now() WHERE person_id <> guard.me()",
    "UPDATE notice SET acknowledged_at = now() WHERE person_id <> guard.me()",
    "UPDATE notice SET is_routed = NOT is_routed",
    "UPDATE notice SET person_id = guard.me()",
    "UPDATE notice SET title = 'Never mind', body = ''",
    "UPDATE notice SET snoozed_until = now() + interval '1 year' WHERE person_id <> guard.me()",
)


@pytest.mark.parametrize("statement", FORGED)
def test_no_level_is_put_out_of_the_way(desk: Desk, statement: str) -> None:
    said = statement.format(number=desk.number, other=desk.other)
    assert refusal(desk.agent, said) == "42501"


def test_what_fired_and_whom_it_told_stays(desk: Desk) -> None:
    sweep(desk.agent)
    with desk.owner.engine.begin() as connection:
        connection.execute(text("UPDATE firing SET fired_at = fired_at - interval '1 minute'"))
        assert connection.scalar(text("SELECT count(*) FROM notice")) == 2
    taken = [one for one in AFTER_A_FIRING if not refusal(desk.agent, one)]
    assert taken == []


def test_a_path_is_climbed_taken_on_and_begun_anew_by_the_program(desk: Desk) -> None:
    small = desk.small
    sweep(desk.agent)
    with desk.agent.work(small.agent) as work:
        runs.start(work, _ticket(work, desk.number), "Call", restart=True)
    sweep(desk.agent)
    with desk.agent.work(small.agent) as work:
        acknowledgement.acknowledge_ticket(work, desk.number)
    with desk.owner.reading(WATCHER) as work:
        asked = select(PathRun).where(PathRun.ticket_id == desk.number).order_by(PathRun.id)
        first, second = work.session.scalars(asked).all()
        assert first.ended_at is not None
        assert second.acknowledged_by == small.agent.person_id
        told = select(Notice).where(Notice.ticket_id == desk.number, Notice.kind == "escalation")
        of_second = [one for one in work.session.scalars(told) if one.acknowledged_at is not None]
        assert of_second


def test_a_path_ends_with_its_ticket(desk: Desk) -> None:
    with desk.agent.work(desk.small.agent) as work:
        lifecycle.resolve(work, desk.number, reason="Done")
    sweep(desk.agent)
    with desk.owner.reading(WATCHER) as work:
        asked = select(PathRun.ended_at).where(PathRun.ticket_id == desk.number)
        assert work.session.scalar(asked) is not None


def test_a_seat_escalates_before_the_time_and_the_trail_says_so(desk: Desk) -> None:
    with desk.agent.work(desk.small.agent) as work:
        by_hand.escalate(work, desk.number, reason="The customer called twice")
    with desk.owner.reading(WATCHER) as work:
        asked = select(Firing).where(Firing.ticket_id == desk.number)
        [firing] = work.session.scalars(asked).all()
        assert firing.detail.startswith("By hand, Dana Fox: The customer called twice.")


def test_a_supervisor_takes_on_what_others_were_told(desk: Desk) -> None:
    sweep(desk.agent)
    lead = desk.sit("lead", Role.SUPERVISOR)
    with lead.work(desk.small.lead) as work:
        acknowledgement.acknowledge_ticket(work, desk.number)
    with desk.owner.reading(WATCHER) as work:
        asked = select(Notice).where(Notice.ticket_id == desk.number)
        assert all(one.acknowledged_at for one in work.session.scalars(asked))
