"""A condition gives the same answer in Python and as SQL, on every database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from models.tickets import Ticket
from services.rules import selection
from services.rules.conditions import read
from services.rules.facts import custom_fields, gather
from services.rules.judgement import holds
from services.rules.kinds import OPS, Kind, Op
from services.store.work import WATCHER, Store
from tests.rigs.desk import MONDAY_9H
from tests.rigs.varied_desk import FIELDS, INSTANTS, lay_varied_desk, trees

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def varied(url: str) -> Iterator[Store]:
    store = lay_varied_desk(url)
    yield store
    store.dispose()


def test_python_and_sql_agree_on_random_trees(varied: Store) -> None:
    seen: set[int] = set()
    with varied.reading(WATCHER) as work:
        fields = custom_fields(work)
        tickets = list(work.session.scalars(select(Ticket)))
        facts = {one.id: gather(work, one) for one in tickets}

        @settings(
            max_examples=300,
            suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        )
        @given(tree=trees)
        def agree(tree: dict[str, Any]) -> None:
            node = read(tree, fields)
            python = {number for number, known in facts.items() if holds(node, known)}
            clause = selection.compiled(node, work.now)
            sql = set(work.session.scalars(select(Ticket.id).where(clause.sql)))
            assert python <= sql
            assert python == sql or not clause.exact
            seen.add(len(python))

        agree()
    assert len(seen) > 5


def test_every_comparison_of_every_field_agrees(varied: Store) -> None:
    asked: list[dict[str, Any]] = []
    for name, kind in FIELDS.items():
        by_kind: dict[Kind, list[Any]] = {
            Kind.RANK: ["high"],
            Kind.NUMBER: [1, 12],
            Kind.INSTANT: [MONDAY_9H.isoformat(), INSTANTS[2].isoformat()],
            Kind.SPAN: ["30h"],
        }
        samples = by_kind.get(kind, ["vip", "Tier 1", "Ä% _"])
        for op in OPS[kind]:
            values: list[Any] = [True, False] if op is Op.EMPTY else samples
            asked += [
                {"field": name, "op": op.value, "value": [one] if op is Op.IN else one}
                for one in values
            ]
    with varied.reading(WATCHER) as work:
        fields = custom_fields(work)
        facts = {one.id: gather(work, one) for one in work.session.scalars(select(Ticket))}
        differing = []
        for leaf in asked:
            for tree in (leaf, {"none": [leaf]}):
                node = read(tree, fields)
                python = {number for number, known in facts.items() if holds(node, known)}
                clause = selection.compiled(node, work.now)
                found = set(work.session.scalars(select(Ticket.id).where(clause.sql)))
                if not python <= found or (clause.exact and found != python):
                    differing.append(tree)
    assert differing == []


def test_what_sql_cannot_decide_python_does(varied: Store) -> None:
    with varied.reading(WATCHER) as work:
        tree = {"any": [{"field": "seats", "op": "greater", "value": 5}]}
        node = read(tree, custom_fields(work))
        tickets = work.session.scalars(select(Ticket).order_by(Ticket.id.desc()))
        python = [one.id for one in tickets if holds(node, gather(work, one))]

        assert selection.matching(work, node) == python
    assert python


def test_a_limit_cuts_the_preview_short(varied: Store) -> None:
    with varied.reading(WATCHER) as work:
        node = read({"field": "subject", "op": "matches", "value": "(?i)refund"})

        assert len(selection.matching(work, node, limit=3)) == 3
