"""Replays one incident of a foreign log as the history of one ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.tickets import CustomField, CustomValue, Ticket
from models.vocabulary import DONE_STATUSES, Origin, TicketStatus
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import HelpDeskError, StoreUnavailable
from services.imports.directory import FIELDS
from services.imports.problems import Problem, ProblemKind
from services.imports.servicenow_log import SOURCE, known
from services.rules import shelf, stretches
from services.sla import choosing, in_force, standing
from services.sla.log import append_event
from services.tickets import assignment, lifecycle
from services.tickets.intake import NewTicket, open_ticket

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.imports.csv_rows import Row
    from services.imports.directory import Directory
    from services.imports.naming import Naming
    from services.imports.servicenow_log import Incident, Step
    from services.store.work import Work

CLASSES: Final = ("category", "subcategory", "u_symptom")
KIND: Final = "Incident"
NEVER_CHANGE: Final = frozenset({"type", "account", "account_tier", "source", "source_number"})
"""What policies may ask about a ticket that no later row of a log changes."""


class Replaying:
    """One unit of work in which an incident happens again.

    The instants and people of the log are its claims; that it was imported now is the fact.

    Args:
        work: The unit.
        directory: Who is who.
        naming: What things are called.
        problems: Receives what the desk's rules refuse.
    """

    def __init__(
        self, work: Work, directory: Directory, naming: Naming, problems: list[Problem]
    ) -> None:
        self._work = work
        self._directory = directory
        self._naming = naming
        self._problems = problems
        self._classified: dict[str, str] | None = None
        # where no policy asks about what changes later, the clocks are counted once, at the end
        asked = choosing.asked_fields(in_force.candidates(work))
        self._no_policy_asks = asked <= NEVER_CHANGE

    def open(self, incident: Incident) -> Ticket:
        """Open the ticket as the first row found it."""
        first = incident.steps[0]
        work, row = self._work, first.row
        named = self._naming.requester(row)
        requester = self._directory.requester(work, named)
        self._directory.ensure_team(work)
        team = self._directory.team(work, first.team) if first.team else None
        person = self._directory.agent(work, first.person, team) if first.person else None
        fields = _fields(row) | {"source": SOURCE, "source_number": incident.number}
        for key in fields:
            self._directory.field(work, key)
        self._classified = dict(fields)
        work.claim(SOURCE, at=incident.opened_at, actor=first.actor)
        changes = open_ticket(
            work,
            NewTicket(
                subject=self._naming.subject(row)[:300],
                requester_id=requester,
                description=self._naming.description(row),
                priority=first.priority,
                kind=KIND,
                team_id=team,
                assignee_id=person,
                # the log holds no messages, so no first response can be judged from it
                origin=Origin.SYSTEM,
                fields=fields,
                tags=("imported", *_tags(row)),
            ),
        )
        return work.require(Ticket, changes.subject or 0)

    def take(self, ticket: Ticket, step: Step) -> None:
        """Let one row happen; what the rules of the desk refuse is reported and left out."""
        self._work.claim(SOURCE, at=step.at, actor=step.actor)
        self._work.clocks_later = self._no_policy_asks
        taken = [
            self._try(step, lambda: self._prioritise(ticket, step)),
            self._try(step, lambda: self._hand_over(ticket, step)),
            self._try(step, lambda: self._classify(ticket, step)),
            self._try(step, lambda: self._move(ticket, step)),
        ]
        self._work.clocks_later = False
        if not any(taken):
            self._note_update(ticket, step)

    def finish(self, ticket: Ticket, incident: Incident) -> None:
        """Record the import itself, and see where the clocks stand at this moment."""
        work = self._work
        work.source, work.claimed_actor, work.now = None, None, work.recorded_at
        lines = f"lines {incident.steps[0].line} to {incident.steps[-1].line}"
        trail.append(
            work,
            "ticket.imported",
            ("ticket", ticket.id),
            [
                FieldChange("source", None, SOURCE),
                FieldChange("number at the source", None, incident.number),
                FieldChange("events", None, f"{len(incident.steps)}, {lines}"),
            ],
        )
        if self._no_policy_asks:
            standing.store(work, ticket, standing.replayed(work, ticket.id))
        else:
            standing.refresh(work, ticket)
        # an import asks no rules of what happened, but nobody moves the ticket from now on
        stretches.reckon(work, shelf.active(work), ticket.id, stirred=True)

    def _try(self, step: Step, change: Callable[[], bool]) -> bool:
        try:
            return change()
        except StoreUnavailable:
            raise
        except HelpDeskError as refusal:
            self._problems.append(Problem(step.line, ProblemKind.REFUSED, str(refusal)))
            return False

    def _prioritise(self, ticket: Ticket, step: Step) -> bool:
        if ticket.priority == step.priority:
            return False
        assignment.set_priority(
            self._work, ticket.id, step.priority, reason=f"{SOURCE}: {step.row['priority']}"
        )
        return True

    def _hand_over(self, ticket: Ticket, step: Step) -> bool:
        team = self._directory.team(self._work, step.team) if step.team else ticket.team_id
        person = self._directory.agent(self._work, step.person, team) if step.person else None
        if (team, person) == (ticket.team_id, ticket.assignee_id):
            return False
        assignment.assign(self._work, ticket.id, team_id=team, person_id=person)
        return True

    def _classify(self, ticket: Ticket, step: Step) -> bool:
        before_it = self._known_fields(ticket)
        changes = []
        for key, value in _fields(step.row).items():
            before = before_it.get(key)
            if before != value:
                before_it[key] = value
                self._set_field(ticket, key, value)
                changes.append(FieldChange(FIELDS[key], before, value))
        if changes:
            trail.append(self._work, "ticket.classified", ("ticket", ticket.id), changes)
            for change in changes:
                append_event(
                    self._work, ticket.id, "field", {"field": change.field, "value": change.after}
                )
        return bool(changes)

    def _known_fields(self, ticket: Ticket) -> dict[str, str]:
        if self._classified is None:
            query = (
                select(CustomField.key, CustomValue.value)
                .join(CustomField, CustomField.id == CustomValue.field_id)
                .where(CustomValue.ticket_id == ticket.id)
            )
            self._classified = dict(self._work.session.execute(query).all())
        return self._classified

    def _set_field(self, ticket: Ticket, key: str, value: str) -> None:
        field_id = self._directory.field(self._work, key)
        kept = self._work.session.get(CustomValue, (ticket.id, field_id))
        if kept is None:
            kept = CustomValue(ticket_id=ticket.id, field_id=field_id)
            self._work.session.add(kept)
        kept.value = value

    def _move(self, ticket: Ticket, step: Step) -> bool:
        if ticket.status is step.status:
            return False
        work, why = self._work, f"{SOURCE}: {step.state}"
        if ticket.status in DONE_STATUSES and step.status is not TicketStatus.CLOSED:
            lifecycle.reopen(work, ticket.id, reason=why)
        match step.status:
            case TicketStatus.PENDING:
                lifecycle.await_requester(work, ticket.id, reason=why)
            case TicketStatus.ON_HOLD:
                lifecycle.place_on_hold(work, ticket.id, reason=why)
            case TicketStatus.RESOLVED:
                lifecycle.resolve(work, ticket.id, reason=why)
            case TicketStatus.CLOSED:
                lifecycle.close(work, ticket.id, reason=why)
            case _ if ticket.status is not TicketStatus.OPEN:
                lifecycle.resume(work, ticket.id)
        return True

    def _note_update(self, ticket: Ticket, step: Step) -> None:
        """Keep a row that changed nothing we know of: it is history all the same."""
        update = f"update {known(step.row['sys_mod_count']) or '?'}, line {step.line}"
        shown = [FieldChange("update at the source", None, update)]
        trail.append(self._work, "ticket.updated_at_source", ("ticket", ticket.id), shown)


def _fields(row: Row) -> dict[str, str]:
    classes = " / ".join(filter(None, (known(row[column]) for column in CLASSES)))
    fields = {"classification": classes, "location": known(row["location"])}
    return {key: value for key, value in fields.items() if value}


def _tags(row: Row) -> tuple[str, ...]:
    contact = known(row["contact_type"])
    return () if contact is None else (contact.lower(),)
