"""Levels fired together are the same as fired one by one: rows, entries, words, next instants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from models.audit import AuditEntry
from models.clocks import Clock
from models.escalation import Firing, Notice
from models.outbox import Delivery, OutboxMessage
from models.people import Team
from models.tickets import Ticket, TicketEvent
from models.vocabulary import (
    FiringOutcome,
    LevelAction,
    Medium,
    Priority,
    SeatState,
    Target,
)
from services.access import presence, seats
from services.errors import RuleError
from services.escalation import firing, level_actions, volley
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.notify import audience
from services.sla.drafts import PolicyDraft, Promise
from services.sla.publishing import publish_policy
from services.store.work import WATCHER
from services.watch.sweep import sweep
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from models.escalation import EscalationLevel
    from services.store.work import Work

URGENT_ONLY = {"field": "priority", "op": "is", "value": "critical"}
NOTIFY = LevelAction.NOTIFY_ROLE
LEVELS = (
    LevelDraft("Half", "50%", LevelAction.ALERT_ASSIGNEE, ack_within="15m", repeats=1),
    LevelDraft("Soon", "-30m", NOTIFY, Target.RESOLUTION, recipients=("assignee", "lead")),
    LevelDraft("Urgent", "-20m", NOTIFY, recipients=("manager",), conditions=URGENT_ONLY),
    LevelDraft("Due", "0", LevelAction.REASSIGN_TEAM, Target.RESOLUTION, team="Tier 2"),
    LevelDraft("Late", "+1h", NOTIFY, recipients=("director",), ack_within="10m"),
)
HOPS = (1, 58, 1, 60, 125, 15, 30, 240, 7, 400)
"""Minutes between sweeps: in time, late, and with ladders missed as a whole."""
LEFT = 2
"""The agent's workstation is locked before this hop, at whose end half of a promise is gone."""


def laid(monday_url: str) -> RuledDesk:
    desk = lay_ruled_desk(monday_url)
    with desk.store.work(desk.people.admin) as work:
        create_path(work, PathDraft("Many", LEVELS))
        promises = (Promise(Target.RESOLUTION, "8h"), Promise(Target.FIRST_RESPONSE, "2h"))
        publish_policy(work, PolicyDraft("Many", 0, "Around the clock", promises, path="Many"))
        relay = {"host": "127.0.0.1", "port": 1, "sender": "desk@example.org"}
        audience.add_channel(work, "Relay", Medium.EMAIL, relay)
    return desk


def lived(desk: RuledDesk) -> dict[str, list[tuple[Any, ...]]]:
    """Open tickets, let days pass, send one agent away; returns everything that came of it."""
    for number in range(7):
        desk.open(priority=Priority.CRITICAL if number % 3 == 0 else Priority.NORMAL)
    for place, hop in enumerate(HOPS):
        if place == LEFT:
            _lock(desk)
        desk.pass_time(minutes=hop)
        if hop == 60:
            with desk.store.work(desk.people.agent) as work:
                away = (work.now, None)
                me, other = desk.people.agent.person_id, desk.people.colleague.person_id
                presence.note_absence(work, me or 0, away, substitute_id=other)
    return kept(desk)


def _lock(desk: RuledDesk) -> None:
    """Let the agent leave the workstation, as one who wants to be skipped then."""
    with desk.store.work(desk.people.agent) as work:
        audience.set_profile(work, desk.people.agent.person_id or 0, skip_when_away=True)
        seats.note(work, "pc-7", SeatState.LOCKED)


def kept(desk: RuledDesk) -> dict[str, list[tuple[Any, ...]]]:
    wanted = {
        "firing": (Firing, ("level_id", "due_at", "fired_at", "late_by", "outcome", "detail")),
        "notice": (Notice, ("person_id", "kind", "title", "body", "urgency", "clock_id")),
        "outbox": (
            OutboxMessage,
            ("recipient", "subject", "body", "next_at", "urgency", "state", "medium"),
        ),
        "delivery": (Delivery, ("at", "outcome", "reason")),
        "ticket": (Ticket, ("id", "team_id", "assignee_id", "next_due_at", "updated_at")),
        "event": (TicketEvent, ("ticket_id", "seq", "at", "kind", "data")),
        "clock": (Clock, ("target", "state", "due_at", "breached_at", "noticed_at", "next_at")),
        "entry": (AuditEntry, ("kind", "subject_id", "changes", "reason", "at")),
    }
    with desk.store.reading(WATCHER) as work:
        return {
            name: sorted(
                (
                    tuple(str(getattr(row, column)) for column in columns)
                    for row in work.session.scalars(select(model))
                ),
            )
            for name, (model, columns) in wanted.items()
        }


