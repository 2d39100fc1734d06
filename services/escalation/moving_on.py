"""Pass over whoever nobody reaches, and tell the next in line at once.

That is who is switched off, who is absent with nobody who stands in, and who left the workstation
and agreed to be skipped then. Where those who are meant are nobody at all (a team without a lead, a
department without a head), the next in line is told as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select

from models.clocks import Clock
from models.escalation import EscalationLevel, Firing
from services.access import presence, seats
from services.access.seats import Away
from services.escalation import recipients

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from models.tickets import Ticket
    from services.store.work import Work

LINE: Final = (
    recipients.on_duty,
    recipients.lead,
    recipients.manager,
    recipients.director,
    recipients.supervisors,
    recipients.administrators,
)
"""Who is next where nobody a level tells is there; the first who are there are told instead."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Who of some people is not there.

    Attributes:
        gone: Who is passed over, and why.
        absent: Who takes no tickets now; somebody else may stand in for them.
        left: Who of those passed over only left the workstation, and finds the notice soon.
    """

    gone: Mapping[int, Away]
    absent: AbstractSet[int]
    left: AbstractSet[int]


@dataclass(frozen=True, slots=True)
class Reached:
    """Whom a level reaches in the end.

    Attributes:
        people: Who is told: those the level names, whoever stands in, and the next in line.
        away: Who of them is passed over: the notice waits for them, nobody waits for it.
        instead: Who of them is told in their place.
        unreached: Nobody of them is there to answer.
        waits: The level waits for an answer, so the next one comes at once.
    """

    people: set[int]
    away: Mapping[int, Away]
    instead: set[int]
    unreached: bool
    waits: bool


UNTOLD: Final = Reached(set(), {}, set(), unreached=False, waits=False)
"""Of what need not be told where nobody is meant."""


def reached(
    work: Work, ticket: Ticket, people: set[int], *, waits: bool, seated: bool = True
) -> Reached:
    """Say whom a level that tells these people reaches.

    Args:
        work: The unit of work.
        ticket: The ticket.
        people: Who is meant, whoever stands in included.
        waits: It waits for an answer and another level follows: that one comes at once instead.
        seated: Who left the workstation is passed over too; a rule does not look there.
    """
    return settle(work, ticket, people, (missing(work, people, seated=seated), waits))


def missing(work: Work, people: set[int], *, seated: bool = True) -> Missing:
    """Say who of these is not there."""
    left = seats.away(work, people) if seated else {}
    absent = presence.absent(work, people).keys()
    lost = {one: Away("", why) for one, why in presence.missing(work, people, absent).items()}
    return Missing({**left, **lost}, absent, left.keys() - lost.keys())


def settle(work: Work, ticket: Ticket, people: set[int], known: tuple[Missing, bool]) -> Reached:
    """Say the same where who is not there was asked for already."""
    lost, waits = known
    gone = {one: lost.gone[one] for one in sorted(people) if one in lost.gone}
    nobody = people <= gone.keys() | lost.absent and bool(gone or not people)
    comes_soon = waits and bool(people & lost.left)  # who left finds it, the next level is at once
    instead = _next_in_line(work, ticket, people) if nobody and not comes_soon else set()
    return Reached(people | instead, gone, instead, nobody and not instead, waits)


def words(work: Work, found: Reached) -> str:
    """Name who was told, who of them was skipped and why, and who was told in their place."""
    said, joint = recipients.names(work, found.people - found.instead), "; "
    if found.away:
        skipped = ", ".join(
            f"{recipients.names(work, [one])} ({away.why})" for one, away in found.away.items()
        )
        said, joint = f"{said}; skipped {skipped}", ", "
    if found.instead:
        return f"{said}{joint}told {recipients.names(work, found.instead)} in their place"
    if not found.unreached:
        return said
    if not found.waits:
        return f"{said}; {NOBODY}"
    return f"{said}, so {AT_ONCE}" if found.away else f"{said}; {AT_ONCE}"


NOBODY: Final = "nobody next in line is there either"
AT_ONCE: Final = "the next level comes at once"


def _next_in_line(work: Work, ticket: Ticket, people: set[int]) -> set[int]:
    for kind in LINE:
        found, asked = kind(work, ticket), set[int]()
        while found - asked:
            there = _there(work, found) - people
            there -= seats.away(work, there).keys()
            if there:
                return there
            asked |= found
            found = recipients.above(work, found) if kind is recipients.manager else set()
    return set()


def _there(work: Work, people: set[int]) -> set[int]:
    found = {presence.present(work, one) for one in sorted(people)}
    return {one for one in found if one is not None}


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
