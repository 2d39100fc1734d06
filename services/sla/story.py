"""One scenario on its way: a ticket that exists only while somebody asks what would happen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from services.sla import events as ev
from services.sla import plain
from services.sla.matching import Candidate, Facts, first_match
from services.sla.plain import Malformed
from services.sla.plain_policy import read_targets
from services.sla.replay import Replay
from services.sla.snapshot import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.sla.scenario import Desk
    from services.sla.terms import CalendarTerms, PolicyTerms

_UPDATABLE: Final = ("weekly", "holidays", "overrides")
_PUBLISHED: Final = frozenset({"policy_update", "calendar_update"})  # of the desk, not the ticket


class Story:
    """One scenario on its way: the ticket, the policies as published, what they ask."""

    def __init__(self, desk: Desk, question: dict[str, Any]) -> None:
        calendars, policies = question["calendars"], question["policies"]
        if type(calendars) is not dict:
            raise Malformed("this must be an object", "calendars")
        self._desk = desk
        self._plain_calendars: dict[str, Any] = dict(calendars)
        self._calendars: dict[str, CalendarTerms] = {}
        with plain.inside("calendars"):
            for name, value in calendars.items():
                with plain.inside(name):
                    self._calendars[name] = desk.calendar(name, value)
        self._plain_policies: list[Any] = list(policies)
        self._policies: list[Candidate[PolicyTerms]] = plain.each(
            policies, "policies", lambda value: desk.policy(value, self._calendars)
        )
        self._version = 1
        self._fields: dict[str, Any] = {}
        self._created = False
        self._last: int | None = None
        self.replay = Replay()

    def instant_of(self, event: Any) -> int:  # noqa: ANN401
        """Read when an event happens, in epoch microseconds; refuse one out of order."""
        if type(event) is not dict:
            raise Malformed("an event is an object")
        if "at" not in event or "type" not in event:
            key = "type" if "at" in event else "at"
            raise Malformed(f"the key {key!r} is missing", key)
        at = plain.fine_instant(event["at"], "at")
        if self._last is not None and at < self._last:
            raise Malformed("events must be in time order", "at")
        self._last = at
        return at

    def take(self, event: dict[str, Any], at: int) -> None:
        """Let one event happen."""
        kind = event["type"]
        known = _EVENTS.get(kind) if type(kind) is str else None
        if known is None:
            raise Malformed(f"an event is one of {', '.join(_EVENTS)}", "type")
        if self._created is (kind == "created") and kind not in _PUBLISHED:
            raise Malformed("a ticket is created once, before anything else", "type")
        keys, needed, handler = known
        plain.keyed(event, keys, needed)
        handler(self, event, at)

    @property
    def is_created(self) -> bool:
        """Whether there is a ticket yet."""
        return self._created

    def look(self, at: int) -> dict[str, Any]:
        """Return the state just after everything up to an instant."""
        if self._created:
            self.replay.observe(at)
        return snapshot(self.replay, at)

    def timeline(self) -> list[dict[str, Any]]:
        """Return the entries up to the last check or event."""
        return [
            {"at": plain.utc(at), "clock": clock, "what": what, "why": why}
            for at, clock, what, why in self.replay.timeline
        ]

    def _match(self, cause: str) -> None:
        """Ask again which policy applies, and pin it if it is another one."""
        replay = self.replay
        terms = self._terms(replay.status)
        if terms is not replay.policy:
            replay.feed(ev.PolicyPinned(replay.now_s, terms, cause))

    def _terms(self, status: str) -> PolicyTerms | None:
        """Return what applies to the ticket in a status."""
        found = first_match(self._policies, Facts(self.replay.priority, status, self._fields))
        return found.item if found is not None else None

    def on_created(self, event: dict[str, Any], at: int) -> None:
        """Begin the ticket."""
        by = event["by"]
        if type(by) is not str or by not in {"customer", "agent", "none"}:
            raise Malformed("this is one of customer, agent, none", "by")
        fields = event.get("fields", {})
        if type(fields) is not dict:
            raise Malformed("this must be an object", "fields")
        self._fields = dict(fields)
        status = plain.text(event["status"], "status")
        self.replay.feed(ev.Created(at, status, priority=_priority(event), by=by))
        self._created = True
        self._match("created")

    def on_status(self, event: dict[str, Any], at: int) -> None:
        """Move to another status."""
        status = plain.text(event["status"], "status")
        brings_policy = self._terms(status) is not self.replay.policy
        self.replay.feed(ev.StatusChanged(at, status, brings_policy=brings_policy))
        if brings_policy:
            self._match("policy change")

    def on_agent_reply(self, _: dict[str, Any], at: int) -> None:
        """Answer the customer."""
        self.replay.feed(ev.AgentReplied(at))

    def on_customer_reply(self, _: dict[str, Any], at: int) -> None:
        """Hear from the customer."""
        self.replay.feed(ev.CustomerReplied(at))

    def on_note(self, _: dict[str, Any], at: int) -> None:
        """Write an internal note."""
        self.replay.feed(ev.Noted(at))

    def on_priority(self, event: dict[str, Any], at: int) -> None:
        """Change the priority."""
        self.replay.feed(ev.PriorityChanged(at, _priority(event)))
        self._match("policy change")

    def on_field(self, event: dict[str, Any], at: int) -> None:
        """Change a field."""
        field = plain.text(event["field"], "field")
        self._fields[field] = event["value"]
        self.replay.feed(ev.FieldChanged(at, field))
        self._match("policy change")

    def on_policy_update(self, event: dict[str, Any], at: int) -> None:
        """Publish new targets of a policy to the open ticket."""
        name = plain.text(event["policy"], "policy")
        with plain.inside("targets"):
            read_targets(event["targets"])
        places = [n for n, one in enumerate(self._plain_policies) if one["name"] == name]
        if not places:
            raise Malformed("there is no such policy", "policy")
        self._version += 1
        for place in places:
            self._plain_policies[place] = self._plain_policies[place] | {
                "targets": event["targets"]
            }
            self._publish(place)
        self._tell(at, "policy change")

    def on_calendar_update(self, event: dict[str, Any], at: int) -> None:
        """Publish new hours of a calendar to the open ticket."""
        name = plain.text(event["calendar"], "calendar")
        if name not in self._calendars:
            raise Malformed("there is no such calendar", "calendar")
        changes = {key: event[key] for key in _UPDATABLE if key in event}
        if not changes:
            raise Malformed("this changes nothing: weekly, holidays or overrides is missing")
        self._version += 1
        value = self._plain_calendars[name] = self._plain_calendars[name] | changes
        self._calendars[name] = self._desk.calendar(name, value, self._version)
        for place, one in enumerate(self._plain_policies):
            if one["calendar"] == name:
                self._publish(place)
        self._tell(at, "calendar change")

    def _publish(self, place: int) -> None:
        value = self._plain_policies[place]
        self._policies[place] = self._desk.policy(value, self._calendars, self._version)

    def _tell(self, at: int, cause: str) -> None:
        """Put the open ticket under what was published; one not yet created begins under it."""
        if self._created:
            self.replay.feed(ev.Noted(at))
            self._match(cause)


def _priority(event: dict[str, Any]) -> str | int | None:
    value = event.get("priority")
    if value is not None and type(value) not in {str, int}:
        raise Malformed("a priority is a text or a whole number", "priority")
    return value


def _event(handler: Any, needed: str = "", optional: str = "") -> Any:  # noqa: ANN401
    wanted = tuple(needed.split())
    return frozenset({"at", "type", *wanted, *optional.split()}), wanted, handler


_EVENTS: Final[dict[str, tuple[frozenset[str], tuple[str, ...], Callable[..., None]]]] = {
    "created": _event(Story.on_created, "status by", "priority fields"),
    "status": _event(Story.on_status, "status"),
    "agent_reply": _event(Story.on_agent_reply),
    "customer_reply": _event(Story.on_customer_reply),
    "internal_note": _event(Story.on_note),
    "priority": _event(Story.on_priority, "priority"),
    "field": _event(Story.on_field, "field value"),
    "policy_update": _event(Story.on_policy_update, "policy targets"),
    "calendar_update": _event(Story.on_calendar_update, "calendar", "weekly holidays overrides"),
}
