"""Answers what the desk would do: one question in plain JSON in, one answer out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from services.sla import events as ev
from services.sla import plain
from services.sla.matching import Candidate, Facts, first_match
from services.sla.plain import Malformed
from services.sla.replay import Replay
from services.sla.snapshot import snapshot
from services.sla.terms import CalendarTerms

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.calendars.working_time import WorkingTime
    from services.sla.matching import Condition
    from services.sla.terms import PolicyTerms

_SCENARIO: Final = frozenset({"kind", "calendars", "policies", "events", "checks"})
_UPDATABLE: Final = ("weekly", "holidays", "overrides")
_MOST_KEPT: Final = 512


class Desk:
    """A desk that exists only while somebody asks; it remembers what it has read before."""

    def __init__(self) -> None:
        """Begin knowing no calendar and no policy."""
        self._hours: dict[str, WorkingTime] = {}
        self._calendars: dict[tuple[str, str, int], CalendarTerms] = {}
        self._policies: dict[tuple[str, CalendarTerms, int], _Policy] = {}

    def answer(self, question: Any) -> dict[str, Any]:  # noqa: ANN401
        """Answer a business-time question or a scenario (scenario-format.md).

        Raises:
            Malformed: It is neither; the path says where it goes wrong.
        """
        if type(question) is not dict:
            raise Malformed("a question is an object")
        kind = question.get("kind")
        if kind == "scenario":
            return self._scenario(question)
        if kind == "businesstime":
            return _business_time(question, self.hours)
        if "kind" not in question:
            raise Malformed("the key 'kind' is missing", "kind")
        raise Malformed("the kind is scenario or businesstime", "kind")

    def hours(self, value: Any) -> WorkingTime:  # noqa: ANN401
        """Read a calendar, or remember having read the same one."""
        key = repr(value)
        known = self._hours.get(key)
        if known is None:
            if len(self._hours) >= _MOST_KEPT:
                self._hours.clear()
            known = self._hours[key] = plain.working_time(value)
        return known

    def calendar(self, name: str, value: Any, version: int = 1) -> CalendarTerms:  # noqa: ANN401
        """Return one version of a scenario's calendar."""
        key = (name, repr(value), version)
        known = self._calendars.get(key)
        if known is None:
            if len(self._calendars) >= _MOST_KEPT:
                self._calendars.clear()
                self._policies.clear()
            known = CalendarTerms(name, version, name, self.hours(value))
            self._calendars[key] = known
        return known

    def policy(
        self,
        value: Any,  # noqa: ANN401
        calendars: dict[str, CalendarTerms],
        version: int = 1,
    ) -> _Policy:
        """Return one version of a scenario's policy with its conditions."""
        named = value.get("calendar") if type(value) is dict else None
        calendar = calendars.get(named) if type(named) is str else None
        if calendar is None:
            plain.policy_terms(value, calendars, version)  # says what is wrong
            raise Malformed("there is no such calendar", "calendar")
        key = (repr(value), calendar, version)
        known = self._policies.get(key)
        if known is None:
            if len(self._policies) >= _MOST_KEPT:
                self._policies.clear()
            terms, conditions = plain.policy_terms(value, calendars, version)
            known = self._policies[key] = Candidate(terms, conditions)
        return known

    def _scenario(self, question: dict[str, Any]) -> dict[str, Any]:
        plain.keyed(question, _SCENARIO, ("calendars", "policies", "events"))
        for key in ("policies", "events", "checks"):
            if type(question.get(key, [])) is not list:
                raise Malformed("this must be a list", key)
        checks = plain.each(question.get("checks", []), "checks", _check)
        ticket = _Ticket(self, question)
        order = sorted(range(len(checks)), key=checks.__getitem__)
        answers: list[dict[str, Any]] = [{}] * len(checks)
        done = 0
        events = question["events"]
        place = 0
        try:
            for place, event in enumerate(events):  # noqa: B007 - read when one is refused
                at = ticket.instant_of(event)
                while done < len(order) and checks[order[done]] < at:
                    answers[order[done]] = ticket.look(checks[order[done]])
                    done += 1
                ticket.take(event, at)
        except ValueError as problem:
            path = problem.path if isinstance(problem, Malformed) else ""
            place_text = f"events[{place}]"
            raise Malformed(str(problem), f"{place_text}.{path}" if path else place_text) from None
        if not events:
            raise Malformed("a scenario begins with a created event", "events")
        for check in order[done:]:
            answers[check] = ticket.look(checks[check])
        if not checks:
            ticket.replay.observe(ticket.replay.now_s)
        return {"checks": answers, "timeline": ticket.timeline()}


_Policy = Candidate["PolicyTerms"]


