"""The tasks of a ticket: started from a template, opened in turn, done, skipped or refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from models.people import Team
from models.tickets import Ticket
from models.vocabulary import OPEN_STATUSES, ApprovalWay, TaskState
from models.workflow import TicketTask
from services.access import presence
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.restriction import restriction
from services.audit.trail import FieldChange
from services.calendars import duration
from services.calendars.working_time import WorkingTime
from services.changes import Happening
from services.errors import RuleError
from services.escalation import moving_on, recipients
from services.notify import inbox
from services.notify.phrases import Phrase
from services.rules import conditions, facts, stretches
from services.rules.judgement import judge
from services.sla import loading
from services.sla.log import append_event
from services.tickets.texts import given_reason, subject_line
from services.workflow import asking, templates
from services.workflow.templates import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.changes import Changes
    from services.store.work import Work

ALWAYS: Final = WorkingTime(
    "UTC", dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), (("00:00", "24:00"),))
)
"""What a task's time counts in on a ticket without a policy."""
GOING: Final = frozenset({TaskState.WAITING, TaskState.OPEN})


def start_template(work: Work, ticket_id: int, name: str) -> Changes:
    """Start a procedure on a ticket: what follows nothing opens at once."""
    demand(work.actor, Act.WORK_TICKET)
    template = templates.template_named(work, name)
    ticket = _held(work, ticket_id)
    steps = [templates.read(one) for one in template.steps]
    _lay(work, ticket, steps, template.id)
    said = [FieldChange("task template", None, template.name)]
    trail.append(work, "task.started", ("ticket", ticket.id), said)
    return go_on(work, ticket, starts=True)


def add_task(work: Work, ticket_id: int, step: Step) -> Changes:
    """Write one task on a ticket alone."""
    demand(work.actor, Act.WORK_TICKET)
    ticket = _held(work, ticket_id)
    _lay(work, ticket, [replace(step, after=())], None)
    return go_on(work, ticket, starts=True)


def finish(work: Work, task_id: int, *, note: str = "") -> Changes:
    """Say that a task is done; what follows it opens."""
    return _end_by_hand(work, task_id, TaskState.DONE, note)


def skip(work: Work, task_id: int, *, reason: str) -> Changes:
    """Say that a task is not needed; what follows it opens as if it were done."""
    why = given_reason(reason, what="Skipping a task")
    return _end_by_hand(work, task_id, TaskState.SKIPPED, why)


def _end_by_hand(work: Work, task_id: int, state: TaskState, note: str) -> Changes:
    demand(work.actor, Act.WORK_TICKET)
    task = work.require(TicketTask, task_id)
    ticket = work.lock(Ticket, task.ticket_id)
    work.session.refresh(task)  # somebody may have been quicker
    if task.state not in GOING:
        raise RuleError(
            "The task “{title}” is {state} already.", title=task.title, state=task.state
        )
    if task.state is TaskState.WAITING and state is TaskState.DONE:
        raise RuleError(
            "The task “{title}” waits for another; do that first, or skip it.", title=task.title
        )
    if templates.read(task.step).approvers and state is TaskState.DONE:
        raise RuleError("The task “{title}” ends with its approval.", title=task.title)
    end(work, task, state, note)
    return go_on(work, ticket)


def end(work: Work, task: TicketTask, state: TaskState, note: str = "") -> None:
    """End one task of a held ticket."""
    task.state, task.ended_at, task.ended_by = state, work.now, work.actor.name
    task.note, task.remind_at = note or None, None
    said = [FieldChange(task.title, None, state.value)]
    trail.append(work, f"task.{state.value}", ("ticket", task.ticket_id), said, note or None)
    _heard(work, task)


def _held(work: Work, ticket_id: int) -> Ticket:
    ticket = work.lock(Ticket, ticket_id)
    if ticket.status not in OPEN_STATUSES:
        raise RuleError(
            "Ticket #{ticket_id} is {status}; reopen it first.",
            ticket_id=ticket_id,
            status=ticket.status,
        )
    return ticket


def rows(work: Work, ticket_id: int) -> Sequence[TicketTask]:
    """Return the tasks of a ticket in the order they were started and written."""
    query = select(TicketTask).where(TicketTask.ticket_id == ticket_id)
    return work.session.scalars(query.order_by(TicketTask.run, TicketTask.position)).all()


def _lay(work: Work, ticket: Ticket, steps: Sequence[Step], template_id: int | None) -> None:
    last = select(func.max(TicketTask.run)).where(TicketTask.ticket_id == ticket.id)
    run = (work.session.scalar(last) or 0) + 1
    work.session.add_all(
        TicketTask(
            ticket_id=ticket.id,
            template_id=template_id,
            run=run,
            position=position,
            title=subject_line(step.title)[:200],
            step=_stored(step),
            state=TaskState.WAITING,
        )
        for position, step in enumerate(steps, 1)
    )
    work.session.flush()


def _stored(step: Step) -> dict[str, Any]:
    return {name: getattr(step, name) for name in Step.__dataclass_fields__}


