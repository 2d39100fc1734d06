"""The rules as somebody reads them: every part taken apart, with who published it and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from models.rules import Rule, RuleVersion
from services.errors import RuleError
from services.rules import conditions, facts, publishing, triggers
from services.rules.publishing import RuleDraft

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from services.rules.conditions import Node
    from services.rules.publishing import Preview
    from services.rules.triggers import Trigger
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class RuleCard:
    """One rule in the version that counts.

    Attributes:
        trigger, node: What pulls it and what must hold; None where they cannot be read any more.
        problem: Why they cannot; empty when they can.
    """

    id: int
    name: str
    position: int
    active: bool
    version: int
    published_at: datetime
    published_by: str
    note: str
    trigger: Trigger | None
    node: Node | None
    actions: tuple[Mapping[str, Any], ...]
    problem: str = ""


def cards(work: Work) -> list[RuleCard]:
    """Return every rule in its order."""
    query = (
        select(Rule, RuleVersion)
        .join(
            RuleVersion,
            and_(RuleVersion.rule_id == Rule.id, RuleVersion.version == Rule.version),
        )
        .order_by(Rule.position, Rule.id)
    )
    custom = facts.custom_fields(work)
    found = []
    for rule, version in work.session.execute(query):
        trigger, node, problem = None, None, ""
        try:
            trigger = triggers.read(version.trigger, custom)
            node = conditions.read(version.conditions, custom)
        except RuleError as refusal:  # a field it asks about is gone
            problem = refusal.sentence
        found.append(
            RuleCard(
                rule.id,
                rule.name,
                rule.position,
                rule.active,
                version.version,
                version.published_at,
                version.published_by,
                version.note or "",
                trigger,
                node,
                tuple(version.actions),
                problem,
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class Asks:
    """What pulled a version of a rule and what had to hold; None where it cannot be read now."""

    trigger: Trigger | None
    node: Node | None


def asks(work: Work, version_ids: Iterable[int]) -> dict[int, Asks]:
    """Return what these versions ask, to say why they ran in the reader's language."""
    query = select(RuleVersion).where(RuleVersion.id.in_(list(version_ids)))
    custom = facts.custom_fields(work)
    found = {}
    for version in work.session.scalars(query):
        try:
            trigger = triggers.read(version.trigger, custom)
            found[version.id] = Asks(trigger, conditions.read(version.conditions, custom))
        except RuleError:  # a field it asks about is gone
            found[version.id] = Asks(None, None)
    return found


@dataclass(frozen=True, slots=True)
class WrittenRule:
    """A rule as it is stored in the version that counts, to be changed in a form."""

    id: int
    version: int
    draft: RuleDraft


def written(work: Work, rule_id: int) -> WrittenRule:
    """Return a rule to be changed; it need not be readable any more."""
    rule, version = _present(work, rule_id)
    parts = (version.trigger, version.actions, version.conditions)
    return WrittenRule(rule.id, rule.version, RuleDraft(rule.name, *parts, version.note))


def matching(work: Work, rule_id: int) -> Preview:
    """Return the tickets that the conditions of a rule hold for as they stand now."""
    rule, version = _present(work, rule_id)
    draft = RuleDraft(rule.name, version.trigger, version.actions, version.conditions)
    return publishing.preview(work, draft)


def _present(work: Work, rule_id: int) -> tuple[Rule, RuleVersion]:
    rule = work.require(Rule, rule_id)
    present = and_(RuleVersion.rule_id == rule.id, RuleVersion.version == rule.version)
    return rule, work.session.scalars(select(RuleVersion).where(present)).one()
