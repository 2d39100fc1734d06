"""What pulls a rule: something that happened, a stretch that lasted, or the time of day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from models.complaint_words import FATES as COMPLAINT_FATES
from models.vocabulary import ApprovalState, Priority, TaskState, TicketStatus
from services.calendars import working_time
from services.errors import BadValue, RuleError
from services.rules.conditions import span
from services.tickets import links

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from services.changes import Happening

EVENTS: Final = {
    "created": "the ticket was opened",
    "customer_reply": "the requester replied",
    "agent_reply": "an agent replied",
    "note": "a note was added",
    "attachment": "a file was attached",
    "cancelled": "the ticket was cancelled",
    "link": "the ticket was linked to another",
    "approval": "an approval was asked for or decided",
    "task": "a task was opened or ended",
    "complaint": "a complaint moved on, or its time ran out",
}
NARROWED: Final = {
    "link": frozenset(links.WORDS),
    "approval": frozenset(map(str, ApprovalState)),
    "task": frozenset(map(str, TaskState)) - {TaskState.WAITING},
    "complaint": frozenset(COMPLAINT_FATES),
}
"""Events that a trigger may narrow with `to`, and what it may say there."""
CHANGING: Final = frozenset(
    {"status", "priority", "team", "assignee", "type", "tags", "hold_reason", "subject"}
)
LASTING: Final = frozenset({"status", "team", "priority", "assignee"})
"""Fields whose value a ticket can have been given for a while."""
DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST: Final = timedelta(days=366)
"""Of a stretch, and between two runs: an end beyond the calendars could never be reckoned."""
_CLOCK_TIME: Final = re.compile(r"([01]?[0-9]|2[0-3]):[0-5]?[0-9]", re.ASCII)
_CLOSED: Final = {
    "status": frozenset(one.value for one in TicketStatus),
    "priority": frozenset(one.word for one in Priority),
}
"""Fields that hold one of these words and nothing else."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """When a rule is asked.

    Attributes:
        on: A word of EVENTS, or `changed`, `idle`, `in`, `schedule`.
        field: Of `changed` and `in`: the field looked at.
        before: Of `changed`: one of these before; empty: anything.
        after: Of `changed`: one of these after; of `in`: one of these all the while; of an event
            in NARROWED: one of these came of it.
        lasting: Of `idle` and `in`: how long.
        wall: The stretch is wall time, not business time of the ticket's calendar.
        at: Of `schedule`: the local time of day; with `every`: wall time between runs.
    """

    on: str
    field: str = ""
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    lasting: timedelta = timedelta(0)
    wall: bool = False
    at: str = ""
    every: timedelta = timedelta(0)
    days: tuple[str, ...] = DAYS
    timezone: str = "UTC"

    @property
    def is_event(self) -> bool:
        """Tell whether something that happens pulls it."""
        return self.on in EVENTS or self.on == "changed"

    @property
    def is_timed(self) -> bool:
        """Tell whether a stretch on each ticket pulls it."""
        return self.on in {"idle", "in"}


def read(stored: Mapping[str, Any], custom: Collection[str] = ()) -> Trigger:
    """Read a stored trigger; RuleError says what cannot be read."""
    on = str(stored.get("on", ""))
    narrowed = frozenset({"to"}) if on in NARROWED else frozenset[str]()
    allowed = narrowed if on in EVENTS else _KEYS.get(on)
    if allowed is None:
        known = ", ".join([*EVENTS, *_KEYS])
        raise RuleError(
            "A rule cannot be triggered on “{on}”; there are {known}.", on=on, known=known
        )
    if unknown := set(stored) - allowed - {"on"}:
        raise RuleError(
            "The trigger “{on}” does not take {unknown}.", on=on, unknown=", ".join(sorted(unknown))
        )
    try:
        return _read(on, stored, custom)
    except (ValueError, TypeError, OverflowError) as problem:
        raise _unreadable(on, problem) from problem


def check(stored: Mapping[str, Any], custom: Collection[str], teams: Collection[str]) -> Trigger:
    """Read a trigger that is to be saved: unlike a stored one, all it names is there.

    Args:
        stored: The trigger.
        custom: Keys of the site's own fields.
        teams: Names of all teams.

    Raises:
        RuleError: It cannot be read, or could never be pulled.
    """
    trigger = read(stored, custom)
    try:
        _check(trigger, stored, teams)
    except BadValue as problem:
        raise _unreadable(trigger.on, problem) from problem
    return trigger


def _check(trigger: Trigger, stored: Mapping[str, Any], teams: Collection[str]) -> None:
    if not isinstance(stored.get("wall", False), bool):
        raise BadValue("takes true or false")
    for name in sorted(trigger.before | trigger.after):
        _check_value(trigger.field, name, teams)


def _check_value(field: str, name: str, teams: Collection[str]) -> None:
    """Refuse what the field cannot hold: it would wait for ever, and look as if it watched."""
    if not name.strip():
        raise BadValue("a value is empty")
    if field in _CLOSED and name not in _CLOSED[field]:
        known = ", ".join(sorted(_CLOSED[field]))
        raise BadValue(
            "“{name}” is no {field}; there are {known}", name=name, field=field, known=known
        )
    if field == "team" and name not in teams:
        raise BadValue("there is no team “{name}”", name=name)


def _unreadable(on: str, problem: Exception) -> RuleError:
    return RuleError("The trigger “{on}” cannot be read: {problem}.", on=on, problem=problem)


_KEYS: Final[dict[str, frozenset[str]]] = {
    "changed": frozenset({"field", "from", "to"}),
    "idle": frozenset({"for", "wall"}),
    "in": frozenset({"field", "value", "for", "wall"}),
    "schedule": frozenset({"at", "every", "days", "timezone"}),
}


def _read(on: str, stored: Mapping[str, Any], custom: Collection[str]) -> Trigger:
    name = str(stored.get("field", ""))
    if on == "changed" and name not in CHANGING and name not in custom:
        raise BadValue("it cannot watch “{name}”", name=name)
    if on == "in" and name not in LASTING:
        raise BadValue("it lasts in one of {lasting}", lasting=", ".join(sorted(LASTING)))
    after = _several(stored.get("value" if on == "in" else "to"))
    if on == "in" and not after:
        raise BadValue("it needs a value to last in")
    if on in NARROWED and (wrong := after - NARROWED[on]):
        known = ", ".join(sorted(NARROWED[on]))
        raise BadValue(
            "to is one of {known}, not {wrong}", known=known, wrong=", ".join(sorted(wrong))
        )
    if name == "status" and (wrong := after - {one.value for one in TicketStatus}):
        raise BadValue("there is no status {wrong}", wrong=", ".join(sorted(wrong)))
    lasting = _span(stored["for"]) if on in {"idle", "in"} and "for" in stored else timedelta(0)
    if on in {"idle", "in"} and lasting <= timedelta(0):
        raise BadValue("it needs a time such as for: 4h")
    return Trigger(
        on,
        name,
        _several(stored.get("from")),
        after,
        lasting,
        bool(stored.get("wall", False)),
        **(_schedule(stored) if on == "schedule" else {}),
    )


def _schedule(stored: Mapping[str, Any]) -> dict[str, Any]:
    every = _span(stored["every"]) if "every" in stored else timedelta(0)
    at = str(stored.get("at", ""))
    if bool(at) is bool(every):
        raise BadValue("it takes either at: 08:00 or every: 1h")
    if every and every < timedelta(minutes=1):
        raise BadValue("it runs at most once a minute")
    if at and not _CLOCK_TIME.fullmatch(at):
        raise BadValue("{text!r} is not a time of day", text=at)
    zone = str(stored.get("timezone", "UTC"))
    working_time.zone(zone)
    return {"at": at, "every": every, "days": _days(stored), "timezone": zone}


def _days(stored: Mapping[str, Any]) -> tuple[str, ...]:
    days = tuple(stored.get("days", DAYS))
    if wrong := set(days) - set(DAYS):
        raise BadValue("{wrong} is no day such as mon", wrong=", ".join(sorted(map(str, wrong))))
    if not days:
        raise BadValue("it needs a day such as mon; without days it runs on every day")
    return days


def _span(raw: object) -> timedelta:
    found = span(raw)
    if found > LONGEST:
        raise BadValue("it takes at most a year, such as 52w")
    return found


def _several(value: object) -> frozenset[str]:
    if value is None:
        return frozenset()
    values = value if isinstance(value, (list, tuple)) else [value]
    if not all(isinstance(one, str) for one in values):
        raise TypeError("values are texts")
    return frozenset(values)


def pulled(trigger: Trigger, happened: Iterable[Happening]) -> str | None:
    """Return in words what pulled the trigger; None when nothing did."""
    for one in happened:
        if trigger.on == one.kind and trigger.on in EVENTS:
            came = texts(one.after) & trigger.after if trigger.after else texts(one.after)
            if came or not trigger.after:
                return EVENTS[trigger.on] + (f" ({_said(came)})" if came else "")
        if trigger.on == one.kind == "changed" and trigger.field == one.field:
            before, after = texts(one.before), texts(one.after)
            if _came(trigger, before, after):
                return f"{one.field} went from {_said(before)} to {_said(after)}"
    return None


def _came(trigger: Trigger, before: frozenset[str], after: frozenset[str]) -> bool:
    new, old = after - before, before - after
    if trigger.before and not trigger.before & old:
        return False
    return not trigger.after or bool(trigger.after & new)


def texts(value: object) -> frozenset[str]:
    """Return a field's value as the words a trigger names; a list as its elements."""
    if value is None:
        return frozenset()
    if isinstance(value, tuple):
        return frozenset(map(str, value))
    return frozenset({value.word if isinstance(value, Priority) else str(value)})