def before(task: TicketTask, known: Sequence[TicketTask]) -> list[TicketTask]:
    """Return the tasks of the same start that a task follows."""
    after = set(templates.read(task.step).after)
    return [one for one in known if one.run == task.run and one.position in after]


def go_on(work: Work, ticket: Ticket, *, starts: bool = False) -> Changes:
    """Open what waits for nothing, again until nothing more opens: a skipped one frees others.

    Args:
        work: The unit of work.
        ticket: The ticket, held.
        starts: A step that names somebody who is gone is refused. Later it opens all the same:
            whoever ended the step before it could not help that, and could not end theirs.
    """
    moved = True
    while moved:
        known = rows(work, ticket.id)
        ready = [
            one
            for one in known
            if one.state is TaskState.WAITING
            and all(other.state not in GOING for other in before(one, known))
        ]
        for task in ready:
            gone = _open(work, ticket, task, before(task, known))
            if gone is not None and starts:
                raise gone
        moved = any(one.state is not TaskState.OPEN for one in ready)
    append_event(work, ticket.id, "task", {})
    ticket.updated_at = work.now
    return work.touch(tickets={ticket.id}, subject=ticket.id)


def _open(
    work: Work, ticket: Ticket, task: TicketTask, earlier: Sequence[TicketTask]
) -> RuleError | None:
    """Open a task, or end it at once; returns why it could not be given to whom it names."""
    step = templates.read(task.step)
    refused = [one.title for one in earlier if one.state is TaskState.REFUSED]
    if refused:
        end(work, task, TaskState.REFUSED, f"“{refused[0]}” was refused")
        return None
    node = conditions.read(step.conditions, facts.custom_fields(work))
    verdict = judge(node, facts.gather(work, ticket))
    if not verdict.holds:
        end(work, task, TaskState.SKIPPED, verdict.why)
        return None
    question = asking.Question(task.title, step.approvers, ApprovalWay(step.way), task.id)
    unasked = _unasked(work, ticket, question) if step.approvers else None
    gone = _place(work, ticket, task, step) or unasked
    task.state, task.opened_at = TaskState.OPEN, work.now
    task.due_at = task.remind_at = _due(work, ticket, step)
    task.note = str(gone) if gone else None
    said = [FieldChange("task", None, task.title)]
    trail.append(work, "task.opened", ("ticket", ticket.id), said, task.note)
    _heard(work, task)
    if step.approvers and unasked is None:
        asking.ask(work, ticket, question)
    else:
        _tell(work, ticket, task)
    return gone


def _tell(work: Work, ticket: Ticket, task: TicketTask) -> None:
    title = Phrase("task", {"name": task.title})
    word = inbox.Word("task", title, about(work, ticket), ticket_id=ticket.id)
    meant = recipients.stand_ins(work, doers(work, ticket, task))
    if meant:
        found = moving_on.reached(work, ticket, meant, waits=False, seated=False)
        inbox.tell(work, found.people - {work.actor.person_id or 0}, word)


def _unasked(work: Work, ticket: Ticket, question: asking.Question) -> RuleError | None:
    """Return why nobody can be asked; the step is then skipped by hand, or asked for anew."""
    try:
        asking.asked(work, ticket, question)
    except RuleError as problem:
        return problem
    return None


def _place(work: Work, ticket: Ticket, task: TicketTask, step: Step) -> RuleError | None:
    """Give a task to whom its step names; where they are gone it is the ticket's team's."""
    task.team_id = ticket.team_id
    try:
        if step.team:
            task.team_id = recipients.team_named(work, step.team).id
        if step.assignee:
            people = recipients.reached(work, ticket, [step.assignee])
            there = (presence.present(work, one) for one in sorted(people))
            task.assignee_id = next((one for one in there if one is not None), None)
    except RuleError as problem:
        return problem
    return None


def _due(work: Work, ticket: Ticket, step: Step) -> datetime | None:
    if not step.due:
        return None
    version_id = stretches.calendar_of(work, ticket)
    hours = ALWAYS if version_id is None else loading.calendar_terms(work, version_id).hours
    due_s = duration.parse(step.due).due(int(work.now.timestamp()), hours)
    return datetime.fromtimestamp(due_s, UTC)


def doers(work: Work, ticket: Ticket, task: TicketTask) -> set[int]:
    """Return who is to do a task: its assignee, else its team's lead, else the ticket's agent."""
    if task.assignee_id is not None:
        return {task.assignee_id}
    lead_id = work.require(Team, task.team_id).lead_id if task.team_id else None
    return {lead_id} if lead_id is not None else recipients.assignee(work, ticket)


def about(work: Work, ticket: Ticket) -> Phrase:
    """Say which ticket a task is on."""
    return Phrase("on ticket", {"number": ticket.id, "subject": restriction(work).called(ticket)})


def _heard(work: Work, task: TicketTask) -> None:
    work.happened.append(Happening(task.ticket_id, "task", after=(task.state.value,)))
