"""Task templates: a procedure written down once, checked, and started on many tickets."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.vocabulary import ApprovalWay
from models.workflow import TaskTemplate
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.calendars import duration
from services.errors import ConflictError, RuleError
from services.escalation import recipients
from services.rules import conditions, facts
from services.tickets.texts import subject_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.changes import Changes
    from services.store.work import Work

MOST: Final = 50
"""Steps of one template."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure.

    Attributes:
        team: Name of the team that does it; empty: the ticket's.
        assignee: Who does it, as a kind of recipient (`lead`, `on_call:Tier 2`, `person:NAME`).
        after: Numbers of earlier steps it follows, from 1; none: it opens at once.
        due: How long it may take from when it opens, such as `4h`; empty: as long as it takes.
        conditions: A tree that must hold when it would open, else it is skipped.
        approvers: Kinds of recipient who must say yes; then it ends with their word.
        way: Whether `all` of them must, or `any` is enough.
    """

    title: str
    team: str = ""
    assignee: str = ""
    after: tuple[int, ...] = ()
    due: str = ""
    conditions: Mapping[str, Any] = field(default_factory=dict)
    approvers: tuple[str, ...] = ()
    way: str = "all"


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A template as lists and editors show it."""

    id: int
    name: str
    about: str
    steps: tuple[Step, ...]
    active: bool


def publish_template(work: Work, name: str, steps: Sequence[Step], about: str = "") -> int:
    """Write a procedure down, or anew; what was started keeps its steps; returns its number.

    Raises:
        RuleError: A step cannot work; its number is named and nothing is kept.
    """
    demand(work.actor, Act.CONFIGURE)
    line = subject_line(name)[:200]
    if not steps or len(steps) > MOST:
        raise RuleError(
            "A template has from 1 to {most} steps; this one has {count}.",
            most=MOST,
            count=len(steps),
        )
    for number, step in enumerate(steps, 1):
        _check(work, number, step)
    template = work.session.scalar(select(TaskTemplate).where(TaskTemplate.name == line))
    if template is None:
        template = TaskTemplate(name=line, about=about, steps=[], active=True)
        work.session.add(template)
    before = [one["title"] for one in template.steps]
    template.about, template.steps = about, [asdict(one) for one in steps]
    work.session.flush()
    shown = FieldChange("steps", "; ".join(before) or None, "; ".join(one.title for one in steps))
    trail.append(work, "task_template.published", ("task_template", template.id), [shown])
    work.touch(configuration=True, subject=template.id)
    return template.id


def write(
    work: Work,
    name: str,
    steps: Sequence[Step],
    about: str = "",
    *,
    seen: tuple[str, tuple[Step, ...]] | None = None,
) -> Changes:
    """Write a procedure down from a form.

    Args:
        work: The unit of work.
        name: What it is called; a new one takes no name that is given already.
        steps: What is to be done.
        about: What it is for.
        seen: The last two as the form began with them; None for a new one.

    Raises:
        ConflictError: Somebody else changed it meanwhile.
    """
    line = subject_line(name)[:200]
    known = work.session.scalar(select(TaskTemplate).where(TaskTemplate.name == line))
    if seen is None and known is not None:
        raise RuleError(
            "There is a procedure called “{line}” already: change that one instead.", line=line
        )
    if seen is not None and known is not None and _told(known) != seen:
        raise ConflictError(
            "Somebody changed the procedure “{name}” meanwhile; nothing was saved. What you wrote "
            "stays: look at theirs, then save again to put yours in its place.",
            name=line,
        )
    publish_template(work, line, steps, about)
    return work.changes


def _told(template: TaskTemplate) -> tuple[str, tuple[Step, ...]]:
    return template.about or "", tuple(read(one) for one in template.steps)


def read(stored: Mapping[str, Any]) -> Step:
    """Read a step as it is stored or written in a file; RuleError for what is no step."""
    if unknown := set(stored) - set(Step.__dataclass_fields__):
        raise RuleError("A step does not know {unknown}.", unknown=", ".join(sorted(unknown)))
    if not str(stored.get("title", "")).strip():
        raise RuleError("A step needs a title.")
    several = {name: tuple(stored.get(name, ())) for name in ("after", "approvers")}
    return Step(**(dict(stored) | several))


def _check(work: Work, number: int, step: Step) -> None:
    try:
        subject_line(step.title)
        _check_order(number, step)
        if step.team:
            recipients.team_named(work, step.team)
        if step.assignee:
            recipients.check(work, [step.assignee])
        if step.approvers:
            recipients.check(work, step.approvers)
        ApprovalWay(step.way)
        if step.due:
            duration.parse(step.due)
        conditions.read(step.conditions, facts.custom_fields(work))
    except (RuleError, ValueError, TypeError) as problem:
        raise RuleError(
            "Step {number} ({step}): {problem}", number=number, step=step.title, problem=problem
        ) from problem


def _check_order(number: int, step: Step) -> None:
    if wrong := [one for one in step.after if not 0 < one < number]:
        raise RuleError("it cannot follow step {wrong}; only an earlier one.", wrong=wrong[0])


def set_active(work: Work, template_id: int, *, active: bool, reason: str | None = None) -> Changes:
    """Offer a template, or no longer; what was started goes on."""
    demand(work.actor, Act.CONFIGURE)
    template = work.require(TaskTemplate, template_id)
    if template.active is not active:
        template.active = active
        word = "enabled" if active else "disabled"
        subject = ("task_template", template.id)
        trail.append(work, f"task_template.{word}", subject, (), reason)
    return work.touch(configuration=True)


def templates(work: Work) -> list[TemplateView]:
    """Return every template by name."""
    return [
        TemplateView(one.id, one.name, one.about, tuple(map(read, one.steps)), one.active)
        for one in work.session.scalars(select(TaskTemplate).order_by(TaskTemplate.name))
    ]


def template_named(work: Work, name: str) -> TaskTemplate:
    """Return the template of that name; RuleError when there is none that may be started."""
    query = select(TaskTemplate).where(TaskTemplate.name == name, TaskTemplate.active)
    found = work.session.scalar(query)
    if found is None:
        raise RuleError("There is no task template called “{name}” (any more).", name=name)
    return found
