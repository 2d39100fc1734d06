"""Which clocks of merged tickets count a promise that another one is counted for already."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import or_, select, union

from models.clocks import Clock
from models.moves import TicketMerge
from models.vocabulary import ClockState
from services.sla import log, standing
from services.sla.turns import Turn, set_aside

if TYPE_CHECKING:
    from datetime import datetime

    from services.sla.turns import Key
    from services.store.work import Work


def recorded_aside(work: Work) -> dict[Key, Key]:
    """Return the recorded clocks that no figure counts, and those counted in their place.

    Only tickets are replayed that may have judged one promise twice: they were merged, and
    clocks of theirs that began at one instant were both breached or met.
    """
    tickets = _doubtful(work)
    if not tickets:
        return {}
    log.read_ahead(work, tickets)
    turns = [
        Turn(one, clock) for one in sorted(tickets) for clock in standing.replayed(work, one).clocks
    ]
    return set_aside(turns)


def _doubtful(work: Work) -> set[int]:
    """Return what was merged with the tickets of clocks that look like one promise."""
    families = _families(work)
    merged = union(select(TicketMerge.source_id), select(TicketMerge.target_id)).subquery()
    query = (
        select(Clock.ticket_id, Clock.target, Clock.started_at)
        .where(Clock.ticket_id.in_(select(merged)))
        .where(or_(Clock.breached_at.is_not(None), Clock.state == ClockState.MET))
    )
    alike = defaultdict[tuple[int, str, "datetime"], set[int]](set)
    for ticket_id, target, started_at in work.session.execute(query):
        alike[families[ticket_id], target, started_at].add(ticket_id)
    doubtful = {family for (family, _, __), tickets in alike.items() if len(tickets) > 1}
    return {one for one, family in families.items() if family in doubtful}


def _families(work: Work) -> dict[int, int]:
    """Return every ticket that was ever merged or merged into, with one number for its family."""
    found: dict[int, int] = {}
    members = defaultdict[int, list[int]](list)
    for pair in work.session.execute(select(TicketMerge.source_id, TicketMerge.target_id)):
        for one in pair:
            if one not in found:
                found[one] = one
                members[one].append(one)
        kept, given = sorted((found[pair[0]], found[pair[1]]))
        if kept != given:
            moved = members.pop(given)
            members[kept] += moved
            found |= dict.fromkeys(moved, kept)
    return found
