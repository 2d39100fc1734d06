"""What a level does when it fires: alert, reassign, notify, or act as a rule would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from models.clocks import Clock
from models.escalation import EscalationLevel
from models.people import Team
from models.rules import PathRun
from models.vocabulary import LevelAction, NoticeUrgency, Origin
from services.audit.restriction import restriction
from services.escalation import moving_on, recipients
from services.notify import inbox
from services.notify.phrases import Phrase
from services.rules import actions
from services.tickets import assignment

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.escalation import Firing
    from models.tickets import Ticket
    from services.escalation.moving_on import Reached
    from services.store.work import Work


def act(work: Work, ticket: Ticket, firing: Firing, level: EscalationLevel) -> str:
    """Do what the level says; returns what was done, and to whom, in a sentence."""
    return ACTIONS[level.action](work, ticket, firing, level)


def call_again(
    work: Work, ticket: Ticket, firing: Firing, level: EscalationLevel, number: int
) -> str:
    """Tell the level's people once more, for nobody has acknowledged it."""
    if level.action is LevelAction.NOTIFY_ROLE:
        people = recipients.reached(work, ticket, level.settings["recipients"])
    elif level.action is LevelAction.REASSIGN_TEAM:
        people = recipients.lead(work, ticket) or recipients.team(work, ticket)
    else:
        people = recipients.assignee(work, ticket)
    call = Phrase("call", {"count": number + 1})
    title = _heading(work, ticket, (_clock(work, firing), level), call)
    return f"Called again: {_tell(work, ticket, firing, (people, title))}"


def _alert(work: Work, ticket: Ticket, firing: Firing, level: EscalationLevel) -> str:
    return f"Alerted {_tell_plainly(work, ticket, firing, level)}"


def _reassign(work: Work, ticket: Ticket, firing: Firing, level: EscalationLevel) -> str:
    hand_over(work, ticket, level)
    people = meant(work, ticket, level)
    title = _heading(work, ticket, (_clock(work, firing), level))
    return f"{verb(work, level)} {_tell(work, ticket, firing, (people, title))}"


def hand_over(work: Work, ticket: Ticket, level: EscalationLevel) -> None:
    """Hand the ticket to the level's team, unless it is there already."""
    team_id = int(level.settings["team"])
    if ticket.team_id != team_id:
        why = f"Escalation: {level.name}"
        assignment.assign(work, ticket.id, team_id=team_id, person_id=None, reason=why)


def verb(work: Work, level: EscalationLevel) -> str:
    """Say what a level did, up to whom it told."""
    if level.action is LevelAction.REASSIGN_TEAM:
        return f"Assigned to {work.require(Team, int(level.settings['team'])).name}; told"
    return PLAIN[level.action]


def _notify(work: Work, ticket: Ticket, firing: Firing, level: EscalationLevel) -> str:
    return f"Notified {_tell_plainly(work, ticket, firing, level)}"


def _act(work: Work, ticket: Ticket, firing: Firing, level: EscalationLevel) -> str:
    del firing
    done = actions.carry_out(work, ticket, level.name, level.settings["actions"], is_level=True)
    return done[:1].upper() + done[1:]


PLAIN: Final = {LevelAction.ALERT_ASSIGNEE: "Alerted", LevelAction.NOTIFY_ROLE: "Notified"}
"""Actions that only tell people, with the word for it."""


def meant(work: Work, ticket: Ticket, level: EscalationLevel) -> set[int]:
    """Return whom a level tells, before anybody stands in or is skipped."""
    if level.action is LevelAction.REASSIGN_TEAM:
        return recipients.lead_of(work, int(level.settings["team"]))
    if level.action is LevelAction.NOTIFY_ROLE:
        return recipients.reached(work, ticket, level.settings["recipients"])
    return recipients.assignee(work, ticket)


def _tell_plainly(work: Work, ticket: Ticket, firing: Firing, level: EscalationLevel) -> str:
    title = _heading(work, ticket, (_clock(work, firing), level))
    return _tell(work, ticket, firing, (meant(work, ticket, level), title))


