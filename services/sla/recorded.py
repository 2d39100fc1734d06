"""Turn the recorded events of a ticket into what replay understands."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from models.vocabulary import Origin
from services.sla import events, loading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from models.tickets import TicketEvent
    from services.store.work import Work


def as_events(work: Work, rows: Iterable[TicketEvent]) -> list[events.Event]:
    """Return the events in log order; those that concern no clock are left out."""
    found = []
    for row in rows:
        read = READERS.get(row.kind)
        if read is not None:
            found.append(read(work, int(row.at.timestamp()), row.data))
    return found


def _created(_work: Work, at_s: int, data: dict[str, Any]) -> events.Event:
    contact = data.get("contact_at")
    return events.Created(
        at_s,
        status=data["status"],
        priority=data.get("priority"),
        origin=Origin(data.get("origin", Origin.REQUESTER)),
        by=data.get("by", "customer"),
        contact_s=int(datetime.fromisoformat(contact).timestamp()) if contact else None,
    )


def _policy(work: Work, at_s: int, data: dict[str, Any]) -> events.Event:
    version_id = data["policy_version_id"]
    pins = tuple((int(calendar), int(version)) for calendar, version in data["calendars"])
    terms = None if version_id is None else loading.policy_terms(work, version_id, pins)
    return events.PolicyPinned(at_s, terms, data["cause"])


READERS: Final[dict[str, Callable[[Work, int, dict[str, Any]], events.Event]]] = {
    "created": _created,
    "policy": _policy,
    "status": lambda _, at_s, data: events.StatusChanged(at_s, data["status"]),
    "agent_reply": lambda _, at_s, __: events.AgentReplied(at_s),
    "customer_reply": lambda _, at_s, __: events.CustomerReplied(at_s),
    "note": lambda _, at_s, __: events.Noted(at_s),
    "priority": lambda _, at_s, data: events.PriorityChanged(at_s, data["priority"]),
    "team": lambda _, at_s, data: events.TeamHanded(at_s, data["team_id"]),
    "cancelled": lambda _, at_s, data: events.Cancelled(at_s, data["reason"]),
}