def one_by_one(_work: Work, tickets: Sequence[Ticket]) -> tuple[int, list[Ticket]]:
    return 0, list(tickets)


def test_together_is_the_same_as_one_by_one(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = []
    for way in ("together", "alone"):
        file = tmp_path / f"{way}.sqlite"
        file.write_bytes(sqlite_template.read_bytes())
        if way == "alone":
            monkeypatch.setattr(volley, "fire_together", one_by_one)
        desk = laid(f"sqlite:///{file}")
        results.append(lived(desk))
        desk.store.dispose()

    assert len(results[0]["firing"]) > 40
    assert any("skipped Dana Fox (workstation locked" in row[5] for row in results[0]["firing"])
    for name, rows in results[0].items():
        assert rows == results[1][name], name


def test_tickets_are_handed_over_together(monday_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = lay_ruled_desk(monday_url)
    numbers = [desk.open() for _ in range(5)]
    desk.pass_time(hours=7, minutes=59)
    monkeypatch.setattr(firing, "fire_ticket", None)  # none goes by itself
    desk.pass_time(minutes=1)

    with desk.store.reading(WATCHER) as work:
        query = select(Firing.detail).where(Firing.detail.startswith("Assigned"))
        details = list(work.session.scalars(query))
        changed = select(AuditEntry.subject_id).where(AuditEntry.kind == "ticket.assigned")
        entries = list(work.session.scalars(changed))
    assert details == ["Assigned to Tier 2; told Lena Ort"] * 5
    assert {desk.ticket(one).team_id for one in numbers} == {desk.people.tier_2}
    assert sorted(entries) == numbers
    desk.store.dispose()


def test_a_team_that_takes_nothing_any_more_refuses_on_the_record(monday_url: str) -> None:
    desk = lay_ruled_desk(monday_url)
    number = desk.open()
    with desk.store.work(desk.people.admin) as work:
        work.require(Team, desk.people.tier_2).active = False
    desk.pass_time(hours=8)

    with desk.store.reading(WATCHER) as work:
        detail = work.session.scalar(select(Firing.detail).order_by(Firing.id.desc()).limit(1))
    assert "Could not act: That team no longer takes tickets; choose another." in str(detail)
    assert desk.ticket(number).team_id == desk.people.tier_1
    desk.store.dispose()


def test_one_ticket_that_breaks_does_not_stop_the_others(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = laid(url)
    first, *others = (desk.open() for _ in range(4))
    meant = level_actions.meant

    def break_first(work: Work, ticket: Ticket, level: EscalationLevel) -> set[int]:
        if ticket.id == first:
            raise ZeroDivisionError
        return meant(work, ticket, level)

    monkeypatch.setattr(level_actions, "meant", break_first)
    desk.pass_time(hours=1)

    with desk.store.reading(WATCHER) as work:
        fired = set(work.session.scalars(select(Firing.ticket_id)))
    assert fired == set(others)
    assert sweep(desk.store).failed == {first}
    desk.store.dispose()


def test_of_a_missed_ladder_only_the_highest_acts(monday_url: str) -> None:
    desk = lay_ruled_desk(monday_url)
    warnings = tuple(
        LevelDraft(f"At {share}", share, LevelAction.ALERT_ASSIGNEE, Target.RESOLUTION)
        for share in ("50%", "75%", "90%")
    )
    with desk.store.work(desk.people.admin) as work:
        create_path(work, PathDraft("Warnings", warnings))
        promise = (Promise(Target.RESOLUTION, "10h"),)
        publish_policy(work, PolicyDraft("W", 0, "Around the clock", promise, path="Warnings"))
    desk.open()
    desk.pass_time(hours=9, minutes=30)

    with desk.store.reading(WATCHER) as work:
        outcomes = list(work.session.scalars(select(Firing.outcome).order_by(Firing.due_at)))
        notices = list(work.session.scalars(select(Notice.id)))
    over, fired = FiringOutcome.OVERTAKEN, FiringOutcome.FIRED
    assert (outcomes, len(notices)) == ([over, over, fired], 1)
    desk.store.dispose()


def test_a_path_without_levels_is_refused(sqlite_monday_url: str) -> None:
    desk = lay_ruled_desk(sqlite_monday_url)
    with (
        pytest.raises(RuleError, match="has no level: add at least one"),
        desk.store.work(desk.people.admin) as work,
    ):
        create_path(work, PathDraft("Empty", ()))
    desk.store.dispose()
