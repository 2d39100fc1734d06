"""Every action of a rule does what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from models.accounts import Account
from models.outbox import OutboxMessage
from models.rules import PathRun
from models.tickets import CustomField, CustomValue, Message
from models.vocabulary import (
    AuthorKind,
    FieldKind,
    LevelAction,
    Medium,
    MessageKind,
    TicketStatus,
)
from services.access import presence
from services.errors import NotAllowed
from services.escalation.on_call import LayerDraft, set_rota
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.notify import audience, inbox
from services.rules import history
from services.store.work import WATCHER
from tests.rigs.desk import MONDAY_9H
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk
from tests.rigs.workflow import titles

if TYPE_CHECKING:
    from collections.abc import Iterator


CREATED = {"on": "created"}


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    with made.store.work(made.people.admin) as work:
        work.session.add(CustomField(key="plant", label="Plant", kind=FieldKind.TEXT))
        account = work.session.scalars(select(Account)).one()
        account.manager_id = made.people.manager.person_id
        turns = [made.people.colleague.person_id or 0]
        layer = LayerDraft("Weekly", turns, MONDAY_9H.date())
        set_rota(work, "Second", team_id=made.people.tier_2, timezone="UTC", layers=[layer])
    yield made
    made.store.dispose()


def acted(desk: RuledDesk, *actions: dict[str, Any]) -> int:
    """Open a ticket that a rule with these actions answers."""
    desk.publish("Act", CREATED, *actions)
    return desk.open()


@pytest.mark.parametrize(
    ("action", "team", "agent"),
    [
        ({"team": "Tier 2"}, "tier_2", None),
        ({"agent": "person:Tom Reed"}, "tier_2", "Tom Reed"),
        ({"team": "Tier 2", "agent": "on_call"}, "tier_2", "Tom Reed"),
        ({"agent": "account_manager"}, None, "Milo Brandt"),
        ({"agent": "lead"}, "tier_1", "Lena Ort"),
    ],
)
def test_assign(
    desk: RuledDesk, action: dict[str, Any], team: str | None, agent: str | None
) -> None:
    number = acted(desk, {"do": "assign"} | action)

    wanted = getattr(desk.people, team) if team else None
    assert (desk.ticket(number).team_id, desk.assignee(number)) == (wanted, agent)


def test_who_is_on_call_and_of_another_team_hears_of_what_the_team_gets(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.lead) as work:
        stand_in = desk.people.agent.person_id
        tom = desk.people.colleague.person_id or 0
        presence.note_absence(work, tom, (work.now, None), substitute_id=stand_in)
    number = acted(desk, {"do": "assign", "team": "Tier 2", "agent": "on_call"})

    assert (desk.ticket(number).team_id, desk.assignee(number)) == (desk.people.tier_2, None)
    over = "passed over in the rota: Tom Reed (absent, Dana Fox stands in)"
    assert desk.runs(number)[0].did == f"assigned to Tier 2; told Dana Fox; {over}"
    assert titles(desk, desk.people.agent) == [f"Act: #{number} {desk.ticket(number).subject}"]


def test_a_requester_reads_no_runs_of_rules(desk: RuledDesk) -> None:
    number = acted(desk, {"do": "priority", "to": "high"})

    with desk.store.reading(desk.people.officer) as work:
        assert len(history.runs(work, number)) == 1
    with desk.store.reading(desk.people.requester) as work, pytest.raises(NotAllowed):
        history.runs(work, number)


@pytest.mark.parametrize("word", ["critical", "high", "normal", "low"])
def test_priority(desk: RuledDesk, word: str) -> None:
    assert desk.ticket(acted(desk, {"do": "priority", "to": word})).priority.word == word


@pytest.mark.parametrize(
    "status", ["open", "pending", "on_hold", "resolved", "closed", "cancelled"]
)
def test_status(desk: RuledDesk, status: str) -> None:
    number = acted(desk, {"do": "status", "to": status, "reason": "The rule says so"})

    assert desk.ticket(number).status.value == status


def test_close(desk: RuledDesk) -> None:
    assert desk.ticket(acted(desk, {"do": "close"})).status is TicketStatus.CLOSED


def test_type(desk: RuledDesk) -> None:
    assert desk.ticket(acted(desk, {"do": "type", "to": "Defect"})).kind == "Defect"


def test_tags(desk: RuledDesk) -> None:
    put = {"do": "tags", "add": ["one", "two"]}
    number = acted(desk, put, {"do": "tags", "add": ["three"], "remove": ["one"]})

    assert desk.ticket(number).tags == ["two", "three"]


def test_custom_field(desk: RuledDesk) -> None:
    number = acted(desk, {"do": "field", "key": "plant", "to": "Ulm"})

    with desk.store.reading(WATCHER) as work:
        query = select(CustomValue.value).where(CustomValue.ticket_id == number)
        assert work.session.scalar(query) == "Ulm"


@pytest.mark.parametrize(
    ("do", "kind", "side"),
    [
        ("reply", MessageKind.REPLY, AuthorKind.SYSTEM),
        ("note", MessageKind.NOTE, AuthorKind.AGENT),
    ],
)
def test_reply_and_note_from_a_template(
    desk: RuledDesk, do: str, kind: MessageKind, side: AuthorKind
) -> None:
    number = acted(desk, {"do": do, "text": "{{requester}}: {{number}} is {{priority}}."})

    with desk.store.reading(WATCHER) as work:
        query = select(Message).where(Message.ticket_id == number).order_by(Message.id.desc())
        written = work.session.scalars(query.limit(1)).one()
    assert (written.kind, written.author_kind) == (kind, side)
    assert written.body == f"Ruth Berg: #{number} is normal."


def test_what_a_requester_writes_is_no_template(desk: RuledDesk) -> None:
    desk.publish("Act", CREATED, {"do": "note", "text": "{{subject}}"})
    number = desk.open(subject="{{rule}} {{message}}")

    with desk.store.reading(WATCHER) as work:
        query = select(Message.body).where(Message.ticket_id == number)
        assert "{{rule}} {{message}}" in work.session.scalars(query).all()


def test_notify(desk: RuledDesk) -> None:
    acted(desk, {"do": "notify", "recipients": ["lead"], "text": "{{subject}}", "urgent": True})

    with desk.store.reading(desk.people.lead) as work:
        [one] = inbox.notices(work)
    assert (one.body, one.urgency.value) == ("VPN drops every ten minutes", "critical")


def test_start_path(desk: RuledDesk) -> None:
    level = LevelDraft("Call", "0", LevelAction.NOTIFY_ROLE, recipients=("lead",))
    with desk.store.work(desk.people.admin) as work:
        create_path(work, PathDraft("Call now", (level,)))
    number = acted(desk, {"do": "path", "path": "Call now"})

    with desk.store.reading(WATCHER) as work:
        assert work.session.scalars(select(PathRun.ticket_id)).all() == [number]


def test_webhook(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        audience.add_channel(work, "Hook", Medium.WEBHOOK, {"url": "json://localhost/x"})
    number = acted(desk, {"do": "webhook", "channel": "Hook", "payload": {"n": "{{number}}"}})

    with desk.store.reading(WATCHER) as work:
        payload = work.session.scalars(select(OutboxMessage.payload)).one()
    assert payload == {"n": f"#{number}", "ticket": str(number)}


def test_the_same_call_twice_in_a_rule_is_two_calls(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        audience.add_channel(work, "Hook", Medium.WEBHOOK, {"url": "json://localhost/x"})
    call = {"do": "webhook", "channel": "Hook", "payload": {"n": "{{number}}"}}
    acted(desk, call, call)

    with desk.store.reading(WATCHER) as work:
        assert len(work.session.scalars(select(OutboxMessage.key)).all()) == 2
