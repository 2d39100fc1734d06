"""Rules that answer each other and paths that start each other are refused with their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.vocabulary import LevelAction
from services.errors import RuleError
from services.escalation import configuration
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.rules import packs
from tests.rigs.desk import SmallDesk, lay_desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.store.work import Store

pytestmark = pytest.mark.laid


@pytest.fixture
def desk(sqlite_store: Store) -> SmallDesk:
    return lay_desk(sqlite_store)


def imported(store: Store, desk: SmallDesk, text: str) -> Sequence[str]:
    with store.work(desk.admin) as work:
        return configuration.import_text(work, text).published


def rule(name: str, trigger: str, actions: str, conditions: str = "") -> str:
    asked = f"  conditions: {conditions}\n" if conditions else ""
    return f"- name: {name}\n  trigger: {trigger}\n{asked}  actions: [{actions}]\n"


UP = rule("Up", "{on: changed, field: priority, to: low}", "{do: priority, to: high}")
DOWN = rule("Down", "{on: changed, field: priority, to: high}", "{do: priority, to: low}")


def test_two_rules_that_answer_each_other_are_refused_with_their_lines(
    sqlite_store: Store, desk: SmallDesk
) -> None:
    with pytest.raises(RuleError, match=r"line 2, .*Up \(line 2\) → Down \(line 5\) → Up") as said:
        imported(sqlite_store, desk, f"rules:\n{UP}{DOWN}")

    assert "go round in a circle" in str(said.value)


def test_a_circle_with_a_rule_that_is_live_already_is_refused(
    sqlite_store: Store, desk: SmallDesk
) -> None:
    imported(sqlite_store, desk, f"rules:\n{UP}")

    with pytest.raises(RuleError, match=r"line 2, .*Up → Down|Down \(line 2\)"):
        imported(sqlite_store, desk, f"rules:\n{DOWN}")


@pytest.mark.parametrize(
    "rules",
    [
        rule("Echo", "{on: note}", "{do: note, text: Seen}"),
        rule(
            "Flip",
            "{on: changed, field: status}",
            "{do: status, to: pending}, {do: status, to: on_hold}, {do: status, to: pending}",
        ),
        rule("On", "{on: changed, field: tags, to: vip}", "{do: tags, remove: [vip]}")
        + rule("Off", "{on: changed, field: tags, from: vip}", "{do: tags, add: [vip]}"),
        rule(
            "A",
            "{on: changed, field: type, to: incident}",
            "{do: type, to: question}",
            "{field: account, op: is, value: Northwind}",
        )
        + rule(
            "B",
            "{on: changed, field: type, to: question}",
            "{do: type, to: problem}",
            "{all: [{field: account, op: is, value: Northwind}, "
            "{none: [{field: type, op: is, value: incident}]}]}",
        )
        + rule("C", "{on: changed, field: type, to: problem}", "{do: type, to: incident}"),
    ],
    ids=["alone", "alone by steps", "tags", "three, for one account"],
)
def test_a_certain_circle_is_found(sqlite_store: Store, desk: SmallDesk, rules: str) -> None:
    with pytest.raises(RuleError, match="go round in a circle"):
        imported(sqlite_store, desk, f"rules:\n{rules}")


@pytest.mark.parametrize(
    "rules",
    [
        rule("Settle", "{on: changed, field: priority}", "{do: priority, to: high}"),
        UP + rule("Stay", "{on: changed, field: priority, to: high}", "{do: priority, to: high}"),
        UP + DOWN.replace("to: low}]", "to: normal}]"),
        UP.replace("actions", "active: false\n  actions") + DOWN,
        rule(
            "Ours",
            "{on: changed, field: priority, to: low}",
            "{do: priority, to: high}",
            "{field: account, op: is, value: Northwind}",
        )
        + rule(
            "Theirs",
            "{on: changed, field: priority, to: high}",
            "{do: priority, to: low}",
            "{field: account, op: is, value: Contoso}",
        ),
        rule("Close", "{on: changed, field: status, to: resolved}", "{do: close}")
        + rule("Back", "{on: changed, field: status, to: closed}", "{do: status, to: pending}"),
        rule("Late", "{on: in, field: priority, value: low, for: 4h}", "{do: priority, to: high}")
        + DOWN,
    ],
    ids=["settles", "stays", "elsewhere", "switched off", "two accounts", "no such step", "timed"],
)
def test_what_comes_to_an_end_is_imported(sqlite_store: Store, desk: SmallDesk, rules: str) -> None:
    assert imported(sqlite_store, desk, f"rules:\n{rules}")


def test_the_ready_made_rules_have_no_circle(sqlite_store: Store, desk: SmallDesk) -> None:
    with sqlite_store.work(desk.admin) as work:
        packs.install(work, packs.load("support-hierarchy"))
        text = configuration.export(work)

    assert imported(sqlite_store, desk, text) == []


def starting(name: str, *paths: str) -> PathDraft:
    actions = tuple({"do": "path", "path": one} for one in paths)
    calls = LevelDraft("Start", "0", LevelAction.ACT, actions=actions)
    waits = LevelDraft("Tell", "0", LevelAction.ALERT_ASSIGNEE)
    return PathDraft(name, (calls if paths else waits,))


def test_paths_that_start_each_other_are_refused_with_their_lines(
    sqlite_store: Store, desk: SmallDesk
) -> None:
    with sqlite_store.work(desk.admin) as work:
        create_path(work, starting("North"))
        create_path(work, starting("South", "North"))
    circle = (
        "paths:\n  North:\n  - name: Start\n    offset: '0'\n    does: act\n"
        "    actions:\n    - do: path\n      path: South\n"
    )

    with pytest.raises(RuleError, match=r"line 3, .*North \(line 3\) → South → North"):
        imported(sqlite_store, desk, circle)
    with pytest.raises(RuleError, match=r"North \(line 3\) → North"):
        imported(sqlite_store, desk, circle.replace("South", "North"))
