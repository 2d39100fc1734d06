"""A configuration as written: read into drafts, each with the place it stands at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from services.escalation import simple_sections
from services.escalation.written_paths import read_path
from services.rules.written_rules import read_rule
from services.sla import written
from services.sla.written_terms import read_calendar, read_policy

if TYPE_CHECKING:
    from services.escalation.paths import PathDraft
    from services.escalation.simple_sections import Entries
    from services.rules.publishing import RuleDraft
    from services.sla.drafts import CalendarDraft, PolicyDraft
    from services.sla.written import Part

SECTIONS: Final = ("calendars", *simple_sections.SIMPLE, "paths", "policies", "rules")


@dataclass(slots=True)
class Drafts:
    """What a file says, by name, with the place it stands at."""

    calendars: dict[str, tuple[Part, CalendarDraft]] = field(default_factory=dict)
    paths: dict[str, tuple[Part, PathDraft]] = field(default_factory=dict)
    policies: dict[str, tuple[Part, PolicyDraft]] = field(default_factory=dict)
    rules: dict[str, tuple[Part, tuple[RuleDraft, bool]]] = field(default_factory=dict)
    simple: Entries = field(default_factory=dict)


def drafts(text: str) -> Drafts:
    """Read a file into drafts with the place each stands at; RuleError names the line."""
    found = Drafts()
    sections = written.read(text).fields(SECTIONS)
    for name, part in sections["calendars"].named() if "calendars" in sections else ():
        found.calendars[name] = (part, read_calendar(name, part))
    found.simple = simple_sections.read(sections)
    for name, part in sections["paths"].named() if "paths" in sections else ():
        found.paths[name] = (part, read_path(name, part))
    for part in sections["rules"].items() if "rules" in sections else []:
        rule, active = read_rule(part)
        if rule.name in found.rules:
            part.refuse("the rule “{rule}” is given twice", rule=rule.name)
        found.rules[rule.name] = (part, (rule, active))
    policies = sections["policies"].items() if "policies" in sections else []
    for position, part in enumerate(policies, 1):
        policy = read_policy(position, part)
        if policy.name in found.policies:
            part.refuse("the policy “{policy}” is given twice", policy=policy.name)
        found.policies[policy.name] = (part, policy)
    return found
