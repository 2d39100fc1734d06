"""Write rules down: checked, versioned, audited, in order, switched on and off, previewed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from models.people import Team
from models.rules import Rule, RuleVersion
from models.tickets import Ticket
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import ConflictError, RuleError
from services.rules import actions, conditions, facts, selection, shelf, stretches, timed, triggers
from services.sla import stamp
from services.tickets.texts import subject_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.changes import Changes
    from services.rules.doing import Action
    from services.store.work import Work

SHOWN: Final = 50
"""Tickets a preview shows."""


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """A rule as somebody wrote it.

    Attributes:
        trigger: `{"on": "created"}`, `{"on": "idle", "for": "4h"}`; see triggers.
        conditions: A tree of all / any / none over `{field, op, value}`; empty holds always.
        actions: In order, each `{"do": ...}`.
        position: Its place; None: after all others, or where it is.
    """

    name: str
    trigger: Mapping[str, Any]
    actions: Sequence[Mapping[str, Any]]
    conditions: Mapping[str, Any] = field(default_factory=dict)
    note: str | None = None
    position: int | None = None


def publish_rule(work: Work, draft: RuleDraft) -> int:
    """Publish a rule as its next version; returns its number.

    Raises:
        RuleError: The trigger, a condition or an action cannot work; nothing is published.
    """
    demand(work.actor, Act.CONFIGURE)
    name = subject_line(draft.name)[:200]
    checked = check(work, draft)
    rule = _named(work, name) or _begun(work, name)
    return _publish(work, rule, draft, checked, [])


def save_rule(
    work: Work, draft: RuleDraft, rule_id: int | None = None, version: int = 0
) -> Changes:
    """Publish what was put together in a form: a new rule, or the next version of one.

    Args:
        work: The unit of work.
        draft: The rule; under another name the rule is renamed.
        rule_id: The rule that is changed; None: a new one, last in the order.
        version: That the form was opened on.

    Raises:
        RuleError: It cannot work, or another rule has the name; nothing is published.
        ConflictError: Somebody published another version meanwhile.
    """
    demand(work.actor, Act.CONFIGURE)
    if not draft.name.strip():
        raise RuleError("A rule needs a name: say in a few words what it is for.")
    name = subject_line(draft.name)[:200]
    checked = check(work, draft)
    there, said = _named(work, name), []
    rule = work.require(Rule, rule_id) if rule_id is not None else None
    if there is not None and there is not rule:
        raise RuleError(
            "There is a rule “{name}” already: change that one, or give this another name.",
            name=name,
        )
    if rule is None:
        rule = _begun(work, name)
    elif rule.version != version:
        raise ConflictError(
            "Somebody published version {version} of this rule meanwhile; nothing was published. "
            "What you wrote stays: look at theirs, then publish again to put yours in its place.",
            version=rule.version,
        )
    elif rule.name != name:
        said = [FieldChange("name", rule.name, name)]
        rule.name = name
    _publish(work, rule, draft, checked, said)
    return work.touch(configuration=True, subject=rule.id)


def _named(work: Work, name: str) -> Rule | None:
    return work.session.scalar(select(Rule).where(Rule.name == name))


def _begun(work: Work, name: str) -> Rule:
    last = work.session.scalar(select(func.max(Rule.position)))
    rule = Rule(name=name, position=(last or 0) + 1, active=True, version=0)
    work.session.add(rule)
    work.session.flush()
    return rule


def _publish(
    work: Work, rule: Rule, draft: RuleDraft, checked: list[Action], renamed: list[FieldChange]
) -> int:
    rule.version += 1
    if draft.position is not None:
        rule.position = draft.position
    version = RuleVersion(
        rule_id=rule.id,
        version=rule.version,
        trigger=dict(draft.trigger),
        conditions=dict(draft.conditions),
        actions=checked,
        note=draft.note,
        published_at=work.now,
        published_by=work.actor.name,
    )
    work.session.add(version)
    work.session.flush()
    said = [
        *renamed,
        FieldChange("version", None, str(version.version)),
        FieldChange("trigger", None, str(version.trigger)),
        FieldChange("conditions", None, str(version.conditions)),
        FieldChange("actions", None, str(version.actions)),
    ]
    trail.append(work, "rule.published", ("rule", rule.id), said, draft.note)
    stretches.forget(work, rule.id)
    _settle(work, rule, version)
    stamp.renew(work)
    work.touch(configuration=True, subject=rule.id)
    return rule.id


def check(work: Work, draft: RuleDraft) -> list[Action]:
    """Return the draft's actions as they may be stored; RuleError when it cannot work."""
    custom = facts.custom_fields(work)
    triggers.check(draft.trigger, custom, set(work.session.scalars(select(Team.name))))
    conditions.read(draft.conditions, custom)
    return actions.check(work, draft.actions)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a draft's conditions hold for now: how many of the tickets, and the newest of them."""

    count: int
    is_more: bool
    tickets: tuple[tuple[int, str], ...]