def _tell(work: Work, ticket: Ticket, firing: Firing, what: tuple[set[int], Phrase]) -> str:
    """Tell these people, and whoever stands in for the absent; returns their names.

    Who is away from the workstation finds the notice later; the next in line is told at once.
    """
    people, title = recipients.stand_ins(work, what[0]), what[1]
    level = work.require(EscalationLevel, firing.level_id)
    waits = level.ack_within is not None and moving_on.is_followed(work, firing, level)
    found = moving_on.reached(work, ticket, people, waits=waits)
    firing.unreached = found.unreached
    clock = _clock(work, firing)
    body = promise(work, clock) if clock else _started(work, firing)
    word = inbox.Word(
        kind="drill" if ticket.origin is Origin.DRILL else "escalation",
        title=title,
        body=body,
        urgency=_urgency(work, clock),
        ticket_id=ticket.id,
        clock_id=clock.id if clock else None,
        firing_id=firing.id,
        skipped=found.away,
    )
    inbox.tell(work, found.people, word)
    return said(work, ticket, level, found)


def said(work: Work, ticket: Ticket, level: EscalationLevel, found: Reached) -> str:
    """Name whom a level reached, and who was passed over."""
    kinds = level.settings["recipients"] if level.action is LevelAction.NOTIFY_ROLE else ()
    teams = recipients.rota_teams(work, ticket, kinds)
    return moving_on.words(work, found) + recipients.passed_over(work, teams)


def word_of(work: Work, ticket: Ticket, clock: Clock, level: EscalationLevel) -> inbox.Word:
    """Return what a level on a clock tells; its firing is not known yet."""
    return inbox.Word(
        kind="drill" if ticket.origin is Origin.DRILL else "escalation",
        title=_heading(work, ticket, (clock, level)),
        body=promise(work, clock),
        urgency=_urgency(work, clock),
        ticket_id=ticket.id,
        clock_id=clock.id,
    )


def _clock(work: Work, firing: Firing) -> Clock | None:
    return None if firing.clock_id is None else work.require(Clock, firing.clock_id)


def _heading(
    work: Work,
    ticket: Ticket,
    what: tuple[Clock | None, EscalationLevel],
    call: Phrase | str = "",
) -> Phrase:
    """Say what threatens or has happened, or who has it now; a started path names the level."""
    clock, level = what
    subject = restriction(work).called(ticket)
    values = {"number": ticket.id, "subject": subject, "call": call}
    if level.action is LevelAction.REASSIGN_TEAM and not call:
        team = work.require(Team, int(level.settings["team"]))
        return Phrase("handed", values | {"team": team.name})
    if clock is None:
        return Phrase("level", values | {"level": level.name})
    key = "overdue" if _is_late(work, clock) else "due soon"
    return Phrase(key, values | {"target": clock.target})


def promise(work: Work, clock: Clock) -> Phrase:
    """Say when a clock is or was due."""
    if clock.due_at is None:
        return Phrase("paused", {"target": clock.target})
    key = "was due" if _is_late(work, clock) else "is due"
    return Phrase(key, {"target": clock.target, "at": clock.due_at})


def _is_late(work: Work, clock: Clock) -> bool:
    return clock.breached_at is not None or (clock.due_at is not None and clock.due_at <= work.now)


def _started(work: Work, firing: Firing) -> Phrase:
    run = work.require(PathRun, firing.path_run_id or 0)
    return Phrase("started", {"who": run.started_by, "at": run.started_at})


def _urgency(work: Work, clock: Clock | None) -> NoticeUrgency:
    if clock is None:
        return NoticeUrgency.CRITICAL
    return NoticeUrgency.CRITICAL if _is_late(work, clock) else NoticeUrgency.NORMAL


ACTIONS: Final[dict[LevelAction, Callable[[Work, Ticket, Firing, EscalationLevel], str]]] = {
    LevelAction.ALERT_ASSIGNEE: _alert,
    LevelAction.REASSIGN_TEAM: _reassign,
    LevelAction.NOTIFY_ROLE: _notify,
    LevelAction.ACT: _act,
}
