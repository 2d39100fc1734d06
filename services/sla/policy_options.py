"""What a policy may be told beside its targets: every option by name, and what it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from services.calendars import duration
from services.calendars.duration import Unit
from services.errors import BadValue, RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

STARTS: Final = frozenset({"after_first_response", "any_customer_message"})


def _length(value: object) -> duration.Duration:
    if not isinstance(value, str):
        raise BadValue("takes a text")
    return duration.parse(value)


def _window(value: object) -> None:
    if _length(value).unit is Unit.TIME_OF_DAY:
        raise BadValue("takes a time such as 24h, 3bd, 7cd or 1w")


def _floor(value: object) -> None:
    if _length(value).unit is not Unit.BUSINESS_TIME:
        raise BadValue("takes business time such as 45m or 4h")


def _starts(value: object) -> None:
    if value not in STARTS:
        raise BadValue("takes after_first_response or any_customer_message")


def _flag(value: object) -> None:
    if not isinstance(value, bool):
        raise BadValue("takes true or false")


READERS: Final[dict[str, Callable[[object], None]]] = {
    "confirmation_window": _window,
    "floor": _floor,
    "next_response_starts": _starts,
    "agent_created_no_response_clock": _flag,
}


def check(policy: str, options: Mapping[str, object]) -> None:
    """Refuse an option there is none of, and a value its option does not take."""
    for name, value in options.items():
        try:
            _check_one(name, value)
        except ValueError as problem:
            raise RuleError(
                "The policy “{name}”, {target}: {problem}.",
                name=policy,
                target=name,
                problem=problem,
            ) from problem


def _check_one(name: str, value: object) -> None:
    if name not in READERS:
        known = tuple(sorted(READERS))
        raise BadValue("“{name}” is unknown here; there are {known}", name=name, known=known)
    READERS[name](value)
