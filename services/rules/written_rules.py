"""Rules as readable YAML, there and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from services.rules import publishing
from services.rules.publishing import RuleDraft
from services.sentence import Sentence

if TYPE_CHECKING:
    from services.sla.written import Part
    from services.store.work import Work

RULE_KEYS: Final = frozenset({"name", "trigger", "conditions", "actions", "note", "active"})


def read_rule(part: Part) -> tuple[RuleDraft, bool]:
    """Read one rule and whether it is switched on; RuleError names the line of a mistake."""
    fields = part.fields(RULE_KEYS, ("name", "trigger", "actions"))
    draft = RuleDraft(
        name=" ".join(fields["name"].text().split())[:200],
        trigger=fields["trigger"].plain(),
        actions=tuple(one.plain() for one in fields["actions"].items()),
        conditions=fields["conditions"].plain() if "conditions" in fields else {},
        note=fields["note"].text() if "note" in fields else None,
    )
    return draft, fields["active"].flag() if "active" in fields else True


def written_rules(work: Work) -> list[dict[str, Any]]:
    """Return every rule in its order and present version, ready to be dumped."""
    return [_rule(one) for one in publishing.rules(work)]


def publish(work: Work, draft: RuleDraft, *, active: bool) -> Sentence:
    """Publish a rule and switch it on or off; returns what was done, in words."""
    rule_id = publishing.publish_rule(work, draft)
    found = next(one for one in publishing.rules(work) if one.id == rule_id)
    if found.active is not active:
        publishing.set_active(work, rule_id, active=active)
    return Sentence("rule {name}: version {n}", name=found.name, n=found.version)


def _rule(one: publishing.RuleView) -> dict[str, Any]:
    written: dict[str, Any] = {"name": one.name, "trigger": dict(one.trigger)}
    if one.conditions:
        written["conditions"] = dict(one.conditions)
    written["actions"] = [dict(action) for action in one.actions]
    if one.note:
        written["note"] = one.note
    if not one.active:
        written["active"] = False
    return written
