"""Reads calendars and policies from plain JSON values."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from services.calendars.duration import Duration, business_time, parse
from services.calendars.hours import WEEKDAYS, day_hours, week_hours
from services.calendars.working_time import WorkingTime, zone
from services.sla.levels import Mark, Offset
from services.sla.matching import Condition, Operator
from services.sla.plain import Malformed, each, inside, keyed, text, texts
from services.sla.terms import TARGETS, CalendarTerms, PolicyTerms, TargetTerms

if TYPE_CHECKING:
    from collections.abc import Mapping

_CALENDAR: Final = frozenset({"tz", "weekly", "holidays", "overrides"})
_CONDITION: Final = frozenset({"field", "op", "value"})
_ESCALATION: Final = frozenset({"name", "target", "offset_minutes"})
_POLICY: Final = frozenset(
    {"name", "calendar", "targets", "pause_statuses", "closed_statuses"}
    | {"pause_applies_to", "conditions", "options", "escalations"}
)
_OPTIONS: Final = frozenset({"next_response_starts", "agent_created_no_response_clock"})
_STARTS: Final = {"after_first_response": False, "any_customer_message": True}
_LONGEST_MINUTES: Final = 100 * 366 * 24 * 60


def working_time(value: Any) -> WorkingTime:  # noqa: ANN401
    """Read a calendar."""
    plain = keyed(value, _CALENDAR, ("tz", "weekly"))
    with inside("tz"):
        tz = text(plain["tz"], "")
    with inside("weekly"):
        _check_days(plain["weekly"])
    holidays = each(_listed(plain, "holidays"), "holidays", _date)
    overrides = plain.get("overrides", {})
    with inside("overrides"):
        _check_days(overrides)
        dates = {_dated(day): hours for day, hours in overrides.items()}
    try:
        return WorkingTime(tz, plain["weekly"], holidays=holidays, overrides=dates)
    except ValueError:
        _name_the_place(plain)
        raise


def _name_the_place(plain: Mapping[str, Any]) -> None:
    """Read a refused calendar piece by piece, so that the refusal names what is wrong."""
    with inside("tz"):
        zone(plain["tz"])
    for key in ("weekly", "overrides"):
        with inside(key):
            for day, hours in plain.get(key, {}).items():
                if key == "weekly" and day not in WEEKDAYS:
                    raise Malformed(f"{day!r} is not a day of the week (mon to sun)", day)
                with inside(day):
                    day_hours(hours)
            if key == "weekly":
                week_hours(plain[key])


class PolicyText(NamedTuple):
    """A policy as it was written, before it is known which hours its calendar has.

    Attributes:
        calendar: The name of its calendar.
        pauses: The statuses in which its clocks pause, and the targets that they pause.
        marks: Target and mark of every level, in the order somebody wrote them.
        options: Whether next response starts with any message, and whether a ticket an agent
            opened owes no first response.
    """

    name: str
    calendar: str
    durations: dict[str, Duration]
    marks: list[tuple[str, Mark]]
    pauses: tuple[frozenset[str], list[str]]
    closed: frozenset[str]
    options: tuple[bool, bool]
    conditions: tuple[Condition, ...]

    def terms(self, calendar: CalendarTerms, version: int) -> PolicyTerms:
        """Return the policy over the hours of its calendar."""
        pauses, applies = self.pauses
        any_message, no_clock = self.options
        return PolicyTerms(
            id=self.name,
            version=version,
            name=self.name,
            targets={
                target: TargetTerms(
                    durations={None: length},
                    calendar=calendar,
                    pause_statuses=pauses if target in applies else frozenset(),
                    marks=tuple([mark for at, mark in self.marks if at == target]),
                )
                for target, length in self.durations.items()
            },
            calendar=calendar,
            closed_statuses=self.closed,
            pause_statuses=pauses if applies else frozenset(),
            levels=tuple([(target, mark.name) for target, mark in self.marks]),
            any_customer_message=any_message,
            agent_created_no_response_clock=no_clock,
        )


def policy_text(value: Any) -> PolicyText:  # noqa: ANN401
    """Read a policy and the conditions of its use."""
    plain = keyed(
        value, _POLICY, ("name", "calendar", "targets", "pause_statuses", "closed_statuses")
    )
    with inside("targets"):
        durations = read_targets(plain["targets"])
    applies = texts(plain.get("pause_applies_to", list(TARGETS)), "pause_applies_to")
    each(applies, "pause_applies_to", _target)
    with inside("options"):
        options = _options(keyed(plain.get("options", {}), _OPTIONS, ()))
    return PolicyText(
        name=text(plain["name"], "name"),
        calendar=text(plain["calendar"], "calendar"),
        durations=durations,
        marks=_marks(_listed(plain, "escalations")),
        pauses=(frozenset(texts(plain["pause_statuses"], "pause_statuses")), applies),
        closed=frozenset(texts(plain["closed_statuses"], "closed_statuses")),
        options=options,
        conditions=tuple(each(_listed(plain, "conditions"), "conditions", _condition)),
    )


def read_targets(value: Any) -> dict[str, Duration]:  # noqa: ANN401
    """Read the lengths of a policy's targets; null is no promise."""
    plain = keyed(value, frozenset(TARGETS), ())
    found = {}
    for target, length in plain.items():
        if length is not None:
            with inside(target):
                found[target] = _length(length)
    return found


