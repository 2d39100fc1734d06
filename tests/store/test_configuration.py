"""Calendars, paths and policies go out as readable YAML and come back the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from sqlalchemy import func, select
from sqlalchemy import text as sql

from models.policies import PolicyVersion
from models.vocabulary import LevelAction, Medium, Target
from services.errors import RuleError
from services.escalation import configuration
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.notify import audience, wishes
from services.rules import packs
from services.sla.drafts import CalendarDraft, PolicyDraft, Promise
from services.sla.publishing import publish_calendar, publish_policy
from services.workflow.templates import Step, publish_template
from tests.rigs.desk import SmallDesk, lay_desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.store.work import Store

pytestmark = pytest.mark.laid


@pytest.fixture
def desk(store: Store) -> SmallDesk:
    return lay_desk(store)


SPLIT_SHIFT = CalendarDraft(
    "Counter",
    "Europe/Berlin",
    {"mon": (("09:00", "12:00"), ("13:00", "17:30")), "fri": (("22:00", "06:00"),), "sun": ()},
    holidays=("2026-12-25",),
    overrides={"2026-12-24": (("09:00", "12:00"),), "2026-12-31": ()},
)
GOLD = PolicyDraft(
    "Gold: “no” is a word",
    2,
    "Counter",
    (
        Promise(Target.FIRST_RESPONSE, "30m", warn_before="10m", calendar="Around the clock"),
        Promise(Target.RESOLUTION, "by 16:00"),
    ),
    conditions=({"field": "account_tier", "op": "is", "value": "no"},),
    options={"confirmation_window": "3bd", "agent_created_no_response_clock": True},
    note="Two lines\nof a note",
)


def exported(store: Store, desk: SmallDesk) -> str:
    with store.reading(desk.admin) as work:
        return configuration.export(work)


def imported(store: Store, desk: SmallDesk, text: str) -> configuration.Imported:
    with store.work(desk.admin) as work:
        return configuration.import_text(work, text)


def test_what_was_exported_imports_as_unchanged(store: Store, desk: SmallDesk) -> None:
    with store.work(desk.admin) as work:
        publish_calendar(work, SPLIT_SHIFT)
        publish_policy(work, GOLD)
    text = exported(store, desk)

    done = imported(store, desk, text)
    assert done.published == []
    assert exported(store, desk) == text


@pytest.mark.postgres
def test_a_round_trip_through_an_empty_desk_is_identical(
    owner: Store, empty_configuration: SmallDesk, sqlite_store: Store
) -> None:
    desk = lay_desk(owner)
    with owner.work(desk.admin) as work:
        publish_calendar(work, SPLIT_SHIFT)
        publish_policy(work, GOLD)
    text = exported(owner, desk)
    imported(sqlite_store, empty_configuration, text)

    assert exported(sqlite_store, empty_configuration) == text


@pytest.fixture
def empty_configuration(sqlite_store: Store) -> SmallDesk:
    """A desk of people and teams, where nothing is configured yet but their names."""
    laid = lay_desk(sqlite_store)
    with sqlite_store.work(laid.admin) as work:
        for table in ("policy", "calendar", "escalation_path"):
            renamed = f"UPDATE {table} SET active = 0, name = name || ' old'"  # noqa: S608 - ours
            work.session.execute(sql(renamed))
    return laid


def test_one_changed_target_publishes_one_version(store: Store, desk: SmallDesk) -> None:
    text = exported(store, desk).replace("critical: 2h", "critical: 1h")

    done = imported(store, desk, text)
    assert done.lines() == [
        "policy Standard: version 2",
        "calendar Around the clock: unchanged",
        "calendar Office hours: unchanged",
        "path Three levels: unchanged",
    ]


def test_a_changed_path_takes_the_policies_along(store: Store, desk: SmallDesk) -> None:
    text = exported(store, desk).replace("offset: -30m", "offset: -45m")
    done = imported(store, desk, text)
    assert done.lines()[:2] == ["path Three levels: new", "policy Standard: version 2"]


def test_a_check_publishes_nothing(store: Store, desk: SmallDesk) -> None:
    text = exported(store, desk).replace("critical: 2h", "critical: 1h")
    with store.work(desk.admin) as work:
        said = configuration.check(work, text).lines

    assert said[0] == "policy Standard: version 2"
    with store.reading(desk.admin) as work:
        assert work.session.scalar(select(func.count()).select_from(PolicyVersion)) == 1


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("timezone: UTC", "timezone: Atlantis", "line 3: .*'Atlantis' is not a time zone"),
        ("timezone: UTC", "zone: UTC", "line 3, .*“zone” is unknown here"),
        ("team: Tier 2", "team: Tier 9", "line 23: Level .*“Tier 9”: no such team"),
        ("does: reassign_team", "does: dance", "“dance” is none of"),
        ("calendar: Around the clock", "calendar: Nights", "no calendar called “Nights”"),
        ("path: Three levels", "path: Spiral", "no escalation path called “Spiral”"),
        ("first_response: 1h", "first_response: soon", "first_response: 'soon'"),
        ("first_response: 1h", "first_answer: 1h", "“first_answer” is no target"),
        ("recipients: [manager, director]", "recipients: [pope]", "pope"),
        ("offset: -30m", "offset: sometime", "'sometime' is not an offset"),
        ("timezone: UTC", "timezone: [UTC]", "expected a text"),
        ("timezone: UTC", "timezone: &a UTC\n    weekly: *a", "aliases"),
        ("timezone: UTC", "timezone: UTC\n    timezone: UTC", "“timezone” is given twice"),
        ("calendars:", "calendars: [", "line [0-9]+: this is no YAML"),
        ("[pending, on_hold]", "[waiting]", "“waiting” is none of"),
        ("- name: Standard", "- name: Standard\n  options: {floor: x}", "line .*floor: 'x' is not"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_nothing_is_published(
    sqlite_store: Store, old: str, new: str, problem: str
) -> None:
    desk = lay_desk(sqlite_store)
    text = exported(sqlite_store, desk)
    assert old in text

    with pytest.raises(RuleError, match=problem):
        imported(sqlite_store, desk, text.replace(old, new, 1))
    assert exported(sqlite_store, desk) == text


LONG_LADDER = PathDraft(
    "Wake them",
    (
        LevelDraft(
            "Page the lead",
            "50%",
            LevelAction.NOTIFY_ROLE,
            recipients=("lead",),
            conditions={"field": "priority", "op": "is", "value": "critical"},
            ack_within="15m",
            repeats=2,
        ),
    ),
)


def test_rules_and_calls_for_an_answer_make_the_round_trip(store: Store, desk: SmallDesk) -> None:
    with store.work(desk.admin) as work:
        create_path(work, LONG_LADDER)
        packs.install(work, packs.load("support-hierarchy"))
    text = exported(store, desk)

    done = imported(store, desk, text)
    assert "ack_within: 15m" in text
    assert "Billing inquiries go to Finance" in text
    assert done.published == []
    assert exported(store, desk) == text


def test_one_changed_rule_is_published_alone(store: Store, desk: SmallDesk) -> None:
    with store.work(desk.admin) as work:
        packs.install(work, packs.load("support-hierarchy"))
    text = exported(store, desk)
    assert "value: Billing Inquiry" in text

    done = imported(store, desk, text.replace("value: Billing Inquiry", "value: Invoice"))
    assert done.published == ["rule Billing inquiries go to Finance: version 2"]


def test_a_rule_that_cannot_work_is_named_with_its_line(store: Store, desk: SmallDesk) -> None:
    text = "rules:\n- name: Odd\n  trigger: {on: created}\n  actions: [{do: dance}]\n"

    with pytest.raises(RuleError, match=r"line 2: .*Action 1"):
        imported(store, desk, text)


def test_times_are_not_read_as_numbers(store: Store, desk: SmallDesk) -> None:
    text = "calendars:\n  Odd:\n    timezone: UTC\n    weekly: {mon: [9:00-13:00]}\n"

    with pytest.raises(RuleError, match="'9:00' is not a time"):
        imported(store, desk, text)


RELAY = {"host": "127.0.0.1", "port": 25, "sender": "desk@example.org", "secret": "env:RELAY"}
BREACH = (
    Step("Isolate the machine", team="Tier 2", due="4h"),
    Step("Agree to wipe it", after=(1,), approvers=("lead", "manager"), way="any"),
    Step("Wipe it", after=(2,), conditions={"field": "priority", "op": "is", "value": "critical"}),
)


class Equipped(NamedTuple):
    """A desk with two channels, one of them closed, and a procedure; and its exported text."""

    store: Store
    desk: SmallDesk
    text: str

    def take(self, text: str) -> Sequence[str]:
        """Import a text; returns what was published."""
        return imported(self.store, self.desk, text).published

    def now(self) -> str:
        """Return what is exported now."""
        return exported(self.store, self.desk)


@pytest.fixture
def equipped(store: Store, desk: SmallDesk) -> Equipped:
    with store.work(desk.admin) as work:
        audience.add_channel(work, "Relay", Medium.EMAIL, RELAY)
        number = audience.add_channel(work, "Room", Medium.CHAT, {"url": "json://127.0.0.1:9"})
        wishes.switch_channel(work, number, active=False)
        publish_template(work, "Breach", BREACH, "After a breach.")
    return Equipped(store, desk, exported(store, desk))


def test_channels_and_procedures_make_the_round_trip(equipped: Equipped) -> None:
    assert equipped.take(equipped.text) == []
    with equipped.store.work(equipped.desk.admin) as work:
        work.session.execute(sql("DELETE FROM channel"))
        work.session.execute(sql("DELETE FROM task_template"))

    done = equipped.take(equipped.text)
    assert done == ["channel Relay: new", "channel Room: new", "task template Breach: new"]
    assert equipped.now() == equipped.text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("port: 25", "port: 587", "channel Relay: changed"),
        ("active: false", "active: true", "channel Room: changed"),
        ("way: any", "way: all", "task template Breach: changed"),
        ("about: After a breach.", "active: false", "task template Breach: changed"),
    ],
)
def test_what_differs_is_changed_alone(equipped: Equipped, old: str, new: str, said: str) -> None:
    assert old in equipped.text

    assert equipped.take(equipped.text.replace(old, new)) == [said]
    assert equipped.take(equipped.now()) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("medium: email", "medium: pigeon", "“pigeon” is none of email, chat, sms, webhook"),
        ("medium: email", "medium: chat", "“Relay” leaves by email: close it, and open another"),
        ("medium: email", "medium: desktop", "leaves by email"),
        ("Relay:", "Other: {medium: desktop, settings: {}}\n  Relay:", "Workstations need no"),
        ("secret:", "password:", "name one, such as secret: env:SMTP_PASSWORD"),
        ("host: 127.0.0.1, ", "", "“Relay” needs host"),
        ("team: Tier 2, due", "team: Tier 9, due", "Step 1 .*no team called “Tier 9”"),
        ("after: [2]", "after: [3]", "Step 3 .*only an earlier one"),
        ("way: any", "way: most", "“most” is none of all, any"),
        ("title: Wipe it", "titles: Wipe it", "“titles” is unknown here"),
    ],
)
def test_a_channel_or_procedure_that_cannot_work_is_named_with_its_line(
    equipped: Equipped, old: str, new: str, problem: str
) -> None:
    assert old in equipped.text

    with pytest.raises(RuleError, match=f"line [0-9]+.*{problem}"):
        equipped.take(equipped.text.replace(old, new, 1))
    assert equipped.now() == equipped.text
