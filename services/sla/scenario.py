"""Answers what the desk would do: one question in plain JSON in, one answer out."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any, Final

from services.sla import plain, plain_policy
from services.sla.hours_questions import business_time
from services.sla.matching import Candidate
from services.sla.plain import Malformed
from services.sla.story import Story
from services.sla.terms import CalendarTerms

if TYPE_CHECKING:
    from services.calendars.working_time import WorkingTime
    from services.sla.terms import PolicyTerms

    _Policy = Candidate[PolicyTerms]

_SCENARIO: Final = frozenset({"kind", "calendars", "policies", "events", "checks"})
_PLAINEST: Final = 0
"""The version of marshal that tells nothing of how a value lies in memory."""
_MOST_KEPT: Final = 512
_NEVER: Final = 1 << 60


class Desk:
    """A desk that exists only while somebody asks; it remembers what it has read before."""

    def __init__(self) -> None:
        """Begin knowing no calendar and no policy."""
        self._hours: dict[bytes, WorkingTime] = {}
        self._calendars: dict[tuple[str, bytes, int], CalendarTerms] = {}
        self._texts: dict[bytes, plain_policy.PolicyText] = {}
        self._policies: dict[tuple[bytes, CalendarTerms, int], _Policy] = {}

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
            return business_time(question, self.hours)
        if "kind" not in question:
            raise Malformed("the key 'kind' is missing", "kind")
        raise Malformed("the kind is scenario or businesstime", "kind")

    def hours(self, value: Any) -> WorkingTime:  # noqa: ANN401
        """Read a calendar, or remember having read the same one."""
        return self._hours_of(_written(value), value)

    def _hours_of(self, key: bytes, value: Any) -> WorkingTime:  # noqa: ANN401
        known = self._hours.get(key)
        if known is None:
            if len(self._hours) >= _MOST_KEPT:
                self._hours.clear()
            known = self._hours[key] = plain_policy.working_time(value)
        return known

    def calendar(self, name: str, value: Any, version: int = 1) -> CalendarTerms:  # noqa: ANN401
        """Return one version of a scenario's calendar."""
        written = _written(value)
        key = (name, written, version)
        known = self._calendars.get(key)
        if known is None:
            if len(self._calendars) >= _MOST_KEPT:
                self._calendars.clear()
                self._policies.clear()
            known = CalendarTerms(name, version, name, self._hours_of(written, value))
            self._calendars[key] = known
        return known

    def policy(
        self,
        value: Any,  # noqa: ANN401
        calendars: dict[str, CalendarTerms],
        version: int = 1,
    ) -> _Policy:
        """Return one version of a scenario's policy with its conditions."""
        written = _written(value)
        text = self._texts.get(written)
        if text is None:
            if len(self._texts) >= _MOST_KEPT:
                self._texts.clear()
            text = self._texts[written] = plain_policy.policy_text(value)
        calendar = calendars.get(text.calendar)
        if calendar is None:
            raise Malformed("there is no such calendar", "calendar")
        key = (written, calendar, version)
        known = self._policies.get(key)
        if known is None:
            if len(self._policies) >= _MOST_KEPT:
                self._policies.clear()
            known = Candidate(text.terms(calendar, version), text.conditions)
            self._policies[key] = known
        return known

    def _scenario(self, question: dict[str, Any]) -> dict[str, Any]:
        plain.keyed(question, _SCENARIO, ("calendars", "policies", "events"))
        for key in ("policies", "events", "checks"):
            if type(question.get(key, [])) is not list:
                raise Malformed("this must be a list", key)
        checks = plain.each(question.get("checks", []), "checks", _check)
        ticket = Story(self, question)
        answers = _play(ticket, question["events"], sorted(set(checks)))
        if not ticket.is_created:
            raise Malformed("a scenario has a created event", "events")
        return {"checks": [answers[at] for at in checks], "timeline": ticket.timeline()}


def _play(ticket: Story, events: list[Any], checks: list[int]) -> dict[int, dict[str, Any]]:
    """Let the events happen, looking at the ticket at every check in between.

    Checks and their answers are told by epoch microseconds; clocks count whole seconds.
    """
    answers = {}
    waiting = iter([*checks, _NEVER])
    check = next(waiting)
    place = 0
    try:
        for place, event in enumerate(events):  # noqa: B007 - read when one is refused
            at = ticket.instant_of(event)
            while check < at:
                answers[check] = ticket.look(check // plain.MICROSECONDS)
                check = next(waiting)
            ticket.take(event, at // plain.MICROSECONDS)
    except ValueError as problem:
        path = problem.path if isinstance(problem, Malformed) else ""
        where = f"events[{place}]"
        raise Malformed(str(problem), f"{where}.{path}" if path else where) from None
    if check == _NEVER:
        ticket.replay.observe(ticket.replay.now_s)
    while check < _NEVER:
        answers[check] = ticket.look(check // plain.MICROSECONDS)
        check = next(waiting)
    return answers


def _written(value: Any) -> bytes:  # noqa: ANN401
    """Return bytes that only an equal value has, by which it is known again; never read back."""
    return marshal.dumps(value, _PLAINEST)  # a third of what repr() costs


def _check(value: Any) -> int:  # noqa: ANN401
    return plain.fine_instant(plain.keyed(value, frozenset({"at"}), ("at",))["at"], "at")