class _Ticket:
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
        self._policies: list[_Policy] = plain.each(
            policies, "policies", lambda value: desk.policy(value, self._calendars)
        )
        self._version = 1
        self._fields: dict[str, Any] = {}
        self._created = False
        self.replay = Replay()

    def instant_of(self, event: Any) -> int:  # noqa: ANN401
        """Read when an event happens, and refuse one out of order."""
        if type(event) is not dict:
            raise Malformed("an event is an object")
        for key in ("at", "type"):
            if key not in event:
                raise Malformed(f"the key {key!r} is missing", key)
        at = plain.instant(event["at"], "at")
        if at < self.replay.now_s and self._created:
            raise Malformed("events must be in time order", "at")
        return at

    def take(self, event: dict[str, Any], at: int) -> None:
        """Let one event happen."""
        kind = event["type"]
        known = _EVENTS.get(kind) if type(kind) is str else None
        if known is None:
            raise Malformed(f"an event is one of {', '.join(_EVENTS)}", "type")
        keys, needed, handler = known
        plain.keyed(event, keys, needed)
        if self._created is (kind == "created"):
            raise Malformed("a ticket is created once, before anything else", "type")
        handler(self, event, at)

    def look(self, at: int) -> dict[str, Any]:
        """Return the state just after everything up to an instant."""
        if self._created:
            self.replay.observe(at)
        return snapshot(self.replay, at)

    def timeline(self) -> list[dict[str, Any]]:
        """Return the entries up to the last check or event."""
        return [
            {"at": utc(at), "clock": clock, "what": what, "why": why}
            for at, clock, what, why in self.replay.timeline
        ]

    def _match(self, cause: str) -> None:
        """Ask again which policy applies, and pin it if it is another one."""
        replay = self.replay
        found = first_match(self._policies, Facts(replay.priority, replay.status, self._fields))
        terms = found.item if found is not None else None
        if terms is not replay.policy:
            replay.feed(ev.PolicyPinned(replay.now_s, terms, cause))

    def _on_created(self, event: dict[str, Any], at: int) -> None:
        by = event["by"]
        if by not in {"customer", "agent", "none"}:
            raise Malformed("this is one of customer, agent, none", "by")
        fields = event.get("fields", {})
        if type(fields) is not dict:
            raise Malformed("this must be an object", "fields")
        self._fields = dict(fields)
        status = plain.text(event["status"], "status")
        self.replay.feed(ev.Created(at, status, priority=_priority(event), by=by))
        self._created = True
        self._match("created")

    def _on_status(self, event: dict[str, Any], at: int) -> None:
        self.replay.feed(ev.StatusChanged(at, plain.text(event["status"], "status")))
        self._match("policy change")

    def _on_agent_reply(self, _: dict[str, Any], at: int) -> None:
        self.replay.feed(ev.AgentReplied(at))

    def _on_customer_reply(self, _: dict[str, Any], at: int) -> None:
        self.replay.feed(ev.CustomerReplied(at))

    def _on_note(self, _: dict[str, Any], at: int) -> None:
        self.replay.feed(ev.Noted(at))

    def _on_priority(self, event: dict[str, Any], at: int) -> None:
        self.replay.feed(ev.PriorityChanged(at, _priority(event)))
        self._match("policy change")

    def _on_field(self, event: dict[str, Any], at: int) -> None:
        field = plain.text(event["field"], "field")
        self._fields[field] = event["value"]
        self.replay.feed(ev.FieldChanged(at, field))
        self._match("policy change")

    def _on_policy_update(self, event: dict[str, Any], at: int) -> None:
        name = plain.text(event["policy"], "policy")
        with plain.inside("targets"):
            plain.read_targets(event["targets"])
        places = [n for n, one in enumerate(self._plain_policies) if one["name"] == name]
        if not places:
            raise Malformed("there is no such policy", "policy")
        self._version += 1
        for place in places:
            self._plain_policies[place] = self._plain_policies[place] | {
                "targets": event["targets"]
            }
            self._publish(place)
        self.replay.feed(ev.Noted(at))
        self._match("policy change")

    def _on_calendar_update(self, event: dict[str, Any], at: int) -> None:
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
        self.replay.feed(ev.Noted(at))
        self._match("calendar change")

    def _publish(self, place: int) -> None:
        value = self._plain_policies[place]
        self._policies[place] = self._desk.policy(value, self._calendars, self._version)


def utc(seconds: int | None) -> str | None:
    """Write epoch seconds as an ISO instant in UTC."""
    if seconds is None:
        return None
    return f"{datetime.fromtimestamp(seconds, UTC).isoformat()[:19]}Z"


def _check(value: Any) -> int:  # noqa: ANN401
    return plain.instant(plain.keyed(value, frozenset({"at"}), ("at",))["at"], "at")


def _priority(event: dict[str, Any]) -> str | int | None:
    value = event.get("priority")
    if value is not None and type(value) not in {str, int}:
        raise Malformed("a priority is a text or a whole number", "priority")
    return value  # type: ignore[no-any-return]


def _event(handler: Any, needed: str = "", optional: str = "") -> Any:  # noqa: ANN401
    wanted = tuple(needed.split())
    return frozenset({"at", "type", *wanted, *optional.split()}), wanted, handler


_EVENTS: Final[dict[str, tuple[frozenset[str], tuple[str, ...], Callable[..., None]]]] = {
    "created": _event(_Ticket._on_created, "status by", "priority fields"),
    "status": _event(_Ticket._on_status, "status"),
    "agent_reply": _event(_Ticket._on_agent_reply),
    "customer_reply": _event(_Ticket._on_customer_reply),
    "internal_note": _event(_Ticket._on_note),
    "priority": _event(_Ticket._on_priority, "priority"),
    "field": _event(_Ticket._on_field, "field value"),
    "policy_update": _event(_Ticket._on_policy_update, "policy targets"),
    "calendar_update": _event(
        _Ticket._on_calendar_update, "calendar", "weekly holidays overrides"
    ),
}
