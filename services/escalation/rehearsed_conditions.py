"""Judge a level's conditions in a rehearsal, by what is known of the ticket as it was then."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from models.people import Person, Team
from models.vocabulary import Priority, TicketStatus
from services.rules import conditions, facts
from services.rules.conditions import Leaf
from services.rules.judgement import holds
from services.rules.kinds import WAS
from services.sla.events import Created, PriorityChanged, StatusChanged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from models.escalation import EscalationLevel
    from services.rules.conditions import Facts, Node
    from services.sla.clock import Clock
    from services.sla.retelling import Told
    from services.store.work import Work

UNKNOWN: Final = frozenset(
    {"updated", "resolved", "idle", "reopened", "hold_reason", "policy"}
    | {"message", "tone", "approval", "open_tasks"}
)
"""What no event says of a moment that is over. What else has no events (subject, type, tags, the
requester, the account, fields of the site's own) is taken as it is now, as policies take it."""
JUST_BEFORE: Final = timedelta(microseconds=1)
"""What a level did at this very instant is not what it found."""


def is_wanted(
    work: Work, told: Told, clocks: Sequence[Clock], level: EscalationLevel, at: datetime
) -> bool:
    """Tell whether a level's conditions would have held; where nobody can tell, they are taken to.

    Args:
        work: The unit of work.
        told: The ticket, told again.
        clocks: What its replay found.
        level: The level.
        at: When it would be asked.
    """
    if not level.conditions:
        return True
    node = conditions.read(level.conditions, facts.custom_fields(work))
    if any(name in UNKNOWN or name.startswith(WAS) for name in _asked(node)):
        return True
    return holds(node, facts.standing(work, told.ticket) | _then(work, told, clocks, at))


def _asked(node: Node) -> Iterator[str]:
    """Yield the fields that a tree asks about."""
    if isinstance(node, Leaf):
        yield node.field.name
        return
    for part in node.parts:
        yield from _asked(part)


def _then(work: Work, told: Told, clocks: Sequence[Clock], at: datetime) -> Facts:
    """Return what the events say of the ticket as the level found it."""
    placed = told.placed_at(at - JUST_BEFORE)
    team = work.require(Team, placed.team_id) if placed.team_id else None
    assignee = work.require(Person, placed.assignee_id) if placed.assignee_id else None
    breached = {
        one.target
        for one in clocks
        if one.breached_s is not None and one.breached_s < at.timestamp()
    }
    return _states(told, at) | {
        "team": team.name if team else None,
        "tier": team.tier if team else None,
        "assignee": assignee.name if assignee else None,
        "age": at - told.ticket.created_at,
        "breached": tuple(sorted(breached)),
    }


def _states(told: Told, at: datetime) -> dict[str, object]:
    found: dict[str, object] = {}
    for event in told.events:
        if event.at_s >= at.timestamp():
            break
        if isinstance(event, Created | StatusChanged):
            found["status"] = TicketStatus(event.status).value
        if isinstance(event, Created | PriorityChanged):
            found["priority"] = Priority[str(event.priority).upper()]
    return found