def _length(value: Any) -> Duration:  # noqa: ANN401
    """Read minutes or a duration text."""
    if type(value) is str:
        return parse(value)
    return business_time(_seconds(value))


def _seconds(value: Any) -> int:  # noqa: ANN401
    """Turn minutes into whole seconds."""
    if type(value) not in {int, float} or not abs(value) <= _LONGEST_MINUTES:
        raise Malformed("this must be minutes (a number, at most a hundred years)")
    return round(float(value) * 60)


def _marks(values: list[Any]) -> list[tuple[str, Mark]]:
    marks = each(values, "escalations", _escalation)
    for place, (target, mark) in enumerate(marks):
        if any(target == other and mark.name == one.name for other, one in marks[:place]):
            raise Malformed("two levels of one target have this name", f"escalations[{place}].name")
    return marks


def _escalation(value: Any) -> tuple[str, Mark]:  # noqa: ANN401
    plain = keyed(value, _ESCALATION, ("name", "target", "offset_minutes"))
    with inside("target"):
        target = _target(plain["target"])
    with inside("offset_minutes"):
        offset = _seconds(plain["offset_minutes"])
    return target, Mark(text(plain["name"], "name"), Offset(offset))


def _condition(value: Any) -> Condition:  # noqa: ANN401
    plain = keyed(value, _CONDITION, ("field", "op", "value"))
    try:
        operator = Operator(plain["op"])
    except ValueError:
        raise Malformed(f"an operator is one of {', '.join(Operator)}", "op") from None
    return Condition(text(plain["field"], "field"), operator, plain["value"])


def _options(plain: Mapping[str, Any]) -> tuple[bool, bool]:
    starts = plain.get("next_response_starts", "after_first_response")
    if type(starts) is not str or starts not in _STARTS:
        raise Malformed(f"this is one of {', '.join(_STARTS)}", "next_response_starts")
    no_clock = plain.get("agent_created_no_response_clock", False)
    if type(no_clock) is not bool:
        raise Malformed("this is true or false", "agent_created_no_response_clock")
    return _STARTS[starts], no_clock


def _target(value: Any) -> str:  # noqa: ANN401
    if type(value) is not str or value not in TARGETS:
        raise Malformed(f"a target is one of {', '.join(TARGETS)}")
    return value


def _listed(plain: Mapping[str, Any], key: str) -> list[Any]:
    value = plain.get(key, [])
    if type(value) is not list:
        raise Malformed("this must be a list", key)
    return value


def _check_days(value: Any) -> None:  # noqa: ANN401
    """Refuse what has not the form of hours by day; the hours themselves are read later."""
    if type(value) is not dict:
        raise Malformed("this must be an object")
    for day, hours in value.items():
        if type(hours) is not list:
            raise Malformed("hours are a list of pairs such as [09:00, 17:00]", day)
        for pair in hours:
            if type(pair) is not list:
                raise Malformed("hours are a list of pairs such as [09:00, 17:00]", day)


def _date(value: Any) -> date:  # noqa: ANN401
    if type(value) is not str or len(value) != len("2026-06-08"):
        raise Malformed("this must be a date such as 2026-06-08")
    return date.fromisoformat(value)


def _dated(value: str) -> date:
    with inside(value):
        return _date(value)
