"""What levels do to tickets that a sweeping window does not see: by any login, shown to none."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any, Final

import pytest
from sqlalchemy import func, select, text, update

from models.clocks import Clock
from models.escalation import EscalationLevel, Firing
from models.people import Person
from models.policies import PolicyTarget
from models.rules import PathRun
from models.tickets import Message, Ticket, TicketEvent
from models.vocabulary import LevelAction, MessageKind, Priority, Role, Target, TicketStatus
from models.workflow import TicketTask
from services.rules.running import react
from services.sla.rest import settle
from services.store.work import WATCHER
from services.tickets.conversation import receive_reply, send_reply
from services.watch.sweep import sweep
from services.workflow.templates import Step, publish_template
from tests.rigs.going_paths import CLIMBING
from tests.rigs.level_paths import ACTING, SENDING
from tests.rigs.logins import seat
from tests.rigs.old_tickets import SETUP, Story, laid, told

pytestmark = pytest.mark.postgres


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


def _swept_after(story: Story, priority: str, promised: str) -> None:
    """Have a stranger's window fire a level that sets a priority with a promise of its own."""
    with story.owner.work(SETUP) as work:
        levels = select(EscalationLevel).where(EscalationLevel.name == "Mark")
        level = work.session.scalars(levels).one()
        level.settings = {"actions": [{"do": "priority", "to": priority}]}
        of_critical = update(PolicyTarget).where(PolicyTarget.priority == Priority.CRITICAL)
        work.session.execute(of_critical.values(duration=promised))
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))
    sweep(strangers, story.stranger)
    assert sweep(strangers, story.stranger).fired == 0
    strangers.dispose()


def test_a_priority_that_the_server_set_is_counted_at_once(pg_url: str, now: datetime) -> None:
    story = laid(pg_url, now, ACTING.name)
    _swept_after(story, "critical", "2h")
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
    with story.owner.reading(WATCHER) as work:
        brought = select(Firing.due_at, TicketEvent.at).where(
            Firing.ticket_id == TicketEvent.ticket_id,
            TicketEvent.kind == "priority",
            Firing.level_id == EscalationLevel.id,
            EscalationLevel.name.in_(["Hand out", "Turn"]),
        )
        levels = work.session.execute(brought).all()
    assert len(levels) == 4  # due by the switch, not before it
    assert all(due_at == at.replace(microsecond=0) for due_at, at in levels)
    story.owner.dispose()


