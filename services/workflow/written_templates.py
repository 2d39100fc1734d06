"""Procedures as readable YAML, there and back: their steps, and who must approve which."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.vocabulary import ApprovalWay
from models.workflow import TaskTemplate
from services.sentence import Sentence
from services.workflow import templates
from services.workflow.templates import Step

if TYPE_CHECKING:
    from services.sla.written import Part
    from services.store.work import Work

STEP_KEYS: Final = frozenset(Step.__dataclass_fields__)
PLAIN: Final = asdict(Step(""))
"""What a step says where it says nothing; left out when it is written."""


@dataclass(frozen=True, slots=True)
class TemplateDraft:
    """A procedure as a file says it; `active` is whether it may be started."""

    steps: tuple[Step, ...]
    about: str
    active: bool


def read_template(_name: str, part: Part) -> TemplateDraft:
    """Read one procedure; RuleError names the line of what cannot be read."""
    fields = part.fields({"about", "steps", "active"}, ("steps",))
    return TemplateDraft(
        tuple(_step(one) for one in fields["steps"].items()),
        fields["about"].text() if "about" in fields else "",
        fields["active"].flag() if "active" in fields else True,
    )


def publish(work: Work, name: str, draft: TemplateDraft) -> Sentence:
    """Write a procedure down, and offer it or not; returns what was done, in words."""
    known = select(TaskTemplate.id).where(TaskTemplate.name == name)
    is_new = work.session.scalar(known) is None
    number = templates.publish_template(work, name, draft.steps, draft.about)
    templates.set_active(work, number, active=draft.active)
    if is_new:
        return Sentence("task template {name}: new", name=name)
    return Sentence("task template {name}: changed", name=name)


def written_templates(work: Work) -> dict[str, Any]:
    """Return every procedure, by name, ready to be dumped."""
    return {one.name: _written(one) for one in templates.templates(work)}


def _step(part: Part) -> Step:
    fields = part.fields(STEP_KEYS, ("title",))
    texts = {
        key: fields[key].text() for key in ("title", "team", "assignee", "due") if key in fields
    }
    after = fields["after"].items() if "after" in fields else []
    return Step(
        **texts,
        after=tuple(one.number() for one in after),
        conditions=fields["conditions"].plain() if "conditions" in fields else {},
        approvers=fields["approvers"].texts() if "approvers" in fields else (),
        way=fields["way"].word(ApprovalWay).value if "way" in fields else PLAIN["way"],
    )


def _written(one: templates.TemplateView) -> dict[str, Any]:
    found: dict[str, Any] = {"about": one.about} if one.about else {}
    found["steps"] = [
        {
            key: list(value) if isinstance(value, tuple) else value
            for key, value in asdict(step).items()
            if value != PLAIN[key]
        }
        for step in one.steps
    ]
    if not one.active:
        found["active"] = False
    return found
