"""Skip whoever left the workstation, if they agreed to it, and tell the next in line at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select

from models.clocks import Clock
from models.escalation import EscalationLevel, Firing
from services.access import presence, seats
from services.escalation import recipients

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.tickets import Ticket
    from services.access.seats import Away
    from services.store.work import Work

LINE: Final = (
    recipients.on_duty,
    recipients.lead,
    recipients.manager,
    recipients.director,
)
"""Who is next where everybody a level tells is away; the first who is there is told instead."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Whom a level reaches in the end.

    Attributes:
        people: Who is told: those the level names, whoever stands in, and the next in line.
        away: Who of them is skipped: the notice waits for them, nobody waits for it.
        instead: Who of them is told in their place.
        unreached: Nobody of them is there to answer.
        waits: The level waits for an answer, so the next one comes at once.
    """

    people: set[int]
    away: Mapping[int, Away]
    instead: set[int]
    unreached: bool
    waits: bool


def reached(work: Work, ticket: Ticket, people: set[int], *, waits: bool) -> Reached:
    """Say whom a level that tells these people reaches.

    Args:
        work: The unit of work.
        ticket: The ticket.
        people: Who is meant, whoever stands in included.
        waits: It waits for an answer and another level follows: that one comes at once instead.
    """
    return settle(work, ticket, people, (seats.away(work, people), waits))


def settle(
    work: Work, ticket: Ticket, people: set[int], known: tuple[Mapping[int, Away], bool]
) -> Reached:
    """Say the same where who is away was asked for already."""
    away, waits = known
    gone = {one: away[one] for one in sorted(people) if one in away}
    nobody = bool(gone) and len(gone) == len(people)
    instead = _next_in_line(work, ticket, people) if nobody and not waits else set()
    return Reached(people | instead, gone, instead, nobody and not instead, waits)


def words(work: Work, found: Reached) -> str:
    """Name who was told, who of them was skipped and why, and who was told in their place."""
    said = recipients.names(work, found.people - found.instead)
    if not found.away:
        return said
    skipped = ", ".join(
        f"{recipients.names(work, [one])} ({away.why})" for one, away in found.away.items()
    )
    said += f"; skipped {skipped}"
    if found.instead:
        return f"{said}, told {recipients.names(work, found.instead)} in their place"
    if not found.unreached:
        return said
    return f"{said}, so the next level comes at once" if found.waits else f"{said}; {NOBODY}"


NOBODY: Final = "nobody next in line is there either"


def _next_in_line(work: Work, ticket: Ticket, people: set[int]) -> set[int]:
    for kind in LINE:
        found = {presence.present(work, one) for one in sorted(kind(work, ticket))}
        able = {one for one in found if one is not None} - people
        there = able - seats.away(work, able).keys()
        if there:
            return there
    return set()


def is_followed(work: Work, firing: Firing, level: EscalationLevel) -> bool:
    """Tell whether another level of the same ladder is still to come."""
    on = Firing.clock_id == firing.clock_id
    fits = [EscalationLevel.path_id == level.path_id]
    if firing.clock_id is None:
        on = Firing.path_run_id == firing.path_run_id
    else:
        target = work.require(Clock, firing.clock_id).target
        fits.append(or_(EscalationLevel.target.is_(None), EscalationLevel.target == target))
    fired = select(Firing.level_id).where(on)
    query = select(EscalationLevel.id).where(*fits, EscalationLevel.id.not_in(fired)).limit(1)
    return work.session.scalar(query) is not None