def test_nothing_fires_from_the_old_plan_where_only_the_program_can_count(
    pg_url: str, now: datetime
) -> None:
    story = laid(pg_url, now, ACTING.name)
    _swept_after(story, "critical", "3bd")
    planned = text("""
        SELECT count(*) FILTER (WHERE c.level_at IS NULL), count(*) FROM clock c
        JOIN ticket t ON t.id = c.ticket_id
        WHERE t.priority = 1 AND c.target = 'resolution' AND c.next_at IS NOT NULL
    """)
    with story.owner.engine.begin() as connection:
        assert connection.execute(planned).one() == (2, 2)
        connection.execute(text("UPDATE clock SET next_at = now() - interval '1 minute'"))
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))
    assert sweep(strangers, story.stranger).fired == 0
    strangers.dispose()
    with story.owner.work(WATCHER) as work:
        settle(work, 100, lambda *_: None)
    with story.owner.engine.connect() as connection:
        assert connection.execute(planned).one() == (0, 2)
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
        WHERE t.status = 'closed' AND c.level_at IS NOT NULL
    """)
    stopped = text("SELECT count(*) FROM clock WHERE stopped_at IS NOT NULL")
    with story.owner.engine.begin() as connection:
        moved = connection.scalar(text("SELECT count(*) FROM ticket WHERE status <> 'new'"))
        assert (moved, connection.scalar(planned), connection.scalar(stopped)) == (6, 0, 0)
        paused = text("SELECT count(*) FROM clock WHERE state = 'paused' AND next_at IS NULL")
        assert connection.scalar(paused) == 8  # two promises of each that waits, counted at once
        connection.execute(text("UPDATE clock SET next_at = now() - interval '1 minute'"))
    assert sweep(strangers, story.stranger).fired == 0
    strangers.dispose()
    with story.owner.work(WATCHER) as work:
        settle(work, 100, lambda *_: None)
    with story.owner.engine.connect() as connection:
        assert connection.scalar(stopped) > 0
    story.owner.dispose()


def test_a_started_path_that_the_server_cannot_climb_waits_and_ends_with_its_ticket(
    pg_url: str, now: datetime
) -> None:
    story = laid(pg_url, now, CLIMBING.name)
    with story.owner.work(SETUP) as work:
        level = select(EscalationLevel).where(EscalationLevel.name == "Further")
        work.session.scalars(level).one().conditions = {
            "field": "subject",
            "op": "matches",
            "value": r"^\pLic",
        }
        last = work.session.scalars(select(PathRun).order_by(PathRun.started_at.desc())).all()[0]
        work.require(Ticket, last.ticket_id).status = TicketStatus.RESOLVED
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))
    sweep(strangers, story.stranger)
    with story.owner.reading(WATCHER) as work:
        left = select(func.count()).where(PathRun.needs_program)
        assert work.session.scalar(left) == 2  # two hours ago, and nobody has swept since
        ended = select(PathRun.next_at, PathRun.ended_at.is_(None)).where(PathRun.id == last.id)
        assert tuple(work.session.execute(ended).one()) == (None, False)
    assert sweep(strangers, story.stranger).fired == 0
    strangers.dispose()

    assert sweep(story.owner).fired >= 2

    with story.owner.reading(WATCHER) as work:
        assert work.session.scalar(left) == 0
    story.owner.dispose()


def test_a_procedure_that_the_server_cannot_judge_leaves_its_level_whole(story: Story) -> None:
    unread = {"field": "subject", "op": "matches", "value": r"^\pLic"}
    with story.owner.work(SETUP) as work:
        publish_template(work, "Unread", [Step("Look"), Step("Call", conditions=unread)])
        level = select(EscalationLevel).where(EscalationLevel.name == "Alert")
        found = work.session.scalars(level.order_by(EscalationLevel.id)).first()
        assert found is not None
        found.action = LevelAction.ACT
        found.settings = {
            "actions": [{"do": "tags", "add": ["x"]}, {"do": "tasks", "template": "Unread"}]
        }
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))
    swept = sweep(strangers, story.stranger)
    assert swept.fired == 14  # of sixteen: two tickets only have come to this level
    with story.owner.reading(WATCHER) as work:
        assert work.session.scalars(select(TicketTask.id)).all() == []
        assert not [one for one in work.session.scalars(select(Ticket)) if "x" in one.tags]
    assert sweep(strangers, story.stranger).fired == 0
    strangers.dispose()

    assert sweep(story.owner).fired == 2

    with story.owner.reading(WATCHER) as work:
        assert len(work.session.scalars(select(TicketTask.id)).all()) == 4


SAYS_WHEN: Final = {"do": "note", "text": "Due {{due}}"}


@pytest.mark.parametrize(
    ("actions", "is_asked"),
    [
        ([SAYS_WHEN], True),
        ([{"do": "priority", "to": "low"}, SAYS_WHEN], False),
        ([{"do": "status", "to": "on_hold"}, {"do": "status", "to": "open"}, SAYS_WHEN], False),
    ],
)
def test_a_due_time_that_only_a_replay_can_tell_is_not_said_before(
    story: Story, actions: list[dict[str, Any]], *, is_asked: bool
) -> None:
    """What a requester's login left, a promise in days, time that was paused."""
    desk = story.desk
    with story.owner.work(SETUP) as work:
        level = select(EscalationLevel).where(EscalationLevel.name == "Alert")
        found = work.session.scalars(level.order_by(EscalationLevel.id)).first()
        assert found is not None
        found.action, found.settings = LevelAction.ACT, {"actions": actions}
        version = select(PolicyTarget.policy_version_id).order_by(PolicyTarget.id.desc()).limit(1)
        days = {"policy_version_id": work.session.scalar(version), "target": Target.RESOLUTION}
        work.session.add(PolicyTarget(**days, priority=Priority.LOW, duration="9bd"))
        asked = update(PolicyTarget).where(PolicyTarget.target == Target.NEXT_RESPONSE)
        work.session.execute(asked.values(duration="1h"))
        number = work.session.scalars(
            select(Ticket.id).where(Ticket.subject.like("% alert %"))
        ).one()
    with story.owner.work(desk.agent) as work:
        send_reply(work, number, "Which one is it?")
    if is_asked:
        requester = seat(story.owner, "requester", Role.REQUESTER)
        with requester.work(desk.requester) as work:
            receive_reply(work, number, "The third.")
        requester.dispose()
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))
    sweep(strangers, story.stranger)
    strangers.dispose()
    said = select(Message.body).where(Message.ticket_id == number, Message.kind == MessageKind.NOTE)
    with story.owner.reading(WATCHER) as work:
        assert work.session.scalars(said).all() == []

    sweep(story.owner)

    with story.owner.reading(WATCHER) as work:
        due = work.require(Ticket, number).next_due_at
        assert due is not None
        assert work.session.scalars(said).all() == [f"Due {due:%Y-%m-%d %H:%M} UTC"]


@pytest.mark.parametrize(
    "actions",
    [
        [{"do": "path", "path": "Waiting"}],
        [{"do": "tags", "add": ["it's"]}],
        [{"do": "type", "to": " Two  words "}],
        [{"do": "field", "key": "seats", "to": "1e3"}],
        [{"do": "assign", "agent": "person:Nobody"}],
    ],
)
def test_an_action_that_the_server_cannot_do_leaves_the_level_whole(
    story: Story, actions: list[dict[str, Any]]
) -> None:
    with story.owner.engine.begin() as connection:
        asked = text("SELECT guard.can_act(t, CAST(:actions AS jsonb)) FROM ticket t LIMIT 1")
        assert connection.scalar(asked, {"actions": json.dumps(actions)}) is False
