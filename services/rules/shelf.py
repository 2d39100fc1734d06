"""The rules that count now, read and ready to be asked."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from models.rules import Rule, RuleVersion
from services.errors import RuleError
from services.rules import conditions, facts, triggers
from services.sla import stamp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.rules.conditions import Node
    from services.rules.kinds import Field
    from services.rules.triggers import Trigger
    from services.store.work import Work


log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ready:
    """One rule in its present version."""

    rule_id: int
    version_id: int
    version: int
    name: str
    trigger: Trigger
    node: Node
    actions: Sequence[Mapping[str, Any]]


def active(work: Work) -> list[Ready]:
    """Return the enabled rules in their order; read when the configuration was last changed."""
    return stamp.kept(work, "rules", _read_active)


def _read_active(work: Work) -> list[Ready]:
    query = (
        select(Rule, RuleVersion)
        .join(
            RuleVersion,
            and_(RuleVersion.rule_id == Rule.id, RuleVersion.version == Rule.version),
        )
        .where(Rule.active)
        .order_by(Rule.position, Rule.id)
    )
    rows = work.session.execute(query).all()
    custom = facts.custom_fields(work) if rows else {}
    found = (_readable(work, rule, version, custom) for rule, version in rows)
    return [one for one in found if one is not None]


def _readable(
    work: Work, rule: Rule, version: RuleVersion, custom: Mapping[str, Field]
) -> Ready | None:
    """Return a rule; None where what it asks for is gone: one rule must not stop every change."""
    try:
        return ready(work, rule, version, custom)
    except RuleError as problem:
        log.warning("rule %s cannot be read any more: %s", rule.id, problem)
        return None


def ready(work: Work, rule: Rule, version: RuleVersion, custom: Mapping[str, Field]) -> Ready:
    """Read one version; it is kept with the store, for versions never change."""
    key = ("rule", version.id, version.published_at, frozenset(custom.values()), rule.name)
    found: Ready | None = work.published.get(key)
    if found is None:
        found = work.published[key] = Ready(
            rule.id,
            version.id,
            version.version,
            rule.name,
            triggers.read(version.trigger, custom),
            conditions.read(version.conditions, custom),
            version.actions,
        )
    return found
