"""Fire the levels that have come due on a clock: once each, whoever sweeps (sla.md, section 4)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.clocks import Clock
from models.escalation import EscalationLevel, Firing
from models.people import Team
from models.vocabulary import FiringOutcome, LevelAction, NoticeUrgency
from services.audit import trail
from services.audit.trail import FieldChange
from services.escalation import recipients
from services.notify import inbox
from services.sla import ladder, standing
from services.tickets import assignment

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.tickets import Ticket
    from services.sla.ladder import Rung
    from services.store.work import Work

PUNCTUAL: Final = timedelta(seconds=2)
"""A firing no later than this is not called late."""


def due_tickets(work: Work, limit: int) -> list[int]:
    """Return tickets with a clock that must be looked at now, the longest due first."""
    query = select(Clock.ticket_id).where(Clock.next_at <= work.now)
    found = work.session.scalars(query.order_by(Clock.next_at).limit(limit))
    return list(dict.fromkeys(found))


def fire_ticket(work: Work, ticket: Ticket) -> int:
    """Fire the due levels of a locked ticket and notice its breaches; returns how many fired."""
    fired = 0
    counted = {(one.target, one.cycle): one for one in standing.replayed(work, ticket.id).clocks}
    done = ladder.fired_levels(work, ticket.id)
    query = select(Clock).where(Clock.ticket_id == ticket.id, Clock.next_at <= work.now)
    for row in work.session.scalars(query.order_by(Clock.next_at)).all():
        due = ladder.open_rungs(row, counted[row.target.value, row.cycle], done[row.id])
        fired += _climb(work, ticket, row, [rung for rung in due if rung.at <= work.now])
    standing.refresh(work, ticket)
    work.touch(tickets={ticket.id})
    return fired


def _climb(work: Work, ticket: Ticket, clock: Clock, due: list[Rung]) -> int:
    """Of a ladder missed as a whole only the highest reached level acts."""
    highest = max((rung.at for rung in due), default=None)
    for rung in due:
        outcome = FiringOutcome.FIRED if rung.at == highest else FiringOutcome.OVERTAKEN
        _fire(work, ticket, clock, (rung, outcome))
    return len(due)


def _fire(work: Work, ticket: Ticket, clock: Clock, what: tuple[Rung, FiringOutcome]) -> None:
    rung, outcome = what
    level = work.require(EscalationLevel, rung.level_id)
    late_by = max(work.now - rung.at, timedelta(0))
    firing = Firing(
        clock_id=clock.id,
        level_id=level.id,
        ticket_id=ticket.id,
        due_at=rung.at,
        fired_at=work.now,
        late_by=late_by,
        outcome=outcome,
        detail="",
    )
    work.session.add(firing)
    work.session.flush()
    firing.detail = (
        ACTIONS[level.action](work, ticket, firing, level)
        if outcome is FiringOutcome.FIRED
        else "Overtaken: a higher level was due as well, so only that one acted"
    )
    late = "" if late_by <= PUNCTUAL else f", late by {_clock_face(late_by)}"
    trail.append(
        work,
        f"escalation.{outcome.value}",
        ("ticket", ticket.id),
        [
            FieldChange("level", None, f"{level.name} ({level.offset})"),
            FieldChange("clock", None, clock.target.value),
            FieldChange("due at", None, rung.at.isoformat()),
            FieldChange("did", None, firing.detail + late),
        ],
    )


def _alert(work: Work, ticket: Ticket, firing: Firing, level: EscalationLevel) -> str:
    people = recipients.assignee(work, ticket)
    _tell(work, ticket, firing, (people, f"{level.name}: #{ticket.id} {ticket.subject}"))
    return f"Alerted {recipients.names(work, people)}"


def _reassign(work: Work, ticket: Ticket, firing: Firing, level: EscalationLevel) -> str:
    team = work.require(Team, int(level.settings["team"]))
    if ticket.team_id != team.id:
        assignment.assign(
            work, ticket.id, team_id=team.id, person_id=None, reason=f"Escalation: {level.name}"
        )
    people = recipients.lead(work, ticket) or recipients.team(work, ticket)
    _tell(
        work, ticket, firing, (people, f"Escalated to {team.name}: #{ticket.id} {ticket.subject}")
    )
    return f"Assigned to {team.name}; told {recipients.names(work, people)}"


def _notify(work: Work, ticket: Ticket, firing: Firing, level: EscalationLevel) -> str:
    people = recipients.reached(work, ticket, level.settings["recipients"])
    _tell(work, ticket, firing, (people, f"{level.name}: #{ticket.id} {ticket.subject}"))
    return f"Notified {recipients.names(work, people)}"


def _tell(work: Work, ticket: Ticket, firing: Firing, what: tuple[set[int], str]) -> None:
    people, title = what
    clock = work.require(Clock, firing.clock_id or 0)
    promise = clock.target.value.replace("_", " ")
    body = (
        f"The {promise} was due at {clock.due_at:%Y-%m-%d %H:%M} UTC."
        if clock.due_at
        else f"The {promise} clock is paused."
    )
    inbox.tell(
        work,
        people,
        inbox.Word(
            kind="escalation",
            title=title,
            body=body,
            urgency=_urgency(work, clock),
            ticket_id=ticket.id,
            clock_id=clock.id,
            firing_id=firing.id,
        ),
    )


def _urgency(work: Work, clock: Clock) -> NoticeUrgency:
    is_late = clock.breached_at is not None or (
        clock.due_at is not None and clock.due_at <= work.now
    )
    return NoticeUrgency.CRITICAL if is_late else NoticeUrgency.NORMAL


ACTIONS: Final[dict[LevelAction, Callable[[Work, Ticket, Firing, EscalationLevel], str]]] = {
    LevelAction.ALERT_ASSIGNEE: _alert,
    LevelAction.REASSIGN_TEAM: _reassign,
    LevelAction.NOTIFY_ROLE: _notify,
}


def _clock_face(span: timedelta) -> str:
    minutes, seconds = divmod(int(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"
