"""What the page of tasks shows: what waits for the actor, what others were asked, procedures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.tickets import Ticket
from models.vocabulary import ApprovalState
from models.workflow import Approval
from services.access.permissions import Act, demand, may
from services.errors import RuleError
from services.rules import conditions, facts
from services.workflow import approvals, reading, templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from services.rules.conditions import Node
    from services.rules.kinds import Field
    from services.store.work import Work
    from services.workflow.approvals import ApprovalView
    from services.workflow.reading import TaskView
    from services.workflow.templates import Step, TemplateView

MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Todo:
    """What waits for the actor.

    Attributes:
        asked: Approvals that are the actor's to give.
        others: Open approvals that are somebody else's; empty for who works no tickets.
        tasks: Open tasks of the actor, or of the actor's teams and nobody yet.
        subjects: Of every ticket named, by its number.
    """

    asked: tuple[ApprovalView, ...]
    others: tuple[ApprovalView, ...]
    tasks: tuple[TaskView, ...]
    subjects: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class StepCard:
    """One step with its conditions read; `problem` says why they cannot be read any more."""

    step: Step
    node: Node | None
    problem: str


@dataclass(frozen=True, slots=True)
class TemplateCard:
    """One procedure as it is read out."""

    id: int
    name: str
    about: str
    active: bool
    steps: tuple[StepCard, ...]


def todo(work: Work) -> Todo:
    """Return what waits for the actor, and what others were asked for."""
    asked = approvals.awaiting_me(work, MOST)
    others: list[ApprovalView] = []
    tasks: list[TaskView] = []
    if may(work.actor, Act.WORK_TICKET):
        query = select(Approval).where(Approval.state == ApprovalState.REQUESTED)
        rows = work.session.scalars(query.order_by(Approval.asked_at, Approval.id).limit(MOST))
        mine = {one.id for one in asked}
        others = [approvals.view(work, one) for one in rows if one.id not in mine]
        decided = select(Approval.task_id).where(Approval.state == ApprovalState.REQUESTED)
        by_word = set(work.session.scalars(decided))  # they end with their approval
        tasks = [one for one in reading.mine(work, MOST) if one.id not in by_word]
    numbers = [one.ticket_id for one in (*asked, *others)] + [one.ticket_id for one in tasks]
    return Todo(tuple(asked), tuple(others), tuple(tasks), _subjects(work, numbers))


def _subjects(work: Work, numbers: Iterable[int]) -> dict[int, str]:
    query = select(Ticket.id, Ticket.subject).where(Ticket.id.in_(sorted(set(numbers))))
    return {row.id: row.subject for row in work.session.execute(query)}


def cards(work: Work) -> list[TemplateCard]:
    """Return every procedure by name, with its conditions read."""
    if not may(work.actor, Act.SUPERVISE):
        demand(work.actor, Act.WORK_TICKET)
    custom = facts.custom_fields(work)
    return [_card(one, custom) for one in templates.templates(work)]


def _card(one: TemplateView, custom: Mapping[str, Field]) -> TemplateCard:
    steps = tuple(_step(step, custom) for step in one.steps)
    return TemplateCard(one.id, one.name, one.about, one.active, steps)


def _step(step: Step, custom: Mapping[str, Field]) -> StepCard:
    try:
        return StepCard(step, conditions.read(step.conditions, custom), "")
    except RuleError as problem:
        return StepCard(step, None, problem.sentence)


@dataclass(frozen=True, slots=True)
class OnTicket:
    """The tasks and approvals of one ticket, and the procedures that may be started on it.

    Attributes:
        approvals: Those that no task ends with.
        by_word: The approvals that tasks end with, not by hand, by the number of the task.
        offered: Names of procedures.
    """

    tasks: tuple[TaskView, ...]
    approvals: tuple[ApprovalView, ...]
    by_word: Mapping[int, ApprovalView]
    offered: tuple[str, ...]


def on_ticket(work: Work, ticket_id: int) -> OnTicket:
    """Return what is to do on a ticket."""
    if not may(work.actor, Act.SUPERVISE):
        demand(work.actor, Act.WORK_TICKET)
    of_tasks = select(Approval.id, Approval.task_id).where(
        Approval.ticket_id == ticket_id, Approval.task_id.is_not(None)
    )
    task_of = {row.id: row.task_id for row in work.session.execute(of_tasks)}
    found = approvals.approvals(work, ticket_id)
    return OnTicket(
        tuple(reading.tasks(work, ticket_id)),
        tuple(one for one in found if one.id not in task_of),
        {task_of[one.id]: one for one in found if one.id in task_of},
        tuple(one.name for one in templates.templates(work) if one.active),
    )