def preview(work: Work, draft: RuleDraft, limit: int = 1000) -> Preview:
    """Return the tickets that a draft's conditions hold for as they stand now."""
    node = conditions.read(draft.conditions, facts.custom_fields(work))
    found = selection.matching(work, node, limit + 1)
    query = select(Ticket.id, Ticket.subject).where(Ticket.id.in_(found[:SHOWN]))
    subjects = {row.id: row.subject for row in work.session.execute(query)}
    shown = tuple((one, subjects[one]) for one in found[:SHOWN])
    return Preview(min(len(found), limit), len(found) > limit, shown)


def set_active(work: Work, rule_id: int, *, active: bool, reason: str | None = None) -> Changes:
    """Switch a rule on or off; switched off nothing comes due, and what fired stays known."""
    demand(work.actor, Act.CONFIGURE)
    rule = work.require(Rule, rule_id)
    if rule.active is not active:
        rule.active = active
        word = "enabled" if active else "disabled"
        trail.append(work, f"rule.{word}", ("rule", rule.id), (), reason)
        version = _present(work, rule)
        if active:
            check(work, RuleDraft(rule.name, version.trigger, version.actions, version.conditions))
        _settle(work, rule, version)
        stamp.renew(work)
    return work.touch(configuration=True)


def reorder(work: Work, rule_ids: Sequence[int]) -> Changes:
    """Put the rules into this order; those not named follow as they were."""
    demand(work.actor, Act.CONFIGURE)
    rules = {
        one.id: one for one in work.session.scalars(select(Rule).order_by(Rule.position, Rule.id))
    }
    if unknown := set(rule_ids) - set(rules):
        raise RuleError("There is no rule #{unknown} (any more).", unknown=min(unknown))
    order = [*dict.fromkeys(rule_ids), *(one for one in rules if one not in set(rule_ids))]
    for position, rule_id in enumerate(order, 1):
        if rules[rule_id].position != position:
            said = [FieldChange("position", str(rules[rule_id].position), str(position))]
            rules[rule_id].position = position
            trail.append(work, "rule.moved", ("rule", rule_id), said)
    stamp.renew(work)
    return work.touch(configuration=True)


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule as lists show it: readable sentences beside what is stored."""

    id: int
    name: str
    position: int
    active: bool
    version: int
    when: str
    trigger: Mapping[str, Any]
    conditions: Mapping[str, Any]
    actions: tuple[Mapping[str, Any], ...]
    note: str | None


def rules(work: Work) -> list[RuleView]:
    """Return every rule in its order, in its present version."""
    query = select(Rule).order_by(Rule.position, Rule.id)
    custom = facts.custom_fields(work)
    found = []
    for one in work.session.scalars(query):
        version = _present(work, one)
        when = triggers.sentence(triggers.read(version.trigger, custom))
        found.append(
            RuleView(
                one.id,
                one.name,
                one.position,
                one.active,
                one.version,
                when,
                version.trigger,
                version.conditions,
                tuple(version.actions),
                version.note,
            )
        )
    return found


def _present(work: Work, rule: Rule) -> RuleVersion:
    query = select(RuleVersion).where(
        RuleVersion.rule_id == rule.id, RuleVersion.version == rule.version
    )
    return work.session.scalars(query).one()


def _settle(work: Work, rule: Rule, version: RuleVersion) -> None:
    if not rule.active:  # it need not be readable any more
        stretches.suspend(work, rule.id)
        return
    ready = shelf.ready(work, rule, version, facts.custom_fields(work))
    stretches.settle_rule(work, ready)
    timed.plan(work, ready)
