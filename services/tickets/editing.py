"""Change a ticket's fields so that every change is seen by the clocks and by the audit trail."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from models.people import Person, Team
from models.tickets import Ticket
from models.vocabulary import Priority
from services.audit import kept_alerts, trail
from services.audit.restriction import restriction
from services.audit.trail import FieldChange
from services.changes import Happening
from services.sla import standing
from services.sla.log import append_event

if TYPE_CHECKING:
    from services.store.sending import Question
    from services.store.work import Work

SPOKEN: Final = {
    "team_id": "team",
    "assignee_id": "assignee",
    "hold_reason": "hold reason",
    "kind": "type",
}
ASKED: Final = {"team_id": "team", "assignee_id": "assignee", "kind": "type"}
"""Columns by the names under which conditions ask for them."""
CHANGES: Final = frozenset({"status", "priority", "team", "assignee", "field"})
"""Events that a changed field tells already."""
RESTRICTING: Final = frozenset({"kind", "tags"})
"""Fields by which a ticket may become restricted."""
SILENT: Final = frozenset({"resolved_at", "closed_at", "reopen_count", "version", "updated_at"})
"""Fields that follow from others; the entry names only what somebody decided."""


def hold(work: Work, ticket_id: int, *others: Question) -> Ticket:
    """Hold a ticket to change it; what `settle` will ask for comes in the same trip.

    Args:
        work: The unit of work.
        ticket_id: The ticket.
        *others: What else will be asked.
    """
    return work.lock(Ticket, ticket_id, *standing.wanted(work, ticket_id), *others)


def spoken(work: Work, field: str, value: Any) -> str | None:  # noqa: ANN401 - any column's value
    """Say a field's value the way a person reads it, the number of its row included."""
    if value is None:
        return None
    if field == "team_id":
        return f"{work.look(Team, value, 'name')} #{value}"
    if field == "assignee_id":
        return f"{work.look(Person, value, 'name')} #{value}"
    if isinstance(value, Priority):
        return value.word
    if isinstance(value, list):
        return ", ".join(value) or None
    return str(value.value if isinstance(value, Enum) else value)


def change(
    work: Work, ticket: Ticket, kind: str, /, *, reason: str | None = None, **values: object
) -> bool:
    """Set fields of a ticket and append the entry that says so; False when nothing differs."""
    differing = {name: new for name, new in values.items() if getattr(ticket, name) != new}
    if not differing:
        return False
    changes = [
        FieldChange(
            SPOKEN.get(name, name),
            spoken(work, name, getattr(ticket, name)),
            spoken(work, name, new),
        )
        for name, new in differing.items()
        if name not in SILENT
    ]
    was_kept = restriction(work).covers(ticket) if RESTRICTING & differing.keys() else True
    for name, new in differing.items():
        if name not in SILENT:
            work.happened.append(_happening(work, ticket, name, new))
        setattr(ticket, name, new)
    trail.append(work, kind, ("ticket", ticket.id), changes, reason)
    if not was_kept and restriction(work).covers(ticket):
        kept_alerts.empty(work, Ticket.id == ticket.id)
    return True


def _happening(work: Work, ticket: Ticket, name: str, new: object) -> Happening:
    before = _asked(work, name, getattr(ticket, name))
    return Happening(ticket.id, "changed", ASKED.get(name, name), before, _asked(work, name, new))


def _asked(work: Work, name: str, value: Any) -> object:  # noqa: ANN401 - any column's value
    """Return a field's value as conditions compare it: a name, a word, a tuple of tags."""
    if value is None:
        return None
    if name == "team_id":
        return work.look(Team, value, "name")
    if name == "assignee_id":
        return work.look(Person, value, "name")
    if isinstance(value, list):
        return tuple(value)
    return value if isinstance(value, Priority) or not isinstance(value, Enum) else value.value


def settle(work: Work, ticket: Ticket, event: str, **data: object) -> None:
    """Log the event the clocks are replayed from, replay them, and mark the ticket touched."""
    append_event(work, ticket.id, event, data)
    standing.refresh(work, ticket)
    if ticket.updated_at != work.now:  # what is only set makes the mapper look at every row
        ticket.updated_at = work.now
    work.touch(tickets={ticket.id}, subject=ticket.id)
    if event not in CHANGES:
        work.happened.append(Happening(ticket.id, event))
