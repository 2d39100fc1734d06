"""Answers single questions about business time in plain JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from services.sla import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.calendars.working_time import WorkingTime

_ARGUMENTS: Final = {
    "add": ("seconds",),
    "subtract": ("seconds",),
    "between": ("end",),
    "is_open": (),
    "next_open": (),
    "prev_close": (),
    "next_close": (),
}


def business_time(
    question: dict[str, Any], calendar: Callable[[Any], WorkingTime]
) -> dict[str, Any]:
    """Answer `add`, `subtract`, `between`, `is_open`, `next_open`, `prev_close`, `next_close`.

    Args:
        question: As scenario-format.md has it.
        calendar: Reads the calendar in it.

    Raises:
        Malformed: A key is missing, unknown or unreadable, or there is no answer.
    """
    if "op" not in question:
        raise plain.Malformed("the key 'op' is missing", "op")
    op = question["op"]
    arguments = _ARGUMENTS.get(op) if type(op) is str else None
    if arguments is None:
        raise plain.Malformed(f"an op is one of {', '.join(_ARGUMENTS)}", "op")
    needed = ("calendar", "op", "start", *arguments)
    plain.keyed(question, frozenset({"kind", *needed}), needed)
    start = plain.instant(question["start"], "start")
    with plain.inside("calendar"):
        seconds = calendar(question["calendar"]).seconds
    if op in {"add", "subtract"}:
        amount = plain.whole(question["seconds"], "seconds")
        with plain.inside("seconds"):
            answer = seconds.add if op == "add" else seconds.subtract
            return {"result": plain.utc(answer(start, amount))}
    if op == "between":
        end = plain.instant(question["end"], "end")
        with plain.inside("end"):
            return {"result": seconds.between(start, end)}
    with plain.inside("start"):
        if op == "is_open":
            return {"result": seconds.is_open(start)}
        return {"result": plain.utc(getattr(seconds, op)(start))}
