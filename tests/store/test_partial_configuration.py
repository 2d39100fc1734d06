"""A file that names only some of the configuration leaves the rest as it is, in its order."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from sqlalchemy import select

from models.escalation import EscalationPath
from models.policies import PolicyVersion
from services.escalation import configuration
from services.rules.publishing import RuleDraft, publish_rule, rules
from services.sla import in_force
from services.sla.publishing import publish_policy
from tests.rigs.desk import STANDARD, SmallDesk, lay_desk

if TYPE_CHECKING:
    from services.store.work import Store

pytestmark = pytest.mark.laid


class Ordered:
    """A desk with three policies and three rules."""

    def __init__(self, store: Store, desk: SmallDesk) -> None:
        self.store, self.desk = store, desk
        with store.work(desk.admin) as work:
            for position, name in enumerate(("Gold", "Silver"), 2):
                publish_policy(work, replace(STANDARD, name=name, position=position))
            for name in ("First", "Second", "Third"):
                publish_rule(
                    work, RuleDraft(name, {"on": "created"}, [{"do": "note", "text": "."}])
                )

    def written(self) -> dict[str, Any]:
        with self.store.reading(self.desk.admin) as work:
            found: dict[str, Any] = yaml.safe_load(configuration.export(work))
            return found

    def take(self, **sections: object) -> list[str]:
        text = yaml.safe_dump(json.loads(json.dumps(sections)))
        with self.store.work(self.desk.admin) as work:
            return [*configuration.import_text(work, text).published]

    def policies(self) -> list[str]:
        """Return the policies in the order in which a new ticket asks them."""
        with self.store.reading(self.desk.admin) as work:
            return [one.item.name for one in in_force.candidates(work)]

    def rules(self) -> list[str]:
        with self.store.reading(self.desk.admin) as work:
            return [one.name for one in rules(work)]


@pytest.fixture
def ordered(store: Store) -> Ordered:
    return Ordered(store, lay_desk(store))


def test_a_policy_named_alone_is_unchanged_and_stays_in_its_place(ordered: Ordered) -> None:
    silver = ordered.written()["policies"][2]

    assert ordered.take(policies=[silver]) == []
    assert ordered.take(policies=[silver | {"note": "Dearer"}]) == ["policy Silver: version 2"]
    assert ordered.policies() == ["Standard", "Gold", "Silver"]


def test_a_new_policy_alone_comes_behind_all_others(ordered: Ordered) -> None:
    new = ordered.written()["policies"][0] | {"name": "New"}

    assert ordered.take(policies=[new]) == ["policy New: version 1"]
    assert ordered.policies() == ["Standard", "Gold", "Silver", "New"]


def test_a_new_policy_stands_behind_the_one_before_it_in_the_file(ordered: Ordered) -> None:
    gold = ordered.written()["policies"][1]

    done = ordered.take(policies=[gold, gold | {"name": "New"}])
    assert done == ["policy New: version 1", "policy Silver: version 2"]
    assert ordered.policies() == ["Standard", "Gold", "New", "Silver"]


def test_policies_in_another_order_change_places(ordered: Ordered) -> None:
    standard, gold, silver = ordered.written()["policies"]

    ordered.take(policies=[silver, gold, standard])
    assert ordered.policies() == ["Silver", "Gold", "Standard"]
    assert ordered.take(policies=ordered.written()["policies"]) == []


def test_a_rule_named_alone_is_unchanged_and_stays_in_its_place(ordered: Ordered) -> None:
    third = ordered.written()["rules"][2]

    assert ordered.take(rules=[third]) == []
    assert ordered.take(rules=[third | {"note": "Why"}]) == ["rule Third: version 2"]
    assert ordered.take(rules=[third | {"name": "Fourth", "note": "Why"}]) == [
        "rule Fourth: version 1"
    ]
    assert ordered.rules() == ["First", "Second", "Third", "Fourth"]


def test_rules_in_another_order_change_places_and_nothing_else(ordered: Ordered) -> None:
    first, second, third = ordered.written()["rules"]

    assert ordered.take(rules=[third, first]) == ["rules in a new order"]
    assert ordered.rules() == ["Third", "Second", "First"]
    assert ordered.take(rules=[third, second, first]) == []


def test_a_path_named_alone_counts_for_the_policies_that_name_it(ordered: Ordered) -> None:
    written = ordered.written()
    written["paths"]["Three levels"][0]["offset"] = "-45m"

    done = ordered.take(paths=written["paths"])
    assert done == [
        "path Three levels: new",
        *(f"policy {name}: version 2" for name in ("Standard", "Gold", "Silver")),
    ]
    with ordered.store.reading(ordered.desk.admin) as work:
        path = select(EscalationPath.id).where(EscalationPath.name == "Three levels")
        newest = select(PolicyVersion.path_id).where(PolicyVersion.version == 2)
        assert set(work.session.scalars(newest)) == {work.session.scalar(path)}
