"""Tickets of several ages, and all that is told of what fires on them, to compare two desks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, or_, select

from models.audit import AuditEntry
from models.clocks import Clock
from models.escalation import EscalationLevel, Firing, FiringRepeat, Notice
from models.outbox import AlertProfile, Channel, Delivery, OutboxMessage, SeatPresence
from models.people import Team
from models.policies import Calendar
from models.rota import Absence, AssignmentTurn
from models.rules import PathRun, RuleRun
from models.tickets import CustomField, CustomValue, Message, Ticket, TicketEvent
from models.vocabulary import FieldKind, Medium, Priority, Role, SeatState, Target
from models.workflow import Approval, ApprovalVote, TicketTask
from services.escalation import runs
from services.escalation.on_call import LayerDraft, set_rota
from services.escalation.paths import create_path
from services.rules.publishing import publish_rule
from services.rules.running import react
from services.sla.drafts import Promise
from services.sla.publishing import publish_calendar, publish_policy
from services.store.work import WATCHER, Actor, Store, Work
from services.tickets.assignment import assign
from services.time_source import VirtualTime
from services.watch.sweep import sweep
from services.workflow.templates import publish_template
from tests.rigs.desk import OFFICE_HOURS, STANDARD, SmallDesk, lay_desk, opened
from tests.rigs.going_paths import CLIMBING, OUTAGE, PATHS, RAISING
from tests.rigs.level_paths import RULES, TELLING, WAITING
from tests.rigs.logins import add_agent

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select

SETUP: Final = Actor(None, "Setup", Role.ADMINISTRATOR, "test")
AGES: Final = {
    "not due": timedelta(hours=5, seconds=2),
    "alert": timedelta(hours=6, minutes=10, seconds=2),
    "overtaken": timedelta(hours=7, minutes=10, seconds=2),
    "called": timedelta(hours=7, minutes=30, seconds=2),
    "overdue": timedelta(hours=9, minutes=10, seconds=2),
}
"""Resolution is due after eight hours; the minute in which it is late has just begun."""
STARTS: Final = [timedelta(minutes=one) for one in (190, 185, 130, 125, 75, 70, 35, 20, 2, 1)]
"""Before now, where a path is started by itself on each ticket."""
SWEPT: Final = (timedelta(minutes=65), timedelta(minutes=25))
"""Before the windows look, so that some tickets wait for an answer already."""


@dataclass(frozen=True)
class Story:
    """A desk with old tickets, the same each time it is laid at the same hour."""

    owner: Store
    desk: SmallDesk
    stranger: Actor
    """Of another department: sees none of the tickets."""


def laid(url: str, now: datetime, path: str = TELLING.name) -> Story:
    """Lay the desk with a path under its policy, and tickets as old as AGES says."""
    time = VirtualTime(now - timedelta(days=1))
    past = Store(url, time, reactions=(react,))
    desk = lay_desk(past)
    with past.work(SETUP) as work:
        for key, kind in (("region", FieldKind.TEXT), ("seats", FieldKind.NUMBER)):
            work.session.add(CustomField(key=key, label=key.title(), kind=kind))
        hook = {"url": "http://127.0.0.1:1/"}
        work.session.add(Channel(name="Mirror", medium=Medium.WEBHOOK, settings=hook))
        work.session.flush()
        publish_template(work, "Outage", OUTAGE)
        for one in PATHS:
            create_path(work, one)
        for rule in RULES:
            publish_rule(work, rule)
        for policy in POLICIES.get(path, (replace(STANDARD, path=path),)):
            publish_policy(work, policy)
        tier_2 = work.require(Team, desk.tier_2)
        hours = select(Calendar.id).where(Calendar.name == OFFICE_HOURS.name)
        tier_2.ola, tier_2.calendar_id = "3h", work.session.scalar(hours)
        stranger = add_agent(work, "stranger", "Hana Roth", "Legal")
        _absences(work, desk)
        _rota(work, desk, now)
    numbers: list[int] = []
    for name, age in AGES.items():
        time.move_to(now - age)
        number = opened(past, desk, subject=f"Ticket {name} {{{{target}}}}")
        numbers += [number, opened(past, desk, subject=f"Nobody's, {name}", assignee_id=None)]
        for person in (desk.lead, desk.agent):
            with past.work(SETUP) as work:
                assign(work, number, team_id=desk.tier_1, person_id=person.person_id)
    with past.work(SETUP) as work:  # no ticket's here, whichever team it is handed to
        publish_calendar(work, replace(OFFICE_HOURS, holidays=("2035-01-01",)))
    for ago, start in sorted(_past(path, numbers), reverse=True):
        time.move_to(now - ago)
        _climb(past, path, start)
    past.dispose()
    return Story(Store(url, reactions=(react,)), desk, stranger)


def then(story: Story, other: Story, now: datetime) -> Story:
    """Return a story at the instant at which a sweep of the other one, after now, fired first.

    Whoever compares two sweeps has them look at the same time, however long either takes. What a
    level sets off is due at the instant of that level, also where a server fires it a moment later.
    """
    fired_since = select(func.min(Firing.fired_at)).where(Firing.fired_at >= now)
    with other.owner.reading(WATCHER) as work:
        fired_at = work.session.scalars(fired_since).one()
    story.owner.dispose()
    time = VirtualTime(fired_at)
    return replace(story, owner=Store(story.owner.url, time, reactions=story.owner.reactions))


def _past(path: str, numbers: list[int]) -> list[tuple[timedelta, int]]:
    """Return how long ago the path was started on which ticket, and the desk swept (no ticket)."""
    if path not in {WAITING.name, CLIMBING.name}:
        return []
    swept = [(ago, 0) for ago in SWEPT]
    return swept if path == WAITING.name else [*swept, *zip(STARTS, numbers, strict=True)]


def _climb(past: Store, path: str, start: int) -> None:
    """Start a path on a ticket, or sweep."""
    if not start:
        sweep(past)
        return
    with past.work(SETUP) as work:
        runs.start(work, work.require(Ticket, start), path)


def _absences(work: Work, desk: SmallDesk) -> None:
    """The agent is on leave; the manager reads German in Kolkata."""
    away = Absence(
        person_id=desk.agent.person_id,
        starts_at=work.now,
        ends_at=None,
        substitute_id=desk.colleague.person_id,
        note="",
    )
    wishes = AlertProfile(
        person_id=desk.manager.person_id, language="de", timezone="Asia/Kolkata", quiet={}
    )
    work.session.add_all([away, wishes])


def _rota(work: Work, desk: SmallDesk, now: datetime) -> None:
    """A layer that does not cover today, one of two who take turns; the lead left the desk."""
    turns = (desk.colleague.person_id or 0, desk.officer.person_id or 0)
    first = (now - timedelta(days=30)).date()
    other_day = f"{now + timedelta(days=3):%a}".lower()
    layers = (
        LayerDraft("Not now", turns[:1], first, hours={other_day: (("00:00", "24:00"),)}),
        LayerDraft("Turns", turns, first, "05:30", 1),
    )
    set_rota(work, "Tier 1", team_id=desk.tier_1, timezone="Asia/Kolkata", layers=layers)
    lead = desk.lead.person_id
    work.session.add(AlertProfile(person_id=lead, language="en", quiet={}, skip_when_away=True))
    kept = {"state": SeatState.LOCKED, "since": now, "heard_at": now + timedelta(minutes=1)}
    work.session.add(SeatPresence(person_id=lead, seat="Desk 4", **kept))


SWITCHED: Final = (
    replace(
        STANDARD,
        promises=(*STANDARD.promises, Promise(Target.RESOLUTION, "20h", Priority.HIGH)),
        path=RAISING.name,
    ),
    replace(
        STANDARD,
        name="Major",
        position=0,
        calendar="Office hours",
        conditions=({"field": "type", "op": "is", "value": "Major incident"},),
        path=TELLING.name,
    ),
)
"""Policies between which a path's levels switch."""
POLICIES: Final = {RAISING.name: SWITCHED, CLIMBING.name: (replace(STANDARD, path=None),)}
"""Where it is not one that every ticket climbs."""
LATE: Final = re.compile(r"(late by \d+:\d+):\d+|(noticed at).*|('message_id', )\d+")
"""What depends on the second at which somebody looked: a sweep may look several times."""
TOLD: Final[dict[str, Select[*tuple[Any, ...]]]] = {
    "firings": select(Ticket.subject, EscalationLevel.name, Firing.due_at, Firing.outcome)
    .add_columns(Firing.detail, Firing.unreached)
    .join(Ticket, Ticket.id == Firing.ticket_id)
    .join(EscalationLevel, EscalationLevel.id == Firing.level_id),
    "notices": select(Notice.person_id, Notice.kind, Notice.title, Notice.body, Notice.urgency),
    "entries": select(AuditEntry.kind, AuditEntry.subject_id, AuditEntry.actor_name)
    .add_columns(AuditEntry.actor_role, AuditEntry.reason, AuditEntry.changes)
    .where(
        or_(
            AuditEntry.kind.startswith("escalation."),
            AuditEntry.kind.in_(("clock.breached", "ticket.assigned", "message.noted")),
            AuditEntry.kind.in_(("ticket.priority_set", "ticket.tagged", "ticket.classified")),
            AuditEntry.kind.in_(("message.sent", "path.started", "ticket.opened")),
            AuditEntry.kind.startswith("task."),
            AuditEntry.kind.in_(("approval.requested", "approval.passed_on")),
            AuditEntry.kind.in_(("ticket.placed_on_hold", "ticket.resolved", "ticket.closed")),
        )
    ),
    "clocks": select(Clock.ticket_id, Clock.target, Clock.cycle, Clock.state)
    .add_columns(Clock.due_at, Clock.at_risk_at, Clock.breached_at, Clock.breach_cause)
    .add_columns(Clock.span, Clock.policy_version_id)
    .add_columns(Clock.noticed_at.is_not(None)),
    "tickets": select(Ticket.id, Ticket.team_id, Ticket.assignee_id, Ticket.priority)
    .add_columns(Ticket.status, Ticket.hold_reason, Ticket.reopen_count)
    .add_columns(Ticket.resolved_at.is_(None), Ticket.closed_at.is_(None))
    .add_columns(Ticket.kind, Ticket.next_due_at, CustomField.key, CustomValue.value)
    .outerjoin(CustomValue, CustomValue.ticket_id == Ticket.id)
    .outerjoin(CustomField, CustomField.id == CustomValue.field_id),
    "messages": select(
        Message.ticket_id, Message.kind, Message.author_kind, Message.author_id
    ).add_columns(Message.author_name, Message.body, Message.form, Message.html),
    "tasks": select(TicketTask.ticket_id, TicketTask.run, TicketTask.title, TicketTask.step)
    .add_columns(TicketTask.team_id, TicketTask.assignee_id, TicketTask.state, TicketTask.note)
    .add_columns(TicketTask.template_id, TicketTask.ended_by, TicketTask.due_at.is_(None))
    .add_columns(TicketTask.due_at == TicketTask.remind_at),
    "approvals": select(Approval.ticket_id, TicketTask.title, Approval.title, Approval.way)
    .add_columns(Approval.state, Approval.asked_by, ApprovalVote.person_id)
    .outerjoin(TicketTask, TicketTask.id == Approval.task_id)
    .join(ApprovalVote, ApprovalVote.approval_id == Approval.id),
    "turns": select(AssignmentTurn.team_id, AssignmentTurn.person_id),
    "rules": select(RuleRun.ticket_id, RuleRun.cause, RuleRun.outcome, RuleRun.why, RuleRun.did),
    "hooks": select(OutboxMessage.ticket_id, OutboxMessage.channel_id, OutboxMessage.recipient)
    .add_columns(OutboxMessage.subject, OutboxMessage.body, OutboxMessage.payload)
    .add_columns(OutboxMessage.state, OutboxMessage.urgency, OutboxMessage.kind)
    .where(OutboxMessage.medium == Medium.WEBHOOK),
    "runs": select(PathRun.ticket_id, PathRun.path_id, PathRun.started_by).add_columns(
        PathRun.ended_at.is_(None)
    ),
    "calls": select(FiringRepeat.number, FiringRepeat.detail),
    "skipped": select(OutboxMessage.person_id, OutboxMessage.recipient, OutboxMessage.subject)
    .add_columns(Delivery.outcome, Delivery.reason)
    .join(Delivery, Delivery.message_id == OutboxMessage.id),
    "events": select(TicketEvent.ticket_id, TicketEvent.kind, TicketEvent.data),
}


def told(story: Story) -> dict[str, list[str]]:
    """Return what people, records and the trail say of what fired."""
    with story.owner.reading(WATCHER) as work:
        return {
            name: sorted(_said(row) for row in work.session.execute(query))
            for name, query in TOLD.items()
        }


def _said(row: Any) -> str:  # noqa: ANN401 - of any of these questions
    """Write a row as text, the keys of its JSON in one order."""
    parts = []
    for value in row:
        given = value
        if isinstance(value, dict):
            given = [
                (key, sorted(one.items()) if isinstance(one, dict) else one)
                for key, one in sorted(value.items())
            ]
        elif isinstance(value, list):
            given = [(one["field"], one["before"], one["after"]) for one in value]
        parts.append(str(given))
    return LATE.sub(r"\1\2\3", str(parts))
