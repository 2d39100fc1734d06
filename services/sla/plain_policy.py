"""Reads calendars and policies from plain JSON values."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from services.calendars.duration import Duration, business_time, parse
from services.calendars.hours import WEEKDAYS, day_hours
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
        zone(text(plain["tz"], ""))
    with inside("weekly"):
        _check_days(plain["weekly"], WEEKDAYS)
    holidays = each(_listed(plain, "holidays"), "holidays", _date)
    overrides = plain.get("overrides", {})
    with inside("overrides"):
        _check_days(overrides, None)
        dates = {_dated(day): hours for day, hours in overrides.items()}
    return WorkingTime(plain["tz"], plain["weekly"], holidays=holidays, overrides=dates)


def policy_terms(
    value: Any,  # noqa: ANN401
    calendars: Mapping[str, CalendarTerms],
    version: int,
) -> tuple[PolicyTerms, tuple[Condition, ...]]:
    """Read a policy over the calendars of its scenario, and the conditions of its use."""
    plain = keyed(
        value, _POLICY, ("name", "calendar", "targets", "pause_statuses", "closed_statuses")
    )
    name = text(plain["name"], "name")
    calendar = calendars.get(text(plain["calendar"], "calendar"))
    if calendar is None:
        raise Malformed("there is no such calendar", "calendar")
    with inside("targets"):
        durations = read_targets(plain["targets"])
    marks = _marks(_listed(plain, "escalations"))
    pauses, targets = _targets(plain, durations, calendar, marks)
    with inside("options"):
        any_message, no_clock = _options(keyed(plain.get("options", {}), _OPTIONS, ()))
    terms = PolicyTerms(
        id=name,
        version=version,
        name=name,
        targets=targets,
        calendar=calendar,
        closed_statuses=frozenset(texts(plain["closed_statuses"], "closed_statuses")),
        pause_statuses=pauses,
        levels=tuple((target, mark.name) for target, mark in marks),
        any_customer_message=any_message,
        agent_created_no_response_clock=no_clock,
    )
    conditions = each(_listed(plain, "conditions"), "conditions", _condition)
    return terms, tuple(conditions)


def _targets(
    plain: Mapping[str, Any],
    durations: Mapping[str, Duration],
    calendar: CalendarTerms,
    marks: list[tuple[str, Mark]],
) -> tuple[frozenset[str], dict[str, TargetTerms]]:
    """Return the statuses that pause the ticket, and the terms of each target."""
    pauses = frozenset(texts(plain["pause_statuses"], "pause_statuses"))
    applies = texts(plain.get("pause_applies_to", list(TARGETS)), "pause_applies_to")
    each(applies, "pause_applies_to", _target)
    return pauses if applies else frozenset(), {
        target: TargetTerms(
            durations={None: length},
            calendar=calendar,
            pause_statuses=pauses if target in applies else frozenset(),
            marks=tuple(mark for at, mark in marks if at == target),
        )
        for target, length in durations.items()
    }


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


def _check_days(value: Any, known: tuple[str, ...] | None) -> None:  # noqa: ANN401
    """Read the hours of each day once, so that a refusal names the day."""
    if type(value) is not dict:
        raise Malformed("this must be an object")
    for day, hours in value.items():
        if known is not None and day not in known:
            raise Malformed(f"{day!r} is not a day of the week (mon to sun)", day)
        if type(hours) is not list or not all(type(pair) is list for pair in hours):
            raise Malformed("hours are a list of pairs such as [09:00, 17:00]", day)
        with inside(day):
            day_hours(hours)


def _date(value: Any) -> date:  # noqa: ANN401
    if type(value) is not str or len(value) != len("2026-06-08"):
        raise Malformed("this must be a date such as 2026-06-08")
    return date.fromisoformat(value)


def _dated(value: str) -> date:
    with inside(value):
        return _date(value)
