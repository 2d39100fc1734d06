"""Turn the recorded events of a ticket into what replay understands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from models.vocabulary import Origin
from services.calendars import duration
from services.sla import events, loading
from services.sla.terms import TargetTerms

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from services.calendars.duration import Duration
    from services.sla.log import Logged
    from services.store.work import Work


MATCHED: Final = frozenset({"policy matched", "policy change"})
"""Why a policy is pinned to a ticket by what happened to it, and not because it was published."""


def as_events(work: Work, rows: Iterable[Logged]) -> list[events.Event]:
    """Return the events in log order; those that concern no clock are left out."""
    found = []
    logged = [*rows]
    for place, row in enumerate(logged):
        read = READERS.get(row.kind)
        if read is None:
            continue
        at_s = int(row.at.timestamp())
        event = read(work, at_s, row.data)
        if isinstance(event, events.PriorityChanged | events.StatusChanged):
            follows = _is_matched(row, logged[place + 1 : place + 2])
            event = replace(event, brings_policy=follows)
        found.append(event)
        if row.kind == "created" and row.data.get("team_id") is not None:
            found.append(_handed(work, at_s, row.data))
    return found


def _is_matched(row: Logged, after: Iterable[Logged]) -> bool:
    """Tell whether a change had another policy matched, in the same unit and so by itself."""
    return any(
        one.kind == "policy" and one.at == row.at and one.data["cause"] in MATCHED for one in after
    )


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


def _calendar(work: Work, at_s: int, data: dict[str, Any]) -> events.Event:
    """Hours that were published to a ticket whose team counts its own promise in them."""
    calendar = loading.calendar_terms(work, data["calendar_version_id"])
    return events.CalendarPinned(at_s, calendar, data["cause"])


def _handed(work: Work, at_s: int, data: dict[str, Any]) -> events.Event:
    """A team's own target counts in that team's calendar (sla.md, section 2)."""
    promised = data.get("ola")
    if not promised:
        return events.TeamHanded(at_s, data["team_id"])
    calendar = loading.calendar_terms(work, data["calendar_version_id"])
    durations: dict[Hashable, Duration] = {None: duration.parse(promised)}
    return events.TeamHanded(at_s, data["team_id"], TargetTerms(durations, calendar))


def _absorbed(_work: Work, at_s: int, data: dict[str, Any]) -> events.Event:
    owed = tuple(events.Obligation(**one) for one in data["obligations"])
    return events.Absorbed(at_s, data["source"], owed)


READERS: Final[dict[str, Callable[[Work, int, dict[str, Any]], events.Event]]] = {
    "created": _created,
    "policy": _policy,
    "calendar": _calendar,
    "status": lambda _, at_s, data: events.StatusChanged(at_s, data["status"]),
    "agent_reply": lambda _, at_s, __: events.AgentReplied(at_s),
    "customer_reply": lambda _, at_s, __: events.CustomerReplied(at_s),
    "note": lambda _, at_s, __: events.Noted(at_s),
    "priority": lambda _, at_s, data: events.PriorityChanged(at_s, data["priority"]),
    "team": _handed,
    "restated": lambda _, at_s, data: events.Restated(at_s, **data),
    "merged": lambda _, at_s, data: events.Merged(at_s, data["into"]),
    "absorbed": _absorbed,
    "merge_undone": lambda _, at_s, data: events.MergeUndone(at_s, data["other"]),
    "cancelled": lambda _, at_s, data: events.Cancelled(at_s, data["reason"]),
}