def _said(values: frozenset[str]) -> str:
    return ", ".join(sorted(values)) or "nothing"


def sentence(trigger: Trigger) -> str:
    """Say a trigger the way a person reads it."""
    if trigger.on in EVENTS:
        narrowed = f" ({' or '.join(sorted(trigger.after))})" if trigger.after else ""
        return f"When {EVENTS[trigger.on]}{narrowed}"
    if trigger.on == "changed":
        parts = [f"When {trigger.field} changes"]
        parts += [f"from {' or '.join(sorted(trigger.before))}"] if trigger.before else []
        parts += [f"to {' or '.join(sorted(trigger.after))}"] if trigger.after else []
        return " ".join(parts)
    clock = "" if trigger.wall else " of business time"
    if trigger.on == "idle":
        return f"When nothing happened for {said_span(trigger.lasting)}{clock}"
    if trigger.on == "in":
        values = " or ".join(sorted(trigger.after))
        return f"When {trigger.field} was {values} for {said_span(trigger.lasting)}{clock}"
    if trigger.every:
        return f"Every {said_span(trigger.every)}"
    return f"At {trigger.at} ({trigger.timezone}) on {', '.join(trigger.days)}"


def said_span(span_: timedelta) -> str:
    """Say a span as somebody would write it: 4h, 1d 2h, 30m."""
    minutes, seconds = divmod(int(span_.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = ((days, "d"), (hours, "h"), (minutes, "m"), (seconds, "s"))
    return " ".join(f"{amount}{unit}" for amount, unit in parts if amount) or "0s"
