"""Correct a clock's figure beside the record: a reason, a second person, both figures reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from models.clocks import Clock
from models.tickets import Ticket
from models.vocabulary import ClockState, is_live
from services.access import second
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.sla import standing
from services.sla.log import append_event

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Work

OUTCOMES: Final = frozenset({ClockState.MET, ClockState.BREACHED})
ENDED_OTHERWISE: Final = frozenset({ClockState.CANCELLED, ClockState.MERGED})


@dataclass(frozen=True, slots=True)
class Restatement:
    """What somebody wants reported beside the record, and who signs for it on the same screen.

    Attributes:
        outcome: MET or BREACHED.
        login, password: The second person's; no password where the desk asks for none.
    """

    clock_id: int
    outcome: ClockState
    reason: str
    login: str
    password: str


def restate_signed(work: Work, wanted: Restatement) -> Changes:
    """Restate a clock with the second person signing in on the same screen.

    A wrong password is counted, so the unit must not fail with it: nothing is restated, and the
    changes have no subject.

    Raises:
        RuleError, NotAllowed: As `restate`.
    """
    demand(work.actor, Act.RESTATE)
    _check(work.require(Clock, wanted.clock_id), wanted.outcome, wanted.reason.strip())
    attempt = second.signed(work, wanted.login, wanted.password)
    if attempt.actor is None or attempt.actor.person_id is None:
        return work.changes
    return restate(
        work,
        wanted.clock_id,
        wanted.outcome,
        reason=wanted.reason,
        approved_by=attempt.actor.person_id,
    )


def restate(
    work: Work, clock_id: int, outcome: ClockState, *, reason: str, approved_by: int
) -> Changes:
    """Report an ended clock corrected; the recorded figure stays (sla.md, section 3).

    Args:
        work: The unit of work; its actor proposes the restatement.
        clock_id: The clock.
        outcome: MET or BREACHED, what is to be reported beside the record.
        reason: Why the record misleads.
        approved_by: The second person, another one, who confirms it.

    Raises:
        RuleError: No reason, an outcome that is none, or a clock that still counts.
        NotAllowed: The second person is the first, or may not confirm.
    """
    demand(work.actor, Act.RESTATE)
    clock = work.require(Clock, clock_id)
    ticket = work.lock(Ticket, clock.ticket_id)
    work.session.refresh(clock)  # somebody may have been quicker
    why = " ".join(reason.split())
    _check(clock, outcome, why)
    confirmed = second.second_person(work, approved_by, Act.RESTATE)
    recorded = "breached" if clock.breached_at else "met"
    append_event(
        work,
        ticket.id,
        "restated",
        {
            "target": clock.target.value,
            "cycle": clock.cycle,
            "outcome": outcome.value,
            "reason": why,
            "by": work.actor.person_id,
            "approved_by": confirmed.id,
        },
    )
    said = f"{outcome.value} (record stays {recorded})"
    trail.append(
        work,
        "clock.restated",
        ("ticket", ticket.id),
        [
            FieldChange(f"{clock.target.value} {clock.cycle}", recorded, said),
            FieldChange("confirmed by", None, f"{confirmed.name} #{confirmed.id}"),
        ],
        why,
    )
    standing.refresh(work, ticket)
    return work.touch(tickets={ticket.id}, subject=ticket.id)


def _check(clock: Clock, outcome: ClockState, why: str) -> None:
    if not why:
        raise RuleError("A restatement needs a reason: say why the record misleads.")
    if outcome not in OUTCOMES:
        raise RuleError("A clock is restated as met or as breached, nothing else.")
    if clock.state in ENDED_OTHERWISE:
        raise RuleError(
            "This clock was {state}: it has neither met nor missed anything to restate.",
            state=clock.state,
        )
    if is_live(clock.state, clock.stopped_at) and clock.breached_at is None:
        raise RuleError("This clock is still counting; restate it when it has ended.")
